import type { Code, Definition, FootnoteDefinition, Link, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isImageName } from '../content/folder.ts';
import { hasVisibleCharacter, checkPlainText } from '../article/plain-text.ts';
import { quote, type Finding, type Position } from '../content/diagnostic.ts';
import { decodePercent } from './links.ts';

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

export function brokenCharacterFinding(name: string): Finding {
  return {
    found: `the character ${name}`,
    expected: 'a text without control characters and without damage',
    fix: 'delete that character and compare the words around it with the original',
  };
}

/** Describes a link definition that Markdown hides, such as the answer `[Editor]: Yes` in an interview. */
export function hiddenDefinitionFinding({ label, identifier, url }: Definition): Finding {
  const name = label ?? identifier;
  return {
    found: `a line that would not be shown, because it reads as a link's address: ${quote(`[${name}]: ${url}`)}`,
    expected: 'text, or one address for a link by that name',
    fix: `write \\[${name}]: to show the line; where it is an address, begin it with https:// or ./`,
  };
}

/** Describes a footnote that Markdown hides: a duplicate, or one without a reference. */
export function hiddenFootnoteFinding({ label, identifier }: FootnoteDefinition): Finding {
  const mark = `[^${label ?? identifier}]`;
  return {
    found: `a note that would not be shown: ${quote(`${mark}:`)}`,
    expected: 'each note once, and a reference to it in the text',
    fix: `write ${mark} where the text refers to it, or take the note out`,
  };
}

/** Tells the URL of a link definition from an answer in an interview, as in `[Editor]: Yes`. */
export function looksLikeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|[/#?]|\.{1,2}\/)\S|\/|^[^\s.]\S*\.\p{L}{2,}(?:[?#:]|$)/iu.test(
    url,
  );
}

/** Patterns of links, images and footnote references that Markdown shows as plain text. */
const BROKEN_MARKUP: { pattern: RegExp; describe: (markup: string) => Finding }[] = [
  {
    // A space or a curly quotation mark in the parentheses.
    pattern: /(?<![\\!])\[[^\]^][^\]]*\]\([^)\s“„«]+[ “„«][^)]*\)/g,
    describe: (markup) => ({
      found: `a link that can't be read: ${quote(markup)}`,
      expected: 'a link such as [the words](https://example.org/ "A title")',
      fix: 'write %20 for a space in the address, and use straight quotation marks; where it is no link, write \\[ for the bracket',
    }),
  },
  {
    pattern: /(?<!\\)!\[[^\]]*\]\([^)]*\)?|(?<!\\)!\[\[[^\]]*\]\]/g,
    describe: (markup) => ({
      found: `a picture that can't be read: ${quote(markup)}`,
      expected: 'a picture such as ![What it shows](photo.jpg "A caption")',
      fix: 'take spaces out of the name of the file, and use straight quotation marks; where it is no picture, write \\! for the mark',
    }),
  },
  {
    pattern: /(?<!\\)\[\^[^\]]+\]/g,
    describe: (markup) => ({
      found: `a reference to a note that is not there: ${quote(markup)}`,
      expected: 'a reference without spaces in it, and the note itself at the end of the text',
      fix: 'write the note on a line of its own, its mark and a colon before it; where none is meant, write \\[ for the bracket',
    }),
  },
];

/**
 * Finds links, images and footnote references in the source of a text node, which Markdown didn't recognize.
 * @param source with backslash escapes, which mark intended plain text
 */
export function findBrokenMarkup(source: string): ({ index: number } & Finding)[] {
  if (!source.includes('[')) return [];
  return BROKEN_MARKUP.flatMap(({ pattern, describe }) =>
    [...source.matchAll(pattern)].map(({ 0: markup, index }) => ({ index, ...describe(markup) })),
  );
}

/** Whether a child is a footnote reference in link text: the parser then shows the link's markup as text. */
export function isInLinkText(children: readonly Nodes[], index: number): boolean {
  const next = children[index + 1];
  return (
    children[index]?.type === 'footnoteReference' &&
    next?.type === 'text' &&
    /^[^[\]]*\]\(/.test(next.value)
  );
}

export const footnoteInLinkFinding: Finding = {
  found: 'a note within the words of a link',
  expected: 'the note behind the link: [the words](address)[^1]',
  fix: 'move the mark of the note behind the address',
};

/** Checks that a link has text and an address. */
export function checkLink(link: Link, body: string): Finding | undefined {
  const { url, position } = link;
  if (isWordless(link)) return wordlessLinkFinding(url);
  // GFM completes `www.example.org` in a sentence, but not in [words](www.example.org).
  const isAutolink = body[position?.start.offset ?? 0] !== '[';
  if (isAutolink || !/^(?:www\.|$)/i.test(url)) return undefined;
  return {
    found:
      url === '' ? 'a link without an address' : `a link to a place on this site: ${quote(url)}`,
    expected: 'an address such as https://www.example.org/',
    fix: 'write the whole address, https:// included',
  };
}

/** Whether a link shows nothing to follow. An image counts as content: its alternative text is checked separately. */
export function isWordless(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return false;
  return 'children' in node
    ? node.children.every(isWordless)
    : !hasVisibleCharacter(toString(node));
}

export function wordlessLinkFinding(url: string): Finding {
  return {
    found: `a link without words: ${quote(url)}`,
    expected: 'words that say where it leads',
    fix: 'write them between the square brackets: [the words](address)',
  };
}

/** Checks that the info string of a code block is at most a language name: Markdown hides it. */
export function checkCodeInfo({ lang, meta }: Code): Finding | undefined {
  if (/^[\w+#.-]*$/.test(lang ?? '') && !meta) return undefined;
  const info = [lang, meta].filter(Boolean).join(' ');
  return {
    found: `words that would not be shown, behind the marks that open a block of code: ${quote(info)}`,
    expected: 'the marks alone, or the one word that names the language of the code',
    fix: 'put the words on the next line; where no code is meant, take the marks ``` out',
  };
}

/** Checks that alternative text exists, and that it and the title have no control characters. */
export function checkImageText(src: string, alt: string, title: string): Finding | undefined {
  if (!hasVisibleCharacter(alt)) {
    return {
      found: `an image without alternative text: ${quote(src)}`,
      expected: 'words that say what is to be seen, for those who do not see it',
      fix: 'write them between the square brackets: ![what is to be seen](picture.jpg)',
    };
  }
  const fault = checkPlainText(alt + title, Infinity, true);
  return fault && { found: '', expected: 'words without invisible characters', ...fault };
}

/** Checks that an address can name an image file next to the article. */
export function checkImageAddress(src: string): Finding | undefined {
  const fix = 'put the picture file beside the article and write its name';
  const expected = 'a picture file beside the article';
  if (src === '') return { found: 'an image without an address', expected, fix };
  const path = decodePercent(src);
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
  if (!isImageName(path)) {
    return {
      found: `an image that is no JPEG, PNG, WebP, AVIF or GIF: ${quote(src)}`,
      expected: 'a photograph or drawing in one of these formats (an SVG file can hold a program)',
      fix: 'save it as one of these, beside the article',
    };
  }
  return undefined;
}
