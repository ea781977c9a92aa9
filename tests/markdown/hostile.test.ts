import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderArticle } from '../../src/markdown/render.ts';
import { expectedText, findHarm, shownText } from './hostile/findings.ts';
import { generateSamples, type Sample } from './hostile/generate.ts';
import { tryInputs } from './hostile/outcome.ts';

interface Item {
  id: string;
  body?: string;
  fields?: { title: string };
  must: { codeText?: string };
}

const { items, count } = JSON.parse(
  readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
) as { items: Item[]; count: number };

// Hostile titles are tried as bodies too.
const corpus: Sample[] = items.map(({ id, body, fields }) => ({
  id,
  body: (body ?? fields?.title ?? '').replaceAll(/\r\n?/g, '\n'),
}));

describe('hostile articles', () => {
  test('from public corpora cannot run, load, forge or hide anything', () => {
    const { tried, rejected, findings } = tryInputs(corpus);
    console.log(
      `${tried} public hostile inputs: ${findings.length} findings, ${rejected.length} rejected`,
    );
    expect(findings).toEqual([]);
    expect(tried).toBe(count);
    // JavaScript written with more than a thousand brackets.
    expect(rejected).toEqual(['patt-1122']);
  });

  test('in code blocks are shown unchanged', () => {
    const codeItems = items.filter(({ must }) => must.codeText !== undefined);
    const changed = codeItems.filter(({ body = '', must: { codeText = '' } }) => {
      const html = renderArticle(body, { language: 'en' }).absolute;
      return !html.includes('<pre><code>') || !shownText(html).includes(normalize(codeText));
    });
    expect(codeItems).toHaveLength(136);
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  test('generated from each payload and each context are harmless and complete', () => {
    // Every eleventh sample covers all 24 contexts. tests/site/hostile-texts.test.ts tries all samples.
    const { tried, rejected, findings } = tryInputs(
      generateSamples().filter((_, index) => index % 11 === 0),
    );
    expect(findings).toEqual([]);
    expect(tried).toBe(646);
    expect(rejected).toEqual([]);
  });
});

describe('findings', () => {
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
  ])('include harm in %s', (html) => {
    expect(findHarm(html)).not.toEqual([]);
  });

  test('are empty for plain text', () => {
    expect(findHarm('<p>x <a href="/y">y</a></p>')).toEqual([]);
  });

  test.each([
    '<p>One two.</p>',
    '<p>One three two. two.</p>',
    '<p>One two three</p>',
    '<p>Two. One three</p>',
  ])('include lost, doubled or moved text in %s', (html) => {
    expect(shownText(html)).not.toBe(expectedText('One *three*\n\ntwo.'));
  });
});

/** Normalizes text as `shownText` does. */
function normalize(text: string): string {
  const code = `    ${text.replaceAll('\n', '\n    ')}`;
  return shownText(renderArticle(code, { language: 'en' }).absolute);
}
