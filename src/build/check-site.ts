import { hash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import { compareCodeUnits, dropFutureChanges, isPublished } from '../article/order.ts';
import { redirectFile } from '../content/aliases.ts';
import { formatFinding, limitLines, quote } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import type { Content } from '../content/reader.ts';
import { languageCodes } from '../language/languages.ts';
import { decodePercent } from '../markdown/links.ts';
import { memoize } from '../memoize.ts';
import { site } from '../site.ts';
import { BuildError } from './build-error.ts';
import { parseCheck, type KeptCheck } from './check-links.ts';
import { checkNames } from './check-names.ts';
import type { FileRecords } from './file-records.ts';
import { articleOf, Inspector, pageOf, pathOf, resolveLink } from './inspect.ts';
import type { Inspection, Target } from './inspect.ts';
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
  records?: Pick<FileRecords, 'files' | 'get' | 'state'>;
  /** Files that have been inspected. */
  inspected?: ReadonlyMap<string, Inspection>;
}

/**
 * Checks every file of a finished site, before it is published. Files that it takes over were checked before, so only their
 * links are, and only if one could have become wrong.
 * @param outDir the output folder: pictures that it has were checked when they were published
 * @returns what is known of each file, and the state for the next build
 * @throws BuildError that lists the findings
 */
export async function checkSite(
  folder: string,
  outDir: string,
  content: Pick<Content, 'articles' | 'drafts' | 'diagnostics'>,
  { now, all, replaced, reused = new Map(), records, inspected = new Map() }: CheckOptions,
): Promise<{ inspections: Map<string, Inspection>; state: string | undefined }> {
  const made = new Set(listPaths(folder));
  const paths = [...made.union(reused)].sort(compareCodeUnits);
  const published: Manifest = readManifest(outDir) ?? new Map();
  const articles = content.articles
    .filter(({ article }) => isPublished(article, now))
    .map(({ article }) => dropFutureChanges(article, now));
  const inspector = new Inspector(articles, published);
  const check = new SiteCheck(paths, content, articles, now);
  const inspections = new Map<string, Inspection>();
  const inspect = (path: string) => {
    const isReplaced = replaced.includes(path);
    const known = isReplaced ? undefined : inspected.get(path);
    return made.has(path)
      ? (known ?? inspector.inspect(folder, path, isReplaced))
      : (records?.get(path, reused.get(path)?.sha256) ?? inspector.inspect(outDir, path));
  };
  for (const path of paths) inspections.set(path, await inspect(path));
  // Every kept file is one of which the state speaks, and of the files then, none and no id is gone.
  const isSettled =
    records !== undefined &&
    records.state === check.state &&
    [...reused].every(([path, { sha256 }]) => records.get(path, sha256) !== undefined) &&
    [...records.files].every(([path, before]) => {
      // No link leads to a part of the search index.
      if (/\.pf_\w+$/.test(path)) return true;
      const inspection = inspections.get(path);
      return made.has(path) ? hasAllIds(inspection, before) : inspection?.sha256 === before.sha256;
    });
  for (const [path, inspection] of inspections) {
    if (isSettled && !made.has(path)) check.addKnown(path, inspection);
    else check.add(path, parseCheck(inspection.check));
  }
  const lines = check.finish(all);
  if (lines.length === 0) return { inspections, state: check.state };
  throw new BuildError(`The site has faults, so nothing was published.\n${lines.join('\n')}`);
}

/** Checks that a new version of a page has the ids of the old one. */
function hasAllIds(page: Inspection | undefined, before: Inspection): boolean {
  const { ids: old } = parseCheck(before.check);
  return !old || (page !== undefined && parseCheck(page.check).ids?.isSupersetOf(old) === true);
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
  readonly #known = new Map<string, Inspection>();
  readonly #anchors: { path: string; place: string; href: string; file: string; id: string }[] = [];
  readonly #findings = new Map<string, { kind: Kind; place: string; found: string }>();

  constructor(
    paths: readonly string[],
    content: Pick<Content, 'articles' | 'drafts' | 'diagnostics'>,
    current: readonly Article[],
    now: Date,
  ) {
    const articles = content.articles.map(({ article }) => article);
    const published = articles.filter((article) => isPublished(article, now));
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
    this.#written = new Set(addresses.map((href) => this.#find('', href ?? '').file));
    for (const [path, found] of checkNames(paths)) this.#report('name', `${path} name`, found);
  }

  /** Adds the check of a file. The links of one page may lead to the ids of another, so they wait for `finish`. */
  add(path: string, { findings, links, ids }: KeptCheck): void {
    for (const { place, found, kind = 'file' } of findings)
      this.#report(kind, `${path} ${place}`, found);
    this.#reportHeld(path, `${path} file`, 'a file');
    for (const link of links) this.#addLink(path, link);
    if (ids) this.#ids.set(path, ids);
  }

  /** Adds a file whose links are known to be right. */
  addKnown(path: string, inspection: Inspection): void {
    this.#known.set(path, inspection);
  }

  /**
   * Returns a hash of the addresses of articles that are not published: right links stay right while it is the same, and no
   * file and no id goes. Returns nothing if a link leads nowhere, which is right only in some texts.
   */
  get state(): string | undefined {
    if (this.#dead.length > 0) return undefined;
    return hash('sha256', JSON.stringify([...this.#held.keys()].sort(compareCodeUnits)));
  }

  /** Returns the findings as lines, at most 20 of each kind unless `all`. */
  finish(all: boolean): string[] {
    for (const path of this.#published.keys()) {
      if (!this.#ids.has(path) && !this.#known.has(path))
        this.#report('article', `${path} file`, 'no page');
    }
    for (const { path, place, href, file } of this.#dead) {
      const isOurs = !this.#isIncomplete && this.#sections.has(sectionOf(file));
      if (this.#written.has(file) && !isOurs) continue;
      this.#report('link', `${path} ${place}`, `${quote(href)}, which leads to no file`, file);
    }
    for (const { path, place, href, file, id } of this.#anchors) {
      const known = this.#known.get(file);
      const ids = known ? parseCheck(known.check).ids : this.#ids.get(file);
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

  #addLink(path: string, { place, href, isText }: KeptCheck['links'][number]): void {
    // Most links are on every page.
    const isAbsolute = /^(?:\/|[a-z][a-z\d+.-]*:)/i.test(href);
    const { file, id = '' } = isAbsolute ? this.#findAbsolute(href) : this.#find(path, href);
    if (file === undefined) return;
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

  readonly #findAbsolute = memoize((href: string) => this.#find('', href));

  /** Finds the file and the id to which a link leads. Both are missing for links that leave the site. */
  #find(path: string, href: string): { file?: string; id?: string } {
    const target = resolveLink(path, href);
    return target ? { file: this.#findFile(target), id: target.id } : {};
  }

  /** Returns the file that a host serves at an address, whether the site has it or not. */
  #findFile(target: Target): string {
    return this.#files.has(target.path) ? target.path : pageOf(target);
  }
}

function sectionOf(path: string): string {
  return path.replace(/\/.*/, '');
}

/** Lists what must not be on the site while an article is not published. */
function keysOf(article: Article): string[] {
  const aliases = (article.aliases ?? []).flatMap((alias) => redirectFile(alias) ?? []);
  return [pathOf(article), ...aliases];
}
