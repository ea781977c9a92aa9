import { routes } from '../routes.ts';
import type { ArticlePath } from './folder.ts';
import { redirectFile } from './aliases.ts';
import { quote, type Fault, type Place, type Problem } from './problem.ts';
import type { Article } from './schema.ts';
import { folded, namesOf, taxonomies, termSlug } from './terms.ts';
import { addressesOf, comparable, isMadeFrom, stories } from './versions.ts';

/** An article, its file, and where in it a field stands. */
export interface FiledArticle {
  article: Article;
  file: string;
  place: (path: readonly PropertyKey[]) => Place;
}

/**
 * What articles that are right by themselves can't be together.
 * @param paths of all articles, of those too that are not right
 * @param folder the folder's own path, which begins every path in the problems
 */
export function collectionProblems(
  articles: readonly FiledArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Problem[] {
  return [
    ...sharedAddresses(articles, paths, folder),
    ...sharedSlugs(articles),
    ...sharedKeys(articles),
    ...mutualSources(articles),
  ];
}

function problemAt(
  { file, place }: FiledArticle,
  path: readonly PropertyKey[],
  fault: Fault,
): Problem {
  const field = path.filter((step) => typeof step === 'string').join('.');
  return { file, ...place(path), field, ...fault };
}

function sharedAddresses(
  articles: readonly FiledArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map(
    paths.map(({ path, language, slug }) => [
      redirectFile(routes.article(language, slug)),
      `${folder}/${path}`,
    ]),
  );
  for (const placed of articles) {
    for (const [index, alias] of (placed.article.aliases ?? []).entries()) {
      // Where case makes no difference, one file would take the other's place.
      const address = redirectFile(routes.earlier(alias)).toLowerCase();
      const other = taken.get(address);
      taken.set(address, placed.file);
      if (other === undefined) continue;
      problems.push(
        problemAt(placed, ['aliases', index], {
          found: `${quote(alias)}, which is an address of ${other}`,
          expected: 'an address that no article has or had but this one',
          mend: 'correct or delete it',
        }),
      );
    }
  }
  return problems;
}

/** Two names whose pages would have one address. */
function sharedSlugs(articles: readonly FiledArticle[]): Problem[] {
  const problems: Problem[] = [];
  for (const taxonomy of taxonomies) {
    const taken = new Map<string, { name: string; file: string }>();
    for (const placed of articles) {
      for (const [index, name] of namesOf(placed.article, taxonomy).entries()) {
        const slug = `${placed.article.language}/${taxonomy}/${termSlug(name)}`;
        const other = taken.get(slug);
        if (other === undefined) {
          taken.set(slug, { name: name.text, file: placed.file });
        } else if (folded(other.name) !== folded(name.text)) {
          problems.push(
            problemAt(placed, pathOf(placed.article, taxonomy, index), {
              found: `${quote(name.text)}, whose page would be /${slug}/, as is that of ${quote(other.name)} in ${other.file}`,
              expected: 'names that differ in letters or digits',
              mend: 'write both alike, or add a word to one of them',
            }),
          );
        }
      }
    }
  }
  return problems;
}

/** Where the name with this number among those of the taxonomy stands. */
function pathOf(
  { source }: Article,
  taxonomy: (typeof taxonomies)[number],
  index: number,
): PropertyKey[] {
  if (taxonomy === 'topics') return ['topics', index];
  if (taxonomy === 'translators') return ['translator', index, 'name'];
  const cited = source.publication === null ? index : index - 1;
  return cited < 0 ? ['source', 'publication'] : ['source', 'cites', cited, 'name'];
}

function sharedKeys(articles: readonly FiledArticle[]): Problem[] {
  return [...stories(articles)].flatMap(([key, versions]) =>
    versions.flatMap((version, index) => {
      const twin = versions
        .toSpliced(index, 1)
        .find(({ article }) => article.language === version.article.language);
      return twin === undefined
        ? []
        : [
            problemAt(version, ['translationKey'], {
              found: `${quote(key)}, which ${twin.file} has in the same language`,
              expected: 'one version of a story in each language',
              mend: 'give one of the two a key of its own, or delete its key',
            }),
          ];
    }),
  );
}

/** Two articles each of which was made from the other. */
function mutualSources(articles: readonly FiledArticle[]): Problem[] {
  const byAddress = new Map(
    articles.flatMap((placed) => addressesOf(placed.article).map((address) => [address, placed])),
  );
  return articles.flatMap((placed) => {
    const { url } = placed.article.source;
    const other = typeof url === 'string' ? byAddress.get(comparable(url)) : undefined;
    if (other === undefined || other === placed) return [];
    if (!isMadeFrom(other.article, placed.article)) return [];
    return [
      problemAt(placed, ['source', 'url'], {
        found: `the address of ${other.file}, which names this article as its source`,
        expected: 'of two articles at most one that was made from the other',
        mend: 'correct the one whose source is another text, or write `unknown`',
      }),
    ];
  });
}
