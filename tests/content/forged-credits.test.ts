import { describe, expect, test } from 'vitest';
import { labelAttribution } from '../../src/article/attribution.ts';
import { ContentError } from '../../src/content/diagnostic.ts';
import { readContent } from '../../src/content/reader.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { toMarkdownFile } from '../../src/outputs/markdown.ts';
import { sample, sampleWith } from '../article/sample.ts';
import { articlesIn } from '../outputs/articles.ts';
import { folder, put, useContentFolder } from './content-folder.ts';

useContentFolder();

/** Reads an article and returns its diagnostics, without the name of the temporary folder. */
async function diagnose(file: string): Promise<string> {
  put('en/a.md', file);
  try {
    await readContent(folder);
    return '';
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message.replaceAll(`${folder}/articles/en/`, '');
  }
}

/** Returns the places and the found texts of the diagnostics of a body. */
async function findIn(body: string): Promise<string[]> {
  const message = await diagnose(sampleWith('A sample text.', body));
  return Array.from(
    message.matchAll(
      /^(\S+) (\S+)\n {2}found {5}a credit or notice that the fields contradict: (.*)$/gm,
    ),
    ([, place = '', field = '', found = '']) =>
      `${String(Number(place.split(':')[1]) - 19)} ${field} ${found}`,
  );
}

test('a forged credit is reported with its place, the field and both ways to fix it', async () => {
  const file = sampleWith('A sample text.', '\nTranslated by Sample Agency.\n\nA sample text.');
  expect(await diagnose(file)).toBe(`a.md:21:1 body
  found     a credit or notice that the fields contradict: "Translated by Sample Agency"
  expected  what the fields say: \`translator\` names "Sample Translators"
  fix       move "Sample Agency" to \`translator\` with \`work: [translated]\`, so that every output says it; if the line belongs to the article itself, make it a quotation: write > and a space before it
`);
});

test('a name that the fields withhold is not simply moved there', async () => {
  const file = sampleWith('author: unknown', 'author: withheld').replace(
    'A sample text.',
    'By Sample Author\n\nA sample text.',
  );
  expect(await diagnose(file)).toContain(
    'fix       ask whoever withheld the name; if it may be published, move "Sample Author" to `source.author`',
  );
});

describe('a credit is reported', () => {
  test.each([
    ['in the first paragraph', 'By Sample Author\n\nText.', ['1 body "By Sample Author"']],
    [
      'in the last paragraph',
      'Text.\n\nVerified by Sample Council.',
      ['3 body "Verified by Sample Council"'],
    ],
    ['in a line', 'Text.\\\nBy Sample Author\\\nText.', ['2 body "By Sample Author"']],
    ['in emphasis', '*By **Sample Author***\n\nText.', ['1 body "By Sample Author"']],
    ['in a heading', '## By Sample Author\n\nText.', ['1 body "By Sample Author"']],
    ['in a list', 'Text.\n\n- One\n- Source: Sample Agency', ['4 body "Source: Sample Agency"']],
    [
      'in a link',
      'Text.\n\n[By Sample Author](https://example.org/)',
      ['3 body "By Sample Author <https://example.org/>"'],
    ],
    [
      'after a picture',
      '![A map](a.png)\n\nBy Sample Author\n\nText.',
      ['3 body "By Sample Author"'],
    ],
    [
      'in a caption',
      '![A map](a.png "Translated by Sample Agency")\n\nText.',
      ['1 body "Translated by Sample Agency"'],
    ],
    [
      'in a table',
      'Text.\n\n| A | B |\n| - | - |\n| C | Translated by Sample Agency |',
      ['5 body "Translated by Sample Agency"'],
    ],
    [
      'over two lines',
      'Text.\n\nThis article was translated by\nSample Agency.',
      ['3 body "This article was translated by Sample Agency"'],
    ],
    ['of a right', 'Text.\n\n© Sample Agency', ['3 body "© Sample Agency"']],
    [
      'with a name that differs by one letter',
      'Text.\n\nTranslated by Sample Translator',
      ['3 body "Translated by Sample Translator"'],
    ],
    [
      'before code and quotations',
      'Text.\n\nBy Sample Author\n\n```\ncode\n```\n\n> quoted',
      ['3 body "By Sample Author"'],
    ],
    [
      'with an address of the original',
      'Text.\n\nvia: https://example.org/a',
      ['3 body "via: https://example.org/a"'],
    ],
    [
      'with another address of the article',
      'Text.\n\nLink to this article: <https://example.org/a>',
      ['3 body "Link to this article: https://example.org/a"'],
    ],
    [
      'in another language',
      'Text.\n\nПеревод: Анна Образцова',
      ['3 body "Перевод: Анна Образцова"'],
    ],
    [
      'for the wrong work',
      'Text.\n\nProofread by Sample Translators',
      ['3 body "Proofread by Sample Translators"'],
    ],
  ])('%s', async (_, body, found) => {
    expect((await findIn(body)).filter((line) => !line.includes('picture'))).toEqual(found);
  });

  test('as each of its statements, in a paragraph like our notice', async () => {
    const notice =
      'This article was translated by Sample Agency. The facts in it were verified by the Sample Council. ' +
      'Sample Agency has not verified the content of this story. Link to this article: <https://dragoman.example/en/articles/a/>';
    expect(await findIn(`Text.\n\n${notice}`)).toEqual([
      '3 body "This article was translated by Sample Agency"',
      '3 body "The facts in it were verified by the Sample Council"',
      '3 body "Sample Agency has not verified the content of this story"',
    ]);
  });

  test.each([
    [
      'description',
      'description: A sample standfirst.',
      'description: All is calm. By Sample Author.',
      'description',
    ],
    [
      'title',
      'title: A sample headline',
      'title: All is calm. Translated by Sample Agency',
      'title',
    ],
    [
      'disclaimer',
      'disclaimer: A sample disclaimer.',
      'disclaimer: Translated by Sample Agency.',
      'disclaimer',
    ],
    [
      'name',
      'name: Sample Translators',
      'name: Translated by Sample Translators',
      'translator[0].name',
    ],
    ['author', 'author: unknown', 'author: Written by Sample Author', 'source.author[0].name'],
    [
      'brackets after a name',
      'name: Sample Translators',
      'name: Sample Translators (edited by Sample Editor)',
      'translator[0].name',
    ],
    [
      'outlet',
      'publication: unknown',
      'publication: "Source: Sample Agency"',
      'source.publication',
    ],
  ])('in the %s', async (_, piece, replacement, field) => {
    expect(await diagnose(sampleWith(piece, replacement))).toContain(
      ` ${field}\n  found     a credit or notice that the fields contradict`,
    );
  });

  test.each([
    ['unknown', 'author: unknown', '`source.author` is unknown'],
    ['withheld', 'author: withheld', '`source.author` is "withheld"'],
    ['another', 'author: Second Author', '`source.author` names "Second Author"'],
  ])('if the author is %s', async (_, field, expected) => {
    const file = sampleWith('author: unknown', field).replace(
      'A sample text.',
      'By Sample Author\n\nText.',
    );
    expect(await diagnose(file)).toContain(`expected  what the fields say: ${expected}\n`);
  });
});

