import { findNameStandIn } from '../content/stand-ins.ts';
import { timeZone } from '../site.ts';
import { completeContributor } from './contributors.ts';
import type { Item } from './item.ts';
import { readWords } from './tree.ts';
import { fieldsByPath, toLine } from './values.ts';

/** In characters. */
const MAX_TITLE = 300;
/** Words of a text that stand for its headline until somebody writes one. */
const TITLE_WORDS = 8;

/** Completes the fields: what nobody states is unknown. Returns the reasons for which the article stays a draft. */
export function completeFields(item: Item, now: Date): string[] {
  const { values, notes } = item;
  const reasons = completeTitle(item);
  for (const one of Array.isArray(values.translator) ? values.translator : []) {
    reasons.push(...completeContributor(one));
  }
  for (const path of ['source.author', 'source.publication']) {
    values[path] = readNames(values[path], path, notes);
  }
  for (const path of ['source.url', 'source.lang', 'source.published']) values[path] ??= 'unknown';
  if (values['published'] === undefined) {
    values['published'] = new Intl.DateTimeFormat('sv', { timeZone: timeZone() }).format(now);
    notes.push('published: the text has no date; the day of the import stands there');
  }
  const isLater = dayOf(values['updated']) > dayOf(values['published']);
  if (!isLater) delete values['updated'];
  for (const path of fieldsByPath.keys()) values[path] ??= findState(path);
  return reasons;
}

function dayOf(date: unknown): string {
  return typeof date === 'string' ? date.slice(0, 10) : '';
}

/** Returns the word that stands for the value of a required field. */
export function findState(path: string): string | undefined {
  const field = fieldsByPath.get(path);
  return field?.optional ? undefined : Object.keys(field?.states ?? {})[0];
}

function completeTitle({ values, body }: Item): string[] {
  const title = toLine(values['title']);
  if (title === undefined) {
    const words = readWords(body).trim().split(/\s+/).slice(0, TITLE_WORDS).join(' ');
    values['title'] = words.slice(0, MAX_TITLE / 2) || 'Headline';
    values['titleBy'] = 'site';
    return ['title: the text came without a headline, so its first words stand there; write one'];
  }
  if (title.length > MAX_TITLE) {
    values['title'] = title.slice(0, MAX_TITLE - 1) + '…';
    return ['title: the headline is too long and was cut; shorten it'];
  }
  return values['titleBy'] === undefined
    ? ['titleBy: nothing says who wrote the headline; write source, translator or site']
    : [];
}

/** Returns names as fields have them: one, several, or the word for none. */
function readNames(value: unknown, path: string, notes: string[]): unknown {
  const names: unknown[] = [value ?? []].flat();
  const states = names.map((name) =>
    typeof name === 'string' ? findNameStandIn(name) : undefined,
  );
  const known = names.filter((_, index) => states[index] === undefined);
  for (const [index, state] of states.entries()) {
    if (state === undefined || state === 'unknown' || state === 'withheld') continue;
    notes.push(
      `${path}: ${JSON.stringify(names[index])} is no name; write it as {name: …} if it is one`,
    );
  }
  if (known.length > 0) return known.length === 1 ? known[0] : known;
  return states.includes('withheld') ? 'withheld' : 'unknown';
}
