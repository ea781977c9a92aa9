import type { APIRoute } from 'astro';
import { getArticles } from '../library.ts';
import {
  buildNewsSitemap,
  buildSitemap,
  buildSitemapIndex,
  buildSitemapParts,
} from '../outputs/sitemap.ts';
import { buildDate } from '../site.ts';

interface Props {
  xml: string;
}

export async function getStaticPaths() {
  const articles = (await getArticles()).map(({ article }) => article);
  const parts = buildSitemapParts(articles);
  const news = buildNewsSitemap(articles, buildDate());
  const files: [name: string, xml: string][] = [
    ['sitemap-index', buildSitemapIndex(parts.length)],
    ...parts.map((part, index): [string, string] => [
      `sitemap-${String(index + 1)}`,
      buildSitemap(part),
    ]),
    ...(news === undefined ? [] : [['news-sitemap', news] satisfies [string, string]]),
  ];
  return files.map(([sitemap, xml]) => ({
    params: { sitemap },
    props: { xml } satisfies Props,
  }));
}

export const GET: APIRoute<Props> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
