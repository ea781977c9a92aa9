import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Inspector, type Inspection } from './inspect.ts';
import { makeFiles } from './make-files.ts';
import { listPaths, type Manifest } from './output-manifest.ts';
import { shared, type PlannedSite } from './plan.ts';
import { removeFolder } from './publish.ts';

/** Where outputs are made. */
interface PartOptions {
  /** The root of Astro. */
  astroRoot: string;
  /** The folder of the files. */
  site: string;
  /** Files of the output folder. */
  published?: Manifest;
}

/**
 * Makes outputs in a staging folder, and inspects their files.
 * @param hasScripts whether the scripts of pages are made even if no page is
 */
export async function makePart(
  plan: PlannedSite,
  paths: ReadonlySet<string>,
  { astroRoot, site, published = new Map() }: PartOptions,
  hasScripts = false,
): Promise<Map<string, Inspection>> {
  mkdirSync(site, { recursive: true });
  const pages = new Set([...plan.pages].filter((path) => paths.has(path)));
  // At once, because each often waits: Astro for its bundler, the others for the search index and cards.
  const results = await Promise.allSettled([
    pages.size > 0 || hasScripts ? makePages({ ...plan, pages }, astroRoot, site) : undefined,
    makeFileOutputs(plan, paths.difference(pages), site),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const articles = plan.library.articles.map(({ article }) => article);
  const inspector = new Inspector(articles, published);
  const inspections = new Map<string, Inspection>();
  for (const path of listPaths(site)) inspections.set(path, await inspector.inspect(site, path));
  return inspections;
}

async function makeFileOutputs(
  { outputs, library }: PlannedSite,
  paths: ReadonlySet<string>,
  site: string,
) {
  for (const path of paths) {
    const output = outputs.get(path);
    for (const [name, content] of output ? await makeFiles(output, library) : []) {
      mkdirSync(join(site, dirname(name)), { recursive: true });
      writeFileSync(join(site, name), content);
    }
  }
}

/** Moves files into another folder, except those that it has, and deletes the first folder. */
export function mergeFolder(folder: string, target: string): void {
  for (const path of listPaths(folder)) {
    if (existsSync(join(target, path))) continue;
    mkdirSync(join(target, dirname(path)), { recursive: true });
    renameSync(join(folder, path), join(target, path));
  }
  removeFolder(folder);
}

/** Makes pages with Astro, which empties the folder that it writes to. */
async function makePages(plan: PlannedSite, astroRoot: string, site: string): Promise<void> {
  // Loading Astro takes half a second, which a build with invalid content never needs.
  const { build } = await import('astro');
  shared.dragomanSite = plan;
  const outDir = join(astroRoot, 'pages');
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
    mergeFolder(outDir, site);
  } finally {
    delete shared.dragomanSite;
  }
}
