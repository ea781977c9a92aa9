import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../language/languages.ts';
import { publishedArticles } from '../../library.ts';
import { manifest } from '../../outputs/manifest.ts';

interface Props {
  language: Language;
}

export function getStaticPaths() {
  return languageCodes.map((language) => ({ params: { language }, props: { language } }));
}

export const GET: APIRoute<Props> = async ({ props: { language } }) => {
  const articles = (await publishedArticles(language)).map(({ article }) => article);
  return new Response(manifest(language, articles), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
