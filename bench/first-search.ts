import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliBytes } from './weight.ts';
import { createTexts } from './words.ts';
import { routes } from '../src/routes.ts';
import { buildSearchIndexes } from '../tests/build/search-indexes.ts';
import type { SearchRecord } from '../src/outputs/search.ts';
import { siteUrl } from '../src/site.ts';
import { launchChromium } from '../tests/site/chromium.ts';

/** The downloads of a reader's first search. */
export interface FirstSearch {
  /** The number of articles in the edition. */
  articles: number;
  /** The number of results, as the page shows it. */
  resultCount: string;
  word: string;
  /** The size of page, scripts, engine, index and first results. Text is counted after Brotli compression at quality 11. */
  bytes: number;
  requests: number;
}

const WORDS_PER_ARTICLE = 500;

/**
 * Measures the downloads of a search in a real browser. The articles are random words of the Universal Declaration in
 * some 400 languages, with the frequencies of Zipf's law.
 * @param outDir a built site, whose pages and scripts are used
 * @param ranks the searched words, by frequency rank
 */
export async function measureFirstSearch(
  outDir: string,
  articles: number,
  ranks: readonly number[],
): Promise<FirstSearch[]> {
  const { words, write } = createTexts('Latin');
  const invented = inventArticles(write, articles);
  const index = await buildSearchIndexes([{ language: 'en', articles: invented }]);
  const files = new Map(index.map(({ address, bytes }) => [address, Buffer.from(bytes)]));
  for (const { record, plainText } of invented) {
    files.set(`${record.address.slice(0, -1)}.txt`, Buffer.from(plainText));
  }
  const browser = await launchChromium();
  const searches: FirstSearch[] = [];
  try {
    for (const rank of ranks) {
      const word = words[rank] ?? '';
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: number[] = [];
      await page.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url());
        const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        const file = join(outDir, path.slice(siteUrl().pathname.length));
        const body = files.get(pathname) ?? readFileSync(file);
        const isText = ['.html', '.js', '.json', '.txt'].includes(extname(path));
        sizes.push(isText ? brotliBytes(body.toString()) : body.length);
        await route.fulfill({
          body,
          contentType: types[extname(path)] ?? 'application/octet-stream',
        });
      });
      await page.goto(new URL(routes.search('en'), siteUrl()).href);
      await page.fill('#q', word);
      await page.waitForSelector('.results article');
      await page.waitForLoadState('networkidle');
      const resultCount = await page.locator('.search [role=status]').innerText();
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      searches.push({ articles, resultCount, word, bytes, requests: sizes.length });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return searches;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

function inventArticles(text: (length: number) => string, count: number) {
  return Array.from({ length: count }, (_, number) => {
    const record = {
      address: routes.article('en', `article-${String(number)}`),
      title: text(8),
      text: text(WORDS_PER_ARTICLE),
      credit: `Translated by ${text(2)}. Cites reporting by ${text(2)}. Author and original outlet not stated.`,
      dates: 'Published 22 November 2026',
      published: '2026-11-22T00:00:00.000Z',
    };
    const filters = { sources: [text(1)], translators: [text(1)] };
    return { record, filters, plainText: writePlainText(record) };
  });
}

/** Writes a plain-text file with lines of twelve words and eight links. */
function writePlainText({ title, text, credit, dates, address }: SearchRecord): string {
  const links: string[] = [];
  const lines = text.match(/(?:\S+ ?){1,12}/g)?.map((line, index) => {
    if (index % 5 !== 4) return line.trim();
    const number = String(links.length + 1);
    links.push(`[${number}] https://example.org/${number}`);
    return line.replace(' ', ` [${number}] `).trim();
  });
  const body = lines?.join('\n');
  const notice = `Notice: ${credit} Link to this article:\n${new URL(address, siteUrl()).href}`;
  return [title, `Credit: ${credit}`, dates, body, `Links\n${links.join('\n')}`, notice].join(
    '\n\n',
  );
}
