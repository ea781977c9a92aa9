import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Copies the project without its content into a temporary folder, and returns that folder. */
export function copyProject(): string {
  // Outside node_modules, where Node doesn't strip types.
  const copy = mkdtempSync(join(tmpdir(), 'dragoman-copy-'));
  for (const name of [
    'src',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Adds a language to a copy, as CONTRIBUTING.md describes. @param messages the path of its message file */
export function addLanguage(copy: string, code: string, messages: string): void {
  const file = join(copy, `src/language/${code}.ts`);
  cpSync(messages, file);
  replace(file, '../../../src/language/', './');
  const line = `  ${code}: await import('./${code}.ts'),\n`;
  replace(
    join(copy, 'src/language/languages.ts'),
    '} as const satisfies',
    `${line}} as const satisfies`,
  );
}

/** Removes a language from a copy. */
export function removeLanguage(copy: string, code: string): void {
  replace(
    join(copy, 'src/language/languages.ts'),
    `  ${code}: await import('./${code}.ts'),\n`,
    '',
  );
}

/** Replaces a text in a file. @throws Error if the file doesn't contain it */
export function replace(file: string, text: string, replacement: string): void {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(text)) throw new Error(`${file} has no ${JSON.stringify(text)}`);
  writeFileSync(
    file,
    source.replace(text, () => replacement),
  );
}
