import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripForbiddenCharacters } from '../../src/article/plain-text.ts';
import type { Article } from '../../src/article/article.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { toMarkdownFile } from '../../src/outputs/markdown.ts';
import { articlesIn } from '../outputs/articles.ts';

/** The body of each article. */
export const paragraphs = [
  'A first paragraph, which is long enough to count as a paragraph in a reader view.',
  'A second paragraph, as long as the first, so that there is enough text to read.',
];
const body = paragraphs.join('\n\n');

/** Removes what the schema refuses. */
const removeRefused = (text: string) => stripForbiddenCharacters(text).replaceAll('long ', '');

function makePublishable(article: Article): Article {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return removeRefused(value);
    if (Array.isArray(value)) return value.map(clean);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  const { source, ...rest } = clean(article) as Article;
  return {
    ...rest,
    image: undefined,
    // These must be unique.
    aliases: undefined,
    translationKey: undefined,
    source: { ...source, url: source.url && 'https://example.org/' },
  };
}

/** The articles of the promise table in every language, without what the schema refuses. */
export const articles = languageCodes.flatMap((language) =>
  Object.entries(articlesIn(language)).map(([slug, article]) => ({
    language,
    slug,
    article: makePublishable({ ...article, slug }),
  })),
);

/** Writes these articles into a content folder. */
export function writeArticles(content: string): void {
  for (const { language, slug, article } of articles) {
    const folder = join(content, 'articles', language);
    mkdirSync(folder, { recursive: true });
    // Our own Markdown form, without the credit and notice that the page adds.
    const [, matter = ''] = toMarkdownFile(article, body).split(/^---$/m);
    writeFileSync(join(folder, `${slug}.md`), `---${matter}---\n${body}\n`);
  }
}
