import { isLanguage, languageCodes, type Language } from '../language/languages.ts';
import { quote, type Diagnostic } from './diagnostic.ts';
import { isSlug } from '../language/slug.ts';

/** Something that lies in the folder of articles. */
export interface Entry {
  /** From the folder of articles on, with forward slashes: `en/some-slug.md`. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/** Which file is which article. */
export interface ArticlePath {
  path: string;
  language: Language;
  slug: string;
}

/** Whether a name is that of a picture which may lie beside an article: raster alone, since a drawing can hold a program. */
export function isPictureName(name: string): boolean {
  return /\.(avif|gif|jpe?g|png|webp)$/i.test(name);
}

/**
 * Sorts what lies in the folder of articles: every file is an article, a picture or a problem, so that
 * nothing that an editor put there stays out of the site unnoticed. Names that begin with a dot are passed over.
 * @param folder the folder's own path, which begins every path in the problems
 */
export function sortEntries(
  folder: string,
  entries: readonly Entry[],
): { articles: ArticlePath[]; problems: Diagnostic[] } {
  const articles: ArticlePath[] = [];
  const problems: Diagnostic[] = [];
  const spellings = Map.groupBy(
    entries.filter(({ kind }) => kind === 'file'),
    ({ path }) => path.toLowerCase(),
  );
  const codes = languageCodes.join(', ');

  for (const { path, kind } of entries) {
    const [language = '', name = '', ...deeper] = path.split('/');
    if (path.split('/').some((step) => isPassedOver(step))) continue;
    const refuse = (found: string, expected: string, fix: string) => {
      problems.push({
        file: `${folder}/${path}`,
        line: 1,
        column: 1,
        field: 'file',
        found,
        expected,
        fix,
      });
    };

    if (kind === 'link') {
      refuse('a symbolic link', 'a file of its own', 'put the file itself in its place');
    } else if (kind === 'other') {
      refuse('neither a file nor a folder', 'a file', 'take it out of the folder');
    } else if (name === '' && kind === 'file') {
      refuse(
        'a file outside the folders of languages',
        `a folder: ${codes}`,
        'move it into the folder of its language',
      );
    } else if (!isLanguage(language)) {
      // The folder alone is named, once, not each file in it.
      if (name === '')
        refuse(
          `the folder ${quote(language)}`,
          `the code of a language: ${codes}`,
          'rename it, or add the language as CONTRIBUTING.md says',
        );
    } else if (kind === 'folder') {
      if (name !== '' && deeper.length === 0)
        refuse(
          'a folder inside that of a language',
          'articles and their pictures',
          'move its files up, beside the other articles',
        );
    } else if (deeper.length > 0) {
      continue;
    } else if (name.endsWith('.md')) {
      const slug = name.slice(0, -'.md'.length);
      const twins = (spellings.get(path.toLowerCase()) ?? []).filter((twin) => twin.path !== path);
      if (twins.length > 0) {
        refuse(
          `a name that differs only by case from ${twins.map((twin) => twin.path).join(', ')}`,
          'a name of its own for each article',
          'rename one of them',
        );
      } else if (!isSlug(slug)) {
        refuse(
          `the name ${quote(name)}`,
          'small Latin letters, digits and single hyphens, then .md',
          'rename the file: its name becomes the address',
        );
      } else {
        articles.push({ path, language, slug });
      }
    } else if (!isPictureName(name)) {
      refuse(
        `the file ${quote(name)}`,
        'an article (.md) or a picture (.jpg .png .webp .avif .gif)',
        'move it elsewhere; an article is a text file whose name ends in .md',
      );
    }
  }
  return { articles, problems };
}

/** Hidden files, and those that Windows, editors and word processors leave behind. */
function isPassedOver(name: string): boolean {
  return /^[.~#]|~$/.test(name) || /^(?:Thumbs\.db|desktop\.ini)$/i.test(name);
}
