import type { APIRoute } from 'astro';
import { getArticles } from '../../library.ts';
import { buildManifest } from '../../outputs/manifest.ts';
import { editionPaths, type EditionProps } from '../_edition-paths.ts';

type Props = EditionProps;

export const getStaticPaths = () => editionPaths();

export const GET: APIRoute<Props> = async ({ props: { language } }) => {
  const articles = (await getArticles(language)).map(({ article }) => article);
  return new Response(buildManifest(language, articles), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
