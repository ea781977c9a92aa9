import { hash } from 'node:crypto';
import type { Library } from '../library.ts';
import { planFiles } from './plan-files.ts';
import { planPages } from './plan-pages.ts';

export type Output = ReturnType<typeof planPages | typeof planFiles>[number];

/** The articles, and every output that is made from them. */
export interface PlannedSite {
  library: Library;
  /** By path. */
  outputs: ReadonlyMap<string, Output>;
  /** The paths of the pages, which Astro makes. */
  pages: ReadonlySet<string>;
}

/** The planned site that pages and the dev server show. It is global because Astro loads this module a second time. */
export const shared = globalThis as { dragomanSite?: PlannedSite | undefined };

/**
 * Plans every file of the site except those of `public/`.
 * @throws Error if two outputs have the same address
 */
export function planSite(library: Library, now: Date): PlannedSite {
  const pages = planPages(library, now);
  const outputs = new Map<string, Output>();
  for (const output of [...pages, ...planFiles(library, pages, now)]) {
    if (outputs.has(output.path)) throw new Error(`Two outputs have the address ${output.path}`);
    outputs.set(output.path, output);
  }
  return { library, outputs, pages: new Set(pages.map(({ path }) => path)) };
}

/** Hashes everything that decides the bytes of an output. @param code the hash of the code and of the settings */
export function hashOutput({ path, kind, props }: Output, code: string): string {
  return hash('sha256', JSON.stringify([code, path, kind, props])).slice(0, 32);
}
