import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Rolldown } from 'vite';
import { scriptsOf } from './weight.ts';
import { languageCodes } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { site, siteUrl } from '../site.ts';

/**
 * Writes the worker of a built site, `worker.js`, which keeps copies of articles on readers' devices; or, where the site has
 * none, the one that takes them away. It is another whenever something that it brings is another.
 * @param folder the built site
 */
export async function writeWorker(folder: string): Promise<void> {
  const base = siteUrl().pathname;
  const offline = Object.fromEntries(languageCodes.map((code) => [code, routes.offline(code)]));
  const pages = site.offline ? Object.values(offline) : [];
  const read = (address: string) =>
    readFile(join(folder, address.slice(base.length).replace(/\/$/, '/index.html')), 'utf8');
  const scripts = (await Promise.all(pages.map(read))).flatMap(scriptsOf);
  const files = [...new Set(scripts), ...pages];
  const code = await workerCode(site.offline);
  const hash = createHash('sha256').update(code);
  for (const file of files) hash.update(await read(file));
  const version = hash.digest('hex').slice(0, 12);
  const { defaultLanguage } = site;
  const built = JSON.stringify({ version, files, offline, defaultLanguage });
  await writeFile(join(folder, 'worker.js'), `const built=${built};\n${code}`);
}

/** The worker as a browser runs it, or the one that takes it away. */
export async function workerCode(offline: boolean): Promise<string> {
  const { build } = await import('vite');
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    base: siteUrl().pathname,
    build: {
      write: false,
      rolldownOptions: {
        input: resolve(`src/browser/service-worker${offline ? '' : '-off'}.ts`),
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}
