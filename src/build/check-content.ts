import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { ContentCache } from '../content/cache.ts';
import type { Diagnostic } from '../content/diagnostic.ts';
import { ContentReader } from '../content/reader.ts';
import { buildDate, contentFolder } from '../site.ts';
import { BuildError } from './build-error.ts';
import { checkSettings } from './build-site.ts';
import { describeContent, type ContentReport } from './report.ts';

/**
 * Checks the articles of the content folder as a build does, without building pages.
 * @param paths of the files and folders to report on; all articles if there are none
 * @throws ContentError, SettingError or BuildError for what an editor can fix
 */
export async function checkContent(paths: readonly string[]): Promise<ContentReport> {
  const now = buildDate();
  checkSettings();
  const folder = contentFolder();
  const chosen = paths.map((path) => findFile(path, join(folder, 'articles')));
  const reader = new ContentReader(folder, await ContentCache.open(folder));
  const report = describeContent(await reader.read(), now);
  const isChosen = ({ file }: Diagnostic) =>
    chosen.length === 0 || chosen.some((path) => isInside(resolve(file), path));
  return {
    ...report,
    errors: report.errors.filter(isChosen),
    advice: report.advice.filter(isChosen),
  };
}

/** Finds a file or folder, also if its path has backslashes or starts from where npm was called. */
function findFile(path: string, articles: string): string {
  const from = process.env['INIT_CWD'] ?? '';
  const candidates = [resolve(path), resolve(path.replaceAll('\\', '/')), resolve(from, path)];
  const file = candidates.find((one) => existsSync(one));
  if (file !== undefined) {
    const folder = resolve(articles);
    if (isInside(file, folder) || isInside(folder, file)) return file;
  }
  throw BuildError.at(path, {
    found: file === undefined ? 'no such file' : 'a file or folder without articles',
    expected: `an article or a folder in ${articles.replaceAll('\\', '/')}`,
    fix: 'correct the path; without one, all articles are checked',
  });
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
