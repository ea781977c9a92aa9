import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareCodeUnits } from '../article/order.ts';
import { BuildError } from './build-error.ts';

/**
 * Copies `public/` into a built site. Its files win, so that an owner can replace any file of the build.
 * @returns the paths of the files that it replaced
 * @throws BuildError for a link that leads nowhere, and for a file that would replace a folder, or a folder a file
 */
export function copyPublicFiles(site: string, publicFolder = 'public'): string[] {
  if (!existsSync(publicFolder)) return [];
  const names = readdirSync(publicFolder).sort(compareCodeUnits);
  // An earlier site that was copied to `public/` has lists of its files, which aren't those of this one.
  return names
    .filter((name) => !name.startsWith('.dragoman'))
    .flatMap((name) => {
      const [from, to] = [join(publicFolder, name), join(site, name)];
      const [kind, replaced] = [kindOf(from), kindOf(to)];
      if (kind === 'nothing' || (replaced !== 'nothing' && replaced !== kind)) {
        throw BuildError.at(from, {
          found:
            kind === 'nothing'
              ? 'a link that leads nowhere'
              : `a ${kind}, where the site has a ${replaced}`,
          expected: 'a file, or a folder of files',
          fix: 'rename it, or delete it',
        });
      }
      if (kind === 'file') {
        copyFileSync(from, to);
        return replaced === 'file' ? [name] : [];
      }
      mkdirSync(to, { recursive: true });
      return copyPublicFiles(to, from).map((path) => `${name}/${path}`);
    });
}

/** Lists the files that `copyPublicFiles` copies. */
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

/** Follows links. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : 'nothing';
}
