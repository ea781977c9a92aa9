import { formatCount } from '../content/diagnostic.ts';

type Size = readonly [path: string, bytes: number];

/** Common hosts, the largest site that they take, and what a file counts there. `docs/hosting.md` compares them. */
const hosts: readonly [name: string, limit: number, count: (size: Size) => number][] = [
  ['Cloudflare (20,000 files)', 20_000, () => 1],
  ['Cloudflare, paid (100,000 files)', 100_000, () => 1],
  ['GitHub Pages (1 GB)', 1e9, ([, bytes]) => bytes],
  [
    'Netlify in each language (54,000 files in a folder)',
    54_000,
    ([path]) => Number(isInArticleFolder(path)),
  ],
];

/**
 * Describes the size of a site, and up to how many such articles hosts take it.
 * @param sizes the bytes of each file, by path
 */
export function describeCapacity(sizes: ReadonlyMap<string, number>, articles: number): string {
  const sum = (some: readonly Size[], count: (size: Size) => number) =>
    some.reduce((total, size) => total + count(size), 0);
  const megabytes = Math.ceil(sum([...sizes], ([, bytes]) => bytes) / 1e5) / 10;
  const summary = `${formatCount(sizes.size)} files, ${formatCount(megabytes)} MB`;
  if (articles === 0) return summary;
  const ofArticles = [...sizes].filter(([path]) => isOfArticle(path));
  const others = [...sizes].filter(([path]) => !isOfArticle(path));
  const capacities = hosts.map(([name, limit, count]) => {
    const room = (limit - sum(others, count)) * articles;
    return `${formatCount(roundDown(room / sum(ofArticles, count)))} on ${name}`;
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
  const unit = 10 ** Math.max(0, String(Math.floor(count)).length - 2);
  return Math.max(0, Math.floor(count / unit) * unit);
}
