import type { Article } from '../article/article.ts';
import { fileOf, type Advice } from '../check/advice.ts';
import { quote } from '../content/diagnostic.ts';
import { attributeArticle } from '../outputs/attributed-article.ts';
import { replaceUndrawable } from './card-fonts.ts';

/** Lists the articles whose share cards lack letters. */
export function adviseOnCards(articles: readonly Article[]): Advice[] {
  return articles.flatMap((article) => {
    const fields = Object.entries(listTexts(article)).flatMap(([field, texts]) => {
      const missing = new Set(texts.flatMap((text) => replaceUndrawable(text).missing));
      return missing.size === 0 ? [] : [`${quote([...missing].join(''))} in ${field}`];
    });
    if (fields.length === 0) return [];
    const text =
      `${fileOf(article)}: the share card has no font for ${fields.join(' and ')}: it leaves out an emoji, shows "[…]" for ` +
      'other characters, and refers to the article. Keep names as they are; a developer can add a font to ' +
      'src/build/card-fonts.ts';
    return [{ kind: 'share cards that lack letters', text }];
  });
}

/** Lists the texts of an article that its card shows, by field. */
function listTexts(article: Article): Record<string, string[]> {
  const { title, source, translator, disclaimer } = article;
  const { authors, outlet = '' } = attributeArticle(article);
  const namesOf = (named: readonly { name: string }[]) => named.map(({ name }) => name);
  return {
    title: [title],
    'source.author': namesOf(authors),
    'source.publication': [outlet],
    'source.cites': namesOf(source.cites ?? []),
    translator: Array.isArray(translator) ? namesOf(translator) : [],
    disclaimer: [disclaimer ?? ''],
  };
}
