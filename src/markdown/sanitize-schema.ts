import type { Options } from 'rehype-sanitize';
import { PAIRED_TAGS } from './raw-html.ts';

/** Prefix of all ids from articles, so that none replaces an id of the page or a global variable (DOM clobbering). */
export const ID_PREFIX = 'a-';

export const HEADING_TAGS = ['h2', 'h3', 'h4', 'h5', 'h6'];

/** Allows only HTML that Markdown produces. Sets every key, because hast-util-sanitize uses GitHub's defaults for missing keys. */
export const sanitizeSchema = {
  tagNames: [
    // Blocks of CommonMark; `h1` belongs to the page.
    ...['p', ...HEADING_TAGS, 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr'],
    // Inline content of CommonMark.
    ...['a', 'em', 'strong', 'code', 'br', 'img'],
    // GitHub Flavored Markdown: tables and strikethrough.
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'del'],
    // Footnotes; their numbers are in `sup`.
    'section',
    ...PAIRED_TAGS,
  ],
  attributes: {
    a: [
      // Restricted by `protocols`.
      'href',
      'title',
      // Footnote references; prefixed like ids.
      'ariaDescribedBy',
      // Footnote back links.
      'ariaLabel',
      // Selectors for the style sheet.
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    // A key from `replaceImage` instead of an address; `createPicture` inserts the published files.
    img: ['dataImage', 'alt', 'title'],
    ol: ['start'],
    section: ['dataFootnotes'],
    // Alignment without the obsolete `align` or an inline style.
    th: [
      ['scope', 'col'],
      ['dataAlign', 'left', 'center', 'right'],
    ],
    td: [['dataAlign', 'left', 'center', 'right']],
    // Link targets: headings, paragraphs, footnotes.
    '*': ['id'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  clobber: ['id', 'ariaDescribedBy'],
  clobberPrefix: ID_PREFIX,
  // remark-rehype creates rows and cells only in tables.
  ancestors: {},
  required: {},
  // Removes no content along with an element.
  strip: [],
  allowComments: false,
  allowDoctypes: false,
} satisfies Options;
