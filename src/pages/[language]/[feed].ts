import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../language/languages.ts';
import { feedArticles, publishedArticles } from '../../library.ts';
import { toAtom } from '../../outputs/atom.ts';
import { createArticleEntry, describeEditionFeed, buildFeed } from '../../outputs/feed.ts';
import { feedFormats, enabledFeeds, type FeedFormat } from '../../outputs/formats.ts';
import { toJsonFeed } from '../../outputs/json-feed.ts';
import { toRss } from '../../outputs/rss.ts';
import { buildDate } from '../../site.ts';

interface Props {
  language: Language;
  feed: FeedFormat;
}

export function getStaticPaths() {
  return languageCodes.flatMap((language) =>
    enabledFeeds.map((feed) => ({ params: { language, feed }, props: { language, feed } })),
  );
}

const formats = { 'rss.xml': toRss, 'atom.xml': toAtom, 'feed.json': toJsonFeed };

export const GET: APIRoute<Props> = async ({ props: { language, feed } }) => {
  const entries = (await feedArticles(await publishedArticles(language))).map(({ article, html }) =>
    createArticleEntry(article, html),
  );
  const model = buildFeed(describeEditionFeed(language, feed), entries, buildDate());
  return new Response(formats[feed](model), { headers: { 'Content-Type': feedFormats[feed] } });
};
