import { readdirSync } from 'node:fs';
import { sep } from 'node:path';

/** The paths of all pages of a built site, in order: `en/`, `404.html`. */
export function pagesOf(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

/** The address of the seed article, and of the samples in each language. */
export const seed =
  'en/articles/damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria/';
export const samples = {
  en: 'en/articles/universal-declaration/',
  ar: 'ar/articles/universal-declaration/',
  ru: 'ru/articles/universal-declaration/',
};
