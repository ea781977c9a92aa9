import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Rolldown } from 'vite';
import { languageCodes } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { site, siteUrl } from '../site.ts';

/** The service worker. */
export const WORKER_FILE = 'worker.js';

/** After this time a reader gets the cached page. */
const NETWORK_TIMEOUT_MS = 3_000;

/**
 * Writes the service worker, or the kill switch if the site has turned offline reading off.
 * Its version is a hash of its code and of the files that it caches.
 * @param folder the built site
 */
export async function writeWorker(folder: string): Promise<void> {
  const base = siteUrl().pathname;
  const offline = Object.fromEntries(
    languageCodes.map((code) => [code, routes.section(code, 'offline')]),
  );
  const pages = site.offline ? Object.values(offline) : [];
  const read = (address: string) =>
    readFile(join(folder, address.slice(base.length).replace(/\/$/, '/index.html')), 'utf8');
  const scripts = (await Promise.all(pages.map(read))).flatMap(listScripts);
  const files = [...new Set(scripts), ...pages];
  const code = await bundleWorker(site.offline);
  const contents = await Promise.all(files.map(read));
  const version = hash('sha256', code + contents.join('')).slice(0, 12);
  const { defaultLanguage } = site;
  const networkTimeoutMs = NETWORK_TIMEOUT_MS;
  const config = JSON.stringify({ version, files, offline, defaultLanguage, networkTimeoutMs });
  await writeFile(join(folder, WORKER_FILE), `const workerConfig=${config};\n${code}`);
}

/** Bundles the code of the service worker, or of the kill switch. */
export async function bundleWorker(offline: boolean): Promise<string> {
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

/** Returns the addresses of the scripts that a page loads. */
export function listScripts(html: string): string[] {
  return html.match(/(?<=<script\b[^>]*\bsrc="?)[^\s">]+/g) ?? [];
}
