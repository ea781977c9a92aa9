import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../language/languages.ts';
import { getArticles, getNewestDate, renderFeedArticles } from '../../library.ts';
import { createArticleEntry, describeEditionFeed, buildFeed } from '../../outputs/feed.ts';
import { enabledFeeds, feedFormats, type FeedFormat } from '../../outputs/formats.ts';

interface Props {
  language: Language;
  feed: FeedFormat;
}

export function getStaticPaths() {
  return languageCodes.flatMap((language) =>
    enabledFeeds.map((feed) => ({ params: { language, feed }, props: { language, feed } })),
  );
}

export const GET: APIRoute<Props> = async ({ props: { language, feed } }) => {
  const { mediaType, write } = feedFormats[feed];
  const entries = (await renderFeedArticles(await getArticles(language))).map(({ article, html }) =>
    createArticleEntry(article, html),
  );
  const model = buildFeed(describeEditionFeed(language, feed), entries, await getNewestDate());
  return new Response(write(model), { headers: { 'Content-Type': mediaType } });
};
