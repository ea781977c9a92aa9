import type { Article } from '../article/article.ts';
import { attributedArticle } from './attributed-article.ts';

/** A name as a whole, since which part of it is the family's isn't known. */
export interface Name {
  literal: string;
}

/** An item of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables), as far as an article needs it. */
export interface CslItem {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: Name[];
  translator?: Name[];
  editor?: Name[];
  'container-title': string;
  'original-author'?: Name[];
  'original-title'?: string;
  'original-publisher'?: string;
  'original-date'?: CslDate;
  issued: CslDate;
  language: string;
  URL: string;
  abstract: string;
  /** What came with the text about it, and who made it, in words. */
  note: string;
}

interface CslDate {
  'date-parts': [[number, number, number]];
}

/** An article as citation programs take it. What is not stated is left out, and a translator is never an author. */
export function cslItem(original: Article, site: string): CslItem {
  const { article, credit, address, people } = attributedArticle(original);
  const { translators, editors } = people;
  const { source, translator, disclaimer } = article;
  const translated = translator !== 'none';
  return {
    id: `${article.language}-${article.slug}`,
    type: 'article-newspaper',
    title: article.title,
    ...(source.author && { author: source.author.map(literal) }),
    ...(translators.length > 0 && { translator: translators.map(({ name }) => literal(name)) }),
    ...(editors.length > 0 && { editor: editors.map(({ name }) => literal(name)) }),
    'container-title': site,
    ...(translated && source.author && { 'original-author': source.author.map(literal) }),
    ...(translated && source.title && { 'original-title': source.title }),
    ...(source.publication && { 'original-publisher': source.publication }),
    ...(source.published && { 'original-date': dateOf(source.published) }),
    issued: dateOf(article.published),
    language: article.language,
    URL: address,
    abstract: article.description,
    note: disclaimer === null ? credit : `${credit} ${disclaimer}`,
  };
}

function literal(name: string): Name {
  return { literal: name };
}

function dateOf(date: Date): CslDate {
  return { 'date-parts': [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] };
}
