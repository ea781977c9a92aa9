import type { Article } from '../article/article.ts';
import { fileOf, type Advice } from '../check/advice.ts';
import { quote } from '../content/diagnostic.ts';
import { attributeArticle } from '../outputs/attributed-article.ts';
import { replaceUndrawable } from './card-fonts.ts';

/** Lists the articles whose share cards lack letters. */
export function adviseOnCards(articles: readonly Article[]): Advice[] {
  return articles.flatMap((article) => {
    const { credit } = attributeArticle(article);
    const words = [article.title, credit, article.disclaimer].join(' ');
    const missing = new Set(replaceUndrawable(words).missing);
    if (missing.size === 0) return [];
    const text =
      `${fileOf(article)}: the share card has no font for ${quote([...missing].join(''))}: it leaves out an emoji, ` +
      'shows "[…]" for other characters, and refers to the article. Keep names as they are; a developer can add a ' +
      'font to src/build/card-fonts.ts';
    return [{ kind: 'share cards that lack letters', text }];
  });
}
