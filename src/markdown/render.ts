import type { Root as Hast } from 'hast';
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
  /** Of the page that the text stands on, root-relative: what its relative links start from. */
  address?: string;
  /** Whether the text leaves the site: then every address in it is whole. Needs `address`. */
  absolute?: boolean;
  /** Whether each paragraph gets an id, so that it can be linked to. */
  paragraphIds?: boolean;
}

export type Render = (body: string, options: RenderOptions) => string;

/**
 * An article's body as HTML that is safe to publish (docs/decisions/0001).
 * @param body a body in which `inspectMarkdown` finds no limit exceeded, lines ending in `\n`
 */
export const renderMarkdown: Render = renderer(parseMarkdown);

/** The same rendering on another parser: the tests compare with remark's own. */
export function renderer(parse: Parse): Render {
  const process = processor(parse);
  return (body, options) => {
    const { file, html } = process(body, options);
    if (options.absolute === true && options.address !== undefined) {
      completeAddresses(file.data.addressed ?? [], options.address);
    }
    return html();
  };
}

/** An article's text as HTML, rendered once: for its own page, and with complete addresses for what leaves the site. */
export interface ArticleHtml {
  page: string;
  absolute: string;
}

const process = processor(parseMarkdown);

/** Renders a body as `renderMarkdown` does, in both forms. */
export function renderArticle(
  body: string,
  options: Pick<RenderOptions, 'language' | 'pictures'> & { address: string },
): ArticleHtml {
  const { file, html } = process(body, { ...options, paragraphIds: true });
  const page = html();
  // The page has them, to be linked to.
  for (const { properties } of file.data.paragraphs ?? []) properties.id = undefined;
  completeAddresses(file.data.addressed ?? [], options.address);
  return { page, absolute: html() };
}

/** Makes trees of bodies. `html` gives that of a tree as it is then. */
function processor(parse: Parse) {
  // One a language, made when it is first needed: making one costs more than rendering an article.
  const pipelines = new Map<Language, ReturnType<typeof pipeline>>();
  return (
    value: string,
    { language, pictures, address, paragraphIds = false }: RenderOptions,
  ): { file: VFile; html: () => string } => {
    const made = pipelines.get(language) ?? pipeline(parse, language);
    pipelines.set(language, made);
    const data = {
      paragraphIds,
      ...(pictures && { pictures }),
      ...(address !== undefined && { address }),
    };
    const file = new VFile({ value, data });
    const tree: Hast = made.runSync(made.parse(file), file);
    return { file, html: () => made.stringify(tree) };
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
