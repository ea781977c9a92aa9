import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareCodeUnits } from '../article/order.ts';
import { BuildError } from './build-error.ts';
import { createFinder } from './output-manifest.ts';

/**
 * Copies `public/` into a built site. Its files win, so that an owner can replace any file of the build.
 * @returns the paths of the files that it replaced
 * @throws BuildError for a link that leads nowhere, and for a file that would replace a folder, or a folder a file
 */
export function copyPublicFiles(site: string, folder = 'public'): string[] {
  const find = createFinder(site);
  return listPublicFiles(folder).filter((path) => {
    // What the site has there, or in place of a folder that holds the file.
    const { at, stats } = find(path);
    const hasFile = stats?.isFile() === true;
    const isDead = kindOf(join(folder, path)) === 'nothing';
    if (isDead || stats?.isDirectory() || (hasFile && at !== path)) {
      const [kind, replaced] = at === path ? ['file', 'folder'] : ['folder', 'file'];
      throw BuildError.at(join(folder, isDead ? path : at), {
        found: isDead ? 'a link that leads nowhere' : `a ${kind}, where the site has a ${replaced}`,
        expected: 'a file, or a folder of files',
        fix: 'rename it, or delete it',
      });
    }
    mkdirSync(join(site, dirname(path)), { recursive: true });
    copyFileSync(join(folder, path), join(site, path));
    return hasFile;
  });
}

/** Lists the files of `public/` except what an earlier site that was copied there says of its own files. Follows links. */
export function listPublicFiles(folder = 'public', prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort(compareCodeUnits);
  return names
    .filter((name) => !name.startsWith('.dragoman'))
    .flatMap((name) => {
      const from = join(folder, name);
      return kindOf(from) === 'folder'
        ? listPublicFiles(from, `${prefix}${name}/`)
        : [prefix + name];
    });
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : 'nothing';
}
