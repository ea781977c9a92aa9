import type { Article } from '../article/article.ts';
import { listCautions } from '../article/history.ts';
import type { TermRole } from '../article/names.ts';
import type { Segment } from '../article/segments.ts';
import { dayOf } from '../date.ts';
import { languageCodes, type Language } from '../language/languages.ts';
import { findLeadImage, type ArticleText, type Library, type RelatedArticles } from '../library.ts';
import { paginate, type ListPage } from '../lists/pagination.ts';
import { groupByYear, type Period } from '../lists/periods.ts';
import type { Term } from '../lists/terms.ts';
import type { PublishedImage } from '../markdown/render.ts';
import { hasListFeeds } from '../outputs/formats.ts';
import { describeImage } from '../outputs/image.ts';
import { ARTICLES_PER_SHARD } from '../outputs/search.ts';
import { hasSection } from '../outputs/sections.ts';
import { findPath, routes, sectionNames, taxonomies, type Taxonomy } from '../routes.ts';
import { site } from '../site.ts';
import type { OutputOf } from './output.ts';

/** What each kind of page shows. */
export interface Pages {
  article: ArticlePage;
  front: FrontPage;
  term: TermPage;
  taxonomy: { language: Language; taxonomy: Taxonomy; terms: TermSummary[] };
  archive: ArchivePage;
  period: PeriodPage;
  corrections: { language: Language; articles: Article[] };
  feeds: { language: Language; taxonomies: { taxonomy: Taxonomy; terms: TermLink[] }[] };
  search: { language: Language; shards: Record<Language, { folder: string; since: string }[]> };
  about: EditionPage;
  offline: EditionPage;
  notFound: { language: Language };
}

type Page<K extends keyof Pages = keyof Pages> = OutputOf<Pages, K>;

interface EditionPage {
  language: Language;
}

interface ArticlePage {
  article: Article;
  text: ArticleText;
  picture?: PublishedImage | undefined;
  cautions: Segment[][];
  /** All versions of the story, or none if this is the only one. */
  versions: Article[];
  related: (Omit<RelatedArticles, 'articles'> & { articles: ArticleLink[] })[];
  previous?: ArticleLink | undefined;
  next?: ArticleLink | undefined;
}

/** What a link to an article shows. */
export type ArticleLink = Pick<Article, 'language' | 'slug' | 'title'>;

/** An article in a list. */
interface ListItem {
  article: Article;
  roles?: TermRole[];
}

interface FrontPage {
  language: Language;
  list: ListPage<ListItem>;
  /** The number of articles in the edition. */
  count?: number;
  /** The picture of the first article. */
  picture?: PublishedImage | undefined;
  /** Articles in other languages, for an edition with few articles. */
  others: ListItem[];
}

type TermLink = Pick<Term<ListItem>, 'label' | 'slug'>;

/** A topic, source or translator, and how many articles have it. */
export interface TermSummary extends TermLink {
  roles: Term<ListItem>['roles'];
  count: number;
}

interface TermPage extends EditionPage {
  taxonomy: Taxonomy;
  term: TermLink & Partial<TermSummary>;
  list: ListPage<ListItem>;
}

/** A year or month, and how many articles it has. */
export interface PeriodSummary {
  period: string;
  count: number;
}

interface ArchivePage extends EditionPage {
  count: number;
  years: { period: string; months: PeriodSummary[] }[];
  /** The months of editions in other languages. */
  others: { language: Language; months: PeriodSummary[] }[];
}

interface PeriodPage extends EditionPage, PeriodSummary {
  /** Of a year. */
  months?: PeriodSummary[];
  /** Of a month. */
  articles?: ListItem[];
  /** The nearest periods of the same length that have articles. */
  newer?: string | undefined;
  older?: string | undefined;
}

/** A front page with fewer articles shows as many of other languages. */
const SHORT_PAGE_LENGTH = Math.ceil(site.pageLength / 3);

/** Plans every page of the site. */
export function planPages(library: Library, now: Date): Page[] {
  const fronts = languageCodes.flatMap((language) => planFronts(library, language));
  const home = fronts.find(({ props: { language, list } }) => {
    return language === site.defaultLanguage && list.page === undefined;
  });
  return [
    ...(home ? [{ ...home, path: findPath(routes.home()) }] : []),
    { path: '404.html', kind: 'notFound', props: { language: site.defaultLanguage } },
    ...fronts,
    ...languageCodes.flatMap((language) => [
      ...planArticles(library, language, now),
      ...taxonomies.flatMap((taxonomy) => planTerms(library, language, taxonomy)),
      planArchive(library, language),
      ...planPeriods(library, language),
      ...planSections(library, language),
    ]),
  ];
}

function planArticles(library: Library, language: Language, now: Date): Page<'article'>[] {
  const edition = library.edition(language);
  return edition.map(({ article, text }, index) => {
    const image = findLeadImage({ article, text });
    return {
      path: findPath(routes.article(language, article.slug)),
      kind: 'article',
      props: {
        article,
        text,
        picture: image && describeImage(image),
        cautions: listCautions(article, now),
        versions: library.versions(article),
        related: library.related(article).map((group) => ({
          ...group,
          articles: group.articles.map(toLink),
        })),
        previous: toLink(edition[index + 1]?.article),
        next: toLink(edition[index - 1]?.article),
      },
    };
  });
}

