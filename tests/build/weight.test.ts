import { expect, test } from 'vitest';
import { isLight, weigh as weighWith } from '../../src/build/weight.ts';

const weigh = (html: string, budget?: number, script = '') => weighWith(html, () => script, budget);
const page = (head: string, words = 'Text.') =>
  `<!doctype html><html><head>${head}</head><body><main><p>${words}</p></main></body></html>`;

test('a page may weigh as much as its words alone and the frame', () => {
  const few = weigh(page('<title>x</title>'));
  expect(few.bytes).toBeLessThan(200);
  expect(few.budget).toBeGreaterThan(7_200);
  expect(few.budget).toBeLessThan(7_220);
  const many = weigh(page('', Array.from({ length: 500 }, (_, index) => String(index)).join(' ')));
  expect(many.budget).toBeGreaterThan(few.budget + 300);
  // What is not words gives nothing.
  expect(weigh(page('<title>x</title>', '<b title="aaa bbb ccc">Text.</b>')).budget).toBe(
    few.budget,
  );
});

test('a page over its budget is not light', () => {
  const { bytes } = weigh(page(''));
  expect(isLight(weigh(page(''), bytes))).toBe(true);
  expect(isLight(weigh(page(''), bytes - 1))).toBe(false);
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
])('sees what a page loads beside itself: %s', (head, count) => {
  const weight = weigh(page(head));
  expect(weight.loads).toHaveLength(count);
  expect(isLight(weight)).toBe(count === 0);
});

test('scripts have a budget of their own, wherever they stand', () => {
  const script = Array.from({ length: 3_000 }, (_, index) => `a${String(index * 7919)}`).join();
  for (const html of [
    page(`<script>${script}</script>`),
    page(`<script type="module">${script}</script>`),
    page('<script type="module" src="/a.js"></script>'),
  ]) {
    const weight = weigh(html, 100_000, script);
    expect(weight.scripts).toBeGreaterThan(6_000);
    expect(isLight(weight)).toBe(false);
    expect(isLight({ ...weight, scripts: 6_000 })).toBe(true);
  }
  expect(weigh(page('<script type="application/ld+json">{}</script>')).scripts).toBeLessThan(2);
});
