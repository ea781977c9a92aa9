import { advise } from '../check/rule.ts';
import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic } from '../content/diagnostic.ts';
import { replaceUndrawable } from './card-fonts.ts';

/** Finds articles whose share cards lack letters. */
export function adviseOnCards(articles: readonly LocatedArticle[]): Diagnostic[] {
  return articles.flatMap((located) => {
    const { title, source, translator, disclaimer } = located.article;
    // The credit itself takes twenty times as long, and adds only words in the language of the site.
    const { cites, author, publication } = source;
    const words = JSON.stringify([title, cites, author, publication, translator, disclaimer]);
    const missing = new Set(replaceUndrawable(words).missing);
    if (missing.size === 0) return [];
    return advise(located, ['title'], {
      found: `a share card without letters: it has no font for ${quote([...missing].join(''))}`,
      expected:
        'letters that a card can draw; it leaves out an emoji, shows "[…]" for other characters, and refers to the article',
      fix: 'keep names as they are; a developer can add a font to src/build/card-fonts.ts',
    });
  });
}
