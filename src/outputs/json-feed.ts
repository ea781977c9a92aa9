import type { FeedModel } from './feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the credit as an object of our own. */
export function jsonFeed({ language, title, description, home, self, entries }: FeedModel): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language,
    items: entries.map(({ article, id, credit, notice, summary, html, link, of, ...entry }) => ({
      id,
      url: link,
      external_url: of?.original,
      title: entry.title,
      summary,
      content_html: html,
      date_published: entry.published,
      date_modified: entry.updated > entry.published ? entry.updated : undefined,
      language: article.language,
      tags: listed(of?.topics),
      authors: listed(of?.authors)?.map((name) => ({ name })),
      _attribution: {
        credit,
        notice,
        disclaimer: article.disclaimer ?? undefined,
        translators: Array.isArray(article.translator) ? article.translator : undefined,
        cites: article.source.cites,
      },
    })),
  };
  return `${JSON.stringify(feed, undefined, 1)}\n`;
}

function listed(names: string[] | undefined): string[] | undefined {
  return names && names.length > 0 ? names : undefined;
}
