import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import {
  createArticleCard,
  cardFonts,
  checkCardFont,
  layOutCard,
  HEADLINE_SIZES_PX,
  CONTENT_SIZE_PX,
  createSiteCard,
  type Card,
} from '../../src/outputs/card.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { sampleArticle } from './sample-article.ts';

/** Isolates the direction of a name. */
const isolate = (name: string) => `\u2068${name}\u2069`;
const credit =
  `Machine translation (${isolate('Sample Engine')}). Whether a person reviewed it is not stated. ` +
  `By ${isolate('Sample Author')} and ${isolate('Second Author')}, ${isolate('Sample Gazette')}. ` +
  `Translated by ${isolate('Sample Translators')}. Edited by ${isolate('Sample Editor')}. ` +
  `Translated and edited by ${isolate('Sample Desk')}. Summarised by ${isolate('Sample Summariser')}. ` +
  `Cites reporting by ${isolate('Sample Agency')} and ${isolate('Sample Wire')}.`;
const disclaimer = 'A sample disclaimer: "not verified".';

test('the card of the sample is complete', () => {
  expect(createArticleCard(sampleArticle)).toEqual({
    direction: 'ltr',
    headline: 'Sample & headline',
    credit,
    disclaimer,
    site: 'Dragoman',
    metadata: {
      credit:
        'Machine translation (Sample Engine). Whether a person reviewed it is not stated. By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
        'Translated and edited by Sample Desk. Summarised by Sample Summariser. ' +
        'Cites reporting by Sample Agency and Sample Wire.',
      disclaimer,
    },
  });
});

test('the card of the site is complete', () => {
  expect(createSiteCard()).toEqual({
    direction: 'ltr',
    headline: 'Dragoman',
    credit: 'Journalism in translation: who wrote it, who translated it, and what is not known',
    site: 'dragoman.example',
    metadata: { credit: 'Dragoman', disclaimer: '' },
  });
});

/** The style of every left-aligned text. */
const textStyle = {
  display: 'block',
  direction: 'ltr',
  textAlign: 'left',
  lineHeight: expect.closeTo(1.35) as number,
  overflowWrap: 'anywhere',
};

test('the layout of the sample is complete', () => {
  expect(layOutCard(createArticleCard(sampleArticle), 40)).toEqual({
    type: 'container',
    style: {
      width: 1200,
      height: 630,
      display: 'flex',
      direction: 'ltr',
      flexDirection: 'column',
      justifyContent: 'space-between',
      gap: 24,
      padding: 64,
      borderTop: '16px solid #8a1f11',
      backgroundColor: '#fffdf8',
      color: '#211d18',
      fontFamily: 'Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew',
    },
    children: [
      {
        type: 'text',
        text: 'Sample & headline',
        style: { ...textStyle, lineHeight: 1.2, fontSize: 40, fontWeight: 700 },
      },
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: 12 },
        children: [
          { type: 'text', text: credit, style: { ...textStyle, fontSize: 20 } },
          {
            type: 'text',
            text: disclaimer,
            style: { ...textStyle, fontSize: 22, color: '#594f43' },
          },
          {
            type: 'text',
            text: 'Dragoman',
            style: { ...textStyle, fontSize: 30, fontWeight: 700, color: '#8a1f11' },
          },
        ],
      },
    ],
  });
});

test('headline sizes and the content area are fixed', () => {
  expect(HEADLINE_SIZES_PX).toEqual([76, 68, 60, 54, 48, 42, 37, 33, 29, 26, 23, 20]);
  expect(CONTENT_SIZE_PX).toEqual({ width: 1072, height: 462 });
});

