import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Inspector, type Inspection } from './inspect.ts';
import { makeFiles } from './make-files.ts';
import { listPaths, type Manifest } from './output-manifest.ts';
import { shared, type PlannedSite } from './plan.ts';

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
  if (pages.size > 0 || hasScripts) await makePages({ ...plan, pages }, astroRoot, site);
  for (const path of paths) {
    const output = plan.outputs.get(path);
    if (output === undefined || pages.has(path)) continue;
    for (const [name, content] of await makeFiles(output, plan.library)) {
      mkdirSync(join(site, dirname(name)), { recursive: true });
      writeFileSync(join(site, name), content);
    }
  }
  const articles = plan.library.articles.map(({ article }) => article);
  const inspector = new Inspector(articles, published);
  const inspections = new Map<string, Inspection>();
  for (const path of listPaths(site)) inspections.set(path, await inspector.inspect(site, path));
  return inspections;
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
