import { advise } from '../check/rule.ts';
import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic } from '../content/diagnostic.ts';
import { attributeArticle } from '../outputs/attributed-article.ts';
import { replaceUndrawable } from './card-fonts.ts';

/** Finds articles whose share cards lack letters. */
export function adviseOnCards(articles: readonly LocatedArticle[]): Diagnostic[] {
  return articles.flatMap((located) => {
    const { title, disclaimer } = located.article;
    const words = [title, attributeArticle(located.article).credit, disclaimer].join(' ');
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
