import { works, type Article, type Frontmatter, type Work } from '../article/article.ts';
import type { Outlet, Translator } from '../article/article.ts';
import { labelAttribution } from '../article/attribution.ts';
import { findCreditLines, type CreditLine } from '../article/credit-lines.ts';
import { joinTexts } from '../article/segments.ts';
import type { CreditRole } from '../article/credit-words.ts';
import { languageCodes } from '../language/languages.ts';
import { siteUrl } from '../site.ts';
import { quote, type Diagnostic, type Finding, type Locate, type Path } from './diagnostic.ts';
import { findNameStandIn, normalizePhrase } from './stand-ins.ts';
import { formatPath } from './yaml.ts';

/** The text of a block of the body, with addresses in angle brackets, and the line on which it begins. */
export interface TextBlock {
  text: string;
  line: number;
  /** Whether it is a caption, a table or a paragraph after a picture. They can name their own source. */
  isAside?: boolean;
}

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
): Omit<Diagnostic, 'file'>[] {
  const contradictions = (text: string) =>
    findCreditLines(text).filter((credit) => !agrees(credit, frontmatter));
  const inFields = listTexts(frontmatter).flatMap(([path, text]) =>
    contradictions(text).map((credit) => ({
      field: formatPath(path),
      ...locate(path),
      ...describe(credit, frontmatter),
    })),
  );
  const inBody = edges.flatMap(({ text, line, isAside }) =>
    contradictions(text)
      .filter(({ role }) => !isAside || (role !== 'original' && role !== 'copyright'))
      .filter(({ words }) => !isOwnWords(words, frontmatter))
      .map((credit) => {
        const at = { field: 'body', line: bodyLine + line - 1 + credit.line, column: 1 };
        const finding = describe(credit, frontmatter);
        const condition =
          credit.role === 'label' ? ', or' : '; if the line belongs to the article itself,';
        return { ...at, ...finding, fix: `${finding.fix}${condition} ${QUOTATION}` };
      }),
  );
  return [...inFields, ...inBody];
}

const QUOTATION = 'make it a quotation: write > and a space before it';

/** Lists the fields in which a credit would be printed as if it were one of the site, with their paths. */
function listTexts(frontmatter: Frontmatter): [Path, string][] {
  const { title, description, disclaimer } = frontmatter;
  const names = NAME_FIELDS.flatMap((field) => {
    const path = field.split('.');
    const value = getValue(frontmatter, field);
    return listEntries(value).map(({ name }, index): [Path, string] => [
      Array.isArray(value) ? [...path, index, 'name'] : path,
      // "Sample Author (translated by Sample Desk)"
      name.replace(/[(),،]|\s[-–—]\s/g, '\u2028'),
    ]);
  });
  return [
    // A headline may well begin with "Source:" or "Translation:".
    [['title'], /[.!?|؟]\s/.test(title) ? title : ''],
    [['description'], description ?? ''],
    [['disclaimer'], disclaimer ?? ''],
    ...names,
  ];
}

const NAME_FIELDS = [
  'source.author',
  'source.publication',
  'source.cites',
  'translator',
  'verified',
];

/** Who is named in a field. */
type Entry = Outlet & Partial<Pick<Translator, 'type' | 'work'>>;

function getValue(frontmatter: Frontmatter, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], frontmatter);
}

/** Lists who is named in a field. Returns none for a word such as `withheld`. */
function listEntries(value: unknown): Entry[] {
  return [value].flat().filter((entry) => entry !== null && typeof entry === 'object') as Entry[];
}

/** The fields that say what a credit of a role says, if not `translator`. The first is the one to which it belongs. */
const FIELDS_OF_ROLE: Partial<Record<CreditRole, [string, ...string[]]>> = {
  // "By Sample Author, Sample Gazette"
  author: ['source.author', 'source.publication'],
  outlet: ['source.publication'],
  original: ['source.publication', 'source.cites'],
  cited: ['source.cites'],
  contributor: ['translator', 'source.author', 'source.publication'],
  copyright: ['rights', 'source.author', 'source.publication', 'translator'],
  verifier: ['verified'],
  address: ['canonical'],
  statement: ['disclaimer'],
};

function fieldsOf(role: CreditRole): [string, ...string[]] {
  return FIELDS_OF_ROLE[role] ?? ['translator'];
}

