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
    items: entries.map(
      ({ article, address, id, title, published, summary, html, contributors }) => ({
        title,
        link: address,
        guid: { value: id, isPermaLink: id === address },
        pubDate: published,
        // HTML by the specification, in which a name in angle brackets would be a tag.
        description: htmlOf([{ text: summary }]),
        ...(article.topics && { categories: article.topics.map((name) => ({ name })) }),
        content: { encoded: html },
        dc: {
          ...(article.source.author && { creators: article.source.author }),
          ...(contributors.length > 0 && { contributors }),
          languages: [article.language],
          ...(article.rights !== null && { rights: [article.rights] }),
          ...(article.source.url && { sources: [article.source.url] }),
        },
        ...(article.updated && { dcterms: { modified: [article.updated] } }),
      }),
    ),
  });
}
