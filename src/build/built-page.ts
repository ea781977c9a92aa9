import { isVisible } from '../article/plain-text.ts';

/** The picture that leads an article, with the caption that the site gives it. */
const lead = /<figure class="lead">.*?<\/figure>/s;

/**
 * Whether a built article page has any text of its own between credit and notice. Astro publishes an
 * article whose text failed to render as an empty page, and exits with 0.
 * @param html the page, as it was written
 */
export function hasText(html: string): boolean {
  const [, text] = /<p class="credit">.*?<\/p>(.*)<p class="notice"/s.exec(html) ?? [];
  return text !== undefined && isVisible(text.replace(lead, '').replace(/<[^>]*>/g, ''));
}
