import { expect, test } from 'vitest';
import { renderArticle } from '../../src/markdown/render.ts';
import { removedWords, removingPatterns } from '../reader-view-words.ts';

const idsOf = (markdown: string) =>
  [...renderArticle(markdown, { language: 'en' }).page.matchAll(/ id="([^"]*)"/g)].map(
    ([, id = '']) => id,
  );

test('the words are those of Readability', () => {
  expect(removedWords).toEqual(expect.arrayContaining(['author', 'rss', '-ad-', 'com-', 'share']));
});

test.each(removedWords)('no id has the word %s, wherever a heading has it', (word) => {
  const headings = [
    word,
    `The ${word}`,
    `${word} one`,
    `x${word}y`,
    `Слово ${word}`,
    `كلمة ${word}`,
  ];
  // The second of the same name gets a number.
  const ids = idsOf([...headings, ...headings].map((heading) => `## ${heading}\n`).join('\n'));
  expect(new Set(ids).size).toBe(headings.length * 2);
  for (const id of ids) {
    expect(id).toMatch(/^a-[a-z0-9_-]+$/);
    for (const pattern of removingPatterns) expect(id).not.toMatch(pattern);
  }
});

test.each([
  ['Authorities deny it', 'a-au_thorities-deny-it'],
  ['Comments', 'a-co_mments'],
  ['Ad', 'a-ad'],
  ['Ad revenue', 'a-a_d-revenue'],
  ['Writtenbyline', 'a-wr_ittenby_line'],
  ['Спонсор', 'a-sp_onsor'],
  ['РСС', 'a-rs_s'],
  ['رسس', 'a-rs_s'],
  ['Conclusion', 'a-conclusion'],
])('the id of the heading "%s" can be read: %s', (heading, id) => {
  expect(idsOf(`## ${heading}`)).toEqual([id]);
});

test.each(['The author', 'the-author', 'a-the-author', 'a-the-au_thor', 'The%20author'])(
  'a link to #%s finds its heading',
  (fragment) => {
    const { page } = renderArticle(`## The author\n\nSee [above](<#${fragment}>).`, {
      language: 'en',
    });
    expect(page).toContain('See <a href="#a-the-au_thor">above</a>.');
  },
);
