import { checkLimits } from '../../../src/markdown/limits.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { renderArticle } from '../../../src/markdown/render.ts';
import { expectedText, findHarm, shownText } from './findings.ts';
import type { Sample } from './generate.ts';

// A footnote reference in link text, from which remark loses the address (see reference.test.ts).
const KNOWN_DIFFERENCE = /\[(text|alt)\[\^n\]\]\([^]*^\[\^n\]:|^\[\^n\]: .*\[(text|alt)\[\^n\]\]/m;

export interface Outcome {
  tried: number;
  rejected: string[];
  findings: string[];
}

/** Renders hostile bodies, and lists the harm that each does. */
export function tryInputs(inputs: readonly Sample[]): Outcome {
  const result: Outcome = { tried: inputs.length, rejected: [], findings: [] };
  for (const { id, body } of inputs) {
    if (checkLimits(body).length > 0) {
      result.rejected.push(id);
      continue;
    }
    // Bodies with other diagnostics are rendered too: they must not harm whoever previews them.
    inspectMarkdown(body);
    const html = renderArticle(body, { language: 'en' }).absolute;
    const found = findHarm(html);
    if (!KNOWN_DIFFERENCE.test(body) && shownText(html) !== expectedText(body))
      found.push('text lost, doubled or moved');
    if (body.includes('CANARYAFTER') && !shownText(html).includes('CANARYAFTER')) {
      found.push('the following text lost');
    }
    result.findings.push(...found.map((finding) => `${id}: ${finding}`));
  }
  return result;
}
