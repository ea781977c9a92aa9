import type { APIRoute } from 'astro';
import { renderCard } from '../build/card-image.ts';
import { siteCard } from '../outputs/card.ts';

export const GET: APIRoute = async () =>
  new Response(await renderCard(siteCard()), { headers: { 'Content-Type': 'image/png' } });
