import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../../language/languages.ts';
import { publishedArticles, termsIn } from '../../../library.ts';
import { searchHit } from '../../../outputs/search.ts';
import { routes } from '../../../routes.ts';
import { searchFiles, type IndexFile, type Searched } from '../../../build/search-index.ts';

type Props = Pick<IndexFile, 'bytes'>;

export async function getStaticPaths() {
  const editions = await Promise.all(languageCodes.map(searched));
  const files = await searchFiles(editions.filter(({ articles }) => articles.length > 0));
  return languageCodes.flatMap((language) => {
    const folder = routes.search(language);
    return files
      .filter(({ address }) => address.startsWith(folder))
      .map(({ address, bytes }) => ({
        params: { language, file: address.slice(folder.length) },
        props: { bytes } satisfies Props,
      }));
  });
}

export const GET: APIRoute<Props> = ({ props: { bytes }, params: { file = '' } }) => {
  const type = file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
  return new Response(bytes, { headers: { 'Content-Type': type } });
};

/** The articles of an edition, each with the names of its sources and translators as the edition shows them. */
async function searched(language: Language): Promise<Searched> {
  const names = new Map<string, Record<string, string[]>>();
  for (const taxonomy of ['sources', 'translators'] as const) {
    for (const { shown, articles } of await termsIn(language, taxonomy)) {
      for (const { article } of articles) {
        const own = names.get(article.slug) ?? {};
        (own[taxonomy] ??= []).push(shown.map(({ text }) => text).join(''));
        names.set(article.slug, own);
      }
    }
  }
  const published = await publishedArticles(language);
  return {
    language,
    articles: await Promise.all(
      published.map(async ({ article, text }) => ({
        hit: searchHit(article, (await text()).absolute),
        filters: names.get(article.slug) ?? {},
      })),
    ),
  };
}
