import type { PhrasingContent } from 'mdast';
import { stringify } from 'yaml';
import type { Segment } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { writeMarkdown } from '../markdown/write.ts';
import { attributedArticle } from './attributed-article.ts';

/**
 * An article as a Markdown file: what is known of it, credit, text, notice. Without the first paragraph and the last it
 * is an article file again.
 * @param body its text as it was written
 */
export function markdownFile(original: Article, body: string): string {
  const { article, attribution, credit } = attributedArticle(original);
  const text = writeMarkdown(
    stripForbiddenCharacters(body),
    credit,
    attribution.notice.flatMap(phrasing),
  );
  return `---\n${frontmatterOf(article)}---\n\n${text}`;
}

/** The fields as an editor writes them, every text in quotes, so that none is read as something else. */
function frontmatterOf(article: Article): string {
  const disclaimer = article.disclaimer ?? 'none';
  // Folder and file name say these.
  const written = { ...article, disclaimer, language: undefined, slug: undefined };
  return stringify(asWritten(written), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
}

function asWritten(value: unknown): unknown {
  if (value === null) return 'unknown';
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, asWritten(inner)]),
  );
}

function phrasing({ text, href }: Segment): PhrasingContent[] {
  const words: PhrasingContent = { type: 'text', value: text };
  return href === undefined ? [words] : [{ type: 'link', url: href, children: [words] }];
}
