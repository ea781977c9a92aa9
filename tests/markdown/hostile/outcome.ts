import { checkLimits } from '../../../src/markdown/limits.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { renderArticle } from '../../../src/markdown/render.ts';
import { expectedText, harm, shownText } from './findings.ts';
import type { Sample } from './generate.ts';

// A note within a link's own text: the native parser shows the link as it was typed, remark loses the
// typed address (reference.test.ts has it too).
const readOtherwise = /\[(text|alt)\[\^n\]\]\([^]*^\[\^n\]:|^\[\^n\]: .*\[(text|alt)\[\^n\]\]/m;

export interface Outcome {
  tried: number;
  refused: string[];
  findings: string[];
}

/** Renders hostile texts, and lists what each does that no article may do. */
export function outcome(inputs: readonly Sample[]): Outcome {
  const result: Outcome = { tried: inputs.length, refused: [], findings: [] };
  for (const { id, body } of inputs) {
    if (checkLimits(body).length > 0) {
      result.refused.push(id);
      continue;
    }
    // An article with other problems is not published either, but its text must be no danger to
    // whoever looks at it first.
    inspectMarkdown(body);
    const html = renderArticle(body, { language: 'en' }).absolute;
    const found = harm(html);
    if (!readOtherwise.test(body) && shownText(html) !== expectedText(body))
      found.push('text lost, doubled or moved');
    if (body.includes('CANARYAFTER') && !shownText(html).includes('CANARYAFTER')) {
      found.push('the text after it lost');
    }
    result.findings.push(...found.map((finding) => `${id}: ${finding}`));
  }
  return result;
}
