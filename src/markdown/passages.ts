import type { Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { directionOf } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';

// No `li`: its number or bullet stands beside the list, and would change sides alone.
const blocks = [
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'table', 'th', 'td'],
  'figcaption',
];

/**
 * A rehype plugin that gives a passage which runs against the article its own direction, so that its
 * full stops, numbers and quotation bars stand where its readers look for them. Of its language
 * nothing is said: letters don't tell Arabic from Persian.
 */
export function directPassages(language: Language) {
  const { direction } = languages[language];
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (!blocks.includes(element.tagName)) return undefined;
      const own = directionOf(toString(element));
      if (own === undefined || own === direction) return undefined;
      element.properties.dir = own;
      return SKIP;
    });
  };
}
