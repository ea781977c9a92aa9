import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What one part of src/ may import. */
interface Reach {
  /** The parts of ours, itself included where it has several files. */
  ours: readonly string[];
  /** Modules of Astro; all other packages are free. */
  astro?: readonly string[];
  /** Whether it may touch files. */
  files?: boolean;
}

// Imports go one way. A part is a folder of src/, or a file of src/ without its ending.
const table: Readonly<Record<string, Reach>> = {
  date: { ours: [] },
  site: { ours: ['date'] },
  routes: { ours: ['site'] },
  language: { ours: ['site', 'routes', 'language'] },
  article: { ours: ['date', 'site', 'routes', 'language', 'article'], astro: ['astro/zod'] },
  markdown: { ours: ['site', 'routes', 'language', 'article', 'markdown'] },
  outputs: { ours: ['site', 'routes', 'language', 'article', 'markdown', 'outputs'] },
  components: {
    ours: [
      ...['site', 'routes', 'language', 'article', 'markdown', 'outputs', 'components', 'styles'],
      'browser',
    ],
    astro: ['astro', 'astro/types', 'astro:assets'],
  },
  layouts: {
    ours: [
      ...['site', 'routes', 'language', 'article', 'markdown', 'outputs', 'components', 'styles'],
      'browser',
      'layouts',
    ],
    astro: ['astro', 'astro/types', 'astro:assets'],
  },
  pages: {
    ours: [
      ...['site', 'routes', 'language', 'article', 'markdown', 'outputs', 'components', 'styles'],
      ...['layouts', 'pages', 'library', 'card-cache', 'search-index', 'browser'],
    ],
    astro: ['astro', 'astro/types', 'astro:assets'],
  },
  'cache-file': { ours: [], files: true },
  'content-cache': { ours: ['article', 'cache-file'], files: true },
  loader: {
    ours: ['site', 'language', 'article', 'markdown', 'content-cache'],
    astro: ['astro/loaders'],
    files: true,
  },
  library: {
    ours: ['site', 'routes', 'language', 'article', 'markdown', 'loader'],
    astro: ['astro:content', 'astro:assets'],
    files: true,
  },
  'card-cache': { ours: ['outputs', 'cache-file'], files: true },
  'search-index': { ours: ['routes', 'language', 'article', 'outputs', 'browser'] },
  'content.config': { ours: ['site', 'loader'], astro: ['astro:content', 'astro/zod'] },
  import: { ours: ['site', 'routes', 'language', 'article', 'markdown', 'import'] },
  check: { ours: ['site', 'routes', 'language', 'article', 'markdown', 'check'] },
  cli: {
    ours: [
      ...['site', 'routes', 'language', 'article', 'import', 'check', 'loader', 'content-cache'],
      'cli',
    ],
    astro: ['astro', 'astro/config'],
    files: true,
  },
  browser: { ours: ['language', 'browser'] },
  styles: { ours: ['styles'] },
};

const fileModules = ['fs', 'fs/promises', 'node:fs', 'node:fs/promises'];
// A name that says nothing attracts everything.
const emptyNames = ['common', 'helper', 'helpers', 'lib', 'misc', 'util', 'utils'];

/** A source file, its path from the root with forward slashes. */
interface SourceFile {
  path: string;
  source: string;
}

/** Everything in these files that goes against the table above, one line each. */
function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, source }) => {
    const found: string[] = [];
    const words = path.split('/').map((name) => name.replace(/\..*$/, ''));
    const empty = words.find((word) => emptyNames.includes(word));
    if (empty !== undefined) found.push(`${path} is named "${empty}": name what it is for`);

    const part = partOf(path);
    const reach = table[part];
    if (reach === undefined) {
      return [...found, `${path} belongs to no part of src/ that the table in this test knows`];
    }
    const { imports, reexports, addresses } = read(path, source);
    if (reexports && words.at(-1) === 'index') {
      found.push(`${path} re-exports: import from the file that has it`);
    }
    for (const wanted of imports) {
      const problem = refusal(path, part, reach, wanted);
      if (problem !== undefined) found.push(problem);
    }
    // What reads the content folder spells that folder, not an address.
    const spelled = addresses.filter((text) => !text.includes('content/articles/'));
    if (spelled.length > 0 && part !== 'routes' && reach.files !== true) {
      found.push(`${path} spells the address of an article: ask src/routes.ts for it`);
    }
    return found;
  });
}

