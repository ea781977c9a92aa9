import type { Article } from '../article/article.ts';
import { listCautions, listCorrections } from '../article/history.ts';
import type { TermRole } from '../article/names.ts';
import { dayOf } from '../date.ts';
import { languageCodes, type Language } from '../language/languages.ts';
import { findLeadImage, type Library, type PublishedArticle } from '../library.ts';
import { paginate } from '../lists/pagination.ts';
import { groupByYear, type Period } from '../lists/periods.ts';
import type { Term } from '../lists/terms.ts';
import { hasListFeeds } from '../outputs/formats.ts';
import { describeImage } from '../outputs/image.ts';
import { ARTICLES_PER_SHARD } from '../outputs/search.ts';
import { hasSection } from '../outputs/sections.ts';
import { findPath, routes, taxonomies, type Section, type Taxonomy } from '../routes.ts';
import { site } from '../site.ts';
import { planOutput, type PropsOf } from './output.ts';

export type Page = ReturnType<typeof planPages>[number];

/** What each kind of page shows. */
export type Pages = PropsOf<Page>;

/** An article in a list. */
interface ListItem {
  article: Article;
  roles?: TermRole[];
}

/** A front page with fewer articles shows as many of other languages. */
const SHORT_PAGE_LENGTH = Math.ceil(site.pageLength / 3);

/** Plans every page of the site. */
export function planPages(library: Library, now: Date) {
  const fronts = languageCodes.flatMap((language) => planFronts(library, language));
  const home = fronts.find(({ props: { language, list } }) => {
    return language === site.defaultLanguage && list.page === undefined;
  });
  return [
    ...(home ? [{ ...home, path: findPath(routes.home()) }] : []),
    { path: '404.html', kind: 'notFound' as const, props: { language: site.defaultLanguage } },
    ...fronts,
    ...languageCodes.flatMap((language) => [
      ...planArticles(library, language, now),
      ...taxonomies.flatMap((taxonomy) => planTerms(library, language, taxonomy)),
      planArchive(library, language),
      ...planPeriods(library, language),
      ...planCorrections(library, language),
      ...planSections(library, language),
    ]),
  ];
}

function planArticles(library: Library, language: Language, now: Date) {
  const edition = library.edition(language);
  return edition.map(({ article, text }, index) => {
    const image = findLeadImage({ article, text });
    return planOutput('article', routes.article(language, article.slug), {
      article,
      text,
      picture: image && describeImage(image),
      cautions: listCautions(article, now),
      versions: library.versions(article),
      related: library
        .related(article)
        .map((group) => ({ ...group, articles: group.articles.map(toLink) })),
      previous: toLink(edition[index + 1]?.article),
      next: toLink(edition[index - 1]?.article),
    });
  });
}

function planFronts(library: Library, language: Language) {
  const edition = library.edition(language);
  const others = library.articles.filter(({ article }) => article.language !== language);
  const pinned = edition.find(({ article }) => article.lead);
  return paginateArticles(edition).map(({ items, ...list }) => {
    const isFront = list.page === undefined;
    const ordered =
      isFront && pinned ? [pinned, ...items.filter((item) => item !== pinned)] : items;
    const [first] = ordered;
    const image = isFront && first ? findLeadImage(first) : undefined;
    return planOutput('front', routes.front(language, list.page), {
      language,
      list: { ...list, items: ordered.map(toItem) },
      // The number of articles in the edition.
      ...(isFront && { count: edition.length }),
      // Of the first article.
      picture: image && describeImage(image),
      // In other languages, for an edition with few articles.
      others:
        edition.length < SHORT_PAGE_LENGTH ? others.slice(0, SHORT_PAGE_LENGTH).map(toItem) : [],
    });
  });
}

function planTerms(library: Library, language: Language, taxonomy: Taxonomy) {
  const terms = library.terms(language, taxonomy);
  const index = { language, taxonomy, terms: terms.map(summarizeTerm) };
  return [
    planOutput('taxonomy', routes.section(language, taxonomy), index),
    ...terms.flatMap((term) =>
      paginateArticles(term.articles).map(({ items, ...list }) => {
        const { label, slug } = term;
        return planOutput('term', routes.term(language, taxonomy, slug, list.page), {
          language,
          taxonomy,
          term: {
            ...{ label, slug },
            // Numbers of articles would change full pages.
            ...(list.page === undefined && summarizeTerm(term)),
          },
          list: { ...list, items: items.map(toItem) },
        });
      }),
    ),
  ];
}

