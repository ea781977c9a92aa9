import type { Article } from '../article/article.ts';
import { fileOf } from '../check/advice.ts';
import { quote } from '../content/diagnostic.ts';
import { replaceUndrawable } from './card-fonts.ts';

/** Lists the articles whose share cards lack letters, one per line. */
export function adviseOnCards(articles: readonly Article[]): string[] {
  return articles.flatMap((article) => {
    const fields = listTexts(article).flatMap(([field, text]) => {
      const missing = new Set(replaceUndrawable(text).missing);
      return missing.size === 0 ? [] : [`${quote([...missing].join(''))} in ${field}`];
    });
    if (fields.length === 0) return [];
    return [
      `${fileOf(article)}: the share card has no font for ${fields.join(' and ')}: it leaves out an emoji, shows "[…]" for ` +
        'other characters, and refers to the article. Keep names as they are; a developer can add a font to ' +
        'src/build/card-fonts.ts',
    ];
  });
}

/** Lists the texts of an article that its card shows, with their fields. */
function listTexts({ title, source, translator, disclaimer }: Article): [string, string][] {
  const { author, publication, cites = [] } = source;
  const named = (field: string, people: readonly { name: string }[] | string | null) =>
    people === null || typeof people === 'string'
      ? []
      : people.map(({ name }): [string, string] => [field, name]);
  return [
    ['title', title],
    ...named('source.author', author),
    ...named('source.publication', publication && publication !== 'withheld' ? [publication] : []),
    ...named('source.cites', cites),
    ...named('translator', translator),
    ['disclaimer', disclaimer ?? ''],
  ];
}
