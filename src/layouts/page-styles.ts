import arabic from '../styles/arabic.css?inline';
import article from '../styles/article.css?inline';
import elements from '../styles/elements.css?inline';
import front from '../styles/front.css?inline';
import list from '../styles/list.css?inline';
import page from '../styles/page.css?inline';
import print from '../styles/print.css?inline';
import russian from '../styles/russian.css?inline';
import scripted from '../styles/scripted.css?inline';
import tokens from '../styles/tokens.css?inline';
import { languages, type Language } from '../language/languages.ts';

/** The styles of each kind of page between those of every page and print. Later styles override earlier ones. */
const styles = {
  article: [article],
  front: [list, front],
  list: [list],
  scripted: [list, scripted],
};

export type PageKind = keyof typeof styles;

/** Joins the styles that a page needs. They are inlined, so that an article is one request and a saved file keeps its look. */
export function composeStyles(kind: PageKind, language: Language): string {
  const script =
    languages[language].direction === 'rtl' ? arabic : language === 'ru' ? russian : '';
  return minify([tokens, script, elements, page, ...styles[kind], print].join(''));
}

/** Removes comments and spaces. Vite's minifier would write media queries in a syntax that old browsers don't know. */
function minify(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}>;]) ?|([,:]) | (?=!)/g, '$1$2')
    .replace(/;\}/g, '}')
    .replace(/([ :(,-])0\./g, '$1.')
    .replace(/(\() | (?=\))|([\w)]) (\/) /g, '$1$2$3')
    .trim();
}
