import { brotliCompressSync, constants } from 'node:zlib';

/** A built page, and the words that it is there for. */
export interface Weighed {
  html: string;
  /** Headline, standfirst and text, as they were written. */
  text: string;
}

/** What a page costs a reader. */
export interface Weight {
  /** Of the page, as it travels. */
  bytes: number;
  /** The most that it may have. */
  budget: number;
  /** What it loads beside itself before it can be read; pictures are not counted, a text is read without them. */
  loads: string[];
  /** Of the page as a file, which somebody saves. */
  saved: number;
}

/** All that surrounds a text: credit, notice and chain, head, styles. */
const frame = 5_000;

/** The seed article's page whole, whatever its text. */
export const seedBudget = 6_000;

/**
 * Weighs a page: its budget is its text alone and the frame, both as Brotli makes them at its best.
 * @param budget in place of that sum
 */
export function weigh({ html, text }: Weighed, budget = brotliBytes(text) + frame): Weight {
  return { bytes: brotliBytes(html), budget, loads: loadsOf(html), saved: Buffer.byteLength(html) };
}

/** Whether the page is within its budget, in one request. */
export function isLight({ bytes, budget, loads }: Weight): boolean {
  return bytes <= budget && loads.length === 0;
}

/** Bytes of a text as the best hosts send it: Brotli (RFC 7932) at quality 11. */
function brotliBytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Style sheets, scripts, fonts: the tags and rules that make a browser ask for more. */
function loadsOf(html: string): string[] {
  const tags = html.match(
    /<link\b[^>]*\brel="?(?:stylesheet|preload|modulepreload)\b[^>]*>|<script\b[^>]*\bsrc=[^>]*>/g,
  );
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
  return [
    ...(tags ?? []),
    ...styles.flatMap((css) => css.match(/@import[^;]*|\burl\([^)]*\)/g) ?? []),
  ];
}
