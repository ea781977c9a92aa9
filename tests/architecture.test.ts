import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The imports that one part of src/ may have. */
interface Allowed {
  /** Parts of src/, itself included if its files import each other. */
  parts: readonly string[];
  /** Modules of Astro. Packages of others need no entry. */
  astro?: readonly string[];
  /** Whether it may import modules of Node. The other parts could run in a browser. */
  node?: boolean;
}

const contentParts = ['site', 'date', 'routes', 'language', 'article', 'content'];
const outputParts = ['site', 'routes', 'language', 'article', 'lists', 'markdown', 'outputs'];
const pageModules = ['astro', 'astro/types', 'astro:assets'];

// A part is a folder of src/ or a single file named here by its path without the extension.
const table: Readonly<Record<string, Allowed>> = {
  date: { parts: [] },
  memoize: { parts: [] },
  site: { parts: ['date', 'memoize'] },
  routes: { parts: ['site'] },
  language: { parts: ['site', 'memoize', 'language'] },
  article: { parts: ['site', 'memoize', 'routes', 'language', 'article'] },
  content: { parts: contentParts, astro: ['astro/zod'] },
  markdown: { parts: ['routes', 'language', 'article', 'content', 'markdown'] },
  lists: { parts: ['routes', 'language', 'article', 'lists'] },
  outputs: { parts: [...outputParts, 'memoize'], node: true },
  'cache-file': { parts: [], node: true },
  'content/cache': { parts: ['article', 'content', 'cache-file'], node: true },
  'content/images': { parts: ['content', 'content/cache'], node: true },
  'content/reader': {
    parts: [...contentParts, 'content/cache', 'content/images', 'markdown'],
    node: true,
  },
  'content/loader': {
    parts: [...contentParts, 'content/cache', 'content/reader'],
    astro: ['astro/loaders'],
    node: true,
  },
  'content.config': {
    parts: ['site', 'content/loader'],
    astro: ['astro:content', 'astro/zod'],
    node: true,
  },
  library: {
    parts: [
      'site',
      'routes',
      'language',
      'article',
      'lists',
      'markdown',
      'content/images',
      'content/reader',
    ],
    astro: ['astro:content', 'astro:assets'],
  },
  import: { parts: [...contentParts, 'markdown', 'import'] },
  check: { parts: [...contentParts, 'lists', 'markdown', 'check'] },
  build: {
    parts: [
      ...outputParts,
      'content',
      'content/cache',
      'content/reader',
      'check',
      'cache-file',
      'browser',
      'build',
    ],
    astro: ['astro'],
    node: true,
  },
  components: { parts: [...outputParts, 'components', 'styles', 'browser'], astro: pageModules },
  layouts: {
    parts: [...outputParts, 'components', 'styles', 'browser', 'layouts'],
    astro: pageModules,
  },
  pages: {
    parts: [
      ...outputParts,
      ...['content', 'components', 'styles', 'browser', 'layouts', 'pages', 'library', 'build'],
    ],
    astro: pageModules,
  },
  cli: { parts: ['site', 'import', 'check', 'build', 'cli'], astro: ['astro'], node: true },
  browser: { parts: ['language', 'browser'] },
  styles: { parts: ['styles'] },
};

// Such names attract everything.
const vagueNames = ['common', 'helper', 'helpers', 'lib', 'misc', 'util', 'utils'];

/** A source file, its path from the root with forward slashes. */
interface SourceFile {
  path: string;
  source: string;
}