function planFronts(library: Library, language: Language): Page<'front'>[] {
  const edition = library.edition(language);
  const others = library.articles.filter(({ article }) => article.language !== language);
  const pinned = edition.find(({ article }) => article.lead);
  return paginateArticles(edition).map(({ items, ...list }) => {
    const isFront = list.page === undefined;
    const ordered =
      isFront && pinned ? [pinned, ...items.filter((item) => item !== pinned)] : items;
    const [first] = ordered;
    const image = isFront && first && findLeadImage(first);
    return {
      path: findPath(routes.front(language, list.page)),
      kind: 'front',
      props: {
        language,
        list: { ...list, items: ordered.map(toItem) },
        ...(isFront && { count: edition.length }),
        ...(image && { picture: describeImage(image) }),
        others:
          edition.length < SHORT_PAGE_LENGTH ? others.slice(0, SHORT_PAGE_LENGTH).map(toItem) : [],
      },
    };
  });
}

function planTerms(library: Library, language: Language, taxonomy: Taxonomy): Page[] {
  const terms = library.terms(language, taxonomy);
  return [
    {
      path: findPath(routes.section(language, taxonomy)),
      kind: 'taxonomy',
      props: { language, taxonomy, terms: terms.map(summarizeTerm) },
    },
    ...terms.flatMap((term) =>
      paginateArticles(term.articles).map(({ items, ...list }): Page => {
        const { label, slug } = term;
        return {
          path: findPath(routes.term(language, taxonomy, slug, list.page)),
          kind: 'term',
          props: {
            language,
            taxonomy,
            // Numbers of articles would change full pages.
            term: list.page === undefined ? summarizeTerm(term) : { label, slug },
            list: { ...list, items: items.map(toItem) },
          },
        };
      }),
    ),
  ];
}

function planArchive(library: Library, language: Language): Page<'archive'> {
  const listYears = (code: Language) =>
    groupByYear(library.edition(code)).map(({ period, months }) => ({
      period,
      months: months.map(summarizePeriod),
    }));
  return {
    path: findPath(routes.archive(language)),
    kind: 'archive',
    props: {
      language,
      count: library.edition(language).length,
      years: listYears(language),
      others: languageCodes
        .filter((code) => code !== language && library.edition(code).length > 0)
        .map((code) => ({
          language: code,
          months: listYears(code).flatMap(({ months }) => months),
        })),
    },
  };
}

function planPeriods(library: Library, language: Language): Page<'period'>[] {
  const years = groupByYear(library.edition(language));
  const months = years.flatMap((year) => year.months);
  const place = (periods: readonly Period<unknown>[], index: number) => ({
    language,
    newer: periods[index - 1]?.period,
    older: periods[index + 1]?.period,
  });
  const all: Pages['period'][] = [
    ...years.map((year, index) => ({
      ...place(years, index),
      ...summarizePeriod(year),
      months: year.months.map(summarizePeriod),
    })),
    ...months.map((month, index) => ({
      ...place(months, index),
      ...summarizePeriod(month),
      articles: month.articles.map(toItem),
    })),
  ];
  return all.map((props) => ({
    path: findPath(routes.archive(language, props.period)),
    kind: 'period',
    props,
  }));
}

/** Plans the pages of which each edition has one. */
function planSections(library: Library, language: Language): Page[] {
  const pages = {
    corrections: {
      language,
      articles: library
        .edition(language)
        .map(({ article }) => article)
        .filter(({ corrections = [] }) => corrections.length > 0),
    },
    feeds: {
      language,
      taxonomies: hasListFeeds
        ? taxonomies.map((taxonomy) => ({
            taxonomy,
            terms: library.terms(language, taxonomy).map(({ label, slug }) => ({ label, slug })),
          }))
        : [],
    },
    search: { language, shards: listShards(library) },
    about: { language },
    offline: { language },
  } satisfies Partial<Pages>;
  return sectionNames.flatMap((section) =>
    section in pages && hasSection(section)
      ? [
          {
            path: findPath(routes.section(language, section)),
            kind: section,
            props: pages[section as keyof typeof pages],
          } as Page,
        ]
      : [],
  );
}

/** Lists the shards of each search index, the newest first. */
function listShards(library: Library): Pages['search']['shards'] {
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
  return Object.fromEntries(editions) as Pages['search']['shards'];
}

/** Divides articles into pages. The first is never short, and few lists need a second one. */
function paginateArticles<T>(articles: readonly T[]): ListPage<T>[] {
  return paginate(articles, site.pageLength, Math.ceil((site.pageLength * 2) / 3));
}

function toItem({ article, roles }: ListItem): ListItem {
  return { article, ...(roles && { roles }) };
}

function toLink<T extends Article | undefined>(article: T) {
  const link = article && { language: article.language, slug: article.slug, title: article.title };
  return link as T extends Article ? ArticleLink : undefined;
}

function summarizeTerm({ label, slug, roles, articles }: Term<ListItem>): TermSummary {
  return { label, slug, roles, count: articles.length };
}

function summarizePeriod({ period, articles }: Period<unknown>): PeriodSummary {
  return { period, count: articles.length };
}
