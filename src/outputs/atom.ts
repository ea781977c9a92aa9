import { generateAtomFeed } from 'feedsmith';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import type { FeedModel } from './feed.ts';

/** A feed as Atom (RFC 4287). The feed's author is the site; an entry has one only where it is known. */
export function atom({
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
    entries: entries.map(({ article, id, title, published, updated, summary, html, link, of }) => ({
      id,
      title: { value: title },
      published,
      updated,
      // Empty lists leave no element behind.
      ...(of && {
        authors: of.authors.map((name) => ({ name })),
        contributors: of.contributors.map((name) => ({ name })),
        ...(of.rights !== null && { rights: { value: of.rights } }),
        categories: of.topics.map((term) => ({ term })),
      }),
      summary: { value: summary },
      content: { value: html, type: 'html' },
      links: [
        { href: link, rel: 'alternate', type: 'text/html', hreflang: article.language },
        ...(of?.original === undefined ? [] : [{ href: of.original, rel: 'via' }]),
      ],
      xml: { lang: article.language },
    })),
  });
}
