import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { compareCodeUnits, dropFutureChanges, isPublished } from '../article/order.ts';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { redirectFile } from '../content/aliases.ts';
import { formatFinding, limitLines, quote } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import type { Content } from '../content/reader.ts';
import { languageCodes } from '../language/languages.ts';
import { decodePercent } from '../markdown/links.ts';
import { memoize } from '../memoize.ts';
import { attributeArticle } from '../outputs/attributed-article.ts';
import { routes } from '../routes.ts';
import { site, siteUrl } from '../site.ts';
import { BuildError } from './build-error.ts';
import { checkFile, IMAGE_FILE } from './check-file.ts';
import {
  formatCheck,
  parseCheck,
  type FileCheck,
  type KeptCheck,
  type Target,
} from './check-links.ts';
import { checkNames } from './check-names.ts';
import type { FileRecords } from './file-records.ts';
import { listPaths, readManifest, type Manifest } from './output-manifest.ts';

/** The address of an article. */
type Address = Pick<ArticlePath, 'language' | 'slug'>;
/** A draft or a scheduled article. */
type Held = Address & Pick<Article, 'draft'>;

/** What is expected of each kind of finding, and its fix. */
const kinds = {
  name: [
    'a name that every computer can store',
    'rename the article, picture, alias or file in public/ that it is named after',
  ],
  file: [
    'a valid file',
    'correct the picture or the file in public/ that it comes from; if there is none, a developer must correct src/',
  ],
  article: [
    'text, credit and notice',
    'build again; if that doesn’t help, a developer must correct src/',
  ],
  held: [
    'nothing of an article that is not published',
    'remove what you wrote about it, or publish it; if you wrote nothing, a developer must correct src/',
  ],
  link: [
    'a page, file or id of this site',
    'correct the address where you wrote it, in an article, public/ or src/site.ts (if it belongs to another app on this host, write it whole, with https://); if you didn’t, a developer must correct src/',
  ],
} as const;
type Kind = keyof typeof kinds;

interface CheckOptions {
  now: Date;
  /** Whether the error lists more than 20 of a kind. */
  all: boolean;
  /** Files of the owner, which aren't read. */
  replaced: readonly string[];
  /** Published files that the site takes over. */
  reused?: Manifest;
  records?: Pick<FileRecords, 'getCheck'>;
}

/**
 * Checks every file of a finished site, before it is published. Files that it takes over were checked before, so only their
 * links are.
 * @param outDir the output folder: pictures that it has were checked when they were published
 * @returns the check of each file as JSON
 * @throws BuildError that lists the findings
 */
export async function checkSite(
  folder: string,
  outDir: string,
  content: Pick<Content, 'articles' | 'drafts' | 'diagnostics'>,
  { now, all, replaced, reused = new Map(), records }: CheckOptions,
): Promise<Map<string, string>> {
  const made = new Set(listPaths(folder));
  const paths = [...made.union(reused)].sort(compareCodeUnits);
  const published = readManifest(outDir);
  const check = new SiteCheck(paths, content, now);
  const checks = new Map<string, string>();
  const read = async (path: string): Promise<FileCheck> => {
    const bytes = readFileSync(join(made.has(path) ? folder : outDir, path));
    const isKnown = IMAGE_FILE.test(path) && published?.get(path)?.sha256 === hash('sha256', bytes);
    if (isKnown || replaced.includes(path)) return { findings: [], links: [], entries: [] };
    return checkFile(path, bytes);
  };
  for (const path of paths) {
    let json = made.has(path) ? undefined : records?.getCheck(path, reused.get(path)?.sha256);
    if (json === undefined) {
      const result = await read(path);
      check.compare(path, result);
      json = formatCheck(result, (href) => check.resolve(path, href));
    }
    check.add(path, parseCheck(json));
    checks.set(path, json);
  }
  const lines = check.finish(all);
  if (lines.length === 0) return checks;
  throw new BuildError(`The site has faults, so nothing was published.\n${lines.join('\n')}`);
}

