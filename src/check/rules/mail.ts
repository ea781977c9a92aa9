import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import { quote } from '../../content/diagnostic.ts';
import { findAt, sourceOf, type Rule } from '../rule.ts';

const HEADER =
  /^(?:\**)(?:from|sent|to|subject|date|от|кому|дата|тема|отправлено|من|إلى|الموضوع|التاريخ)(?:\**)\s*:/gimu;
const REPLY = /(?:^on .+ wrote|^.+ (?:пишет|написала?)|^(?:في|بتاريخ) .+ كتبت?.*)\s*:$/isu;
const SIGNATURE =
  /^-- ?$|^(?:best|kind|warm)?\s*regards,?$|^с уважением,?|^مع (?:أطيب |خالص )?(?:التحية|التحيات|تحياتي)|^sent from my /imu;
const PHONE = /(?:\+|\b00|\()\d[\d ()./-]{7,}\d/u;

export const mail: Rule = {
  name: 'mail',
  reason: 'It belongs to the mail with which the text came, and can be private.',
  expected: 'the text of the article only',
  example: 'A text.\n\nKind regards,\nSample Editor\n+1 555 0100 100',
  check({ tree, body }) {
    const blocks = tree.children;
    return blocks.flatMap((block, index) => {
      const kind = describeMail(block, sourceOf(block, body), index >= blocks.length - 3);
      if (kind === undefined) return [];
      return findAt(
        block,
        `${kind}: ${quote(toString(block))}`,
        'if it came with a mail, keep only the article; names of those who worked on it belong in the fields',
      );
    });
  },
};

/** Says what a block of a mail is. */
export function describeMail(block: Nodes, source: string, isNearEnd: boolean): string | undefined {
  if (block.type !== 'paragraph' && block.type !== 'heading') return undefined;
  if ((source.match(HEADER)?.length ?? 0) >= 2) return 'the head of a mail';
  if (REPLY.test(source)) return 'the line above a quoted mail';
  if (!isNearEnd) return undefined;
  if (SIGNATURE.test(source)) return "a mail's signature";
  return source.length < 200 && PHONE.test(source) ? 'a phone number' : undefined;
}
