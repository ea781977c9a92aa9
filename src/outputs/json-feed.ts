import type { FeedModel } from './feed.ts';

/** Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the extension `_attribution`. */
export function toJsonFeed(model: FeedModel): string {
  const { language, title, description, home, self, entries } = model;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language,
    items: entries.map(
      ({ article, id, credit, notice, summary, html, link, metadata, ...entry }) => ({
        id,
        url: link,
        external_url: metadata?.original,
        title: entry.title,
        summary,
        content_html: html,
        date_published: entry.published,
        date_modified: entry.updated > entry.published ? entry.updated : undefined,
        language: article.language,
        tags: omitEmpty(metadata?.topics),
        authors: omitEmpty(metadata?.authors)?.map((name) => ({ name })),
        _attribution: {
          credit,
          notice,
          disclaimer: article.disclaimer ?? undefined,
          translators: Array.isArray(article.translator) ? article.translator : undefined,
          cites: article.source.cites,
        },
      }),
    ),
  };
  return `${JSON.stringify(feed, undefined, 1)}\n`;
}

function omitEmpty(names: string[] | undefined): string[] | undefined {
  return names && names.length > 0 ? names : undefined;
}
