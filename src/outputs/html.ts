import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Station } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { isLanguage, languages } from '../language/languages.ts';
import { createElement } from '../markdown/images.ts';
import { externalRel, isExternal } from '../routes.ts';

/** A tag of `<head>`. */
export interface HeadTag {
  tag: 'meta' | 'link';
  attributes: Record<string, string>;
}

/** Converts segments to escaped HTML and adds no whitespace: `Translated by <bdi>…</bdi>.` */
export function segmentsToHtml(segments: readonly Segment[]): string {
  return toHtml(segments.flatMap(segmentToHast));
}

/**
 * Converts the stations of a credit to one line of text, whose classes say how much is known. The words before the first
 * name lead to the chain.
 */
export function stationsToHtml(label: string, stations: readonly Station[]): string {
  const spans = stations.flatMap(({ segments, known, actor, isFollowed }) => {
    const [first = { text: '' }, ...rest] = segments;
    const words = { text: first.text.replace(/[\s(]+$/, ''), href: '#chain' };
    const space = { text: first.text.slice(words.text.length) };
    const classes = [known, ...(actor ? [actor] : []), ...(isFollowed ? ['next'] : [])];
    const content = [words, space, ...rest].flatMap(segmentToHast);
    return [
      { type: 'text' as const, value: ' ' },
      createElement('span', { class: classes }, content),
    ];
  });
  return toHtml([...segmentToHast({ text: label, label: true }), ...spans]);
}

function segmentToHast(segment: Segment): ElementContent[] {
  const { text, name, quoted, label, href, date } = segment;
  const content = name || quoted ? [isolate(segment)] : linesToHast(text);
  const inner = date
    ? [createElement('time', { dateTime: date }, content)]
    : label
      ? [createElement('strong', {}, content)]
      : content;
  if (href === undefined) return inner;
  const rel = isExternal(href) ? externalRel : undefined;
  // An address reads from left to right in right-to-left text too.
  const dir = /^https?:/i.test(text) ? 'ltr' : undefined;
  return [createElement('a', { href, rel, dir }, inner)];
}

/** Converts the tags of `<head>` to HTML. */
export function headTagsToHtml(tags: readonly HeadTag[]): string {
  return toHtml(tags.map(({ tag, attributes }) => createElement(tag, attributes)));
}

/** Converts line breaks to `<br>`. */
function linesToHast(text: string): ElementContent[] {
  return text
    .split('\n')
    .flatMap((value, index) => [
      ...(index > 0 ? [createElement('br', {})] : []),
      { type: 'text' as const, value },
    ]);
}

/**
 * Isolates the direction of a name or of quoted words. Without a known language, `<bdi>` detects it from the first letter.
 * Browsers don't translate names.
 */
function isolate({ text, name, language }: Segment): ElementContent {
  const known = language !== undefined && isLanguage(language) ? language : undefined;
  const dir = known && languages[known].direction;
  const translate = name && 'no';
  return createElement('bdi', { lang: language, dir, translate }, linesToHast(text));
}
