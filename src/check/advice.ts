import type { Article } from '../article/article.ts';
import { groupByStory } from '../article/versions.ts';
import { quote } from '../content/diagnostic.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { taxonomies } from '../routes.ts';
import { isMachineName } from './machines.ts';
import { findSimilarNames } from './similar-names.ts';

const MAX_LINES_PER_KIND = 20;

/**
 * Lists likely mistakes that don't stop the build, one per line.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly Article[]): string[] {
  const items = articles.map((article) => ({ article }));
  const kinds = [adviseOnNames(items), articles.flatMap(adviseOnEntries), adviseOnKeys(items)];
  return kinds.flatMap(limitLines);
}

/** Keeps the first lines of one kind of advice, and counts the rest. */
export function limitLines(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MAX_LINES_PER_KIND;
  if (rest <= 0) return lines;
  return [...lines.slice(0, MAX_LINES_PER_KIND), `and ${rest} more like these`];
}

function adviseOnNames(items: readonly { article: Article }[]): string[] {
  return languageCodes.flatMap((language) => {
    const edition = items.filter(({ article }) => article.language === language);
    return taxonomies.flatMap((taxonomy) => {
      const terms = Map.groupBy(groupByTerm(edition, taxonomy, language), ({ name }) => name);
      return findSimilarNames([...terms.keys()]).map((pair) => {
        const names = pair.map((name) => {
          const article = terms.get(name)?.[0]?.articles[0]?.article;
          return `${quote(name)} (${article === undefined ? '' : fileOf(article)})`;
        });
        return `${taxonomy} ${names.join(' and ')} look like the same name: if they are, spell both the same way`;
      });
    });
  });
}

/** Finds names that look like none, which the mapping form accepts as written, and machines named as people. */
function adviseOnEntries(article: Article): string[] {
  const { source, translator, verified } = article;
  const list = <T>(entries: T[] | string | null | undefined) =>
    Array.isArray(entries) ? entries : [];
  const advise = (field: string, entries: { name: string }[], advice: string) =>
    entries.map(({ name }) => `${field} ${quote(name)} (${fileOf(article)}) looks like ${advice}`);
  const isNoName = ({ name }: { name: string }) => findNameStandIn(name) !== undefined;
  return [
    ...advise(
      'translator',
      list(translator).filter(isNoName),
      'no name: if it is none, write `translator: unknown`, or `translator: withheld` if it is deliberately not given',
    ),
    ...advise(
      'source.cites',
      list(source.cites).filter((outlet) => isNoName(outlet) && !isDomain(outlet.name)),
      'no name: if it is none, write the name of the outlet',
    ),
    ...advise(
      'verified',
      list(verified).filter(isNoName),
      'no name: if it is none, write who verified the content',
    ),
    ...advise(
      'translator',
      list(translator).filter(({ type, name }) => type !== 'machine' && isMachineName(name)),
      'a machine: if it is one, write `type: machine`',
    ),
    ...advise(
      'source.author',
      list(source.author).filter(({ name }) => isMachineName(name)),
      'a machine: if it translated the text, name it under `translator` with `type: machine`',
    ),
  ];
}

/** Outlets such as Lenta.ru are named after their domain. */
function isDomain(name: string): boolean {
  return findNameStandIn(name) === 'address' && /^(?!www\.)[\p{L}\p{N}.-]+$/iu.test(name);
}

/** Finds translation keys that only one article has. */
function adviseOnKeys(items: readonly { article: Article }[]): string[] {
  return [...groupByStory(items)].flatMap(([key, versions]) => {
    const [version] = versions;
    if (version === undefined || versions.length > 1) return [];
    return `translationKey ${quote(key)} is only in ${fileOf(version.article)}: check its spelling if the story has other versions`;
  });
}

/** Returns the file of an article, as advice names it. */
export function fileOf({ language, slug }: Article): string {
  return `articles/${language}/${slug}.md`;
}
