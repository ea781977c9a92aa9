import { normalizeText } from '../language/normalized-text.ts';
import { memoize } from '../memoize.ts';
import { areNames, splitNames } from './credit-names.ts';
import {
  findRules,
  rulesAfterName,
  SECOND_LABEL,
  type CreditRole,
  type Rule,
} from './credit-rules.ts';
import { roleStems } from './credit-words.ts';

/** Words of a text that look like a credit or part of a notice: "Translated by Sample Desk". */
export interface CreditLine {
  role: CreditRole;
  /** The names as written, or the address. Empty for a statement. */
  names: string[];
  words: string;
  /** Where the words begin in the text, in UTF-16 code units. */
  offset: number;
}

/** A longer sentence is no credit. */
const MAX_CHARACTERS = 400;
/** The number of sentences at the start and at the end of a text that can be credits. */
const EDGE_SENTENCES = 3;

/**
 * Finds the credits with which a text opens or closes, in any language. Text from Markdown has addresses in angle brackets
 * after the words of their links.
 */
export function findCreditLines(text: string): CreditLine[] {
  const pieces = [...splitText(text)];
  const edges =
    pieces.length > 2 * EDGE_SENTENCES
      ? [...pieces.slice(0, EDGE_SENTENCES), ...pieces.slice(-EDGE_SENTENCES)]
      : pieces;
  const lines: CreditLine[] = [];
  let end = 0;
  for (const piece of edges) {
    const found = parsePiece(piece, text);
    const isAfterAuthor =
      lines.at(-1)?.role === 'author' && /[|•·]/.test(text.slice(end, piece.start));
    lines.push(...(found.length === 0 && isAfterAuthor ? parseOutlet(piece, text) : found));
    end = piece.end;
  }
  return lines;
}

/** A part of a text, as offsets. */
interface Piece {
  start: number;
  end: number;
}

/** Matches what can end a line or a sentence. */
const BOUNDARY = /\n|[.!?؟。…]["”»')\]*_]*(?=\s|$)|[|•·;؛](?=\s)/g;
/** Matches an initial or an abbreviation before a point. */
const ABBREVIATION = /(?:^|[\s.(«“"])(?:\p{L}|Dr|Mrs?|Ms|St|[JS]r|Prof|No|vs)$/u;

/** Splits a text into lines and sentences, without punctuation at their start. */
function* splitText(text: string): Generator<Piece> {
  let start = 0;
  for (const { 0: boundary, index } of text.matchAll(BOUNDARY)) {
    if (boundary.startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, index - 6), index))) {
      continue;
    }
    yield* skipPunctuation(text, start, index);
    start = index + boundary.length;
  }
  yield* skipPunctuation(text, start, text.length);
}

const PUNCTUATION = /[\s\p{P}\p{S}\p{Cf}]*/uy;

function skipPunctuation(text: string, start: number, end: number): Piece[] {
  PUNCTUATION.lastIndex = start;
  PUNCTUATION.test(text);
  const from = PUNCTUATION.lastIndex;
  return from < end ? [{ start: from, end }] : [];
}

function parsePiece({ start, end }: Piece, text: string): CreditLine[] {
  const written = text.slice(start, Math.min(end, start + MAX_CHARACTERS + 1));
  const rules = written.length > MAX_CHARACTERS ? [] : findCandidates(written);
  if (rules.length === 0) return [];
  const { text: normalized, places } = normalizeText(written);
  const toOffset = (index: number) => start + (places[index] ?? written.length);
  const second = SECOND_LABEL.exec(normalized);
  if (second) {
    const [from, to] = [second.index, second.index + second[0].length].map(toOffset);
    return [
      ...parsePiece({ start, end: from ?? end }, text),
      ...parsePiece({ start: to ?? end, end }, text),
    ];
  }
  const words = written.trim();
  for (const { pattern, role } of rules) {
    const match = pattern.exec(trimEnd(normalized));
    const rest = match?.groups?.['rest'];
    if (match && rest !== undefined) {
      const inner = parsePiece({ start: toOffset(match[0].length - rest.length), end }, text);
      return inner.length > 0 ? inner : [{ role: 'label', names: [], words, offset: start }];
    }
    const credits = match && readMatch(match, role, written, places);
    if (credits) return credits.map((credit) => ({ ...credit, words, offset: start }));
  }
  return [];
}

const FIRST_WORD = /^[\p{L}\p{M}\p{Cf}'-]{1,30}/u;
/** Stems of the words that can follow a name. */
const STEMS_AFTER_NAME = ['verif', 'translat', 'edited', 'checked', 'провер', 'перев'];

const findRulesByWord = memoize((word: string): readonly Rule[] =>
  findRules(normalizeText(word).text.replace(/-$/, '')),
);

function findCandidates(written: string): readonly Rule[] {
  const [word = ''] = FIRST_WORD.exec(written) ?? [];
  const rules = findRulesByWord(word);
  const canFollowName = STEMS_AFTER_NAME.some((stem) => written.includes(stem));
  return canFollowName ? [...rules, ...rulesAfterName] : rules;
}

/** Trims punctuation from the end of a text, but no closing bracket. */
function trimEnd(text: string): string {
  return text.replace(/[\s\p{P}]+$/u, (ending) => /^.*[>)]/.exec(ending)?.[0] ?? '');
}

type Credit = Pick<CreditLine, 'role' | 'names'>;

/** Reads roles and names from a match. Returns nothing if what should be names are other words. */
function readMatch(
  match: RegExpExecArray,
  role: CreditRole | undefined,
  written: string,
  places: readonly number[],
): Credit[] | undefined {
  const range = match.indices?.groups?.['n'];
  if (role !== undefined && (role === 'statement' || range === undefined)) {
    return [{ role, names: /https?:[^\s<>]+/.exec(written)?.slice(0, 1) ?? [] }];
  }
  const [from, to] = range ?? [0, 0];
  const list = written.slice(places[from], places[to] ?? written.length);
  const names = splitNames(list);
  const { p, colon = '' } = match.groups ?? {};
  if (!areNames(names, colon.includes(':'))) return undefined;
  if (role !== undefined) return [{ role, names }];
  return assignRoles(p ?? match[0].slice(0, from) + match[0].slice(to), list);
}

/** Assigns names to the roles of words such as `translated and edited`. */
function assignRoles(words: string, list: string): Credit[] {
  const roles = (Object.keys(roleStems) as (keyof typeof roleStems)[]).filter((role) =>
    roleStems[role].test(words),
  );
  if (roles.every((role) => role === 'author')) return readAuthors(list);
  return roles.map((role) => ({ role, names: splitNames(list) }));
}

/** Reads authors and their outlet: `Sample Author for Sample Gazette`. */
function readAuthors(list: string): Credit[] {
  const [authors = '', outlet] = list.split(/ (?:for|для) (?=\S)/);
  return [
    { role: 'author', names: splitNames(authors) },
    ...(outlet === undefined ? [] : [{ role: 'outlet' as const, names: splitNames(outlet) }]),
  ];
}

/** Reads an outlet after its author: `By Sample Author | Sample Gazette`. */
function parseOutlet({ start, end }: Piece, text: string): CreditLine[] {
  const words = text.slice(start, end).trim();
  const names = splitNames(words);
  return areNames(names, false) ? [{ role: 'outlet', names, words, offset: start }] : [];
}
