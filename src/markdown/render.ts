import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import type { Language } from '../language/languages.ts';
import { makeUrlsAbsolute } from './absolute-urls.ts';
import { finishTree } from './finish.ts';
import { footnoteOptions } from './footnotes.ts';
import type { PublishedImages } from './images.ts';
import { parseMarkdown, type Parse } from './parse.ts';
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
export function createRenderer(parse: Parse): Render {
  // Creating a pipeline takes longer than rendering an article.
  const pipelines = new Map<Language, ReturnType<typeof createPipeline>>();
  return (value, { language, images, address }) => {
    const processor = pipelines.get(language) ?? createPipeline(parse, language);
    pipelines.set(language, processor);
    const file = new VFile({
      value,
      data: { ...(images && { images }), ...(address !== undefined && { address }) },
    });
    const tree = processor.runSync(processor.parse(file), file);
    const page = processor.stringify(tree);
    const { paragraphs = [], withUrls = [] } = file.data;
    for (const { properties } of paragraphs) properties.id = undefined;
    if (address !== undefined) makeUrlsAbsolute(withUrls, address);
    return { page, absolute: processor.stringify(tree) };
  };
}

function createPipeline(parse: Parse, language: Language) {
  return unified()
    .use(parser, parse)
    .use(prepareTree)
    .use(remarkRehype, footnoteOptions(language))
    .use(rehypeSanitize, sanitizeSchema)
    .use(finishTree, language)
    .use(rehypeStringify)
    .freeze();
}

const parser: Plugin<[Parse], string, Root> = function (parse) {
  this.parser = (document) => parse(document);
};
