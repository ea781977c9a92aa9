import type { APIRoute } from 'astro';
import type { Taxonomy } from '../../../../routes.ts';
import type { Term } from '../../../../lists/terms.ts';
import type { Language } from '../../../../language/languages.ts';
import { getAllTerms, renderFeedArticles, type PublishedArticle } from '../../../../library.ts';
import { toAtom } from '../../../../outputs/atom.ts';
import { createArticleEntry, buildFeed, describeTermFeed } from '../../../../outputs/feed.ts';
import { feedFormats, hasListFeeds } from '../../../../outputs/formats.ts';

interface Props {
  language: Language;
  taxonomy: Taxonomy;
  term: Term<PublishedArticle>;
}

export async function getStaticPaths() {
  if (!hasListFeeds) return [];
  return (await getAllTerms()).map(({ language, taxonomy, term }) => ({
    params: { language, taxonomy, term: term.slug },
    props: { language, taxonomy, term },
  }));
}

export const GET: APIRoute<Props> = async ({ props: { language, taxonomy, term } }) => {
  const entries = (await renderFeedArticles(term.articles)).map(({ article, html }) =>
    createArticleEntry(article, html),
  );
  const model = buildFeed(describeTermFeed(language, taxonomy, term), entries);
  return new Response(toAtom(model), {
    headers: { 'Content-Type': feedFormats['atom.xml'].mediaType },
  });
};
