import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../language/languages.ts';
import { feedArticles, publishedArticles } from '../../library.ts';
import { atom } from '../../outputs/atom.ts';
import { articleEntry, editionFeed, feedModel } from '../../outputs/feed.ts';
import { feeds, feedsMade, type Feed } from '../../outputs/forms.ts';
import { jsonFeed } from '../../outputs/json-feed.ts';
import { rss } from '../../outputs/rss.ts';
import { buildDate } from '../../site.ts';

interface Props {
  language: Language;
  feed: Feed;
}

export function getStaticPaths() {
  return languageCodes.flatMap((language) =>
    feedsMade.map((feed) => ({ params: { language, feed }, props: { language, feed } })),
  );
}

const formats = { 'rss.xml': rss, 'atom.xml': atom, 'feed.json': jsonFeed };

export const GET: APIRoute<Props> = async ({ props: { language, feed } }) => {
  const entries = (await feedArticles(await publishedArticles(language))).map(({ article, html }) =>
    articleEntry(article, html),
  );
  const model = feedModel(editionFeed(language, feed), entries, buildDate());
  return new Response(formats[feed](model), { headers: { 'Content-Type': feeds[feed] } });
};
