import type { Options } from 'rehype-sanitize';

/** Prefix of all ids from articles, so that none replaces an id of the page or a global variable (DOM clobbering). */
export const ID_PREFIX = 'a-';

/** Allows only HTML that Markdown produces. Sets every key, because hast-util-sanitize uses GitHub's defaults for missing keys. */
export const sanitizeSchema = {
  tagNames: [
    // Blocks of CommonMark; `h1` belongs to the page.
    'p',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'ul',
    'ol',
    'li',
    'pre',
    'hr',
    // Inline content of CommonMark.
    'a',
    'em',
    'strong',
    'code',
    'br',
    'img',
    // GitHub Flavored Markdown: tables and strikethrough.
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'del',
    // Footnotes: the number and the list.
    'sup',
    'section',
    // The tags of raw-html.ts that aren't listed above.
    'bdi',
    'kbd',
    'sub',
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
    // READER_VIEW_CLASSES of headings.ts.
    ...Object.fromEntries(
      ['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, [['className', 'content']]]),
    ),
    // Link targets: headings, paragraphs, footnotes.
    '*': ['id'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
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
