import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkLintHeadingIncrement from 'remark-lint-heading-increment';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { quote, type Finding, type Position } from '../content/diagnostic.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import { positionAt, startOf } from '../markdown/body-diagnostics.ts';
import { isLineBreak, PAIRED_TAGS } from '../markdown/raw-html.ts';
import { listNodes } from '../markdown/walk.ts';

/** The text of an article, for the rules. */
interface CheckedText {
  tree: Root;
  /** The source of the tree. */
  body: string;
  title: string;
}

/** A rule finds one kind of mistake that doesn't stop a build. */
interface Rule {
  name: string;
  /** Why it is a mistake. */
  reason: string;
  /** What should be there instead. */
  expected: string;
  /** A text with the mistake. */
  example: string;
  check: (text: CheckedText) => Found[];
}

/** A mistake, and its position in the body. */
type Found = Position & Pick<Finding, 'found' | 'fix'>;

/** Returns the source of a node, in which backslashes tell text from markup. */
function sourceOf({ position }: Nodes, body: string): string {
  return position === undefined ? '' : body.slice(position.start.offset, position.end.offset);
}

/** Describes what a pattern matches in the text, but not in code. The pattern has the flag `g`. */
function findInText({ tree, body }: CheckedText, pattern: RegExp, what: string, fix: string) {
  return listNodes(tree, 'text').flatMap((node) =>
    [...sourceOf(node, body).matchAll(pattern)].map(({ 0: match, index }) => ({
      ...positionAt(body, (node.position?.start.offset ?? 0) + index),
      ...{ found: `${what}: ${quote(match)}`, fix },
    })),
  );
}

/** Describes a mistake at the start of a node. */
function findAt(node: Nodes, found: string, fix: string): Found {
  return { ...startOf(node), found, fix };
}

const ALLOWED = new RegExp(`^</?(?:${PAIRED_TAGS.join('|')})>$`);

const fixes: readonly [pattern: RegExp, fix: string][] = [
  [/^<!--/, 'delete the comment: readers see it'],
  [/^<(?:iframe|video|audio|embed|object)/i, 'write a link to it instead: [what it is](address)'],
  [/^<(?:img|figure|picture)/i, 'save the picture beside the article: ![What it shows](photo.jpg)'],
];

/** Says more than remark-lint-no-html: what to write instead. */
const html: Rule = {
  name: 'html',
  reason: 'Readers see the tags, as they are written.',
  expected: 'Markdown',
  example: 'A text.\n\n<div class="box">In a box</div>',
  check: ({ tree }) =>
    listNodes(tree, 'html')
      .filter((node) => !isLineBreak(node) && !ALLOWED.test(node.value))
      .filter(({ value }) => !value.startsWith('</'))
      .map((node) => {
        const [, fix] = fixes.find(([pattern]) => pattern.test(node.value)) ?? [];
        return findAt(node, `HTML: ${quote(node.value)}`, fix ?? 'delete the tags, keep the words');
      }),
};

const SHORTCODE =
  /\{\{.*?\}\}|\{%.*?%\}|(?<!\\)\[\/?(?:audio|caption|embed|gallery|playlist|video|youtube|(?:et_pb|su|vc)_\w+)\b[^\]\n]*\]/g;

const shortcodes: Rule = {
  name: 'shortcodes',
  reason:
    'Other systems replace them by something, readers of this site see them as they are written.',
  expected: 'Markdown',
  example: 'A text.\n\n{{< youtube abc123 >}}',
  check: (text) =>
    findInText(
      text,
      SHORTCODE,
      'a shortcode of another system',
      'write what it stands for: a link, or a picture beside the article',
    ),
};

const MARKS =
  /(?<![\\*])\*\*(?!\*).{0,30}|(?<![\\\p{L}\p{N}_])__(?=\S).{0,30}|(?<=^|\s)\*[^*\s][^*\n]{0,60}\s\*(?=\s|\p{P}|$)/gmu;

const visibleMarks: Rule = {
  name: 'visible-marks',
  reason: 'Readers see the asterisks, because a space or another mark is missing or too much.',
  expected: 'emphasis, with the marks directly at its first and last letter',
  example: 'A text with ** bold words ** in it.',
  check: (text) =>
    findInText(
      text,
      MARKS,
      'marks that readers see',
      'write **bold words** without spaces inside; to show an asterisk, write \\*',
    ),
};

