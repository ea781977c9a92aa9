import type { Page, Route } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { runAxe, openPageWith, test, recordedCalls, readCredit } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');

const clipboardStub = '{ clipboard: { writeText: async (text) => { calls.push(text); } } }';
const shareStub = '{ share: async (data) => { calls.push(data); } }';
const createFailure = (name: string, error: string) =>
  `async () => { calls.push('${name}'); throw new DOMException('', '${error}'); }`;

const bar = (page: Page) => page.locator('.quote');

/**
 * Selects from the start of some words in an element to the end of other words.
 * `a |b| c` selects b alone, for words that occur more than once.
 */
async function select(page: Page, from: [string, string], to: [string, string] = from) {
  await page.evaluate(
    ([[first, begin], [last, end]]) => {
      const find = (selector: string, marked: string, atEnd: boolean): [Node, number] => {
        const [lead = '', words = '', tail = ''] = marked.includes('|')
          ? marked.split('|')
          : ['', marked];
        const root = document.querySelector(selector) ?? document.body;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.textContent?.indexOf(lead + words + tail) ?? -1;
          if (index >= 0) return [node, index + lead.length + (atEnd ? words.length : 0)];
        }
        throw new Error(`"${marked}" is not in ${selector}`);
      };
      getSelection()?.setBaseAndExtent(...find(first, begin, false), ...find(last, end, true));
    },
    [from, to] as const,
  );
}
const readSelection = (page: Page) => page.evaluate(() => getSelection()?.toString());

const samples = [
  {
    language: 'en',
    path: seed,
    block: '.text > p:nth-of-type(4)',
    words: 'without participation',
    quotation: '“without participation”',
    fragment: 'without%20participation',
    disclaimer:
      'Accompanying statement: The Syrian Observer has not verified the content of this story. ' +
      'Responsibility for the information and views set out in this article lies entirely with the author.',
  },
  {
    language: 'ar',
    path: 'ar/articles/article-11/',
    block: '.text li:nth-child(2)',
    words: 'أو الدولي وقت',
    quotation: '«أو الدولي وقت»',
    fragment: encodeURIComponent('أو الدولي وقت'),
    disclaimer: 'بيان مرفق بالنص: هذا النص عينة لاختبار الموقع، وليس خبرًا.',
  },
] as const;

