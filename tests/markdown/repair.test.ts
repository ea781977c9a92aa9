import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { writeMarkdown } from '../../src/markdown/write.ts';

const toHtml = (body: string) =>
  renderArticle(body, { language: 'en' }).absolute.replace(
    / rel="noopener noreferrer"| dir="\w+"| data-alone=""/g,
    '',
  );

test.each([
  ['و**«الكتاب»** أمس', 'و<strong>«الكتاب»</strong> أمس'],
  ['**السؤال:**ما رأيك؟', '<strong>السؤال:</strong>ما رأيك؟'],
  ['و**"الكتاب"**و', 'و<strong>"الكتاب"</strong>و'],
  ['**«Слово»**а', '<strong>«Слово»</strong>а'],
  ['слово*(другое)*слово', 'слово<em>(другое)</em>слово'],
  ['**Ответ —**да', '<strong>Ответ —</strong>да'],
  ['これは**「重要」**です', 'これは<strong>「重要」</strong>です'],
  ['**重要。**次', '<strong>重要。</strong>次'],
  ['使用**C#**的人', '使用<strong>C#</strong>的人'],
  ['**중요(重要)**은', '<strong>중요(重要)</strong>은'],
  ['**Note:**text', '<strong>Note:</strong>text'],
  ['**Total:**5', '<strong>Total:</strong>5'],
  ['~~«слово»~~а', '<del>«слово»</del>а'],
  ['**[слово](/a)**а', '<strong><a href="/a">слово</a></strong>а'],
  ['слово**[а](/a)**', 'слово<strong><a href="/a">а</a></strong>'],
])('emphasis in %s is recognized', (body, html) => {
  expect(toHtml(body)).toBe(`<p>${html}</p>`);
});

test.each([
  ['f*(x)*g', 'f*(x)*g'],
  ['2*(3)*4', '2*(3)*4'],
  ['«*слово*» и (*слово*)', '«<em>слово</em>» и (<em>слово</em>)'],
  ['said "*word*" more', 'said "<em>word</em>" more'],
  ['l’*été* et l’*hiver*', 'l’<em>été</em> et l’<em>hiver</em>'],
  ['price*—one*—two', 'price*—one*—two'],
  ['**bold**: text', '<strong>bold</strong>: text'],
  ['`و**«الكتاب»**`', '<code>و**«الكتاب»**</code>'],
  [String.raw`و\*\*«الكتاب»\*\*`, 'و**«الكتاب»**'],
])('%s keeps its meaning', (body, html) => {
  expect(toHtml(body)).toBe(`<p>${html}</p>`);
});

test.each([
  ['##Heading', '<h2 id="a-heading"><a href="#a-heading">Heading</a></h2>'],
  ['#hashtag', '<p>#hashtag</p>'],
  ['```\n##code a**«b»**c\n```', '<pre><code>##code a**«b»**c\n</code></pre>'],
])('%j is read as its author means it', (body, html) => {
  expect(toHtml(body)).toBe(html);
});

test('markers leave no trace in a tree, and positions are those of the source', () => {
  const body =
    'да\n##Заг\n[и**«а»**и*«б»*в][«к»*«l»] ![и*«а»*](/б*«а» "в*«а»")\n\n[«к»*«l»]: /x*«y» "з*«а»"';
  const tree = parseMarkdown(body, true);
  expect(JSON.stringify(tree)).not.toMatch(/\uFFFF|\\uffff/);
  const heading = tree.children[1];
  expect(heading?.position?.end).toEqual({ line: 2, column: 6, offset: 8 });
  const end = tree.children[2]?.position?.end;
  expect(body.slice(end?.offset)).toBe(body.slice(body.indexOf('\n\n')));
  expect(end?.column).toBe((body.split('\n')[2] ?? '').length + 1);
});

test.each([
  ['https://example.org/a، ثم', '<a href="https://example.org/a">https://example.org/a</a>، ثم'],
  ['https://example.org/b؟', '<a href="https://example.org/b">https://example.org/b</a>؟'],
  ['«https://example.org/»', '«<a href="https://example.org/">https://example.org/</a>»'],
  ['见https://example.org/。次', '见<a href="https://example.org/">https://example.org/</a>。次'],
  ['(https://example.org/)، و', '(<a href="https://example.org/">https://example.org/</a>)، و'],
  [
    'www.example.org/a؛https://example.org/。',
    '<a href="http://www.example.org/a">www.example.org/a</a>؛<a href="https://example.org/">https://example.org/</a>。',
  ],
  ['<https://example.org/،>', '<a href="https://example.org/%D8%8C">https://example.org/،</a>'],
])('the bare address in %s ends before punctuation', (body, html) => {
  expect(toHtml(body)).toBe(`<p>${html}</p>`);
});

test.each([
  ['An <a name="x"></a>anchor <a id=\'y\'/>here', '<p>An anchor here</p>'],
  ['<a name="x"></a>\n\nText', '<p>Text</p>'],
  ['<a name="x">words</a>', '<p>&#x3C;a name="x">words&#x3C;/a></p>'],
  ['a [](#x)b', '<p>a b</p>'],
])('%j loses only empty anchors', (body, html) => {
  expect(toHtml(body).trim()).toBe(html);
});

test('a link without words shows its address, with advice', () => {
  expect(toHtml('[](https://example.org/)')).toBe(
    '<p><a href="https://example.org/">https://example.org/</a></p>',
  );
  expect(adviceOn('[](https://example.org/)')).toEqual([
    ['1:1', 'a link without text: "https://example.org/"'],
  ]);
});

