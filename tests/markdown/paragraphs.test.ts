import { expect, test } from 'vitest';
import { renderArticle } from '../../src/markdown/render.ts';

const getIds = (body: string, output: 'page' | 'absolute' = 'page') =>
  [...renderArticle(body, { language: 'en' })[output].matchAll(/<p id="([^"]*)"/g)].map(
    ([, id]) => id,
  );

test('the id of a paragraph depends on its text only', () => {
  const [one, two] = getIds('First words.\n\nSecond words.');
  expect(one).toMatch(/^a-p-[0-9a-f]{6}$/);
  expect(two).not.toBe(one);
  expect(getIds('New words.\n\nSecond words.\n\n> First words.').slice(1)).toEqual([two, one]);
});

test('emphasis, white space and Unicode normalization don’t change the id; other text does', () => {
  const [id] = getIds('An *é* in a line.');
  expect(getIds('An e\u0301 in\na line.')).toEqual([id]);
  expect(getIds('An é in a line!')).not.toEqual([id]);
});

test('ids of identical paragraphs are numbered, and never those of headings', () => {
  const [one, two, three] = getIds('Alike.\n\nAlike.\n\nAlike.');
  expect([two, three]).toEqual([`${String(one)}-2`, `${String(one)}-3`]);
  const html = renderArticle(`# ${String(one).slice(2)}\n\nAlike.`, { language: 'en' }).page;
  expect(html.match(/ id="[^"]*"/g)).toEqual([
    ` id="a-h-${String(one).slice(2)}"`,
    ` id="${String(one)}"`,
  ]);
});

test('output for feeds, and paragraphs without text, have no ids', () => {
  expect(getIds('Words.', 'absolute')).toEqual([]);
  expect(getIds('Words.[^1]\n\n[^1]: > A note that ends in a quotation.')).toHaveLength(2);
});
