import type { Article } from '../article/article.ts';
import { attributeArticle } from './attributed-article.ts';

/** A name. It is not split, because nobody stated which part is the family name. */
export interface CslName {
  literal: string;
}

/** The fields of a CSL-JSON item that articles use (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). */
export interface CslItem {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: CslName[];
  translator?: CslName[];
  'container-title': string;
  'original-author'?: CslName[];
  'original-title'?: string;
  'original-publisher'?: string;
  'original-date'?: CslDate;
  issued: CslDate;
  language: string;
  URL: string;
  abstract?: string;
  /** Credit and disclaimer. */
  note: string;
}

interface CslDate {
  'date-parts': [[number, number, number]];
}

/** Converts an article to CSL-JSON for citation managers. Omits what is not stated. A translator is never an author. */
export function toCslItem(original: Article, site: string): CslItem {
  const { article, credit, address, authors, outlet, translators } = attributeArticle(original);
  const { source, translator, disclaimer } = article;
  const isTranslation = translator !== 'none';
  return {
    id: `${article.language}-${article.slug}`,
    type: 'article-newspaper',
    title: article.title,
    ...(authors.length > 0 && { author: authors.map(toCslName) }),
    ...(translators.length > 0 && { translator: translators.map(toCslName) }),
    'container-title': site,
    ...(isTranslation && authors.length > 0 && { 'original-author': authors.map(toCslName) }),
    ...(isTranslation && source.title && { 'original-title': source.title }),
    ...(outlet !== undefined && { 'original-publisher': outlet }),
    ...(source.published && { 'original-date': toCslDate(source.published) }),
    issued: toCslDate(article.published),
    language: article.language,
    URL: address,
    ...(article.description !== null && { abstract: article.description }),
    note: disclaimer === null ? credit : `${credit} ${disclaimer}`,
  };
}

function toCslName({ name }: { name: string }): CslName {
  return { literal: name };
}

function toCslDate(date: Date): CslDate {
  return { 'date-parts': [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] };
}
