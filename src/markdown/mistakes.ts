import type { Code, Definition, FootnoteDefinition, Nodes, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isPictureName } from '../content/folder.ts';
import { isVisible } from '../article/plain-text.ts';
import { formatNumber, quote, type Finding, type Position } from '../content/diagnostic.ts';
import { limits, type BodyDiagnostic } from './limits.ts';
import { percentDecoded } from './links.ts';

/** Where a node begins, in its body. */
export function place(node: Nodes): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** A table of more cells than the limit allows. */
export function tableProblems(table: Table): BodyDiagnostic[] {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const cells = columns * table.children.length;
  if (cells <= limits.tableCells) return [];
  return [
    {
      ...place(table),
      found: `a table of ${formatNumber(cells)} cells`,
      expected: `at most ${formatNumber(limits.tableCells)} cells`,
      fix: 'divide the table, or take out columns that stay empty',
    },
  ];
}

/**
 * Markdown never shows a definition that nothing refers to. In an interview, `[Editor]: Yes` is one,
 * and the word would be lost without a trace.
 */
export function unseen(definition: Definition | FootnoteDefinition): BodyDiagnostic {
  const label = definition.label ?? definition.identifier;
  if (definition.type === 'footnoteDefinition') {
    const mark = `[^${label}]`;
    return {
      ...place(definition),
      found: `a note that would not be shown: ${quote(`${mark}:`)}`,
      expected: 'each note once, and a reference to it in the text',
      fix: `write ${mark} where the text refers to it, or take the note out`,
    };
  }
  return {
    ...place(definition),
    found: `a line that would not be shown, because it reads as a link's address: ${quote(`[${label}]: ${definition.url}`)}`,
    expected: 'text, or one address for a link by that name',
    fix: `write \\[${label}]: to show the line; where it is an address, begin it with https:// or ./`,
  };
}

/** An address of any kind; in an interview what follows `[Editor]:` is an answer. */
export function looksLikeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|[/#?]|\.{1,2}\/)\S|\/|^[^\s.]\S*\.\p{L}{2,}(?:[?#:]|$)/iu.test(
    url,
  );
}

/**
 * What looks like a picture, a note or a link, and came out as plain text: an address with a space in it,
 * quotation marks that a word processor turned, a note that is not there, or that stands in a link.
 * @param text as it was written, so that a backslash tells what was meant
 */
export function unreadMarks(text: string): ({ index: number } & Finding)[] {
  const pictures = text.matchAll(/(?<!\\)!\[[^\]]*\]\([^)]*\)?|(?<!\\)!\[\[[^\]]*\]\]/g);
  const notes = text.matchAll(/(?<!\\)\[\^[^\]]+\]/g);
  const links = text.matchAll(/(?<![\\!])\[[^\]^][^\]]*\]\([^)\s“„«]+[ “„«][^)]*\)/g);
  return [
    ...[...links].map(({ 0: mark, index }) => ({
      index,
      found: `a link that can't be read: ${quote(mark)}`,
      expected: 'a link such as [the words](https://example.org/ "A title")',
      fix: 'write %20 for a space in the address, and use straight quotation marks; where it is no link, write \\[ for the bracket',
    })),
    ...[...pictures].map(({ 0: mark, index }) => ({
      index,
      found: `a picture that can't be read: ${quote(mark)}`,
      expected: 'a picture such as ![What it shows](photo.jpg "A caption")',
      fix: 'take spaces out of the name of the file, and use straight quotation marks; where it is no picture, write \\! for the mark',
    })),
    ...[...notes].map(({ 0: mark, index }) => ({
      index,
      found: `a reference to a note that is not there: ${quote(mark)}`,
      expected: 'a reference without spaces in it, and the note itself at the end of the text',
      fix: 'write the note on a line of its own, its mark and a colon before it; where none is meant, write \\[ for the bracket',
    })),
  ];
}

/** Whether a note stands in what would else be a link's words: the parser then shows both as they were typed. */
export function splitsLink(children: readonly Nodes[], index: number): boolean {
  const next = children[index + 1];
  return (
    children[index]?.type === 'footnoteReference' &&
    next?.type === 'text' &&
    /^[^[\]]*\]\(/.test(next.value)
  );
}

