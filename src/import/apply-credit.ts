import { works } from '../article/article.ts';
import { findCreditLines, type CreditLine } from '../article/credit-lines.ts';
import { cleanAddress } from '../check/rules/tracking.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { addContributor, describeType } from './contributors.ts';
import type { Item } from './item.ts';
import { setField } from './set-field.ts';
import type { Values } from './values.ts';

/**
 * Writes a credit into the fields.
 * @param stated the fields of the file, which a line can only confirm
 * @returns whether fields now say all that it says
 */
export function applyCredit(line: CreditLine, item: Item, stated: Values): boolean {
  const { role, names, words } = line;
  const [name = ''] = names;
  switch (role) {
    case 'author':
      return applyByline(names, item, stated);
    case 'outlet':
      return applyNames('source.publication', names, item, stated) && applyDetails(words, item);
    case 'original':
      return applyOriginal(line, item, stated);
    case 'verifier':
      item.values['verified'] ??=
        names.length > 0 ? names.map((one) => ({ name: one })) : undefined;
      return names.length > 0;
    case 'copyright':
      return applyText('rights', words, item);
    case 'address':
      return applyText('canonical', name, item);
    case 'machine':
      return applyWork('translated', names, item, stated, 'machine');
    default:
      return works.some((work) => work === role) && applyWork(role, names, item, stated);
  }
}

/** Writes who wrote the original, and perhaps for whom: "By Sample Author, Sample Gazette". */
function applyByline(names: readonly string[], item: Item, stated: Values): boolean {
  const outlet = names.slice(1).findLast((name) => describeType(name) === 'organization');
  const authors = names.filter((name) => name !== outlet);
  return (
    applyNames('source.author', authors, item, stated) &&
    (outlet === undefined || applyNames('source.publication', [outlet], item, stated))
  );
}

/** Writes when and where an outlet published the original: "Published in Sample Gazette <address> on 2 January 2020". */
function applyDetails(words: string, item: Item): boolean {
  const [, address = ''] = /<(https?:[^<>\s]+)>/.exec(words) ?? [];
  const [, date] = / on (.*\d{4})/.exec(words) ?? [];
  const { pathname = '/' } = URL.parse(address) ?? {};
  if (pathname !== '/') setField('source.url', cleanAddress(address) ?? address, item);
  setField('source.published', date, item);
  return true;
}

/** Writes where the original is, or who published it. */
function applyOriginal({ role, names, words }: CreditLine, item: Item, stated: Values): boolean {
  const [name = ''] = names;
  if (/permission|разрешени|ب[اإ]ذن/i.test(words)) return applyText('rights', words, item);
  if (!isAddress(name)) return applyNames('source.publication', names, item, stated);
  const isOutlet = (one: CreditLine) => one.role === role && !isAddress(one.names[0] ?? '');
  const outlet = findCreditLines(words.replace(/<[^>]*>|https?:\S+/g, '')).find(isOutlet);
  if (outlet) applyNames('source.publication', outlet.names, item, stated);
  return applyText('source.url', cleanAddress(name) ?? name, item);
}

function isAddress(text: string): boolean {
  return /^https?:/.test(text);
}

/** Reads names, or the word that stands for them. Returns nothing for what is neither. */
function readSubject(names: readonly string[]): readonly string[] | undefined {
  const states = new Set(names.map(findNameStandIn));
  const [state] = states;
  if (states.size === 1 && state === undefined) return names;
  return states.size === 1 && (state === 'unknown' || state === 'withheld') ? [state] : undefined;
}

function applyWork(
  work: string,
  names: readonly string[],
  { values }: Item,
  stated: Values,
  type?: string,
): boolean {
  const subject = readSubject(names);
  if (subject === undefined || typeof stated.translator === 'string')
    return subject !== undefined && subject[0] === stated.translator;
  if (subject[0] === 'unknown' || subject[0] === 'withheld')
    return (values.translator ??= subject[0]) === subject[0];
  const known = (stated.translator ?? []).filter((one) => one.work?.some((it) => it === work));
  if (known.length > 0) return subject.every((name) => known.some((one) => one.name === name));
  for (const name of subject) addContributor(values, name, work, type);
  return true;
}

function applyNames(path: string, names: readonly string[], item: Item, stated: Values): boolean {
  const subject = readSubject(names);
  const isOne = path === 'source.publication';
  if (subject === undefined || (isOne && names.length > 1)) return false;
  const known = [stated[path] ?? (isOne ? item.values[path] : undefined) ?? []].flat();
  if (known.length > 0) return subject.every((name) => known.includes(name));
  return setField(path, isOne ? subject[0] : [...subject], item);
}

function applyText(path: string, text: string, item: Item): boolean {
  setField(path, text, item);
  return item.values[path] === text;
}
