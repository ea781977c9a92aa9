import { buildShard, type Shard } from '../../src/build/search-index.ts';
import { paginate } from '../../src/lists/pagination.ts';
import { ARTICLES_PER_SHARD } from '../../src/outputs/search.ts';
import { routes } from '../../src/routes.ts';

/** The articles of one edition, newest first. */
export type SearchedEdition = Pick<Shard, 'language' | 'articles'>;

/** A file of a search index, at its root-relative address. */
export interface IndexFile {
  address: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Builds the search indexes of editions. @param length articles per shard */
export async function buildSearchIndexes(
  editions: readonly SearchedEdition[],
  length = ARTICLES_PER_SHARD,
): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  for (const { language, articles } of editions) {
    for (const { page, items } of paginate(articles, length)) {
      for (const [path, bytes] of await buildShard({ language, page, articles: items })) {
        const address = routes.search(language, page) + path;
        files.push({ address, bytes: new Uint8Array(bytes) });
      }
    }
  }
  return files;
}
