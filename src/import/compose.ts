import type { Nodes } from 'mdast';
import { formatDiagnostics, type Diagnostic } from '../content/diagnostic.ts';
import { parseArticle } from '../content/parse-article.ts';
import { collectFootnotes } from '../markdown/footnotes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { walk } from '../markdown/walk.ts';
import { findState } from './complete-fields.ts';
import { ImportError, type Item } from './item.ts';
import { readWords } from './tree.ts';
import { fieldsByPath, toLine, type Values } from './values.ts';
import { writeBody, writeFields } from './write-article.ts';

/** Each removes one value that a field doesn't accept. */
const MAX_REMOVALS = 50;

/** An article file, as text. */
export interface Composed {
  text: string;
  /** Its Markdown, without fields. */
  markdown: string;
}

/**
 * Writes an article file that this site can read. What it would refuse goes into the notes; what somebody has to decide
 * first leaves out the field `titleBy`, with which a draft can be published.
 * @throws ImportError if the text can't be read
 */
export function composeArticle(item: Item, reasons: string[]): Composed {
  const { values, notes } = item;
  let markdown = writeBody(item);
  let text = '';
  const findErrors = () => {
    if (reasons.length > 0) values['draft'] = true;
    const isSame = JSON.stringify(values) === item.original;
    const fields = isSame ? item.frontmatter : undefined;
    text = `${fields ?? `---\n${writeFields(values)}---\n`}\n${markdown}`;
    const result = parseArticle(item.origin, new TextEncoder().encode(text));
    return 'diagnostics' in result ? result.diagnostics : [];
  };
  let errors = findErrors();
  for (let tries = 0; tries < MAX_REMOVALS; tries += 1) {
    const wrong = errors.find((one) => one.field !== 'body' && !isForged(one));
    if (wrong === undefined) break;
    const removed = removeValue(values, wrong.field);
    if (removed === undefined) throw toError([wrong]);
    notes.push(`${wrong.field}: left out ${removed || wrong.found}; expected ${wrong.expected}`);
    errors = findErrors();
  }
  const forged = errors.find(isForged);
  if (forged) {
    const title = toLine(values['titleBy']) ?? 'source, translator or site';
    reasons.push(`the text holds ${forged.found}; decide, then write titleBy (${title})`);
    delete values['titleBy'];
    errors = findErrors();
  }
  if (errors.length > 0) {
    showHiddenWords(item);
    markdown = writeBody(item);
    errors = findErrors();
  }
  if (errors.length > 0) throw toError(errors);
  return { text, markdown };
}

function toError(diagnostics: readonly Diagnostic[]): ImportError {
  return new ImportError(formatDiagnostics(diagnostics).trimEnd());
}

function isForged({ found }: Diagnostic): boolean {
  return /^a (?:credit or notice that|line that begins like)/.test(found);
}

/**
 * Removes a value that its field doesn't accept, or the end of a list that is too long.
 * @param place as in diagnostics: `source.cites[0].name`
 * @returns the end of the list, or nothing if there is no value that can go
 */
function removeValue(values: Values, place: string): string | undefined {
  const isWithin = (path: string) =>
    /^[.[]|^$/.test(place.startsWith(path) ? place.slice(path.length) : '?');
  const path = [...fieldsByPath.keys()].find(isWithin) ?? place;
  const value = values[path];
  const field = fieldsByPath.get(path);
  const [, index] = /^\[(\d+)/.exec(place.slice(path.length)) ?? [];
  if (value === undefined || path === 'title') return undefined;
  if (path === 'titleBy' || path === 'published') values['draft'] = true;
  if (Array.isArray(value) && field?.kind === 'list' && value.length > field.maxItems)
    return value.splice(field.maxItems).join(', ');
  if (Array.isArray(value) && index !== undefined && value.length > 1)
    value.splice(Number(index), 1);
  else values[path] = findState(path);
  return '';
}

/** Makes text of what Markdown hides: unused notes and definitions, and words behind the marks of code. */
function showHiddenWords(item: Item): void {
  const { numbers } = collectFootnotes(item.body);
  walk<Nodes>(item.body, {
    enter(node) {
      if (node.type !== 'code' || (!node.meta && /^[\w+#.-]*$/.test(node.lang ?? ''))) return;
      const lang = /^[\w+#.-]+$/.test(node.lang ?? '') ? node.lang : null;
      item.notes.push(
        `left out the words after the language of code: ${node.meta ?? node.lang ?? ''}`,
      );
      Object.assign(node, { lang, meta: null });
    },
    leave(node) {
      if (node.type === 'footnoteDefinition' && !numbers.has(node)) return node.children;
      if (node.type !== 'definition' || /^https?:/.test(node.url)) return undefined;
      const value = `[${node.label ?? node.identifier}]: ${node.url} ${node.title ?? ''}`.trim();
      return [{ type: 'paragraph', children: [{ type: 'text', value }] }];
    },
  });
  delete item.markdown;
}

/** Lists words of the source that an article lacks. @param others words that are in fields or were removed on purpose */
export function findLostWords(source: string, { markdown }: Composed, others: readonly string[]) {
  const counts = new Map<string, number>();
  const kept = [readWords(parseMarkdown(markdown)), ...others].join('\n');
  for (const word of listWords(kept)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return listWords(source).filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count <= 0;
  });
}

/** Lists the words of a text, without addresses. */
export function listWords(text: string): string[] {
  const words = text.normalize('NFC').replace(/(?:https?:|www\.)\S+/g, ' ');
  return words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
