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
  /** Whether it may read the clock. The other parts get the time of the build if they need it. */
  clock?: boolean;
}

const contentParts = ['site', 'date', 'routes', 'language', 'article', 'content'];
const outputParts = [
  'colours',
  'site',
  'date',
  'routes',
  'language',
  'article',
  'lists',
  'markdown',
  'outputs',
];
const pageModules = ['astro', 'astro/types'];

// A part is a folder of src/ or a single file named here by its path without the extension.
const table: Readonly<Record<string, Allowed>> = {
  colours: { parts: [] },
  date: { parts: [] },
  memoize: { parts: [] },
  site: { parts: ['date', 'memoize'], clock: true },
  routes: { parts: ['site'] },
  language: { parts: ['site', 'memoize', 'language'] },
  article: { parts: ['site', 'date', 'memoize', 'routes', 'language', 'article'] },
  content: { parts: contentParts },
  markdown: { parts: ['memoize', 'routes', 'language', 'article', 'content', 'markdown'] },
  lists: { parts: ['routes', 'language', 'article', 'lists'] },
  outputs: { parts: [...outputParts, 'memoize', 'content/image-files'], node: true },
  'cache-file': { parts: [], node: true },
  'read-bytes': { parts: [], node: true },
  'second-process': { parts: [], node: true },
  'content/cache': { parts: ['article', 'content', 'cache-file'], node: true },
  'content/image-files': { parts: ['content', 'content/cache'], node: true },
  'content/reader': {
    parts: [
      ...contentParts,
      'content/cache',
      'content/image-files',
      'content/parse-article',
      'read-bytes',
    ],
    node: true,
  },
  'content/parse-article': {
    parts: [...contentParts, 'content/cache', 'markdown', 'check', 'read-bytes', 'second-process'],
    node: true,
  },
  'content/parse-process': { parts: ['content/parse-article', 'second-process'], node: true },
  'content/last-good': { parts: ['article', 'cache-file'], node: true },
  'content/valid-content': {
    parts: ['article', 'content', 'content/cache', 'content/last-good', 'content/reader'],
    node: true,
  },
  'content.config': {
    parts: ['site', 'build'],
    astro: ['astro:content', 'astro/zod'],
    node: true,
  },
  library: {
    parts: [
      'memoize',
      'site',
      'routes',
      'language',
      'article',
      'lists',
      'markdown',
      'outputs',
      'content/cache',
      'content/image-files',
      'content/reader',
    ],
    node: true,
  },
  import: {
    parts: [
      ...contentParts,
      'content/parse-article',
      'content/reader',
      'content/image-files',
      'check',
      'markdown',
      'import',
    ],
    // A draft has the date of the day.
    clock: true,
    node: true,
  },
  check: { parts: [...contentParts, 'lists', 'markdown', 'check'] },
  build: {
    parts: [
      ...outputParts,
      'memoize',
      'content',
      'content/cache',
      'content/last-good',
      'content/reader',
      'content/valid-content',
      'check',
      'cache-file',
      'read-bytes',
      'second-process',
      'browser',
      'library',
      'build',
      'build/plan',
      'build/plan-pages',
    ],
    astro: ['astro', 'astro/loaders'],
    node: true,
    clock: true,
  },
  'build/plan': {
    parts: ['library', 'build', 'build/plan-pages'],
    node: true,
  },
  'build/plan-pages': { parts: [...outputParts, 'library', 'build'] },
  components: { parts: [...outputParts, 'components', 'styles', 'browser'], astro: pageModules },
  layouts: {
    parts: [...outputParts, 'memoize', 'components', 'styles', 'browser', 'layouts'],
    astro: pageModules,
  },
  pages: {
    // Pages know the plan and nothing else of the build. They get all that they show from there.
    parts: [
      ...outputParts,
      ...['components', 'styles', 'browser', 'layouts', 'pages'],
      ...['build/plan-pages', 'pages/_planned'],
    ],
    astro: pageModules,
  },
  'pages/_planned': {
    parts: ['library', 'markdown', 'build/plan', 'build/plan-pages'],
    astro: ['astro:content'],
  },
  cli: {
    parts: ['site', 'language', 'content', 'import', 'check', 'build', 'cli'],
    astro: ['astro'],
    node: true,
    clock: true,
  },
  browser: { parts: ['language', 'browser'], clock: true },
  styles: { parts: ['styles'] },
};

// These packages run in Node only.
const nativePackages = ['@takumi-rs/core', 'pagefind', 'sharp', 'vite'];

// Files with such names grow without limit.
const vagueNames = ['common', 'helper', 'helpers', 'lib', 'misc', 'util', 'utils'];

/** A source file. Its path is relative to the root, with forward slashes. */
interface SourceFile {
  path: string;
  source: string;
}

/** Lists every violation of the table above and every import cycle, one line each. */
function listViolations(files: readonly SourceFile[]): string[] {
  const importsByFile = new Map<string, string[]>();
  const lines = files.flatMap(({ path, source }) => {
    const messages: string[] = [];
    const names = path.split('/').map((name) => name.replace(/\..*$/, ''));
    const vagueName = names.find((name) => vagueNames.includes(name));
    if (vagueName !== undefined)
      messages.push(`${path} is named "${vagueName}": name what it is for`);

    const part = findPart(path);
    const allowed = table[part];
    if (allowed === undefined) {
      return [...messages, `${path} belongs to no part of src/ that the table in this test knows`];
    }
    const { imports, reexports, addresses, clock } = read(path, source);
    importsByFile.set(
      path,
      imports.filter((name) => name.startsWith('.')).map((name) => resolveImport(path, name)),
    );
    if (reexports && names.at(-1) === 'index') {
      messages.push(`${path} re-exports: import from the file that has it`);
    }
    if (clock && allowed.clock !== true)
      messages.push(`${path} reads the clock: pass the time to it`);
    for (const specifier of imports) {
      const line = checkImport(path, part, allowed, specifier);
      if (line !== undefined) messages.push(line);
    }
    // The loader names the content folder, which is not an address.
    const literals = addresses.filter((text) => !text.includes('content/articles/'));
    if (literals.length > 0 && part !== 'routes') {
      messages.push(`${path} spells the address of an article: ask src/routes.ts for it`);
    }
    return messages;
  });
  return [...lines, ...findCycles(importsByFile)];
}

