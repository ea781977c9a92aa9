import { expect, test } from 'vitest';
import { adviseOnCards } from '../../src/build/card-advice.ts';
import type { Article } from '../../src/article/article.ts';
import { sampleArticle } from '../outputs/sample-article.ts';

const locate = (article: Article) => ({
  article,
  file: 'a.md',
  locate: () => ({ line: 2, column: 1 }),
});

test('editors learn which characters of an article its card cannot draw', () => {
  const article = {
    ...sampleArticle,
    title: 'A sample \u{1F525}\u{1F525}',
    source: {
      author: [{ name: 'Sample Author' }, { name: 'နမူ' }],
      publication: { name: '\uE000' },
      cites: [{ name: '\u{1F98A}' }],
    },
    translator: [{ name: 'ಮಾದ', type: 'person' as const, work: ['translated' as const] }],
    disclaimer: '\u{1F98A}',
  };
  expect(adviseOnCards([sampleArticle, article].map(locate))).toEqual([
    {
      ...{ file: 'a.md', line: 2, column: 1, field: 'title', isAdvice: true },
      found: 'a share card without letters: it has no font for "\u{1F525}\u{1F98A}နမူ\uE000ಮಾದ"',
      expected:
        'letters that a card can draw; it leaves out an emoji, shows "[…]" for other characters, and refers to the article',
      fix: 'keep names as they are; a developer can add a font to src/build/card-fonts.ts',
    },
  ]);
});

test('articles that their cards show in full need no advice', () => {
  const withheld = { author: 'withheld', publication: 'withheld' } as const;
  expect(
    adviseOnCards(
      [
        { ...sampleArticle, title: '新华社 ქართული हिन्दी' },
        { ...sampleArticle, source: withheld, translator: 'none' as const, disclaimer: null },
      ].map(locate),
    ),
  ).toEqual([]);
});
