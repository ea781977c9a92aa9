import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../language/languages.ts';
import { publishedArticles } from '../../library.ts';
import { atom } from '../../outputs/atom.ts';
import { feedModel } from '../../outputs/feed.ts';
import { feeds, feedsMade, type Feed } from '../../outputs/forms.ts';
import { jsonFeed } from '../../outputs/json-feed.ts';
import { rss } from '../../outputs/rss.ts';
import { buildDate, site } from '../../site.ts';

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
  const newest = (await publishedArticles(language)).slice(0, site.feedLength);
  const articles = await Promise.all(
    newest.map(async ({ article, text }) => ({ article, html: await text({ absolute: true }) })),
  );
  return new Response(formats[feed](feedModel(language, feed, articles, buildDate())), {
    headers: { 'Content-Type': feeds[feed] },
  });
};