describe('a card', () => {
  const cardOf = (changes: Partial<Article>) => createArticleCard({ ...sampleArticle, ...changes });

  test('says what is not stated', () => {
    const card = cardOf({ source: { author: null, publication: null }, translator: null });
    expect(card.credit).toBe('Translator not stated. Author and original outlet not stated.');
    expect(card.metadata.credit).toBe(card.credit);
  });

  test('has no disclaimer if none came', () => {
    const card = cardOf({ disclaimer: null });
    expect(card).not.toHaveProperty('disclaimer');
    expect(card.metadata.disclaimer).toBe('');
  });

  test('shows a disclaimer of up to 240 characters, and has a longer one only in its metadata', () => {
    expect(cardOf({ disclaimer: 'x'.repeat(240) }).disclaimer).toBe('x'.repeat(240));
    const card = cardOf({ disclaimer: 'x'.repeat(241) });
    expect(card).not.toHaveProperty('disclaimer');
    expect(card.metadata.disclaimer).toBe('x'.repeat(241));
  });

  test('truncates a credit of more than 1,000 characters in the image, but not in its metadata', () => {
    // The words around the name and its two isolates are 40 characters.
    const name = (letters: number) => '\u{1F600}'.repeat(letters);
    const creditOf = (author: string) =>
      cardOf({ source: { author: [{ name: author }], publication: null }, translator: 'none' });
    expect(creditOf(name(960)).credit).toBe(
      `By ${isolate(name(960))}. Original text, not a translation.`,
    );
    expect(creditOf(name(961))).toMatchObject({
      credit: `By ${isolate(name(961))}. Original text, not a translatio…`,
      metadata: { credit: `By ${name(961)}\u200E. Original text, not a translation.` },
    });
  });

  test('contains no characters that XML forbids', () => {
    expect(cardOf({ title: 'A\u0008B' }).headline).toBe('AB');
    expect(cardOf({ disclaimer: 'A\u0008B' }).metadata.disclaimer).toBe('AB');
  });

  test('runs from right to left in Arabic', () => {
    const card = cardOf({
      language: 'ar',
      title: 'عنوان',
      source: { author: [{ name: 'Sample Author' }], publication: null },
      translator: 'none',
    });
    expect(card.direction).toBe('rtl');
    expect(card.credit).toBe(`بقلم ${isolate('Sample Author')}. نص أصلي غير مترجم.`);
    expect(card.metadata.credit).toBe('بقلم Sample Author\u200F. نص أصلي غير مترجم.');
  });
});

describe('a layout', () => {
  const card: Card = { ...createArticleCard(sampleArticle), credit: 'Short.' };
  const textsOf = (changes: Partial<Card>) => {
    const root = layOutCard({ ...card, ...changes }, 76);
    if (root.type !== 'container') throw new Error('A drawing is a container');
    return [root, ...root.children.flatMap((one) => (one.type === 'text' ? [one] : one.children))];
  };

  test('aligns right-to-left text to the right, and gives each text its own direction', () => {
    const [root, ...texts] = textsOf({
      direction: 'rtl',
      headline: 'عنوان',
      credit: '2026',
      disclaimer: 'Not verified.',
    });
    expect(root?.style).toMatchObject({ direction: 'rtl' });
    expect(
      texts.map(({ style }) => [style['direction'], style['textAlign'], style['lineHeight']]),
    ).toEqual([
      ['rtl', 'right', 1.45],
      ['rtl', 'right', expect.closeTo(1.6)],
      ['ltr', 'right', expect.closeTo(1.6)],
      ['ltr', 'right', expect.closeTo(1.6)],
    ]);
  });

  test('has three texts if there is no disclaimer', () => {
    const root = layOutCard(createArticleCard({ ...sampleArticle, disclaimer: null }), 76);
    expect(root).toMatchObject({
      children: [{ type: 'text' }, { children: [{ type: 'text' }, { text: 'Dragoman' }] }],
    });
  });

  test.each([
    [130, 30],
    [131, 24],
    [260, 24],
    [261, 20],
    [500, 20],
    [501, 16],
  ])('sets a credit of %i characters at %i pixels', (length, size) => {
    const [, , words] = textsOf({ credit: 'x'.repeat(length) });
    expect(words?.style['fontSize']).toBe(size);
  });
});

test.each([...languageCodes, 'de', 'fa', 'el', 'he', 'sr'])('cards have a font for %s', (code) => {
  expect(() => {
    checkCardFont(code);
  }).not.toThrow();
});

test('a language whose script has no font is an error', () => {
  expect(() => {
    checkCardFont('zh');
  }).toThrow('Share cards have no font for zh (script Hans): add one to cardFonts');
});

test('the fonts of cards have the extended letters of their scripts', () => {
  expect(Object.values(cardFonts).flatMap(({ subsets }) => subsets)).toEqual([
    ...['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'arabic', 'hebrew'],
  ]);
});