/** Collects the checks of all files, and compares them with each other and with the articles. */
class SiteCheck {
  readonly #files: ReadonlySet<string>;
  /** The published articles, by the file of their page. */
  readonly #published: ReadonlyMap<string, Article>;
  /** Drafts and scheduled articles, by what must not be on the site. */
  readonly #held: ReadonlyMap<string, Held>;
  /** The first parts of the addresses of the site. */
  readonly #sections: ReadonlySet<string>;
  /** Whether articles have errors. Links to their pages, topics and aliases must not stop the others. */
  readonly #isIncomplete: boolean;
  /** The files of addresses in the texts and fields of articles and in settings. */
  readonly #written: Set<string | undefined>;
  readonly #dead: { path: string; place: string; href: string; file: string }[] = [];
  readonly #ids = new Map<string, ReadonlySet<string>>();
  readonly #anchors: { path: string; place: string; href: string; file: string; id: string }[] = [];
  readonly #findings = new Map<string, { kind: Kind; place: string; found: string }>();

  constructor(
    paths: readonly string[],
    content: Pick<Content, 'articles' | 'drafts' | 'diagnostics'>,
    now: Date,
  ) {
    const articles = content.articles.map(({ article }) => article);
    const published = articles.filter((article) => isPublished(article, now));
    const current = published.map((article) => dropFutureChanges(article, now));
    this.#published = new Map(current.map((one) => [`${pathOf(one)}/index.html`, one]));
    this.#isIncomplete = content.diagnostics.length > 0;
    this.#sections = new Set([...paths, ...languageCodes].map(sectionOf));
    const shared = new Set(published.flatMap(keysOf));
    const held: (readonly [string, Held])[] = [
      ...articles.flatMap((article) => keysOf(article).map((key) => [key, article] as const)),
      ...content.drafts.map((draft) => [pathOf(draft), { ...draft, draft: true }] as const),
    ];
    this.#held = new Map(held.filter(([key]) => !shared.has(key)));
    // A page that is missing is one finding, and not one for each of its links.
    this.#files = new Set([...paths, ...this.#published.keys()]);
    const fields = published.flatMap(({ canonical, source: { url, archived }, rights }) => [
      canonical,
      url,
      archived,
      rights,
    ]);
    const addresses = [site.contact, ...fields].filter((field) => /^https?:/.test(field ?? ''));
    const targets = addresses.map((href) => this.resolve('', href ?? ''));
    this.#written = new Set(targets.map((target) => target && this.#findFile(target)));
    for (const [path, found] of checkNames(paths)) this.#report('name', `${path} name`, found);
  }

  /** Adds the check of a file. The links of one page may lead to the ids of another, so they wait for `finish`. */
  add(path: string, { findings, links, ids }: KeptCheck): void {
    for (const { place, found } of findings) this.#report('file', `${path} ${place}`, found);
    this.#reportHeld(path, `${path} file`, 'a file');
    for (const link of links) this.#addLink(path, link);
    if (ids) this.#ids.set(path, ids);
  }

  /** Compares the words of a file with its articles. */
  compare(path: string, { entries, parts }: FileCheck): void {
    const isFormat = /\.(?:md|txt)$/.test(path);
    const article = this.#published.get(isFormat ? `${articleOf(path)}/index.html` : path);
    if (article && parts) this.#compare(`${path} ${isFormat ? 'file' : 'page'}`, article, parts);
    for (const { place, address, words } of entries) {
      const target = this.resolve(path, address);
      const listed = target && this.#published.get(this.#findFile(target));
      const all = { text: words, credit: words, notice: words };
      if (listed) this.#compare(`${path} ${place}`, listed, all);
    }
  }

