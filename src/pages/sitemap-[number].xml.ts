import type { APIRoute } from 'astro';
import { publishedArticles } from '../library.ts';
import { sitemap, sitemapParts } from '../outputs/sitemap.ts';

interface Props {
  part: ReturnType<typeof sitemapParts>[number];
}

export async function getStaticPaths() {
  const articles = (await publishedArticles()).map(({ article }) => article);
  return sitemapParts(articles).map((part, index) => ({
    params: { number: String(index + 1) },
    props: { part },
  }));
}

export const GET: APIRoute<Props> = ({ props: { part } }) =>
  new Response(sitemap(part), { headers: { 'Content-Type': 'application/xml' } });
