import { formatCount } from '../content/diagnostic.ts';

/** A host of static files, and the largest site that it takes. */
interface Host {
  name: string;
  limit: string;
  /** Returns how many articles fit. */
  capacityOf: (growth: Growth) => number;
}

/** How a site grows with its articles. */
interface Growth {
  /** Files and bytes of the site without its articles. */
  fixed: { files: number; bytes: number };
  /** Files, bytes, and entries in the folder of an edition's articles. */
  perArticle: { files: number; bytes: number; entries: number };
}

const capacityByFiles =
  (limit: number) =>
  ({ fixed, perArticle }: Growth): number =>
    (limit - fixed.files) / perArticle.files;

/** Common hosts. `docs/hosting.md` compares them. */
const hosts: readonly Host[] = [
  { name: 'Cloudflare', limit: '20,000 files', capacityOf: capacityByFiles(20_000) },
  { name: 'Cloudflare, paid', limit: '100,000 files', capacityOf: capacityByFiles(100_000) },
  {
    name: 'GitHub Pages',
    limit: '1 GB',
    capacityOf: ({ fixed, perArticle }) => (1e9 - fixed.bytes) / perArticle.bytes,
  },
  {
    name: 'Netlify in each language',
    limit: '54,000 files in a folder',
    capacityOf: ({ perArticle }) => 54_000 / perArticle.entries,
  },
];

/**
 * Describes the size of a site, and up to how many such articles hosts take it.
 * @param sizes the bytes of each file, by path
 */
export function describeCapacity(sizes: ReadonlyMap<string, number>, articles: number): string {
  const all = [...sizes];
  const countBytes = (files: typeof all) => files.reduce((sum, [, bytes]) => sum + bytes, 0);
  const [files, bytes] = [all.length, countBytes(all)];
  const summary = `${formatCount(files)} files, ${formatCount(Math.ceil(bytes / 1e5) / 10)} MB`;
  if (articles === 0) return summary;

  const ofArticles = all.filter(([path]) => isOfArticle(path));
  const inFolder = ofArticles.filter(([path]) => path.split('/')[1] === 'articles');
  const articleBytes = countBytes(ofArticles);
  const growth = {
    fixed: { files: files - ofArticles.length, bytes: bytes - articleBytes },
    perArticle: {
      files: ofArticles.length / articles,
      bytes: articleBytes / articles,
      entries: inFolder.length / articles,
    },
  };
  const capacities = hosts.map(
    ({ name, limit, capacityOf }) =>
      `${formatCount(roundDown(capacityOf(growth)))} on ${name} (${limit})`,
  );
  return `${summary}; room for about this many articles: ${capacities.join(', ')}`;
}

/** Recognizes the pages, formats, pictures and search fragments of articles. */
function isOfArticle(path: string): boolean {
  return path.split('/')[1] === 'articles' || /\.(?:avif|webp|pf_fragment)$/.test(path);
}

/** Rounds a number down to two digits, because the lists of articles grow as well. */
function roundDown(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.max(0, Math.floor(count / unit) * unit);
}
