import { brotliCompressSync, constants } from 'node:zlib';
import { listScripts } from '../src/build/write-service-worker.ts';

/** The size of a page for a reader. All sizes are bytes after Brotli compression (RFC 7932) at quality 11. */
export interface Weight {
  /** The size of the HTML. */
  bytes: number;
  /** The limit for `bytes`. */
  budget: number;
  /** Tags and CSS rules that load a file before the text can be read. Images don't count. */
  blockingLoads: string[];
  /** The size of all scripts, inline and loaded. */
  scripts: number;
  /** The limit for `scripts`. */
  scriptBudget: number;
}

/** The limit for everything but words: head, styles, tags. */
const FRAME_BYTES = 7_200;

/** The limit for the page of the seed article. */
export const SEED_PAGE_BYTES = 8_000;

const SCRIPT_BYTES = 6_000;
/** The search page also loads the script that searches. */
const SEARCH_SCRIPT_BYTES = 9_300;

/**
 * Measures a built page against its budget.
 * @param read returns the text of a script by its address
 * @param budget by default the compressed size of the words in `<main>` plus `FRAME_BYTES`
 */
export function measurePage(
  html: string,
  read: (address: string) => string,
  budget = brotliBytes(wordsInMain(html)) + FRAME_BYTES,
): Weight {
  const inline = [...html.matchAll(/<script(?: type="?module"?)?>(.*?)<\/script>/gs)];
  return {
    bytes: brotliBytes(html),
    budget,
    blockingLoads: findBlockingLoads(html),
    scriptBudget: html.includes('data-search=') ? SEARCH_SCRIPT_BYTES : SCRIPT_BYTES,
    scripts:
      brotliBytes(inline.map(([, script]) => script).join('\n')) +
      // Compressed one by one, as they are sent.
      listScripts(html).reduce((sum, address) => sum + brotliBytes(read(address)), 0),
  };
}

/** Tells whether the page and its scripts are within budget and nothing blocks the text. */
export function isWithinBudget({
  bytes,
  budget,
  blockingLoads,
  scripts,
  scriptBudget,
}: Weight): boolean {
  return bytes <= budget && blockingLoads.length === 0 && scripts <= scriptBudget;
}

/** Returns the size of a text after Brotli compression at quality 11. */
export function brotliBytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function wordsInMain(html: string): string {
  const [main = ''] = /<main\b.*<\/main>/s.exec(html) ?? [];
  return main.replace(/<[^>]*>/g, '');
}

/** Finds style sheets, preloads, classic scripts and CSS resources. Module scripts are deferred and don't block. */
function findBlockingLoads(html: string): string[] {
  const tags = html.match(
    /<link\b[^>]*\brel="?(?:stylesheet|preload|modulepreload)\b[^>]*>|<script\b(?![^>]*\btype="?module)[^>]*\bsrc=[^>]*>/g,
  );
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
  return [
    ...(tags ?? []),
    ...styles.flatMap((css) => css.match(/@import[^;]*|\burl\([^)]*\)/g) ?? []),
  ];
}
