import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { Html, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { labelAttribution } from '../article/attribution.ts';
import { parseArticleFile } from '../content/file.ts';
import { isMapping } from '../content/read-fields.ts';
import { normalizePhrase } from '../content/stand-ins.ts';
import { languageCodes } from '../language/languages.ts';
import { isSlug } from '../language/slug.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { isLineBreak, PAIRED_TAGS } from '../markdown/raw-html.ts';
import { listNodes, walk } from '../markdown/walk.ts';
import { cleanHtml } from './clean-html.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { createItem, type Item } from './item.ts';
import { translateFields } from './set-field.ts';
import { readWords } from './tree.ts';
import { flattenFields, toDate, type Values } from './values.ts';
import { rememberBlocks } from './write-article.ts';

/** Reads Markdown with the fields of any system. @param path the file, or nothing for the standard input */
export function readMarkdown(source: string, path: string | undefined, origin: string): Item {
  const written = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // Chats put a whole file into a block of code.
    .replace(/^```\w*\n(?=---\n)([^]*)\n```\s*$/, '$1\n');
  const { fields, text } = splitFrontmatter(written);
  const markdown = text.replace(/^\n+/, '').trimEnd() + '\n';
  const body = parseMarkdown(markdown, true);
  const blocks = rememberBlocks(body);
  showHiddenFields(body);
  const item = createItem(origin, { markdown, body, blocks });
  const isNamed = Object.keys(fields).length > 0;
  const { slug, date } = readName(path, isNamed);
  item.slug = slug;
  if (isOwn(fields) && readOwn(written, item, fields)) return item;
  if (isNamed) translateFields(fields, item, isOwn(fields));
  item.values['published'] ??= toDate(date);
  item.words = readWords(item.body);
  removeHtml(item);
  return item;
}

/** Reads what the name of a file says. Without fields, one word such as `text` is no name of an article. */
function readName(path = '', hasFields: boolean): { slug: string | undefined; date?: string } {
  const name = basename(path, extname(path));
  const title = /^_?(?:index|readme)$/i.test(name) ? basename(dirname(path)) : name;
  const [, date, rest = title] = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(title) ?? [];
  const slug = isSlug(rest) && (hasFields || rest.includes('-')) ? rest : undefined;
  return { slug, ...(date !== undefined && { date }) };
}

/** Checks whether a Markdown file exists and gives its name to its article. */
export function givesName(path: string): boolean {
  if (!existsSync(path)) return false;
  const hasFields = /^(?:---|\+\+\+)\r?\n/.test(readFileSync(path, 'utf8'));
  return readName(path, hasFields).slug === basename(path, '.md');
}

/** Turns fields that are written as definitions of links, `[#]: translator: (Sample Desk)`, into last lines of the text. */
function showHiddenFields(body: Root): void {
  const lines: string[] = [];
  body.children = body.children.filter((node) => {
    const isField = node.type === 'definition' && node.url.endsWith(':') && node.title;
    if (isField) lines.push(`${node.url} ${node.title}`);
    return !isField;
  });
  body.children.push(...parseMarkdown(lines.join('\n\n'), true).children);
}

/** Recognizes a file of this site. */
function isOwn({ titleBy, source, translator }: Record<string, unknown>): boolean {
  const isSource = isMapping(source) && ('author' in source || 'publication' in source);
  const isTranslator = [translator].flat().some((one) => isMapping(one) && 'work' in one);
  return titleBy !== undefined || isSource || isTranslator;
}

/**
 * Reads an article file, or the Markdown that the site publishes, which has credit and notice in its text.
 * @returns false if fields are wrong or missing
 */
function readOwn(written: string, item: Item, fields: Values): boolean {
  const parsed = parseArticleFile(item.origin, new TextEncoder().encode(written));
  if ('diagnostics' in parsed && parsed.diagnostics.length > 0) return false;
  item.values = flattenFields(fields);
  item.original = JSON.stringify(item.values);
  item.frontmatter = written.slice(0, written.indexOf('\n---', 3) + '\n---\n'.length);
  const { body } = item;
  if ('file' in parsed) {
    for (const part of ['credit', 'notice'] as const) {
      const block = body.children.at(part === 'credit' ? 0 : -1);
      const words = block === undefined ? '' : simplify(toString(block));
      const isComposed = languageCodes.some((language) => {
        const segments = labelAttribution(
          { ...parsed.file.frontmatter, language, slug: 'a' },
          part,
        );
        const composed = simplify(segments.map(({ text }) => text).join(''));
        // The address of the article depends on its name.
        return (
          words !== '' &&
          (words === composed || (part === 'notice' && words.startsWith(composed.slice(0, -1))))
        );
      });
      if (isComposed) body.children = body.children.filter((node) => node !== block);
    }
  }
  return true;
}

function simplify(text: string): string {
  return normalizePhrase(text.replace(/https?:\S+/g, ' '));
}

/** Converts HTML in the text to Markdown, and removes comments. */
function removeHtml(item: Item): void {
  const tags = listNodes(item.body, 'html').filter((node) => !isBareTag(node));
  if (tags.length === 0) return;
  if (tags.every(({ value }) => /^<!--[^]*-->\s*$/.test(value))) {
    walk<Nodes>(item.body, {
      leave: (node) => (node.type === 'html' && tags.includes(node) ? [] : undefined),
    });
    return;
  }
  const html = writer.stringify(writer.runSync(item.body));
  item.words = [item.words, ...tags.map(({ value }) => cleanHtml(value).words)].join('\n');
  item.body = cleanHtml(html).body;
  delete item.markdown;
}

function isBareTag(node: Html): boolean {
  return (
    isLineBreak(node) ||
    PAIRED_TAGS.some((name) => [`<${name}>`, `</${name}>`].includes(node.value))
  );
}

const writer = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();
