import { addQuotationMarks } from '../language/quotation-marks.ts';
import { copyText, isCancelled } from './share.ts';
import { textFragment } from './text-fragment.ts';

const ARTICLE_SELECTOR = 'h1, .standfirst, .text';
/** Words inside the article that the site has added. */
const SITE_SELECTOR = '.credit, .notice, .lead, [data-footnotes] > h2';
/** Footnote numbers and links back from the notes. A quotation leaves them out, a text fragment contains them. */
const FOOTNOTE_SELECTOR = '[data-footnote-ref], [data-footnote-backref]';
const INLINE_SELECTOR = 'a, bdi, code, del, em, kbd, picture, span, strong, sub, sup, time';
const LINE_BREAKS = ['BR', 'IMG'];

/**
 * Shows a bar while a passage of the article is selected. Its buttons copy or share the passage in quotation marks, with
 * the credit, the disclaimer and a link to the passage. The browser's own copy command is not changed.
 */
export function offerQuoting(page: Document): void {
  const bar = page.querySelector<HTMLElement>('.quote');
  const status = bar?.querySelector<HTMLElement>('[role=status]');
  const [copyButton, shareButton] = bar?.querySelectorAll('button') ?? [];
  const source = page.querySelector<HTMLElement>('.share');
  if (!bar || !status || !copyButton || !shareButton || !source) return;

  // Many browsers lack these, though TypeScript says otherwise.
  const { share, clipboard } = navigator as Partial<Navigator>;
  copyButton.hidden = !clipboard;
  shareButton.hidden = !share;

  /** The selection, if all of it belongs to the article. */
  let range: Range | undefined;
  /** Whether Tab moves to the bar. Only once for each selection, so that the focus can leave it. */
  let isTabCaptured = false;
  const update = () => {
    const selection = page.getSelection();
    range = selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : undefined;
    if (range && !readPassage(range, range.commonAncestorContainer, bar)) range = undefined;
    status.textContent = '';
    bar.hidden = !range || (copyButton.hidden && shareButton.hidden);
    isTabCaptured = !bar.hidden;
  };
  page.addEventListener('selectionchange', update);
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') bar.hidden = true;
    if (event.key !== 'Tab' || event.shiftKey || bar.hidden || !isTabCaptured) return;
    event.preventDefault();
    isTabCaptured = false;
    focusBar(bar, range?.endContainer);
  });
  // A click keeps the selection and the focus.
  bar.addEventListener('mousedown', (event) => event.preventDefault());

  const hideButton = (button: HTMLElement) => {
    button.hidden = true;
    update();
  };
  copyButton.addEventListener('click', () => {
    const { text, url } = createQuotation(source, bar, range);
    copyText(`${text}\n${url}`, status).catch(() => hideButton(copyButton));
  });
  shareButton.addEventListener('click', () => {
    navigator.share(createQuotation(source, bar, range)).catch((error: unknown) => {
      if (!isCancelled(error)) hideButton(shareButton);
    });
  });
}

/** Moves the bar behind the block where the selection ends, so that Tab continues from there, and focuses a button. */
function focusBar(bar: HTMLElement, end: Node | undefined): void {
  const element = end instanceof Element ? end : end?.parentElement;
  element?.closest('.text > *, h1, .standfirst')?.after(bar);
  bar.querySelector<HTMLElement>('button:not([hidden])')?.focus();
}

/** Builds what is copied or shared. @param source the element whose `data-` attributes hold headline, credit, disclaimer and URL */
function createQuotation(source: HTMLElement, bar: HTMLElement, range?: Range) {
  const { title = '', text = '', url = '', marks = '', disclaimer = '' } = source.dataset;
  const passage = range && readPassage(range, source.ownerDocument.body, bar);
  const { quote = '', surroundings = ['', '', ''] } = passage ?? {};
  return {
    title,
    text: `${addQuotationMarks(quote, marks)}\n${text}\n${disclaimer}`.trim(),
    url: `${url}#:~:text=${textFragment(...surroundings)}`,
  };
}

/** A text before, in and after the range, one line per block. */
type Surroundings = [string, string, string];

/**
 * Reads the words to quote, one line per block, and the text of `root` around them.
 * Returns undefined if a word isn't the article's own.
 */
function readPassage(range: Range, root: Node, bar: Node) {
  const surroundings: Surroundings = ['', '', ''];
  let quote = '';
  let block: Element | null = null;
  const breakLine = (node: Node) => {
    const position = range.comparePoint(node, 0);
    surroundings[(position + 1) as 0 | 1 | 2] += '\n';
    if (position === 0) quote += '\n';
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (LINE_BREAKS.includes(node.nodeName)) breakLine(node);
    if (!(node instanceof Text) || !parent || bar.contains(node)) continue;
    const nodeBlock = parent.closest(`:not(${INLINE_SELECTOR})`);
    if (nodeBlock !== block) breakLine(node);
    block = nodeBlock;

    const parts = splitByRange(node, range);
    const isOwn = parent.closest(ARTICLE_SELECTOR) && !parent.closest(SITE_SELECTOR);
    if (parts[1].trim() && !isOwn) return undefined;
    for (const index of [0, 1, 2] as const) surroundings[index] += parts[index];
    if (!parent.closest(FOOTNOTE_SELECTOR)) quote += parts[1];
  }
  quote = quote
    .replace(/\s*\n\s*/g, '\n')
    .replace(/ +/g, ' ')
    .trim();
  return quote === '' ? undefined : { quote, surroundings };
}

/** Splits a text node into the text before, in and after the range, with white space collapsed. */
function splitByRange(node: Text, range: Range): Surroundings {
  const { data } = node;
  let from = range.comparePoint(node, 0) < 0 ? data.length : 0;
  let to = range.comparePoint(node, data.length) > 0 ? 0 : data.length;
  if (node === range.startContainer) from = range.startOffset;
  if (node === range.endContainer) to = range.endOffset;
  const parts = [data.slice(0, from), data.slice(from, to), data.slice(to)];
  return parts.map((part) => part.replace(/\s+/g, ' ')) as Surroundings;
}
