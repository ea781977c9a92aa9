import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { makeFiles } from './make-files.ts';
import { listFolders, type Manifest } from './output-manifest.ts';
import { hashOutput, shared, type PlannedSite } from './plan.ts';
import type { FileRecords } from './file-records.ts';
import { WORKER_FILE, writeWorker } from './write-service-worker.ts';

/** The folder of the scripts, which Astro makes with any page. */
const SCRIPTS = '_astro/';

/** The keys of outputs by path. Two outputs with the same key have the same files. */
export type OutputKeys = ReadonlyMap<string, string>;

/**
 * Creates the keys of all outputs, except those of which `public/` replaces a file.
 * @param code the hash of the code; without it, nothing has a key
 */
export function createKeys(
  { outputs }: PlannedSite,
  code: string | undefined,
  publicFiles: readonly string[],
): OutputKeys {
  if (code === undefined) return new Map();
  const keys = new Map([...outputs.values()].map((one) => [one.path, hashOutput(one, code)]));
  // These follow from the code alone.
  for (const path of [SCRIPTS, WORKER_FILE]) {
    keys.set(path, hashOutput({ path, kind: 'text', props: { text: '' } }, code));
  }
  const replaced = new Set(publicFiles.map((path) => findKey(keys, path)));
  return new Map([...keys].filter(([, key]) => !replaced.has(key)));
}

/** Finds the key of the output that has a file. */
export function findKey(keys: OutputKeys, path: string): string | undefined {
  return [path, ...listFolders(path).map((folder) => `${folder}/`)]
    .map((place) => keys.get(place))
    .find((key) => key !== undefined);
}

/**
 * Lists the published files that the site takes over as they are: those of outputs whose key has not changed, if all files of
 * the output are still there as they were.
 */
export function listReusedFiles(
  published: Manifest,
  keys: OutputKeys,
  records: FileRecords,
): Manifest {
  const current = new Set(keys.values());
  const groups = Map.groupBy(published, ([, { key = '' }]) => key);
  const reused = new Map(
    [...groups].filter(
      ([key, files]) =>
        current.has(key) && files.every(([path, { sha256 }]) => records.isIntact(path, sha256)),
    ),
  );
  const isWhole = [SCRIPTS, WORKER_FILE].every((path) => reused.has(keys.get(path) ?? ''));
  return new Map(isWhole ? [...reused.values()].flat() : []);
}

/** Makes the outputs of which no files are reused, in a staging folder. */
export async function makeSite(
  plan: PlannedSite,
  keys: OutputKeys,
  reused: Manifest,
  { astroRoot, site }: { astroRoot: string; site: string },
): Promise<void> {
  mkdirSync(site, { recursive: true });
  const done = new Set([...reused.values()].map(({ key }) => key));
  const isMissing = (path: string) => !keys.has(path) || !done.has(keys.get(path));
  const pages = new Set([...plan.pages].filter(isMissing));
  if (pages.size > 0 || isMissing(SCRIPTS)) await makePages({ ...plan, pages }, astroRoot, site);
  for (const output of plan.outputs.values()) {
    if (plan.pages.has(output.path) || !isMissing(output.path)) continue;
    for (const [path, content] of await makeFiles(output, plan.library)) {
      mkdirSync(join(site, dirname(path)), { recursive: true });
      writeFileSync(join(site, path), content);
    }
  }
  if (isMissing(WORKER_FILE)) await writeWorker(site);
}

/** Makes pages with Astro. */
async function makePages(plan: PlannedSite, astroRoot: string, outDir: string): Promise<void> {
  // Loading Astro takes half a second, which a build with invalid content never needs.
  const { build } = await import('astro');
  shared.dragomanSite = plan;
  try {
    await build({
      root: astroRoot,
      // Astro resolves this path from its root.
      configFile: relative(astroRoot, 'astro.config.mjs'),
      srcDir: resolve('src'),
      // Astro would leave out pages that `public/` has, and say nothing.
      publicDir: join(astroRoot, 'public'),
      outDir,
      logLevel: 'error',
    });
  } finally {
    delete shared.dragomanSite;
  }
}