  /** Returns the findings as lines, at most 20 of each kind unless `all`. */
  finish(all: boolean): string[] {
    for (const path of this.#published.keys()) {
      if (!this.#ids.has(path)) this.#report('article', `${path} file`, 'no page');
    }
    for (const { path, place, href, file } of this.#dead) {
      const isOurs = !this.#isIncomplete && this.#sections.has(sectionOf(file));
      if (this.#written.has(file) && !isOurs) continue;
      this.#report('link', `${path} ${place}`, `${quote(href)}, which leads to no file`, file);
    }
    for (const { path, place, href, file, id } of this.#anchors) {
      const ids = this.#ids.get(file);
      if (!ids || ids.has(id) || ids.has(decodePercent(id) ?? id)) continue;
      const found = `${quote(href)}, whose page has no such id`;
      this.#report('link', `${path} ${place}`, found, `${file}#${id}`);
    }
    const groups = Map.groupBy(this.#findings.values(), ({ kind }) => kind);
    return [...groups].flatMap(([kind, findings]) => {
      const [expected, fix] = kinds[kind];
      return limitLines(
        findings.map(({ place, found }) => formatFinding(place, { found, expected, fix })),
        all,
      );
    });
  }

  /** Reports a finding, only the first of those with the same key. */
  #report(kind: Kind, place: string, found: string, key = place + found): void {
    if (!this.#findings.has(key)) this.#findings.set(key, { kind, place, found });
  }

  #reportHeld(key: string, place: string, what: string): boolean {
    const article = this.#held.size > 0 && this.#held.get(articleOf(key));
    if (!article) return false;
    const state = article.draft ? 'a draft' : 'scheduled';
    const found = `${what} of ${pathOf(article)}, which is ${state}`;
    this.#report('held', place, found, `held ${pathOf(article)}`);
    return true;
  }

  #addLink(path: string, { place, href, isText, target }: KeptCheck['links'][number]): void {
    const { id } = target;
    const file = this.#findFile(target);
    if (this.#reportHeld(file, `${path} ${place}`, 'the address')) return;
    if (this.#files.has(file)) {
      if (id !== '') this.#anchors.push({ path, place, href, file, id });
      return;
    }
    // Only a whole address may lead to another app on this host: in a path, a typing mistake is more likely.
    const isWhole = /^(?:https?:)?\/\//i.test(href);
    if (isText === true && (isWhole || this.#isIncomplete)) this.#written.add(file);
    this.#dead.push({ path, place, href, file });
  }

  /** Finds where a link leads. Returns nothing for links that leave the site. */
  resolve(path: string, href: string): Target | undefined {
    // Most links are on every page.
    const isAbsolute = /^(?:\/|[a-z][a-z\d+.-]*:)/i.test(href);
    return isAbsolute ? this.#resolveAbsolute(href).target : resolveLink(path, href);
  }

  readonly #resolveAbsolute = memoize((href: string) => ({ target: resolveLink('', href) }));

  /** Returns the file that a host serves at an address, whether the site has it or not. */
  #findFile({ path }: Target): string {
    if (this.#files.has(path)) return path;
    return `${path.replace(/\/$/, '')}/index.html`.replace(/^\//, '');
  }

  #compare(place: string, article: Article, parts: NonNullable<FileCheck['parts']>): void {
    const { credit, notice } = attributeArticle(article);
    const lacks = (words: string, said: string) =>
      !words.includes(said) && !toLetters(words).includes(toLetters(said));
    const missing = [
      hasVisibleCharacter(parts.text) ? [] : 'no text',
      lacks(parts.credit, credit) ? 'no credit' : [],
      lacks(parts.notice, notice) ? 'no notice' : [],
    ].flat();
    const found = `${missing.join(', ')} of ${pathOf(article)}`;
    if (missing.length > 0) this.#report('article', place, found);
  }
}

/** @param from the path of the file with the link */
function resolveLink(from: string, href: string): Target | undefined {
  const { host, pathname: base, href: home } = siteUrl();
  const url = URL.parse(href, home + from.replace(/(?:^|(?<=\/))index\.html$/, ''));
  if (url === null) return { path: href, id: '' };
  if (!/^https?:$/.test(url.protocol) || url.host !== host) return undefined;
  if (!url.pathname.startsWith(base)) return undefined;
  const inside = url.pathname.slice(base.length);
  const id = url.hash.replace(/^#(?:top$)?|:~:.*/g, '');
  return { path: decodePercent(inside) ?? inside, id };
}

/** Returns the path that the page and all formats of an article begin with. */
export function pathOf({ language, slug }: Address): string {
  return routes.article(language, slug).slice(siteUrl().pathname.length, -1);
}

/** Returns what `pathOf` does for the article of a file. Other files stay as they are. */
function articleOf(file: string): string {
  return /^[^/]+\/articles\/[^/.]+(?=[/.])/.exec(file)?.[0] ?? file;
}

function sectionOf(path: string): string {
  return path.replace(/\/.*/, '');
}

/** Lists what must not be on the site while an article is not published. */
function keysOf(article: Article): string[] {
  const aliases = (article.aliases ?? []).flatMap((alias) => redirectFile(alias) ?? []);
  return [pathOf(article), ...aliases];
}

/** Drops marks, which Markdown escapes. */
function toLetters(words: string): string {
  return words.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