describe.each(samples)('an article in $language', (sample) => {
  const { language, path, block, words, quotation, fragment, disclaimer } = sample;
  const { quote } = languages[language].messages;
  const link = `https://dragoman.example/${path}#:~:text=${fragment}`;
  const readOrigin = async (page: Page) =>
    `${await page.locator('h1').innerText()}. ${await readCredit(page)}\n${disclaimer}`;

  test('quotes a passage selected by mouse, with quotation marks, credit and link', async ({
    browser,
  }) => {
    const page = await openPageWith(browser, clipboardStub);
    await page.goto(address + path);
    expect(await bar(page).isVisible()).toBe(false);
    // Drags at half the height of the line.
    const [from, to] = await page.locator(block).evaluate((element, passage) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const index = node.textContent?.indexOf(passage) ?? -1;
        if (index < 0) continue;
        element.scrollIntoView({ block: 'center' });
        return [index, index + passage.length].map((offset) => {
          range.setStart(node, offset);
          range.setEnd(node, offset);
          const { x, y, height } = range.getBoundingClientRect();
          return { x, y: y + height / 2 };
        });
      }
      throw new Error(`"${passage}" is not in the block`);
    }, words);
    const before = await page.locator(block).boundingBox();
    await page.mouse.move(from?.x ?? 0, from?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move(to?.x ?? 0, to?.y ?? 0, { steps: 5 });
    await page.mouse.up();
    expect(await readSelection(page)).toBe(words);
    await bar(page).waitFor();
    expect(await page.locator(block).boundingBox()).toEqual(before);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.getByRole('button', { name: quote.copy }).click();
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe(quote.copied);
    expect(await recordedCalls(page)).toEqual([`${quotation}\n${await readOrigin(page)}\n${link}`]);
    // The click has not moved the focus.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.locator('h1').click();
    await bar(page).waitFor({ state: 'hidden' });
    await page.close();
  });

  test('works by keyboard: Tab focuses the bar, then continues after the passage; Escape hides the bar', async ({
    browser,
  }) => {
    const page = await openPageWith(browser, clipboardStub);
    await page.goto(address + path);
    await select(page, [block, words.slice(0, -1)]);
    await page.keyboard.press(language === 'ar' ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
    expect(await readSelection(page)).toBe(words);
    const group = page.getByRole('group', { name: quote.title });
    await group.waitFor();
    await page.keyboard.press('Tab');
    const button = page.getByRole('button', { name: quote.copy });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await readSelection(page)).toBe(words);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe(quote.copied);
    expect(await recordedCalls(page)).toEqual([`${quotation}\n${await readOrigin(page)}\n${link}`]);
    await page.keyboard.press('Tab');
    const isNextLink = await page.locator(block).evaluate((element) => {
      const next = [...document.querySelectorAll('a')].find(
        (link) => element.compareDocumentPosition(link) === Node.DOCUMENT_POSITION_FOLLOWING,
      );
      return next === document.activeElement;
    });
    expect(isNextLink).toBe(true);
    expect(await bar(page).isVisible()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator('.quote :focus').count()).toBe(0);
    // No other element covers the bar.
    const isOnTop = await bar(page).evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      scrollBy(0, (document.querySelector('.chain li')?.getBoundingClientRect().top ?? 0) - top);
      const topmost = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(topmost);
    });
    expect(isOnTop).toBe(true);
    await page.keyboard.press('Escape');
    expect(await bar(page).isVisible()).toBe(false);
    expect(await readSelection(page)).toBe(words);
    await page.close();
  });

  test('works by touch: the bar is at the bottom of the screen, its buttons are at least 44 px high', async ({
    browser,
  }) => {
    const page = await openPageWith(browser, `{ ...${clipboardStub}, ...${shareStub} }`, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 640 },
    });
    await page.goto(address + path);
    // Chromium here selects nothing on a long press. Phones report such a selection like any other.
    await select(page, [block, words]);
    await page.locator(block).evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    await bar(page).waitFor();
    const { x, y, width, height } = (await bar(page).boundingBox()) ?? {};
    expect([x, width, (y ?? 0) + (height ?? 0)]).toEqual([0, 320, 640]);
    expect(height).toBeLessThan(130);
    for (const button of await page.locator('.quote button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: quote.copy }).tap();
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe(quote.copied);
    expect(await recordedCalls(page)).toEqual([`${quotation}\n${await readOrigin(page)}\n${link}`]);
    expect(await readSelection(page)).toBe(words);
    // A new selection clears the status.
    await select(page, [block, words.slice(0, 3)]);
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe('');
    await page.close();
  });

  test('shares the quotation, and reports no error if the reader cancels', async ({ browser }) => {
    const page = await openPageWith(browser, shareStub);
    await page.goto(address + path);
    await select(page, [block, words]);
    expect(await page.getByRole('button', { name: quote.copy }).count()).toBe(0);
    await page.getByRole('button', { name: quote.share }).click();
    const title = await page.locator('h1').innerText();
    const text = `${quotation}\n${await readOrigin(page)}`;
    await expect.poll(() => recordedCalls(page)).toEqual([{ title, text, url: link }]);
    await page.close();

    // The reader closed the share sheet, or clicked twice.
    for (const error of ['AbortError', 'InvalidStateError']) {
      const other = await openPageWith(browser, `{ share: ${createFailure('share', error)} }`);
      const errors: string[] = [];
      other.on('pageerror', (error) => errors.push(error.message));
      await other.goto(address + path);
      await select(other, [block, words]);
      await other.getByRole('button', { name: quote.share }).click();
      await expect.poll(() => recordedCalls(other)).toEqual(['share']);
      expect(await other.getByRole('button', { name: quote.share }).isVisible()).toBe(true);
      expect(await other.locator('.quote [role=status]').innerText()).toBe('');
      expect(errors).toEqual([]);
      await other.close();
    }
  });

  test('hides a button that fails, and the bar after the last button', async ({ browser }) => {
    const page = await openPageWith(
      browser,
      `{
        clipboard: { writeText: ${createFailure('copy', 'NotAllowedError')} },
        share: ${createFailure('share', 'NotAllowedError')},
      }`,
    );
    await page.goto(address + path);
    await select(page, [block, words]);
    await page.getByRole('button', { name: quote.copy }).click();
    await expect
      .poll(() => page.locator('.quote button:visible').allInnerTexts())
      .toEqual([quote.share]);
    await page.getByRole('button', { name: quote.share }).click();
    await bar(page).waitFor({ state: 'hidden' });
    await select(page, ['h1', (await page.locator('h1').innerText()).slice(0, 3)]);
    await nextFrame(page);
    expect(await bar(page).isVisible()).toBe(false);
    await page.close();
  });

  test('offers nothing without JavaScript, or if the browser can neither copy nor share', async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plainPage = await context.newPage();
    await plainPage.goto(address + path);
    await plainPage.locator(block).click({ clickCount: 3 });
    expect(await bar(plainPage).isVisible()).toBe(false);
    await context.close();

    const page = await openPageWith(browser, '{}');
    await page.goto(address + path);
    await select(page, [block, words]);
    await nextFrame(page);
    expect(await bar(page).isVisible()).toBe(false);
    await page.close();
  });

  test('does not change the browser’s own copy command', async ({ browser }) => {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(address + path);
    await select(page, [block, words]);
    await bar(page).waitFor();
    await page.keyboard.press('ControlOrMeta+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
    await context.close();
  });

  test('is accessible with the bar, and does not print it', async ({ browser }) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 320],
    ] as const) {
      const page = await openPageWith(browser, `{ ...${clipboardStub}, ...${shareStub} }`, {
        colorScheme,
        viewport: { width, height: 900 },
        // The CSP would block axe.
        bypassCSP: true,
      });
      await page.goto(address + path);
      await select(page, [block, words]);
      await bar(page).waitFor();
      expect(await runAxe(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await bar(page).isVisible()).toBe(false);
      await page.close();
    }
  });
});

