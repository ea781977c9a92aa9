import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * Copies the project without its content, to change it as its owner may.
 * @returns the folder of the copy
 */
export function copyProject(): string {
  // Outside node_modules, because Node strips no types there.
  const copy = mkdtempSync(join(tmpdir(), 'dragoman-copy-'));
  for (const name of [
    'src',
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

/** Adds a language to a copy from its file of messages, as CONTRIBUTING.md says. */
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

/** Takes a language out of a copy. */
export function removeLanguage(copy: string, code: string): void {
  replace(
    join(copy, 'src/language/languages.ts'),
    `  ${code}: await import('./${code}.ts'),\n`,
    '',
  );
}

/** Replaces a piece of a file. @throws Error when the file doesn't have it */
export function replace(file: string, piece: string, replacement: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(piece)) throw new Error(`${file} has no ${JSON.stringify(piece)}`);
  writeFileSync(
    file,
    text.replace(piece, () => replacement),
  );
}