/** Lists position and finding of each piece of advice. Fails if there are errors. */
function adviceOn(body: string): string[][] {
  const { diagnostics } = inspectMarkdown(body);
  expect(diagnostics.filter(({ isAdvice }) => !isAdvice)).toEqual([]);
  return diagnostics.map(({ line, column, found }) => [`${line}:${column}`, found]);
}

const advice = (url: string) =>
  `a picture on another site, to which the article only links: "${url}"`;

test.each([
  [
    '![A bridge](https://i.example/a.png)',
    '<a href="https://i.example/a.png">A bridge (i.example)</a>',
  ],
  [
    '![](https://i.example/b%20c.jpg)',
    '<a href="https://i.example/b%20c.jpg">b c.jpg (i.example)</a>',
  ],
  ['![](//i.example/)', '<a href="https://i.example/">i.example (i.example)</a>'],
  [
    '![A bridge](https://i.example/a.png "Picture: Sample Agency")',
    '<a href="https://i.example/a.png">A bridge (i.example)</a> (Picture: Sample Agency)',
  ],
  [
    '![A bridge][1]\n\n[1]: https://i.example/a.png "Caption"',
    '<a href="https://i.example/a.png">A bridge (i.example)</a> (Caption)',
  ],
  [
    '[![A bridge](https://i.example/a.png)](https://example.org/)',
    '<a href="https://example.org/">A bridge</a> <a href="https://i.example/a.png"> (i.example)</a>',
  ],
  [
    '[![A bridge](https://i.example/a.png)](https://i.example/a.png)',
    '<a href="https://i.example/a.png">A bridge (i.example)</a>',
  ],
])('the picture on another host in %j becomes a link', (body, html) => {
  expect(toHtml(body).trim()).toBe(`<p>${html}</p>`);
  expect(adviceOn(body).map(([, found]) => found)).toHaveLength(1);
  expect(writeMarkdown(body, [], [])).not.toContain('![');
});

test('an article gets one piece of advice on pictures on other hosts', () => {
  const body = 'Text\n\n![a](https://i.example/a.png)\n\n![b](https://i.example/b.png)';
  expect(adviceOn(body)).toEqual([['3:1', advice('https://i.example/a.png')]]);
});

test('an article may consist of one picture', () => {
  expect(inspectMarkdown('![A man on a bridge](ok.png)').isEmpty).toBe(false);
});

test('an address that the text does not use is dropped, and other hidden words are an error', () => {
  expect(
    adviceOn('[a][1]\n\n[1]: https://example.org/\n[2]: https://example.org/left-over'),
  ).toEqual([]);
  expect(inspectMarkdown('Text\n\n[Editor]: Yes').diagnostics[0]).toMatchObject({
    found: expect.stringContaining("a line that isn't shown") as string,
  });
});

test.each([
  ['Plain\u{E0067}\u{E0072} text', 'Plain text', 'U+E0067'],
  ['Reu\u200Bters', 'Reuters', 'U+200B'],
  ['Reu\u2060ters', 'Reuters', 'U+2060'],
  ['a \u202Eb\u202C', 'a b', 'U+202E'],
  ['a &#x202e;b', 'a b', 'U+202E'],
  ['a\u0008b', 'ab', 'U+0008'],
  ['a\uFE0F\uFE0E\u{E0101}b', 'a\uFE0Fb', 'U+FE0E'],
])('invisible characters in %j are removed, with advice', (body, text, name) => {
  expect(toHtml(body)).toBe(`<p>${text}</p>`);
  expect(adviceOn(body)[0]?.[1]).toContain(name);
});

test.each([
  'می\u200Cخواهم', // ZWNJ
  'क्\u200Dष', // ZWJ
  'សួស្តី\u200Bពិភពលោក', // Khmer has no spaces between words
  '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', // the flag of England
  '\u2764\uFE0F',
])('the joiners and tags that scripts and emoji need stay in %s', (body) => {
  expect(toHtml(body)).toBe(`<p>${body}</p>`);
  expect(adviceOn(body)).toEqual([]);
});

test('a drawing in a code block is no list, and a text that only looks like code is', () => {
  const drawing = `+ ${'- '.repeat(40)}+`;
  expect(inspectMarkdown(`\`\`\`\n${drawing}\n\`\`\``).diagnostics).toEqual([]);
  expect(inspectMarkdown(`<div>\n\`\`\`\n</div>\n\n${drawing}`).diagnostics).toHaveLength(1);
});

test('a link without words to a page of this site is left out, with advice', () => {
  expect(toHtml('a [](/x) b')).toBe('<p>a  b</p>');
  expect(adviceOn('a [](/x) b')).toEqual([['1:3', 'a link without text: "/x"']]);
});

test.each([
  ['人人生而自由，\n在尊严和权利上', '人人生而自由，在尊严和权利上'],
  ['すべての\n人間は', 'すべての人間は'],
  ['มนุษย์\nทั้งหลาย', 'มนุษย์ทั้งหลาย'],
  ['人人 *生\n而* 自由', '人人 生而 自由'],
  ['人人\nAll', '人人\nAll'],
  ['모든\n인간은', '모든\n인간은'],
  ['All\nhuman', 'All\nhuman'],
  ['كل\nإنسان', 'كل\nإنسان'],
])('the line end in %j is a space only where a script has spaces', (body, text) => {
  expect(toString(parseMarkdown(body))).toBe(text);
});
