import { generateAtomFeed } from 'feedsmith';
import type { FeedModel } from './feed.ts';

/**
 * Writes a feed as Atom (RFC 4287). Each entry has an author, and the feed has none, because the entries would inherit it
 * (section 4.2.1).
 */
export function toAtom(model: FeedModel): string {
  const { language, title, description, home, self, updated, entries } = model;
  return generateAtomFeed({
    id: self,
    title: { value: title },
    subtitle: { value: description },
    updated,
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: home, rel: 'alternate', type: 'text/html', hreflang: language },
    ],
    xml: { lang: language },
    entries: entries.map(
      ({ article, id, title, byline, published, updated, summary, html, link, metadata }) => ({
        id,
        title: { value: title },
        authors: byline.map((name) => ({ name })),
        published,
        updated,
        // feedsmith writes nothing for an empty list.
        ...(metadata && {
          contributors: metadata.contributors.map((name) => ({ name })),
          ...(metadata.rights !== null && { rights: { value: metadata.rights } }),
          categories: metadata.topics.map((term) => ({ term })),
        }),
        summary: { value: summary },
        content: { value: html, type: 'html' },
        links: [
          { href: link, rel: 'alternate', type: 'text/html', hreflang: article.language },
          ...(metadata?.original === undefined ? [] : [{ href: metadata.original, rel: 'via' }]),
        ],
        xml: { lang: article.language },
      }),
    ),
  });
}
