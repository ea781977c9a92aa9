import { expect, test } from 'vitest';
import { formatDiagnostics, quote, type Diagnostic } from '../../src/content/diagnostic.ts';

const rights = (index: number, changes: Partial<Diagnostic> = {}): Diagnostic => ({
  file: `en/${String(index).padStart(2, '0')}.md`,
  line: 18,
  column: 1,
  field: 'rights',
  found: '""',
  expected: 'a sample licence',
  fix: 'write a sample',
  ...changes,
});
const many = (count: number, change: (index: number) => Partial<Diagnostic> = () => ({})) =>
  Array.from({ length: count }, (_, index) => rights(index, change(index)));

test('a few errors are written in full, by file', () => {
  expect(formatDiagnostics([rights(2), rights(1, { field: 'title', line: 2 })])).toBe(
    `en/01.md:2:1 title
  found     ""
  expected  a sample licence
  fix       write a sample

en/02.md:18:1 rights
  found     ""
  expected  a sample licence
  fix       write a sample
`,
  );
});

test('many errors of a kind are one group with their number, and the first 20 are listed', () => {
  const errors = [...many(25), rights(3, { field: 'title', line: 2 })];
  const lines = formatDiagnostics(errors).split('\n');
  expect(lines.slice(0, 11)).toEqual([
    'en/03.md:2:1 title',
    '  found     ""',
    '  expected  a sample licence',
    '  fix       write a sample',
    '',
    '25 errors in rights',
    '  found     ""',
    '  expected  a sample licence',
    '  fix       write a sample',
    '  en/00.md:18:1 rights',
    '  en/01.md:18:1 rights',
  ]);
  expect(lines.slice(-5)).toEqual([
    '  en/19.md:18:1 rights',
    '  and 5 more: add -- --all to the command to list them',
    '',
    '26 errors in 25 files',
    '',
  ]);
  expect(formatDiagnostics(errors, true)).toContain('  en/24.md:18:1 rights\n\n26 errors');
});

test('a group says at each place what differs there', () => {
  const errors = many(4, (index) => ({
    found: `"x${String(index)}"`,
    field: `a[${String(index)}].b`,
  }));
  expect(formatDiagnostics(errors)).toContain(`4 errors in a.b
  expected  a sample licence
  fix       write a sample
  en/00.md:18:1 a[0].b
    found     "x0"
  en/01.md:18:1 a[1].b
    found     "x1"
`);
});

test('names, numbers and dates in what is expected make no kinds of their own, other words do', () => {
  const named = many(4, (index) => ({
    expected: `"N\\" ${String(index)}", "M" after 2026-11-0${String(index)}`,
  }));
  expect(formatDiagnostics(named)).toMatch(/^4 errors in rights\n/);
  const one = many(4, (index) => ({
    expected: `${['one', 'two', 'three', 'four'][index] ?? ''} words`,
  }));
  expect(formatDiagnostics(one)).not.toContain('errors');
});

test('a quoted text is cut, an address never', () => {
  expect(quote('word '.repeat(20))).toBe(`"${'word '.repeat(12)}…"`);
  for (const start of ['https://example.org/', '/en/', 'mailto:']) {
    expect(quote(start + 'a'.repeat(500))).toBe(`"${start}${'a'.repeat(500)}"`);
  }
});
