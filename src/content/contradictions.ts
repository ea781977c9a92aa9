import { dayOf, isDate } from '../date.ts';
import { toInstant } from '../site.ts';
import type { Finding, Path } from './diagnostic.ts';

/** Finds fields that can't both be true, whatever else is wrong with the frontmatter. */
export function findContradictions(input: unknown): [Path, Finding][] {
  const { published, updated, source, translator, titleBy, corrections } = toSection(input);
  const findings = toSections(translator).flatMap(([index, entry]) =>
    findTranslatorContradictions(entry, ['translator', index]),
  );
  const add = (path: Path, found: string, expected: string, fix = 'correct one of the two dates') =>
    findings.push([path, { found, expected, fix }]);
  const publishedAt = toDate(published);
  const checkOrder = (value: unknown, path: Path) => {
    const other = toDate(value);
    if (publishedAt === undefined || other === undefined) return;
    // A later instant may be an earlier day elsewhere, and a day begins before the times in it.
    if (toInstant(other) >= toInstant(publishedAt) || dayOf(other) >= dayOf(publishedAt)) return;
    add(path, `${other}, before the article was published`, `${dayOf(publishedAt)} or later`);
  };
  checkOrder(updated, ['updated']);
  for (const [index, { date }] of toSections(corrections)) {
    checkOrder(date, ['corrections', index, 'date']);
  }
  const original = dayOf(toDate(toSection(source)['published']) ?? '');
  // Each day starts first at UTC+14.
  const start = new Date(`${original}T00:00+14:00`);
  if (publishedAt !== undefined && start > toInstant(publishedAt)) {
    const found = `${original}, after the translation was published`;
    const expected = `a date not after \`published\` (${publishedAt})`;
    add(['source', 'published'], found, expected);
  }
  if (translator === 'none' && titleBy === 'translator') {
    const found = '"translator", although `translator` is none';
    add(['titleBy'], found, 'source or site', 'correct one of the two fields');
  }
  return findings;
}

function findTranslatorContradictions({ type, work, date, pseudonym }: Section, path: Path) {
  const findings: [Path, Finding][] = [];
  const add = (key: string, found: string, expected: string, fix: string) =>
    findings.push([[...path, key], { found, expected, fix }]);
  const isReviewed = Array.isArray(work) && work.includes('reviewed');
  if (date !== undefined && Array.isArray(work) && !isReviewed) {
    const fix =
      'add `reviewed` to `work` if this is the day of a review; otherwise leave the date out';
    add('date', 'a date, although `work` does not contain reviewed', 'a date of a review', fix);
  }
  if (type === 'machine' && isReviewed) {
    const fix = 'name the person or organization that reviewed the text in an entry of its own';
    add('work', 'a review by a machine', 'a review by a person or an organization', fix);
  }
  if (type === 'machine' && pseudonym !== undefined) {
    const fix = 'correct `type`, or leave `pseudonym` out';
    add('pseudonym', 'a pen name of a machine', 'a pen name of a person or an organization', fix);
  }
  return findings;
}

function toDate(value: unknown): string | undefined {
  return typeof value === 'string' && isDate(value.trim()) ? value.trim() : undefined;
}

type Section = Readonly<Record<string, unknown>>;

function toSection(value: unknown): Section {
  return value !== null && typeof value === 'object' ? (value as Section) : {};
}

function toSections(value: unknown): [number, Section][] {
  return Array.isArray(value) ? value.map((entry, index) => [index, toSection(entry)]) : [];
}
