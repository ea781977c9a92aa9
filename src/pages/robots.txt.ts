import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import { buildRobotsTxt } from '../outputs/sitemap.ts';
import { buildDate } from '../site.ts';

export const GET: APIRoute = async () => {
  const articles = (await getArticles()).map(({ article }) => article);
  return new Response(buildRobotsTxt(articles, buildDate()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
