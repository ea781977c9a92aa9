import { expect, test } from 'vitest';
import {
  createReport,
  formatAnnotations,
  formatJson,
  formatReport,
} from '../../src/build/report.ts';
import type { Diagnostic } from '../../src/content/diagnostic.ts';
import { articleOf, sample, sampleWith } from '../article/sample.ts';

const diagnostic = (file: string, changes: Partial<Diagnostic> = {}): Diagnostic => ({
  file,
  line: 3,
  column: 1,
  field: 'titleBy',
  found: '"me"',
  expected: 'one of: source, translator, site',
  fix: 'write one of these words exactly as shown',
  ...changes,
});
const loaded = (slug: string, file = sample) => ({
  article: articleOf(file, 'en', slug),
  file: `content/articles/en/${slug}.md`,
  path: `${process.cwd()}/content/articles/en/${slug}.md`,
  locate: () => ({ line: 1, column: 1 }),
  digest: '',
  bodyLine: 20,
  images: [],
  advice: [],
  links: [],
  sketch: [],
});
const draft = { path: 'en/idea.md', language: 'en', slug: 'idea' } as const;
const report = createReport(
  {
    articles: [
      loaded('a'),
      { ...loaded('kept'), copy: 'a copy' },
      loaded('later', sampleWith('2026-11-22', '2026-12-03')),
      loaded('soon', sampleWith('2026-11-22', '2026-12-02T09:30+03:00')),
      loaded('draft', sampleWith('rights:', 'draft: true\nrights:')),
    ],
    paths: [],
    drafts: [draft],
    advice: [],
    diagnostics: [
      diagnostic('content/articles/en/kept.md'),
      diagnostic('content/articles/en/a.md'),
    ],
  },
  {
    folder: 'dist/',
    now: new Date('2026-12-01'),
    sizes: new Map([
      ['index.html', 1000],
      ['en/articles/a/index.html', 500],
    ]),
    removed: ['/en/articles/gone/'],
    moved: ['/en/topics/a-1234abcd/ instead of /en/topics/a/'],
    replaced: ['_headers'],
  },
);

test('a report names what is kept, removed and held back, with its time', () => {
  expect(
    formatReport(report, false)
      .split('\n')
      .filter((line) => !line.includes(' MB;')),
  ).toEqual([
    '2 articles in dist/; 4 held back (drafts, and dates after 2026-12-01T00:00:00.000Z)',
    'not published because of errors: content/articles/en/kept.md',
    'published as before: /en/articles/kept/',
    'no longer published: /en/articles/gone/',
    'changed address: /en/topics/a-1234abcd/ instead of /en/topics/a/',
    'replaced by the file in public/: _headers',
    'held back: /en/articles/soon/ until 2026-12-02T06:30Z',
    'held back: /en/articles/later/ until 2026-12-03T00:00Z',
    'held back: /en/articles/draft/ is a draft',
    'held back: /en/articles/idea/ is a draft',
    'next due: 2026-12-02T06:30Z /en/articles/soon/',
  ]);
});

test('of each list, the first 20 are named unless all are asked for', () => {
  const removed = Array.from({ length: 25 }, (_, index) => `/en/articles/${String(index)}/`);
  const lines = (all: boolean) =>
    formatReport({ ...report, removed }, all).match(/^no longer published: .*/gm) ?? [];
  expect(lines(false)).toHaveLength(21);
  expect(lines(false).at(-1)).toBe(
    'no longer published: and 5 more: add -- --all to the command to list them',
  );
  expect(lines(true)).toHaveLength(25);
});

test('a report as JSON has what the docs list', () => {
  const { errors, ...rest } = JSON.parse(formatJson(report)) as { errors: unknown[] };
  expect(rest).toEqual({
    status: 'incomplete',
    folder: 'dist/',
    time: '2026-12-01T00:00:00.000Z',
    articles: 2,
    files: 2,
    bytes: 1500,
    skipped: ['content/articles/en/kept.md'],
    kept: ['/en/articles/kept/'],
    removed: ['/en/articles/gone/'],
    moved: ['/en/topics/a-1234abcd/ instead of /en/topics/a/'],
    replaced: ['_headers'],
    heldBack: [
      { address: '/en/articles/soon/', until: '2026-12-02T06:30:00.000Z' },
      { address: '/en/articles/later/', until: '2026-12-03T00:00:00.000Z' },
      { address: '/en/articles/draft/' },
      { address: '/en/articles/idea/' },
    ],
    nextDue: { address: '/en/articles/soon/', until: '2026-12-02T06:30:00.000Z' },
    advice: [],
  });
  expect(errors).toEqual([
    diagnostic('content/articles/en/a.md'),
    diagnostic('content/articles/en/kept.md'),
  ]);
});

test('annotations are escaped, and show each kind of error before a second of any', () => {
  const errors = [
    ...Array.from({ length: 12 }, (_, index) =>
      diagnostic(`en/${String.fromCharCode(97 + index)}.md`),
    ),
    diagnostic('en/100%,:z.md', { line: 5, column: 2, field: 'rights', found: '"100%: a, b"' }),
  ];
  const lines = formatAnnotations(errors);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toMatch(/^::error file=en\/a\.md,line=3,col=1::titleBy%0A {2}found {5}"me"%0A/);
  expect(lines[1]).toBe(
    '::error file=en/100%25%2C%3Az.md,line=5,col=2::rights%0A  found     "100%25: a, b"%0A' +
      '  expected  one of: source, translator, site%0A  fix       write one of these words exactly as shown',
  );
  expect(lines[2]).toMatch(/^::error file=en\/b\.md,/);
});
