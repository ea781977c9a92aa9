import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages, type Language } from '../../src/language/languages.ts';
import { plural } from '../../src/language/messages.ts';
import type { Hit } from '../../src/outputs/search.ts';
import { routes } from '../../src/routes.ts';
import { searchFiles } from '../../src/build/search-index.ts';
import { runAxe, test } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');
const status = (page: Page) => page.locator('.search [role=status]');
const titles = async (page: Page) =>
  (await page.locator('.results h2').allInnerTexts()).map((title) => title.trim());
const count = (language: Language, number: number) => {
  const { locale, messages } = languages[language];
  return plural(locale, messages.articleCount, number);
};
/** Waits until the page has handled all responses that it had before. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await (await fetch(location.href)).text();
    await new Promise((resolve) => setTimeout(resolve));
  });
/** What the page has asked for of an index, by language. */
function loadsOf(page: Page): string[] {
  const loads: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/\w+\/search\/./.test(pathname)) loads.push(pathname);
  });
  return loads;
}

describe.each([
  ['en', 'education', 'en/articles/article-26/', 3],
  ['ar', 'التعليم', 'ar/articles/article-26/', 4],
] as const)('search, in %s', (language, word, best, number) => {
  const { locale, messages } = languages[language];
  const path = `${language}/search/`;

  test('leads to the archive and the indexes without a script', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    const links = await page
      .locator('.without a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(
      ['archive', 'topics', 'sources', 'translators'].map((list) => `/${language}/${list}/`),
    );
    expect(await page.locator('main :is(input, select, button, summary):visible').count()).toBe(0);
    await context.close();
  });

  test('leads there too where its script doesn’t come', async ({ page }) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(address + path);
    expect(await page.locator('.without a').count()).toBe(4);
    expect(await page.locator('main :is(input, select, button, summary):visible').count()).toBe(0);
  });

  test('loads nothing before the reader reaches for it, and then its own language alone', async ({
    page,
    open,
  }) => {
    const loads = loadsOf(page);
    for (const other of [seed, path]) {
      await open(other);
      await page.waitForLoadState('networkidle');
    }
    expect(loads).toEqual([]);
    await page.locator('#q').fill(word);
    await page.locator('.results a').first().waitFor();
    expect(loads).toContain(`/${path}pagefind.js`);
    expect(loads.filter((load) => !load.startsWith(`/${path}`))).toEqual([]);
    expect(loads.filter((load) => load.endsWith('.pf_filter'))).toEqual([]);
  });

  test('finds as the reader types: headline, passage, date and credit', async ({ page, open }) => {
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
    expect(await page.locator('.credit').innerText()).toBe(credit);
    expect(await page.locator('.dates').first().innerText()).toBe(dates);
    // And back to what was found.
    await page.goBack();
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('says that there is nothing', async ({ page, open }) => {
    await open(path);
    // Words that the texts don't have, but begin as other words of theirs do; alone, and beside one that they have.
    const unknown = language === 'en' ? ['qqqq', 'amnesty', 'tomato'] : ['ظظظظ', 'فيلسوف', 'منشور'];
    for (const words of unknown.flatMap((other) => [other, `${word} ${other}`])) {
      await page.locator('#q').fill(word);
      await expect.poll(() => status(page).innerText()).toBe(count(language, number));
      await page.locator('#q').fill(words);
      await expect
        .poll(() => status(page).innerText(), { message: words })
        .toBe(messages.search.none);
      expect(await titles(page)).toEqual([]);
    }
    await page.locator('#q').fill('');
    await expect.poll(() => status(page).innerText()).toBe('');
  });

  test('lives in the address', async ({ page, open }) => {
    await open(path);
    await page.locator('#q').fill(word);
    await page.locator('[name=order]').selectOption('newest');
    await expect.poll(() => titles(page)).toHaveLength(number);
    const found = await titles(page);
    const { href, searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ q: word, order: 'newest' });
    await open('404.html');
    await page.goto(href);
    await expect.poll(() => titles(page)).toEqual(found);
    expect(await page.locator('#q').inputValue()).toBe(word);
    // What nobody offered is no choice.
    await open(`${path}?q=${word}&order=oldest&language=${language}&language=xx&other=1`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    expect(new URL(page.url()).searchParams.toString()).toBe(
      new URLSearchParams({ q: word }).toString(),
    );
  });

  test('has the newest first, where the reader wants that', async ({ page, open }) => {
    await open(`${path}?q=${word}&order=newest`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    const found = await page
      .locator('.results a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const days: string[] = [];
    for (const href of found) {
      await open(href.slice(1));
      days.push((await page.locator('.dates time').first().getAttribute('datetime')) ?? '');
    }
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('takes one letter for a word only when the reader says so', async ({ page, open }) => {
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

  test('opens with the key “/”, wherever the reader isn’t typing', async ({ page, open }) => {
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

  test('leaves the key alone for who wants that', async ({ page, open }) => {
    await open(`${language}/articles/article-26/`);
    await page.getByText(messages.settings.title, { exact: true }).click();
    await page
      .getByRole('group', { name: messages.settings.keys })
      .getByRole('radio', { name: messages.settings.keysOff })
      .check();
    const expectUntaken = async () => {
      // A listener of the window is called after those of the page.
      await page.evaluate(() => {
        addEventListener('keydown', ({ defaultPrevented }) => {
          document.documentElement.dataset['taken'] = String(defaultPrevented);
        });
      });
      await page.keyboard.press('/');
      await expect.poll(() => page.locator('html').getAttribute('data-taken')).toBe('false');
    };
    await page.locator('h1').click();
    await expectUntaken();
    await page.reload();
    await expectUntaken();
    expect(page.url()).toBe(`${address}${language}/articles/article-26/`);
  });

  test('goes by arrow keys and Enter', async ({ page, open }) => {
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

  test('shows more when asked, and leads the reader to it', async ({ page, open }) => {
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حق'}`);
    await expect.poll(() => titles(page)).toHaveLength(5);
    await page.getByRole('button', { name: messages.search.more }).click();
    await expect.poll(() => titles(page)).toHaveLength(10);
    const sixth = page.locator('.results a').nth(5);
    await expect.poll(() => sixth.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('offers more again where that failed', async ({ page, open }) => {
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حق'}`);
    await expect.poll(() => titles(page)).toHaveLength(5);
    const before = await status(page).innerText();
    await page.route('**/*.pf_fragment', (route) => route.abort());
    const more = page.getByRole('button', { name: messages.search.more });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.unroute('**/*.pf_fragment');
    await more.click();
    await expect.poll(() => titles(page)).toHaveLength(10);
    expect(await status(page).innerText()).toBe(before);
  });

  test('filters by language, source and translator, each with its count', async ({
    page,
    open,
  }) => {
    const loads = loadsOf(page);
    await open(`${path}?q=${language === 'en' ? 'rights' : 'حقوق'}`);
    await page.locator('.results a').first().waitFor();
    expect(loads.filter((load) => !load.startsWith(`/${path}`))).toEqual([]);
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
    // The others are counted within it, and it is still one of all.
    expect((await options('source')).length).toBeGreaterThan(2);
    await page.reload();
    await expect.poll(() => status(page).innerText()).toBe(count(language, number ?? -1));
    expect(await page.locator('[name=source]').inputValue()).toBe(name);
    await page.locator('[name=source]').selectOption('');
    await expect.poll(() => status(page).innerText()).toBe(all);
    // The filters come beside the results.
    await expect.poll(() => options('translator')).not.toHaveLength(1);
    const [, translator = ''] = await page
      .locator('[name=translator] option')
      .evaluateAll((list) => list.map((one) => (one as HTMLOptionElement).value));
    await page.locator('[name=translator]').selectOption(translator);
    await expect.poll(() => status(page).innerText()).toBe(count(language, 1));
    await page.locator('[name=translator]').selectOption('');
    // Another language's texts, in its own direction and marked with its name.
    const other = language === 'en' ? 'ar' : 'en';
    await page.locator('#q').fill(other === 'ar' ? 'حقوق' : 'rights');
    await page.locator('[name=language]').selectOption(other);
    const first = page.locator('.results article').first();
    await expect.poll(() => first.getAttribute('dir')).toBe(languages[other].direction);
    expect(await first.locator('.mark').getAttribute('lang')).toBe(language);
    expect(loads.some((load) => load.startsWith(`/${other}/search/`))).toBe(true);
    // All of them: one after the other as far as words go, and the newest of all first.
    await page.locator('#q').fill('sample');
    await page.locator('[name=language]').selectOption('all');
    const inAll = 35;
    await expect.poll(() => status(page).innerText()).toBe(count(language, inAll));
    await page.locator('[name=order]').selectOption('newest');
    const languagesFound = () =>
      page
        .locator('.results article')
        .evaluateAll((list) => list.map((article) => (article as HTMLElement).lang));
    await expect.poll(languagesFound).toEqual([language, other, 'ru', 'en', 'en']);
    while (await page.getByRole('button', { name: messages.search.more }).isVisible()) {
      const before = (await titles(page)).length;
      await page.getByRole('button', { name: messages.search.more }).click();
      await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(before);
    }
    expect(
      new Set(await page.locator('.results a').evaluateAll((all) => all.map(String))).size,
    ).toBe(inAll);
  });

  test('offers its filters before a word is typed, and lists what they leave', async ({
    page,
    open,
  }) => {
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

  test('shows what it found where the other editions don’t come', async ({ page, open }) => {
    const other = language === 'en' ? 'ar' : 'en';
    await page.route(`**/${other}/search/**`, (route) => route.abort());
    await open(`${path}?q=${word}`);
    await expect.poll(() => titles(page)).toHaveLength(number);
    const failed = page.waitForEvent('requestfailed');
    await page.getByText(messages.search.filters, { exact: true }).click();
    await failed;
    await settled(page);
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
    const found = await titles(page);
    const summary = await status(page).innerText();
    await held[0]?.continue();
    // The filters of the newer query wait for the same file, and then for more.
    await expect.poll(() => page.locator('[name=source] option').count()).toBeGreaterThan(1);
    expect(await titles(page)).toEqual(found);
    expect(await status(page).innerText()).toBe(summary);
  });

  test.for(['continue', 'abort'] as const)(
    'shows nothing of an older query when its articles come later (%s)',
    async (release, { page, open }) => {
      const held: Route[] = [];
      await page.route('**/*.pf_fragment', (route) => held.push(route));
      await open(`${path}?q=${word}`);
      await expect.poll(() => held.length).toBe(number);
      await page.locator('#q').fill('qqqq');
      await expect.poll(() => status(page).innerText()).toBe(messages.search.none);
      for (const route of held) {
        await route[release]();
        await (await route.request().response())?.finished();
      }
      await settled(page);
      expect(await titles(page)).toEqual([]);
      expect(await status(page).innerText()).toBe(messages.search.none);
    },
  );

  test.for<[string, (route: Route) => Promise<void>]>([
    ['doesn’t come', (route) => route.abort()],
    ['is a maintenance page', (route) => route.fulfill({ body: '<p>Sample maintenance' })],
  ])('says when the index %s, and tries again', async ([, answer], { page, open }) => {
    await open(path);
    await page.route('**/*.pf_index', answer);
    await page.locator('#q').fill(word);
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    expect(await titles(page)).toEqual([]);
    await page.unroute('**/*.pf_index');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('says when nothing of it comes, and tries again', async ({ page, open }) => {
    await open(path);
    await page.route('**/search/pagefind.js*', (route) => route.abort());
    await page.locator('#q').fill(word);
    await expect.poll(() => status(page).innerText()).toBe(messages.search.failed);
    await page.unroute('**/search/pagefind.js*');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).innerText()).toBe(count(language, number));
  });

  test('has no fault that axe finds, with results and filters', async ({ browser }) => {
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

/** A page of search over other texts, in parts of two. */
async function searchOver(page: Page, language: Language, texts: readonly string[]): Promise<void> {
  const hits = texts.map((text, number): Hit => ({
    address: routes.article(language, `sample-${String(number)}`),
    title: `${text} ${String(number)}`,
    text,
    credit: 'Sample credit.',
    dates: 'Sample date',
    published: `2026-01-${String(28 - number).padStart(2, '0')}T00:00:00.000Z`,
  }));
  const articles = hits.map((hit, number) => ({
    hit,
    filters: { sources: [`Outlet ${String(number % 2)}`] },
  }));
  const files = new Map(
    (await searchFiles([{ language, articles }], 2)).map(({ address: at, bytes }) => [at, bytes]),
  );
  const folders = [...files.keys()]
    .filter((at) => at.endsWith('pagefind-entry.json'))
    .map((at) => at.replace('pagefind-entry.json', ''));
  const [newest, ...older] = folders.sort();
  const parts = (texts.length > 0 ? [newest, ...older.reverse()] : []).map((folder, index) => ({
    folder,
    since: `2026-01-0${String(9 - index)}`,
  }));
  const own = routes.search(language);
  const html = readFileSync(join(inject('outDir'), own, 'index.html'), 'utf8').replace(
    /(&quot;|&#34;)parts\1:\[.*?\]/,
    () => `&#34;parts&#34;:${JSON.stringify(parts).replaceAll('"', '&#34;')}`,
  );
  await page.route(`**${own}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === own) return route.fulfill({ body: html, contentType: 'text/html' });
    const body = files.get(pathname);
    if (!body) return route.fulfill({ status: 404 });
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
    return route.fulfill({ body: Buffer.from(body), contentType });
  });
  await page.goto(address + own.slice(1));
}

describe('a search over parts', () => {
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

  test('goes through the newest, and through earlier ones when asked', async ({ page }) => {
    await searchOver(page, 'en', [...texts, ...texts]);
    const { search } = languages.en.messages;
    await page.locator('#q').fill('all');
    const since = (number: number, date: number) =>
      search.since
        .replace('{count}', count('en', number))
        .replace('{date}', `${String(9 - date)} January 2026`);
    // The newest part alone, with what it has; then so many parts that there are five more.
    await expect.poll(() => status(page).innerText()).toBe(since(2, 0));
    const button = page.getByRole('button', { name: search.earlier });
    await button.click();
    await expect.poll(() => status(page).innerText()).toBe(since(8, 3));
    expect(await titles(page)).toHaveLength(5);
    const inList = () => page.evaluate(() => document.activeElement?.closest('.results') !== null);
    await expect.poll(inList).toBe(true);
    // What fails takes nothing of it away.
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
      await page.getByRole('button', { name: search.more }).click();
      await expect.poll(() => titles(page)).toHaveLength(shown);
    }
    expect((await titles(page)).map((title) => Number(title.split(' ').at(-1)))).toEqual(
      Array.from({ length: 14 }, (_, index) => index),
    );
  });

  test('ranks the articles of each shard, those of the newest shard first', async ({ page }) => {
    const filler = 'long text about something else '.repeat(20);
    await searchOver(page, 'en', [
      `${filler} storm`,
      `${filler} ${'storm '.repeat(8)}`,
      'storm',
      `storm ${filler}`,
    ]);
    await page.locator('#q').fill('storm');
    await page.getByRole('button', { name: languages.en.messages.search.earlier }).click();
    const numbers = async () =>
      (await titles(page)).map((title) => Number(title.split(' ').at(-1)));
    await expect.poll(numbers).toEqual([1, 0, 2, 3]);
  });

  test('counts no part that lacks a word', async ({ page }) => {
    await searchOver(page, 'en', [...texts, 'tomorrow rare all', 'to all']);
    await page.locator('#q').fill('all tomorrow');
    await page.getByRole('button', { name: languages.en.messages.search.earlier }).click();
    await expect.poll(() => titles(page)).toEqual(['tomorrow rare all 7']);
    expect(await status(page).innerText()).toBe(count('en', 1));
    await page.getByText(languages.en.messages.search.filters, { exact: true }).click();
    await expect
      .poll(() => page.locator('[name=source] option').allInnerTexts())
      .toEqual(['all', 'Outlet 1 (1)']);
    expect(await page.locator('[name=language] option:checked').innerText()).toBe('English (1)');
  });

  test('an edition that has no article yet is searched without a fault', async ({ page }) => {
    await searchOver(page, 'en', []);
    await page.locator('#q').fill('all');
    await expect.poll(() => status(page).innerText()).toBe(languages.en.messages.search.none);
  });

  test('finds what only the oldest part has', async ({ page }) => {
    await searchOver(page, 'en', [...texts, 'lonely', 'word']);
    await page.locator('#q').fill('lonely');
    const { search } = languages.en.messages;
    const none = search.since
      .replace('{count}', count('en', 0))
      .replace('{date}', '9 January 2026');
    await expect.poll(() => status(page).innerText()).toBe(none);
    await page.getByRole('button', { name: search.earlier }).click();
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
  test(`“${text}” is found however it is written, and shown as it is`, async ({ page }) => {
    await searchOver(page, language, [text]);
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
