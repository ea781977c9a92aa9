import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripForbiddenCharacters } from '../../src/article/plain-text.ts';
import type { Article } from '../../src/article/article.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { markdownFile } from '../../src/outputs/markdown.ts';
import { articlesIn } from '../outputs/articles.ts';

/** The text of each article. */
export const paragraphs = [
  'A first paragraph, long enough to be taken for one by whoever reads it.',
  'A second, as long as the first, so that there is a text to read at all.',
];
const body = paragraphs.join('\n\n');

/** As hostile as a file can be that the schema lets pass. */
const tame = (text: string) => stripForbiddenCharacters(text).replaceAll('long ', '');

function publishable(article: Article): Article {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return tame(value);
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  const { source, ...rest } = plain(article) as Article;
  return {
    ...rest,
    image: undefined,
    // No two articles can have these.
    aliases: undefined,
    translationKey: undefined,
    source: { ...source, url: source.url && 'https://example.org/' },
  };
}

/** The articles of the table, in every language, as they are published. */
export const articles = languageCodes.flatMap((language) =>
  Object.entries(articlesIn(language)).map(([slug, article]) => ({
    language,
    slug,
    article: publishable({ ...article, slug }),
  })),
);

/** Writes them as an editor would. */
export function writeArticles(content: string): void {
  for (const { language, slug, article } of articles) {
    const folder = join(content, 'articles', language);
    mkdirSync(folder, { recursive: true });
    // Our own Markdown form, without the credit and notice that the page adds.
    const [, matter = ''] = markdownFile(article, body).split(/^---$/m);
    writeFileSync(join(folder, `${slug}.md`), `---${matter}---\n${body}\n`);
  }
}
