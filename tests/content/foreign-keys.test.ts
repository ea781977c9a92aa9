import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { sampleWith } from '../article/sample.ts';

/** Returns the fixes for fields that are added to the sample, each with a name as its value. */
function fixesOf(lines: string, before = 'source:') {
  const result = parseArticleFile(
    'a.md',
    new TextEncoder().encode(sampleWith(before, `${lines}\n${before}`)),
  );
  return 'diagnostics' in result ? result.diagnostics.map(({ fix }) => fix) : [];
}
const fixOf = (key: string) => fixesOf(`${key}: Sample Name`);

test.each([
  ['author', '`source.author`'],
  ['Authors', '`source.author`'],
  ['by-line', '`source.author`'],
  ['post_author', '`source.author`'],
  ['автор', '`source.author`'],
  ['الكاتب', '`source.author`'],
  ['editor', '`translator`, as an entry with `work: [edited]`'],
  ['редактор', '`translator`, as an entry with `work: [edited]`'],
  ['translated_by', '`translator`, as an entry with `work: [translated]`'],
  ['переводчик', '`translator`, as an entry with `work: [translated]`'],
  ['المترجم', '`translator`, as an entry with `work: [translated]`'],
  ['reviewer', '`translator`, as an entry with `work: [reviewed]`'],
  ['proofreader', '`translator`, as an entry with `work: [proofread]`'],
  ['fact-checker', '`verified`'],
  ['publisher', '`source.publication`'],
  ['site_name', '`source.publication`'],
  ['photographer', '`image.credit`'],
  ['original-title', '`source.title`'],
  ['link', '`source.url`'],
  ['original', '`source.url`'],
  ['via', '`source.url`'],
  ['date', '`published`'],
  ['pubDate', '`published`'],
  ['publishDate', '`published`'],
  ['published_at', '`published`'],
  ['datePublished', '`published`'],
  ['created', '`published`'],
  ['дата', '`published`'],
  ['تاريخ النشر', '`published`'],
  ['lastmod', '`updated`'],
  ['last_modified', '`updated`'],
  ['updatedDate', '`updated`'],
  ['tags', '`topics`'],
  ['categories', '`topics`'],
  ['category', '`topics`'],
  ['keywords', '`topics`'],
  ['primary_tag', '`topics`'],
  ['теги', '`topics`'],
  ['الوسوم', '`topics`'],
  ['excerpt', '`description`'],
  ['summary', '`description`'],
  ['subtitle', '`description`'],
  ['custom_excerpt', '`description`'],
  ['meta-description', '`description`'],
  ['описание', '`description`'],
  ['headline', '`title`'],
  ['заголовок', '`title`'],
  ['العنوان', '`title`'],
  ['cover', '`image.src`'],
  ['heroImage', '`image.src`'],
  ['feature_image', '`image.src`'],
  ['thumbnail', '`image.src`'],
  ['feature_image_alt', '`image.alt`'],
  ['license', '`rights`'],
  ['copyright', '`rights`'],
  ['canonical_url', '`canonical`'],
  ['redirect_from', '`aliases`'],
  ['i18n', '`translationKey`'],
  ['status', '`draft: true`'],
  ['visibility', '`draft: true`'],
  ['featured', '`lead: true`'],
  ['noindex', '`index: false`'],
  ['lang', 'the folder of its language'],
  ['locale', 'the folder of its language'],
  ['slug', 'rename the file'],
  ['permalink', 'rename the file'],
  ['layout', 'no such setting'],
  ['weight', 'no such setting'],
  ['liaison', '`source.author`, `translator`, `verified` or `image.credit`'],
])('the key %s leads to our field', (key, field) => {
  const fixes = fixOf(key);
  expect(fixes).toHaveLength(1);
  expect(fixes[0]).toContain(field);
});

test('a key in a section leads to a field of that section', () => {
  expect(fixesOf('  link: https://example.org/', '  author: unknown')).toEqual([
    'move what it says to `source.url`',
  ]);
  expect(fixesOf('  language: ru', '  author: unknown')).toEqual([
    'move what it says to `source.lang`',
  ]);
  expect(fixesOf('  editor: Sample Editor', '  author: unknown')).toEqual([
    'add whom it names to `translator`, as an entry with `work: [edited]`',
  ]);
});

test('the field to which a key leads is not missing too', () => {
  const file = sampleWith('published: 2026-11-22', 'date: 2026-11-22');
  const result = parseArticleFile('a.md', new TextEncoder().encode(file));
  expect('diagnostics' in result && result.diagnostics.map(({ field }) => field)).toEqual(['date']);
});

/** All fixes that ask to delete something. It is never a name. */
const DELETIONS = [
  // An earlier address.
  'correct it, or delete it',
  'correct it, or delete it',
  // Spaces.
  'delete the space between ] and (',
  'delete the spaces before it; for code, put ``` on a line before and after it',
  // A key of translations.
  'give one of the two another key, or remove its key',
  // Marks.
  "move the text to the next line; if this isn't code, remove the marks around it (``` or ~~~)",
  'remove some of the marks (> - * 1.) before the text, or start the list at the left margin',
  // A file of `public/` about a draft.
  'remove what you wrote about it, or publish it; if you wrote nothing, a developer must correct src/',
  // A file of `public/`.
  'rename it, or delete it',
  'split the table, or remove empty columns',
  // An empty file, and one without text.
  'write the article, or delete the file',
  'write the text, or delete the file',
];

test('no diagnostic asks to delete anything but this', () => {
  const sentences = globSync('src/{article,check,content,markdown,build}/**/*.ts').flatMap(
    (path) => {
      const found: string[] = [];
      const walk = (node: ts.Node): void => {
        const text =
          ts.isStringLiteralLike(node) ||
          ts.isTemplateHead(node) ||
          ts.isTemplateMiddleOrTemplateTail(node)
            ? node.text
            : '';
        if (/\b(?:delete|remove|erase|drop|cut)\b(?=.* )/.test(text)) found.push(text);
        ts.forEachChild(node, walk);
      };
      walk(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext));
      return found;
    },
  );
  expect(sentences.sort()).toEqual(DELETIONS);
});
