import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
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

/** Builds one site from the seed article and the samples, and serves it until the tests are over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const content = resolve(work, 'content');
  const outDir = resolve(work, 'dist');
  rmSync(work, { recursive: true, force: true });
  cpSync(resolve(root, 'tests/fixtures/articles'), resolve(content, 'articles'), {
    recursive: true,
  });
  // Of the real articles the one that all began with; others come and go, and no test shall mind.
  cpSync(resolve(root, 'content', seedFile), resolve(content, seedFile));
  build(content, outDir);
  // Here, because of two builds at a time one is refused.
  const promise = resolve(work, 'promise');
  writeArticles(resolve(promise, 'content'));
  writeMarkupNames(resolve(promise, 'content'));
  build(resolve(promise, 'content'), resolve(promise, 'dist'));
  project.provide('promiseDir', resolve(promise, 'dist'));
  const reader = resolve(work, 'reader');
  cpSync(resolve(content, seedFile), resolve(reader, 'content', seedFile));
  build(resolve(reader, 'content'), resolve(reader, 'dist'), root, {
    SITE_URL: 'https://dragoman.example/reader/',
  });
  project.provide('readerDir', resolve(reader, 'dist'));
  const fourth = resolve(work, 'fourth');
  const copy = withFourthLanguage();
  build(resolve(copy, 'content'), resolve(fourth, 'dist'), copy);
  rmSync(copy, { recursive: true });
  project.provide('fourthDir', resolve(fourth, 'dist'));
  const german = resolve(work, 'german');
  const germanCopy = withGermanOnly();
  build(resolve(germanCopy, 'content'), resolve(german, 'dist'), germanCopy);
  rmSync(germanCopy, { recursive: true });
  project.provide('germanDir', resolve(german, 'dist'));
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const server = await preview({
    root,
    outDir,
    logLevel: 'error',
    // Port 0: the system's choice, so that two test runs don't meet.
    server: { host: '127.0.0.1', port: 0 },
  });
  project.provide('address', `http://127.0.0.1:${String(server.port)}/`);
  project.provide('outDir', outDir);
  return () => server.stop();
}

function build(content: string, outDir: string, project = root, settings = {}): void {
  execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
    cwd: project,
    env: {
      ...process.env,
      CONTENT_DIR: content,
      BUILD_DATE: '2026-12-01',
      TZ: 'Pacific/Apia',
      ...settings,
    },
    // What went wrong, not what was built.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
