import { languageCodes } from '../language/languages.ts';
import { absolute, decodePath, routes } from '../routes.ts';
import { site } from '../site.ts';
import { compareNewestFirst } from './order.ts';
import type { Article } from './article.ts';

/**
 * Groups the versions of each story by `translationKey`, sorted in the order of the site's languages. Articles without a
 * key are left out.
 */
export function groupByStory<T extends { article: Article }>(all: readonly T[]): Map<string, T[]> {
  const groups = Map.groupBy(all, ({ article }) => article.translationKey);
  return new Map(
    [...groups].flatMap(([key, versions]) =>
      key === undefined
        ? []
        : [[key, versions.toSorted((a, b) => languageIndex(a.article) - languageIndex(b.article))]],
    ),
  );
}

function languageIndex({ language }: Article): number {
  return languageCodes.indexOf(language);
}

/** Finds the version for readers of other languages: the one in the site's default language, else the oldest. */
export function findDefaultVersion(versions: readonly Article[]): Article | undefined {
  return (
    versions.find(({ language }) => language === site.defaultLanguage) ??
    versions.toSorted(compareNewestFirst).at(-1)
  );
}

/** Checks whether the source of an article is another article (https://schema.org/isBasedOn), by its address. */
export function isBasedOn({ source }: Article, other: Article): boolean {
  return (
    typeof source.url === 'string' && listAddresses(other).includes(normalizeAddress(source.url))
  );
}

/** Lists the normalized addresses of an article: the current one, earlier ones, and where it was first published. */
export function listAddresses({ language, slug, aliases, canonical }: Article): string[] {
  return [
    absolute(routes.article(language, slug)),
    ...(aliases ?? []).map((alias) => absolute(routes.alias(alias))),
    ...(canonical === undefined ? [] : [canonical]),
  ].map(normalizeAddress);
}

/** Checks whether an article is a translation of another (https://schema.org/translationOfWork). A summary is none. */
export function isTranslationOf(article: Article, other: Article): boolean {
  const { translator } = article;
  const isTranslated =
    translator !== 'none' &&
    !(Array.isArray(translator) && translator.every(({ work }) => work.includes('summarised')));
  return isTranslated && isBasedOn(article, other);
}

/**
 * Normalizes an address for comparison: decodes it, and drops scheme, fragment and trailing slash. Keeps fragments that
 * begin with `#/` or `#!`, because apps use them as paths.
 */
export function normalizeAddress(address: string): string {
  const url = URL.parse(address);
  return url === null
    ? address
    : url.host +
        decodePath(url.pathname).replace(/\/$/, '') +
        url.search +
        (/^#[/!]/.test(url.hash) ? url.hash : '');
}
