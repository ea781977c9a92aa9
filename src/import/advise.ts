import { checkText } from '../check/rules.ts';
import { SHORTCODE } from '../check/rules/shortcodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { proposeCites } from './cites.ts';
import type { Composed } from './compose.ts';
import type { Item } from './item.ts';
import { readWords } from './tree.ts';
import { toLine } from './values.ts';

const MAX_ADVICE = 10;

/** Lists likely mistakes in a text, and the shortcodes of other systems. */
export function listAdvice({ values, body }: Item, { markdown }: Composed): string[] {
  const title = toLine(values['title']) ?? '';
  const advice = checkText({ tree: parseMarkdown(markdown, true), body: markdown, title });
  const found = advice.map((one) => `${one.found}; ${one.fix}`);
  // Some are escaped by now.
  const shortcodes = [...readWords(body).matchAll(SHORTCODE)].map(
    ([code]) => `the text has ${code}, which another system replaced: write what it stands for`,
  );
  const all = [...found.filter((one) => !one.startsWith('a shortcode')), ...shortcodes];
  return [...new Set(all.slice(0, MAX_ADVICE))];
}

/** Asks whether the text relies on outlets that it seems to cite. */
export function adviseCites({ body, values }: Item): string[] {
  const names = proposeCites(readWords(body)).join(', ');
  if (names === '' || values['source.cites'] !== undefined) return [];
  return [`source.cites: the text seems to rely on ${names}; add them if it does`];
}
