import { formats, languages, formatNumber, type Language } from '../language/languages.ts';
import { compareCodeUnits } from '../article/order.ts';
import { fillMessage, formatWorks, joinTexts, type Segment } from '../article/segments.ts';
import { works, type Article } from '../article/article.ts';
import { namesOf, termSlug, type Name, type TermRole } from '../article/names.ts';
import type { Taxonomy } from '../routes.ts';

/** A topic, source or translator, and the articles that name it. */
export interface Term<T extends { article: Article }> {
  /** The spelling of the oldest article. */
  name: string;
  /** The name as it is printed. A machine is labelled as one. */
  label: Segment[];
  slug: string;
  /** In the order given, each with the roles of the name. */
  articles: (T & { roles: TermRole[] })[];
  roles: RoleCount[];
}

/** The number of articles for a role. There are no zeros. */
export interface RoleCount {
  role: TermRole;
  count: number;
}

const roleOrder: readonly TermRole[] = ['published', 'cited', ...works];

/**
 * Groups the articles of an edition by topic, source or translator. Sorts the terms alphabetically.
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
      const key = termSlug(name, taxonomy, item.article);
      const term = terms.get(key) ?? { name, articles: new Map<T, TermRole[]>() };
      const roles = term.articles.get(item) ?? [];
      term.articles.set(item, [...new Set([...roles, ...(name.roles ?? [])])]);
      terms.set(key, { ...term, name });
    }
  }
  return [...terms]
    .map(([key, { name, articles }]) => {
      const allRoles = [...articles.values()].flat();
      const counts = roleOrder.map((role) => ({
        role,
        count: allRoles.filter((other) => other === role).length,
      }));
      return {
        name: name.text,
        label: createLabel(name, allRoles, language),
        slug: key,
        articles: [...articles].map(([item, roles]) => ({ ...item, roles })),
        roles: counts.filter(({ count }) => count > 0),
      };
    })
    .sort(
      (a, b) =>
        formats(language).order.compare(joinTexts(a.label), joinTexts(b.label)) ||
        compareCodeUnits(a.slug, b.slug),
    );
}

function createLabel({ text, machine }: Name, roles: TermRole[], language: Language): Segment[] {
  const { machine: machineMessage, machineTranslation } = languages[language].messages;
  // Only topics have no roles. They are words of their language.
  const name: Segment[] = [roles.length > 0 ? { text, name: true } : { text, quoted: true }];
  if (!machine) return name;
  return fillMessage(roles.includes('translated') ? machineTranslation : machineMessage, { name });
}

/** Formats the number of articles for each role: `Cited: 5 · Published the original: 2`. Returns '' for topics. */
export function describeRoles(counts: readonly RoleCount[], language: Language): string {
  return counts
    .map(({ role, count }) => `${formatRole(role, language)}: ${formatNumber(count, language)}`)
    .join(' · ');
}

/** Formats a role: `Translated`, `Published the original`. */
export function formatRole(role: TermRole, language: Language): string {
  const { roles } = languages[language].messages;
  return role === 'published' || role === 'cited'
    ? roles[role]
    : formatWorks('{works}', [role], language);
}
