import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { languageCodes } from '../../src/language/languages.ts';
import { taxonomies } from '../../src/routes.ts';

/** Lists the paths of all pages of a built site, such as `en/` and `404.html`, without redirects. */
export function listPages(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && !redirects.includes(path))
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

const seedName = 'damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria';

/** The file of the seed article in the content folder, and its path on the site. */
export const seedFile = `articles/en/${seedName}.md`;
export const seed = `en/articles/${seedName}/`;

/** The path of the Declaration in each language. */
export const declarations = languageCodes.map(
  (language) => [language, `${language}/articles/universal-declaration/`] as const,
);

/** The path of the sample that uses every feature, in each language. */
export const featureSamples = languageCodes.map(
  (language) => [language, `${language}/articles/everything/`] as const,
);

/** The redirect files of a sample. */
export const redirects = [
  '2020/01/عينة/index.html',
  'en/articles/all-kinds/index.html',
  'samples/everything.html',
];

/** The kind of a page: its path without the language, and without names, dates and numbers. */
export function pageKindOf(path: string): string {
  return path
    .replace(/^[\w-]+\//, '')
    .replace(/^articles\/.*/, 'article')
    .replace(
      new RegExp(`^(${taxonomies.join('|')})/[^/]+/(page/)?.*`),
      (_, taxonomy: string, page) => (page === undefined ? `${taxonomy}/term` : 'term/page'),
    )
    .replace(/\d{4}-\d\d/, 'month')
    .replace(/\d{4}/, 'year')
    .replace(/\d+/, 'number');
}

/** One page of every kind in each language, and the articles that show the most. */
export function selectPages(outDir: string): string[] {
  const all = listPages(outDir);
  const perKind = new Map(
    all.map((path) => [`${path.split('/')[0] ?? ''} ${pageKindOf(path)}`, path]),
  );
  const articles = languageCodes.flatMap((language) =>
    ['universal-declaration', 'everything', 'article-11'].map(
      (slug) => `${language}/articles/${slug}/`,
    ),
  );
  return [...new Set([...perKind.values(), seed, ...articles])];
}
