import { compareIn, languages, numberInWords, type Language } from '../language/languages.ts';
import { slug } from '../language/slug.ts';
import { byCodeUnit } from './order.ts';
import { fill, type Part } from './parts.ts';
import type { Article, Translator } from './schema.ts';

/** What articles are listed under; each is the first word of its addresses too. */
export const taxonomies = ['topics', 'sources', 'translators'] as const;
export type Taxonomy = (typeof taxonomies)[number];

/** What somebody whom an article names had to do with it: an outlet that is cited published nothing of it. */
export type TermRole = 'published' | 'cited' | Translator['work'];

/** A name under which articles are listed; the name of a program is another than the same name of a person. */
export interface Name {
  text: string;
  machine?: true;
  role?: TermRole;
}

/** A topic, a source or a translator, and the articles that name it. */
export interface Term<T extends { article: Article }> {
  /** As its oldest article spells it. */
  name: string;
  /** As it is shown: a program is called one. */
  shown: Part[];
  slug: string;
  /** In the order given, each with what the name had to do with it. */
  articles: (T & { roles: TermRole[] })[];
  /** How many articles there are for each role, in the order of a translator's kinds of work, an original's publication first. */
  roles: { role: TermRole; count: number }[];
}

const roles: readonly TermRole[] = [
  'published',
  'cited',
  'translated',
  'edited',
  'translated and edited',
  'summarised',
];

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
export function folded(name: string): string {
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
  const known = termSlugs.get(name) ?? slug(folded(name));
  termSlugs.set(name, known);
  return known;
}

/** Every article that names a term asks for its slug, which costs more than all else that is said of the term. */
const termSlugs = new Map<string, string>();

/**
 * The topics, sources or translators of an edition, in the order of its language.
 * @param published articles of one language, newest first
 */
export function termsOf<T extends { article: Article }>(
  published: readonly T[],
  taxonomy: Taxonomy,
  language: Language,
): Term<T>[] {
  const terms = new Map<string, { name: Name; articles: Map<T, TermRole[]> }>();
  for (const item of published) {
    for (const name of namesOf(item.article, taxonomy)) {
      const key = termSlug(name);
      const term = terms.get(key) ?? { name, articles: new Map<T, TermRole[]>() };
      const known = term.articles.get(item) ?? [];
      if (name.role !== undefined && !known.includes(name.role)) known.push(name.role);
      term.articles.set(item, known);
      terms.set(key, { ...term, name });
    }
  }
  return [...terms]
    .map(([key, { name, articles }]) => {
      const all = [...articles.values()].flat();
      const counts = roles.map((role) => ({
        role,
        count: all.filter((other) => other === role).length,
      }));
      return {
        name: name.text,
        shown: shownAs(name, all, language),
        slug: key,
        articles: [...articles].map(([item, of]) => ({ ...item, roles: of })),
        roles: counts.filter(({ count }) => count > 0),
      };
    })
    .sort((a, b) => compareIn(language, wordsIn(a), wordsIn(b)) || byCodeUnit(a.slug, b.slug));
}

function wordsIn({ shown }: { shown: Part[] }): string {
  return shown.map(({ text }) => text).join('');
}

function shownAs({ text, machine }: Name, all: TermRole[], language: Language): Part[] {
  const { machine: program, machineTranslation } = languages[language].messages;
  const name: Part[] = [{ text, name: true }];
  if (!machine) return name;
  return fill(all.includes('translated') ? machineTranslation : program, { name });
}

/** How many articles name somebody in which role: `Cited: 5 · Published the original: 2`; empty for topics. */
export function rolesInWords(
  counts: Term<{ article: Article }>['roles'],
  language: Language,
): string {
  const { roles: words, roleCount } = languages[language].messages;
  return counts
    .map(({ role, count }) =>
      roleCount.replace('{role}', words[role]).replace('{count}', numberInWords(count, language)),
    )
    .join(' · ');
}
