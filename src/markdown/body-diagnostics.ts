import type { Code, Definition, FootnoteDefinition, Image, Link, Nodes, Table, Text } from 'mdast';
import { isImageName } from '../content/folder.ts';
import { findForbiddenCharacter, hasVisibleCharacter } from '../article/plain-text.ts';
import { formatCount, quote, type Finding, type Position } from '../content/diagnostic.ts';
import { decodePercent } from './links.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

/** A diagnostic whose position is relative to the body. */
export type BodyDiagnostic = Finding & Position;

/** Returns the position at which a node starts. */
export function startOf(node: Nodes): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** Converts an offset in UTF-16 units to a line and column. */
export function positionAt(body: string, offset: number): Position {
  const before = body.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Finds the first damaged or invisible character of a body. Invisible ones are removed from all outputs. */
export function checkCharacters(body: string): BodyDiagnostic[] {
  const character = findForbiddenCharacter(body);
  return character
    ? [{ ...positionAt(body, character.index), ...characterFinding(character) }]
    : [];
}

/** Checks a node without its children. Findings without a position are about its start. */
export function checkNode(node: Nodes, body: string): (Finding | undefined)[] {
  if (node.type === 'text') return [checkEntities(node, body), ...findBrokenMarkup(node, body)];
  if (node.type === 'code') return [checkCodeInfo(node)];
  if (node.type === 'definition') return [checkDefinition(node)];
  if (node.type === 'image') return [checkImageAddress(node.url), checkImageText(node)];
  if (node.type === 'link') return [checkLink(node, body)];
  return node.type === 'table' ? [checkTable(node)] : [];
}

/** Checks the source of a text for what `checkCharacters` finds, written as entities such as `&#8;`. */
function checkEntities({ position }: Text, body: string): Finding | undefined {
  if (position === undefined) return undefined;
  const source = body.slice(position.start.offset, position.end.offset);
  const codes = source.matchAll(/(?<!\\)&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi);
  const characters = Array.from(codes, ([, hex, decimal]) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    // CommonMark 2.5 replaces other numbers.
    const isValid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return String.fromCodePoint(isValid ? code : 0xfffd);
  });
  const character = findForbiddenCharacter(characters.join(''));
  return character && characterFinding(character);
}

function characterFinding({ name, isDamage }: { name: string; isDamage: boolean }): Finding {
  return {
    found: `the character ${name}`,
    expected: 'text without damaged or invisible characters',
    fix: isDamage
      ? 'write the letter that belongs there: compare the words around it with the original'
      : 'retype the words around it; until then, the site leaves it out',
    ...(!isDamage && { isAdvice: true as const }),
  };
}

/** Checks that a link definition is none that Markdown hides, such as the answer `[Editor]: Yes` in an interview. */
function checkDefinition({ label, identifier, url, data }: Definition): Finding | undefined {
  const isLeftOver = /^https?:\/\//i.test(url);
  if (isLeftOver || (data?.isUsed && looksLikeAddress(url))) return undefined;
  const name = label ?? identifier;
  return {
    found: `a line that isn't shown, because it defines a link: ${quote(`[${name}]: ${url}`)}`,
    expected: 'text, or one link definition per name that the text uses',
    fix: `to show the line, write \\[${name}]: instead; to define a link, start the address with https:// or ./ and use [${name}] in the text`,
    ...(LEFT_OVER.test(url) && { isAdvice: true as const }),
  };
}

/** Matches addresses that no answer in an interview looks like: other systems leave them behind. */
const LEFT_OVER =
  /^(?:(?:mailto|tel|data|ftp|apt|file|about|javascript):\S|\/[^/\s]\S*[/.]|\S+#[\w:-]+$|#[a-z\d]+[-_:]\S*$|\[[^\]]*\]:$)/i;

/** Describes a footnote that Markdown hides: a duplicate, or one without a reference. */
export function hiddenFootnoteFinding({ label, identifier }: FootnoteDefinition): Finding {
  const mark = `[^${label ?? identifier}]`;
  return {
    found: `a footnote that isn't shown: ${quote(`${mark}:`)}`,
    expected: 'one footnote with this name, and a reference to it in the text',
    fix: `write ${mark} where the text refers to the footnote; if two have the same name, rename one`,
  };
}

/** Tells the URL of a link definition from an answer in an interview, as in `[Editor]: Yes`. */
function looksLikeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|[/#?]|\.{1,2}\/)\S|\/|^[^\s.]\S*\.\p{L}{2,}(?:[?#:]|$)/iu.test(
    url,
  );
}

