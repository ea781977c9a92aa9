/**
 * Matches words in ids by which Mozilla Readability, the reader view of Firefox, takes an element for a byline, a comment or
 * an advertisement and removes it. The tests compare them with the patterns of Readability.
 */
const REMOVED_WORDS = new RegExp(
  [
    ...['author', 'byline', 'dateline', 'writtenby'],
    ...['-ad-', 'ad-break', 'agegate', 'ai2html', 'banner', 'breadcrumbs', 'com-', 'combx'],
    ...['comment', 'community', 'contact', 'cover-wrap', 'disqus', 'extra', 'footer', 'gdpr'],
    ...['header', 'hidden', 'legends', 'masthead', 'media', 'menu', 'meta', 'outbrain', 'pager'],
    ...['pagination', 'popup', 'promo', 'related', 'remark', 'replies', 'rss', 'scroll', 'share'],
    ...['shopping', 'shoutbox', 'sidebar', 'skyscraper', 'social', 'sponsor', 'supplemental'],
    ...['tags', 'widget', 'yom-remote'],
  ].join('|'),
);

/** Divides such words in an id by `_`, which no other id contains: `a-authorities` becomes `a-au_thorities`. */
export function divideRemovedWords(id: string): string {
  const divided = id.replace(REMOVED_WORDS, (word) => `${word.slice(0, 2)}_${word.slice(2)}`);
  return divided === id ? id : divideRemovedWords(divided);
}
