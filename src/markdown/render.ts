import type { Element } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, resolveHref } from '../routes.ts';
import { linkArticles, type FindArticle } from './links.ts';
import { finishTree } from './finish.ts';
import { footnoteOptions } from './footnotes.ts';
import type { PublishedImages } from './images.ts';
import { parseMarkdown } from './parse.ts';
import { prepareTree } from './prepare.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

export type { PublishedImage } from './images.ts';

export interface RenderOptions {
  /** The language of the article and its footnote labels. */
  language: Language;
  /** Images that aren't listed are replaced by their alternative text. */
  images?: PublishedImages;
  /** The root-relative address of the article's page, against which relative addresses are resolved. */
  address?: string;
  findArticle?: FindArticle;
}

/** The HTML of an article: `page` with paragraph ids, `absolute` with absolute URLs for feeds and downloads. */
export interface ArticleHtml {
  page: string;
  absolute: string;
}

export type Render = (body: string, options: RenderOptions) => ArticleHtml;

/**
 * Renders Markdown as sanitized HTML (docs/decisions/0001).
 * @param body within the limits that `inspectMarkdown` checks, lines ending in `\n`
 */
export const renderArticle: Render = createRenderer(parseMarkdown);

/** Creates a renderer with another parser, for comparison in tests and benchmarks. */
export function createRenderer(parse: (body: string) => Root): Render {
  return (body, { language, images, address, findArticle }) => {
    const pipeline = getPipeline(language);
    const markdown = parse(body);
    if (findArticle) linkArticles(markdown, findArticle);
    prepareTree(markdown, images);
    const tree = pipeline.runSync(markdown);
    const { paragraphs, withUrls } = finishTree(tree, language, images, address);
    const page = pipeline.stringify(tree);
    for (const { properties } of paragraphs) properties.id = undefined;
    if (address !== undefined) makeUrlsAbsolute(withUrls, address);
    return { page, absolute: pipeline.stringify(tree) };
  };
}

// Creating a pipeline takes longer than rendering an article.
const getPipeline = memoize((language: Language) =>
  unified()
    .use(remarkRehype, footnoteOptions(language))
    .use(rehypeSanitize, sanitizeSchema)
    .use(rehypeStringify)
    .freeze(),
);

/**
 * Makes the URLs of elements absolute, for feeds and downloads.
 * @param address the root-relative address of the article's page
 */
function makeUrlsAbsolute(elements: readonly Element[], address: string): void {
  const toAbsolute = (href: string) =>
    resolveHref(href) === null ? href : new URL(href, absolute(address)).href;
  for (const { properties } of elements) {
    for (const name of ['href', 'src']) {
      const value = properties[name];
      if (typeof value === 'string') properties[name] = toAbsolute(value);
    }
    const { srcSet } = properties;
    if (typeof srcSet === 'string') {
      properties.srcSet = srcSet
        .split(', ')
        .map((candidate) => candidate.replace(/^\S+/, toAbsolute))
        .join(', ');
    }
  }
}
