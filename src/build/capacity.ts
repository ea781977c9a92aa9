import { formatCount } from '../content/diagnostic.ts';

/** Common hosts, and the largest site that they take. `docs/hosting.md` compares them. */
const hosts = [
  { name: 'Cloudflare (20,000 files)', unit: 'files', limit: 20_000 },
  { name: 'Cloudflare, paid (100,000 files)', unit: 'files', limit: 100_000 },
  { name: 'GitHub Pages (1 GB)', unit: 'bytes', limit: 1e9 },
  {
    name: 'Netlify in each language (54,000 files in a folder)',
    unit: 'filesInFolder',
    limit: 54_000,
  },
] as const;

type Sizes = readonly (readonly [path: string, bytes: number])[];

function measure(sizes: Sizes) {
  return {
    files: sizes.length,
    bytes: sizes.reduce((sum, [, bytes]) => sum + bytes, 0),
    filesInFolder: sizes.filter(([path]) => isInArticleFolder(path)).length,
  };
}

/**
 * Describes the size of a site, and up to how many such articles hosts take it.
 * @param sizes the bytes of each file, by path
 */
export function describeCapacity(sizes: ReadonlyMap<string, number>, articles: number): string {
  const all = measure([...sizes]);
  const summary = `${formatCount(all.files)} files, ${formatCount(Math.ceil(all.bytes / 1e5) / 10)} MB`;
  if (articles === 0) return summary;
  const ofArticles = measure([...sizes].filter(([path]) => isOfArticle(path)));
  const capacities = hosts.map(({ name, unit, limit }) => {
    const room = limit - (all[unit] - ofArticles[unit]);
    return `${formatCount(roundDown((room * articles) / ofArticles[unit]))} on ${name}`;
  });
  return `${summary}; room for about this many articles: ${capacities.join(', ')}`;
}

/** Recognizes the pages and formats of articles. */
function isInArticleFolder(path: string): boolean {
  return path.split('/')[1] === 'articles';
}

/** Recognizes all files of articles, with pictures and search fragments. */
function isOfArticle(path: string): boolean {
  return isInArticleFolder(path) || /\.(?:avif|webp|pf_fragment)$/.test(path);
}

/** Rounds a number down to two digits, because the lists of articles grow as well. */
function roundDown(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.max(0, Math.floor(count / unit) * unit);
}
