import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const documents = ['README.md', 'CONTRIBUTING.md'];

// Made by a command, so they need not exist where this is read.
const made = ['.astro', '.cache', 'dist', 'node_modules'];

/** The paths and npm scripts that a document names. */
function named(source: string): { paths: string[]; scripts: string[] } {
  const paths = new Set<string>();
  const scripts = new Set<string>();
  const commands = (text: string) => {
    for (const [, script, short] of text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)) {
      scripts.add(script ?? short ?? '');
    }
  };
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(source);
  visit(tree, (node) => {
    if (node.type === 'inlineCode') {
      commands(node.value);
      if (looksLikePath(node.value)) paths.add(node.value);
    } else if (node.type === 'code') {
      commands(node.value);
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const path = decodeURI(node.url.replace(/[?#].*$/, ''));
      // An address of another host, or a place in the same document.
      if (path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) paths.add(path);
    }
  });
  return { paths: [...paths], scripts: [...scripts] };
}

// `src/site.ts` and `content/articles/en/` are paths; `astro/zod`, `/en/` and `npm test` are not,
// and `<slug>.md` stands for something else.
function looksLikePath(text: string): boolean {
  if (/[\s<>{}*…$:=()]/.test(text) || /^[/@~-]/.test(text)) return false;
  const [first = ''] = text.split('/');
  if (made.includes(first)) return false;
  return (
    text.endsWith('/') ||
    /\.(?:astro|css|js|md|mjs|ts)$/.test(text) ||
    (text.includes('/') && (text.endsWith('.json') || existsSync(join(root, first))))
  );
}

test.each(documents.filter((path) => existsSync(join(root, path))))(
  '%s names only paths and commands that exist',
  (document) => {
    const { paths, scripts } = named(readFileSync(join(root, document), 'utf8'));
    const description: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const folder = dirname(join(root, document));
    expect(paths.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
    for (const script of scripts) expect(description).toHaveProperty(['scripts', script]);
  },
);

test('a document is read as its reader reads it', () => {
  const source = [
    'See `src/site.ts`, `content/articles/en/`, [why](docs/decisions/0001-markdown.md#status) and',
    '`content/articles/<lang>/<slug>.md`; `astro/zod`, `/en/`, `unknown`, `dist/` and',
    '[Astro](https://astro.build/) are something else. `npm run dev`:',
    '```sh',
    'npm ci && npm test',
    '```',
  ].join('\n');
  expect(named(source)).toEqual({
    paths: ['src/site.ts', 'content/articles/en/', 'docs/decisions/0001-markdown.md'],
    scripts: ['dev', 'test'],
  });
});
