import { decodePercent } from '../markdown/links.ts';

/**
 * Finds notes: a link to a place whose block links back to it. Replaces the links by marks, and returns the notes, which it
 * removes from the text.
 */
export function takeFootnotes(body: Element): Element[] {
  const document = body.ownerDocument;
  const links = [...body.querySelectorAll('a[href^="#"]')];
  const places = new Map<string | null, Element>();
  for (const element of body.querySelectorAll('[id], a[name]')) {
    places.set(element.getAttribute('id'), element).set(element.getAttribute('name'), element);
  }
  const findTarget = (link: Element) => {
    const fragment = (link.getAttribute('href') ?? '').slice(1);
    return places.get(decodePercent(fragment) ?? fragment);
  };
  const notes = new Map<Element, Element>();
  for (const link of links) {
    const block = findTarget(link)?.closest('li, p, div, dd');
    if (!block || block === body || block.contains(link) || !body.contains(link)) continue;
    if (!notes.has(block)) {
      const around = [link, link.parentElement, link.parentElement?.parentElement];
      const backs = links.filter((other) => block.contains(other));
      const isBack = (target = body) => around.includes(target) || link.contains(target);
      if (!backs.map(findTarget).some(isBack)) continue;
      for (const back of backs) withMark(back).remove();
      block.remove();
      const note = document.createElement('note-text');
      note.setAttribute('label', String(notes.size + 1));
      note.append(...(block.matches('p') ? [block] : block.childNodes));
      trimMark(note);
      notes.set(block, note);
    }
    const mark = document.createElement('note-mark');
    mark.setAttribute('label', notes.get(block)?.getAttribute('label') ?? '');
    withMark(link).replaceWith(mark);
  }
  return [...notes.values()];
}

/** Removes the marks that stood after the number of a note. */
function trimMark(note: Element): void {
  let first: Node = note;
  while (first.firstChild) first = first.firstChild;
  if (first.nodeType === note.TEXT_NODE)
    first.textContent = (first.textContent ?? '').replace(/^[\s.:)\]]+/, '');
}

/** Returns a link, or the `sup` that holds nothing else. */
function withMark(link: Element): Element {
  const parent = link.parentElement;
  return parent?.matches('sup') && parent.childNodes.length === 1 ? parent : link;
}
