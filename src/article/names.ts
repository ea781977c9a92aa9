import { createSlug } from '../language/slug.ts';
import { memoize } from '../memoize.ts';
import type { Taxonomy } from '../routes.ts';
import type { Article, Translator } from './article.ts';

/** The relation of a name to an article. A `cited` outlet didn't publish its original. */
export type TermRole = 'published' | 'cited' | Translator['work'];

/** A name under which articles are listed. A machine and a person of the same name are different names. */
export interface Name {
  text: string;
  machine?: true;
  role?: TermRole;
}

/** The names that an article has under a taxonomy, in its own order; what is not stated is under none. */
export function namesOf({ topics, source, translator }: Article, taxonomy: Taxonomy): Name[] {
  switch (taxonomy) {
    case 'topics':
      return (topics ?? []).map((text) => ({ text }));
    case 'sources':
      return [
        ...(source.publication === null
          ? []
          : [{ text: source.publication, role: 'published' as const }]),
        ...(source.cites ?? []).map(({ name }) => ({ text: name, role: 'cited' as const })),
      ];
    case 'translators':
      return Array.isArray(translator)
        ? translator.map(({ name, type, work }) => ({
            text: name,
            ...(type === 'machine' && { machine: true as const }),
            role: work,
          }))
        : [];
  }
}

/**
 * Normalizes case, whitespace, invisible characters and Unicode form (NFKC, https://unicode.org/reports/tr15/), so that all
 * spellings of a name become equal.
 */
export function normalizeName(name: string): string {
  return (
    name
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      // Uppercase first turns "ß" into "ss", and both Greek lowercase sigmas into one.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKC')
  );
}

/** Returns the slug of a name, the same for all its spellings. */
export function termSlug({ text, machine }: Pick<Name, 'text' | 'machine'>): string {
  return createNameSlug(machine ? `machine ${text}` : text);
}

// Transliteration is slow, and every article that has a name needs its slug.
const createNameSlug = memoize((name: string) => createSlug(normalizeName(name)));
