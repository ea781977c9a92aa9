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
import { settingValues } from '../browser/apply-settings.ts';
import { colours } from '../colours.ts';
import { languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';

/** The styles of each kind of page between those of every page and print. Later styles override earlier ones. */
const styles = {
  article: [article],
  front: [list, front],
  list: [list],
  scripted: [list, scripted],
};

export type PageKind = keyof typeof styles;

const [light, dark] = (['light', 'dark'] as const).map((scheme) => {
  const values = Object.entries(colours[scheme]).map(([name, value]) => `--${name}:${value}`);
  return [`color-scheme:${scheme}`, ...values].join(';');
});

/** The colours of both schemes. The last rule is the reader's choice: a selector can't join a media query and an attribute. */
const schemes = `:root{${light}}
@media screen and (prefers-color-scheme:dark){:root:not([data-scheme='light']){${dark}}}
@media screen{:root[data-scheme='dark']{${dark}}}`;

/** The text sizes of the reader's settings, in percent. */
const sizes = settingValues.size.filter(Boolean);
const sizeRules = sizes.map((size) => `[data-size='${size}']{font-size:${size}%}`).join('');

/** Removes comments, spaces and quotation marks. Vite's minifier would write media queries in a syntax that old browsers don't know. */
const minify = memoize((css: string) =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}>;]) ?|([,:]) | (?=!)/g, '$1$2')
    .replace(/;\}/g, '}')
    .replace(/='([a-z-]+)'\]/g, '=$1]')
    .replace(/([ :(,-])0\./g, '$1.')
    .replace(/(\() | (?=\))|([\w)]) (\/) /g, '$1$2$3')
    .trim(),
);

/** Joins the styles that a page needs. They are inlined, so that an article is one request and a saved file keeps its look. */
export function composeStyles(kind: PageKind, language: Language): string {
  const script =
    languages[language].direction === 'rtl' ? arabic : language === 'ru' ? russian : '';
  return minify(
    [schemes, sizeRules, tokens, script, elements, page, ...styles[kind], print].join(''),
  );
}
