import type { FootnoteDefinition, FootnoteReference, Parents } from 'mdast';
import type { Options } from 'remark-rehype';
import { languages, type Language } from '../language/languages.ts';
import { labelOf } from './parse.ts';

/** What remark-rehype is told, so that the notes speak the article's language. */
export function footnoteOptions(language: Language): Options {
  const { direction, messages } = languages[language];
  // With U+FE0E, since phones draw the bare arrow as a picture.
  const arrow = direction === 'rtl' ? '↪\uFE0E' : '↩\uFE0E';
  return {
    // The one prefix is put on by the sanitizer.
    clobberPrefix: '',
    footnoteLabel: messages.footnotes.title,
    footnoteLabelProperties: {},
    footnoteBackLabel: (index, times) =>
      messages.footnotes.back.replace('{number}', numbered(index, times)),
    footnoteBackContent: (_index, times) => [
      { type: 'text', value: arrow },
      ...(times > 1
        ? [
            {
              type: 'element' as const,
              tagName: 'sup',
              properties: {},
              children: [{ type: 'text' as const, value: String(times) }],
            },
          ]
        : []),
    ],
  };
}

/** `2` for the second note's first reference, `2-3` for its third. */
function numbered(index: number, times: number): string {
  return times > 1 ? `${String(index + 1)}-${String(times)}` : String(index + 1);
}

/** The notes of an article and the references to them, in the order of the text. */
export interface Footnotes {
  definitions: FootnoteDefinition[];
  references: { reference: FootnoteReference; within: FootnoteDefinition | undefined }[];
}

/**
 * Names the notes by the number they are shown with. What editors call them may be Arabic, or `x` and `x-2`, from which
 * remark-rehype makes invalid or doubled ids.
 */
export function numberFootnotes({ definitions, references }: Footnotes): void {
  const byName = new Map<string, FootnoteDefinition>();
  for (const definition of definitions) {
    const name = labelOf(definition);
    if (byName.has(name)) definition.identifier = unused;
    else byName.set(name, definition);
  }
  const numbers = new Map<string, number>();
  const referencesIn = Map.groupBy(references, ({ within }) => within);
  const number = (within: FootnoteDefinition | undefined): void => {
    for (const { reference } of referencesIn.get(within) ?? []) {
      const name = labelOf(reference);
      const known = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, known);
      reference.identifier = String(known);
    }
  };
  number(undefined);
  // The map grows while it is walked: a note may be the first to refer to another.
  for (const name of numbers.keys()) {
    const definition = byName.get(name);
    if (definition === undefined) continue;
    number(definition);
    // The way back stands in a paragraph, not loose behind a quotation or list.
    if (definition.children.at(-1)?.type !== 'paragraph') {
      definition.children.push({ type: 'paragraph', children: [] });
    }
  }
  for (const [name, definition] of byName) {
    definition.identifier = String(numbers.get(name) ?? unused);
  }
}

/** Puts a space between two references side by side, whose numbers would read as one. */
export function spaceReferences({ children }: Parents): void {
  for (let index = children.length - 1; index > 0; index -= 1) {
    const [one, other] = [children[index - 1], children[index]];
    if (one?.type === 'footnoteReference' && other?.type === 'footnoteReference') {
      children.splice(index, 0, { type: 'text', value: enSpace });
    }
  }
}

/** As wide as a finger needs to tell two numbers apart. */
const enSpace = '\u2002';

/** No number, so that it can't be taken for a note that is referred to. */
const unused = 'unused';