/** Waits until the browser has reported a change of the selection. */
const nextFrame = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );

const everything = 'en/articles/everything/';

test.for<[string, string, [string, string], [string, string]?]>([
  ['the credit', seed, ['.credit', 'Translated and edited']],
  ['the notice', seed, ['.notice', 'has not verified']],
  ['the list below the text', seed, ['.chain', 'Reporting']],
  ['the masthead', seed, ['body > header', site.name]],
  [
    'a passage that contains the credit',
    seed,
    ['.standfirst', 'The Syrian'],
    ['.text', 'The Syrian'],
  ],
  ['a passage that ends in the notice', seed, ['.text', 'The minister'], ['.notice', 'This']],
  ['the caption of the lead picture', everything, ['.lead figcaption', 'Picture']],
  ['the heading of the footnotes', everything, ['[data-footnotes] h2', 'Notes']],
  ['a list of articles', 'en/', ['h3', 'Damascus']],
])('%s can’t be quoted', async ([, path, from, to], { page, open }) => {
  await open(path);
  await select(page, from, to);
  await nextFrame(page);
  expect(await page.locator('.quote:visible').count()).toBe(0);
});

test('a triple click quotes the last paragraph, though the selection reaches the next block', async ({
  browser,
}) => {
  const page = await openPageWith(browser, clipboardStub);
  await page.goto(address + seed);
  const last = page.locator('.text > p:not(.notice)').last();
  await last.click({ clickCount: 3 });
  await page.locator('.quote button').first().click();
  await expect.poll(() => recordedCalls(page)).toHaveLength(1);
  const [text] = (await recordedCalls(page)) as string[];
  expect(text?.startsWith(`“${await last.innerText()}”\nDamascus reportedly`)).toBe(true);
  await page.close();
});

test.for<[string, string, [string, string], [string, string] | undefined, string]>([
  ['the headline', seed, ['h1', 'Damascus reportedly'], undefined, '“Damascus reportedly”'],
  [
    'several paragraphs, one line each',
    seed,
    ['.text', '“protecting the Druze”.'],
    ['.text', 'source'],
    '“‘protecting the Druze’.\nAn anonymous source”',
  ],
  [
    'text with markup, without footnote numbers',
    everything,
    ['.text', 'dignity'],
    ['.text', 'no script'],
    '“dignity and rights. They are endowed with reason and conscience, H2O, Ctrl and <script>no script”',
  ],
  [
    'a line break',
    everything,
    ['.text', 'a line break'],
    ['.text', 'after it'],
    '“a line break\nafter it”',
  ],
  [
    'a footnote, without its link back',
    everything,
    ['[data-footnotes]', 'A first note'],
    ['[data-footnotes]', '↩'],
    '“A first note, with emphasis.”',
  ],
])('quotes %s', async ([, path, from, to, words], { browser }) => {
  const page = await openPageWith(browser, clipboardStub);
  await page.goto(address + path);
  await select(page, from, to);
  await page.locator('.quote button').first().click();
  await expect.poll(() => recordedCalls(page)).toHaveLength(1);
  const [text] = (await recordedCalls(page)) as string[];
  expect(text).toContain(`${words}\n${await page.locator('h1').innerText()}. `);
  await page.close();
});

