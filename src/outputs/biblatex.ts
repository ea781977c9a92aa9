import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle } from './attributed-article.ts';
import { toCslItem, type CslItem } from './csl.ts';

/**
 * Writes an article as a BibLaTeX entry (https://ctan.org/pkg/biblatex, § 2.2) in UTF-8, for biber. Existing libraries
 * drop non-Latin text, or have no fields for the original of a translation.
 */
export function toBiblatex(original: Article, site: string): string {
  const item = toCslItem(original, site);
  const { language, source, topics = [] } = attributeArticle(original).article;
  const day = (date: CslItem['issued']) =>
    date['date-parts'][0].map((number) => String(number).padStart(2, '0')).join('-');
  const fields: Record<string, string | undefined> = {
    entrysubtype: '{newspaper}',
    title: formatTitle(item.title),
    author: formatNames(item.author),
    translator: formatNames(item.translator),
    journaltitle: toTex(item['container-title']),
    date: `{${day(item.issued)}}`,
    // biber reads addresses verbatim.
    url: `{${item.URL}}`,
    langid: `{${languages[language].babel}}`,
    origtitle: item['original-title'] && formatTitle(item['original-title']),
    origpublisher: item['original-publisher'] && toTex(item['original-publisher']),
    origdate: item['original-date'] && `{${day(item['original-date'])}}`,
    origlanguage: source.lang ? toTex(nameLanguage(source.lang)) : undefined,
    // A comma or semicolon would separate two keywords.
    keywords:
      topics.length > 0
        ? toTex(topics.map((topic) => topic.replace(/[,;]/g, ' ')).join(', '))
        : undefined,
    abstract: item.abstract && toTex(item.abstract),
    // pdflatex can't print the direction mark that keeps programs from reading the note of a CSL item as a field.
    note: toTex(item.note.replace(/^[\u200E\u200F]/, '')),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = ${value},\n`] : [],
  );
  return `@article{${item.id},\n${lines.join('')}}\n`;
}

/** Adds braces, without which pandoc and some styles write names in titles without capitals: "russian", "syria". */
function formatTitle(title: string): string {
  return `{${toTex(title)}}`;
}

function formatNames(names: CslItem['author']): string | undefined {
  // Without braces, an "and" in a name separates two names.
  return names && `{${names.map(({ literal }) => toTex(literal)).join(' and ')}}`;
}

/** Names a language as biblatex does: "russian". biblatex prints a tag such as `ru` as it is: "Trans. ru by". */
function nameLanguage(code: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  return name.toLowerCase();
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
