import { expect, test } from 'vitest';
import { describeCapacity } from '../../src/build/capacity.ts';

/** A site of articles with seven files of 10 kB each, and 100 other files of 1 kB. */
function siteOf(articles: number): Map<string, number> {
  const names = Array.from({ length: articles }, (_, index) => `sample-${String(index)}`);
  return new Map([
    ...Array.from({ length: 100 }, (_, index) => [`en/${String(index)}.html`, 1_000] as const),
    ...names.flatMap((name) => [
      [`en/articles/${name}/index.html`, 10_000] as const,
      ...['txt', 'md', 'png', 'bib', 'json'].map(
        (format) => [`en/articles/${name}.${format}`, 10_000] as const,
      ),
      [`en/search/fragment/en_${name}.pf_fragment`, 10_000] as const,
    ]),
  ]);
}

test.each([1, 40])(
  'the capacity of hosts does not depend on the number of articles: %i',
  (articles) => {
    // (20,000 - 100) / 7, (100,000 - 100) / 7, (1,000 MB - 0.1 MB) / 70 kB, 54,000 / 6
    expect(describeCapacity(siteOf(articles), articles).split('articles: ')[1]).toBe(
      '2,800 on Cloudflare (20,000 files), 14,000 on Cloudflare, paid (100,000 files), ' +
        '14,000 on GitHub Pages (1 GB), 9,000 on Netlify in each language (54,000 files in a folder)',
    );
  },
);

test('the summary has the number of files and their size', () => {
  expect(describeCapacity(siteOf(40), 40)).toMatch(
    /^380 files, 2\.9 MB; room for about this many articles: 2,800 on /,
  );
  expect(describeCapacity(siteOf(0), 0)).toBe('100 files, 0.1 MB');
});

test('pictures count for the articles that show them', () => {
  const pictures = Array.from(
    { length: 40 },
    (_, index) => [`_astro/${String(index)}.avif`, 930_000] as const,
  );
  const report = describeCapacity(new Map([...siteOf(40), ...pictures]), 40);
  expect(report).toContain(' 990 on GitHub Pages');
  expect(report).toContain(' 2,400 on Cloudflare (');
});

test('a site that a host does not take at all has no room there', () => {
  const sizes = new Map([...siteOf(1), ['film.mp4', 2e9] as const]);
  expect(describeCapacity(sizes, 1)).toContain(' 0 on GitHub Pages');
});
