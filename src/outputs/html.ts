import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Part } from '../article/parts.ts';
import { isLanguage, languages } from '../language/languages.ts';
import { elsewhereRel, leadsElsewhere } from '../routes.ts';

/** Parts as HTML, escaped, with no white space but their own: `Translated by <bdi>…</bdi>.` */
export function htmlOf(parts: readonly Part[]): string {
  return toHtml({ type: 'root', children: parts.map(node) });
}

function node({ text, name, href, language, date }: Part): ElementContent {
  const words: ElementContent = { type: 'text', value: text };
  const wrap = (tagName: string, properties: Record<string, string | string[] | undefined>) => ({
    type: 'element' as const,
    tagName,
    properties,
    children: [words],
  });
  if (href !== undefined) {
    return wrap('a', {
      href,
      rel: leadsElsewhere(href) ? elsewhereRel : undefined,
      // An address reads from left to right, slashes included, wherever it stands.
      dir: text === href ? 'ltr' : undefined,
    });
  }
  if (name) {
    // A language that the site doesn't speak: `<bdi>` takes the direction from the first letter.
    const known = language !== undefined && isLanguage(language) ? language : undefined;
    return wrap('bdi', { lang: language, dir: known && languages[known].direction });
  }
  return date ? wrap('time', { dateTime: date.toISOString() }) : words;
}
