import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isVisible } from '../article/plain-text.ts';
import { fnv1a } from '../language/hash.ts';

/**
 * Gives each paragraph an id made of its own words (the sanitizer puts the prefix before it), so that it can be linked to: the id
 * stays when other paragraphs are added or taken away. Two paragraphs that are alike are told apart by a number.
 */
export function identifyParagraphs(paragraphs: readonly Paragraph[]): void {
  const times = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const words = toString(paragraph).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!isVisible(words)) continue;
    const digest = fnv1a(words).slice(-6);
    const count = (times.get(digest) ?? 0) + 1;
    times.set(digest, count);
    const id = `p-${digest}${count > 1 ? `-${String(count)}` : ''}`;
    paragraph.data = { ...paragraph.data, hProperties: { id } };
  }
}
