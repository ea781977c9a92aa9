import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../../language/languages.ts';
import { getArticles, getTerms } from '../../../library.ts';
import { articleFormats, enabledFormats } from '../../../outputs/formats.ts';
import { createSearchRecord } from '../../../outputs/search.ts';
import { routes } from '../../../routes.ts';
import { buildSearchIndexes } from '../../../build/search-index.ts';
import type { IndexFile, SearchedEdition } from '../../../build/search-index.ts';

type Props = Pick<IndexFile, 'bytes'>;

export async function getStaticPaths() {
  const editions = await Promise.all(languageCodes.map(collectEdition));
  const files = await buildSearchIndexes(editions.filter(({ articles }) => articles.length > 0));
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

/** Collects the articles of an edition with the names of their sources and translators. */
async function collectEdition(language: Language): Promise<SearchedEdition> {
  const names = new Map<string, Record<string, string[]>>();
  for (const taxonomy of ['sources', 'translators'] as const) {
    for (const { label, articles } of await getTerms(language, taxonomy)) {
      for (const { article } of articles) {
        const own = names.get(article.slug) ?? {};
        (own[taxonomy] ??= []).push(label.map(({ text }) => text).join(''));
        names.set(article.slug, own);
      }
    }
  }
  const published = await getArticles(language);
  return {
    language,
    articles: await Promise.all(
      published.map(async (source) => ({
        record: createSearchRecord(source.article, (await source.renderText()).absolute),
        filters: names.get(source.article.slug) ?? {},
        plainText: enabledFormats.includes('txt')
          ? await articleFormats.txt.write(source)
          : undefined,
      })),
    ),
  };
}