/** Patterns of links, images and footnote references that Markdown shows as plain text. */
const BROKEN_MARKUP: ({ pattern: RegExp } & Finding)[] = [
  {
    // Matches a space or a curly quotation mark in the parentheses.
    pattern: /(?<![\\!])\[[^\]^][^\]]*\]\([^)\s“„«]+[ “„«][^)]*\)/g,
    found: 'a malformed link',
    expected: 'a link such as [text](https://example.org/ "A title")',
    fix: 'write %20 for spaces in the address, and straight quotation marks ("); if this isn\'t a link, write \\[ instead of [',
  },
  {
    pattern: /(?<!\\)!\[[^\]]*\]\([^)]*\)?|(?<!\\)!\[\[[^\]]*\]\]/g,
    found: 'a malformed picture',
    expected: 'a picture such as ![What it shows](photo.jpg "A caption")',
    fix: 'use a file name without spaces, and straight quotation marks ("); if this isn\'t a picture, write \\! instead of !',
  },
  {
    pattern: /(?<!\\)\[\^[^\]]+\]/g,
    found: 'a reference to a missing footnote',
    expected: 'a reference without spaces, and a footnote with the same name',
    fix: "add the footnote on a line of its own, such as [^1]: Text; if this isn't a reference, write \\[ instead of [",
  },
];

/** Finds links, images and footnote references in a text node, which Markdown didn't recognize. */
function findBrokenMarkup({ position }: Text, body: string): BodyDiagnostic[] {
  // `repairTree` wrote this text.
  if (position?.start.offset === undefined) return [];
  const { offset } = position.start;
  // The source has the backslash escapes, which mark intended plain text.
  const source = body.slice(offset, position.end.offset);
  if (!source.includes('[')) return [];
  return BROKEN_MARKUP.flatMap(({ pattern, found, ...finding }) =>
    [...source.matchAll(pattern)].map(({ 0: markup, index }) => ({
      ...positionAt(body, offset + index),
      found: `${found}: ${quote(markup)}`,
      ...finding,
    })),
  );
}

/** Checks that a child is no footnote reference in link text, where the parser shows the link's markup as text. */
export function checkFootnoteInLink(child: Nodes, next: Nodes | undefined): Finding | undefined {
  if (child.type !== 'footnoteReference' || next?.type !== 'text') return undefined;
  if (!/^[^[\]]*\]\(/.test(next.value)) return undefined;
  return {
    found: 'a footnote reference inside the text of a link',
    expected: 'the reference after the link: [text](address)[^1]',
    fix: 'move the reference after the address',
  };
}

