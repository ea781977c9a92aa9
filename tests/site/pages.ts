import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { languageCodes } from '../../src/language/languages.ts';

/** The paths of all pages of a built site, in order: `en/`, `404.html`; what redirects is none. */
export function pagesOf(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && !redirects.includes(path))
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

const seedName = 'damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria';

/** The file of the seed article in the content folder, and its address on the site. */
export const seedFile = `articles/en/${seedName}.md`;
export const seed = `en/articles/${seedName}/`;

/** The address of the Declaration in each language of the site. */
export const samples = languageCodes.map(
  (language) => [language, `${language}/articles/universal-declaration/`] as const,
);

/** The sample that holds everything, in each language of the site. */
export const everything = languageCodes.map(
  (language) => [language, `${language}/articles/everything/`] as const,
);

/** The earlier addresses of a sample, as files. */
export const redirects = ['en/articles/all-kinds/index.html', 'samples/everything.html'];

/** A topic, a source and a translator of the samples in each language, by the last part of their addresses. */
const terms = {
  en: ['topics/human-rights', 'sources/united-nations', 'translators/sample-translator'],
  ar: ['topics/hqwq-alansan', 'sources/alamm-almthdt', 'translators/mtrjm-aleynt'],
  ru: [
    'topics/prava-cheloveka',
    'sources/organizatsiya-obyedinyonnykh-natsiy',
    'translators/machine-sample-engine',
  ],
} satisfies Record<(typeof languageCodes)[number], string[]>;

/** One page of every kind, in each language of the site. */
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
