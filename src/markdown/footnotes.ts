import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Options } from 'remark-rehype';
import { SKIP, visit } from 'unist-util-visit';
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

/**
 * A remark plugin that names the notes by the number they are shown with. What editors call them
 * may be Arabic, or `x` and `x-2`, from which remark-rehype makes invalid or doubled ids.
 */
export function numberFootnotes() {
  return (tree: Root): void => {
    const definitions = new Map<string, FootnoteDefinition>();
    const spare: FootnoteDefinition[] = [];
    visit(tree, 'footnoteDefinition', (definition) => {
      const name = labelOf(definition);
      if (definitions.has(name)) spare.push(definition);
      else definitions.set(name, definition);
    });
    if (definitions.size === 0) return;

    const numbers = new Map<string, number>();
    const number = (within: Nodes): void => {
      visit(within, (node) => {
        if (node.type === 'footnoteDefinition' && node !== within) return SKIP;
        if (node.type === 'footnoteReference') {
          const name = labelOf(node);
          const known = numbers.get(name) ?? numbers.size + 1;
          numbers.set(name, known);
          node.identifier = String(known);
        }
        return undefined;
      });
    };
    number(tree);
    // The map grows while it is walked: a note may be the first to refer to another.
    for (const name of numbers.keys()) {
      const definition = definitions.get(name);
      if (definition === undefined) continue;
      number(definition);
      // The way back stands in a paragraph, not loose behind a quotation or list.
      if (definition.children.at(-1)?.type !== 'paragraph') {
        definition.children.push({ type: 'paragraph', children: [] });
      }
    }
    for (const [name, definition] of definitions) {
      definition.identifier = String(numbers.get(name) ?? unused);
    }
    for (const definition of spare) definition.identifier = unused;
    // Two numbers side by side would read as one.
    visit(tree, 'footnoteReference', (_, index = 0, parent) => {
      if (parent?.children[index + 1]?.type !== 'footnoteReference') return undefined;
      parent.children.splice(index + 1, 0, { type: 'text', value: enSpace });
      return index + 2;
    });
  };
}

/** As wide as a finger needs to tell two numbers apart. */
const enSpace = '\u2002';

/** No number, so that it can't be taken for a note that is referred to. */
const unused = 'unused';