function planArchive(library: Library, language: Language) {
  const listYears = (code: Language) =>
    groupArticles(library, code).map(({ period, months }) => ({
      period,
      months: months.map(summarizePeriod),
    }));
  return planOutput('archive', routes.archive(language), {
    language,
    count: library.edition(language).length,
    years: listYears(language),
    // The months of editions in other languages.
    others: languageCodes
      .filter((code) => code !== language && library.edition(code).length > 0)
      .map((code) => ({
        language: code,
        months: listYears(code).flatMap(({ months }) => months),
      })),
  });
}

function planPeriods(library: Library, language: Language) {
  const years = groupArticles(library, language);
  const lists: (Period<PublishedArticle> & { months?: Period<PublishedArticle>[] })[][] = [
    years,
    years.flatMap(({ months }) => months),
  ];
  return lists.flatMap((periods) =>
    periods.map((period, index) =>
      planOutput('period', routes.archive(language, period.period), {
        language,
        ...summarizePeriod(period),
        // Of a year.
        months: period.months?.map(summarizePeriod),
        // Of a month.
        articles: period.months ? undefined : period.items.map(toItem),
        // The nearest periods of the same length that have articles.
        newer: periods[index - 1]?.period,
        older: periods[index + 1]?.period,
      }),
    ),
  );
}

/** Plans the corrections by year. Those of the newest year are at the address of the section, so that the others never change. */
function planCorrections(library: Library, language: Language) {
  const corrections = listCorrections(library.edition(language));
  const years = groupByYear(corrections, ({ date }) => date);
  const [newest, ...earlier] = years.map(({ period, items }) => ({ period, corrections: items }));
  return [
    planOutput('corrections', routes.corrections(language), {
      language,
      year: undefined,
      corrections: newest?.corrections ?? [],
      earlier: earlier.map(({ period }) => period),
    }),
    ...earlier.map((one) =>
      planOutput('corrections', routes.corrections(language, one.period), {
        language,
        year: one.period,
        corrections: one.corrections,
        earlier: [],
      }),
    ),
  ];
}

/** Plans the pages of which each edition has one. */
function planSections(library: Library, language: Language) {
  const planSection = <Kind extends Section, Props>(kind: Kind, props: Props) =>
    hasSection(kind) ? [planOutput(kind, routes.section(language, kind), props)] : [];
  const feeds = taxonomies.map((taxonomy) => ({
    taxonomy,
    terms: library.terms(language, taxonomy).map(({ label, slug }) => ({ label, slug })),
  }));
  return [
    ...planSection('feeds', { language, taxonomies: hasListFeeds ? feeds : [] }),
    ...planSection('about', { language }),
    ...planSection('search', { language, shards: listShards(library) }),
    ...planSection('offline', { language }),
  ];
}

/** Lists the shards of each search index, the newest first. */
function listShards(library: Library) {
  const editions = languageCodes.map((code) => {
    const shards = paginate(library.edition(code), ARTICLES_PER_SHARD);
    return [
      code,
      shards.flatMap(({ page, items }) => {
        const oldest = items.at(-1)?.article.published;
        if (oldest === undefined) return [];
        return [{ folder: routes.search(code, page), since: dayOf(oldest) }];
      }),
    ];
  });
  return Object.fromEntries(editions) as Record<Language, { folder: string; since: string }[]>;
}

/** Divides articles into pages. The first is never short, and few lists need a second one. */
function paginateArticles<T>(articles: readonly T[]) {
  return paginate(articles, site.pageLength, Math.ceil((site.pageLength * 2) / 3));
}

function toItem({ article, roles }: ListItem): ListItem {
  return { article, ...(roles && { roles }) };
}

function toLink<T extends Article | undefined>(article: T) {
  const link = article && { language: article.language, slug: article.slug, title: article.title };
  return link as T extends Article ? Pick<Article, 'language' | 'slug' | 'title'> : undefined;
}

function summarizeTerm({ label, slug, roles, articles }: Term<ListItem>) {
  return { label, slug, roles, count: articles.length };
}

function groupArticles(library: Library, language: Language) {
  return groupByYear(library.edition(language), ({ article }) => article.published);
}

function summarizePeriod({ period, items }: Period<unknown>) {
  return { period, count: items.length };
}
