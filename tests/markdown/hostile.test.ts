import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exceededLimits } from '../../src/markdown/limits.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { expectedText, harm, shownText } from './hostile/findings.ts';
import { samples, type Sample } from './hostile/generate.ts';

interface Item {
  id: string;
  body?: string;
  fields?: { title: string };
  must: { codeText?: string };
}

const { items, count } = JSON.parse(
  readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
) as { items: Item[]; count: number };

// A title that someone tried to break a page with is tried as a text too. The article file brings
// line ends as `\n`.
const corpus: Sample[] = items.map(({ id, body, fields }) => ({
  id,
  body: (body ?? fields?.title ?? '').replaceAll(/\r\n?/g, '\n'),
}));

// A note within a link's own text: the native parser shows the link as it was typed, remark loses the
// typed address (reference.test.ts has it too).
const readOtherwise = /\[(text|alt)\[\^n\]\]\([^]*^\[\^n\]:|^\[\^n\]: .*\[(text|alt)\[\^n\]\]/m;

interface Outcome {
  tried: number;
  refused: string[];
  findings: string[];
}

function outcome(inputs: readonly Sample[]): Outcome {
  const result: Outcome = { tried: inputs.length, refused: [], findings: [] };
  for (const { id, body } of inputs) {
    if (exceededLimits(body).length > 0) {
      result.refused.push(id);
      continue;
    }
    // An article with other problems is not published either, but its text must be no danger to
    // whoever looks at it first.
    inspectMarkdown(body);
    const html = renderMarkdown(body, { language: 'en' });
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

describe('hostile articles', () => {
  test('those of public test corpora can neither run, load, forge nor hide anything', () => {
    const { tried, refused, findings } = outcome(corpus);
    console.log(
      `${tried} public hostile inputs: ${findings.length} findings, ${refused.length} refused`,
    );
    expect(findings).toEqual([]);
    expect(tried).toBe(count);
    // One that spells a script with more than a thousand brackets.
    expect(refused).toEqual(['patt-1122']);
  });

  test('what is written as code is shown as it is', () => {
    const written = items.filter(({ must }) => must.codeText !== undefined);
    const changed = written.filter(({ body = '', must: { codeText = '' } }) => {
      const html = renderMarkdown(body, { language: 'en' });
      return !html.includes('<pre><code>') || !shownText(html).includes(bare(codeText));
    });
    expect(written).toHaveLength(136);
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  test('every payload in every place, and mixtures of them, come out harmless and whole', () => {
    const { tried, refused, findings } = outcome(samples());
    console.log(
      `${tried} generated hostile inputs: ${findings.length} findings, ${refused.length} refused`,
    );
    expect(findings).toEqual([]);
    expect(tried).toBeGreaterThan(7_000);
    expect(refused).toEqual([]);
  });
});

describe('the judge of them', () => {
  test.each([
    '<script>x</script>',
    '<p onclick="x">x</p>',
    '<p class="credit">x</p>',
    '<p style="x">x</p>',
    '<img alt="x">',
    '<svg></svg>',
    '<!-- x -->',
    '<!--',
    '<p>x',
    '</p></div>',
    '</article>',
    '<h1>x</h1>',
    '<h2 id="credit">x</h2>',
    '<h2 id="a-x">x</h2><h3 id="a-x">y</h3>',
    '<a href="javascript:x">x</a>',
    '<a href="java&#10;script:x">x</a>',
    '<a href="#credit">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/x" rel="noopener noreferrer">x</a>',
    '<a href="/x" target="_blank">x</a>',
    '<a href="/x"><em><a href="/y">x</a></em></a>',
    '<a aria-describedby="a-footnote-label" href="/x">x</a>',
    '<p><table></table></p>',
    '<textarea>',
  ])('finds harm in %s', (html) => {
    expect(harm(html)).not.toEqual([]);
  });

  test('finds none in plain text', () => {
    expect(harm('<p>x <a href="/y">y</a></p>')).toEqual([]);
  });

  test.each([
    '<p>One two.</p>',
    '<p>One three two. two.</p>',
    '<p>One two three</p>',
    '<p>Two. One three</p>',
  ])('finds text lost, doubled or moved in %s', (html) => {
    expect(shownText(html)).not.toBe(expectedText('One *three*\n\ntwo.'));
  });
});

/** As `shownText` compares. */
function bare(text: string): string {
  return shownText(renderMarkdown(`    ${text.replaceAll('\n', '\n    ')}`, { language: 'en' }));
}
