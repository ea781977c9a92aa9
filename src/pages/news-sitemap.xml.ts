import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import { newsSitemap } from '../outputs/sitemap.ts';
import { buildDate } from '../site.ts';

export const GET: APIRoute = async () => {
  const articles = (await getArticles()).map(({ article }) => article);
  return new Response(newsSitemap(articles, buildDate()), {
    headers: { 'Content-Type': 'application/xml' },
  });
};
