import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import { sitemap, sitemapIndex, sitemapParts } from '../outputs/sitemap.ts';

interface Props {
  xml: string;
}

export async function getStaticPaths() {
  const articles = (await getArticles()).map(({ article }) => article);
  const parts = sitemapParts(articles);
  const files = [sitemapIndex(parts.length), ...parts.map(sitemap)];
  return files.map((xml, index) => ({
    params: { part: index === 0 ? 'index' : String(index) },
    props: { xml },
  }));
}

export const GET: APIRoute<Props> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
