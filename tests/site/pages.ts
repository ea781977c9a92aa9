import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { languageCodes } from '../../src/language/languages.ts';

/** The paths of all pages of a built site, in order: `en/`, `404.html`. */
export function pagesOf(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html'))
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
