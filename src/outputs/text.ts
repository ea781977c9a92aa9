import { compile, type FormatCallback } from 'html-to-text';
import { datesInWords } from '../article/history.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributedArticle, segmentText } from './attributed-article.ts';

/** Letters in a line: what a mail program shows without breaking it. */
const width = 72;

/**
 * An article as plain text: headline, credit, text, the addresses of its links as numbered notes, notice.
 * @param html its text as HTML, addresses absolute
 * @returns with a byte-order mark, without which hosts that name no encoding have it read as windows-1252
 */
export function plainText(original: Article, html: string): string {
  const { article, address, credit, notice } = attributedArticle(original);
  const { messages } = languages[article.language];
  const addresses: string[] = [];
  const body = toText(stripForbiddenCharacters(html), { article: address, addresses }).trim();
  const links = addresses.map((address, index) => `[${String(index + 1)}] ${address}`);
  const parts = [
    wrapped(article.title),
    wrapped(article.description),
    wrapped(credit),
    wrapped(segmentText(datesInWords(article), article.language)),
    body,
    ...(links.length > 0 ? [`${messages.forms.links}\n${links.join('\n')}`] : []),
    wrapped(notice),
  ];
  return `\uFEFF${parts.join('\n\n')}\n`;
}

const lineBreaks = new RegExp(`(?=.{${String(width + 1)}})(.{1,${String(width)}}) `, 'gu');

function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(lineBreaks, '$1\n'))
    .join('\n');
}

/** The address of the article that is converted, and the addresses of its links so far. */
interface LinkNotes {
  article: string;
  addresses: string[];
}

const link: FormatCallback = (element, walk, builder) => {
  const { article, addresses } = (builder as unknown as { metadata: LinkNotes }).metadata;
  walk(element.children, builder);
  const { href = '', dir } = element.attribs as { href?: string; dir?: string };
  // One that is its own text needs no note; one within the article leads nowhere on paper.
  if (dir === 'ltr' || href === '' || href.startsWith(`${article}#`)) return;
  const known = addresses.indexOf(href);
  const number = known === -1 ? addresses.push(href) : known + 1;
  builder.addInline(` [${String(number)}]`, { noWordTransform: true });
};

const picture: FormatCallback = (element, _walk, builder) => {
  const { alt = '' } = element.attribs as { alt?: string };
  if (alt !== '') builder.addInline(`[${alt}]`);
};

const between =
  (opening: string, closing = ''): FormatCallback =>
  (element, walk, builder) => {
    builder.addInline(opening);
    walk(element.children, builder);
    builder.addInline(closing);
  };

const raised: FormatCallback = (element, walk, builder) => {
  // The number of a note has brackets of its own.
  const isNote = element.children.some((child) => 'name' in child && child.name === 'a');
  if (!isNote) builder.addInline('^');
  walk(element.children, builder);
};

// Compiled once, which takes longer than converting an article. The package's types lack `metadata`.
const toText = compile({
  wordwrap: width,
  // A zero-width space is no space to break a line at.
  whitespaceCharacters: ' \t\r\n\f',
  formatters: {
    link,
    picture,
    note: between('(', ')'),
    raised,
    struck: between('~~', '~~'),
  },
  selectors: [
    ...['h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2 },
    })),
    { selector: 'a', format: 'link' },
    { selector: 'sup', format: 'raised' },
    { selector: 'del', format: 'struck' },
    { selector: 'a[data-footnote-ref]', format: 'note' },
    { selector: 'a[data-footnote-backref]', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'img', format: 'picture' },
    { selector: 'figure', format: 'block', options: { leadingLineBreaks: 2 } },
    { selector: 'figcaption', format: 'block' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
}) as (html: string, metadata: LinkNotes) => string;
