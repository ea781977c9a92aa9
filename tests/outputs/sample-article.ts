import type { Article } from '../../src/article/article.ts';

/**
 * The article whose complete output is written by hand in the test of each format. It has every field except `canonical`
 * and `index`, characters to escape, and one translator for each kind of work.
 */
export const sampleArticle: Article = {
  language: 'en',
  slug: 'sample-article',
  title: 'Sample & headline',
  titleBy: 'translator',
  description: 'A sample <standfirst>.',
  published: '2026-11-22T09:30:00Z',
  updated: '2026-11-24',
  topics: ['Samples', 'Tests'],
  source: {
    author: [{ name: 'Sample Author' }, { name: 'Second Author' }],
    publication: { name: 'Sample Gazette' },
    title: 'Заголовок',
    url: 'https://gazette.example/original',
    lang: 'ru',
    published: '2026-11-20',
    archived: 'https://archive.example/original',
    cites: [{ name: 'Sample Agency', lang: 'ar' }, { name: 'Sample Wire' }],
  },
  translator: [
    { name: 'Sample Translators', type: 'organization', work: ['translated'] },
    { name: 'Sample Editor', type: 'person', work: ['edited'] },
    { name: 'Sample Desk', type: 'organization', work: ['translated', 'edited'] },
    { name: 'Sample Summariser', type: 'person', work: ['summarised'] },
    { name: 'Sample Engine', type: 'machine', work: ['translated'] },
  ],
  disclaimer: 'A sample disclaimer: "not verified".',
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  corrections: [{ date: '2026-11-23', error: 'translation', text: 'A sample correction.' }],
  translationKey: 'sample',
  aliases: ['/old/sample/', '/older/sample.html'],
  sourceChecked: '2026-11-22',
  sourceRevised: '2026-11-23',
  image: { src: 'sample.jpg', alt: 'A sample picture', credit: 'Sample Photographer' },
};

/** The text of the sample, as Markdown and as HTML with absolute addresses. */
export const sampleBody =
  'A first paragraph, with a [link](https://example.org/a?b&c).\n\nA second.\n';
export const sampleHtml =
  '<p>A first paragraph, with a <a href="https://example.org/a?b&#x26;c" rel="noopener noreferrer">link</a>.</p>\n<p>A second.</p>';

/** Removes the links to formats that the tests don't name, so that a new format changes no expected head. */
export function omitOtherFormats(html: string): string {
  return html.replace(
    /<link rel="alternate" href="[^"]*\/articles\/[^"]*\.(?!(?:txt|md|bib|json)")[^>]*>/g,
    '',
  );
}
