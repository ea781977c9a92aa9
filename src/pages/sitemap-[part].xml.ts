import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import { buildSitemap, buildSitemapIndex, buildSitemapParts } from '../outputs/sitemap.ts';

interface Props {
  xml: string;
}

export async function getStaticPaths() {
  const articles = (await getArticles()).map(({ article }) => article);
  const parts = buildSitemapParts(articles);
  const files = [buildSitemapIndex(parts.length), ...parts.map(buildSitemap)];
  return files.map((xml, index) => ({
    params: { part: index === 0 ? 'index' : String(index) },
    props: { xml },
  }));
}

export const GET: APIRoute<Props> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
