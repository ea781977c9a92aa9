import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { cslItem, type Name } from './csl.ts';

/**
 * An article as an entry of BibLaTeX (https://ctan.org/pkg/biblatex, § 2.2), in UTF-8, as biber reads it. Written here because
 * the libraries that write BibLaTeX drop what is not Latin, or have no field for a translation's original.
 */
export function biblatex(article: Article, site: string): string {
  const item = cslItem(article, site);
  const { source } = article;
  const day = (date: { 'date-parts': [[number, number, number]] }) =>
    date['date-parts'][0].map((number) => String(number).padStart(2, '0')).join('-');
  const fields: Record<string, string | undefined> = {
    entrysubtype: '{newspaper}',
    title: texOf(item.title),
    author: namesOf(item.author),
    translator: namesOf(item.translator),
    editor: namesOf(item.editor),
    journaltitle: texOf(item['container-title']),
    date: `{${day(item.issued)}}`,
    // An address is taken as it stands, without escapes.
    url: `{${item.URL}}`,
    langid: `{${languages[article.language].babel}}`,
    origtitle: item['original-title'] && texOf(item['original-title']),
    origpublisher: item['original-publisher'] && texOf(item['original-publisher']),
    origdate: item['original-date'] && `{${day(item['original-date'])}}`,
    origlanguage: source.lang ? texOf(source.lang) : undefined,
    abstract: texOf(item.abstract),
    note: texOf(item.note),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = ${value},\n`] : [],
  );
  return `@article{${item.id},\n${lines.join('')}}\n`;
}

function namesOf(names: Name[] | undefined): string | undefined {
  // Braces keep a name whole, an "and" within it included.
  return names && `{${names.map(({ literal }) => texOf(literal)).join(' and ')}}`;
}

/** A text in braces; what TeX would take for a command is escaped. */
function texOf(text: string): string {
  const escaped = text
    .replace(/[\\{}%#&$_^~]/g, (mark) => commands[mark] ?? `\\${mark}`)
    // TeX joins these into dashes and quotation marks.
    .replace(/([-'`])(?=\1)/g, '$1{}')
    .replace(/\s+/g, ' ');
  return `{${escaped}}`;
}

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
