import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** An empty content folder, new for each test of the file that imports it. */
export let folder: string;

/** Creates and removes the content folder. Call it once at the top of a test file. */
export function useContentFolder(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
    mkdirSync(join(folder, 'articles'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
}

/** Writes a file below `articles/` of the content folder. */
export function put(path: string, content: string | Uint8Array): void {
  const file = join(folder, 'articles', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
