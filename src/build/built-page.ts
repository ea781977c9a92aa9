import { hasVisibleCharacter } from '../article/plain-text.ts';

/** The lead image and its caption, which the site adds to the text. */
const LEAD_IMAGE = /<figure class="lead">.*?<\/figure>/s;

/**
 * Tells whether a built article page has text between its credit and its notice. If rendering an article fails, Astro
 * still publishes the page, without its text, and exits with 0.
 */
export function hasText(html: string): boolean {
  const [, text = ''] = /<p class="credit">.*?<\/p>(.*)<p class="notice"/s.exec(html) ?? [];
  return hasVisibleCharacter(text.replace(LEAD_IMAGE, '').replace(/<[^>]*>/g, ''));
}
