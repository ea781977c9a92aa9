import { expect, test } from 'vitest';
import { renderArticle } from '../../src/markdown/render.ts';

const idsOf = (body: string, form: 'page' | 'absolute' = 'page') =>
  [...renderArticle(body, { language: 'en' })[form].matchAll(/<p id="([^"]*)"/g)].map(
    ([, id]) => id,
  );

test('a paragraph has an id made of its words, which stays when others come and go', () => {
  const [one, two] = idsOf('First words.\n\nSecond words.');
  expect(one).toMatch(/^a-p-[0-9a-f]{6}$/);
  expect(two).not.toBe(one);
  expect(idsOf('New words.\n\nSecond words.\n\n> First words.').slice(1)).toEqual([two, one]);
});

test('emphasis, spacing and Unicode form change no id; other words do', () => {
  const [id] = idsOf('An *é* in a line.');
  expect(idsOf('An e\u0301 in\na line.')).toEqual([id]);
  expect(idsOf('An é in a line!')).not.toEqual([id]);
});

test('paragraphs that are alike are told apart by a number, and stay clear of headings', () => {
  const [one, two, three] = idsOf('Alike.\n\nAlike.\n\nAlike.');
  expect([two, three]).toEqual([`${String(one)}-2`, `${String(one)}-3`]);
  const html = renderArticle(`# ${String(one).slice(2)}\n\nAlike.`, { language: 'en' }).page;
  expect(html.match(/ id="[^"]*"/g)).toEqual([
    ` id="a-h-${String(one).slice(2)}"`,
    ` id="${String(one)}"`,
  ]);
});

test('what leaves the site has none, nor has a paragraph without words', () => {
  expect(idsOf('Words.', 'absolute')).toEqual([]);
  expect(idsOf('Words.[^1]\n\n[^1]: > A note that ends in a quotation.')).toHaveLength(2);
});
