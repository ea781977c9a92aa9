import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const fixture = join(root, 'tests/fixtures/fourth-language');

/**
 * Copies the project and adds Persian to it as CONTRIBUTING.md says: a file of messages, and a line. Of the samples in
 * other languages it takes a few, so that there are editions with few articles and with none.
 * @returns the folder of the copy
 */
export function withFourthLanguage(): string {
  // Not in node_modules, where Node takes no types out of a file.
  const copy = mkdtempSync(join(tmpdir(), 'dragoman-fourth-'));
  for (const name of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  replace(join(fixture, 'fa.ts'), '../../../src/language/', './', join(copy, 'src/language/fa.ts'));
  const line = "  fa: await import('./fa.ts'),\n";
  const languages = join(copy, 'src/language/languages.ts');
  replace(languages, '} as const satisfies', `${line}} as const satisfies`);

  const articles = join(copy, 'content/articles');
  cpSync(join(fixture, 'articles'), join(articles, 'fa'), { recursive: true });
  for (const path of ['en/article-1.md', 'en/article-2.md', 'ar/article-1.md']) {
    cpSync(join(root, 'tests/fixtures/articles', path), join(articles, path));
  }
  return copy;
}

function replace(file: string, piece: string, replacement: string, to = file): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(piece)) throw new Error(`${file} has no ${JSON.stringify(piece)}`);
  writeFileSync(
    to,
    text.replace(piece, () => replacement),
  );
}
