import { createSlug } from '../language/slug.ts';
import { memoize } from '../memoize.ts';
import type { Taxonomy } from '../routes.ts';
import type { Article, Frontmatter, Work } from './article.ts';

/** The relation of a name to an article. A `cited` outlet didn't publish its original. */
export type TermRole = 'published' | 'cited' | Work;

/** A name under which articles are listed. A machine and a person of the same name are different names. */
export interface Name {
  text: string;
  machine?: true;
  roles?: TermRole[];
  /** The place of the name in the frontmatter. */
  path: readonly PropertyKey[];
}

type NameText = Pick<Name, 'text' | 'machine'>;

/** Lists the names that an article has under a taxonomy, in the order of its frontmatter; unknown ones are left out. */
export function namesOf(
  { topics = [], source, translator }: Frontmatter,
  taxonomy: Taxonomy,
): Name[] {
  if (taxonomy === 'topics') {
    return topics.map((text, index) => ({ text, path: ['topics', index] }));
  }
  if (taxonomy === 'translators') {
    return (Array.isArray(translator) ? translator : []).map(({ name, type, work }, index) => ({
      text: name,
      ...(type === 'machine' && { machine: true }),
      roles: work,
      path: ['translator', index, 'name'],
    }));
  }
  const { publication, cites = [] } = source;
  const names = cites.map(({ name }, index): Name => ({
    text: name,
    roles: ['cited'],
    path: ['source', 'cites', index, 'name'],
  }));
  if (publication === null || publication === 'withheld') return names;
  return [
    { text: publication.name, roles: ['published'], path: ['source', 'publication'] },
    ...names,
  ];
}

/**
 * Normalizes case, whitespace, invisible characters and Unicode form (NFKC, https://unicode.org/reports/tr15/), so that all
 * spellings of a name become equal.
 */
export const normalizeName = memoize((name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    // Uppercase first turns "ß" into "ss", and both Greek lowercase sigmas into one.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC'),
);

/** Returns what all spellings of a name under a taxonomy have in common. */
export function nameKey({ text, machine }: NameText, taxonomy: Taxonomy): string {
  return `${taxonomy}/${machine ? 'machine ' : ''}${normalizeName(text)}`;
}

/** Returns the slug of a name. Spellings that `normalizeName` makes equal have the same slug. */
export function termSlug(
  name: NameText,
  taxonomy: Taxonomy,
  { termSlugs }: Pick<Article, 'termSlugs'>,
): string {
  const key = nameKey(name, taxonomy);
  return termSlugs?.[key] ?? createTermSlug(key);
}

// Transliteration is slow, and every article that has a name needs its slug.
const createTermSlug = memoize((key: string) => createSlug(key.slice(key.indexOf('/') + 1)));
