import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Segment } from '../article/segments.ts';
import type { HeadTag } from './head.ts';
import { isLanguage, languages } from '../language/languages.ts';
import { elsewhereRel, leadsElsewhere } from '../routes.ts';

/** Parts as HTML, escaped, with no white space but their own: `Translated by <bdi>…</bdi>.` */
export function htmlOf(parts: readonly Segment[]): string {
  return toHtml({ type: 'root', children: parts.flatMap(nodes) });
}

function nodes({ text, name, href, language, date }: Segment): ElementContent[] {
  const words = name ? [isolated(text, language)] : lines(text);
  // A part names a day, so no more is claimed than that.
  const inside = date
    ? [element('time', words, { dateTime: date.toISOString().slice(0, 10) })]
    : words;
  if (href === undefined) return inside;
  return [
    element('a', inside, {
      href,
      rel: leadsElsewhere(href) ? elsewhereRel : undefined,
      // An address reads from left to right, slashes included, wherever it stands.
      dir: /^https?:/i.test(text) ? 'ltr' : undefined,
    }),
  ];
}

/** Tags of `<head>` as HTML. */
export function headHtml(tags: readonly HeadTag[]): string {
  return toHtml({
    type: 'root',
    children: tags.map(({ tag, attributes }) => element(tag, [], attributes)),
  });
}

/** A text that came in several lines keeps them. */
function lines(text: string): ElementContent[] {
  return text
    .split('\n')
    .flatMap((value, index) => [
      ...(index > 0 ? [element('br', [])] : []),
      { type: 'text' as const, value },
    ]);
}

function isolated(text: string, language: string | undefined): ElementContent {
  // A language that the site doesn't speak: `<bdi>` takes the direction from the first letter.
  const known = language !== undefined && isLanguage(language) ? language : undefined;
  const dir = known && languages[known].direction;
  return element('bdi', lines(text), { lang: language, dir });
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Record<string, string | string[] | undefined> = {},
): ElementContent {
  return { type: 'element', tagName, properties, children };
}
