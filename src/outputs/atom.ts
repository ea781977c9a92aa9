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
    entries: entries.map((entry) => {
      const { article, address, id, html, contributors } = entry;
      const { author, url } = article.source;
      return {
        id,
        title: { value: entry.title },
        published: entry.published,
        updated: entry.updated,
        ...(author && { authors: author.map((name) => ({ name })) }),
        ...(contributors.length > 0 && { contributors: contributors.map((name) => ({ name })) }),
        ...(article.rights !== null && { rights: { value: article.rights } }),
        ...(article.topics && { categories: article.topics.map((term) => ({ term })) }),
        summary: { value: entry.summary },
        content: { value: html, type: 'html' },
        links: [
          { href: address, rel: 'alternate', type: 'text/html', hreflang: article.language },
          ...(url ? [{ href: url, rel: 'via' }] : []),
        ],
        xml: { lang: article.language },
      };
    }),
  });
}
