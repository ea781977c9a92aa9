import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { site } from '../../src/site.ts';
import { addLanguage, copyProject, removeLanguage, replace } from './project-copy.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** Copies the project with German as its only language. @returns the folder of the copy */
export function copyWithGermanOnly(): string {
  const copy = copyProject();
  addLanguage(copy, 'de', join(fixtures, 'german/de.ts'));
  for (const code of ['en', 'ar', 'ru']) {
    removeLanguage(copy, code);
    rmSync(join(copy, `src/language/${code}.ts`));
  }
  setDefaultLanguage(copy, 'de');
  cpSync(join(fixtures, 'german/articles'), join(copy, 'content/articles/de'), { recursive: true });
  return copy;
}

/** Copies the project without English and with Arabic as the default language. @returns the folder of the copy */
export function copyWithoutEnglish(): string {
  const copy = copyProject();
  removeLanguage(copy, 'en');
  rmSync(join(copy, 'src/language/en.ts'));
  setDefaultLanguage(copy, 'ar');
  for (const path of ['ar/article-1.md', 'ru/article-1.md', 'ru/article-2.md']) {
    cpSync(join(fixtures, 'articles', path), join(copy, 'content/articles', path));
  }
  return copy;
}

/** Sets the default language of a copy of the project. */
export function setDefaultLanguage(copy: string, code: string): void {
  const set = (language: string) => `defaultLanguage: '${language}'`;
  replace(join(copy, 'src/site.ts'), set(site.defaultLanguage), set(code));
}
