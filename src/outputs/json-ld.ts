import { isAddress } from '../article/attribution.ts';
import type { Article, Translator } from '../article/article.ts';
import { isTranslationOf } from '../article/versions.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributedArticle } from './attributed-article.ts';

/** A node of linked data (https://schema.org); what is undefined is left out. */
export type Node = Record<string, unknown>;

/** What publishes the site. */
function publisher(): Node {
  return { '@type': 'NewsMediaOrganization', name: site.name, url: absolute(routes.home()) };
}

/** The site and who publishes it, for its front pages. */
export function siteData(language: string, description: string): Node {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    description,
    url: absolute(routes.front(language)),
    inLanguage: language,
    publisher: {
      ...publisher(),
      correctionsPolicy: absolute(routes.about(language)),
    },
  };
}

/**
 * An article: a translator is never its author, an outlet that is cited never its publisher, and a work that was
 * translated is named only as what the text is based on.
 * @param image the absolute address of its share card
 * @param versions of its story, itself included
 */
export function articleData(
  original: Article,
  image?: string,
  versions: readonly Article[] = [],
): Node {
  const { article, credit, address, people } = attributedArticle(original);
  const { source, translator, disclaimer, rights, corrections } = article;
  const others = versions.filter(({ language }) => language !== article.language);
  const licence = rights !== null && isAddress(rights);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.description,
    inLanguage: article.language,
    datePublished: article.published,
    dateModified: article.updated,
    // Whether a person or an organisation isn't stated.
    author: source.author?.map((name) => ({ name })),
    translator: nodesOf(people.translators),
    contributor: nodesOf([
      ...people.editors.filter(({ work }) => work === 'edited'),
      ...people.summarisers,
    ]),
    publisher: publisher(),
    creditText: credit,
    backstory: disclaimer ?? undefined,
    license: licence ? rights : undefined,
    copyrightNotice: rights !== null && !licence ? rights : undefined,
    citation: source.cites?.map(({ name, lang }) => ({
      '@type': 'CreativeWork',
      name,
      inLanguage: lang,
    })),
    isBasedOn: translator === 'none' ? undefined : basis(article),
    // A shared key alone doesn't say which of two versions was first.
    translationOfWork: worksOf(others.filter((other) => isTranslationOf(original, other))),
    workTranslation: worksOf(others.filter((other) => isTranslationOf(other, original))),
    correction: corrections?.map(({ date, text }) => ({
      '@type': 'CorrectionComment',
      datePublished: date,
      text,
    })),
    image,
    mainEntityOfPage: address,
  };
}

/** The work that was translated, as far as it is known. */
function basis({ source }: Article): Node | undefined {
  const known = {
    name: source.title ?? undefined,
    url: source.url ?? undefined,
    inLanguage: source.lang ?? undefined,
    datePublished: source.published ?? undefined,
    archivedAt: source.archived ?? undefined,
    author: source.author?.map((name) => ({ name })),
    publisher:
      source.publication === null
        ? undefined
        : { '@type': 'Organization', name: source.publication },
  };
  return Object.values(known).some((value) => value !== undefined)
    ? { '@type': 'CreativeWork', ...known }
    : undefined;
}

function worksOf(articles: readonly Article[]): Node[] | undefined {
  const works = articles.map((original) => {
    const { article, address } = attributedArticle(original);
    return {
      '@type': 'NewsArticle',
      headline: article.title,
      inLanguage: article.language,
      url: address,
    };
  });
  return works.length > 0 ? works : undefined;
}

function nodesOf(people: Translator[]): Node[] | undefined {
  const nodes = people.map(({ name, type }) => ({
    '@type': type === 'person' ? 'Person' : 'Organization',
    name,
  }));
  return nodes.length > 0 ? nodes : undefined;
}

/** As it stands in a `<script>`, which no text in it can close (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
export function scriptOf(data: Node): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
