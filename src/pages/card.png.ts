import type { APIRoute } from 'astro';
import { cardImage } from '../build/card-cache.ts';
import { siteCard } from '../outputs/card.ts';

export const GET: APIRoute = async () =>
  new Response(await cardImage(siteCard()), { headers: { 'Content-Type': 'image/png' } });