const DIVIDED_LINK = /(?<![\\!])\[[^\]\n]+\]\s+\((?=$|[a-z]+:|www\.|[.#/])/gim;

const dividedLinks: Rule = {
  name: 'divided-links',
  reason: 'Readers see brackets and an address, and the words are no link.',
  expected: 'no space between the words of a link and its address',
  example: 'See [the report] (https://example.org/).',
  check: (text) =>
    findInText(text, DIVIDED_LINK, "a link that isn't one", 'delete the space between ] and ('),
};

const linter = unified().use(remarkLintHeadingIncrement).freeze();

const headings: Rule = {
  name: 'headings',
  reason: 'The site closes the gap, so the heading looks more important than you meant it.',
  expected: 'each heading at most one level below the one before it',
  example: '## One\n\nA text.\n\n#### Two\n\nA text.',
  check({ tree, body }) {
    const file = new VFile(body);
    linter.runSync({ type: 'root', children: listNodes(tree, 'heading') }, file);
    return file.messages.map(({ line = 1, column = 1 }) => ({
      ...{ line, column },
      found: 'a heading that skips a level',
      fix: 'write as many # as the heading above has, or one more',
    }));
  },
};

const simplify = (text: string) => normalizeForSearch(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).trim();

const repeatedHeadline: Rule = {
  name: 'repeated-headline',
  reason: 'The page shows the headline already, above the text.',
  expected: 'a text that begins after its headline',
  example: '# A sample headline\n\nA text.',
  check({ tree, title }) {
    const [first] = tree.children;
    if (first?.type !== 'heading' && first?.type !== 'paragraph') return [];
    const words = toString(first);
    if (simplify(words) !== simplify(title) || title === '') return [];
    return [findAt(first, `the headline again: ${quote(words)}`, 'delete this line')];
  },
};

/** Lines of poems and lists are shorter. */
const MIN_LENGTH = 60;

const lines: Rule = {
  name: 'lines',
  reason: 'Readers see one long paragraph, because Markdown joins the lines.',
  expected: 'a blank line between paragraphs',
  example: Array(3).fill('A sample sentence with some words. '.repeat(3).trim()).join('\n'),
  check: ({ tree, body }) =>
    listNodes(tree, 'paragraph').flatMap((paragraph) => {
      const written = sourceOf(paragraph, body).split('\n');
      const isSentence = (line: string) =>
        line.trim().length >= MIN_LENGTH && /[.!?…؟。！？][»"”’)\]]*$/u.test(line.trim());
      if (written.length < 3 || !written.slice(0, -1).every(isSentence)) return [];
      const found = `${String(written.length)} lines that look like paragraphs: ${quote(written[0] ?? '')}`;
      return findAt(paragraph, found, 'put a blank line after each paragraph');
    }),
};

const indents: Rule = {
  name: 'indents',
  reason: 'Readers see code, or a gap before the first word.',
  expected: 'paragraphs that begin at the left margin',
  example: 'A text.\n\n    An indented first line, as word processors make it.',
  check({ tree, body }) {
    const prose = listNodes(tree, 'code').filter(
      (node) => !/^[ >]*(?:```|~~~)/.test(sourceOf(node, body)) && isProse(node.value),
    );
    const gaps = listNodes(tree, 'paragraph').filter((node) =>
      /^[\u00A0\u2000-\u200A\u3000]/.test(sourceOf(node, body)),
    );
    return [...prose, ...gaps].map((node) =>
      findAt(
        node,
        `an indented line: ${quote(sourceOf(node, body).trim())}`,
        'delete the spaces before it; for code, put ``` on a line before and after it',
      ),
    );
  },
};

/** Recognizes a sentence, which has many words and few of the signs of programs. */
function isProse(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words >= 5 && (text.match(/[{}()[\]<>=;$\\|]/g)?.length ?? 0) < words / 4;
}

const HEADER =
  /^(?:\**)(?:from|sent|to|subject|date|от|кому|дата|тема|отправлено|من|إلى|الموضوع|التاريخ)(?:\**)\s*:/gimu;
const REPLY = /(?:^on .+ wrote|^.+ (?:пишет|написала?)|^(?:في|بتاريخ) .+ كتبت?.*)\s*:$/isu;
const SIGNATURE =
  /^-- ?$|^(?:best|kind|warm)?\s*regards,?$|^с уважением,?|^مع (?:أطيب |خالص )?(?:التحية|التحيات|تحياتي)|^sent from my /imu;
const PHONE = /(?:\+|\b00|\()\d[\d ()./-]{7,}\d/u;

const mail: Rule = {
  name: 'mail',
  reason: 'It belongs to the mail with which the text came, and can be private.',
  expected: 'the text of the article only',
  example: 'A text.\n\nKind regards,\nSample Editor\n+1 555 0100 100',
  check({ tree, body }) {
    const blocks = tree.children;
    return blocks.flatMap((block, index) => {
      const kind = describe(block, sourceOf(block, body), index >= blocks.length - 3);
      if (kind === undefined) return [];
      return findAt(
        block,
        `${kind}: ${quote(toString(block))}`,
        'delete it, if it came with a mail',
      );
    });
  },
};

function describe(block: Nodes, source: string, isNearEnd: boolean): string | undefined {
  if (block.type !== 'paragraph' && block.type !== 'heading') return undefined;
  if ((source.match(HEADER)?.length ?? 0) >= 2) return 'the head of a mail';
  if (REPLY.test(source)) return 'the line above a quoted mail';
  if (!isNearEnd) return undefined;
  if (SIGNATURE.test(source)) return "a mail's signature";
  return source.length < 200 && PHONE.test(source) ? 'a phone number' : undefined;
}

const PARAMETERS =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igsh(?:id)?|mc_[ce]id|_openstat)$/i;
const REDIRECTS =
  /^https?:\/\/(?:(?:www\.)?google\.[a-z.]+\/url\?|lm?\.facebook\.com\/l\.php\?|\w+\.safelinks\.protection\.outlook\.com\/|away\.vk\.com\/|vk\.com\/away\.php\?|t\.umblr\.com\/redirect\?)/i;

const tracking: Rule = {
  name: 'tracking',
  reason: 'The address tells other companies who reads the article, and may stop working.',
  expected: 'the plain address',
  example: '[The report](https://example.org/?utm_source=mail).',
  check: ({ tree }) =>
    [...listNodes(tree, 'link'), ...listNodes(tree, 'definition')].flatMap((node) => {
      const plain = cleanAddress(node.url);
      if (plain === undefined) return [];
      return findAt(node, `an address that follows readers: ${quote(node.url)}`, `write ${plain}`);
    }),
};

/** Returns an address without redirects and parameters that track readers, or nothing if it has none. */
export function cleanAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (REDIRECTS.test(address)) {
    const target = [...url.searchParams.values()].find((value) => /^https?:\/\//.test(value));
    return target && (cleanAddress(target) ?? target);
  }
  const tracked = [...url.searchParams.keys()].filter((name) => PARAMETERS.test(name));
  for (const name of tracked) url.searchParams.delete(name);
  return tracked.length > 0 ? url.href : undefined;
}

const misleadingLinks: Rule = {
  name: 'misleading-links',
  reason: 'Readers expect to come to the address that they see.',
  expected: 'a link to the address that its words name',
  example: '[https://example.org/](https://example.com/)',
  check: ({ tree }) =>
    listNodes(tree, 'link').flatMap((link) => {
      const words = toString(link).trim();
      const shown = hostOf(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`);
      const isAddress = /^(?:https?:\/\/|www\.)\S+$|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\/\S*$/iu.test(
        words,
      );
      const target = hostOf(link.url);
      if (!isAddress || shown === undefined || target === undefined || shown === target) return [];
      const found = `the words ${quote(words)} on a link to ${quote(link.url)}`;
      return findAt(link, found, 'correct one of the two');
    }),
};

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host.replace(/^www\./, '');
}

/** The rules for the text of an article. docs/editors.md lists them. */
export const rules: readonly Rule[] = [
  ...[html, shortcodes, visibleMarks, dividedLinks, headings, repeatedHeadline],
  ...[lines, indents, mail, tracking, misleadingLinks],
];

/** Checks a text with all rules. */
export function checkText(text: CheckedText): (Finding & Position)[] {
  return rules.flatMap(({ expected, check }) =>
    check(text).map((found) => ({ ...found, expected, isAdvice: true as const })),
  );
}
