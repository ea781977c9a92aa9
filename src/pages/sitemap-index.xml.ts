import type { APIRoute } from 'astro';
import { publishedArticles } from '../library.ts';
import { sitemapIndex, sitemapParts } from '../outputs/sitemap.ts';

export const GET: APIRoute = async () => {
  const articles = (await publishedArticles()).map(({ article }) => article);
  return new Response(sitemapIndex(sitemapParts(articles).length), {
    headers: { 'Content-Type': 'application/xml' },
  });
};
