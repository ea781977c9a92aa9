import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages, type Language } from '../../src/language/languages.ts';
import { formatPlural } from '../../src/language/messages.ts';
import type { SearchRecord } from '../../src/outputs/search.ts';
import { routes, taxonomies } from '../../src/routes.ts';
import { buildSearchIndexes } from '../build/search-indexes.ts';
import { listLayoutShifts, readCredit, recordLayoutShifts, runAxe, test } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');
const status = (page: Page) => page.locator('.search [role=status]');
const titles = async (page: Page) =>
  (await page.locator('.results h2').allInnerTexts()).map((title) => title.trim());
const count = (language: Language, number: number) => {
  const { locale, messages } = languages[language];
  return formatPlural(locale, messages.articleCount, number);
};
/** Waits until the page has handled all responses received so far. */
const waitForResponses = (page: Page) =>
  page.evaluate(async () => {
    await (await fetch(location.href)).text();
    await new Promise((resolve) => setTimeout(resolve));
  });
/** Records the paths of the index files that the page requests. */
function recordIndexRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/\w+\/search\/./.test(pathname)) requests.push(pathname);
  });
  return requests;
}

describe.each([
  ['en', 'education', 'en/articles/article-26/', 3],
  ['ar', 'التعليم', 'ar/articles/article-26/', 4],
] as const)('search, in %s', (language, word, best, number) => {
  const { locale, messages } = languages[language];
  const path = `${language}/search/`;

  test('without JavaScript, links to the archive and the topics, sources and translators', async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    const links = await page
      .locator('.without a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(['archive', ...taxonomies].map((list) => `/${language}/${list}/`));
    expect(await page.locator('main :is(input, select, button, summary):visible').count()).toBe(0);
    await context.close();
  });

  test('links to them when its script doesn’t load', async ({ page }) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(address + path);
    expect(await page.locator('.without a').count()).toBe(1 + taxonomies.length);
    expect(await page.locator('main :is(input, select, button, summary):visible').count()).toBe(0);
  });

  test('loads no index until the reader searches, then only that of its own language', async ({
    page,
    open,
  }) => {
    const requests = recordIndexRequests(page);
    for (const other of [seed, path]) {
      await open(other);
      await page.waitForLoadState('networkidle');
    }
    expect(requests).toEqual([]);
    await page.locator('#q').fill(word);
    await page.locator('.results a').first().waitFor();
    expect(requests).toContain(`/${path}pagefind.js`);
    expect(requests.filter((request) => !request.startsWith(`/${path}`))).toEqual([]);
    expect(requests.filter((request) => request.endsWith('.pf_filter'))).toEqual([]);
  });

  test('shows headline, passage, dates and credit of results as the reader types', async ({
    page,
    open,
  }) => {
    await open(path);
    await page.locator('#q').pressSequentially(word);
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
    const first = page.locator('.results article').first();
    expect(await first.getAttribute('lang')).toBe(language);
    expect((await first.locator('mark').allInnerTexts()).join()).toContain(word);
    const [title, credit, dates] = await Promise.all(
      ['h2', '.by', '.dates'].map((part) => first.locator(part).innerText()),
    );
    await first.locator('a').click();
    await page.waitForURL(address + best);
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await readCredit(page)).toBe(credit);
    expect(await page.locator('.dates').first().innerText()).toBe(dates);
    await page.goBack();
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('says so when nothing matches', async ({ page, open }) => {
    await open(path);
    // Unknown words that share a prefix with known ones, alone and beside a known word.
    const unknown = language === 'en' ? ['qqqq', 'amnesty', 'tomato'] : ['ظظظظ', 'فيلسوف', 'منشور'];
    for (const words of unknown.flatMap((one) => [one, `${word} ${one}`])) {
      await page.locator('#q').fill(word);
      await expect.poll(() => status(page).innerText()).toBe(count(language, number));
      await page.locator('#q').fill(words);
      await expect
        .poll(() => status(page).innerText(), { message: words })
        .toBe(messages.search.noResults);
      expect(await titles(page)).toEqual([]);
    }
    await page.locator('#q').fill('');
    await expect.poll(() => status(page).innerText()).toBe('');
  });

  test('leads on when nothing matches: to the nearest known word, other languages and lists', async ({
    page,
    open,
  }) => {
    await open(`${path}?q=${word.slice(0, -1)}${word.slice(-2)}&order=newest`);
    const links = page.locator('.without a:visible');
    await expect
      .poll(() => links.allInnerTexts())
      .toEqual([
        messages.search.didYouMean.replace('{words}', word),
        messages.search.searchAll,
        ...[messages.archive, ...taxonomies.map((taxonomy) => messages.taxonomies[taxonomy])].map(
          ({ title }) => title,
        ),
      ]);
    expect(await page.getByText(messages.search.needsJavaScript).count()).toBe(0);
    await links.first().click();
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
    expect(await links.count()).toBe(0);
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ q: word, order: 'newest' });
    await page.locator('#q').fill('qqqq');
    await page.getByRole('link', { name: messages.search.searchAll }).click();
    await expect.poll(() => page.locator('[name=language]').inputValue()).toBe('all');
    // No word is near, and all languages were searched.
    await expect.poll(() => links.count()).toBe(1 + taxonomies.length);
  });

  test('moves nothing while scripts and results load slowly', async ({ page }) => {
    await page.route('**/*.{js,txt}', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await recordLayoutShifts(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${address}${path}?q=${word}&language=all`);
      await page.locator('.results article').first().waitFor();
      await expect.poll(() => page.locator('[name=source] option').count()).toBeGreaterThan(1);
      expect(await listLayoutShifts(page)).toEqual([]);
    }
  });

  test('keeps the query in the address', async ({ page, open }) => {
    await open(path);
    await page.locator('#q').fill(word);
    await page.locator('[name=order]').selectOption('newest');
    await expect.poll(() => titles(page)).toHaveLength(number);
    const expected = await titles(page);
    const { href, searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ q: word, order: 'newest' });
    await open('404.html');
    await page.goto(href);
    await expect.poll(() => titles(page)).toEqual(expected);
    expect(await page.locator('#q').inputValue()).toBe(word);
    // Ignores values that the form doesn't offer.
    await open(`${path}?q=${word}&order=oldest&language=${language}&language=xx&other=1`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    expect(new URL(page.url()).searchParams.toString()).toBe(
      new URLSearchParams({ q: word }).toString(),
    );
  });

  test('sorts by date when the reader chooses that', async ({ page, open }) => {
    await open(`${path}?q=${word}&order=newest`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    const addresses = await page
      .locator('.results a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const days: string[] = [];
    for (const href of addresses) {
      await open(href.slice(1));
      days.push((await page.locator('.dates time').first().getAttribute('datetime')) ?? '');
    }
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('searches for a single letter only when the reader submits it', async ({ page, open }) => {
    await open(path);
    const letter = word.slice(0, 1);
    await page.locator('#q').fill(word);
    await expect.poll(() => titles(page)).toHaveLength(number);
    await page.locator('#q').fill(letter);
    await expect.poll(() => titles(page)).toEqual([]);
    expect(await status(page).innerText()).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toHaveLength(5);
  });

  test('opens with the key “/”, unless the reader is typing', async ({ page, open }) => {
    await open(`${language}/articles/article-26/`);
    await page.keyboard.press('/');
    await page.waitForURL(`${address}${path}#q`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.type('a/b');
    expect(await page.locator('#q').inputValue()).toBe('a/b');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    expect(await page.locator('#q').inputValue()).toBe('a/b');
  });

  test('ignores the key when the reader’s settings turn it off', async ({ page, open }) => {
    await open(`${language}/articles/article-26/`);
    await page.getByText(messages.settings.title, { exact: true }).click();
    await page
      .getByRole('group', { name: messages.settings.searchShortcut })
      .getByRole('radio', { name: messages.settings.shortcutOff })
      .check();
    const expectIgnored = async () => {
      // The window's listeners are called after the document's.
      await page.evaluate(() => {
        addEventListener('keydown', ({ defaultPrevented }) => {
          document.documentElement.dataset['prevented'] = String(defaultPrevented);
        });
      });
      await page.keyboard.press('/');
      await expect.poll(() => page.locator('html').getAttribute('data-prevented')).toBe('false');
    };
    await page.locator('h1').click();
    await expectIgnored();
    await page.reload();
    await expectIgnored();
    expect(page.url()).toBe(`${address}${language}/articles/article-26/`);
  });

  test('moves through the results with arrow keys and Enter', async ({ page, open }) => {
    await open(path);
    await page.locator('#q').focus();
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await page.locator('.results a').first().waitFor();
    const links = page.locator('.results a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await links.nth(1).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await links.nth(0).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(address + best);
  });

  test('shows more results on request and focuses the first of them', async ({ page, open }) => {
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حق'}`);
    await expect.poll(() => titles(page)).toHaveLength(5);
    await page.getByRole('button', { name: messages.search.moreResults }).click();
    await expect.poll(() => titles(page)).toHaveLength(10);
    const sixth = page.locator('.results a').nth(5);
    await expect.poll(() => sixth.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('offers more results again after they failed to load', async ({ page, open }) => {
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حق'}`);
    await expect.poll(() => titles(page)).toHaveLength(5);
    const before = await status(page).innerText();
    await page.route('**/articles/*.txt', (route) => route.abort());
    const more = page.getByRole('button', { name: messages.search.moreResults });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.unroute('**/articles/*.txt');
    await more.click();
    await expect.poll(() => titles(page)).toHaveLength(10);
    expect(await status(page).innerText()).toBe(before);
  });

  test('filters by language, source and translator, with the number of results for each choice', async ({
    page,
    open,
  }) => {
    const requests = recordIndexRequests(page);
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حقوق'}`);
    await page.locator('.results a').first().waitFor();
    expect(requests.filter((request) => !request.startsWith(`/${path}`))).toEqual([]);
    const all = await status(page).innerText();
    await page.getByText(messages.search.filters, { exact: true }).click();
    const options = (name: string) =>
      page
        .locator(`[name=${name}] option`)
        .evaluateAll((list) => list.map((one) => one.textContent));
    await expect.poll(() => options('source')).not.toHaveLength(1);
    const numbers = new Intl.NumberFormat(locale);
    const [outlet = ''] = (await options('source')).slice(1);
    const [, name = '', shown = ''] = /^(.*) \((.*)\)$/.exec(outlet) ?? [];
    await page.locator('[name=source]').selectOption(name);
    const number = [...Array(200).keys()].find((candidate) => numbers.format(candidate) === shown);
    await expect.poll(() => status(page).innerText()).toBe(count(language, number ?? -1));
    expect(new URL(page.url()).searchParams.get('source')).toBe(name);
    // The other sources are still offered.
    expect((await options('source')).length).toBeGreaterThan(2);
    await page.reload();
    await expect.poll(() => status(page).innerText()).toBe(count(language, number ?? -1));
    expect(await page.locator('[name=source]').inputValue()).toBe(name);
    await page.locator('[name=source]').selectOption('');
    await expect.poll(() => status(page).innerText()).toBe(all);
    // The filters load after the results.
    await expect.poll(() => options('translator')).not.toHaveLength(1);
    const [, translator = ''] = await page
      .locator('[name=translator] option')
      .evaluateAll((list) => list.map((one) => (one as HTMLOptionElement).value));
    await page.locator('[name=translator]').selectOption(translator);
    await expect.poll(() => status(page).innerText()).toBe(count(language, 1));
    await page.locator('[name=translator]').selectOption('');
    // Results in another language have its direction and its name.
    const other = language === 'en' ? 'ar' : 'en';
    await page.locator('#q').fill(other === 'ar' ? 'حقوق' : 'rights');
    await page.locator('[name=language]').selectOption(other);
    const first = page.locator('.results article').first();
    await expect.poll(() => first.getAttribute('dir')).toBe(languages[other].direction);
    expect(await first.locator('.mark').getAttribute('lang')).toBe(language);
    expect(requests.some((request) => request.startsWith(`/${other}/search/`))).toBe(true);
    // All languages together, sorted by date.
    await page.locator('#q').fill('sample');
    await page.locator('[name=language]').selectOption('all');
    const total = 35;
    await expect.poll(() => status(page).innerText()).toBe(count(language, total));
    await page.locator('[name=order]').selectOption('newest');
    const languagesFound = () =>
      page
        .locator('.results article')
        .evaluateAll((list) => list.map((article) => (article as HTMLElement).lang));
    await expect.poll(languagesFound).toEqual([language, other, 'ru', 'en', 'en']);
    while (await page.getByRole('button', { name: messages.search.moreResults }).isVisible()) {
      const before = (await titles(page)).length;
      await page.getByRole('button', { name: messages.search.moreResults }).click();
      await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(before);
    }
    expect(
      new Set(await page.locator('.results a').evaluateAll((all) => all.map(String))).size,
    ).toBe(total);
  });

  test('filters without words, and lists the articles that remain', async ({ page, open }) => {
    await open(path);
    await page.getByText(messages.search.filters, { exact: true }).click();
    const choices = page.locator('[name=translator] option');
    await expect.poll(() => choices.count()).toBeGreaterThan(1);
    expect(await status(page).innerText()).toBe('');
    expect(await titles(page)).toEqual([]);
    const first = (await choices.nth(1).getAttribute('value')) ?? '';
    await page.locator('[name=translator]').selectOption(first);
    await expect.poll(() => status(page).innerText()).toBe(count(language, 1));
    const credit = await page.locator('.results .by').innerText();
    expect(credit.replace(/[\u2068\u2069]/g, '')).toContain(first);
    await page.reload();
    await expect.poll(() => titles(page)).toHaveLength(1);
  });

  test('keeps its results when other editions fail to load', async ({ page, open }) => {
    const other = language === 'en' ? 'ar' : 'en';
    await page.route(`**/${other}/search/**`, (route) => route.abort());
    await open(`${path}?q=${word}`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    const failed = page.waitForEvent('requestfailed');
    await page.getByText(messages.search.filters, { exact: true }).click();
    await failed;
    await waitForResponses(page);
    expect(await titles(page)).toHaveLength(number);
    expect(await status(page).innerText()).toBe(count(language, number));
  });

  test('shows the newest query’s results when an older query is answered later', async ({
    page,
    open,
  }) => {
    const other = language === 'en' ? 'ar' : 'en';
    const held: Route[] = [];
    await page.route(`**/${other}/search/pagefind.js`, (route) => held.push(route));
    await open(`${path}?q=sample&language=all`);
    await expect.poll(() => held.length).toBe(1);
    await page.locator('[name=language]').selectOption('');
    await expect.poll(() => titles(page)).not.toEqual([]);
    const expected = await titles(page);
    const summary = await status(page).innerText();
    await held[0]?.continue();
    // The newer query's filters wait for the same file.
    await expect.poll(() => page.locator('[name=source] option').count()).toBeGreaterThan(1);
    expect(await titles(page)).toEqual(expected);
    expect(await status(page).innerText()).toBe(summary);
  });

  test.for(['continue', 'abort'] as const)(
    'shows no articles of an older query that load later (%s)',
    async (release, { page, open }) => {
      const held: Route[] = [];
      await page.route('**/articles/*.txt', (route) => held.push(route));
      await open(`${path}?q=${word}`);
      await expect.poll(() => held.length).toBe(number);
      await page.locator('#q').fill('qqqq');
      await expect.poll(() => status(page).innerText()).toBe(messages.search.noResults);
      for (const route of held) {
        await route[release]();
        await (await route.request().response())?.finished();
      }
      await waitForResponses(page);
      expect(await titles(page)).toEqual([]);
      expect(await status(page).innerText()).toBe(messages.search.noResults);
    },
  );

  test.for<[string, (route: Route) => Promise<void>]>([
    ['fails to load', (route) => route.abort()],
    ['is a maintenance page', (route) => route.fulfill({ body: '<p>Sample maintenance' })],
  ])('says so when the index %s, and tries again', async ([, answer], { page, open }) => {
    await open(path);
    await page.route('**/*.pf_index', answer);
    await page.locator('#q').fill(word);
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    expect(await titles(page)).toEqual([]);
    await page.unroute('**/*.pf_index');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('says so when the engine fails to load, and tries again', async ({ page, open }) => {
    await open(path);
    await page.route('**/search/pagefind.js*', (route) => route.abort());
    await page.locator('#q').fill(word);
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    await page.unroute('**/search/pagefind.js*');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('has no accessibility fault that axe finds, with results and filters', async ({
    browser,
  }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        bypassCSP: true,
        colorScheme,
        viewport: { width: 320, height: 640 },
      });
      await page.goto(`${address}${path}?q=${word}&language=all`);
      await page.locator('.results article').first().waitFor();
      await expect.poll(() => page.locator('[name=source] option').count()).toBeGreaterThan(1);
      expect(await runAxe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.close();
    }
  });
});

test('matching words are visible in forced colours', async ({ page, open }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open('en/search/?q=education');
  const [word, text] = await Promise.all(
    ['.results mark', '.results p'].map((selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return { color, backgroundColor };
        }),
    ),
  );
  expect(word?.backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
  expect(word?.backgroundColor).not.toBe(text?.backgroundColor);
  expect(word?.color).not.toBe(word?.backgroundColor);
});

test.for([
  ['“elsewhere here”', 'Elsewhere, here, a heading, mail,', 'Elsewhere,,here,'],
  [
    '“servitude slavery”',
    'slavery or servitude. Slavery and the slave trade',
    'servitude.,Slavery',
  ],
  [
    '“dignity and rights they”',
    'in dignity and rights. They are endowed',
    'dignity,and,rights.,They',
  ],
] as const)(
  'a passage that matches %s has the words of the article, not the marks of its plain text',
  async ([words, passage, marked], { page, open }) => {
    await open(`en/search/?q=${encodeURIComponent(words)}`);
    const result = page.locator('.results article').filter({ hasText: 'Everything that' });
    await expect.poll(() => result.locator('p:not(.mark)').first().innerText()).toContain(passage);
    expect((await result.locator('mark').allInnerTexts()).join()).toBe(marked);
  },
);

/** Opens a search page whose index has these texts, newest first, in shards of two. */
async function openSearchOver(
  page: Page,
  language: Language,
  texts: readonly string[],
): Promise<void> {
  const records = texts.map((text, number): SearchRecord => ({
    address: routes.article(language, `sample-${String(number)}`),
    title: `${text} ${String(number)}`,
    text,
    credit: 'Sample credit.',
    dates: 'Sample date',
    published: `2026-01-${String(28 - number).padStart(2, '0')}T00:00:00.000Z`,
  }));
  const articles = records.map((record, number) => ({
    record,
    filters: { sources: [`Outlet ${String(number % 2)}`] },
  }));
  const files = new Map(
    (await buildSearchIndexes([{ language, articles }], 2)).map((file) => [
      file.address,
      file.bytes,
    ]),
  );
  const folders = [...files.keys()]
    .filter((path) => path.endsWith('pagefind-entry.json'))
    .map((path) => path.replace('pagefind-entry.json', ''));
  const [newest, ...older] = folders.sort();
  const shards = (texts.length > 0 ? [newest, ...older.reverse()] : []).map((folder, index) => ({
    folder,
    since: `2026-01-0${String(9 - index)}`,
  }));
  const searchPath = routes.search(language);
  const html = readFileSync(join(inject('outDir'), searchPath, 'index.html'), 'utf8').replace(
    /(&quot;|&#34;)shards\1:\[.*?\]/,
    () => `&#34;shards&#34;:${JSON.stringify(shards).replaceAll('"', '&#34;')}`,
  );
  await page.route(`**${searchPath}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === searchPath) return route.fulfill({ body: html, contentType: 'text/html' });
    const body = files.get(pathname);
    if (!body) return route.fulfill({ status: 404 });
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
    return route.fulfill({ body: Buffer.from(body), contentType });
  });
  await page.goto(address + searchPath.slice(1));
}

describe('a search over shards', () => {
  // Newest first, as in an edition.
  const texts = [
    'one all',
    'two all',
    'three few all',
    'four all',
    'five all',
    'six last all',
    'seven all',
  ];

  test('searches the newest shard, and older ones on request', async ({ page }) => {
    await openSearchOver(page, 'en', [...texts, ...texts]);
    const { search } = languages.en.messages;
    await page.locator('#q').fill('all');
    const since = (number: number, date: number) =>
      search.countSince
        .replace('{count}', count('en', number))
        .replace('{date}', `${String(9 - date)} January 2026`);
    // First only the newest shard, then as many as it takes for five more results.
    await expect.poll(() => status(page).innerText()).toBe(since(2, 0));
    const button = page.getByRole('button', { name: search.includeEarlier });
    await button.click();
    await expect.poll(() => status(page).innerText()).toBe(since(8, 3));
    expect(await titles(page)).toHaveLength(5);
    const inList = () => page.evaluate(() => document.activeElement?.closest('.results') !== null);
    await expect.poll(inList).toBe(true);
    // A failure keeps the results.
    await page.route('**/*.pf_meta', (route) => route.abort());
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(search.failed);
    expect(await titles(page)).toHaveLength(5);
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.unroute('**/*.pf_meta');
    await button.click();
    await expect.poll(() => status(page).innerText()).toBe(count('en', 14));
    expect(await button.isVisible()).toBe(false);
    await page.locator('[name=order]').selectOption('newest');
    await expect.poll(async () => (await titles(page))[0]).toBe('one all 0');
    for (const shown of [10, 14]) {
      await page.getByRole('button', { name: search.moreResults }).click();
      await expect.poll(() => titles(page)).toHaveLength(shown);
    }
    expect((await titles(page)).map((title) => Number(title.split(' ').at(-1)))).toEqual(
      Array.from({ length: 14 }, (_, index) => index),
    );
  });

  test('ranks the articles of each shard, those of the newest shard first', async ({ page }) => {
    const filler = 'long text about something else '.repeat(20);
    await openSearchOver(page, 'en', [
      `${filler} storm`,
      `${filler} ${'storm '.repeat(8)}`,
      'storm',
      `storm ${filler}`,
    ]);
    await page.locator('#q').fill('storm');
    await page.getByRole('button', { name: languages.en.messages.search.includeEarlier }).click();
    const numbers = async () =>
      (await titles(page)).map((title) => Number(title.split(' ').at(-1)));
    await expect.poll(numbers).toEqual([1, 0, 2, 3]);
  });

  test('counts no results in a shard that lacks a word of the query', async ({ page }) => {
    await openSearchOver(page, 'en', [...texts, 'tomorrow rare all', 'to all']);
    await page.locator('#q').fill('all tomorrow');
    await page.getByRole('button', { name: languages.en.messages.search.includeEarlier }).click();
    await expect.poll(() => titles(page)).toEqual(['tomorrow rare all 7']);
    expect(await status(page).innerText()).toBe(count('en', 1));
    await page.getByText(languages.en.messages.search.filters, { exact: true }).click();
    await expect
      .poll(() => page.locator('[name=source] option').allInnerTexts())
      .toEqual([languages.en.messages.search.anyValue, 'Outlet 1 (1)']);
    expect(await page.locator('[name=language] option:checked').innerText()).toBe('English (1)');
  });

  test('finds nothing in an edition without articles', async ({ page }) => {
    await openSearchOver(page, 'en', []);
    await page.locator('#q').fill('all');
    await expect.poll(() => status(page).innerText()).toBe(languages.en.messages.search.noResults);
  });

  test('finds articles that only the oldest shard has', async ({ page }) => {
    await openSearchOver(page, 'en', [...texts, 'lonely', 'word']);
    await page.locator('#q').fill('lonely');
    const { search } = languages.en.messages;
    const none = search.countSince
      .replace('{count}', count('en', 0))
      .replace('{date}', '9 January 2026');
    await expect.poll(() => status(page).innerText()).toBe(none);
    await page.getByRole('button', { name: search.includeEarlier }).click();
    await expect.poll(() => status(page).innerText()).toBe(count('en', 1));
    expect(await titles(page)).toEqual(['lonely 7']);
  });
});

describe.each<[Language, string, string[]]>([
  ['ar', 'مُدَرِّسَةٌ أُولى', ['مدرسة', 'مدرسه', 'مُدرّسة', 'أولى', 'اولي', 'إولى', 'اولی']],
  ['ru', 'Ещё один самолёт', ['еще', 'ещё', 'ЕЩЕ', 'самолет', 'самолёт', 'самолеты']],
  [
    'en',
    'A state-run outlet’s $100',
    [
      'state run',
      'staterun',
      'outlet’s',
      "outlet's",
      'outlets run',
      '$100',
      '100 $',
      'run/outlet',
      '<outlet>',
      'state/run',
    ],
  ],
  ['ar', 'الكتاب والكتّاب', ['كتاب', 'والكتاب', 'وكتاب', 'بالكتاب']],
  ['en', 'Café Dvořák, by Łukasz', ['cafe', 'café', 'dvorak', 'DVOŘÁK', 'lukasz', 'Łukasz']],
])('in %s', (language, text, words) => {
  test(`finds “${text}” in every spelling, and shows the original`, async ({ page }) => {
    await openSearchOver(page, language, [text]);
    for (const word of words) {
      await page.locator('#q').fill('');
      await expect.poll(() => titles(page)).toEqual([]);
      await page.locator('#q').fill(word);
      await expect.poll(() => titles(page), { message: word }).toEqual([`${text} 0`]);
      expect(await page.locator('.results p').nth(1).innerText()).toBe('Sample credit.');
      expect((await page.locator('.results p').first().innerText()).trim()).toBe(text);
    }
  });
});
