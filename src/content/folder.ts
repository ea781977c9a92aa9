import { isLanguage, languageCodes, type Language } from '../language/languages.ts';
import { isRefusedByWindows, isSlug } from '../language/slug.ts';
import { quote, type Diagnostic, type Finding } from './diagnostic.ts';

/** An entry of the articles folder. */
export interface FolderEntry {
  /** Relative to the articles folder, with forward slashes: `en/some-slug.md`. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
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

/**
 * Finds the articles in the articles folder. Reports every file that is neither an article nor an image,
 * so that no file is silently left out of the site. Ignores hidden and temporary files.
 * @param folder the path of the articles folder, for the diagnostics
 */
export function classifyEntries(
  folder: string,
  entries: readonly FolderEntry[],
): { articles: ArticlePath[]; diagnostics: Diagnostic[] } {
  const articles: ArticlePath[] = [];
  const diagnostics: Diagnostic[] = [];
  const files = entries.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const spellings = Map.groupBy(files, (path) => path.toLowerCase());
  for (const entry of entries) {
    const { path } = entry;
    if (path.split('/').some(isIgnored)) continue;
    const others = spellings.get(path.toLowerCase())?.filter((other) => other !== path) ?? [];
    const result = classify(entry, others);
    if (result === undefined) continue;
    if ('slug' in result) articles.push(result);
    else
      diagnostics.push({ file: `${folder}/${path}`, line: 1, column: 1, field: 'file', ...result });
  }
  return { articles, diagnostics };
}

/** An article, an error, or nothing for an image or a folder. */
type ClassifiedEntry = ArticlePath | Finding | undefined;

/** @param spellings other files whose names differ only in case */
function classify({ path, kind }: FolderEntry, spellings: readonly string[]): ClassifiedEntry {
  const [language = '', name = '', ...rest] = path.split('/');
  const codes = languageCodes.join(', ');
  if (kind === 'link') {
    const expected = 'a regular file or folder';
    return { found: 'a symbolic link', expected, fix: 'replace the link with what it points to' };
  }
  if (kind === 'other') {
    const fix = 'move it out of the articles folder';
    return { found: 'neither a file nor a folder', expected: 'a regular file', fix };
  }
  if (name === '' && kind === 'file') {
    return {
      found: 'a file outside the language folders',
      expected: `a file in one of the folders ${codes}`,
      fix: 'move it into the folder of its language',
    };
  }
  if (!isLanguage(language)) {
    // Reported once for the folder, not for each file in it.
    if (name !== '') return undefined;
    return {
      found: `the folder ${quote(language)}`,
      expected: `a folder named after a language of the site: ${codes}`,
      fix: 'rename the folder, or add the language as described in CONTRIBUTING.md',
    };
  }
  if (name === '' || rest.length > 0) return undefined;
  if (kind === 'file') return classifyFile(path, language, spellings);
  return {
    found: 'a folder inside a language folder',
    expected: 'articles and their pictures',
    fix: 'move its files up into the language folder',
  };
}

function classifyFile(
  path: string,
  language: Language,
  spellings: readonly string[],
): ClassifiedEntry {
  const name = path.slice(language.length + 1);
  if (name.length > MAX_NAME_LENGTH) {
    return {
      found: `a file name of ${String(name.length)} characters`,
      expected: `at most ${String(MAX_NAME_LENGTH)} characters`,
      fix: 'give the file a shorter name',
    };
  }
  if (isRefusedByWindows(name)) {
    return {
      found: `the file name ${quote(name)}, which Windows can’t hold`,
      expected: 'a name that every computer can hold',
      fix: 'rename the file: add a word to its name, and use only letters, digits and hyphens',
    };
  }
  if (isImageName(name)) return undefined;
  if (!name.endsWith('.md')) {
    return {
      found: `the file ${quote(name)}`,
      expected: 'an article (.md) or a picture (.jpg .png .webp .avif .gif)',
      fix: 'move it out of the articles folder; if it is an article, save it as a text file whose name ends in .md',
    };
  }
  const slug = name.slice(0, -'.md'.length);
  if (isSlug(slug)) return { path, language, slug };
  if (spellings.length > 0) {
    return {
      found: `a file name that differs only in case from ${spellings.join(', ')}`,
      expected: 'a different name for each article',
      fix: 'rename it',
    };
  }
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
