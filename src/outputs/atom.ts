import { generateAtomFeed } from 'feedsmith';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import type { FeedModel } from './feed.ts';

/** Writes a feed as Atom (RFC 4287). The author of the feed is the site, so an entry may have none. */
export function toAtom({
  language,
  title,
  description,
  home,
  self,
  updated,
  entries,
}: FeedModel): string {
  return generateAtomFeed({
    id: self,
    title: { value: title },
    subtitle: { value: description },
    updated,
    authors: [{ name: site.name, uri: absolute(routes.front(language)) }],
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: home, rel: 'alternate', type: 'text/html', hreflang: language },
    ],
    xml: { lang: language },
    entries: entries.map(
      ({ article, id, title, published, updated, summary, html, link, metadata }) => ({
        id,
        title: { value: title },
        published,
        updated,
        // feedsmith writes nothing for an empty list.
        ...(metadata && {
          authors: metadata.authors.map((name) => ({ name })),
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
