import { expect, test } from 'vitest';
import { createSearchRecord, listKnownWords } from '../../src/outputs/search.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const textOf = (html: string) =>
  createSearchRecord({ ...sampleArticle, description: 'Standfirst.' }, html).text;

test('the search record of the sample article is complete', () => {
  expect(createSearchRecord(sampleArticle, sampleHtml)).toEqual({
    address: '/en/articles/sample-article/',
    title: 'Sample & headline',
    text: 'A sample <standfirst>. A first paragraph, with a link. A second.',
    credit:
      'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
      'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
      'Translated and edited by Sample Desk. Summarised by Sample Summariser.',
    dates: 'Published 22 November 2026 · Updated 24 November 2026 · Corrected 23 November 2026',
    published: '2026-11-22T09:30:00.000Z',
  });
});

test('a search record says what is not stated', () => {
  const { credit, dates } = createSearchRecord(
    {
      ...sampleArticle,
      source: { author: null, publication: null },
      translator: null,
      updated: undefined,
      corrections: undefined,
    },
    sampleHtml,
  );
  expect(credit).toBe('Author and original outlet not stated. Translator not stated.');
  expect(dates).toBe('Published 22 November 2026');
});

test('a search record in Arabic marks the direction of foreign names', () => {
  const { address, credit } = createSearchRecord(
    {
      ...sampleArticle,
      language: 'ar',
      source: { author: [{ name: 'Sample Author' }, { name: 'كاتب' }], publication: null },
      translator: 'none',
    },
    sampleHtml,
  );
  expect(address).toBe('/ar/articles/sample-article/');
  expect(credit).toBe('بقلم Sample Author\u200F وكاتب. نص أصلي غير مترجم.');
});

test('the text of an article without a body is its standfirst', () => {
  expect(textOf('')).toBe('Standfirst.');
});

test.each([
  ['links without addresses', '<p>A <a href="https://example.org/">link</a>.</p>', 'A link.'],
  [
    'footnotes without the numbers of their references',
    '<p>A note.<sup><a href="#n" data-footnote-ref>1</a></sup></p><ol><li>The note. <a href="#r" data-footnote-backref>↩</a></li></ol>',
    'A note. 1. The note.',
  ],
  ['no alternative text of pictures', '<p>A <img src="a.png" alt="picture"> here.</p>', 'A here.'],
  ['no thematic break', '<p>One.</p><hr><p>Two.</p>', 'One. Two.'],
  ['block quotations without “>”', '<blockquote><p>One.</p><p>Two.</p></blockquote>', 'One. Two.'],
  ['list items without bullets', '<ul><li>One</li><li>Two</li></ul>', 'One Two'],
  [
    'headings without capitals',
    '<h2>Second</h2><h3>Third</h3><h4>Fourth</h4><h5>Fifth</h5><h6>Sixth</h6>',
    'Second Third Fourth Fifth Sixth',
  ],
  [
    'table cells separated by spaces',
    '<table>\n<tr>\n<th>Name</th>\n<td>One</td>\n</tr>\n</table>',
    'Name One',
  ],
  [
    'long lines without breaks, and single spaces',
    `<p>${'word '.repeat(30)}\u00A0 \n end</p><p>More</p>`,
    `${'word '.repeat(30)}end More`,
  ],
  ['character references decoded', '<p>A &#x26; B &#x3C;c></p>', 'A & B <c>'],
  ['no characters that XML forbids', '<p>A\u0008B\uFFFE</p>', 'AB'],
])('the text has %s', (_, html, words) => {
  expect(textOf(html)).toBe(`Standfirst. ${words}`);
});

test('known words are those of headlines, credits and several texts, without capitals where possible', () => {
  const record = createSearchRecord(sampleArticle, '');
  const describe = (title: string, text: string) => ({
    ...record,
    title,
    credit: 'By Ann Lee.',
    text,
  });
  expect(
    listKnownWords([
      describe('Storms in Łódź', 'Warnings were “late”, she said.'),
      describe('After', 'The warnings: a don’t. Late.'),
    ]),
  ).toEqual(['Ann', 'Lee', 'Storms', 'Łódź', 'warnings', 'late', 'After']);
});