/** A note within a link, at its place. */
export function noteInLink(at: Position): BodyDiagnostic {
  return {
    ...at,
    found: 'a note within the words of a link',
    expected: 'the note behind the link: [the words](address)[^1]',
    fix: 'move the mark of the note behind the address',
  };
}

/** `www.example.org` in a sentence, which GitHub's flavour links with its scheme. */
export function isBareAddress({ position }: Nodes, body: string): boolean {
  return body[position?.start.offset ?? 0] !== '[';
}

/** A link that leads to no place, or to one on this site that is not there. */
export function misaddressed(url: string, at: Position): BodyDiagnostic {
  return {
    ...at,
    found:
      url === '' ? 'a link without an address' : `a link to a place on this site: ${quote(url)}`,
    expected: 'an address such as https://www.example.org/',
    fix: 'write the whole address, https:// included',
  };
}

/** The line and column of a place that is counted in UTF-16 units from the start. */
export function placeAt(body: string, index: number): Position {
  const before = body.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The name of a programming language, as highlighters know it. */
export function isWord(lang: string | null | undefined): boolean {
  return /^[\w+#.-]*$/.test(lang ?? '');
}

/** Markdown shows nothing of the line that opens a block of code. */
export function hiddenInfo(code: Code): BodyDiagnostic {
  const info = [code.lang, code.meta].filter(Boolean).join(' ');
  return {
    ...place(code),
    found: `words that would not be shown, behind the marks that open a block of code: ${quote(info)}`,
    expected: 'the marks alone, or the one word that names the language of the code',
    fix: 'put the words on the next line; where no code is meant, take the marks ``` out',
  };
}

/** Whether a link shows nothing that could be followed; a picture in it has words of its own. */
export function isWordless(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return false;
  return 'children' in node ? node.children.every(isWordless) : !isVisible(toString(node));
}

/** A link that can be neither seen nor heard. */
export function wordlessLink(url: string, at: Position): BodyDiagnostic {
  return {
    ...at,
    found: `a link without words: ${quote(url)}`,
    expected: 'words that say where it leads',
    fix: 'write them between the square brackets: [the words](address)',
  };
}

/** What keeps an address from naming a picture file beside the article, as far as the address itself tells. */
export function addressFault(src: string): Finding | undefined {
  const fix = 'put the picture file beside the article and write its name';
  const expected = 'a picture file beside the article';
  if (src === '') return { found: 'an image without an address', expected, fix };
  const path = percentDecoded(src);
  if (path === undefined) {
    return { found: `an address with a % that means nothing: ${quote(src)}`, expected, fix };
  }
  if (/^[a-z]:[\\/]/i.test(path)) {
    return { found: `a place on one computer: ${quote(src)}`, expected, fix };
  }
  // The WHATWG parser decides, as in a browser: `//host` and `/\host` are other hosts too.
  const here = new URL('https://here.invalid/article/');
  const url = URL.parse(path, here);
  if (url === null) return { found: `an address that can't be read: ${quote(src)}`, expected, fix };
  if (url.origin !== here.origin || /^[a-z][a-z\d+.-]*:/i.test(path.trim())) {
    return {
      found: `an image that is not a file beside the article: ${quote(src)}`,
      expected: 'a picture file beside the article: one on another host tells it who reads',
      fix: 'save the picture beside the article, if its rights allow it, and write its name; where a link was meant behind an exclamation mark, put a space between them',
    };
  }
  if (/^[\\/]/.test(path)) {
    return { found: `an address from the root: ${quote(src)}`, expected, fix };
  }
  if (path.split(/[\\/]/).includes('..')) {
    return { found: `an address that leads out of the folder: ${quote(src)}`, expected, fix };
  }
  if (!isPictureName(path)) {
    return {
      found: `an image that is no JPEG, PNG, WebP, AVIF or GIF: ${quote(src)}`,
      expected: 'a photograph or drawing in one of these formats (an SVG file can hold a program)',
      fix: 'save it as one of these, beside the article',
    };
  }
  return undefined;
}
