import { createSlug } from '../language/slug.ts';
import type { Taxonomy } from '../routes.ts';
import type { Article, Translator } from './article.ts';

/** What somebody whom an article names had to do with it: an outlet that is cited published nothing of it. */
export type TermRole = 'published' | 'cited' | Translator['work'];

/** A name under which articles are listed; the name of a program is another than the same name of a person. */
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
 * What two spellings of one name share: they may differ in case, in white space, in what is invisible and in Unicode
 * form (https://unicode.org/reports/tr15/, NFKC).
 */
export function normalizeName(name: string): string {
  return (
    name
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      // Upper first: so that "ß" is "ss", and a Greek sigma is one wherever it stands.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKC')
  );
}

/** The word that stands for a name in addresses: one for all its spellings. */
export function termSlug({ text, machine }: Pick<Name, 'text' | 'machine'>): string {
  const name = machine ? `machine ${text}` : text;
  const known = termSlugs.get(name) ?? createSlug(normalizeName(name));
  termSlugs.set(name, known);
  return known;
}

/** Every article that names a term asks for its slug, which costs more than all else that is said of the term. */
const termSlugs = new Map<string, string>();
