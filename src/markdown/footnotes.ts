import type { FootnoteDefinition, FootnoteReference, Nodes, Parents, Root } from 'mdast';
import { defaultFootnoteBackContent, type Options } from 'remark-rehype';
import { languages, type Language } from '../language/languages.ts';
import { normalizeLabel } from './parse.ts';
import { walk } from './walk.ts';

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

/**
 * Collects the footnotes of a tree and the references to them, in document order. Numbers the footnotes to which the text
 * refers, directly or through others, in the order of their first references. Of duplicates, it refers to the first.
 */
export function collectFootnotes(tree: Root) {
  const definitions: FootnoteDefinition[] = [];
  const open: FootnoteDefinition[] = [];
  const found: { reference: FootnoteReference; within: FootnoteDefinition | undefined }[] = [];
  walk<Nodes>(tree, {
    enter(node) {
      if (node.type === 'footnoteReference') found.push({ reference: node, within: open.at(-1) });
      if (node.type !== 'footnoteDefinition') return;
      definitions.push(node);
      open.push(node);
    },
    leave(node) {
      if (node.type === 'footnoteDefinition') open.pop();
      return undefined;
    },
  });
  const byLabel = new Map(definitions.toReversed().map((one) => [normalizeLabel(one), one]));
  const references = found.map((one) => ({
    ...one,
    definition: byLabel.get(normalizeLabel(one.reference)),
  }));
  const referencesIn = Map.groupBy(references, ({ within }) => within);
  const parts = new Set<FootnoteDefinition | undefined>([undefined]);
  // The set grows during the iteration: a footnote may be the first to refer to another.
  for (const part of parts) {
    for (const { definition } of referencesIn.get(part) ?? []) parts.add(definition);
  }
  parts.delete(undefined);
  const shown = [...parts] as FootnoteDefinition[];
  return { definitions, references, numbers: new Map(shown.map((one, index) => [one, index + 1])) };
}

/**
 * Replaces footnote identifiers by the numbers that readers see. From editors' labels, such as Arabic words, or `x` and
 * `x-2`, remark-rehype would make invalid or duplicate ids.
 */
export function numberFootnotes(tree: Root): void {
  const { definitions, references, numbers } = collectFootnotes(tree);
  for (const { reference, definition } of references) {
    reference.identifier = String(definition && numbers.get(definition));
  }
  for (const definition of definitions) {
    // A footnote without a number must match no reference.
    definition.identifier = String(numbers.get(definition) ?? 'unused');
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
