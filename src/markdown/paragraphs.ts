import { createHash } from 'node:crypto';
import type { Paragraph, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isVisible } from '../article/plain-text.ts';

declare module 'vfile' {
  interface DataMap {
    /** Whether each paragraph gets an id, so that it can be linked to. */
    paragraphIds: boolean;
  }
}

/**
 * A remark plugin that gives each paragraph an id made of its own words (the sanitizer puts the prefix before it): it stays
 * when others are added or taken away, and two that are alike are told apart by a number.
 */
export function identifyParagraphs() {
  return (tree: Root, file: VFile): void => {
    if (file.data.paragraphIds !== true) return;
    const times = new Map<string, number>();
    visit(tree, 'paragraph', (paragraph: Paragraph) => {
      const words = toString(paragraph).normalize('NFC').replace(/\s+/g, ' ').trim();
      if (!isVisible(words)) return;
      const digest = createHash('sha256').update(words).digest('hex').slice(0, 6);
      const count = (times.get(digest) ?? 0) + 1;
      times.set(digest, count);
      const id = `p-${digest}${count > 1 ? `-${String(count)}` : ''}`;
      paragraph.data = { ...paragraph.data, hProperties: { id } };
    });
  };
}
