import type { Nodes } from 'mdast';
import { formatDiagnostics, type Diagnostic } from '../content/diagnostic.ts';
import { checkText } from '../check/rules.ts';
import { SHORTCODE } from '../check/rules/shortcodes.ts';
import { frontmatterFields, type Field } from '../content/fields.ts';
import { isMapping } from '../content/read-fields.ts';
import { parseArticle } from '../content/reader.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { collectFootnotes } from '../markdown/footnotes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { walk } from '../markdown/walk.ts';
import { timeZone } from '../site.ts';
import { describeType, proposeCites, readWords } from './credits.ts';
import { ImportError, toLine, type Item, type Values } from './item.ts';
import { writeBody, writeFields } from './write-article.ts';

/** In characters. */
const MAX_TITLE = 300;
const MAX_TOPICS = 20;
/** Each removes one value that a field doesn't accept. */
const MAX_REMOVALS = 50;
/** Words of a text that stand for its headline until somebody writes one. */
const TITLE_WORDS = 8;

/** Completes the fields: what nobody states is unknown. Returns the reasons for which the article stays a draft. */
export function completeFields({ values, body, notes = [] }: Item, now: Date): string[] {
  const reasons: string[] = [];
  const title = toLine(values['title']);
  if (title === undefined) {
    const words = readWords(body).trim().split(/\s+/).slice(0, TITLE_WORDS).join(' ');
    values['title'] = words.slice(0, MAX_TITLE / 2) || 'Headline';
    values['titleBy'] = 'site';
    reasons.push(
      'title: the text came without a headline, so its first words stand there; write one',
    );
  } else if (title.length > MAX_TITLE) {
    values['title'] = title.slice(0, MAX_TITLE - 1) + '…';
    reasons.push('title: the headline is too long and was cut; shorten it');
  } else if (values['titleBy'] === undefined) {
    reasons.push('titleBy: nothing says who wrote the headline; write source, translator or site');
  }
  const topics = values['topics'];
  if (Array.isArray(topics) && topics.length > MAX_TOPICS) {
    values['topics'] = topics.slice(0, MAX_TOPICS);
    notes.push(
      `topics: only ${MAX_TOPICS} of ${topics.length} are taken; left out: ${topics.slice(MAX_TOPICS).join(', ')}`,
    );
  }
  reasons.push(...completeTranslators(values));
  const source = isMapping(values['source']) ? values['source'] : {};
  values['source'] = {
    ...{ url: 'unknown', lang: 'unknown', published: 'unknown' },
    ...source,
    author: readNames(source['author'], 'source.author', notes),
    publication: readNames(source['publication'], 'source.publication', notes),
  };
  if (values['published'] === undefined) {
    values['published'] = new Intl.DateTimeFormat('sv', { timeZone: timeZone() }).format(now);
    notes.push('published: the text has no date; the day of the import stands there');
  }
  values['description'] ??= 'none';
  values['translator'] ??= 'unknown';
  values['disclaimer'] ??= 'none';
  values['rights'] ??= 'unknown';
  return reasons;
}

function completeTranslators(values: Values): string[] {
  const translators = values['translator'];
  if (!Array.isArray(translators)) return [];
  const reasons: string[] = [];
  for (const one of translators as Values[]) {
    const name = String(one['name']);
    one['work'] ??= ['translated'];
    if (one['type'] !== undefined) continue;
    const type = describeType(name);
    one['type'] = type ?? 'person';
    if (type === undefined) {
      reasons.push(
        `translator: nothing says whether ${name} is a person; correct type if not, or use --set translator.type=person`,
      );
    }
  }
  return reasons;
}

