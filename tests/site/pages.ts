import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { languageCodes } from '../../src/language/languages.ts';

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
export const samples = languageCodes.map(
  (language) => [language, `${language}/articles/universal-declaration/`] as const,
);

/** The path of the sample that uses every feature, in each language. */
export const everything = languageCodes.map(
  (language) => [language, `${language}/articles/everything/`] as const,
);

/** The redirect files of a sample. */
export const redirects = ['en/articles/all-kinds/index.html', 'samples/everything.html'];

/** A topic, a source and a translator of the samples in each language, by path. */
const terms = {
  en: ['topics/human-rights', 'sources/united-nations', 'translators/sample-translator'],
  ar: ['topics/hqwq-alansan', 'sources/alamm-almthdt', 'translators/mtrjm-aleynt'],
  ru: [
    'topics/prava-cheloveka',
    'sources/organizatsiya-obyedinyonnykh-natsiy',
    'translators/machine-sample-engine',
  ],
} satisfies Record<(typeof languageCodes)[number], string[]>;

/** One page of every kind in each language. */
export const kinds = [
  '',
  '404.html',
  seed,
  ...languageCodes.flatMap((language) =>
    [
      ...['', 'page/1/', 'archive/', 'archive/2025/', 'archive/2025-10/'],
      ...['topics/', 'sources/', 'translators/', 'feeds/', 'corrections/', 'about/'],
      'search/',
      'offline/',
      ...['articles/universal-declaration/', 'articles/everything/', 'articles/article-11/'],
      ...terms[language].map((term) => `${term}/`),
      `${String(terms[language][0])}/page/1/`,
    ].map((path) => `${language}/${path}`),
  ),
];
