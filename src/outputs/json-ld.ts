import { isLicenceAddress } from '../article/attribution.ts';
import type { Article, Translator, Work } from '../article/article.ts';
import { isTranslationOf } from '../article/versions.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributeArticle, type AttributedArticle } from './attributed-article.ts';

/** A JSON-LD node (https://schema.org). Fields that are `undefined` are not printed. */
export type JsonLdNode = Record<string, unknown>;

function buildPublisher(): JsonLdNode {
  return { '@type': 'NewsMediaOrganization', name: site.name, url: absolute(routes.home()) };
}

/** Builds the structured data of a front page: the site and its publisher. */
export function buildSiteJsonLd(language: string, description: string): JsonLdNode {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    description,
    url: absolute(routes.front(language)),
    inLanguage: language,
    publisher: {
      ...buildPublisher(),
      correctionsPolicy: absolute(routes.section(language, 'about')),
    },
  };
}

/**
 * Builds the structured data of an article. A translator is never the author, a cited outlet never the publisher, and
 * the source text only `isBasedOn`.
 * @param image the absolute address of the share card
 * @param versions all versions of the story, including this one
 */
export function buildArticleJsonLd(original: Article, image?: string, versions: Article[] = []) {
  const attributed = attributeArticle(original);
  const { article, credit, address, authors, translators, contributors } = attributed;
  const { source, translator, disclaimer, rights, corrections } = article;
  const others = versions.filter(({ language }) => language !== article.language);
  const hasLicence = rights !== null && isLicenceAddress(rights);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.description ?? undefined,
    inLanguage: article.language,
    datePublished: article.published,
    dateModified: article.updated,
    author: buildPeople(authors),
    translator: buildPeople(translators),
    contributor: buildPeople(contributors),
    digitalSourceType: chooseDigitalSourceType(attributed),
    publisher: buildPublisher(),
    creditText: credit,
    backstory: disclaimer ?? undefined,
    license: hasLicence ? rights : undefined,
    copyrightNotice: rights !== null && !hasLicence ? rights : undefined,
    citation: source.cites?.map(({ name, lang }) => ({
      '@type': 'CreativeWork',
      name,
      inLanguage: lang,
    })),
    isBasedOn: translator === 'none' ? undefined : buildSource(attributed),
    // The `translationKey` doesn't say which version is the original, so addresses decide.
    translationOfWork: buildWorks(others.filter((other) => isTranslationOf(original, other))),
    workTranslation: buildWorks(others.filter((other) => isTranslationOf(other, original))),
    correction: corrections?.map(({ date, text }) => ({
      '@type': 'CorrectionComment',
      datePublished: date,
      text,
    })),
    image,
    mainEntityOfPage: address,
  };
}

/** Builds the source text from what is known of it. Returns `undefined` if nothing is. */
function buildSource({
  article: { source },
  authors,
  outlet,
}: AttributedArticle): JsonLdNode | undefined {
  const known = {
    name: source.title ?? undefined,
    url: source.url ?? undefined,
    inLanguage: source.lang ?? undefined,
    datePublished: source.published ?? undefined,
    archivedAt: source.archived ?? undefined,
    author: buildPeople(authors),
    publisher: outlet === undefined ? undefined : { '@type': 'Organization', name: outlet },
  };
  return Object.values(known).some((value) => value !== undefined)
    ? { '@type': 'CreativeWork', ...known }
    : undefined;
}

function buildWorks(articles: readonly Article[]): JsonLdNode[] | undefined {
  const works = articles.map(attributeArticle).map(({ article, address }) => ({
    '@type': 'NewsArticle',
    headline: article.title,
    inLanguage: article.language,
    url: address,
  }));
  return works.length > 0 ? works : undefined;
}

/** Builds persons and organisations. A name whose type is not stated has no `@type`. */
function buildPeople(people: { name: string; type?: string | undefined }[]) {
  const nodes = people.map(({ name, type }): JsonLdNode => {
    if (type === undefined) return { name };
    return { '@type': type === 'person' ? 'Person' : 'Organization', name };
  });
  return nodes.length > 0 ? nodes : undefined;
}

/**
 * Chooses the digital source type (https://cv.iptc.org/newscodes/digitalsourcetype/) of a text on which a machine worked.
 * It is a composite if a person changed the machine's text, or if the machine didn't write it.
 */
function chooseDigitalSourceType(article: AttributedArticle): string | undefined {
  const { machines, translators, contributors } = article;
  if (machines.length === 0) return undefined;
  const hasWork = (workers: Translator[], ...kinds: Work[]) =>
    workers.some(({ work }) => work.some((one) => kinds.includes(one)));
  const people = [...translators, ...contributors];
  const isComposite =
    hasWork(people, 'translated', 'edited', 'summarised', 'proofread') ||
    !hasWork(machines, 'translated', 'summarised');
  return `http://cv.iptc.org/newscodes/digitalsourcetype/${
    isComposite ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'
  }`;
}

/** Serializes JSON-LD for a `<script>`, escaping `<` (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
export function serializeForScript(data: JsonLdNode): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
