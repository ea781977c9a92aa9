import type { Article } from '../article/article.ts';
import { groupByStory } from '../article/versions.ts';
import { formatCount, limitLines, MAX_WITHOUT_HEADING, quote } from '../content/diagnostic.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { taxonomies } from '../routes.ts';
import { isMachineName } from './machines.ts';
import { findSimilarNames } from './similar-names.ts';

/** A likely mistake, which doesn't stop the build. */
export interface Advice {
  /** A heading for many of the kind. */
  kind: string;
  text: string;
}

/**
 * Lists likely mistakes that don't stop the build.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly Article[]): Advice[] {
  const items = articles.map((article) => ({ article }));
  const advise = (kind: string, texts: readonly string[]) => texts.map((text) => ({ kind, text }));
  return [
    ...advise('pairs of names that look the same', adviseOnNames(items)),
    ...articles.flatMap(adviseOnEntries),
    ...advise('translation keys of one article only', adviseOnKeys(items)),
  ];
}

/** Formats advice for a terminal, one piece a line. Kinds with many follow as groups. */
export function formatAdvice(advice: readonly Advice[], all: boolean): string[] {
  return [...Map.groupBy(advice, ({ kind }) => kind)].flatMap(([kind, pieces]) => {
    const texts = pieces.map(({ text }) => text);
    return texts.length <= MAX_WITHOUT_HEADING
      ? texts.map((text) => `advice: ${text}`)
      : [
          `advice: ${formatCount(texts.length)} ${kind}`,
          ...limitLines(texts, all).map((line) => `  ${line}`),
        ];
  });
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
function adviseOnEntries(article: Article): Advice[] {
  const { source, translator, verified } = article;
  const list = <T>(entries: T[] | string | null | undefined) =>
    Array.isArray(entries) ? entries : [];
  const advise = (field: string, entries: { name: string }[], advice: string) => {
    const what = advice.replace(/:.*/, '');
    return entries.map(({ name }) => ({
      kind: `names that look like ${what}`,
      text: `${field} ${quote(name)} (${fileOf(article)}) looks like ${advice}`,
    }));
  };
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
export function fileOf({ language, slug }: Pick<Article, 'language' | 'slug'>): string {
  return `articles/${language}/${slug}.md`;
}
