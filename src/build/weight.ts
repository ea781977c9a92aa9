import { brotliCompressSync, constants } from 'node:zlib';

/** What a page costs a reader. */
export interface Weight {
  /** Of the page, as it travels: Brotli (RFC 7932) at quality 11. */
  bytes: number;
  /** The most that it may have. */
  budget: number;
  /** What it loads beside itself before it can be read; pictures are not counted, a text is read without them. */
  loads: string[];
  /** Of its scripts together, those that it loads included; none of them delays it. */
  scripts: number;
  scriptBudget: number;
}

/** All that is not words: head, styles, tags. */
const frame = 7_200;

/** The seed article's page whole. */
export const seedBudget = 8_000;

/** All scripts of a page; that of search has its own beside them, which a first search is weighed with. */
const scriptBudget = 6_000;
const searchBudget = 9_000;

/**
 * Weighs a built page.
 * @param read gives the text of a script by its address
 * @param budget by default the words of its `<main>` alone, as they would travel, and the frame
 */
export function weigh(
  html: string,
  read: (address: string) => string,
  budget = brotliBytes(wordsOf(html)) + frame,
): Weight {
  const inline = [...html.matchAll(/<script(?: type="?module"?)?>(.*?)<\/script>/gs)];
  return {
    bytes: brotliBytes(html),
    budget,
    loads: loadsOf(html),
    scriptBudget: html.includes('role="search"') ? searchBudget : scriptBudget,
    scripts:
      brotliBytes(inline.map(([, script]) => script).join('\n')) +
      // One by one, as they travel.
      scriptsOf(html).reduce((sum, address) => sum + brotliBytes(read(address)), 0),
  };
}

/** The addresses of the scripts that a page loads, as it writes them. */
export function scriptsOf(html: string): string[] {
  return Array.from(
    html.matchAll(/<script\b[^>]*\bsrc="?([^\s">]+)/g),
    ([, address = '']) => address,
  );
}

/** Whether the page is within its budget, in one request, and its scripts within theirs. */
export function isLight({ bytes, budget, loads, scripts, scriptBudget }: Weight): boolean {
  return bytes <= budget && loads.length === 0 && scripts <= scriptBudget;
}

/** What a text weighs on its way. */
export function brotliBytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function wordsOf(html: string): string {
  const [main = ''] = /<main\b.*<\/main>/s.exec(html) ?? [];
  return main.replace(/<[^>]*>/g, '');
}

/** Style sheets, scripts, fonts: the tags and rules that make a browser ask for more first; a module waits for the text. */
function loadsOf(html: string): string[] {
  const tags = html.match(
    /<link\b[^>]*\brel="?(?:stylesheet|preload|modulepreload)\b[^>]*>|<script\b(?![^>]*\btype="?module)[^>]*\bsrc=[^>]*>/g,
  );
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
  return [
    ...(tags ?? []),
    ...styles.flatMap((css) => css.match(/@import[^;]*|\burl\([^)]*\)/g) ?? []),
  ];
}
