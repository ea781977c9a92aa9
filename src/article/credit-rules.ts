import { languages } from '../language/languages.ts';
import { normalizeText } from '../language/normalized-text.ts';
import { creditPatterns, type roleStems } from './credit-words.ts';

/** What a credit line is about. `original` is the address or outlet of the original, `address` that of this article. */
export type CreditRole =
  | keyof typeof roleStems
  | 'original'
  | 'address'
  | 'cited'
  | 'machine'
  | 'statement'
  // The label of a credit or notice of ours, before other words.
  | 'label';

/**
 * A pattern of normalized texts. Its groups: `n` names, `u` an address, `p` words that say the role, `colon` what follows
 * a label, `rest` the words after our own label.
 */
export interface Rule {
  pattern: RegExp;
  /** Left out if the words say it. */
  role?: CreditRole | undefined;
}

const NAMES = '(?<n>.+?)';
const afterName: Rule[] = [];
const byFirstWord = new Map<string, Rule[]>();
addRules();

/** The rules of texts that begin with a name. */
export const rulesAfterName: readonly Rule[] = afterName;

/** Returns the rules of texts that begin with a word, normalized. */
export function findRules(word: string): readonly Rule[] {
  return byFirstWord.get(word) ?? [];
}

/** Matches the place before a second label on a line: `Author: A, translator: B`. */
export const SECOND_LABEL = new RegExp(
  `(?<=[^\\s,،].*)(?<! (?:and|и|of|the|&))[,،]? ` +
    `(?=(?:${removeMarks(creditPatterns.map(({ parts }) => parts).join('|'))}) ?:)`,
  'u',
);

function addRules(): void {
  // Our own labels come first: "О тексте:" is no label of an author.
  for (const { messages } of Object.values(languages)) {
    for (const label of Object.values(messages.labels)) {
      const { text } = normalizeText(label.replace(/[\s:]+$/, ''));
      addRule(`(?:${text}) ?: ?(?<rest>.*)`, 'label');
    }
  }
  for (const { parts, text, credits, ...others } of creditPatterns) {
    const fill = (source: string) => fillPattern(source, parts, text);
    const roles = {
      author: others.authors,
      address: others.address,
      original: others.original,
      cited: others.cited,
      machine: others.machine,
      statement: others.statements,
    };
    for (const [role, sources] of Object.entries(roles)) {
      for (const source of sources) addRule(fill(source), role as CreditRole);
    }
    for (const source of credits) addRule(fill(source));
  }
}

function addRule(source: string, role?: CreditRole): void {
  const rule: Rule = { pattern: new RegExp(`^(?:${source})$`, 'du'), role };
  if (source.startsWith(NAMES)) afterName.push(rule);
  for (const word of new Set(listFirstWords(source))) {
    byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), rule]);
  }
}

function fillPattern(source: string, parts: string, text: string): string {
  const conjunctions = '(?:, | and |, and | & | и | / |/|-| و)';
  return removeMarks(
    source
      .replaceAll('{p}', `(?<p>(?:${parts})(?:${conjunctions}(?:${parts}))*)`)
      .replaceAll('{t}', text)
      .replaceAll('{n}', NAMES)
      .replaceAll('{u}', '(?<u><?https?:\\S+|(?<=: ?)[^<]{1,80}<https?:[^>]+>?)')
      .replace(/ \?(?:\[:-\]|:) \?/, '(?<colon>$&)'),
  );
}

/** Removes marks on letters, as `normalizeText` does. */
function removeMarks(pattern: string): string {
  return pattern.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Lists the words with which a match of a pattern can begin. */
function listFirstWords(pattern: string): string[] {
  const [opening] = /^\((?:\?(?::|<\w+>))?/.exec(pattern) ?? [];
  if (opening === undefined) return /^[\p{L}-]+/u.exec(pattern) ?? [];
  const alternatives: string[] = [];
  let depth = 0;
  let from = opening.length;
  for (const [index, character] of Array.from(pattern).entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > 1 || (depth === 1 && character !== '|')) continue;
    alternatives.push(pattern.slice(from, index));
    from = index + 1;
    if (depth === 1) continue;
    const rest = pattern.slice(from);
    const next = /^[?*]/.test(rest) ? [rest.slice(1)] : [];
    return [...alternatives, ...next].flatMap(listFirstWords);
  }
  return [];
}
