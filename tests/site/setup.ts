import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { seedFile } from './pages.ts';
import { replace } from './project-copy.ts';
import { copyWithFourthLanguage } from './fourth-language.ts';
import { writeMarkupNames } from './markup-names.ts';
import { copyWithGermanOnly } from './other-languages.ts';
import { writeArticles } from './promise-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the built site, which ends in a slash. */
    address: string;
    /** The output folder of that site. */
    outDir: string;
    /** A site with the articles of the promise table and of markup-names.ts. */
    promiseDir: string;
    /** A site with Persian as a fourth language. */
    fourthDir: string;
    /** A site with German as its only language. */
    germanDir: string;
    /** A site with the seed article, published below /reader/. */
    readerDir: string;
    /** A site with 70 articles in English, 60 of them in one month. */
    manyDir: string;
  }
}

const root = resolve(import.meta.dirname, '../..');
const work = resolve(root, 'node_modules/.cache/dragoman/site-test');

/** Builds six sites and serves the first one until the tests end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(work, { recursive: true, force: true });
  const main = resolve(work, 'main');
  cpSync(resolve(root, 'tests/fixtures/articles'), resolve(main, 'content/articles'), {
    recursive: true,
  });
  // The seed article is the only one of content/ that tests may depend on.
  cpSync(resolve(root, 'content', seedFile), resolve(main, 'content', seedFile));
  const promise = resolve(work, 'promise');
  writeArticles(resolve(promise, 'content'));
  writeMarkupNames(resolve(promise, 'content'));
  const reader = resolve(work, 'reader');
  cpSync(resolve(root, 'content', seedFile), resolve(reader, 'content', seedFile));
  const aliases = `[/old, /2020/01/%d8%b9%d9%8a%d9%86%d8%a9/, '/?p=123', '/index.php?id=1&lang=en']`;
  replace(resolve(reader, 'content', seedFile), '\nrights:', `\naliases: ${aliases}\nrights:`);
  const many = resolve(work, 'many');
  writeManyArticles(resolve(many, 'content/articles/en'));
  const fourth = resolve(work, 'fourth');
  const copy = copyWithFourthLanguage();
  cpSync(resolve(copy, 'content'), resolve(fourth, 'content'), { recursive: true });

  const german = resolve(work, 'german');
  const germanCopy = copyWithGermanOnly();
  cpSync(resolve(germanCopy, 'content'), resolve(german, 'content'), { recursive: true });

  // Two builds at a time keep two cores busy.
  await Promise.all([
    build(main)
      .then(() => build(reader, { SITE_URL: 'https://dragoman.example/reader' }))
      .then(() => build(many)),
    build(promise)
      .then(() => build(fourth, {}, copy))
      .then(() => build(german, {}, germanCopy)),
  ]);
  for (const folder of [copy, germanCopy]) rmSync(folder, { recursive: true });
  project.provide('outDir', resolve(main, 'dist'));
  project.provide('promiseDir', resolve(promise, 'dist'));
  project.provide('readerDir', resolve(reader, 'dist'));
  project.provide('manyDir', resolve(many, 'dist'));
  project.provide('fourthDir', resolve(fourth, 'dist'));
  project.provide('germanDir', resolve(german, 'dist'));
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const server = await preview({
    root,
    outDir: resolve(main, 'dist'),
    logLevel: 'error',
    // Port 0 lets the system choose a free port.
    server: { host: '127.0.0.1', port: 0 },
  });
  project.provide('address', `http://127.0.0.1:${String(server.port)}/`);
  return () => server.stop();
}

/** Writes articles from 1 to 70. Two of them each day from October 2026 on, and the last ten in August. */
function writeManyArticles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= 70; number += 1) {
    const day =
      number > 60
        ? `2026-08-${String(number - 50)}`
        : `2026-10-${String(31 - Math.ceil(number / 2))}`;
    const article = `---
title: Sample headline number ${String(number)}, as long as headlines usually are
titleBy: site
description: Sample for the tests of this site.
published: ${day.replace(/-(\d)$/, '-0$1')}
${number === 65 ? 'lead: true\n' : ''}topics: [Samples]
source:
  author: Sample Author
  publication: Sample Outlet
translator:
  - name: Sample Translator
    type: person
    work: [translated, edited]
disclaimer: none
rights: unknown
---

A sample text.
`;
    writeFileSync(resolve(folder, `sample-${String(number).padStart(2, '0')}.md`), article);
  }
}

/** Builds `<folder>/content` into `<folder>/dist`. */
async function build(folder: string, settings = {}, project = root): Promise<void> {
  const args = ['src/cli/build.ts', '--outDir', resolve(folder, 'dist')];
  // A failed build rejects with its output.
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
