import { readDate } from '../date.ts';
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
  const day = publishedAt?.toISOString().slice(0, 10) ?? '';
  // `published` may fall on another day in UTC than in its own time zone. Either is accepted.
  const [firstDay = ''] = [day, String(published).trim().slice(0, 10)].sort();
  const checkOrder = (value: unknown, path: Path) => {
    const other = toDate(value)?.toISOString().slice(0, 10);
    if (publishedAt === undefined || other === undefined || other >= firstDay) return;
    const found = `${other}, before the article was published`;
    add(path, found, `${day} (\`published\` in UTC) or later`);
  };
  checkOrder(updated, ['updated']);
  for (const [index, { date }] of toSections(corrections)) {
    checkOrder(date, ['corrections', index, 'date']);
  }
  const original = String(toSection(source)['published']).trim().slice(0, 10);
  // Each day starts first at UTC+14.
  const start = readDate(`${original}T00:00+14:00`);
  if (start !== undefined && publishedAt !== undefined && start > publishedAt) {
    const found = `${original}, after the translation was published`;
    const expected = `a date not after \`published\` (${publishedAt.toISOString()})`;
    add(['source', 'published'], found, expected);
  }
  if (translator === 'none' && titleBy === 'translator') {
    const found = '"translator", although `translator` is none';
    add(['titleBy'], found, 'source or site', 'correct one of the two fields');
  }
  return findings;
}

function findTranslatorContradictions(
  { type, work, date, pseudonym }: Section,
  path: Path,
): [Path, Finding][] {
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

function toDate(value: unknown): Date | undefined {
  return typeof value === 'string' ? readDate(value.trim()) : undefined;
}

type Section = Readonly<Record<string, unknown>>;

function toSection(value: unknown): Section {
  return value !== null && typeof value === 'object' ? (value as Section) : {};
}

function toSections(value: unknown): [number, Section][] {
  return Array.isArray(value) ? value.map((entry, index) => [index, toSection(entry)]) : [];
}
