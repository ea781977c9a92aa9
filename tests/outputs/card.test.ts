import { describe, expect, test } from 'vitest';
import type { Article, Translator } from '../../src/article/article.ts';
import {
  createArticleCard,
  createSiteCard,
  cutText,
  layOutCard,
  HEADLINE_SIZES_PX,
  CONTENT_SIZE_PX,
  type Card,
  type CardNode,
  type CardTexts,
} from '../../src/outputs/card.ts';
import { sampleArticle } from './sample-article.ts';

/** Isolates the direction of a name. */
const isolate = (name: string) => `\u2068${name}\u2069`;
const disclaimer = 'A sample disclaimer: "not verified".';
const shortArticle: Article = {
  ...sampleArticle,
  source: { author: [{ name: 'Sample Author' }], publication: null },
  translator: [{ name: 'Sample Desk', type: 'organization', work: ['translated'] }],
};
const cardOf = (changes: Partial<Article>) => createArticleCard({ ...shortArticle, ...changes });

test('the card of the sample is complete', () => {
  expect(cardOf({})).toEqual({
    language: 'en',
    label: 'Translation',
    headline: 'Sample & headline',
    credits: [
      `By ${isolate('Sample Author')}. Original outlet not stated. Translated by ${isolate('Sample Desk')}.`,
    ],
    disclaimer,
    site: 'Dragoman',
    metadata: {
      credit: 'By Sample Author. Original outlet not stated. Translated by Sample Desk.',
      disclaimer,
    },
  });
});

test('the card of the site is complete', () => {
  expect(createSiteCard()).toEqual({
    language: 'en',
    headline: 'Dragoman',
    credits: ['Journalism in translation: who wrote it, who translated it, and what is not known'],
    site: 'dragoman.example',
    metadata: { credit: 'Dragoman', disclaimer: '' },
  });
});

describe('the label of a card', () => {
  const labelOf = (translator: Article['translator'], language: Article['language'] = 'en') =>
    cardOf({ translator, language }).label;
  const machine: Translator = { name: 'Sample Engine', type: 'machine', work: ['translated'] };

  test.each([
    ['en', 'Translation', 'Machine translation'],
    ['ar', 'ترجمة', 'ترجمة آلية'],
    ['ru', 'Перевод', 'Машинный перевод'],
  ] as const)('says in %s that a text is a translation', (language, translation, byMachine) => {
    expect(labelOf(shortArticle.translator, language)).toBe(translation);
    expect(labelOf([machine], language)).toBe(byMachine);
  });

  test('says so if the translator is not stated or withheld', () => {
    expect(labelOf(null)).toBe('Translation');
    expect(labelOf('withheld')).toBe('Translation');
  });

  test('is "Machine translation" if people did other work on it', () => {
    const reviewer: Translator = { name: 'Sample Reviewer', type: 'person', work: ['reviewed'] };
    expect(labelOf([reviewer, { ...machine, work: ['translated', 'edited'] }])).toBe(
      'Machine translation',
    );
  });

  test('is "Translation" if a machine only edited it', () => {
    const person: Translator = { name: 'Sample Person', type: 'person', work: ['translated'] };
    expect(labelOf([person, { ...machine, work: ['edited'] }])).toBe('Translation');
  });

  test('is missing if the text is an original', () => {
    expect(cardOf({ translator: 'none' })).not.toHaveProperty('label');
  });
});

