import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addLanguage, copyProject } from './project-copy.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/**
 * Copies the project and adds Persian to it, as CONTRIBUTING.md describes. The other editions have few articles or none.
 * @returns the folder of the copy
 */
export function copyWithFourthLanguage(): string {
  const copy = copyProject();
  addLanguage(copy, 'fa', join(fixtures, 'fourth-language/fa.ts'));
  const articles = join(copy, 'content/articles');
  cpSync(join(fixtures, 'fourth-language/articles'), join(articles, 'fa'), { recursive: true });
  for (const path of ['en/article-1.md', 'en/article-2.md', 'ar/article-1.md']) {
    cpSync(join(fixtures, 'articles', path), join(articles, path));
  }
  return copy;
}