/** Checks that a link has text. */
function checkLink({ url, position }: Link, body: string): Finding | undefined {
  const source = body.slice(position?.start.offset, position?.end.offset);
  if (!/^\[\s*\][([]/.test(source)) return undefined;
  const fix = 'write the text between the brackets: [text](address)';
  const found = `a link without text: ${quote(url)}`;
  return { found, expected: 'text that says where the link leads', fix, isAdvice: true };
}

/**
 * Checks the address of a link that leads to no other host: its scheme, whether one is missing, and whether a heading has
 * the words of its fragment.
 */
export function checkInnerLink(
  url: string,
  findHeading: (fragment: string) => string | undefined,
): Finding | undefined {
  const address = decodePercent(url) ?? url;
  if (url === '') {
    return {
      found: 'a link without an address',
      expected: 'an address such as https://www.example.org/',
      fix: 'write the full address, including https://',
    };
  }
  const [, scheme = ''] = /^([a-z][a-z\d+.-]*):/i.exec(address.trim()) ?? [];
  if (scheme !== '' && !ALLOWED_SCHEMES.includes(scheme.toLowerCase())) {
    return {
      found: `a link that the site leaves out, because of its scheme ${scheme}: ${quote(url)}`,
      expected: `an address that begins with ${ALLOWED_SCHEMES.map((one) => `${one}:`).join(', ')}`,
      fix: 'write such an address, or only the words',
      isAdvice: true,
    };
  }
  const fragment = url.replace(/^#(?:a-)?/, '');
  // Footnotes and paragraphs have addresses that readers can copy.
  if (
    fragment !== url &&
    !/^(?:$|top$|(?:fn|fnref|p)-)/i.test(fragment) &&
    !findHeading(fragment) &&
    // A heading such as “A table” begins like our ids.
    !findHeading(url.slice(1))
  ) {
    return {
      found: `a link to ${quote(url)}, which is no heading of this article`,
      expected: 'the words of a heading, in small letters with hyphens: #words-of-a-heading',
      fix: 'correct the address to a heading of this article, or write only the words',
    };
  }
  const isMail = /^[^\s/:@?#]+@[^\s/:@?#]+\.\p{L}{2,}$/u.test(address);
  const isHost =
    /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?!(?:md|html?|php|pdf|txt|docx?|zip|jpe?g|png|gif|webp|avif|svg|mp[34])(?:[?#]|$))\p{L}{2,}(?::\d+)?(?:[/?#]|$)/iu.test(
      address,
    );
  if (!isMail && !isHost) return undefined;
  return {
    found: `a link address without https://: ${quote(url)}`,
    expected: 'an address such as https://www.example.org/',
    fix: `did you mean ${isMail ? 'mailto:' : 'https://'}${url}? Then write that`,
  };
}

const ALLOWED_SCHEMES: readonly string[] = sanitizeSchema.protocols.href;

/** Checks that the info string of a code block is at most a language name: Markdown hides it. */
function checkCodeInfo({ lang, meta }: Code): Finding | undefined {
  if (/^[\w+#.-]*$/.test(lang ?? '') && !meta) return undefined;
  const info = [lang, meta].filter(Boolean).join(' ');
  return {
    found: `text that isn't shown, on the line that opens a code block: ${quote(info)}`,
    expected: 'nothing, or the name of the programming language in one word',
    fix: "move the text to the next line; if this isn't code, remove the marks around it (``` or ~~~)",
    ...(isCodeOptions(info) && { isAdvice: true as const }),
  };
}

/** Recognizes a language and options of highlighters, such as `js run {1-3} title="a.js"`. At most three are plain words. */
function isCodeOptions(info: string): boolean {
  const rest = info.replace(/ (?:\{[^}]*\}|[\w-]+=(?:".*"|\S*)|[a-z]+-[a-z-]+)/g, '');
  return /^[a-z][\w+#.-]*(?: +[a-z]+){0,3} *$/.test(rest);
}

/** Describes the first picture on another host. */
export function foreignPictureFinding(url: string): Finding {
  return {
    found: `a picture on another site, to which the article only links: ${quote(url)}`,
    expected:
      'a picture in the folder of the article, because other sites would learn who reads it',
    fix: 'if you have the rights, put the picture into the folder of the article and write its file name',
    isAdvice: true,
  };
}

/** Checks that alternative text exists. */
function checkImageText({ url, alt }: Image): Finding | undefined {
  if (hasVisibleCharacter(alt ?? '')) return undefined;
  return {
    found: `a picture without alternative text: ${quote(url)}`,
    expected: "a description for readers who can't see the picture",
    fix: 'write it between the brackets: ![what the picture shows](photo.jpg)',
    isAdvice: true,
  };
}

/** Checks that an address can name an image in the folder of the article. */
export function checkImageAddress(src: string): Finding | undefined {
  const finding = (what: string): Finding => ({
    found: src === '' ? what : `${what}: ${quote(src)}`,
    expected: 'the file name of a picture in the folder of the article',
    fix: 'put the picture into the folder of the article and write its file name',
  });
  if (src === '') return finding('a picture without an address');
  const path = decodePercent(src);
  if (path === undefined) return finding('an address with an invalid % code');
  const folder = 'https://base.invalid/article/';
  // URL.parse knows `//host` and `/\host` as other hosts.
  const isInFolder = URL.parse(path, folder)?.href.startsWith(folder);
  if (!isInFolder || /^[a-z][a-z\d+.-]*:|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(path.trim())) {
    return finding("a picture that isn't in the folder of the article");
  }
  if (isImageName(path)) return undefined;
  return {
    ...finding("a picture that isn't JPEG, PNG, WebP, AVIF or GIF"),
    expected: 'a picture in one of these formats (SVG files can contain programs)',
    fix: 'save the picture in one of these formats in the folder of the article, and write its file name',
  };
}

/** Includes the cells that short rows leave out: 4 kB can produce a million. */
const MAX_TABLE_CELLS = 10_000;

/** Checks the number of cells, including those that short rows leave out. */
function checkTable({ children: rows }: Table): Finding | undefined {
  const cells = rows.length * Math.max(...rows.map((row) => row.children.length));
  if (cells <= MAX_TABLE_CELLS) return undefined;
  return {
    found: `a table of ${formatCount(cells)} cells`,
    expected: `at most ${formatCount(MAX_TABLE_CELLS)} cells`,
    fix: 'split the table, or remove empty columns',
  };
}
