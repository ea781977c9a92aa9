import type { Article, Frontmatter, Outlet, Work } from '../article/article.ts';
import { labelAttribution } from '../article/attribution.ts';
import { findCreditLines, type CreditLine } from '../article/credit-lines.ts';
import type { CreditRole } from '../article/credit-rules.ts';
import { languageCodes } from '../language/languages.ts';
import { normalizeText } from '../language/normalized-text.ts';
import { siteUrl } from '../site.ts';
import { quote, type Diagnostic, type Finding, type Locate, type Path } from './diagnostic.ts';
import { findNameStandIn } from './stand-ins.ts';
import { formatPath } from './yaml.ts';

/** The text of a block of the body, with addresses in angle brackets, and the line on which it begins. */
export interface TextBlock {
  text: string;
  line: number;
}

type Located = Omit<Diagnostic, 'file'>;

/**
 * Finds credits and notices in the body and in fields that contradict the fields for credits: in formats without a layout,
 * readers would take them for words of the site.
 * @param edges the first and last blocks of the body; lines count from the start of the body
 */
export function findForgedCredits(
  frontmatter: Frontmatter,
  locate: Locate,
  edges: readonly TextBlock[],
  bodyLine: number,
): Located[] {
  const contradictions = (text: string) =>
    findCreditLines(text).filter((line) => !agrees(line, frontmatter));
  const inBody = edges.flatMap(({ text, line }) =>
    contradictions(text)
      .filter(({ words }) => !isOwnWords(words, frontmatter))
      .map((credit): Located => {
        const lineBreaks = text.slice(0, credit.offset).split('\n').length - 1;
        const at = { field: 'body', line: bodyLine + line - 1 + lineBreaks, column: 1 };
        return { ...at, ...describeContradiction(credit, frontmatter, true) };
      }),
  );
  const inFields = listTexts(frontmatter).flatMap(([path, text]) =>
    contradictions(text).map((credit): Located => {
      const at = { field: formatPath(path), ...locate(path) };
      return { ...at, ...describeContradiction(credit, frontmatter, false) };
    }),
  );
  return [...inFields, ...inBody];
}

/** Lists the fields in which a credit would be printed as if it were one of the site, with their paths. */
function listTexts(frontmatter: Frontmatter): [Path, string][] {
  const { title, description, disclaimer, source, translator, verified } = frontmatter;
  const texts: [Path, string | null][] = [
    // A headline may well begin with "Source:" or "Translation:".
    [['title'], /[.!?|؟]\s/.test(title) ? title : null],
    [['description'], description],
    [['disclaimer'], disclaimer],
    [['source', 'publication'], isNamed(source.publication) ? source.publication.name : null],
  ];
  const lists: [Path, unknown][] = [
    [['source', 'author'], source.author],
    [['source', 'cites'], source.cites],
    [['translator'], translator],
    [['verified'], verified],
  ];
  return [
    ...texts.filter((text): text is [Path, string] => text[1] !== null),
    ...lists.flatMap(([path, list]) =>
      namesOf(list).map((name, index): [Path, string] => [[...path, index, 'name'], name]),
    ),
  ];
}

function isNamed(outlet: Frontmatter['source']['publication']): outlet is Outlet {
  return outlet !== null && outlet !== 'withheld';
}

/** Returns the names in a list. Returns none for a word such as `withheld`. */
function namesOf(list: unknown): string[] {
  return Array.isArray(list) ? (list as { name: string }[]).map(({ name }) => name) : [];
}

const WORK_OF_ROLE: Partial<Record<CreditRole, readonly Work[]>> = {
  translator: ['translated', 'summarised'],
  editor: ['edited'],
  summariser: ['summarised'],
  reviewer: ['reviewed'],
  proofreader: ['proofread'],
};

/** Lists the names that the fields give for a role. */
function listKnownNames(role: CreditRole, { source, translator, verified }: Frontmatter): string[] {
  const { author, publication, cites } = source;
  const workers = Array.isArray(translator) ? translator : [];
  const outlets = isNamed(publication) ? [publication.name] : [];
  switch (role) {
    case 'author':
      // "By Sample Author, Sample Gazette"
      return [...namesOf(author), ...outlets];
    case 'outlet':
      return outlets;
    case 'original':
      return [...outlets, ...namesOf(cites)];
    case 'cited':
      return namesOf(cites);
    case 'verifier':
      return namesOf(verified);
    case 'contributor':
      return [...namesOf(author), ...outlets, ...namesOf(workers)];
    case 'machine':
      return namesOf(workers.filter(({ type }) => type === 'machine'));
    default: {
      const work = WORK_OF_ROLE[role] ?? [];
      return namesOf(workers.filter((worker) => worker.work.some((one) => work.includes(one))));
    }
  }
}

/** Checks whether the fields say what a credit says. */
function agrees({ role, names, words }: CreditLine, frontmatter: Frontmatter): boolean {
  if (role === 'statement' || role === 'label') {
    const statement = role === 'label' ? words.replace(/^.*?:/, '') : words;
    return contains(frontmatter.disclaimer ?? '', statement);
  }
  const [name = ''] = names;
  const { source, canonical } = frontmatter;
  if (role === 'address') {
    return name.startsWith(siteUrl().href) || isSameAddress(name, canonical);
  }
  if (/^https?:/.test(name)) {
    return isSameAddress(name, source.url) || isSameAddress(name, source.archived);
  }
  const known = listKnownNames(role, frontmatter);
  if (names.every((name) => isKnown(name, known))) return names.length + known.length > 0;
  // "Author: unknown"
  return known.length === 0 && names.every((name) => findNameStandIn(name) !== undefined);
}

