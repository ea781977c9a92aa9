import type { Article } from '../article/article.ts';
import { dayOf } from '../date.ts';
import { fillMessage } from '../article/segments.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle, segmentsToText, type AttributedArticle } from './attributed-article.ts';

/** A CSL-JSON item (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). */
export type CslItem = ReturnType<typeof toCslItem>;

/**
 * Converts an article to CSL-JSON for citation managers. Omits what is not stated. A translator is never an author.
 * Whoever only edited or reviewed stands in the note: styles print an `editor` in the author's place, and Zotero imports
 * `editor` and `original-author` of a newspaper article as authors.
 */
export function toCslItem(original: Article, site: string) {
  const attributed = attributeArticle(original);
  const { article, address, authors, outlet, translators } = attributed;
  const { source, published, language, slug, title, description } = article;
  const machines = nameMachineTranslations(attributed);
  // Styles shorten long lists to their first names.
  const names = [...machines, ...translators.map(({ name }) => name)];
  const isTranslation = article.translator !== 'none';
  return {
    id: `${language}-${slug}`,
    type: 'article-newspaper',
    title: escapeMarkup(title),
    ...(authors.length > 0 && { author: authors.map(({ name }) => toCslName(name)) }),
    ...(names.length > 0 && { translator: names.map(toCslName) }),
    'container-title': escapeMarkup(site),
    ...(isTranslation && source.title && { 'original-title': escapeMarkup(source.title) }),
    ...(outlet !== undefined && { 'original-publisher': escapeMarkup(outlet) }),
    ...(source.published && { 'original-date': toCslDate(source.published) }),
    issued: toCslDate(published),
    language,
    // For styles that print translators only in place of an author, such as IEEE.
    ...(authors.length > 0 && machines.length > 0 && { medium: escapeMarkup(machines.join('; ')) }),
    URL: address,
    ...(description !== null && { abstract: escapeMarkup(description) }),
    note: composeNote(attributed),
  };
}

/** Names the machines that translated an article, in its language, such as "machine translation (Sample Engine)". */
export function nameMachineTranslations({ article, machines }: AttributedArticle): string[] {
  const { language } = article;
  const { machineTranslation } = languages[language].messages;
  return machines
    .filter(({ work }) => work.includes('translated'))
    .map(({ name }) =>
      segmentsToText(
        fillMessage(machineTranslation, { name: [{ text: name, name: true }] }),
        language,
      ),
    );
}

/**
 * Joins credit and disclaimer. citeproc-js, Zotero and pandoc read `{:field: value}`, and `field: value` at the start of a
 * line, as fields of the item. A space breaks the first form; one line and a direction mark before it break the second.
 */
function composeNote({ article, credit }: AttributedArticle): string {
  const { language, disclaimer } = article;
  const note = [credit, ...(disclaimer === null ? [] : [disclaimer])]
    .join(' ')
    .replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ')
    .replaceAll('{:', '{ :');
  const mark = languages[language].direction === 'rtl' ? '\u200F' : '\u200E';
  return escapeMarkup(/^[\p{L}\p{M}\p{N}_ -]+:/u.test(note) ? mark + note : note);
}

/** Adds a space to the tags that citeproc-js, Zotero and pandoc read as formatting, so that they are printed. */
function escapeMarkup(text: string): string {
  return text.replace(/<(?=\/?(?:i|b|sc|su[bp]|span)\b)/gi, '< ');
}

/** Keeps a name whole, because nobody stated which part is the family name. */
function toCslName(name: string) {
  return { literal: escapeMarkup(name) };
}

function toCslDate(date: string) {
  return { 'date-parts': [dayOf(date).split('-').map(Number)] as const };
}
