import { languageCodes } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { newestFirst } from './order.ts';
import type { Article } from './article.ts';

/**
 * The versions of each story, by its `translationKey`: equals, in the order of the site's languages.
 * Articles without a key stand alone and are not among them.
 */
export function stories<T extends { article: Article }>(all: readonly T[]): Map<string, T[]> {
  const joined = Map.groupBy(all, ({ article }) => article.translationKey);
  return new Map(
    [...joined].flatMap(([key, versions]) =>
      key === undefined
        ? []
        : [[key, versions.toSorted((a, b) => placeOf(a.article) - placeOf(b.article))]],
    ),
  );
}

function placeOf({ language }: Article): number {
  return languageCodes.indexOf(language);
}

/** The version for readers whose language is none of theirs: that of the default edition, else the oldest. */
export function defaultVersion(versions: readonly Article[]): Article | undefined {
  return (
    versions.find(({ language }) => language === site.defaultLanguage) ??
    versions.toSorted(newestFirst).at(-1)
  );
}

/** Whether an article says that its text was made from another: the address of its source is that of the other. */
export function isMadeFrom({ source }: Article, other: Article): boolean {
  return typeof source.url === 'string' && addressesOf(other).includes(comparable(source.url));
}

/** The addresses at which an article's text is or was, here and where it was first published, so that they can be compared. */
export function addressesOf({ language, slug, aliases, canonical }: Article): string[] {
  return [
    absolute(routes.article(language, slug)),
    ...(aliases ?? []).map((alias) => absolute(routes.earlier(alias))),
    ...(canonical === undefined ? [] : [canonical]),
  ].map(comparable);
}

/**
 * Whether an article says that it is a translation of another, and not only a summary of it
 * (https://schema.org/translationOfWork).
 */
export function isTranslationOf(article: Article, other: Article): boolean {
  const { translator } = article;
  const translated =
    translator === null ||
    (translator !== 'none' && translator.some(({ work }) => work !== 'summarised'));
  return translated && isMadeFrom(article, other);
}

/** An address without what makes no other page of it: http or https, a place on the page, a slash at its end. What begins `#/` or `#!` is no place. */
export function comparable(address: string): string {
  const url = URL.parse(address);
  return url === null
    ? address
    : url.host +
        url.pathname.replace(/\/$/, '') +
        url.search +
        (/^#[/!]/.test(url.hash) ? url.hash : '');
}
