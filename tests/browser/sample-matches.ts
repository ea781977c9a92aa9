import type { Match } from '../../src/browser/shards.ts';

export const sampleEdition = { code: 'en', direction: 'ltr', name: 'English', shards: [] };

/** A result, identified by its address. */
export function sampleMatch(url: string, published = '2026-01-01'): Match {
  return {
    edition: sampleEdition,
    positions: [],
    loadArticle: () =>
      Promise.resolve({
        ...{ url, published, title: 'Sample', text: 'Sample' },
        ...{ credit: 'Sample credit.', dates: 'Sample date', matchedWords: [] },
      }),
  };
}

export function sampleMatches(count: number, prefix = ''): Match[] {
  return Array.from({ length: count }, (_, index) => sampleMatch(`${prefix}${String(index)}`));
}
