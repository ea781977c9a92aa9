import { join } from 'node:path';
import type { LoadedArticle } from '../content/reader.ts';
import { hasRoomForProcess, SecondProcess } from '../second-process.ts';
import type { FileRecords } from './file-records.ts';
import type { Inspection } from './inspect.ts';
import { makePart, mergeFolder } from './make-part.ts';
import { listFolders, type Manifest } from './output-manifest.ts';
import { hashOutput, type Output, type PlannedSite } from './plan.ts';
import type { Part } from './part-process.ts';
import { removeFolder } from './publish.ts';
import { WORKER_FILE, writeWorker } from './write-service-worker.ts';

/** The folder of the scripts, which Astro makes with any page. */
const SCRIPTS = '_astro/';

/** The keys of outputs by path. Two outputs with the same key have the same files. */
export type OutputKeys = ReadonlyMap<string, string>;

/**
 * Creates the keys of all outputs, except those of which `public/` replaces a file.
 * @param code the hash of the code; without it, nothing has a key
 */
export function createKeys(
  { outputs }: PlannedSite,
  code: string | undefined,
  publicFiles: readonly string[],
): OutputKeys {
  if (code === undefined) return new Map();
  const keys = new Map([...outputs.values()].map((one) => [one.path, hashOutput(one, code)]));
  // These follow from the code alone.
  for (const path of [SCRIPTS, WORKER_FILE]) {
    keys.set(path, hashOutput({ path, kind: 'text', props: { text: '' } }, code));
  }
  const replaced = new Set(publicFiles.map((path) => findKey(keys, path)));
  return new Map([...keys].filter(([, key]) => !replaced.has(key)));
}

/** Finds the key of the output that has a file. */
export function findKey(keys: OutputKeys, path: string): string | undefined {
  return [path, ...listFolders(path).map((folder) => `${folder}/`)]
    .map((place) => keys.get(place))
    .find((key) => key !== undefined);
}

/**
 * Lists the published files that the site takes over as they are: those of outputs whose key has not changed, if all files of
 * the output are still there as they were.
 */
export function listReusedFiles(
  published: Manifest,
  keys: OutputKeys,
  records: FileRecords,
): Manifest {
  const current = new Set(keys.values());
  const groups = Map.groupBy(published, ([, { key = '' }]) => key);
  const reused = new Map(
    [...groups].filter(
      ([key, files]) =>
        current.has(key) && files.every(([path, { sha256 }]) => records.isIntact(path, sha256)),
    ),
  );
  const isWhole = [SCRIPTS, WORKER_FILE].every((path) => reused.has(keys.get(path) ?? ''));
  return new Map(isWhole ? [...reused.values()].flat() : []);
}

/** The number of articles from which a second process, which has to start Astro as well, saves time. */
const MIN_ARTICLES_TO_DIVIDE = 1000;

/** Where a site is made, and from what. */
export interface MakeOptions {
  /** The root of Astro. */
  astroRoot: string;
  /** The staging folder. */
  site: string;
  articles: readonly LoadedArticle[];
  /** The files of the output folder. */
  published: Manifest;
  now: Date;
}

/**
 * Makes the outputs of which no files are reused, in a staging folder. Two processes divide many between them.
 * @returns what is known of the files
 */
export async function makeSite(
  plan: PlannedSite,
  keys: OutputKeys,
  reused: Manifest,
  options: MakeOptions,
): Promise<ReadonlyMap<string, Inspection>> {
  const done = new Set([...reused.values()].map(({ key }) => key));
  const isMissing = (path: string) => !keys.has(path) || !done.has(keys.get(path));
  const missing = [...plan.outputs.values()].filter(({ path }) => isMissing(path));
  const secondPaths = chooseForSecondProcess(missing);
  const firstPaths = missing.map(({ path }) => path).filter((path) => !secondPaths.has(path));
  const second = secondPaths.size > 0 ? makeInSecondProcess(secondPaths, options) : undefined;
  try {
    const inspected = await makePart(plan, new Set(firstPaths), options, isMissing(SCRIPTS));
    for (const [path, inspection] of (await second?.finish()) ?? [])
      inspected.set(path, inspection);
    if (isMissing(WORKER_FILE)) await writeWorker(options.site);
    return inspected;
  } finally {
    await second?.stop();
  }
}

function makeInSecondProcess(paths: ReadonlySet<string>, { site, ...options }: MakeOptions) {
  const astroRoot = join(options.astroRoot, 'second');
  const folder = join(astroRoot, 'next');
  removeFolder(folder);
  const { now } = options;
  const articles = options.articles.map((article) => ({ ...article, locate: undefined }));
  const part: Part = { astroRoot, site: folder, articles, now, paths };
  const second = new SecondProcess<Part, ReadonlyMap<string, Inspection>>(
    'build/part-process.ts',
    part,
  );
  return {
    /** Waits for the files, and moves them to those of the first process. Both make the scripts. */
    async finish() {
      const inspected = await second.result;
      mergeFolder(folder, site);
      return inspected;
    },
    async stop() {
      await second.stop();
      removeFolder(folder);
    },
  };
}

/** The share of the articles whose files a second process makes. The first one makes all lists and feeds. */
const SECOND_SHARE = 0.6;

/**
 * Chooses what a second process makes: all files of the older articles, so that nearly every text is rendered once. Returns nothing
 * if there are few articles.
 */
function chooseForSecondProcess(outputs: readonly Output[]): ReadonlySet<string> {
  const dates = outputs
    .flatMap(({ kind, props }) => (kind === 'article' ? [props.article.published] : []))
    .sort();
  if (dates.length < MIN_ARTICLES_TO_DIVIDE || !hasRoomForProcess()) return new Set();
  const limit = dates[Math.floor(dates.length * SECOND_SHARE)] ?? '';
  const articleOf = ({ kind, props }: Output) => {
    if (kind === 'article' || kind === 'format') return props.article;
    return kind === 'shard' ? props.articles[0]?.article : undefined;
  };
  const isOlder = (output: Output) => (articleOf(output)?.published ?? limit) < limit;
  return new Set(outputs.filter(isOlder).map(({ path }) => path));
}
