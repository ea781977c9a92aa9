import { routes, taxonomies } from '../routes.ts';
import type { ArticlePath } from './folder.ts';
import { redirectFile } from './aliases.ts';
import { quote, type Finding, type Position, type Diagnostic } from './diagnostic.ts';
import type { Article } from '../article/article.ts';
import { normalizeName, namesOf, termSlug } from '../article/names.ts';
import { addressesOf, comparable, stories } from '../article/versions.ts';

/** An article, its file, and where in it a field stands. */
export interface FiledArticle {
  article: Article;
  file: string;
  place: (path: readonly PropertyKey[]) => Position;
}

/**
 * What articles that are right by themselves can't be together.
 * @param paths of all articles, of those too that are not right
 * @param folder the folder's own path, which begins every path in the problems
 */
export function collectionDiagnostics(
  articles: readonly FiledArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Diagnostic[] {
  return [
    ...sharedAddresses(articles, paths, folder),
    ...sharedSlugs(articles),
    ...sharedKeys(articles),
    ...circles(articles),
    ...repeatedNames(articles),
  ];
}

function problemAt(
  { file, place }: FiledArticle,
  path: readonly PropertyKey[],
  fault: Finding,
): Diagnostic {
  const field = path.filter((step) => typeof step === 'string').join('.');
  return { file, ...place(path), field, ...fault };
}

function sharedAddresses(
  articles: readonly FiledArticle[],
  paths: readonly ArticlePath[],
  folder: string,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
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
          found: `${quote(alias)}, which is an address of ${other === placed.file ? 'this article already' : other}`,
          expected: 'an address that no article has or had but this one',
          fix: 'correct or delete it',
        }),
      );
    }
  }
  return problems;
}

/** Two names whose pages would have one address. */
function sharedSlugs(articles: readonly FiledArticle[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const taxonomy of taxonomies) {
    const taken = new Map<string, { name: string; file: string }>();
    for (const placed of articles) {
      for (const [index, name] of namesOf(placed.article, taxonomy).entries()) {
        const slug = `${placed.article.language}/${taxonomy}/${termSlug(name)}`;
        const other = taken.get(slug);
        if (other === undefined) {
          taken.set(slug, { name: name.text, file: placed.file });
        } else if (normalizeName(other.name) !== normalizeName(name.text)) {
          problems.push(
            problemAt(placed, pathOf(placed.article, taxonomy, index), {
              found: `${quote(name.text)}, whose page would be /${slug}/, as is that of ${quote(other.name)} in ${other.file}`,
              expected: 'names whose addresses differ, in which neither marks nor accents stand',
              fix: 'write both alike, or add a word to one of them',
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

function sharedKeys(articles: readonly FiledArticle[]): Diagnostic[] {
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
              fix: 'give one of the two a key of its own, or delete its key',
            }),
          ];
    }),
  );
}

/** Articles that were made from each other, or from themselves, each by what it names as its source. */
function circles(articles: readonly FiledArticle[]): Diagnostic[] {
  const byAddress = new Map(
    articles.flatMap((placed) => addressesOf(placed.article).map((address) => [address, placed])),
  );
  const sourceOf = ({ article: { source } }: FiledArticle) =>
    typeof source.url === 'string' ? byAddress.get(comparable(source.url)) : undefined;
  return articles.flatMap((placed) => {
    const first = sourceOf(placed);
    // An original may have been published elsewhere before: its source is itself.
    if (first === placed && placed.article.translator === 'none') return [];
    const passed = new Set<FiledArticle>();
    for (let at = first; at !== undefined && !passed.has(at); at = sourceOf(at)) {
      passed.add(at);
    }
    if (first === undefined || !passed.has(placed)) return [];
    return [
      problemAt(placed, ['source', 'url'], {
        found:
          first === placed
            ? 'an address of this article itself'
            : `the address of ${first.file}, whose own source leads back to this article`,
        expected: 'the address of the text that this one was made from',
        fix: 'correct the one whose source is another text, or write `unknown`',
      }),
    ];
  });
}

/** A name that stands twice in one list. */
function repeatedNames(articles: readonly FiledArticle[]): Diagnostic[] {
  return articles.flatMap((placed) =>
    (['topics', 'sources'] as const).flatMap((taxonomy) => {
      const names = namesOf(placed.article, taxonomy);
      return names.flatMap((name, index) => {
        const first = names.findIndex(
          (other) => other.role === name.role && normalizeName(other.text) === normalizeName(name.text),
        );
        return first === index
          ? []
          : [
              problemAt(placed, pathOf(placed.article, taxonomy, index), {
                found: `${quote(name.text)}, which stands there already`,
                expected: 'each name once',
                fix: 'delete one of the two',
              }),
            ];
      });
    }),
  );
}
