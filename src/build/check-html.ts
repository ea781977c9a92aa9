import { Parser } from 'htmlparser2';
import { quote } from '../content/diagnostic.ts';
import { findLinks, readJson, SCRIPT_LINKS, STYLE_LINKS, type FileCheck } from './check-links.ts';

const LINK_ATTRIBUTE =
  /^(?:action|cite|data|data-href|data-url|formaction|href|poster|src|xlink:href)$/;

/** A part of an article page, or code. */
type Part = 'text' | 'credit' | 'notice' | 'code' | 'rest';

/**
 * Reads a page, or the HTML of an entry in a feed.
 * @param entry the place of that entry
 * @returns all words
 */
export function readHtml(check: FileCheck, html: string, entry = ''): string {
  const parts: Record<Part, string> = { text: '', credit: '', notice: '', code: '', rest: '' };
  const open: Part[] = [];
  const ids = new Set<string>();
  let codeType = '';
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { id, name, alt = '', type } = attributes;
      const part = findPart(tag, attributes, open.at(-1) ?? 'rest');
      open.push(part);
      parts[part] += alt;
      codeType = type ?? tag;
      const place = `${entry} ${tag}`.trim();
      for (const [key, value] of Object.entries(attributes)) {
        for (const href of listAddresses(tag, key, value)) {
          const isText = tag === 'a' && part === 'text';
          check.links.push({ place: `${place} ${key}`, href, isText });
        }
        if (key === 'style') findLinks(check, value, STYLE_LINKS, `${place} style`);
      }
      if (id !== undefined && ids.has(id)) {
        const found = `the id ${quote(id)}, which an element before it has too`;
        check.findings.push({ place, found });
      }
      for (const anchor of [id, tag === 'a' ? name : undefined]) if (anchor) ids.add(anchor);
    },
    ontext(text) {
      parts[open.at(-1) ?? 'rest'] += text;
    },
    onclosetag(tag) {
      if (open.pop() !== 'code') return;
      readCode(check, codeType, parts.code, tag);
      parts.code = '';
    },
  });
  parser.end(html);
  if (entry === '') Object.assign(check, { ids, parts });
  return Object.values(parts).join(' ');
}

/** Returns the part that an element begins or lies in. The lead image is no text of the article. */
function findPart(tag: string, attributes: Record<string, string>, within: Part): Part {
  if (tag === 'script' || tag === 'style') return 'code';
  if (within === 'rest' && attributes['id'] === 'text') return 'text';
  if (within !== 'text') return within;
  if (attributes['id'] === 'notice') return 'notice';
  const classes = attributes['class']?.split(' ') ?? [];
  if (classes.includes('credit')) return 'credit';
  return classes.includes('lead') ? 'rest' : 'text';
}

function listAddresses(tag: string, name: string, value: string): string[] {
  if (LINK_ATTRIBUTE.test(name)) return [value];
  // An address may have commas inside.
  const images = /\s*(?<href>\S*[^\s,])(?:\s[^,]*)?(?:,|$)/g;
  const content = /^(?:\d+;\s*url=["']?|(?=https?:\/\/))(?<href>\S+?)["']?$/gi;
  const pattern = name.endsWith('srcset') ? images : tag + name === 'metacontent' && content;
  return pattern ? [...value.matchAll(pattern)].map(({ groups }) => groups?.['href'] ?? '') : [];
}

function readCode(check: FileCheck, type: string, code: string, place: string): void {
  if (!type.endsWith('json')) {
    findLinks(check, code, type === 'style' ? STYLE_LINKS : SCRIPT_LINKS, place);
    return;
  }
  try {
    readJson(check, code, place);
  } catch (error) {
    check.findings.push({ place, found: `invalid JSON: ${(error as Error).message}` });
  }
}
