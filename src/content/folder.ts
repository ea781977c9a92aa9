import { isLanguage, languageCodes, type Language } from '../language/languages.ts';
import { isRefusedByWindows, isSlug } from '../language/slug.ts';
import { atStart, quote, type Diagnostic, type Finding } from './diagnostic.ts';

/** An entry of the articles folder. */
export interface FolderEntry {
  /** Relative to the articles folder, with forward slashes: `en/some-slug.md`. */
  path: string;
  kind: 'file' | 'folder' | 'other';
}

/** The path of an article file, and what it says about the article. */
export interface ArticlePath {
  path: string;
  language: Language;
  slug: string;
}

/** In characters. Disks allow 255 bytes, and the names of published files are longer. */
const MAX_NAME_LENGTH = 200;

/** Accepts raster formats only, because an SVG file can contain scripts. */
export function isImageName(name: string): boolean {
  return /\.(avif|gif|jpe?g|png|webp)$/i.test(name);
}

const ARTICLE = /^([^/]+)\/([^/]+?)(?:\.md|\/index\.md)$/;

/**
 * Finds the articles in the articles folder: `en/slug.md`, or `en/slug/index.md` beside its images. Reports every file that is neither an article nor an image,
 * so that no file is silently left out of the site. Ignores hidden and temporary files.
 * @param folder the path of the articles folder, for the diagnostics
 */
export function classifyEntries(folder: string, entries: readonly FolderEntry[]) {
  const articles: ArticlePath[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = new Set(entries.map(({ path }) => path));
  for (const entry of entries) {
    const { path } = entry;
    if (path.split('/').some(isIgnored)) continue;
    const finding = findFault(entry, paths);
    const [, language = '', slug = ''] = ARTICLE.exec(path) ?? [];
    if (finding) diagnostics.push(atStart(`${folder}/${path}`, 'file', finding));
    else if (isLanguage(language)) articles.push({ path, language, slug });
  }
  return { articles, diagnostics };
}

function findFault({ path, kind }: FolderEntry, paths: ReadonlySet<string>): Finding | undefined {
  const [first = '', name, inner, ...rest] = path.split('/');
  if (kind === 'other') {
    return {
      found: 'a symbolic link, or neither a file nor a folder',
      expected: 'a regular file or folder',
      fix: 'replace the link with what it points to',
    };
  }
  if (name === undefined) {
    if (kind === 'folder' && isLanguage(first)) return undefined;
    return {
      found: `the ${kind} ${quote(first)}`,
      expected: `a folder named after a language of the site: ${languageCodes.join(', ')}`,
      fix:
        kind === 'file'
          ? 'move the file into the folder of its language'
          : 'rename the folder, or add the language as described in CONTRIBUTING.md',
    };
  }
  // A folder in the wrong place is reported once, not for each file in it.
  if (!isLanguage(first) || rest.length > 0) return undefined;
  if (inner === undefined && kind === 'file') return findNameFault(name);
  return findFolderFault(`${first}/${name}`, inner, kind, paths);
}

/**
 * Checks a folder in the folder of a language, or an entry of it.
 * @param name of the entry
 */
function findFolderFault(
  folder: string,
  name: string | undefined,
  kind: FolderEntry['kind'],
  paths: ReadonlySet<string>,
): Finding | undefined {
  const slug = folder.replace(/^.*\//, '');
  const isArticle = paths.has(`${folder}/index.md`);
  if (name === undefined && isArticle) return findNameFault(`${slug}.md`);
  if (name !== undefined && !isArticle) return undefined;
  if (name !== undefined && kind === 'file') {
    if (name !== 'index.md') return findNameFault(name, true);
    if (!paths.has(`${folder}.md`)) return undefined;
    return {
      found: `the article ${quote(slug)} a second time, beside ${quote(`${slug}.md`)}`,
      expected: 'one file with the text',
      fix: 'keep one of the two, with everything that belongs in it',
    };
  }
  return {
    found:
      name === undefined ? 'a folder without index.md' : 'a folder in the folder of an article',
    expected: 'articles and their pictures, or an article in its own folder: name/index.md',
    fix: 'name the article in it index.md and move its pictures beside it, or move its files up',
  };
}

/** @param isBeside whether only images can lie there, beside an `index.md` */
function findNameFault(name: string, isBeside = false): Finding | undefined {
  if (name.length > MAX_NAME_LENGTH || isRefusedByWindows(name)) {
    return {
      found: `the file name ${quote(name)}, which some computers can’t hold`,
      expected: `at most ${String(MAX_NAME_LENGTH)} characters, and none that Windows reserves`,
      fix: 'rename the file: use two words or more, and only letters, digits and hyphens',
    };
  }
  if (isImageName(name)) return undefined;
  if (!name.endsWith('.md') || isBeside) {
    return {
      found: `the file ${quote(name)}`,
      expected: 'an article (.md) or a picture (.jpg .png .webp .avif .gif)',
      fix: 'move it out of the articles folder; if it is an article, save it as a text file whose name ends in .md',
    };
  }
  if (isSlug(name.slice(0, -'.md'.length))) return undefined;
  return {
    found: `the file name ${quote(name)}`,
    expected: 'lowercase Latin letters, digits and single hyphens, then .md',
    fix: 'rename the file: its name becomes the address of the article',
  };
}

/** Recognizes hidden files, and temporary files of Windows, editors and word processors. */
function isIgnored(name: string): boolean {
  return /^[.~#]|~$/.test(name) || /^(?:Thumbs\.db|desktop\.ini)$/i.test(name);
}
