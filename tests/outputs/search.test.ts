import { expect, test } from 'vitest';
import { searchHit } from '../../src/outputs/search.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const textOf = (html: string) =>
  searchHit({ ...sampleArticle, description: 'Standfirst.' }, html).text;

test('the hit of the sample is complete', () => {
  expect(searchHit(sampleArticle, sampleHtml)).toEqual({
    address: '/en/articles/sample-article/',
    title: 'Sample & headline',
    text: 'A sample <standfirst>. A first paragraph, with a link. A second.',
    credit:
      'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
      'Translated and edited by Sample Desk. Summarised by Sample Summariser. Machine translation (Sample Engine). ' +
      'Cites reporting by Sample Agency and Sample Wire.',
    dates: 'Published 22 November 2026 · Updated 24 November 2026 · Corrected 23 November 2026',
    published: '2026-11-22T09:30:00.000Z',
  });
});

test('a hit says what is not stated', () => {
  const { credit, dates } = searchHit(
    {
      ...sampleArticle,
      source: { author: null, publication: null },
      translator: null,
      updated: undefined,
      corrections: undefined,
    },
    sampleHtml,
  );
  expect(credit).toBe('Translator not stated. Author and original outlet not stated.');
  expect(dates).toBe('Published 22 November 2026');
});

test('a hit in Arabic marks the direction of foreign names', () => {
  const { address, credit } = searchHit(
    {
      ...sampleArticle,
      language: 'ar',
      source: { author: ['Sample Author', 'كاتب'], publication: null },
      translator: 'none',
    },
    sampleHtml,
  );
  expect(address).toBe('/ar/articles/sample-article/');
  expect(credit).toBe('بقلم Sample Author\u200F وكاتب. نص أصلي غير مترجم.');
});

test('a hit of an article without a text has its standfirst', () => {
  expect(textOf('')).toBe('Standfirst.');
});

test.each([
  ['links without their addresses', '<p>A <a href="https://example.org/">link</a>.</p>', 'A link.'],
  [
    'notes without their numbers',
    '<p>A note.<sup><a href="#n" data-footnote-ref>1</a></sup></p><ol><li>The note. <a href="#r" data-footnote-backref>↩</a></li></ol>',
    'A note. 1. The note.',
  ],
  ['no words of a picture', '<p>A <img src="a.png" alt="picture"> here.</p>', 'A here.'],
  ['no line between paragraphs', '<p>One.</p><hr><p>Two.</p>', 'One. Two.'],
  ['a quotation without a mark', '<blockquote><p>One.</p><p>Two.</p></blockquote>', 'One. Two.'],
  ['entries of a list without a mark', '<ul><li>One</li><li>Two</li></ul>', 'One Two'],
  [
    'headings in their own letters',
    '<h2>Second</h2><h3>Third</h3><h4>Fourth</h4><h5>Fifth</h5><h6>Sixth</h6>',
    'Second Third Fourth Fifth Sixth',
  ],
  ['cells as words', '<table>\n<tr>\n<th>Name</th>\n<td>One</td>\n</tr>\n</table>', 'Name One'],
  [
    'long lines whole, with one space between two words',
    `<p>${'word '.repeat(30)}\u00A0 \n end</p><p>More</p>`,
    `${'word '.repeat(30)}end More`,
  ],
  ['characters as they are written', '<p>A &#x26; B &#x3C;c></p>', 'A & B <c>'],
  ['no character that XML forbids', '<p>A\u0008B\uFFFE</p>', 'AB'],
])('the text has %s', (_, html, words) => {
  expect(textOf(html)).toBe(`Standfirst. ${words}`);
});
