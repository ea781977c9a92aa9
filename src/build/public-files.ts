import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { listPaths } from './output-manifest.ts';

/**
 * Copies `public/` into a built site. Its files win, so that an owner can replace any file of the build.
 * @returns the paths of the files that it replaced
 */
export function copyPublicFiles(site: string, publicFolder = 'public'): string[] {
  if (!existsSync(publicFolder)) return [];
  const replaced = listPaths(publicFolder).filter((path) => existsSync(join(site, path)));
  cpSync(publicFolder, site, { recursive: true, dereference: true });
  return replaced;
}