/** Lists the names that the fields give for a role. */
function listKnownNames(role: CreditRole, frontmatter: Frontmatter): string[] {
  const isMeant = ({ type, work }: Entry) => {
    if (role === 'machine') return type === 'machine';
    if (role === 'translated' && work?.includes('summarised')) return true;
    return !isWork(role) || work?.includes(role);
  };
  return fieldsOf(role)
    .flatMap((field) => listEntries(getValue(frontmatter, field)))
    .filter(isMeant)
    .map(({ name }) => name);
}

function isWork(role: CreditRole): role is Work {
  return (works as readonly string[]).includes(role);
}

/** Checks whether the fields say what a credit says. */
function agrees({ role, names, words }: CreditLine, frontmatter: Frontmatter): boolean {
  if (role === 'statement' || role === 'label') {
    const statement = role === 'label' ? words.replace(/^.*?:/, '') : words;
    return contains(frontmatter.disclaimer ?? '', statement);
  }
  const [name = ''] = names;
  const { source, canonical, rights } = frontmatter;
  if (role === 'copyright' && contains(rights ?? '', name)) return true;
  if (role === 'address') {
    return name.startsWith(siteUrl().href) || isSameAddress(name, canonical);
  }
  if (isAddress(name)) {
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
    return (['credit', 'notice'] as const).some((part) =>
      contains(joinTexts(labelAttribution(article, part)), words),
    );
  });
}

/** Keeps letters and digits only, so that punctuation and addresses don't matter. */
function simplify(text: string): string {
  return normalizePhrase(text.replace(/<[^>]*>/g, ' '));
}

function contains(text: string, words: string): boolean {
  return ` ${simplify(text)} `.includes(` ${simplify(words)} `);
}

/** Matches what stands between and beside names. */
const CONNECTORS = /^(?:|the|and|by|for|of|и|для|و|издание|агентство|газета)$/;

/** Checks whether a text is made of known names only. */
function isKnown(name: string, known: readonly string[]): boolean {
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, one) => text.replace(matchName(one), ''), simplify(name));
  return rest.split(' ').every((word) => CONNECTORS.test(word));
}

/** Returns a pattern of a name. Russian words may be in another case. */
function matchName(name: string): RegExp {
  const words = simplify(name).replace(
    /(?<!\S)(\p{sc=Cyrl}{3,}?)\p{L}{0,2}(?!\S)/gu,
    '$1\\p{L}{0,3}',
  );
  return new RegExp(`(?<!\\S)و?${words}(?!\\S)`, 'gu');
}

function isAddress(text: string): boolean {
  return /^https?:/.test(text);
}

function isSameAddress(one: string, other: string | null | undefined): boolean {
  const simplifyAddress = (address: string) =>
    address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/.,;]+$/, '');
  return typeof other === 'string' && simplifyAddress(one) === simplifyAddress(other);
}

function describe({ role, names, words }: CreditLine, frontmatter: Frontmatter): Finding {
  if (role === 'label') {
    return {
      found: `a line that begins like our own credit or notice: ${quote(words)}`,
      expected: 'words of the article, or a line that says what the fields say',
      fix: 'begin it with another word',
    };
  }
  const isSourceAddress = role === 'original' && isAddress(names[0] ?? '');
  const field = isSourceAddress ? 'source.url' : fieldsOf(role)[0];
  const subject = names.length > 0 ? names.map(quote).join(', ') : 'the words';
  const entry = isWork(role)
    ? ` with \`work: [${role}]\``
    : role === 'machine'
      ? ' with `type: machine`'
      : '';
  const isWithheld = getValue(frontmatter, field) === 'withheld';
  const condition = isWithheld ? 'ask whoever withheld the name; if it may be published, ' : '';
  return {
    found: `a credit or notice that the fields contradict: ${quote(words)}`,
    expected: `what the fields say: ${describeField(field, frontmatter)}`,
    fix: `${condition}move ${subject} to \`${field}\`${entry}, so that every output says it`,
  };
}

/** Describes what a field says: `translator` is unknown. */
function describeField(field: string, frontmatter: Frontmatter): string {
  const value = getValue(frontmatter, field);
  const names = listEntries(value).map(({ name }) => quote(name));
  if (names.length > 0) return `\`${field}\` names ${names.join(', ')}`;
  if (typeof value === 'string') return `\`${field}\` is ${quote(value)}`;
  if (value === undefined) return `there is no \`${field}\``;
  return `\`${field}\` is ${field === 'disclaimer' ? 'none' : 'unknown'}`;
}
