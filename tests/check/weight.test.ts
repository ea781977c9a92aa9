import { expect, test } from 'vitest';
import { isLight, weigh } from '../../src/check/weight.ts';

const page = (head: string) => `<!doctype html><html><head>${head}</head><p>Text.</p></html>`;

test('a page may weigh as much as its text and the frame', () => {
  const text = 'word '.repeat(1_000);
  const { bytes, budget } = weigh({ html: page('') + text, text });
  expect(bytes).toBeLessThan(200);
  expect(budget).toBeGreaterThan(5_000);
  expect(budget).toBeLessThan(5_100);
  const weight = weigh({ html: page(''), text: '' });
  expect(isLight({ ...weight, budget: weight.bytes })).toBe(true);
  expect(isLight({ ...weight, budget: weight.bytes - 1 })).toBe(false);
});

test('a budget may be given in place of that', () => {
  expect(weigh({ html: page(''), text: '' }, 6_000).budget).toBe(6_000);
});

test('a page as a file weighs what it has in UTF-8', () => {
  expect(weigh({ html: 'ёё', text: '' }).saved).toBe(4);
});

test.each([
  ['<link rel="stylesheet" href="/a.css">', 1],
  ['<link rel=stylesheet href=/a.css>', 1],
  ['<link href="/a.woff2" rel="preload" as="font">', 1],
  ['<script type="module" src="/a.js"></script>', 1],
  ['<style>@import "/a.css";</style>', 1],
  ['<style>@font-face{src:url(/a.woff2)}p{background:url("/b.png")}</style>', 2],
  ['<link rel="canonical" href="https://dragoman.example/">', 0],
  ['<style>p::after{content:"url"}</style>', 0],
  ['<script type="application/ld+json">{}</script>', 0],
])('sees what a page loads beside itself: %s', (head, count) => {
  const weight = weigh({ html: page(head), text: '' });
  expect(weight.loads).toHaveLength(count);
  expect(isLight(weight)).toBe(count === 0);
});
