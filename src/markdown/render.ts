import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import type { Language } from '../language/languages.ts';
import { completeAddresses } from './absolute.ts';
import { finishTree } from './finish.ts';
import { footnoteOptions } from './footnotes.ts';
import type { Pictures } from './images.ts';
import { parseMarkdown, type Parse } from './parse.ts';
import { prepareTree } from './prepare.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

export type { Picture } from './images.ts';

export interface RenderOptions {
  /** The article's own, in which its notes are labelled. */
  language: Language;
  /** What the article's images are published as; an image that is not in it is shown as words. */
  pictures?: Pictures;
  /** Of the page that the text stands on, root-relative; without it, relative addresses stay as they are. */
  address?: string;
}

/** An article's text as HTML: with ids on its paragraphs for its own page, and with complete addresses for feeds and files. */
export interface ArticleHtml {
  page: string;
  absolute: string;
}

export type Render = (body: string, options: RenderOptions) => ArticleHtml;

/**
 * Renders an article's body as HTML that is safe to publish (docs/decisions/0001).
 * @param body a body in which `inspectMarkdown` finds no limit exceeded, lines ending in `\n`
 */
export const renderArticle: Render = renderer(parseMarkdown);

/** Makes the same rendering with another parser: the tests compare with remark's own. */
export function renderer(parse: Parse): Render {
  // One a language, made when it is first needed: making one costs more than rendering an article.
  const pipelines = new Map<Language, ReturnType<typeof pipeline>>();
  return (value, { language, pictures, address }) => {
    const made = pipelines.get(language) ?? pipeline(parse, language);
    pipelines.set(language, made);
    const file = new VFile({
      value,
      data: { ...(pictures && { pictures }), ...(address !== undefined && { address }) },
    });
    const tree = made.runSync(made.parse(file), file);
    const page = made.stringify(tree);
    const { paragraphs = [], addressed = [] } = file.data;
    for (const { properties } of paragraphs) properties.id = undefined;
    if (address !== undefined) completeAddresses(addressed, address);
    return { page, absolute: made.stringify(tree) };
  };
}

function pipeline(parse: Parse, language: Language) {
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
