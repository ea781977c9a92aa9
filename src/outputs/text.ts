import { compile, type FormatCallback } from 'html-to-text';
import { labelAttribution } from '../article/attribution.ts';
import { describeDates } from '../article/history.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';

/** E-mail programs show lines of this length without breaking them. */
const LINE_LENGTH = 72;

/**
 * Writes an article as plain text: headline, standfirst, credit, dates, text, numbered link addresses, notice.
 * @param html the text, with absolute addresses
 * @returns the text with a byte-order mark; without it, browsers read files from hosts that send no charset as windows-1252
 */
export function toPlainText(original: Article, html: string): string {
  const { article, address } = attributeArticle(original);
  const { messages } = languages[article.language];
  const addresses: string[] = [];
  const body = toText(stripForbiddenCharacters(html), { article: address, addresses }).trim();
  const links = addresses.map((address, index) => `[${String(index + 1)}] ${address}`);
  const paragraphs = [
    wrapLines(article.title),
    ...(article.description === null ? [] : [wrapLines(article.description)]),
    wrapLabelled(article, 'credit'),
    wrapLines(segmentsToText(describeDates(article), article.language)),
    body,
    ...(links.length > 0 ? [`${messages.formats.links}\n${links.join('\n')}`] : []),
    wrapLabelled(article, 'notice'),
  ];
  return `\uFEFF${paragraphs.join('\n\n')}\n`;
}

const lineBreaks = new RegExp(
  `(?=.{${String(LINE_LENGTH + 1)}})(.{1,${String(LINE_LENGTH)}}) `,
  'gu',
);

function wrapLabelled(article: Article, part: 'credit' | 'notice'): string {
  return wrapLines(segmentsToText(labelAttribution(article, part), article.language));
}

function wrapLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(lineBreaks, '$1\n'))
    .join('\n');
}

/** The address of the article, and the link addresses found so far. */
interface LinkNotes {
  article: string;
  addresses: string[];
}

const link: FormatCallback = (element, walk, builder) => {
  const { article, addresses } = (builder as unknown as { metadata: LinkNotes }).metadata;
  walk(element.children, builder);
  const { href = '', dir } = element.attribs as { href?: string; dir?: string };
  // Skips bare addresses, whose text is the address, and links within the article.
  if (dir === 'ltr' || href === '' || href.startsWith(`${article}#`)) return;
  const known = addresses.indexOf(href);
  const number = known === -1 ? addresses.push(href) : known + 1;
  builder.addInline(` [${String(number)}]`, { noWordTransform: true });
};

const image: FormatCallback = (element, _walk, builder) => {
  const { alt = '' } = element.attribs as { alt?: string };
  if (alt !== '') builder.addInline(`[${alt}]`);
};

const surround =
  (opening: string, closing = ''): FormatCallback =>
  (element, walk, builder) => {
    builder.addInline(opening);
    walk(element.children, builder);
    builder.addInline(closing);
  };

const superscript: FormatCallback = (element, walk, builder) => {
  // A footnote number gets brackets instead.
  const isFootnote = element.children.some((child) => 'name' in child && child.name === 'a');
  if (!isFootnote) builder.addInline('^');
  walk(element.children, builder);
};

// Compiling takes longer than converting an article. The types of html-to-text lack `metadata`.
const toText = compile({
  wordwrap: LINE_LENGTH,
  // The default includes the zero-width space.
  whitespaceCharacters: ' \t\r\n\f',
  formatters: {
    link,
    image,
    footnote: surround('(', ')'),
    superscript,
    deletion: surround('~~', '~~'),
  },
  selectors: [
    ...['h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2 },
    })),
    { selector: 'a', format: 'link' },
    { selector: 'sup', format: 'superscript' },
    { selector: 'del', format: 'deletion' },
    { selector: 'a[data-footnote-ref]', format: 'footnote' },
    { selector: 'a[data-footnote-backref]', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'img', format: 'image' },
    { selector: 'figure', format: 'block', options: { leadingLineBreaks: 2 } },
    { selector: 'figcaption', format: 'block' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
}) as (html: string, metadata: LinkNotes) => string;
