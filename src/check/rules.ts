import type { CheckedText, Rule } from './rule.ts';
import { dividedLinks } from './rules/divided-links.ts';
import { headings } from './rules/headings.ts';
import { html } from './rules/html.ts';
import { indents } from './rules/indents.ts';
import { lines } from './rules/lines.ts';
import { mail } from './rules/mail.ts';
import { misleadingLinks } from './rules/misleading-links.ts';
import { repeatedHeadline } from './rules/repeated-headline.ts';
import { shortcodes } from './rules/shortcodes.ts';
import { tracking } from './rules/tracking.ts';
import { visibleMarks } from './rules/visible-marks.ts';
import type { Finding, Position } from '../content/diagnostic.ts';

/** The rules for the text of an article. docs/editors.md lists them. */
export const rules: readonly Rule[] = [
  ...[html, shortcodes, visibleMarks, dividedLinks, headings, repeatedHeadline],
  ...[lines, indents, mail, tracking, misleadingLinks],
];

/** Checks a text with all rules. */
export function checkText(text: CheckedText): (Finding & Position)[] {
  return rules.flatMap(({ expected, check }) =>
    check(text).map((found) => ({ ...found, expected, isAdvice: true as const })),
  );
}
