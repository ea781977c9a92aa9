/** The findings in one file of the site, and what the check of the whole site needs from it. */
export interface FileCheck {
  /** What is wrong, and the element, attribute or field that has it: the `kind` says that something of an article is missing. */
  findings: { place: string; found: string; kind?: 'article' }[];
  /** `isText` marks links in the text of an article. */
  links: { place: string; href: string; isText?: boolean }[];
  /** Articles as a feed lists them, with all words of such an entry. */
  entries: { place: string; address: string; words: string }[];
  /** The ids of a page. */
  ids?: ReadonlySet<string>;
  /** The words of an article by part. */
  parts?: { text: string; credit: string; notice: string };
}

/** The part of a check that is kept between builds. */
export type KeptCheck = Pick<FileCheck, 'findings' | 'links' | 'ids'>;

/** Formats a check as JSON: repeated links once, and without what was compared with articles. */
export function formatCheck({ findings, links, ids }: FileCheck): string {
  const unique = Map.groupBy(links, ({ isText, href }) => `${String(isText)} ${href}`);
  // Arrays, because a site has a million links.
  const kept = [...unique.values()].flatMap(([link]) =>
    link ? [[link.place, link.href, ...(link.isText ? [1] : [])]] : [],
  );
  return JSON.stringify({ findings, links: kept, ids: ids && [...ids] });
}

/** Parses what `formatCheck` returns. None of its strings keeps the text of the file in memory. */
export function parseCheck(json: string): KeptCheck {
  const { findings, links, ids } = JSON.parse(json) as Pick<FileCheck, 'findings'> & {
    links: [place: string, href: string, isText?: 1][];
    ids?: string[];
  };
  return {
    findings,
    links: links.map(([place, href, isText]) => ({ place, href, isText: isText === 1 })),
    ...(ids && { ids: new Set(ids) }),
  };
}

/** Adds what a pattern captures in its group `href` as links. */
export function findLinks(check: FileCheck, text: string, pattern: RegExp, place: string): void {
  for (const { groups } of text.matchAll(pattern)) {
    const href = groups?.['href'] ?? '';
    // Rules for hosts have patterns, and `#id` in a style names an element of a drawing.
    if (!/^(?:#|%23|$)|\*|:\w/.test(href)) check.links.push({ place, href });
  }
}

/** What a style sheet loads. Comments come first, so that they are skipped. */
export const STYLE_LINKS = /\/\*[^]*?\*\/|(?:\burl\(\s*["']?|@import\s+["'])(?<href>[^"')\s]+)/g;

/** The modules that a script imports by their addresses. */
export const SCRIPT_LINKS =
  /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*|\b(?:from|import)\s*\(?\s*["'`](?<href>\.{0,2}\/[^"'`$\s]+)["'`]/gm;

/**
 * Parses JSON and lists its addresses.
 * @param relative the fields that may have a relative address
 * @throws SyntaxError
 */
export function readJson(check: FileCheck, json: string, place = '', relative = /^$/): unknown {
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      // The `id` of an entry is no link, and words of a text that the search stores are none.
      const isLink = /^https?:\/\/\S+$/.test(value) && !/\bid$|\botherWords\b/.test(path);
      if (isLink || relative.test(path)) check.links.push({ place: path, href: value });
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path} ${key}`.trim());
    }
  };
  const value: unknown = JSON.parse(json);
  visit(value, place);
  return value;
}
