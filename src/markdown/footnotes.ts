import type { FootnoteDefinition, FootnoteReference, Parents } from 'mdast';
import { defaultFootnoteBackContent, type Options } from 'remark-rehype';
import { languages, type Language } from '../language/languages.ts';
import { normalizeLabel } from './parse.ts';

/** Returns remark-rehype options that label footnotes in the article's language. */
export function footnoteOptions(language: Language): Options {
  const { direction, messages } = languages[language];
  // U+FE0E prevents an emoji on phones.
  const arrow = direction === 'rtl' ? '↪\uFE0E' : '↩\uFE0E';
  return {
    // The sanitizer adds the prefix.
    clobberPrefix: '',
    footnoteLabel: messages.footnotes.title,
    footnoteLabelProperties: {},
    footnoteBackLabel(index, times) {
      // `2` for the first reference to the second footnote, `2-3` for the third.
      const number = times > 1 ? `${index + 1}-${times}` : `${index + 1}`;
      return messages.footnotes.back.replace('{number}', number);
    },
    footnoteBackContent: (index, times) => [
      { type: 'text', value: arrow },
      ...defaultFootnoteBackContent(index, times).slice(1),
    ],
  };
}

/** Footnotes and references to them, in document order. */
export interface Footnotes {
  definitions: FootnoteDefinition[];
  references: { reference: FootnoteReference; within: FootnoteDefinition | undefined }[];
}

/**
 * Replaces footnote identifiers by the numbers that readers see. From editors' labels, such as Arabic words, or `x` and
 * `x-2`, remark-rehype would make invalid or duplicate ids.
 */
export function numberFootnotes({ definitions, references }: Footnotes): void {
  const byName = new Map<string, FootnoteDefinition>();
  // The first of duplicates wins.
  for (const definition of definitions.toReversed()) {
    byName.set(normalizeLabel(definition), definition);
    definition.identifier = UNUSED_IDENTIFIER;
  }
  const numbers = new Map<string, number>();
  const referencesIn = Map.groupBy(references, ({ within }) => within);
  const number = (within: FootnoteDefinition | undefined): void => {
    for (const { reference } of referencesIn.get(within) ?? []) {
      const name = normalizeLabel(reference);
      const known = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, known);
      reference.identifier = String(known);
    }
  };
  number(undefined);
  // The map grows during the iteration: a footnote may be the first to refer to another.
  for (const [name, known] of numbers) {
    const definition = byName.get(name);
    if (definition === undefined) continue;
    definition.identifier = String(known);
    number(definition);
    // remark-rehype appends the back link to the last paragraph.
    if (definition.children.at(-1)?.type !== 'paragraph') {
      definition.children.push({ type: 'paragraph', children: [] });
    }
  }
}

/** Inserts a space between adjacent references, so that 1 and 2 don't read as 12. */
export function separateReferences({ children }: Parents): void {
  for (let index = children.length - 1; index > 0; index -= 1) {
    const [one, other] = [children[index - 1], children[index]];
    if (one?.type === 'footnoteReference' && other?.type === 'footnoteReference') {
      children.splice(index, 0, { type: 'text', value: EN_SPACE });
    }
  }
}

/** Wide enough to tap one of two numbers. */
const EN_SPACE = '\u2002';

/** Not a number, so that it never matches a reference. */
const UNUSED_IDENTIFIER = 'unused';