/** Returns names as fields have them: one, several, or the word for none. */
function readNames(value: unknown, field: string, notes: string[]): unknown {
  const names = [value ?? []].flat() as unknown[];
  const states = names.map((name) =>
    typeof name === 'string' ? findNameStandIn(name) : undefined,
  );
  const known = names.filter((_, index) => states[index] === undefined);
  for (const [index, state] of states.entries()) {
    if (state !== undefined && state !== 'unknown' && state !== 'withheld') {
      notes.push(
        `${field}: ${JSON.stringify(names[index])} is no name; write it as {name: …} if it is one`,
      );
    }
  }
  if (known.length > 0) return known.length === 1 ? known[0] : known;
  return states.includes('withheld') ? 'withheld' : 'unknown';
}

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
  const { values, notes = [] } = item;
  let markdown = writeBody(item.body, item.markdown, item.blocks);
  let text = '';
  const findErrors = () => {
    if (reasons.length > 0) values['draft'] = true;
    const isSame = JSON.stringify(values) === item.original;
    const fields = isSame ? item.frontmatter : `---\n${writeFields(values)}---\n`;
    text = `${fields ?? ''}\n${markdown}`;
    const result = parseArticle(item.origin, new TextEncoder().encode(text));
    return 'diagnostics' in result ? result.diagnostics : [];
  };
  let errors = findErrors();
  const isInField = (one: Diagnostic) => one.field !== 'body' && !isForged(one);
  for (let tries = 0; tries < MAX_REMOVALS; tries += 1) {
    const wrong = errors.find(isInField);
    if (wrong === undefined) break;
    notes.push(`${wrong.field}: left out ${wrong.found}; expected ${wrong.expected}`);
    if (!removeValue(values, wrong.field)) throw toError([wrong]);
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
    markdown = writeBody(item.body);
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

/** Removes a value that its field doesn't accept. @param path as in diagnostics: `source.cites[0].name` */
function removeValue(values: Values, path: string): boolean {
  const [first = '', second = ''] = path.split(/[.[\]]+/);
  const value = values[first];
  if (value === undefined || first === 'title') return false;
  if (first === 'source' && second !== '' && isMapping(value)) {
    const isRequired = second === 'author' || second === 'publication';
    values['source'] = { ...value, [second]: isRequired ? 'unknown' : undefined };
    return true;
  }
  if (Array.isArray(value) && second !== '' && value.length > 1) value.splice(Number(second), 1);
  else values[first] = findState(first);
  if (first === 'titleBy' || first === 'published') values['draft'] = true;
  return true;
}

/** Returns the word that stands for the value of a required field. */
function findState(name: string): string | undefined {
  const field: Field | undefined = (frontmatterFields as Readonly<Record<string, Field>>)[name];
  return field?.optional ? undefined : Object.keys(field?.states ?? {})[0];
}

/** Makes text of what Markdown hides: unused notes and definitions, and words behind the marks of code. */
function showHiddenWords(item: Item): void {
  const { numbers } = collectFootnotes(item.body);
  walk<Nodes>(item.body, {
    enter(node) {
      if (node.type !== 'code' || (!node.meta && /^[\w+#.-]*$/.test(node.lang ?? ''))) return;
      const lang = /^[\w+#.-]+$/.test(node.lang ?? '') ? node.lang : null;
      item.notes?.push(
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
  return (
    text
      .normalize('NFC')
      .replace(/(?:https?:|www\.)\S+/g, ' ')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Adds likely mistakes in the text to the notes, and the shortcodes of other systems. */
export function noteAdvice({ notes, values, body }: Item, { markdown }: Composed): void {
  const title = toLine(values['title']) ?? '';
  const advice = checkText({ tree: parseMarkdown(markdown, true), body: markdown, title });
  const found = advice.map((one) => `${one.found}; ${one.fix}`);
  // Some are escaped by now.
  const shortcodes = [...readWords(body).matchAll(SHORTCODE)].map(
    ([code]) => `the text has ${code}, which another system replaced: write what it stands for`,
  );
  const all = [...found.filter((one) => !one.startsWith('a shortcode')), ...shortcodes];
  notes?.push(...new Set(all.slice(0, MAX_ADVICE)));
}

const MAX_ADVICE = 10;

/** Adds outlets that the text seems to cite to the notes. */
export function noteCites({ body, values, notes }: Item): void {
  const names = proposeCites(readWords(body));
  const source = values['source'];
  if (names.length > 0 && !(isMapping(source) && 'cites' in source)) {
    notes?.push(`source.cites: the text seems to rely on ${names.join(', ')}; add them if it does`);
  }
}
