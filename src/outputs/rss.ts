import { generateRssFeed } from 'feedsmith';
import { htmlOf } from './html.ts';
import type { FeedModel } from './feed.ts';

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with Dublin Core for authors and translators. */
export function rss({
  language,
  title,
  description,
  home,
  self,
  updated,
  entries,
}: FeedModel): string {
  return generateRssFeed({
    title,
    description,
    link: home,
    language,
    lastBuildDate: updated,
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map(({ article, id, title, published, updated, summary, html, link, of }) => ({
      title,
      link,
      guid: { value: id, isPermaLink: id === link },
      pubDate: published,
      // HTML by the specification, in which a name in angle brackets would be a tag.
      description: htmlOf([{ text: summary }]),
      // Empty lists leave no element behind.
      ...(of && { categories: of.topics.map((name) => ({ name })) }),
      content: { encoded: html },
      dc: {
        languages: [article.language],
        ...(of && {
          creators: of.authors,
          contributors: of.contributors,
          ...(of.rights !== null && { rights: [of.rights] }),
          ...(of.original !== undefined && { sources: [of.original] }),
        }),
      },
      ...(updated > published && { dcterms: { modified: [updated] } }),
    })),
  });
}