function refusal(path: string, part: string, reach: Reach, wanted: string): string | undefined {
  if (wanted.startsWith('.')) {
    const target = posix.join(posix.dirname(path), wanted.replace(/\?.*$/, ''));
    if (!target.startsWith('src/')) return `${path} imports ${target}: it lies outside src/`;
    const other = partOf(target);
    if (reach.ours.includes(other)) return undefined;
    const allowed = reach.ours.length === 0 ? 'nothing of ours' : `only ${reach.ours.join(', ')}`;
    return `${path} imports ${target}: ${part} may import ${allowed}`;
  }
  if (fileModules.includes(wanted) && reach.files !== true) {
    return `${path} imports ${wanted}: ${part} may not touch files`;
  }
  if (/^astro($|[:/])/.test(wanted) && !(reach.astro ?? []).includes(wanted)) {
    const allowed = reach.astro === undefined ? 'nothing' : `only ${reach.astro.join(', ')}`;
    return `${path} imports ${wanted}: of Astro, ${part} may import ${allowed}`;
  }
  return undefined;
}

function partOf(path: string): string {
  const [, name = '', ...deeper] = path.split('/');
  return deeper.length > 0 ? name : name.replace(/\.[^.]+$/, '');
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

test('src/ keeps to the table', () => {
  const folder = join(root, 'src');
  const paths = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((path) => `src/${path.replaceAll('\\', '/')}`)
        .filter((path) => /\.(?:astro|css|js|mjs|ts)$/.test(path))
        .sort()
    : [];
  const files = paths.map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
  expect(violations(files)).toEqual([]);
});

test.each([
  [
    'an import to the right',
    { path: 'src/article/order.ts', source: "import { a } from '../outputs/rss.ts';" },
    'src/article/order.ts imports src/outputs/rss.ts: article may import only date, site, routes, language, article',
  ],
  [
    'an import of a type alone',
    { path: 'src/site.ts', source: "import type { A } from './language/languages.ts';" },
    'src/site.ts imports src/language/languages.ts: site may import only date',
  ],
  [
    'a type named in place',
    { path: 'src/routes.ts', source: "export const a = (b: import('./article/a.ts').A) => b;" },
    'src/routes.ts imports src/article/a.ts: routes may import only site',
  ],
  [
    'an import on demand',
    { path: 'src/browser/share.ts', source: "const a = await import('../routes.ts');" },
    'src/browser/share.ts imports src/routes.ts: browser may import only language, browser',
  ],
  [
    'an export of another’s',
    { path: 'src/language/dates.ts', source: "export * from '../article/order.ts';" },
    'src/language/dates.ts imports src/article/order.ts: language may import only site, routes, language',
  ],
  [
    'a component that asks the library',
    {
      path: 'src/components/List.astro',
      source: "---\nimport { articles } from '../library.ts';\n---\n<p>{articles.length}</p>\n",
    },
    'src/components/List.astro imports src/library.ts: components may import only site, routes, language, article, markdown, outputs, components, styles, browser',
  ],
  [
    'a script in a component',
    {
      path: 'src/components/Share.astro',
      source: "<p>Share</p>\n<script>\n  import '../library.ts';\n</script>\n",
    },
    'src/components/Share.astro imports src/library.ts: components may import only site, routes, language, article, markdown, outputs, components, styles, browser',
  ],
  [
    'an article that knows Astro',
    { path: 'src/article/schema.ts', source: "import { image } from 'astro:content';" },
    'src/article/schema.ts imports astro:content: of Astro, article may import only astro/zod',
  ],
  [
    'a file touched',
    { path: 'src/article/file.ts', source: "import { readFile } from 'node:fs/promises';" },
    'src/article/file.ts imports node:fs/promises: article may not touch files',
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
    'a name that says nothing',
    { path: 'src/article/utils.ts', source: '' },
    'src/article/utils.ts is named "utils": name what it is for',
  ],
  [
    'a new part',
    { path: 'src/feeds/rss.ts', source: '' },
    'src/feeds/rss.ts belongs to no part of src/ that the table in this test knows',
  ],
  [
    'a way out of src/',
    { path: 'src/cli/build.ts', source: "import a from '../../package.json';" },
    'src/cli/build.ts imports package.json: it lies outside src/',
  ],
])('%s is found', (_name, file, line) => {
  expect(violations([file])).toEqual([line]);
});

test('what the table allows is no violation', () => {
  const message = {
    path: 'src/article/schema.ts',
    source: "export const a = 'an earlier address, such as /en/articles/earlier-name/';",
  };
  const pages = {
    path: 'src/pages/[lang]/index.astro',
    source:
      "---\nimport { articles } from '../../library.ts';\nimport '../../styles/layers.css';\n// as in '/en/articles/one/'\n---\n<ul />\n",
  };
  const loader = {
    path: 'src/loader.ts',
    source: "import { readdir } from 'node:fs/promises';\nexport const a = 'content/articles/';",
  };
  expect(violations([message, pages, loader])).toEqual([]);
});
