import type { Article } from '../article/article.ts';
import { namesOf, nameKey, normalizeName, termSlug } from '../article/names.ts';
import { compareCodeUnits } from '../article/order.ts';
import { listAddresses, normalizeAddress, groupByStory } from '../article/versions.ts';
import { fnv1a } from '../language/hash.ts';
import { routes, taxonomies } from '../routes.ts';
import { toInstant } from '../site.ts';
import { normalizeAlias, redirectFile } from './aliases.ts';
import { quote, type Diagnostic, type Finding, type Locate, type Path } from './diagnostic.ts';
import type { ArticlePath } from './folder.ts';

/** An article and its file. */
export interface LocatedArticle {
  article: Article;
  file: string;
  locate: Locate;
}

/** An error that involves several articles. */
export interface Conflict extends Diagnostic {
  /** Whether this article is left out if one of them must be. */
  givesWay: boolean;
}

/**
 * Finds errors that involve several articles: duplicate addresses and translation keys, source cycles. Of the
 * articles that can't be published together, the last one gives way.
 * @param paths of all articles, including those with errors of their own
 * @param folder the path of the articles folder, for the diagnostics
 */
export function collectionDiagnostics(
  articles: readonly LocatedArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Conflict[] {
  return [
    ...findSharedAddresses(articles, paths, folder),
    ...findSharedKeys(articles),
    ...findSourceCycles(articles),
    ...findRepeatedNames(articles),
  ];
}

/**
 * Gives each name a page of its own. If the letters of several give the same slug, the one of the oldest article keeps it,
 * and the others get a suffix from their hash.
 */
export function separateNames<T extends { article: Article }>(articles: readonly T[]): T[] {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  const findNames = ({ article }: T) =>
    taxonomies.flatMap((taxonomy) =>
      namesOf(article, taxonomy).map((name) => {
        const key = nameKey(name, taxonomy);
        const plain = termSlug(name, taxonomy, {});
        return {
          key,
          plain,
          id: `${article.language}/${key}`,
          folder: `${article.language}/${taxonomy}`,
        };
      }),
    );
  for (const { key, plain, id, folder } of articles.toSorted(compareByAge).flatMap(findNames)) {
    if (slugs.has(id)) continue;
    let slug = plain;
    for (let text = key; taken.has(`${folder}/${slug}`); text += ' ')
      slug = `${plain}-${fnv1a(text)}`;
    taken.add(`${folder}/${slug}`);
    slugs.set(id, slug);
  }
  return articles.map((item) => {
    const others = findNames(item).flatMap(({ key, plain, id }) => {
      const slug = slugs.get(id) ?? plain;
      return slug === plain ? [] : [[key, slug]];
    });
    if (others.length === 0) return item;
    const termSlugs = Object.fromEntries(others) as Record<string, string>;
    return { ...item, article: { ...item.article, termSlugs } };
  });
}

/** Sorts drafts last, because they are not published yet. */
function compareByAge({ article: a }: { article: Article }, { article: b }: { article: Article }) {
  return (
    Number(a.draft === true) - Number(b.draft === true) ||
    toInstant(a.published).getTime() - toInstant(b.published).getTime() ||
    compareCodeUnits(a.slug, b.slug)
  );
}

function report(
  { file, locate }: LocatedArticle,
  path: Path,
  finding: Finding & Pick<Conflict, 'givesWay'>,
): Conflict {
  const field = path.filter((step) => typeof step === 'string').join('.');
  return { file, ...locate(path), field, ...finding };
}

function findSharedAddresses(
  articles: readonly LocatedArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Conflict[] {
  const owners = new Map(
    paths.map(({ path, language, slug }) => [
      normalizeAlias(routes.article(language, slug)),
      `${folder}/${path}`,
    ]),
  );
  // Some file systems ignore case and the composition of letters.
  const pageOf = (address: string) =>
    (redirectFile(address) ?? address).normalize('NFC').toLowerCase();
  const pages = new Set(paths.map(({ language, slug }) => pageOf(routes.article(language, slug))));
  return articles.flatMap((located) =>
    (located.article.aliases ?? []).flatMap((alias, index) => {
      const address = normalizeAlias(routes.alias(alias));
      const page = pageOf(routes.alias(alias));
      const owner = owners.get(address) ?? located.file;
      const isOwn = owner === located.file;
      const isRepeated = pages.has(page);
      owners.set(address, owner);
      pages.add(page);
      // An article may have both `/a/` and `/a.html`.
      if (isOwn && !isRepeated) return [];
      return report(located, ['aliases', index], {
        found: `${quote(alias)}, which is already an address of ${isOwn ? 'this article' : owner}`,
        expected: 'an address that no other article has or had',
        fix: 'correct it, or delete it',
        givesWay: true,
      });
    }),
  );
}

function findSharedKeys(articles: readonly LocatedArticle[]): Conflict[] {
  return [...groupByStory(articles)].flatMap(([key, versions]) =>
    versions.flatMap((version, index) => {
      const { language } = version.article;
      const other = versions.find((it) => it !== version && it.article.language === language);
      if (other === undefined) return [];
      return report(version, ['translationKey'], {
        found: `${quote(key)}, which ${other.file} has too, in the same language`,
        expected: 'one version of a story in each language',
        fix: 'give one of the two another key, or remove its key',
        givesWay: versions.indexOf(other) < index,
      });
    }),
  );
}

/** Finds articles that name themselves as their source, directly or through other articles. */
function findSourceCycles(articles: readonly LocatedArticle[]): Conflict[] {
  const byAddress = new Map(
    articles.flatMap((located) =>
      listAddresses(located.article).map((address) => [address, located]),
    ),
  );
  const sourceOf = ({ article: { source } }: LocatedArticle) =>
    typeof source.url === 'string' ? byAddress.get(normalizeAddress(source.url)) : undefined;
  return articles.flatMap((located) => {
    const first = sourceOf(located);
    // An original text that was first published elsewhere is its own source.
    if (first === located && located.article.translator === 'none') return [];
    const visited = new Set<LocatedArticle>();
    for (let at = first; at !== undefined && !visited.has(at); at = sourceOf(at)) {
      visited.add(at);
    }
    if (first === undefined || !visited.has(located)) return [];
    const last = articles.findLast((one) => visited.has(one));
    return report(located, ['source', 'url'], {
      found:
        first === located
          ? 'the address of this article'
          : `the address of ${first.file}, whose own source leads back to this article`,
      expected: 'the address of the text that was translated',
      fix: 'correct the address in one of these articles, or write `unknown`',
      givesWay: located === last,
    });
  });
}

/** Finds names that are twice in a list, in the same role. */
function findRepeatedNames(articles: readonly LocatedArticle[]): Conflict[] {
  return articles.flatMap((located) =>
    taxonomies.flatMap((taxonomy) => {
      const known = new Set<string>();
      return namesOf(located.article, taxonomy).flatMap(({ roles = [], machine, text, path }) => {
        const name = `${String(machine)} ${normalizeName(text)}`;
        const keys = new Set(roles.length > 0 ? roles.map((role) => `${role} ${name}`) : [name]);
        const isNew = known.isDisjointFrom(keys);
        for (const key of keys) known.add(key);
        if (isNew) return [];
        return report(located, path, {
          found: `${quote(text)}, which is already in the list`,
          expected: 'each name once',
          fix: 'keep only one of the two',
          givesWay: true,
        });
      });
    }),
  );
}
