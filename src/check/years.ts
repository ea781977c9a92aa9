import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic, type Path } from '../content/diagnostic.ts';
import { advise } from './rule.ts';

/** Before it, nothing was published on the web. */
const FIRST_YEAR_ONLINE = 1990;
/** Before it, nothing was printed in Europe. Years of the Islamic calendars are lower. */
const FIRST_YEAR_IN_PRINT = 1450;

/** Calendars, and how many years of ours one of their years is, and when they began. */
const CALENDARS: readonly [name: string, length: number, start: number][] = [
  ['Islamic', 0.970225, 621.6],
  ['Persian', 1, 621],
  ['Buddhist', 1, -543],
  ['Taiwanese', 1, 1911],
];

/** Finds years that are unlikely in their fields, often because they are of another calendar. */
export function adviseOnYears(located: LocatedArticle, now: Date): Diagnostic[] {
  const { published, updated, sourceChecked, sourceRevised, source, ...others } = located.article;
  const { corrections = [], translator, verified } = others;
  const nextYear = now.getUTCFullYear() + 1;
  const check = (path: Path, date: string | null | undefined, first: number): Diagnostic[] => {
    const year = Number(date?.slice(0, 4));
    if (!date || (year >= first && year <= nextYear)) return [];
    const ours = CALENDARS.map(([name, length, start]) => [
      name,
      Math.round(year * length + start),
    ]);
    const [calendar, likely] = ours.find(([, one]) => Math.abs(Number(one) - nextYear) < 25) ?? [];
    const finding = {
      found: quote(date),
      expected: `a year from ${String(first)} to ${String(nextYear)}`,
      fix: likely
        ? `write the date of the Gregorian calendar: the ${calendar} year ${String(year)} is about ${String(likely)}`
        : 'check the year, and write it of the Gregorian calendar',
    };
    return [advise(located, path, finding)];
  };
  const list = <T>(entries: T[] | string | null | undefined) =>
    Array.isArray(entries) ? entries : [];
  const dates = { published, updated, sourceChecked, sourceRevised };
  const lists = { corrections, translator: list(translator), verified: list(verified) };
  return [
    ...Object.entries(dates).flatMap(([key, date]) => check([key], date, FIRST_YEAR_ONLINE)),
    ...Object.entries(lists).flatMap(([key, entries]) =>
      entries.flatMap(({ date }, index) => check([key, index, 'date'], date, FIRST_YEAR_ONLINE)),
    ),
    ...check(['source', 'published'], source.published, FIRST_YEAR_IN_PRINT),
  ];
}
