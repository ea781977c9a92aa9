import { HtmlValidate } from 'html-validate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { languages, type Language } from '../../src/language/languages.ts';
import { renderArticle, type PublishedImage } from '../../src/markdown/render.ts';

function html(body: string, language: Language = 'en'): string {
  return renderArticle(body, { language }).absolute;
}

/** Renders without `data-alone`, which most links in these samples have. */
function renderWithoutDataAlone(body: string, language: Language = 'en'): string {
  return html(body, language).replaceAll(' data-alone=""', '');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('text', () => {
  test('keeps quotation marks and dashes', () => {
    expect(html('"Quoted" -- ‘so’ … «так» „und“ 1/2 (c)')).toBe(
      '<p>"Quoted" -- ‘so’ … «так» „und“ 1/2 (c)</p>',
    );
  });

  test('has no syntax beyond GitHub Flavored Markdown', () => {
    expect(html('$x$ :::note ==y== [[z]] ^a^ {#id}')).toBe(
      '<p>$x$ :::note ==y== [[z]] ^a^ {#id}</p>',
    );
  });

  test('that looks like frontmatter is text', () => {
    expect(html('+++\na = 1\n+++')).toBe('<p>+++\na = 1\n+++</p>');
  });

  test('loses NUL', () => {
    expect(html('a\0b')).toBe('<p>ab</p>');
  });
});

describe('raw HTML', () => {
  test.each([
    ['<b>bold</b>', '<p>&#x3C;b>bold&#x3C;/b></p>'],
    ['a <!-- comment --> b', '<p>a &#x3C;!-- comment --> b</p>'],
    ['<!DOCTYPE html>', '<p>&#x3C;!DOCTYPE html></p>'],
    ['<?php x ?>', '<p>&#x3C;?php x ?></p>'],
    ['a <![CDATA[x]]>', '<p>a &#x3C;![CDATA[x]]></p>'],
    ['<div>\n*x*\n</div>', '<p>&#x3C;div>\n*x*\n&#x3C;/div></p>'],
    ['- <hr>', '<ul>\n<li>&#x3C;hr></li>\n</ul>'],
    ['> <p>', '<blockquote>\n<p>&#x3C;p></p>\n</blockquote>'],
  ])('is shown as text: %j', (body, expected) => {
    expect(html(body)).toBe(expected);
  });

  test('that isn’t closed hides nothing', () => {
    expect(html('Before <script>\n\nafter')).toBe('<p>Before &#x3C;script></p>\n<p>after</p>');
  });

  test.each([
    ['H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'],
    ['10<sup>*th*</sup>', '<p>10<sup><em>th</em></sup></p>'],
    ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', '<p><kbd>Ctrl</kbd>+<kbd>C</kbd></p>'],
    ['by <bdi>علي</bdi> (2)', '<p>by <bdi>علي</bdi> (2)</p>'],
    ['a<br>b<br/>c<br />d', '<p>a<br>\nb<br>\nc<br>\nd</p>'],
    ['<sub><sup>x</sup></sub>.', '<p><sub><sup>x</sup></sub>.</p>'],
  ])('of paired tags becomes elements: %j', (body, expected) => {
    expect(html(body)).toBe(expected);
  });

  test.each([
    ['x <sub>y', '<p>x &#x3C;sub>y</p>'],
    ['x</sub> y', '<p>x&#x3C;/sub> y</p>'],
    ['x <SUB>y</SUB>', '<p>x &#x3C;SUB>y&#x3C;/SUB></p>'],
    ['x <sub >y</sub >', '<p>x &#x3C;sub >y&#x3C;/sub ></p>'],
    ['x <sub class="a">y</sub>', '<p>x &#x3C;sub class="a">y&#x3C;/sub></p>'],
    ['x *<sub>y*</sub>', '<p>x <em>&#x3C;sub>y</em>&#x3C;/sub></p>'],
    ['<sub>a<sub>b</sub>.', '<p>&#x3C;sub>a<sub>b</sub>.</p>'],
    ['a <sub>b<sup>c</sub>d</sup>', '<p>a <sub>b&#x3C;sup>c</sub>d&#x3C;/sup></p>'],
  ])('of unpaired tags or tags with attributes is text: %j', (body, expected) => {
    expect(html(body)).toBe(expected);
  });
});

describe('headings', () => {
  test('have an id and link to themselves', () => {
    expect(html('## First *visit*')).toBe(
      '<h2 id="a-first-visit"><a href="#a-first-visit">First <em>visit</em></a></h2>',
    );
  });

  test('have readable ids in any language', () => {
    expect(html('## Первый визит', 'ru')).toMatch(/<h2 id="a-perv[a-z]+-vizit">/);
    expect(html('## أول زيارة', 'ar')).toMatch(/<h2 id="a-[a-z0-9-]+">/);
  });

  test('start at h2 and skip no level', () => {
    expect(html('# A\n\n## B\n\n###### C').replaceAll(/<\/?a[^>]*>/g, '')).toBe(
      '<h2 id="a-a">A</h2>\n<h3 id="a-b">B</h3>\n<h4 id="a-c">C</h4>',
    );
    const levels = (body: string) =>
      [...html(body).matchAll(/<h(\d)/g)].map(([, level]) => level).join('');
    expect(levels('#### a\n\n## b\n\n#### c\n\n##### d\n\n#### e')).toBe('22343');
    expect(levels('## a\n\n### b\n\n## c')).toBe('232');
  });

  test('have unique ids, also where a heading looks like a numbered id', () => {
    const ids = [...html('## x\n\n## x\n\n## x-2\n\n## x').matchAll(/ id="([^"]+)"/g)];
    expect(ids.map(([, id]) => id)).toEqual(['a-x', 'a-x-2', 'a-x-2-2', 'a-x-3']);
  });

  test.each(['fn-1', 'fnref-1', 'fnref-1-2', 'footnote-label', 'p-123abc'])(
    'named %s don’t take an id of a footnote or paragraph',
    (name) => {
      expect(html(`## ${name}`)).toContain(`<h2 id="a-h-${name}">`);
    },
  );

  test('with a link don’t link to themselves; footnote references stay outside the link', () => {
    expect(html('## See [here](/x)')).toBe('<h2 id="a-see-here">See <a href="/x">here</a></h2>');
    expect(html('## A[^1]\n\n[^1]: n')).toContain(
      '<h2 id="a-a"><a href="#a-a">A</a><sup><a href="#a-fn-1"',
    );
  });

  test('without content are removed', () => {
    expect(html('##\n\ntext')).toBe('<p>text</p>');
  });
});

describe('passages in the opposite direction', () => {
  test.each([
    ['a paragraph', 'كلام (هنا).', '<p dir="rtl">كلام (هنا).</p>'],
    ['a whole blockquote', '> كلام', '<blockquote dir="rtl">\n<p>كلام</p>\n</blockquote>'],
    ['a whole list', '1. كلام', '<ol dir="rtl">\n<li>كلام</li>\n</ol>'],
    ['a language without an edition', 'דבר', '<p dir="rtl">דבר</p>'],
  ])('get a direction: %s', (_, text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test.each([
    ['a name at the start of a sentence', 'سوريا is a country.'],
    ['a long name within a sentence', 'He said: سوريا الجمهورية العربية السورية.'],
    ['only digits', '1948 (10)'],
  ])('don’t include %s', (_, text) => {
    expect(html(text)).toBe(`<p>${text}</p>`);
  });

  test('are left to right in an Arabic article', () => {
    expect(html('أولًا.\n\nIn English (here).', 'ar')).toBe(
      '<p>أولًا.</p>\n<p dir="ltr">In English (here).</p>',
    );
    expect(html('Kommersant كتبت أن الأمر كذلك.', 'ar')).toBe(
      '<p>Kommersant كتبت أن الأمر كذلك.</p>',
    );
  });

  test('in a mixed list or table don’t move bullets or columns', () => {
    expect(html('- one and more\n- كلام')).toBe(
      '<ul>\n<li>one and more</li>\n<li><bdi dir="rtl">كلام</bdi></li>\n</ul>',
    );
    expect(html('| one | two and more |\n|--|--|\n| three | كلام |')).toContain(
      '<td><bdi dir="rtl">كلام</bdi></td>',
    );
  });

  test('are detected without URLs', () => {
    expect(html('BBC <https://example.org/a-long-address/> قالت كذلك.', 'ar')).toMatch(/^<p>BBC/);
  });
});

describe('footnotes', () => {
  test('are numbered, linked both ways and labelled in the article’s language', () => {
    const { title, back } = languages.ru.messages.footnotes;
    expect(html('One[^x].\n\n[^x]: Note.', 'ru')).toBe(
      [
        '<p>One<sup><a href="#a-fn-1" id="a-fnref-1" data-footnote-ref aria-describedby="a-footnote-label">1</a></sup>.</p>',
        `<section data-footnotes><h2 id="a-footnote-label">${title}</h2>`,
        '<ol>',
        '<li id="a-fn-1">',
        `<p>Note. <a href="#a-fnref-1" data-footnote-backref="" aria-label="${back.replace('{number}', '1')}">↩\uFE0E</a></p>`,
        '</li>',
        '</ol>',
        '</section>',
      ].join('\n'),
    );
  });

  test('with two references have two distinct back links', () => {
    const rendered = html('One[^x] two[^x].\n\n[^x]: Note.');
    expect(rendered).toContain(
      'href="#a-fnref-1" data-footnote-backref="" aria-label="Back to note 1"',
    );
    expect(rendered).toContain(
      'href="#a-fnref-1-2" data-footnote-backref="" aria-label="Back to note 1-2"',
    );
    expect(rendered).toContain('id="a-fnref-1-2"');
  });

  test('side by side are separated by a space', () => {
    expect(html('One[^x][^y].\n\n[^x]: A\n\n[^y]: B')).toMatch(/>1<\/a><\/sup>\u2002<sup>/);
  });

  test('have unique ids, also where labels look like numbered ids', () => {
    const ids = [...html('[^x] [^x] [^x-2]\n\n[^x]: A\n\n[^x-2]: B').matchAll(/ id="([^"]+)"/g)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });

  test('have a back arrow in the direction of the script', () => {
    expect(html('أ[^1]\n\n[^1]: ب', 'ar')).toContain('>↪\uFE0E</a>');
  });

  test('are numbered in the order of the references', () => {
    const text = html('One[^b], two[^a].\n\n[^a]: First written.\n\n[^b]: First named.');
    expect(text.match(/(?<=<p>)[\w ]+(?=\.)/g)).toEqual(['First named', 'First written']);
    expect(text.match(/href="#a-fn-\d"/g)).toEqual(['href="#a-fn-1"', 'href="#a-fn-2"']);
  });

  test('may have the names of object properties', () => {
    const rendered = html('[^__proto__] [^constructor]\n\n[^__proto__]: A\n\n[^constructor]: B');
    expect(rendered).toContain('<li id="a-fn-1">\n<p>A ');
    expect(rendered).toContain('<li id="a-fn-2">\n<p>B ');
  });
});

describe('links', () => {
  test.each([
    ['<https://example.org/a/>', 'https://example.org/a/'],
    ['www.example.org', 'http://www.example.org'],
    ['<somebody@example.org>', 'mailto:somebody@example.org'],
    ['[example.org](https://example.org/)', 'https://example.org/'],
  ])('whose text is their address are left to right: %s', (text, address) => {
    expect(renderWithoutDataAlone(text, 'ar')).toContain(`<a href="${address}"`);
    expect(renderWithoutDataAlone(text, 'ar')).toMatch(/<a [^>]*dir="ltr"/);
  });

  test('alone in their paragraph, list item or cell are marked', () => {
    const alone = /<a href="[^"]*" data-alone=""/g;
    expect(html('[x](/a)\n\n- [y](/b)\n- see [z](/c)').match(alone)).toHaveLength(2);
    expect(html('| [x](/a) | [y](/b) z |\n|--|--|').match(alone)).toHaveLength(1);
    expect(html('## Heading').match(alone)).toBeNull();
  });

  test.each([
    ['../other/', '/en/articles/other/'],
    ['./', '/en/articles/sample/'],
    ['?a=b', '/en/articles/sample/?a=b'],
    ['other/#a-b', '/en/articles/sample/other/#a-b'],
    ['/ar/', '/ar/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('with a relative address become root-relative: %s', (written, address) => {
    const options = { language: 'en', address: '/en/articles/sample/' } as const;
    expect(renderArticle(`x [y](${written})`, options).page).toContain(
      `x <a href="${address}">y</a></p>`,
    );
  });

  test.each(['كلام [https://example.com/](https://example.org/)', '[هنا](https://example.org/)'])(
    'with other text have no direction: %s',
    (text) => {
      expect(renderWithoutDataAlone(text, 'ar')).not.toContain('dir=');
    },
  );

  test('contain no other links', () => {
    expect(renderWithoutDataAlone('[a <https://b.example/> c](/d)')).toBe(
      '<p><a href="/d">a https://b.example/ c</a></p>',
    );
  });

  test('without text are removed', () => {
    expect(renderWithoutDataAlone('a [](/x) b')).toBe('<p>a  b</p>');
  });
});

describe('the address of a link', () => {
  test.each([
    'https://example.org/',
    'http://example.org',
    '//example.org/x',
    '//dragoman.example:8080/',
    'https://dragoman.example@example.org/',
    'https://dragoman.example.org/',
    'https://user:password@example.org/',
  ])('to another host gets rel="noopener noreferrer": %s', (address) => {
    expect(renderWithoutDataAlone(`[x](<${address}>)`)).toMatch(
      / rel="noopener noreferrer">x<\/a>/,
    );
  });

  test.each([
    '/en/',
    '../other/',
    'other/',
    '?q',
    'https://dragoman.example/en/',
    'mailto:a@b.example',
  ])('within the site, or of an e-mail, gets no rel: %s', (address) => {
    expect(renderWithoutDataAlone(`[x](${address})`)).toBe(`<p><a href="${address}">x</a></p>`);
  });

  test('with a backslash stays within the site, unlike in browsers', () => {
    expect(renderWithoutDataAlone('[x](/\\\\example.org)')).toBe(
      '<p><a href="/%5Cexample.org">x</a></p>',
    );
  });

  test('is internal if it starts with SITE_URL', () => {
    vi.stubEnv('SITE_URL', 'https://news.example/reader/');
    expect(renderWithoutDataAlone('[x](https://news.example/reader/en/)')).not.toContain('rel=');
    expect(renderWithoutDataAlone('[x](https://dragoman.example/)')).toContain('rel=');
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java&#10;script:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'http://[',
  ])('makes the link plain text if it is forbidden or invalid: %s', (address) => {
    expect(renderWithoutDataAlone(`a [b *c*](<${address}>) d`)).toBe('<p>a b <em>c</em> d</p>');
  });

  test('may have an uppercase scheme', () => {
    expect(renderWithoutDataAlone('[x](HTTPS://Example.org/A)')).toContain(
      '<a href="https://Example.org/A" rel=',
    );
  });
});

test.each([
  ['#the-south', '#a-the-south'],
  ['#a-the-south', '#a-the-south'],
  ['#The%20South', '#a-the-south'],
  ['#skip', '#a-skip'],
  ['#%', '#a-%25'],
  ['#', '#'],
  ['#top', '#'],
])('the fragment of a link finds the prefixed id: %s', (written, address) => {
  expect(renderWithoutDataAlone(`[x](${written})\n\n## The South`)).toContain(
    `<a href="${address}">x</a>`,
  );
});

describe('images', () => {
  const image: PublishedImage = {
    sources: [{ type: 'image/avif', srcset: '/p.avif 640w' }],
    src: '/p.webp',
    srcset: '/p.webp 640w',
    sizes: '40rem',
    width: 640,
    height: 480,
  };
  const images = new Map([
    ['p.png', image],
    ['./a b.png', image],
  ]);
  const shown = (alt: string, title = ''): string =>
    '<picture><source type="image/avif" srcset="/p.avif 640w" sizes="40rem">' +
    `<img src="/p.webp" srcset="/p.webp 640w" sizes="40rem" width="640" height="480" alt="${alt}"${title} loading="lazy" decoding="async"></picture>`;

  test('in a sentence become picture elements with a size', () => {
    expect(
      renderArticle('See ![a map](p.png "Map") here', { language: 'en', images }).absolute,
    ).toBe(`<p>See ${shown('a map', ' title="Map"')} here</p>`);
  });

  test('alone in their paragraph become figures with the title as caption', () => {
    expect(renderArticle('![a map](p.png "Map *1*")', { language: 'en', images }).absolute).toBe(
      `<figure>${shown('a map')}<figcaption>Map *1*</figcaption></figure>`,
    );
    expect(
      renderArticle('![a map][m]\n\n[m]: <./a b.png>', { language: 'en', images }).absolute,
    ).toBe(`<figure>${shown('a map')}</figure>`);
  });

  test('that aren’t published become text', () => {
    expect(html('![a map](p.png "Map")')).toBe('<p>a map (Map)</p>');
    expect(html('![](p.png)x')).toBe('<p>x</p>');
    expect(renderArticle('![a](__proto__)', { language: 'en', images }).absolute).toBe('<p>a</p>');
  });
});

describe('tables', () => {
  test('are aligned by data-align, and lose no cell', () => {
    const cells = [...html('| a | b |\n|:--|--:|\n| 1 |\n| 1 | 2 | 3 |').matchAll(/<t[hd][ >].*/g)];
    expect(cells.map(([cell]) => cell)).toEqual([
      '<th data-align="left" scope="col">a</th>',
      '<th data-align="right" scope="col">b</th>',
      '<td></td>',
      '<td data-align="left">1</td>',
      '<td data-align="right"></td>',
      '<td></td>',
      '<td data-align="left">1</td>',
      '<td data-align="right">2</td>',
      '<td>3</td>',
    ]);
  });

  test('scroll, take keyboard focus and have a name in the article’s language', () => {
    const table = '| أ |\n|--|\n| ب |';
    expect(html(table, 'ar')).toMatch(
      /^<div role="group" tabindex="0" aria-label="جدول"><table>.*<\/table><\/div>$/s,
    );
  });
});

describe('tasks', () => {
  test('have a character instead of a check box', () => {
    expect(html('- [ ] open\n- [x] done')).toBe('<ul>\n<li>☐ open</li>\n<li>☑ done</li>\n</ul>');
  });
});

test('the HTML passes html-validate’s recommended rules', async () => {
  const body = `# Heading

A [link](https://example.org/) to <https://example.org/?a=b&c=d>, H<sub>2</sub>O[^1], again[^1].

- [ ] task
- [x] done

1. one

   > quoted **strongly**

| a | b |
|:-:|---|
| 1 |
| 1 | 2 | 3 |

\`\`\`js
code();
\`\`\`

![a map](p.png "Map") ![none](q.png)

## Heading

***

[^1]: > Quoted note.`;
  const image: PublishedImage = { sources: [], src: '/p.png', width: 2, height: 1 };
  const images = new Map([['p.png', image]]);
  const { absolute: rendered } = renderArticle(body, { language: 'ar', images });
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const report = await validator.validateString(
    `<!DOCTYPE html>\n<html lang="ar"><head><title>x</title></head><body><h1>x</h1>${rendered}</body></html>\n`,
  );
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual(
    [],
  );
});

test('an article is rendered for its page, and with absolute URLs for feeds', () => {
  const image: PublishedImage = {
    sources: [{ type: 'image/avif', srcset: '/_astro/a.avif 640w, /_astro/b.avif 1280w' }],
    src: '/_astro/a.webp',
    srcset: '/_astro/a.webp 640w',
    sizes: '100vw',
    width: 640,
    height: 480,
  };
  const body =
    '## A heading\n\n[Up](../) and [down](#a-heading).\n\n![A picture](a.png "A caption")\n';
  const options = {
    language: 'en' as const,
    images: new Map([['a.png', image]]),
    address: '/en/articles/sample/',
  };
  const { page, absolute } = renderArticle(body, options);
  expect(page).toBe(
    `<h2 id="a-a-heading"><a href="#a-a-heading">A heading</a></h2>
<p id="a-p-aa701b"><a href="/en/articles/">Up</a> and <a href="#a-a-heading">down</a>.</p>
<figure><picture><source type="image/avif" srcset="/_astro/a.avif 640w, /_astro/b.avif 1280w" sizes="100vw"><img src="/_astro/a.webp" srcset="/_astro/a.webp 640w" sizes="100vw" width="640" height="480" alt="A picture" loading="lazy" decoding="async"></picture><figcaption>A caption</figcaption></figure>`,
  );
  expect(absolute).toBe(
    `<h2 id="a-a-heading"><a href="https://dragoman.example/en/articles/sample/#a-a-heading">A heading</a></h2>
<p><a href="https://dragoman.example/en/articles/">Up</a> and <a href="https://dragoman.example/en/articles/sample/#a-a-heading">down</a>.</p>
<figure><picture><source type="image/avif" srcset="https://dragoman.example/_astro/a.avif 640w, https://dragoman.example/_astro/b.avif 1280w" sizes="100vw"><img src="https://dragoman.example/_astro/a.webp" srcset="https://dragoman.example/_astro/a.webp 640w" sizes="100vw" width="640" height="480" alt="A picture" loading="lazy" decoding="async"></picture><figcaption>A caption</figcaption></figure>`,
  );
});
