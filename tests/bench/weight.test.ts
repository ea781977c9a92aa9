import { expect, test } from 'vitest';
import { isWithinBudget, measurePage as measurePageWith } from '../../bench/weight.ts';

const measure = (html: string, budget?: number, script = '') =>
  measurePageWith(html, () => script, budget);
const page = (head: string, words = 'Text.') =>
  `<!doctype html><html><head>${head}</head><body><main><p>${words}</p></main></body></html>`;

test('a budget is the size of the words plus 7,200 bytes', () => {
  const short = measure(page('<title>x</title>'));
  expect(short.bytes).toBeLessThan(200);
  expect(short.budget).toBeGreaterThan(7_200);
  expect(short.budget).toBeLessThan(7_220);
  const long = measure(
    page('', Array.from({ length: 500 }, (_, index) => String(index)).join(' ')),
  );
  expect(long.budget).toBeGreaterThan(short.budget + 300);
  // Attributes are not words.
  expect(measure(page('<title>x</title>', '<b title="aaa bbb ccc">Text.</b>')).budget).toBe(
    short.budget,
  );
});

test('a page one byte over its budget fails', () => {
  const { bytes } = measure(page(''));
  expect(isWithinBudget(measure(page(''), bytes))).toBe(true);
  expect(isWithinBudget(measure(page(''), bytes - 1))).toBe(false);
});

test.each([
  ['<link rel="stylesheet" href="/a.css">', 1],
  ['<link rel=stylesheet href=/a.css>', 1],
  ['<link href="/a.woff2" rel="preload" as="font">', 1],
  ['<script src="/a.js"></script>', 1],
  ['<script type="module" src="/a.js"></script>', 0],
  ['<style>@import "/a.css";</style>', 1],
  ['<style>@font-face{src:url(/a.woff2)}p{background:url("/b.png")}</style>', 2],
  ['<link rel="canonical" href="https://dragoman.example/">', 0],
  ['<style>p::after{content:"url"}</style>', 0],
  ['<script type="application/ld+json">{}</script>', 0],
])('finds what blocks the text: %s', (head, count) => {
  const weight = measure(page(head));
  expect(weight.blockingLoads).toHaveLength(count);
  expect(isWithinBudget(weight)).toBe(count === 0);
});

test('inline and loaded scripts have a budget of their own', () => {
  const script = Array.from({ length: 3_000 }, (_, index) => `a${String(index * 7919)}`).join();
  for (const html of [
    page(`<script>${script}</script>`),
    page(`<script type="module">${script}</script>`),
    page('<script type="module" src="/a.js"></script>'),
  ]) {
    const weight = measure(html, 100_000, script);
    expect(weight.scripts).toBeGreaterThan(6_000);
    expect(isWithinBudget(weight)).toBe(false);
    expect(isWithinBudget({ ...weight, scripts: 6_000 })).toBe(true);
  }
  expect(measure(page('<script type="application/ld+json">{}</script>')).scripts).toBeLessThan(2);
});
