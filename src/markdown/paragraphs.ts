import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { fnv1a } from '../language/hash.ts';

/**
 * Adds ids that are hashes of the paragraphs' text, so that links stay valid when other paragraphs change. Identical
 * paragraphs get a number.
 */
export function identifyParagraphs(paragraphs: readonly Paragraph[]): void {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const text = toString(paragraph).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!hasVisibleCharacter(text)) continue;
    const digest = fnv1a(text).slice(-6);
    const count = (counts.get(digest) ?? 0) + 1;
    counts.set(digest, count);
    const id = `p-${digest}${count > 1 ? `-${String(count)}` : ''}`;
    paragraph.data = { ...paragraph.data, hProperties: { id } };
  }
}
