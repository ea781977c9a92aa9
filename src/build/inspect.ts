import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { decodePercent } from '../markdown/links.ts';
import { attributeArticle } from '../outputs/attributed-article.ts';
import { readBytes } from '../read-bytes.ts';
import { routes } from '../routes.ts';
import { siteUrl } from '../site.ts';
import { checkFile, IMAGE_FILE } from './check-file.ts';
import { formatCheck, type FileCheck } from './check-links.ts';
import type { Manifest } from './output-manifest.ts';

/** A path of the site without percent-encoding, with or without the slash or the file name at its end, and an id. */
export interface Target {
  path: string;
  id: string;
}

/** The hash, size and check of a file of the site. */
export interface Inspection {
  sha256: string;
  /** In bytes. */
  size: number;
  /** The JSON of `formatCheck`. */
  check: string;
}

/** Checks files by themselves, and compares their words with the articles that they show. */
export class Inspector {
  readonly #published: Manifest;
  /** The published articles, by the file of their page. */
  readonly #articles: ReadonlyMap<string, Article>;

  /** @param published pictures that these files have were checked when they were published */
  constructor(articles: readonly Article[], published: Manifest) {
    this.#published = published;
    this.#articles = new Map(articles.map((one) => [`${pathOf(one)}/index.html`, one]));
  }

  /**
   * Inspects a file of a folder. Only one at a time, because all share a buffer.
   * @param isTrusted whether it is only hashed
   */
  async inspect(folder: string, path: string, isTrusted = false): Promise<Inspection> {
    const bytes = readBytes(join(folder, path));
    const sha256 = hash('sha256', bytes);
    const isKnown = IMAGE_FILE.test(path) && this.#published.get(path)?.sha256 === sha256;
    const check = isTrusted || isKnown ? { findings: [], links: [], entries: [] } : undefined;
    const result = check ?? (await checkFile(path, bytes));
    this.#compare(path, result);
    return {
      sha256,
      size: bytes.length,
      check: formatCheck(result),
    };
  }

  /** Compares the words of a file with its articles. */
  #compare(path: string, { entries, parts, findings }: FileCheck): void {
    const isFormat = /\.(?:md|txt)$/.test(path);
    const article = this.#articles.get(isFormat ? `${articleOf(path)}/index.html` : path);
    if (article && parts) findings.push(...compare(isFormat ? 'file' : 'page', article, parts));
    for (const { place, address, words } of entries) {
      const target = resolveLink(path, address);
      const listed = target && this.#articles.get(pageOf(target));
      const all = { text: words, credit: words, notice: words };
      if (listed) findings.push(...compare(place, listed, all));
    }
  }
}

function compare(
  place: string,
  article: Article,
  parts: NonNullable<FileCheck['parts']>,
): FileCheck['findings'] {
  const { credit, notice } = attributeArticle(article);
  const lacks = (words: string, said: string) =>
    !words.includes(said) && !toLetters(words).includes(toLetters(said));
  const missing = [
    hasVisibleCharacter(parts.text) ? [] : 'no text',
    lacks(parts.credit, credit) ? 'no credit' : [],
    lacks(parts.notice, notice) ? 'no notice' : [],
  ].flat();
  const found = `${missing.join(', ')} of ${pathOf(article)}`;
  return missing.length > 0 ? [{ place, found, kind: 'article' }] : [];
}

/** Drops marks, which Markdown escapes. */
function toLetters(words: string): string {
  return words.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Finds where a link leads. Returns nothing for links that leave the site.
 * @param from the path of the file with the link
 */
export function resolveLink(from: string, href: string): Target | undefined {
  const { host, pathname: base, href: home } = siteUrl();
  const url = URL.parse(href, home + from.replace(/(?:^|(?<=\/))index\.html$/, ''));
  if (url === null) return { path: href, id: '' };
  if (!/^https?:$/.test(url.protocol) || url.host !== host) return undefined;
  if (!url.pathname.startsWith(base)) return undefined;
  const inside = url.pathname.slice(base.length);
  const id = url.hash.replace(/^#(?:top$)?|:~:.*/g, '');
  return { path: decodePercent(inside) ?? inside, id };
}

/** Returns the page that a host serves at an address without a file of its own. */
export function pageOf({ path }: Target): string {
  return `${path.replace(/\/$/, '')}/index.html`.replace(/^\//, '');
}

/** Returns the path that the page and all formats of an article begin with. */
export function pathOf({ language, slug }: Pick<Article, 'language' | 'slug'>): string {
  return routes.article(language, slug).slice(siteUrl().pathname.length, -1);
}

/** Returns what `pathOf` does for the article of a file. Other files stay as they are. */
export function articleOf(file: string): string {
  return /^[^/]+\/articles\/[^/.]+(?=[/.])/.exec(file)?.[0] ?? file;
}
