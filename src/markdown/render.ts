import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import { languages, type Language } from '../language/languages.ts';
import { completeAddresses } from './absolute.ts';
import { footnoteOptions, numberFootnotes } from './footnotes.ts';
import { headings } from './headings.ts';
import { drawPictures, namePictures, type Pictures } from './images.ts';
import { hardenLinks, separateLinks } from './links.ts';
import { identifyParagraphs } from './paragraphs.ts';
import { parseMarkdown, type Parse } from './parse.ts';
import { directPassages } from './passages.ts';
import { showRawHtml } from './raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { regularTables, scrollTables } from './tables.ts';
import { markTasks } from './tasks.ts';

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
  // One a language, made when it is first needed: making one costs more than rendering an article.
  const processors = new Map<Language, ReturnType<typeof pipeline>>();
  return (body, { language, pictures, address, absolute = false, paragraphIds = false }) => {
    const processor = processors.get(language) ?? pipeline(parse, language);
    processors.set(language, processor);
    const file = new VFile({
      value: body,
      data: {
        absolute,
        paragraphIds,
        ...(pictures && { pictures }),
        ...(address !== undefined && { address }),
      },
    });
    return String(processor.processSync(file));
  };
}

function pipeline(parse: Parse, language: Language) {
  return unified()
    .use(parser, parse)
    .use(showRawHtml)
    .use(markTasks)
    .use(regularTables)
    .use(separateLinks)
    .use(namePictures)
    .use(numberFootnotes)
    .use(headings)
    .use(identifyParagraphs)
    .use(remarkRehype, footnoteOptions(language))
    .use(rehypeSanitize, sanitizeSchema)
    .use(hardenLinks)
    .use(drawPictures)
    .use(directPassages, language)
    .use(scrollTables, languages[language].messages.table)
    .use(completeAddresses)
    .use(rehypeStringify)
    .freeze();
}

const parser: Plugin<[Parse], string, Root> = function (parse) {
  this.parser = (document) => parse(document);
};