/** Checks whether words are part of the credit or notice that the site itself composes, in any of its languages. */
function isOwnWords(words: string, frontmatter: Frontmatter): boolean {
  return languageCodes.some((language) => {
    const article: Article = { ...frontmatter, language, slug: 'article', disclaimer: null };
    return (['credit', 'notice'] as const).some((part) => {
      const segments = labelAttribution(article, part);
      return contains(segments.map(({ text }) => text).join(''), words);
    });
  });
}

/** Keeps letters and digits only, so that punctuation and addresses don't matter. */
function simplify(text: string): string {
  return ` ${normalizeText(text.replace(/<[^>]*>/g, ' '))
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function contains(text: string, words: string): boolean {
  return simplify(text).includes(simplify(words));
}

/** Matches what stands between and beside names. */
const CONNECTORS = /^(?:the|and|by|for|of|и|для|و|издание|агентство|газета)$/;

/** Checks whether a text is made of known names only. Russian names may be in another case. */
function isKnown(name: string, known: readonly string[]): boolean {
  let rest = simplify(name);
  for (const one of known.toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(
      new RegExp(`(?<= و?)${escapeRegExp(simplify(one).trim())}(?= )`, 'gu'),
      ' ',
    );
  }
  const words = rest.split(' ').filter((word) => word !== '' && !CONNECTORS.test(word));
  return (
    words.length === 0 || known.some((one) => hasSameStems(words, simplify(one).trim().split(' ')))
  );
}

function hasSameStems(words: readonly string[], others: readonly string[]): boolean {
  return (
    words.length === others.length &&
    words.every((word, index) => {
      const other = others[index] ?? '';
      const length = Math.max(3, Math.min(word.length, other.length) - 2);
      return /^\p{sc=Cyrl}/u.test(word) && word.slice(0, length) === other.slice(0, length);
    })
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isSameAddress(one: string, other: string | null | undefined): boolean {
  const simplifyAddress = (address: string) =>
    address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/.,;]+$/, '');
  return typeof other === 'string' && simplifyAddress(one) === simplifyAddress(other);
}

/** The field for each role, and how an entry of it looks. */
const FIELD_OF_ROLE: Record<CreditRole, { field: string; what: string; entry?: string }> = {
  author: { field: 'source.author', what: 'author' },
  outlet: { field: 'source.publication', what: 'original outlet' },
  original: { field: 'source.publication', what: 'source' },
  cited: { field: 'source.cites', what: 'cited outlet' },
  translator: { field: 'translator', what: 'translator', entry: ' with `work: [translated]`' },
  editor: { field: 'translator', what: 'editor', entry: ' with `work: [edited]`' },
  summariser: { field: 'translator', what: 'summariser', entry: ' with `work: [summarised]`' },
  reviewer: { field: 'translator', what: 'reviewer', entry: ' with `work: [reviewed]`' },
  proofreader: { field: 'translator', what: 'proofreader', entry: ' with `work: [proofread]`' },
  contributor: { field: 'translator', what: 'contributor' },
  machine: { field: 'translator', what: 'machine translation', entry: ' with `type: machine`' },
  verifier: { field: 'verified', what: 'verification' },
  address: { field: 'canonical', what: 'address of the article' },
  statement: { field: 'disclaimer', what: 'statement' },
  label: { field: 'disclaimer', what: 'a label of our own' },
};

function describeContradiction(
  { role, names, words }: CreditLine,
  frontmatter: Frontmatter,
  isBody: boolean,
): Finding {
  const isAddress = /^https?:/.test(names[0] ?? '');
  const { what, entry = '', ...place } = FIELD_OF_ROLE[role];
  const field = role === 'original' && isAddress ? 'source.url' : place.field;
  const subject = names.length > 0 ? names.map(quote).join(', ') : 'the words';
  const keep = isBody
    ? '; if the line belongs to the article itself, make it a quotation: write > and a space before it'
    : '';
  return {
    found: `a credit or notice that the fields contradict (${what}): ${quote(words)}`,
    expected: `what the fields say: ${describeField(field, frontmatter)}`,
    fix: `move ${subject} to \`${field}\`${entry}, so that every output says it${keep}`,
  };
}

/** Describes what a field says: `translator` is unknown. */
function describeField(field: string, frontmatter: Frontmatter): string {
  let value: unknown = frontmatter;
  for (const key of field.split('.')) value = (value as Record<string, unknown> | null)?.[key];
  const names = namesOf(Array.isArray(value) ? (value as { name: string }[]) : null);
  if (value !== null && typeof value === 'object' && 'name' in value)
    names.push(String(value.name));
  if (names.length > 0) return `\`${field}\` names ${names.map(quote).join(', ')}`;
  if (typeof value === 'string') return `\`${field}\` is ${quote(value)}`;
  if (value === undefined) return `there is no \`${field}\``;
  return `\`${field}\` is ${field === 'disclaimer' ? 'none' : 'unknown'}`;
}