describe('the credit of a card', () => {
  test('says what is not stated', () => {
    const card = cardOf({ source: { author: null, publication: null }, translator: null });
    expect(card.credits).toEqual(['Author and original outlet not stated. Translator not stated.']);
    expect(card.metadata.credit).toBe(card.credits[0]);
  });

  test('isolates names, so that they keep their direction', () => {
    const card = cardOf({ language: 'ar', translator: 'none' });
    expect(card.credits).toEqual([`بقلم ${isolate('Sample Author')}. نص أصلي غير مترجم.`]);
    expect(card.metadata.credit).toBe('بقلم Sample Author\u200F. نص أصلي غير مترجم.');
  });

  const person = (name: string, ...work: Translator['work']): Translator => ({
    name,
    type: 'person',
    work,
  });
  const many: Partial<Article> = {
    source: {
      author: [{ name: 'First Author', pseudonym: true }, { name: 'Second Author' }],
      publication: { name: 'Sample Gazette' },
      cites: [{ name: 'Sample Agency' }],
    },
    translator: [
      person('Sample Editor', 'edited'),
      ...['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) => person(name, 'translated')),
      { ...person('Sample Reviewer', 'reviewed'), date: '2026-11-20' },
    ],
  };

  test('has shorter forms, which keep author, outlet, translator and every kind of work', () => {
    const plain = cardOf(many).credits.map((credit) => credit.replace(/[\u2068\u2069]/g, ''));
    expect(plain).toEqual([
      'Cites reporting by Sample Agency. By First Author (pen name) and Second Author, Sample Gazette. Edited by Sample Editor. ' +
        'Translated by One, Two, Three, Four, Five and Six. Reviewed by Sample Reviewer (20 November 2026).',
      'Cites reporting by Sample Agency. By First Author (pen name) and Second Author, Sample Gazette. ' +
        'Translated by One, Two, Three, Four, Five and …. Edited by Sample Editor. Reviewed by Sample Reviewer.',
      'Cites reporting by Sample Agency. By First Author (pen name) and Second Author, Sample Gazette. ' +
        'Translated by One, Two, Three and …. Edited by Sample Editor. Reviewed by Sample Reviewer.',
      'By First Author (pen name) and …, Sample Gazette. ' +
        'Translated by One and …. Edited by Sample Editor. Reviewed by Sample Reviewer.',
    ]);
  });

  test('cuts long names off in the shorter forms only', () => {
    const name = 'A'.repeat(200);
    const { credits, metadata } = cardOf({ translator: [person(name, 'translated')] });
    expect(credits[0]).toContain(`Translated by ${isolate(name)}.`);
    expect(credits.at(-1)).toContain(`Translated by ${isolate(`${'A'.repeat(40)}…`)}.`);
    expect(metadata.credit).toContain(`Translated by ${name}.`);
  });

  test('never says less of a machine: that it translated, and whether a person reviewed it', () => {
    const { credits } = cardOf({
      ...many,
      translator: [{ name: 'Sample Engine', type: 'machine', work: ['translated'] }],
    });
    expect(credits.length).toBeGreaterThan(1);
    for (const credit of credits) {
      expect(credit).toMatch(/^Machine translation \(\u2068Sample Engine\u2069\)\. /);
      expect(credit).toContain('review');
    }
  });

  test('keeps what is withheld in the shorter forms', () => {
    const { credits } = cardOf({
      ...many,
      source: { ...many.source, author: 'withheld', publication: 'withheld' },
    });
    for (const credit of credits) expect(credit).toContain("Author's name withheld.");
  });
});

test('characters that XML forbids are in no card', () => {
  expect(cardOf({ title: 'A\u0008B' }).headline).toBe('AB');
  expect(cardOf({ disclaimer: 'A\u0008B' }).metadata.disclaimer).toBe('AB');
});

test('a text is cut off between characters, and its isolates are closed', () => {
  expect(cutText('abc', 3)).toBe('abc');
  expect(cutText('ab cd', 3)).toBe('ab…');
  expect(cutText('\u{1F469}\u200D\u{1F4BB}x\u0301y', 2)).toBe('\u{1F469}\u200D\u{1F4BB}x\u0301…');
  expect(cutText('\u2068name\u2069 and', 3)).toBe('\u2068na…\u2069');
});

const card = cardOf({});
const texts: CardTexts = {
  headline: 'Sample & headline',
  headlineSize: 40,
  credit: 'Sample credit.',
  isShortened: false,
  showsDisclaimer: true,
};
/** Lists the texts of a layout, from top to bottom. */
function listTexts(node: CardNode): Extract<CardNode, { type: 'text' }>[] {
  return node.type === 'text' ? [node] : node.children.flatMap(listTexts);
}
const wordsOf = (changes: Partial<CardTexts>, content: Card = card) =>
  listTexts(layOutCard(content, { ...texts, ...changes })).map(({ text }) => text);

describe('a layout', () => {
  test('has label, site, headline, credit and disclaimer', () => {
    expect(wordsOf({})).toEqual([
      ...['Translation', 'Dragoman', 'Sample & headline', 'Sample credit.'],
      disclaimer,
    ]);
  });

  test.each([
    ['en', 'Notice: in the article.'],
    ['ar', 'التنبيه في المقال.'],
    ['ru', 'Примечание: в статье.'],
  ] as const)('says in %s where the notice is if it has no room', (language, notice) => {
    const words = wordsOf({ showsDisclaimer: false }, cardOf({ language }));
    expect(words.at(-1)).toBe(notice);
  });

  test.each([
    ['en', 'Headline, credit and notice in full: in the article.'],
    ['ar', 'العنوان وسطر النسبة والتنبيه كاملةً في المقال.'],
    ['ru', 'Заголовок, сведения об авторах и примечание полностью: в статье.'],
  ] as const)('says in %s where everything is if the credit is shortened', (language, inFull) => {
    const content = cardOf({ language });
    const words = (changes: Partial<CardTexts>) => wordsOf(changes, content).slice(3);
    expect(words({ isShortened: true })).toEqual([`Sample credit. ${inFull}`, disclaimer]);
    expect(words({ isShortened: true, showsDisclaimer: false })).toEqual([
      `Sample credit. ${inFull}`,
    ]);
    expect(wordsOf({}, { ...content, lacksLetters: true })[3]).toBe(`Sample credit. ${inFull}`);
  });

  test('has no notice if no disclaimer came', () => {
    const content = cardOf({ disclaimer: null });
    expect(content).not.toHaveProperty('disclaimer');
    expect(wordsOf({ showsDisclaimer: false }, content).at(-1)).toBe('Sample credit.');
  });

  test('aligns the texts of a right-to-left card to the right', () => {
    const layout = layOutCard(cardOf({ language: 'ar', disclaimer: 'Not verified.' }), {
      ...texts,
      headline: 'The Sample Gazette: هل هذا عنوان؟',
    });
    expect(layout.style).toMatchObject({ direction: 'rtl' });
    expect(
      listTexts(layout).map(({ text, style }) => [text, style['direction'], style['textAlign']]),
    ).toEqual([
      ['ترجمة', 'rtl', 'right'],
      ['Dragoman', 'ltr', 'right'],
      ['The Sample Gazette: هل هذا عنوان؟', 'rtl', 'right'],
      ['Sample credit.', 'ltr', 'right'],
      ['Not verified.', 'ltr', 'right'],
    ]);
  });

  test('has letters that are legible when the card is 300 pixels wide', () => {
    const sizes = listTexts(layOutCard(card, texts)).map(({ style }) => Number(style['fontSize']));
    const [label = 0, , , credit = 0] = sizes.map((size) => size / 4);
    expect(credit).toBeGreaterThanOrEqual(9);
    expect(label).toBeGreaterThanOrEqual(7.5);
  });

  test('has room for texts of 1,088 by 478 pixels, and headlines of 36 to 76', () => {
    expect(CONTENT_SIZE_PX).toEqual({ width: 1088, height: 478 });
    expect(HEADLINE_SIZES_PX).toEqual([76, 68, 60, 54, 48, 44, 40, 36]);
  });
});
