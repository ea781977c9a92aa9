import { compareNames, languages, formatNumber, type Language } from '../language/languages.ts';
import { compareCodeUnits } from '../article/order.ts';
import { fillMessage, type Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { namesOf, termSlug, type Name, type TermRole } from '../article/names.ts';
import type { Taxonomy } from '../routes.ts';

/** A topic, a source or a translator, and the articles that name it. */
export interface Term<T extends { article: Article }> {
  /** As its oldest article spells it. */
  name: string;
  /** As it is shown: a program is called one. */
  label: Segment[];
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

/**
 * The topics, sources or translators of an edition, in the order of its language.
 * @param published articles of one language, newest first
 */
export function groupByTerm<T extends { article: Article }>(
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
        label: labelOf(name, all, language),
        slug: key,
        articles: [...articles].map(([item, of]) => ({ ...item, roles: of })),
        roles: counts.filter(({ count }) => count > 0),
      };
    })
    .sort(
      (a, b) => compareNames(language, wordsIn(a), wordsIn(b)) || compareCodeUnits(a.slug, b.slug),
    );
}

function wordsIn({ label }: { label: Segment[] }): string {
  return label.map(({ text }) => text).join('');
}

function labelOf({ text, machine }: Name, all: TermRole[], language: Language): Segment[] {
  const { machine: program, machineTranslation } = languages[language].messages;
  const name: Segment[] = [{ text, name: true }];
  if (!machine) return name;
  return fillMessage(all.includes('translated') ? machineTranslation : program, { name });
}

/** How many articles name somebody in which role: `Cited: 5 · Published the original: 2`; empty for topics. */
export function describeRoles(
  counts: Term<{ article: Article }>['roles'],
  language: Language,
): string {
  const { roles: words, roleCount } = languages[language].messages;
  return counts
    .map(({ role, count }) =>
      roleCount.replace('{role}', words[role]).replace('{count}', formatNumber(count, language)),
    )
    .join(' · ');
}
