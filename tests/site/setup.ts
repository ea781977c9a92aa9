import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { seedFile } from './pages.ts';
import { withFourthLanguage } from './fourth-language.ts';
import { writeMarkupNames } from './markup-names.ts';
import { withGermanOnly } from './other-languages.ts';
import { writeArticles } from './promise-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, with a slash at its end. */
    address: string;
    /** The folder that it was built into. */
    outDir: string;
    /** The folder of a second site, with the articles of the table of the promise, and some named like markup. */
    promiseDir: string;
    /** The folder of a third site, with a fourth language. */
    fourthDir: string;
    /** The folder of a site in German alone. */
    germanDir: string;
    /** The folder of a fourth site, with the seed article, which is published below /reader/. */
    readerDir: string;
  }
}

const root = resolve(import.meta.dirname, '../..');
const work = resolve(root, 'node_modules/.cache/dragoman/site-test');

/** Builds the five sites, and serves the first until the tests are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(work, { recursive: true, force: true });
  const main = resolve(work, 'main');
  cpSync(resolve(root, 'tests/fixtures/articles'), resolve(main, 'content/articles'), {
    recursive: true,
  });
  // The seed article is the only real one: others come and go, and no test depends on them.
  cpSync(resolve(root, 'content', seedFile), resolve(main, 'content', seedFile));
  const promise = resolve(work, 'promise');
  writeArticles(resolve(promise, 'content'));
  writeMarkupNames(resolve(promise, 'content'));
  const reader = resolve(work, 'reader');
  cpSync(resolve(root, 'content', seedFile), resolve(reader, 'content', seedFile));
  const fourth = resolve(work, 'fourth');
  const copy = withFourthLanguage();
  cpSync(resolve(copy, 'content'), resolve(fourth, 'content'), { recursive: true });

  const german = resolve(work, 'german');
  const germanCopy = withGermanOnly();
  cpSync(resolve(germanCopy, 'content'), resolve(german, 'content'), { recursive: true });

  // Two builds at a time keep two cores busy; more would only need more memory.
  await Promise.all([
    build(main).then(() => build(reader, { SITE_URL: 'https://dragoman.example/reader' })),
    build(promise)
      .then(() => build(fourth, {}, copy))
      .then(() => build(german, {}, germanCopy)),
  ]);
  for (const folder of [copy, germanCopy]) rmSync(folder, { recursive: true });
  project.provide('outDir', resolve(main, 'dist'));
  project.provide('promiseDir', resolve(promise, 'dist'));
  project.provide('readerDir', resolve(reader, 'dist'));
  project.provide('fourthDir', resolve(fourth, 'dist'));
  project.provide('germanDir', resolve(german, 'dist'));
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const server = await preview({
    root,
    outDir: resolve(main, 'dist'),
    logLevel: 'error',
    // Port 0: the system's choice, so that two test runs don't meet.
    server: { host: '127.0.0.1', port: 0 },
  });
  project.provide('address', `http://127.0.0.1:${String(server.port)}/`);
  return () => server.stop();
}

/** Builds the site of a folder from its `content` into its `dist`. */
async function build(folder: string, settings = {}, project = root): Promise<void> {
  const args = ['src/cli/build.ts', '--outDir', resolve(folder, 'dist')];
  // A failed build rejects with what it printed.
  await promisify(execFile)(process.execPath, args, {
    cwd: project,
    env: {
      ...process.env,
      CONTENT_DIR: resolve(folder, 'content'),
      BUILD_DATE: '2026-12-01',
      TZ: 'Pacific/Apia',
      ...settings,
    },
  });
}
