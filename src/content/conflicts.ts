import { collectionDiagnostics, type Conflict, type LocatedArticle } from './collection.ts';
import type { ArticlePath } from './folder.ts';

/**
 * Leaves out articles until the others are valid together, as few as the order allows. The last good version of an
 * article that is left out comes first, so that it gives way to no other.
 * @param articles without errors of their own, those that matter most first
 * @param paths of all articles, including those with errors of their own
 * @param folder the path of the articles folder, for the diagnostics
 * @param lastGood files in the list that are last good versions
 * @param restore reads the last good version of a file
 */
export async function resolveConflicts<T extends LocatedArticle>(
  articles: readonly T[],
  paths: readonly ArticlePath[],
  folder: string,
  lastGood: Set<string>,
  restore: (file: string) => Promise<T | undefined>,
): Promise<{ articles: T[]; conflicts: Conflict[] }> {
  const conflicts = new Map<string, Conflict>();
  let rest = [...articles];
  for (;;) {
    const found = collectionDiagnostics(rest, paths, folder);
    if (found.length === 0) return { articles: rest, conflicts: [...conflicts.values()] };
    for (const one of found.filter(({ file }) => !lastGood.has(file))) {
      conflicts.set(`${one.file}:${one.line}:${one.column} ${one.expected}`, one);
    }
    const leftOut = listLeftOut(found);
    rest = rest.filter(({ file }) => !leftOut.has(file));
    for (const file of leftOut.difference(lastGood)) {
      const version = await restore(file);
      lastGood.add(file);
      if (version !== undefined) rest.unshift(version);
    }
  }
}

/** Lists the files that give way. Those whose rivals give way too may stay, as the next round shows. */
function listLeftOut(conflicts: readonly Conflict[]): Set<string> {
  const yielding = conflicts.filter(({ rivals }) => rivals !== undefined);
  const files = new Set(yielding.map(({ file }) => file));
  const ready = yielding.filter(({ rivals = [] }) => !rivals.some((rival) => files.has(rival)));
  return ready.length === 0 ? files : new Set(ready.map(({ file }) => file));
}
