import { describe, expect, test } from 'vitest';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { writeMarkdown } from '../../src/markdown/write.ts';
import { findLinkedArticle } from '../../src/article/links.ts';

/** Lists what an inspection finds, without its advice. */
const errorsOf = (body: string) =>
  inspectMarkdown(body)
    .diagnostics.filter(({ isAdvice }) => !isAdvice)
    .map(({ found }) => found);

test.each([
  ['other.md', { language: 'en', slug: 'other', fragment: '' }],
  ['./other.md#words', { language: 'en', slug: 'other', fragment: '#words' }],
  ['../ar/other.md', { language: 'ar', slug: 'other', fragment: '' }],
  ['/ru/articles/other/', { language: 'ru', slug: 'other', fragment: '' }],
  ['/ru/articles/other', { language: 'ru', slug: 'other', fragment: '' }],
  ['other/index.md', { language: 'en', slug: 'other', fragment: '' }],
  ['../other/index.md#words', { language: 'en', slug: 'other', fragment: '#words' }],
  ['../other.md', { language: 'en', slug: 'other', fragment: '' }],
  ['../other/', { language: 'en', slug: 'other', fragment: '' }],
  ['../other/#words', { language: 'en', slug: 'other', fragment: '#words' }],
  ['../../ar/other/index.md', { language: 'ar', slug: 'other', fragment: '' }],
  ['../../ar/other.md', { language: 'ar', slug: 'other', fragment: '' }],
  ['../../ar/other/', { language: 'ar', slug: 'other', fragment: '' }],
  ['../../topics/', undefined],
  ['../report.pdf', undefined],
  ['../xx/other.md', undefined],
  ['/ru/articles/', undefined],
  ['/en/topics/other/', undefined],
  ['https://example.org/en/articles/other/', undefined],
  ['other.pdf', undefined],
])('the link %s in an English article leads to %j', (href, target) => {
  expect(findLinkedArticle(href, 'en')).toEqual(target);
});

describe('a link to an article', () => {
  const findArticle = (href: string) =>
    href === 'other.md#x' ? '/en/articles/other/#x' : href === 'draft.md' ? null : undefined;
  const body = 'A [link](other.md#x), [another][d] and [a third](draft.md).\n\n[d]: draft.md';

  test('leads to its page, and has only its words if it is not published', () => {
    expect(renderArticle(body, { language: 'en', findArticle }).page).toMatch(
      /A <a href="\/en\/articles\/other\/#x">link<\/a>, another and a third\.<\/p>/,
    );
  });

  test('has only its words in Markdown too', () => {
    expect(writeMarkdown(body, [], [], findArticle).trim()).toBe(
      'A [link](/en/articles/other/#x), another and a third.',
    );
  });
});

test.each([
  ['## One heading\n\n[a](#one-heading)', 'a-one-heading'],
  ['## Заголовок, с «кавычками»\n\n[a](#заголовок-с-кавычками)', 'a-zagolovok-s-kavychkami'],
  ['## One\n\n## One\n\n[a](#one-1)', 'a-one-2'],
  ['## C++ & Go\n\n[a](#c--go)', 'a-c-and-go'],
  ['## A table\n\n[a](#a-table)', 'a-a-table'],
])('the fragment in %j finds the heading as on GitHub', (body, id) => {
  expect(errorsOf(body)).toEqual([]);
  const { page } = renderArticle(body, { language: 'en' });
  const [, target] = /href="#([^"]*)" data-alone="">a</.exec(page) ?? [];
  expect(page).toContain(` id="${String(target)}"`);
  if (id !== '') expect(target).toBe(id);
});

test.each([
  ['[a](#nowhere)', 'a link to "#nowhere", which is no heading of this article'],
  ['[a][1]\n\n[1]: #nowhere', 'a link to "#nowhere", which is no heading of this article'],
  ['[a](example.org/doc/2)', 'a link address without https://: "example.org/doc/2"'],
  ['[a](www.example.org)', 'a link address without https://: "www.example.org"'],
  ['[a](editor@example.org)', 'a link address without https://: "editor@example.org"'],
  ['[a](пример.рф/новости)', 'a link address without https://: "пример.рф/новости"'],
])('%s is an error', (body, found) => {
  expect(errorsOf(body)).toEqual([found]);
});

test('a link with another scheme is left out, with advice', () => {
  expect(inspectMarkdown('[a](tg://resolve?domain=x)').diagnostics).toMatchObject([
    {
      isAdvice: true,
      found: 'a link that the site leaves out, because of its scheme tg: "tg://resolve?domain=x"',
    },
  ]);
  expect(inspectMarkdown('[a](tel:+1234567) [b](mailto:a@example.org)').diagnostics).toEqual([]);
});
