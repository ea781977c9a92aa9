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
    items: entries.map(({ article, address, id, credit, notice, summary, html, ...entry }) => ({
      id,
      url: address,
      external_url: article.source.url ?? undefined,
      title: entry.title,
      summary,
      content_html: html,
      date_published: entry.published,
      date_modified: article.updated,
      language: article.language,
      tags: article.topics,
      authors: article.source.author?.map((name) => ({ name })),
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
