import { languages } from '../language/languages.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import { creditPatterns, type CreditRole } from './credit-words.ts';

/** Words of a text that look like a credit or part of a notice: "Translated by Sample Desk". */
export interface CreditLine {
  role: CreditRole;
  /** The names as written, or the address. Empty for a statement. */
  names: string[];
  words: string;
  /** The line of the text, from 0. */
  line: number;
}

type Credit = Omit<CreditLine, 'line'>;

/** A longer sentence is no credit. */
const MAX_CHARACTERS = 400;
const ADDRESS = /https?:[^\s<>]+/;
/** The number of sentences at the start and at the end of a text that can be credits. */
const EDGE_SENTENCES = 3;

/** Matches the end of a sentence, but no point after an initial or an abbreviation. */
const SENTENCE_END =
  /(?:(?<!(?:^|[\s(«“"])(?:\p{L}|Dr|Mrs?|Ms|St|[JS]r|Prof|No|vs))\.|[!?؟。…])["”»')\]*_]*(?=\s|$)|[;؛](?=\s)|(?=[|•·]\s)/u;

/** Matches a line. The next one is part of it if it goes on with a small letter. */
const LINE = /((?:[^\n\u2028\u2029]|\n(?=[^\S\n]*\p{Ll}))*)([\n\u2028\u2029]|$)/gu;

/**
 * Finds the credits with which a text opens or closes, in any language. Text from Markdown has addresses in angle brackets
 * after the words of their links, U+2028 for a hard line break and U+2029 between list items.
 */
export function findCreditLines(text: string): CreditLine[] {
  const sentences = splitSentences(text);
  const edges = [...sentences.slice(0, EDGE_SENTENCES), ...sentences.slice(-EDGE_SENTENCES)];
  const lines: CreditLine[] = [];
  for (const { sentence, line, next } of new Set(edges)) {
    const last = lines.at(-1);
    const credits = [sentence, ...(next ? [`${sentence} ${next}`] : [])].map(readCredits);
    const found = credits.find(({ length }) => length > 0) ?? [];
    lines.push(...found.map((credit) => ({ ...credit, line })));
    if (last?.role !== 'author' || last.line !== line || last !== lines.at(-1)) continue;
    // "By Sample Author | Sample Gazette"
    const names = /^[|•·]/.test(sentence) && readNames(sentence.slice(1), false);
    if (names) lines.push({ role: 'outlet', names, words: sentence, line });
  }
  return lines;
}

function splitSentences(text: string) {
  /** `next` is the start of the next line, if the sentence goes on there: a credit can be split over two lines. */
  const sentences: { sentence: string; line: number; next?: string }[] = [];
  let line = 0;
  for (const [, words = '', lineBreak] of text.matchAll(LINE)) {
    const last = sentences.at(-1);
    const [first = '', ...others] = words.split(SENTENCE_END);
    if (last?.next === '') last.next = first;
    for (const sentence of [first, ...others]) {
      if (/\p{L}/u.test(sentence)) sentences.push({ sentence, line });
    }
    const end = sentences.at(-1);
    if (end && words.endsWith(end.sentence) && lineBreak !== '\u2029') end.next = '';
    line += words.split('\n').length;
  }
  return sentences;
}

/** Credits of one role, or whose words say the roles. Groups: `n` names, `w` words, `rest` a second credit on the line. */
const rules: { pattern: RegExp; role?: CreditRole }[] = [];
const works = creditPatterns.flatMap((language) =>
  Object.entries(language.works).map(([role, words]) => ({
    role: role as CreditRole,
    pattern: new RegExp(`(?<=^|\\P{L}و?)(?:${words})(?!\\p{L})`, 'u'),
  })),
);
addRules();

function addRules(): void {
  // Our own labels come first: "О тексте:" is no label of an author.
  for (const { messages } of Object.values(languages)) {
    for (const label of Object.values(messages.labels)) {
      addRule(`${normalizeForSearch(label).replace(':', ' :')} (?<rest>.*)`, 'label');
    }
  }
  addRule(
    '(?:notes?|notice|disclaimer|credits?|примечание(?: редакции)?|от редакции|تنبيه|ملاحظه) (?:[:-] )?(?<rest>.*)',
  );
  for (const { works, text, fillers, credits, others } of creditPatterns) {
    const work = `(?:${Object.values(works).join('|')})`;
    const fill = (source: string) =>
      `${source}(?:(?:(?<=[,،])| and| и|(?= و)|(?= ${work} {f}: )) (?<rest>و?${work} .*))?`
        .replaceAll('{u}', '(?:: (?=.*https?:)|(?=\\S*https?:)){n}')
        .replaceAll('{n}', '(?<n>[^:\\s-].*?)')
        .replaceAll('{w}', `(?<w>${work}(?:(?:(?:[,،]| and| &| и| /)? و?|[/-])${work})*)`)
        .replaceAll('{f}', `(?:(?:${fillers}) )*`)
        .replaceAll('{t}', text);
    for (const [role, sources] of Object.entries(others)) {
      for (const source of sources) addRule(fill(source), role as CreditRole);
    }
    for (const source of credits) addRule(fill(source));
  }
}

function addRule(source: string, role?: CreditRole): void {
  rules.push({ pattern: new RegExp(`^${source}[\\p{P} ]*$`, 'du'), ...(role && { role }) });
}

function readCredits(sentence: string): Credit[] {
  const words = sentence
    .replace(/^(?:(?!©)[\s\p{P}\p{S}\p{Cf}])+/u, '')
    .replace(/\p{L}+/gu, replaceLookAlikes)
    .trim();
  if (words.length > MAX_CHARACTERS) return [];
  const written = words
    .replace('©', 'copyright :')
    .replace(/\s*[:：∶ː꞉׃։˸](?!\/\/)\s*/gu, ' : ')
    .replace(/\s[\s\p{Default_Ignorable_Code_Point}\p{Cf}]*/gu, ' ');
  const normalized = normalizeForSearch(written.replace(/\p{Pd}/gu, '-'));
  for (const { pattern, role } of rules) {
    const match = pattern.exec(normalized);
    if (match === null) continue;
    const names = readSubjects(match, role, written);
    if (names === undefined) continue;
    const rest = sliceWords(match, 'rest', written);
    const others = readCredits(rest.replace(/^و/, ''));
    if (role === 'label' && others.length > 0) return others;
    if (role !== 'label' && others.length === 0 && rest !== '') continue;
    const said = match.groups?.['w'] ?? '';
    const roles = role ? [{ role }] : works.filter((work) => work.pattern.test(said));
    return [...roles.map((one) => ({ role: one.role, names, words })), ...others];
  }
  return [];
}

const CYRILLIC = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕ';
const LATIN = 'ABEKMHOPCTYXIJSaeopcyxijs';

/** Replaces letters that look like letters of the word's own script: a Cyrillic `а` in `translаted`. */
function replaceLookAlikes(word: string): string {
  if (!/\p{sc=Cyrl}/u.test(word) || !/\p{sc=Latn}/u.test(word)) return word;
  const replace = (from: string, to: string) =>
    word.replace(/\p{L}/gu, (letter) => to[from.indexOf(letter)] ?? letter);
  const latin = replace(CYRILLIC, LATIN);
  return /\p{sc=Cyrl}/u.test(latin) ? replace(LATIN, CYRILLIC) : latin;
}

/** Reads the names of a match, or its address. */
function readSubjects(match: RegExpExecArray, role: CreditRole | undefined, written: string) {
  const list = sliceWords(match, 'n', written);
  const address = role === 'address' || role === 'original' ? ADDRESS.exec(list) : null;
  return address ? [address[0]] : readNames(list, written.includes(' : '));
}

/** Returns the words of a group of a match as they were written. */
function sliceWords({ input, indices }: RegExpExecArray, group: string, written: string): string {
  const range = indices?.groups?.[group] ?? [];
  const [from = 1, to = 0] = range.map((index) => input.slice(0, index).split(' ').length);
  return written
    .split(' ')
    .slice(from - 1, to)
    .join(' ');
}

/**
 * Reads a list of names: `A, B and C (Example Agency)`.
 * @param isAfterColon whether it follows a label and a colon
 * @returns nothing if a part of it can't be a name
 */
function readNames(list: string, isAfterColon: boolean): string[] | undefined {
  const names = list
    .replace(/^\((.*)\)$/, '$1')
    .replace(/<[^>]*>?|\([^)]*\)?|\[[^\]]*\]?|https?:\S+/gu, ' ')
    .split(/[,،;&|]|\s(?:and|и|for|для|with|in cooperation with)\s|\s-\s/u)
    .map((name) => name.replace(/^[\s\p{P}\p{Cf}]+|[\s\p{P}\p{Cf}]+$/gu, '').replace(/\s+/g, ' '))
    .filter((name) => name !== '');
  const areNames = names.every((name) => isName(name, isAfterColon));
  return areNames && (names.length > 0 || list === '') ? names : undefined;
}

/** Words of names that have no capital. */
const PARTICLES =
  /^(?:al|el|bin|ibn|abu|de|del|della|der|den|van|von|di|da|das|dos|du|la|le|les|of|the|and|for|et|y|и|для|из|of|at|in)$/;
/** Words with which no name begins, or which no name contains. */
const NO_NAME =
  /^(?:an?|this|that|these|those|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|then|now|all|no|any|my|our|his|her|its|their|contrast|comparison|and large|far|law|accident|mistake|default|\d.*)\b/i;
const NO_ARABIC_NAME =
  /(?:^|\s)(?:في|إلى|الى|على|من|عن|مع|لدى|لا|لم|لن|قبل|بعد|أمس|هذا|هذه|قال|قالت|يقول|تقول|أعلن|أعلنت|أكد|أكدت|صرح|ذكر|ذكرت|كان|كانت|هو|هي|إن|أن)(?:\s|$)/;

/** Checks whether a text can be a name: its words have capitals, or it is short. */
function isName(text: string, isAfterColon: boolean): boolean {
  const words = text.split(/[\s/]+/);
  if (words.length > 8 || text.length > 80 || !/\p{L}/u.test(text)) return false;
  const isCased = /\p{Lu}|\p{Ll}/u.test(text);
  if (!isCased) return words.length <= (isAfterColon ? 6 : 4) && !NO_ARABIC_NAME.test(text);
  if (isAfterColon && words.length === 1 && !/^[а-яё]/.test(text)) return true;
  const hasCapitals = words.every(
    (word) => /^[\p{P}]*[\p{Lu}\p{Lo}\d@]/u.test(word) || PARTICLES.test(word),
  );
  const isCapital = /^\P{L}*[\p{Lu}\p{Lo}@]/u.test(text) || /^the /i.test(text);
  return hasCapitals && isCapital && !NO_NAME.test(text);
}
