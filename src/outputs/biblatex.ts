import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { toCslItem, type CslName } from './csl.ts';

/**
 * Writes an article as a BibLaTeX entry (https://ctan.org/pkg/biblatex, § 2.2) in UTF-8, for biber. Existing libraries
 * drop non-Latin text, or have no fields for the original of a translation.
 */
export function toBiblatex(article: Article, site: string): string {
  const item = toCslItem(article, site);
  const { source } = article;
  const day = (date: { 'date-parts': [[number, number, number]] }) =>
    date['date-parts'][0].map((number) => String(number).padStart(2, '0')).join('-');
  const fields: Record<string, string | undefined> = {
    entrysubtype: '{newspaper}',
    title: toTex(item.title),
    author: formatNames(item.author),
    translator: formatNames(item.translator),
    journaltitle: toTex(item['container-title']),
    date: `{${day(item.issued)}}`,
    // biber reads addresses verbatim.
    url: `{${item.URL}}`,
    langid: `{${languages[article.language].babel}}`,
    origtitle: item['original-title'] && toTex(item['original-title']),
    origpublisher: item['original-publisher'] && toTex(item['original-publisher']),
    origdate: item['original-date'] && `{${day(item['original-date'])}}`,
    origlanguage: source.lang ? toTex(source.lang) : undefined,
    abstract: item.abstract && toTex(item.abstract),
    note: toTex(item.note),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = ${value},\n`] : [],
  );
  return `@article{${item.id},\n${lines.join('')}}\n`;
}

function formatNames(names: CslName[] | undefined): string | undefined {
  // Without braces, an "and" in a name separates two names.
  return names && `{${names.map(({ literal }) => toTex(literal)).join(' and ')}}`;
}

/** Escapes TeX commands and puts a text in braces. */
function toTex(text: string): string {
  const escaped = text
    .replace(/[\\{}%#&$_^~]/g, (character) => escapes[character] ?? `\\${character}`)
    // TeX turns pairs of these into dashes and quotation marks.
    .replace(/([-'`])(?=\1)/g, '$1{}')
    .replace(/\s+/g, ' ');
  return `{${escaped}}`;
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