/** Finds files that import themselves through others, by walking all imports depth first. */
function findCycles(importsByFile: ReadonlyMap<string, readonly string[]>): string[] {
  const visited = new Set<string>();
  const messages: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      messages.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
    } else if (!visited.has(path)) {
      for (const next of importsByFile.get(path) ?? []) visit(next, [...trail, path]);
      visited.add(path);
    }
  };
  for (const path of importsByFile.keys()) visit(path, []);
  return messages;
}

function resolveImport(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

function checkImport(
  path: string,
  part: string,
  allowed: Allowed,
  specifier: string,
): string | undefined {
  if (specifier.startsWith('.')) {
    const file = resolveImport(path, specifier);
    if (!file.startsWith('src/')) return `${path} imports ${file}: it lies outside src/`;
    const other = findPart(file);
    if (allowed.parts.includes(other)) return undefined;
    return `${path} imports ${file}: ${part} may not import ${other}`;
  }
  const isNode = isBuiltin(specifier) || nativePackages.includes(specifier);
  if (isNode && allowed.node !== true) {
    return `${path} imports ${specifier}: ${part} may import nothing of Node`;
  }
  if (/^astro($|[:/])/.test(specifier) && !(allowed.astro ?? []).includes(specifier)) {
    return `${path} imports ${specifier}: ${part} may not import it`;
  }
  return undefined;
}

function findPart(path: string): string {
  const file = path.replace(/^src\//, '').replace(/\.[^./]+$/, '');
  return file in table ? file : (file.split('/')[0] ?? '');
}

interface Reading {
  imports: string[];
  reexports: boolean;
  /** String literals that look like the address of an article. */
  addresses: string[];
  clock: boolean;
}

function read(path: string, source: string): Reading {
  const reading: Reading = { imports: [], reexports: false, addresses: [], clock: false };
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
    for (const [, specifier = ''] of source.matchAll(/@import\s+(?:url\()?\s*['"]([^'"]+)['"]/g)) {
      reading.imports.push(specifier);
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
  const specifier = getSpecifier(node);
  if (specifier !== undefined && ts.isStringLiteralLike(specifier))
    reading.imports.push(specifier.text);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) reading.reexports = true;
  if (isClock(node)) reading.clock = true;
  if (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isTemplateHead(node)
  ) {
    // A message to editors has other words before an example address.
    if (/^\S*\/articles\//.test(node.text)) reading.addresses.push(node.text);
  }
  ts.forEachChild(node, (child) => {
    walk(child, reading);
  });
}

/** Recognizes `buildDate`, `Date.now` and `new Date()`. */
function isClock(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return node.text === 'buildDate';
  const isDate = (name: ts.Node) => ts.isIdentifier(name) && name.text === 'Date';
  if (ts.isPropertyAccessExpression(node))
    return isDate(node.expression) && node.name.text === 'now';
  return ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length;
}

function getSpecifier(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  return undefined;
}

test('src/ follows the table and has no import cycle', () => {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:astro|css|js|mjs|mts|ts)$/.test(path))
    .sort();
  const files = paths.map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
  expect(listViolations(files)).toEqual([]);
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
    'a package that runs in Node only',
    { path: 'src/markdown/images.ts', source: "import sharp from 'sharp';" },
    'src/markdown/images.ts imports sharp: markdown may import nothing of Node',
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
    'a page that reads the clock',
    { path: 'src/pages/a.astro', source: "---\nimport { buildDate } from '../site.ts';\n---\n" },
    'src/pages/a.astro reads the clock: pass the time to it',
  ],
  [
    'a layout that takes the current time',
    { path: 'src/layouts/A.astro', source: '---\nconst now = new Date();\n---\n' },
    'src/layouts/A.astro reads the clock: pass the time to it',
  ],
  [
    'an import from outside src/',
    { path: 'src/cli/build.ts', source: "import a from '../../package.json';" },
    'src/cli/build.ts imports package.json: it lies outside src/',
  ],
])('%s is reported', (_name, file, line) => {
  expect(listViolations([file])).toEqual([line]);
});

test('an import cycle is reported, even if it imports only types', () => {
  const cycle = [
    { path: 'src/article/a.ts', source: "import { b } from './b.ts';" },
    { path: 'src/article/b.ts', source: "export { c } from './c.ts';" },
    { path: 'src/article/c.ts', source: "import type { B } from './b.ts';" },
  ];
  expect(listViolations(cycle)).toEqual([
    'cycle: src/article/b.ts → src/article/c.ts → src/article/b.ts',
  ]);
});

test('imports that the table allows are not reported', () => {
  const message = {
    path: 'src/content/schema.ts',
    source: "export const a = 'an earlier address, such as /en/articles/earlier-name/';",
  };
  const pages = {
    path: 'src/pages/[lang]/index.astro',
    source:
      "---\nimport { listPages } from '../_planned.ts';\nimport '../../styles/layers.css';\n// as in '/en/articles/one/'\n---\n<ul />\n",
  };
  const loader = {
    path: 'src/content/reader.ts',
    source: "import { readdir } from 'node:fs/promises';\nexport const a = 'content/articles/';",
  };
  expect(listViolations([message, pages, loader])).toEqual([]);
});
