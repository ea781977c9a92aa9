import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import { buildNewsSitemap } from '../outputs/sitemap.ts';
import { buildDate } from '../site.ts';

export const GET: APIRoute = async () => {
  const articles = (await getArticles()).map(({ article }) => article);
  return new Response(buildNewsSitemap(articles, buildDate()), {
    headers: { 'Content-Type': 'application/xml' },
  });
};
