import { expect, test } from 'vitest';
import { isWithdrawn } from '../../src/content/withdrawn.ts';
import { sample, sampleWith } from '../article/sample.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const now = new Date('2026-11-26T12:00Z');
const check = (file: string | Uint8Array, version = sample) =>
  isWithdrawn(typeof file === 'string' ? encode(file) : file, encode(version), now);

/** A file that is no valid YAML. */
const brokenWith = (line: string) => sampleWith('titleBy: site', `titleBy: "site\n${line}`);

test.each([
  'draft: true',
  'draft:true',
  'draft: yes',
  'draft:',
  '"draft" : "true"',
  'Draft: TRUE # not yet',
  '  draft: true',
  'draft\u00A0: true',
  'draft：true',
  'drafts: true',
  'darft: true',
  'isDraft: true',
  'status: draft',
  '{ title: A, draft: true }',
  'draft',
  'draft = true',
  'draft - yes',
  '? draft\n: true',
  '“draft”: true',
  'ｄｒａｆｔ: true',
  '\u200Edraft\u200E: true',
  'dra\u00ADft: true',
  'published: 2026-11-27',
  'published: "2027-01-01T09:00Z"',
  'published: 2026-11-26T12:01Z',
  'published: 2026-11-26 18:00',
  'Publishd: 2027-01-01',
  'published: false',
  'published: 2027',
  'published: 2027-1-5',
  'published: 2027-02-30',
  'published: 31.12.2027',
  'published: January 2027',
  'author: withheld',
  'author: witheld',
  'author: [A, Withheld]',
])('a broken file with the line %s is withdrawn', (line) => {
  expect(check(brokenWith(line))).toBe(true);
});

test.each([
  'draft: false',
  'draft: "no"',
  '# draft: true',
  'title: A draft of a law: the text',
  'published: 2026-11-26T11:59Z',
  'published: 22 November 2026',
  'published: 2026',
  'published: 2026-11-5',
  'A draft',
  'date: 2027-01-01',
  'author: unknown',
])('a broken file with the line %s is not withdrawn', (line) => {
  expect(check(brokenWith(line))).toBe(false);
});

test('a name that was withheld before is no reason', () => {
  const withheld = sampleWith('author: unknown', 'author: withheld');
  expect(check(withheld, withheld)).toBe(false);
  expect(check(withheld.replace('publication: unknown', 'publication: withheld'), withheld)).toBe(
    true,
  );
});

test('a line of the text that begins with the word was no reason before, so it is none now', () => {
  const line = (words: string) => sampleWith('A sample text.', words);
  const version = line('Draft: a sample text.\n\nDraft');
  expect(check(version.replace('titleBy: site', 'titleBy: ['), version)).toBe(false);
  expect(check(version.replace('rights:', 'draft: true\nrights:'), version)).toBe(true);
});

test('the words are read in any encoding, with any line ends, with and without the lines ---', () => {
  const draft = sampleWith('rights:', 'draft: true\nrights:');
  expect(check(draft.replaceAll('\n', '\r'))).toBe(true);
  expect(check(draft.replaceAll('\n', '\u0085'))).toBe(true);
  expect(check(draft.replaceAll('---', '--'))).toBe(true);
  const utf16 = Buffer.from(`\uFEFF${draft}`, 'utf16le');
  expect(check(utf16)).toBe(true);
  expect(check(utf16.swap16())).toBe(true);
  expect(check(Buffer.from(draft.replace('A sample text', 'é'), 'latin1'))).toBe(true);
  expect(check('')).toBe(false);
});

test('hostile files take little time', () => {
  for (const text of [' ', '\n', '-', ',', 'a', '{ ', 'a:', 'with']) {
    check(text.repeat(1_000_000 / text.length));
  }
  check(`draft${' '.repeat(1_000_000)}x`);
}, 20_000);
