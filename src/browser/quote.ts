import { quoted } from '../language/quotation-marks.ts';
import { chosen } from './share.ts';
import { textFragment } from './text-fragment.ts';

/** Where the article's own words are, and what stands among them without being theirs. */
const own = 'h1, .standfirst, .text';
const others = '.credit, .notice, .lead, [data-footnotes] > h2';
/** Numbers of notes, and the ways back from them: on the page, and not in a quotation. */
const notes = '[data-footnote-ref], [data-footnote-backref]';
/** What doesn't divide one line from the next, and what does beside blocks. */
const inline = 'a, bdi, code, del, em, kbd, picture, span, strong, sub, sup, time';
const dividers = ['BR', 'IMG'];

/**
 * Shows a bar while a passage of the article is selected, which copies or shares it as a quotation: in marks, with the
 * credit, and a link that leads to it. What is copied without the bar stays as it is.
 */
export function offerQuoting(page: Document): void {
  const bar = page.querySelector<HTMLElement>('.quote');
  const status = bar?.querySelector<HTMLElement>('[role=status]');
  const [copy, send] = bar?.querySelectorAll('button') ?? [];
  const source = page.querySelector<HTMLElement>('.share');
  if (!bar || !status || !copy || !send || !source) return;
  const { title = '', text = '', url = '', marks = '' } = source.dataset;

  // Absent in many browsers, whatever the types say.
  const { share, clipboard } = navigator as Partial<Navigator>;
  copy.hidden = !clipboard;
  send.hidden = !share;

  /** What is selected, if all of it is the article's. */
  let range: Range | undefined;
  /** The next press of Tab leads to the bar, once for each selection, so that nobody is held by it. */
  let leads = false;
  const show = () => {
    const selection = page.getSelection();
    range = selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : undefined;
    if (range && !read(range, range.commonAncestorContainer, bar)) range = undefined;
    status.textContent = '';
    bar.hidden = !range || (copy.hidden && send.hidden);
    leads = !bar.hidden;
  };
  page.addEventListener('selectionchange', show);
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') bar.hidden = true;
    if (event.key !== 'Tab' || event.shiftKey || bar.hidden || !leads) return;
    event.preventDefault();
    leads = false;
    // Behind the passage, where Tab leads on from, too.
    const end = range?.endContainer;
    const parent = end instanceof Element ? end : end?.parentElement;
    parent?.closest('.text > *, h1, .standfirst')?.after(bar);
    (copy.hidden ? send : copy).focus();
  });
  // A press leaves the selection and the keyboard's place as they are.
  bar.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });

  const quotation = () => {
    const { quote = '', around = ['', '', ''] } = (range && read(range, page.body, bar)) ?? {};
    return {
      title,
      text: `${quoted(quote, marks)}\n${text}`,
      url: `${url}#:~:text=${textFragment(...around)}`,
    };
  };
  const takeAway = (button: HTMLElement) => {
    button.hidden = true;
    show();
  };
  copy.addEventListener('click', () => {
    const { text, url } = quotation();
    status.textContent = '';
    clipboard?.writeText(`${text}\n${url}`).then(
      () => {
        status.textContent = status.dataset['copied'] ?? '';
      },
      () => {
        takeAway(copy);
      },
    );
  });
  send.addEventListener('click', () => {
    share?.call(navigator, quotation()).catch((error: unknown) => {
      if (!chosen(error)) takeAway(send);
    });
  });
}

/**
 * The words of a range as a quotation has them, and as the page has them, with those before and behind; nothing where a
 * word isn't the article's own. Each block begins a line.
 */
function read(
  range: Range,
  within: Node,
  bar: Node,
): { quote: string; around: [string, string, string] } | undefined {
  const around: [string, string, string] = ['', '', ''];
  let quote = '';
  let block: Element | null = null;
  const add = (place: number, words: string, quotable = true) => {
    around[place as 0 | 1 | 2] += words;
    if (place === 1 && quotable) quote += words;
  };
  const walker = range.startContainer.ownerDocument?.createTreeWalker(
    within,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  for (let node: Node | null | undefined = within; node; node = walker?.nextNode()) {
    const parent = node.parentElement;
    const place = range.comparePoint(node, 0) + 1;
    if (dividers.includes(node.nodeName)) add(place, '\n');
    if (!(node instanceof Text) || !parent || bar.contains(node)) continue;
    const here = parent.closest(`:not(${inline})`);
    if (here !== block) add(place, '\n');
    block = here;

    const { data } = node;
    let from = place === 0 ? data.length : 0;
    let to = range.comparePoint(node, data.length) > 0 ? 0 : data.length;
    if (node === range.startContainer) from = range.startOffset;
    if (node === range.endContainer) to = range.endOffset;
    const words = [data.slice(0, from), data.slice(from, to), data.slice(to)].map((part) =>
      part.replace(/\s+/g, ' '),
    );
    if (words[1]?.trim() && (!parent.closest(own) || parent.closest(others))) return undefined;
    const quotable = !parent.closest(notes);
    words.forEach((part, index) => {
      add(index, part, quotable);
    });
  }
  quote = quote
    .replace(/\s*\n\s*/g, '\n')
    .replace(/ +/g, ' ')
    .trim();
  return quote === '' ? undefined : { quote, around };
}
