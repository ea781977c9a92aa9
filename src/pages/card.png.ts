import type { APIRoute } from 'astro';
import { renderCard } from '../build/card-image.ts';
import { createSiteCard } from '../outputs/card.ts';

export const GET: APIRoute = async () =>
  new Response(await renderCard(createSiteCard()), { headers: { 'Content-Type': 'image/png' } });