/** Lists every violation of the table above and every import cycle, one line each. */
function violations(files: readonly SourceFile[]): string[] {
  const imported = new Map<string, string[]>();
  const lines = files.flatMap(({ path, source }) => {
    const found: string[] = [];
    const words = path.split('/').map((name) => name.replace(/\..*$/, ''));
    const vague = words.find((word) => vagueNames.includes(word));
    if (vague !== undefined) found.push(`${path} is named "${vague}": name what it is for`);

    const part = partOf(path);
    const allowed = table[part];
    if (allowed === undefined) {
      return [...found, `${path} belongs to no part of src/ that the table in this test knows`];
    }
    const { imports, reexports, addresses } = read(path, source);
    imported.set(
      path,
      imports.filter((name) => name.startsWith('.')).map((name) => target(path, name)),
    );
    if (reexports && words.at(-1) === 'index') {
      found.push(`${path} re-exports: import from the file that has it`);
    }
    for (const wanted of imports) {
      const line = refusal(path, part, allowed, wanted);
      if (line !== undefined) found.push(line);
    }
    // The loader names the content folder, which is no address.
    const spelled = addresses.filter((text) => !text.includes('content/articles/'));
    if (spelled.length > 0 && part !== 'routes') {
      found.push(`${path} spells the address of an article: ask src/routes.ts for it`);
    }
    return found;
  });
  return [...lines, ...cycles(imported)];
}

/** Finds files that import themselves through others, by walking all imports depth first. */
function cycles(imported: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
    } else if (!done.has(path)) {
      for (const next of imported.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of imported.keys()) visit(path, []);
  return found;
}

