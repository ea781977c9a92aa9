import { expect, test } from 'vitest';
import { adviseOnCards } from '../../src/build/card-advice.ts';
import { sampleArticle } from '../outputs/sample-article.ts';

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
  expect(adviseOnCards([sampleArticle, article]).map(({ text }) => text)).toEqual([
    'articles/en/sample-article.md: the share card has no font for "\u{1F525}\u{1F98A}နမူ\uE000ಮಾದ": it leaves out ' +
      'an emoji, shows "[…]" for other characters, and refers to the article. Keep names as they are; a developer can ' +
      'add a font to src/build/card-fonts.ts',
  ]);
});

test('articles that their cards show in full need no advice', () => {
  const withheld = { author: 'withheld', publication: 'withheld' } as const;
  expect(
    adviseOnCards([
      { ...sampleArticle, title: '新华社 ქართული हिन्दी' },
      { ...sampleArticle, source: withheld, translator: 'none', disclaimer: null },
    ]),
  ).toEqual([]);
});
