import type { PhrasingContent } from 'mdast';
import { stringify } from 'yaml';
import { labelAttribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import type { Language } from '../language/languages.ts';
import type { FindArticle } from '../markdown/links.ts';
import { writeMarkdown } from '../markdown/write.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';

/**
 * Writes an article as a Markdown file: frontmatter, credit, text, notice. Without the first and last paragraph, it is
 * an article file again.
 * @param body the Markdown of the text
 */
export function toMarkdownFile(original: Article, body: string, findArticle?: FindArticle): string {
  const { article } = attributeArticle(original);
  const compose = (part: 'credit' | 'notice') =>
    labelAttribution(article, part).flatMap((segment) => segmentToMdast(segment, article.language));
  const text = writeMarkdown(body, compose('credit'), compose('notice'), findArticle);
  return `---\n${writeFrontmatter(article)}---\n\n${text}`;
}

/** Writes the frontmatter. Quotes every string, so that YAML reads none as a number, date or boolean. */
function writeFrontmatter(article: Article): string {
  const fields = {
    ...article,
    description: article.description ?? 'none',
    disclaimer: article.disclaimer ?? 'none',
    // These are in the path of the file, or follow from other files.
    language: undefined,
    slug: undefined,
    termSlugs: undefined,
  };
  return stringify(toYamlValue(fields), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    // Otherwise, a line of the disclaimer could be `---`.
    doubleQuotedMinMultiLineLength: Infinity,
  });
}

function toYamlValue(value: unknown): unknown {
  if (value === null) return 'unknown';
  if (Array.isArray(value)) return value.map(toYamlValue);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, toYamlValue(inner)]),
  );
}

function segmentToMdast(segment: Segment, language: Language): PhrasingContent[] {
  const { href, label } = segment;
  const children = segmentsToText([segment], language)
    .split('\n')
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text', value },
    ]);
  if (label) return [{ type: 'strong', children }];
  return href === undefined ? children : [{ type: 'link', url: href, children }];
}
