import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { formatDiagnostics } from '../src/content/diagnostic.ts';
import { parseArticleFile } from '../src/content/file.ts';

const root = resolve(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

// Commands create these, so a fresh clone lacks them.
const generatedFolders = ['.astro', '.cache', 'dist', 'node_modules'];

function read(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}

/** Finds the paths (from the root), links (from the document) and npm scripts that a document names. */
function findNames(source: string): {
  paths: string[];
  links: string[];
  scripts: string[];
} {
  const paths = new Set<string>();
  const links = new Set<string>();
  const scripts = new Set<string>();
  const addScripts = (text: string) => {
    for (const [, script, short] of text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)) {
      scripts.add(script ?? short ?? '');
    }
  };
  const addPath = (text: string) => {
    if (looksLikePath(text)) paths.add(text);
  };
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(source);
  visit(tree, (node) => {
    if (node.type === 'inlineCode' || node.type === 'code') {
      addScripts(node.value);
      // Arguments of a command, such as a test file.
      for (const word of node.type === 'code' && node.lang !== 'sh'
        ? []
        : node.value.split(/\s+/)) {
        addPath(word);
      }
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const path = decodeURI(node.url.replace(/[?#].*$/, ''));
      // Not an address of another host or a fragment of the same document.
      if (path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) links.add(path);
    }
  });
  return { paths: [...paths], links: [...links], scripts: [...scripts] };
}

// `src/site.ts` and `content/articles/en/` are paths; `astro/zod`, `/en/`, `worker.js` and `<slug>.md` are not.
function looksLikePath(text: string): boolean {
  if (/[\s<>{}*…$:=()]/.test(text) || /^[/@~-]/.test(text)) return false;
  const [first = ''] = text.split('/');
  if (generatedFolders.includes(first)) return false;
  if (!text.includes('/')) return false;
  return /(?:\/|\.(?:astro|css|js|json|md|mjs|ts))$/.test(text) || existsSync(join(root, first));
}

test.each(documents)('%s names only paths and commands that exist', (document) => {
  const { paths, links, scripts } = findNames(read(document));
  const folder = dirname(join(root, document));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(links.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  const description: unknown = JSON.parse(read('package.json'));
  for (const script of scripts) expect(description).toHaveProperty(['scripts', script]);
});

test('the paths, links and commands of a document are found', () => {
  const source = [
    'See `src/site.ts`, `content/articles/en/`, [why](../docs/decisions/0001-markdown.md#status) and',
    '`content/articles/<lang>/<slug>.md`; `astro/zod`, `/en/`, `worker.js`, `unknown`, `dist/` and',
    '[Astro](https://astro.build/) are something else. `npm run dev`:',
    '```sh',
    'npm ci && npm test',
    'npx vitest run tests/routes.test.ts',
    '```',
  ].join('\n');
  expect(findNames(source)).toEqual({
    paths: ['src/site.ts', 'content/articles/en/', 'tests/routes.test.ts'],
    links: ['../docs/decisions/0001-markdown.md'],
    scripts: ['dev', 'test'],
  });
});

test('the README has at most 800 words', () => {
  expect(read('README.md').split(/\s+/).length).toBeLessThanOrEqual(800);
});

describe.each(['README.md', 'docs/editors.md'])('the example article in %s', (document) => {
  const [article = '', ...fragments] = extractYaml(document);

  test('is valid', () => {
    expect(article).toContain('author: unknown\n');
    expect(checkArticle(article)).toBe('');
  });

  test('is valid with a name instead of the word unknown', () => {
    expect(checkArticle(article.replaceAll('unknown', 'Sample Name'))).toBe('');
  });

  test('is valid with the fields of each other example', () => {
    for (const fragment of fragments)
      expect(checkArticle(replaceFields(article, fragment))).toBe('');
  });
});

test('docs/editors.md quotes the exact message for a misspelt word', () => {
  const [article = ''] = extractYaml('docs/editors.md');
  const message = checkArticle(article.replace('author: unknown', 'author: unkown'));
  expect(message).toContain('source.author');
  expect(read('docs/editors.md')).toContain(`\`\`\`text\n${message}\`\`\`\n`);
});

function extractYaml(document: string): string[] {
  return Array.from(read(document).matchAll(/```yaml\n([^]*?)```/g), ([, block = '']) => block);
}

/** Adds fields to an article's frontmatter, and replaces those of the same name. */
function replaceFields(article: string, fields: string): string {
  const names = Array.from(fields.matchAll(/^\w+/gm), ([name]) => name);
  const otherFields = article.replace(
    new RegExp(`^(?:${names.join('|')}):.*\\n(?: .*\\n)*`, 'gm'),
    '',
  );
  return otherFields.replace('---\n', `---\n${fields}`);
}

function checkArticle(article: string): string {
  const path = 'content/articles/en/the-headline.md';
  const reading = parseArticleFile(path, new TextEncoder().encode(article));
  return 'diagnostics' in reading ? formatDiagnostics(reading.diagnostics) : '';
}
