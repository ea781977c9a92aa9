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
  editor?: CslName[];
  'container-title': string;
  'original-author'?: CslName[];
  'original-title'?: string;
  'original-publisher'?: string;
  'original-date'?: CslDate;
  issued: CslDate;
  language: string;
  URL: string;
  abstract: string;
  /** Credit and disclaimer. */
  note: string;
}

interface CslDate {
  'date-parts': [[number, number, number]];
}

/** Converts an article to CSL-JSON for citation managers. Omits what is not stated. A translator is never an author. */
export function toCslItem(original: Article, site: string): CslItem {
  const { article, credit, address, people } = attributeArticle(original);
  const { translators, editors } = people;
  const { source, translator, disclaimer } = article;
  const isTranslation = translator !== 'none';
  return {
    id: `${article.language}-${article.slug}`,
    type: 'article-newspaper',
    title: article.title,
    ...(source.author && { author: source.author.map(toCslName) }),
    ...(translators.length > 0 && { translator: translators.map(({ name }) => toCslName(name)) }),
    ...(editors.length > 0 && { editor: editors.map(({ name }) => toCslName(name)) }),
    'container-title': site,
    ...(isTranslation && source.author && { 'original-author': source.author.map(toCslName) }),
    ...(isTranslation && source.title && { 'original-title': source.title }),
    ...(source.publication && { 'original-publisher': source.publication }),
    ...(source.published && { 'original-date': toCslDate(source.published) }),
    issued: toCslDate(article.published),
    language: article.language,
    URL: address,
    abstract: article.description,
    note: disclaimer === null ? credit : `${credit} ${disclaimer}`,
  };
}

function toCslName(name: string): CslName {
  return { literal: name };
}

function toCslDate(date: Date): CslDate {
  return { 'date-parts': [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] };
}