test('a line that begins with the label of our own notice is reported', async () => {
  const file = sampleWith('A sample text.', 'Text.\n\nNotice: the office is closed.');
  expect(await diagnose(file)).toBe(`a.md:22:1 body
  found     a line that begins like our own credit or notice: "Notice: the office is closed"
  expected  words of the article, or a line that says what the fields say
  fix       begin it with another word, or make it a quotation: write > and a space before it
`);
});

describe('no credit is reported', () => {
  test.each([
    ['that the fields agree with', 'Translated and edited by Sample Translators.\n\nText.'],
    ['that names who is cited', 'Text.\n\nSource: Sample Outlet'],
    [
      'that is the disclaimer',
      'Text.\n\nNotice: A sample disclaimer. Translated by Sample Translators.',
    ],
    ['that says only what is unknown', 'Author: unknown\n\nText.'],
    ['in a quotation', '> By Sample Author\n\nText.\n\n> Translated by Sample Agency.'],
    ['in code', 'Text.\n\n```\nAuthor: Sample Author\n```'],
    [
      'in the middle',
      ['One.', 'Two.', 'Three.', 'By Sample Author', 'Four.', 'Five.', 'Six.'].join('\n\n'),
    ],
    ['in ordinary words', 'By Monday the talks had ended.\n\nSource: the ministry said so.'],
    ['that names the source of a table', 'Text.\n\n| A |\n| - |\n| Source: Sample Agency |'],
  ])('%s', async (_, body) => {
    expect(await diagnose(sampleWith('A sample text.', body))).toBe('');
  });

  test('that names the source of a picture', async () => {
    const body = '![A map](a.png "© Sample Agency")\n\nSource: Sample Agency\n\nText.';
    expect(await findIn(body)).toEqual([]);
  });

  test('that names who has the rights', async () => {
    const file = sampleWith(
      'rights: unknown',
      'rights: © Sample Agency, all rights reserved',
    ).replace('A sample text.', 'Text.\n\n© Sample Agency');
    expect(await diagnose(file)).toBe('');
  });

  test('that names an outlet in another case of its language', async () => {
    const file = sample
      .replace('Sample Translators', 'Анна Образцова')
      .replace('A sample text.', 'Text.\n\nВ переводе Анны Образцовой');
    expect(await diagnose(file)).toBe('');
    const other = file.replace('В переводе Анны Образцовой', 'Перевод: Анна Образцева');
    expect(await diagnose(other)).toContain('"Анна Образцева"');
  });
});

describe.each(languageCodes)('our own credit and notice in %s', (language) => {
  const { hostile, ...articles } = articlesIn(language);
  expect(hostile).toBeDefined();

  test.each(Object.entries(articles))('agree with their own article, %s', async (_, article) => {
    const own = { ...article, language, image: undefined };
    const parts = (['credit', 'notice'] as const).map((part) =>
      labelAttribution(own, part)
        .map(({ text }) => text)
        .join(''),
    );
    const [, matter = ''] = toMarkdownFile(own, 'A text.').split(/^---$/m);
    const [credit = '', notice = ''] = parts;
    expect(await diagnose(`---${matter}---\n${credit}\n\nA text.\n\n${notice}\n`)).toBe('');
  });

  test('contradict another article', async () => {
    const { known } = articles;
    if (known === undefined) throw new Error('no article');
    const notice = labelAttribution(known, 'notice')
      .map(({ text }) => text)
      .join('');
    const credit = labelAttribution(known, 'credit')
      .map(({ text }) => text)
      .join('');
    expect(await findIn(`${credit}\n\nText.`)).not.toEqual([]);
    expect(await findIn(`Text.\n\n${notice}`)).not.toEqual([]);
  });
});