function target(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

function refusal(path: string, part: string, allowed: Allowed, wanted: string): string | undefined {
  if (wanted.startsWith('.')) {
    const file = target(path, wanted);
    if (!file.startsWith('src/')) return `${path} imports ${file}: it lies outside src/`;
    const other = partOf(file);
    if (allowed.parts.includes(other)) return undefined;
    return `${path} imports ${file}: ${part} may not import ${other}`;
  }
  if (isBuiltin(wanted) && allowed.node !== true) {
    return `${path} imports ${wanted}: ${part} may import nothing of Node`;
  }
  if (/^astro($|[:/])/.test(wanted) && !(allowed.astro ?? []).includes(wanted)) {
    return `${path} imports ${wanted}: ${part} may not import it`;
  }
  return undefined;
}

function partOf(path: string): string {
  const file = path.replace(/^src\//, '').replace(/\.[^./]+$/, '');
  return file in table ? file : (file.split('/')[0] ?? '');
}

interface Reading {
  imports: string[];
  reexports: boolean;
  /** What looks like the address of an article. */
  addresses: string[];
}

function read(path: string, source: string): Reading {
  const reading: Reading = { imports: [], reexports: false, addresses: [] };
  if (path.endsWith('.astro')) {
    const [, frontmatter = '', template = ''] = /^\s*---\r?\n(.*?)^---(.*)$/ms.exec(source) ?? [
      '',
      '',
      source,
    ];
    const scripts = Array.from(template.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs), (m) => m[1]);
    for (const code of [frontmatter, ...scripts]) walk(parse(`${path}.ts`, code ?? ''), reading);
    for (const [text] of template.matchAll(/(?<=["'`])[^\s"'`]*\/articles\//g)) {
      reading.addresses.push(text);
    }
  } else if (path.endsWith('.css')) {
    for (const [, wanted = ''] of source.matchAll(/@import\s+(?:url\()?\s*['"]([^'"]+)['"]/g)) {
      reading.imports.push(wanted);
    }
  } else {
    walk(parse(path, source), reading);
  }
  return reading;
}

function parse(path: string, source: string): ts.SourceFile {
  return ts.createSourceFile(path, source, ts.ScriptTarget.ESNext);
}

function walk(node: ts.Node, reading: Reading): void {
  const wanted = specifier(node);
  if (wanted !== undefined && ts.isStringLiteralLike(wanted)) reading.imports.push(wanted.text);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) reading.reexports = true;
  if (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isTemplateHead(node)
  ) {
    // A sentence that shows an address to an editor has words before it.
    if (/^\S*\/articles\//.test(node.text)) reading.addresses.push(node.text);
  }
  ts.forEachChild(node, (child) => {
    walk(child, reading);
  });
}

function specifier(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  return undefined;
}

test('src/ keeps to the table and has no import cycle', () => {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:astro|css|js|mjs|ts)$/.test(path))
    .sort();
  const files = paths.map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
  expect(violations(files)).toEqual([]);
});

test.each([
  [
    'an import against the direction',
    { path: 'src/article/order.ts', source: "import { a } from '../outputs/rss.ts';" },
    'src/article/order.ts imports src/outputs/rss.ts: article may not import outputs',
  ],
  [
    'a type-only import',
    { path: 'src/site.ts', source: "import type { A } from './language/languages.ts';" },
    'src/site.ts imports src/language/languages.ts: site may not import language',
  ],
  [
    'an inline import type',
    { path: 'src/routes.ts', source: "export const a = (b: import('./article/a.ts').A) => b;" },
    'src/routes.ts imports src/article/a.ts: routes may not import article',
  ],
  [
    'a dynamic import',
    { path: 'src/browser/share.ts', source: "const a = await import('../routes.ts');" },
    'src/browser/share.ts imports src/routes.ts: browser may not import routes',
  ],
  [
    'a re-export',
    { path: 'src/language/dates.ts', source: "export * from '../article/order.ts';" },
    'src/language/dates.ts imports src/article/order.ts: language may not import article',
  ],
  [
    'a component that imports the library',
    {
      path: 'src/components/List.astro',
      source: "---\nimport { articles } from '../library.ts';\n---\n<p>{articles.length}</p>\n",
    },
    'src/components/List.astro imports src/library.ts: components may not import library',
  ],
  [
    'a script in a component',
    {
      path: 'src/components/Share.astro',
      source: "<p>Share</p>\n<script>\n  import '../library.ts';\n</script>\n",
    },
    'src/components/Share.astro imports src/library.ts: components may not import library',
  ],
  [
    'a module of Astro',
    { path: 'src/content/schema.ts', source: "import { image } from 'astro:content';" },
    'src/content/schema.ts imports astro:content: content may not import it',
  ],
  [
    'a module of Node',
    { path: 'src/content/file.ts', source: "import { readFile } from 'node:fs/promises';" },
    'src/content/file.ts imports node:fs/promises: content may import nothing of Node',
  ],
  [
    'an address spelled in code',
    { path: 'src/outputs/rss.ts', source: 'export const a = (b: string) => `/en/articles/${b}/`;' },
    'src/outputs/rss.ts spells the address of an article: ask src/routes.ts for it',
  ],
  [
    'an address spelled in markup',
    { path: 'src/pages/404.astro', source: '<a href="/en/articles/one/">One</a>\n' },
    'src/pages/404.astro spells the address of an article: ask src/routes.ts for it',
  ],
  [
    'a barrel',
    { path: 'src/article/index.ts', source: "export * from './order.ts';" },
    'src/article/index.ts re-exports: import from the file that has it',
  ],
  [
    'a vague name',
    { path: 'src/article/utils.ts', source: '' },
    'src/article/utils.ts is named "utils": name what it is for',
  ],
  [
    'a new part',
    { path: 'src/feeds/rss.ts', source: '' },
    'src/feeds/rss.ts belongs to no part of src/ that the table in this test knows',
  ],
  [
    'an import from outside src/',
    { path: 'src/cli/build.ts', source: "import a from '../../package.json';" },
    'src/cli/build.ts imports package.json: it lies outside src/',
  ],
])('%s is found', (_name, file, line) => {
  expect(violations([file])).toEqual([line]);
});

test('an import cycle is found, also one of types', () => {
  const cycle = [
    { path: 'src/article/a.ts', source: "import { b } from './b.ts';" },
    { path: 'src/article/b.ts', source: "export { c } from './c.ts';" },
    { path: 'src/article/c.ts', source: "import type { B } from './b.ts';" },
  ];
  expect(violations(cycle)).toEqual([
    'cycle: src/article/b.ts → src/article/c.ts → src/article/b.ts',
  ]);
});

test('what the table allows is no violation', () => {
  const message = {
    path: 'src/content/schema.ts',
    source: "export const a = 'an earlier address, such as /en/articles/earlier-name/';",
  };
  const pages = {
    path: 'src/pages/[lang]/index.astro',
    source:
      "---\nimport { articles } from '../../library.ts';\nimport '../../styles/layers.css';\n// as in '/en/articles/one/'\n---\n<ul />\n",
  };
  const loader = {
    path: 'src/content/loader.ts',
    source: "import { readdir } from 'node:fs/promises';\nexport const a = 'content/articles/';",
  };
  expect(violations([message, pages, loader])).toEqual([]);
});
