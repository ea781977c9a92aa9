import type { Options } from 'rehype-sanitize';

/** Before every id that an article brings, so that none can stand in for one of the page's own, or a global of its scripts. */
export const idPrefix = 'a-';

/**
 * What an article's HTML may consist of: what Markdown can make, and nothing else. Every key is
 * set, since hast-util-sanitize takes GitHub's more generous value for one that is missing.
 */
export const sanitizeSchema = {
  tagNames: [
    // Blocks of CommonMark. No h1: the page has its own.
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
    // Inline marks of CommonMark. An img can only name a picture: see below.
    'a',
    'em',
    'strong',
    'code',
    'br',
    'img',
    // GitHub's flavour: tables and strikethrough.
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'del',
    // Footnotes: the number in the text and the list at the end.
    'sup',
    'section',
    // The bare tags of raw-html.ts that are not above.
    'bdi',
    'kbd',
    'sub',
  ],
  attributes: {
    a: [
      // Its schemes are below.
      'href',
      // [text](address "title")
      'title',
      // The number of a note says what it is (the value is an id, and prefixed with them).
      'ariaDescribedBy',
      // The arrow back from a note has no words of its own.
      'ariaLabel',
      // Marks for the style sheet.
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    // The key of a picture that the caller offers, in place of any address: what is loaded, and from
    // where, is never read from an article. images.ts turns it into a picture.
    img: ['dataPicture', 'alt', 'title'],
    // 3. A list that begins at three.
    ol: ['start'],
    // Marks for the style sheet.
    section: ['dataFootnotes'],
    // A column's heading, and its alignment without `align` or `style`.
    th: [
      ['scope', 'col'],
      ['dataAlign', 'left', 'center', 'right'],
    ],
    td: [['dataAlign', 'left', 'center', 'right']],
    // headings.ts says what for.
    ...Object.fromEntries(
      ['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, [['className', 'content']]]),
    ),
    // Headings, notes and their numbers are linked to.
    '*': ['id'],
  },
  // The addresses that a reader of news follows. A phone number is copied, not dialled from here.
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: ['id', 'ariaDescribedBy'],
  clobberPrefix: idPrefix,
  // Rows and cells need no watch: nothing but a table of remark-rehype's makes them.
  ancestors: {},
  required: {},
  // Elements that are not allowed leave their content behind: no word is lost.
  strip: [],
  allowComments: false,
  allowDoctypes: false,
} satisfies Options;