/** Adds words with characters that are special in text fragments. */
async function addSpecialCharacters(route: Route): Promise<void> {
  const response = await route.fetch();
  const html = await response.text();
  await route.fulfill({
    response,
    body: html.replace('pivotal', 'so-called\u00A050% R&amp;D, pivotal'),
  });
}

describe('the link of a quotation scrolls to', () => {
  test.for<[string, string, [string, string], [string, string]?]>([
    ['a passage in the middle of a paragraph', seed, ['.text', 'praised President Sharaa']],
    ['words that are cut off', seed, ['.text', 'sting bilateral agr']],
    ['a long passage', seed, ['.text', 'now open'], ['.text', 'strategic step']],
    ['two paragraphs', seed, ['.text', 'both governments'], ['.text', 'Shibani said Syria']],
    ['a heading and the next paragraph', seed, ['.text h2', 'Ouster'], ['.text', 'On 31 July']],
    ['words that also occur earlier', seed, ['.text', 'reassess |bilateral agreements|']],
    ['a word that also occurs earlier', seed, ['.text', 'accused |Israel|']],
    ['the end of a paragraph', seed, ['.text', 'Syria and |Israel|.']],
    ['punctuation and dashes', seed, ['.text', 'Qamishli—the first since'], ['.text', '(SDF).']],
    [
      'separators of a text fragment, and non-breaking spaces',
      seed,
      ['.text', 'so-called\u00A050% R&D,'],
    ],
    [
      'a passage with a footnote number',
      everything,
      ['.text', 'dignity and rights'],
      ['.text', 'They are'],
    ],
    ['a passage in a table', everything, ['tbody', 'Life'], ['.text', 'Freedom from slavery']],
    ['a line break', everything, ['.text', 'a line break'], ['.text', 'after it']],
    ['a passage around a picture', everything, ['.text', 'in a line'], ['.text', 'of text']],
    ['Arabic', 'ar/articles/article-11/', ['.text', 'كذلك لا توقع']],
    [
      'an Arabic word that also occurs earlier',
      'ar/articles/article-11/',
      ['.text', 'توقيعها |وقت| ارتكاب'],
    ],
    [
      'Arabic in two list items',
      'ar/articles/article-11/',
      ['.text', 'لدفاع عنه'],
      ['.text', 'لا يدان أي'],
    ],
    ['Russian', 'ru/articles/universal-declaration/', ['.text', 'Ничто в настоящей']],
  ])('%s', async ([, path, from, to], { browser }) => {
    // A small viewport: each line needs another scroll position.
    const viewport = { width: 320, height: 240 };
    const page = await openPageWith(browser, clipboardStub, { viewport });
    await page.route(address + path, addSpecialCharacters);
    await page.goto(address + path);
    await select(page, from, to);
    const [top, words] = await page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0);
      const first = range?.getClientRects()[0];
      return [(first?.top ?? 0) + scrollY, range?.toString()];
    });
    await page
      .locator('.quote button')
      .first()
      .evaluate((button) => {
        (button as HTMLElement).click();
      });
    await expect.poll(() => recordedCalls(page)).toHaveLength(1);
    const [text] = (await recordedCalls(page)) as string[];
    const link = text?.split('\n').at(-1)?.replace('https://dragoman.example/', address) ?? '';
    await page.close();

    const reader = await browser.newPage({ viewport });
    await reader.route(address + path, addSpecialCharacters);
    await reader.goto(link);
    await expect
      .poll(() => reader.evaluate(() => scrollY), { message: `${link} ${words}` })
      .toBeGreaterThan(0);
    const offset = top - (await reader.evaluate(() => scrollY));
    expect(offset, `${link} ${String(words)}`).toBeGreaterThan(-5);
    expect(offset, link).toBeLessThan(viewport.height / 2 + 20);
    await reader.close();
  });
});
