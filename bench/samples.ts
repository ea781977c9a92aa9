import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * Builds the seed article and the samples of the tests, or the folder that CONTENT_DIR names.
 * @param name of the folder below the cache
 * @returns the output folder
 */
export function buildSamples(name: string): string {
  const work = resolve(root, 'node_modules/.cache/dragoman', name);
  const outDir = resolve(work, 'dist');
  rmSync(work, { recursive: true, force: true });
  const env = { ...process.env };
  if (!env['CONTENT_DIR']) {
    env['CONTENT_DIR'] = resolve(work, 'content');
    // Late enough to publish the seed article.
    env['BUILD_DATE'] = '2026-12-01';
    for (const folder of ['tests/fixtures/articles', 'content/articles']) {
      cpSync(resolve(root, folder), resolve(env['CONTENT_DIR'], 'articles'), { recursive: true });
    }
  }
  execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return outDir;
}
