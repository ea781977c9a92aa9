import { generateRssFeed } from 'feedsmith';
import { segmentsToHtml } from './html.ts';
import type { FeedModel } from './feed.ts';

/** Writes a feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with Dublin Core for authors and translators. */
export function toRss(model: FeedModel): string {
  const { language, title, description, home, self, updated, entries } = model;
  return generateRssFeed({
    title,
    description,
    link: home,
    language,
    lastBuildDate: updated,
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map(
      ({ article, id, title, published, updated, summary, html, link, metadata }) => ({
        title,
        link,
        guid: { value: id, isPermaLink: id === link },
        pubDate: published,
        // RSS readers parse it as HTML.
        description: segmentsToHtml([{ text: summary }]),
        // feedsmith writes nothing for an empty list.
        ...(metadata && { categories: metadata.topics.map((name) => ({ name })) }),
        content: { encoded: html },
        dc: {
          languages: [article.language],
          ...(metadata && {
            creators: metadata.authors,
            contributors: metadata.contributors,
            ...(metadata.rights !== null && { rights: [metadata.rights] }),
            ...(metadata.original !== undefined && { sources: [metadata.original] }),
          }),
        },
        ...(updated > published && { dcterms: { modified: [updated] } }),
      }),
    ),
  });
}
