import { collectionDiagnostics, type Conflict, type LocatedArticle } from './collection.ts';
import type { ArticlePath } from './folder.ts';

/**
 * Leaves out articles until the others are valid together. The last good version of an
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
    for (const one of found) {
      const key = `${one.file}:${one.line}:${one.column} ${one.expected}`;
      if (!lastGood.has(one.file)) conflicts.set(key, one);
    }
    const leftOut = new Set(found.filter(({ givesWay }) => givesWay).map(({ file }) => file));
    rest = rest.filter(({ file }) => !leftOut.has(file));
    for (const file of leftOut.difference(lastGood)) {
      const version = await restore(file);
      lastGood.add(file);
      if (version !== undefined) rest.unshift(version);
    }
  }
}
