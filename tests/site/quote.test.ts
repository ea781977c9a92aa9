import type { Page, Route } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { runAxe, pageWith, test, used } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');

const copies = '{ clipboard: { writeText: async (text) => { used.push(text); } } }';
const shares = '{ share: async (what) => { used.push(what); } }';
const fails = (name: string, error: string) =>
  `async () => { used.push('${name}'); throw new DOMException('', '${error}'); }`;

const bar = (page: Page) => page.locator('.quote');

/** Selects from the beginning of some words in an element to the end of others; between bars, where it takes more to find them. */
async function select(page: Page, from: [string, string], to: [string, string] = from) {
  await page.evaluate(
    ([[first, begin], [last, end]]) => {
      const place = (selector: string, barred: string, atEnd: boolean): [Node, number] => {
        const [lead = '', words = '', tail = ''] = barred.includes('|')
          ? barred.split('|')
          : ['', barred];
        const root = document.querySelector(selector) ?? document.body;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.textContent?.indexOf(lead + words + tail) ?? -1;
          if (index >= 0) return [node, index + lead.length + (atEnd ? words.length : 0)];
        }
        throw new Error(`There is no "${barred}" in ${selector}`);
      };
      getSelection()?.setBaseAndExtent(...place(first, begin, false), ...place(last, end, true));
    },
    [from, to] as const,
  );
}
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

const samples = [
  {
    language: 'en',
    path: seed,
    block: '.text > p:nth-of-type(4)',
    words: 'without participation',
    quoted: '“without participation”',
    fragment: 'without%20participation',
  },
  {
    language: 'ar',
    path: 'ar/articles/article-11/',
    block: '.text li:nth-child(2)',
    words: 'أو الدولي وقت',
    quoted: '«أو الدولي وقت»',
    fragment: encodeURIComponent('أو الدولي وقت'),
  },
] as const;

describe.each(samples)('an article in $language', (sample) => {
  const { language, path, block, words, quoted, fragment } = sample;
  const { quote } = languages[language].messages;
  const link = `https://dragoman.example/${path}#:~:text=${fragment}`;
  const credited = async (page: Page) =>
    `${await page.locator('h1').innerText()}. ${await page.locator('.credit').innerText()}`;

  test('offers a passage selected by mouse, with marks, credit and a link that leads to it', async ({
    browser,
  }) => {
    const page = await pageWith(browser, copies);
    await page.goto(address + path);
    expect(await bar(page).isVisible()).toBe(false);
    // From the middle of the first letter to that of the last, as a hand does.
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
      throw new Error('not there');
    }, words);
    const before = await page.locator(block).boundingBox();
    await page.mouse.move(from?.x ?? 0, from?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move(to?.x ?? 0, to?.y ?? 0, { steps: 5 });
    await page.mouse.up();
    expect(await selected(page)).toBe(words);
    await bar(page).waitFor();
    expect(await page.locator(block).boundingBox()).toEqual(before);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.getByRole('button', { name: quote.copy }).click();
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe(quote.copied);
    expect(await used(page)).toEqual([`${quoted}\n${await credited(page)}\n${link}`]);
    // Nor did the press take the keyboard's place.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.locator('h1').click();
    await bar(page).waitFor({ state: 'hidden' });
    await page.close();
  });

  test('offers it by keyboard: Tab leads to the bar and on from the passage, Escape takes it away', async ({
    browser,
  }) => {
    const page = await pageWith(browser, copies);
    await page.goto(address + path);
    await select(page, [block, words.slice(0, -1)]);
    await page.keyboard.press(language === 'ar' ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
    expect(await selected(page)).toBe(words);
    const group = page.getByRole('group', { name: quote.title });
    await group.waitFor();
    await page.keyboard.press('Tab');
    const button = page.getByRole('button', { name: quote.copy });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await selected(page)).toBe(words);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe(quote.copied);
    expect(await used(page)).toEqual([`${quoted}\n${await credited(page)}\n${link}`]);
    await page.keyboard.press('Tab');
    const isNextLink = await page.locator(block).evaluate((element) => {
      const behind = [...document.querySelectorAll('a')].find(
        (link) => element.compareDocumentPosition(link) === Node.DOCUMENT_POSITION_FOLLOWING,
      );
      return behind === document.activeElement;
    });
    expect(isNextLink).toBe(true);
    expect(await bar(page).isVisible()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator('.quote :focus').count()).toBe(0);
    // Nothing of the page is drawn over it, wherever it is.
    const onTop = await bar(page).evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      scrollBy(0, (document.querySelector('.chain li')?.getBoundingClientRect().top ?? 0) - top);
      const drawn = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(drawn);
    });
    expect(onTop).toBe(true);
    await page.keyboard.press('Escape');
    expect(await bar(page).isVisible()).toBe(false);
    expect(await selected(page)).toBe(words);
    await page.close();
  });

  test('offers it by touch, at the foot of the screen, with room for a finger', async ({
    browser,
  }) => {
    const page = await pageWith(browser, `{ ...${copies}, ...${shares} }`, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 640 },
    });
    await page.goto(address + path);
    // This browser selects nothing under a finger that is held; phones tell of it as of any other selection.
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
    expect(await used(page)).toEqual([`${quoted}\n${await credited(page)}\n${link}`]);
    expect(await selected(page)).toBe(words);
    // What was said of one passage isn't said of the next.
    await select(page, [block, words.slice(0, 3)]);
    await expect.poll(() => page.locator('.quote [role=status]').innerText()).toBe('');
    await page.close();
  });

  test('shares it, and stays silent where the reader changes their mind', async ({ browser }) => {
    const page = await pageWith(browser, shares);
    await page.goto(address + path);
    await select(page, [block, words]);
    expect(await page.getByRole('button', { name: quote.copy }).count()).toBe(0);
    await page.getByRole('button', { name: quote.share }).click();
    const title = await page.locator('h1').innerText();
    const text = `${quoted}\n${await credited(page)}`;
    await expect.poll(() => used(page)).toEqual([{ title, text, url: link }]);
    await page.close();

    // Closed, or pressed twice.
    for (const error of ['AbortError', 'InvalidStateError']) {
      const other = await pageWith(browser, `{ share: ${fails('share', error)} }`);
      const errors: string[] = [];
      other.on('pageerror', (error) => errors.push(error.message));
      await other.goto(address + path);
      await select(other, [block, words]);
      await other.getByRole('button', { name: quote.share }).click();
      await expect.poll(() => used(other)).toEqual(['share']);
      expect(await other.getByRole('button', { name: quote.share }).isVisible()).toBe(true);
      expect(await other.locator('.quote [role=status]').innerText()).toBe('');
      expect(errors).toEqual([]);
      await other.close();
    }
  });

  test('takes away what fails, and then the bar', async ({ browser }) => {
    const page = await pageWith(
      browser,
      `{
        clipboard: { writeText: ${fails('copy', 'NotAllowedError')} },
        share: ${fails('share', 'NotAllowedError')},
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

  test('offers nothing without a script, or where nothing can be done', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const silent = await context.newPage();
    await silent.goto(address + path);
    await silent.locator(block).click({ clickCount: 3 });
    expect(await bar(silent).isVisible()).toBe(false);
    await context.close();

    const page = await pageWith(browser, '{}');
    await page.goto(address + path);
    await select(page, [block, words]);
    await nextFrame(page);
    expect(await bar(page).isVisible()).toBe(false);
    await page.close();
  });

  test('leaves a plain copy as it is', async ({ browser }) => {
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

  test('is accessible with the bar, and prints without it', async ({ browser }) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 320],
    ] as const) {
      const page = await pageWith(browser, `{ ...${copies}, ...${shares} }`, {
        colorScheme,
        viewport: { width, height: 900 },
        // The checker is a script that the page's own policy would refuse.
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

/** Until the browser has told of a selection that was just made. */
const nextFrame = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );

const sampled = 'en/articles/everything/';

test.for<[string, string, [string, string], [string, string]?]>([
  ['the credit', seed, ['.credit', 'Translated and edited']],
  ['the notice', seed, ['.notice', 'has not verified']],
  ['the list below the text', seed, ['.chain', 'Reporting']],
  ['the masthead', seed, ['body > header', site.name]],
  ['a passage with the credit in it', seed, ['.standfirst', 'The Syrian'], ['.text', 'The Syrian']],
  ['a passage with the notice at its end', seed, ['.text', 'The minister'], ['.notice', 'This']],
  ['the caption of the picture that leads', sampled, ['.lead figcaption', 'Picture']],
  ['the heading of the notes', sampled, ['[data-footnotes] h2', 'Notes']],
  ['a list of articles', 'en/', ['h3', 'Damascus']],
])('%s is not offered as a quotation', async ([, path, from, to], { page, open }) => {
  await open(path);
  await select(page, from, to);
  await nextFrame(page);
  expect(await page.locator('.quote:visible').count()).toBe(0);
});

test('a paragraph is quoted whole, the last too, where the browser selects to the edge of what follows', async ({
  browser,
}) => {
  const page = await pageWith(browser, copies);
  await page.goto(address + seed);
  const last = page.locator('.text > p:not(.notice)').last();
  await last.click({ clickCount: 3 });
  await page.locator('.quote button').first().click();
  await expect.poll(() => used(page)).toHaveLength(1);
  const [text] = (await used(page)) as string[];
  expect(text?.startsWith(`“${await last.innerText()}”\nDamascus reportedly`)).toBe(true);
  await page.close();
});

test.for<[string, string, [string, string], [string, string] | undefined, string]>([
  ['the headline', seed, ['h1', 'Damascus reportedly'], undefined, '“Damascus reportedly”'],
  [
    'several paragraphs, each on its line',
    seed,
    ['.text', '“protecting the Druze”.'],
    ['.text', 'source'],
    '“‘protecting the Druze’.\nAn anonymous source”',
  ],
  [
    'without the numbers of notes, with what stands in marks of its own kind',
    sampled,
    ['.text', 'dignity'],
    ['.text', 'no script'],
    '“dignity and rights. They are endowed with reason and conscience, H2O, Ctrl and <script>no script”',
  ],
  [
    'a line break',
    sampled,
    ['.text', 'a line break'],
    ['.text', 'after it'],
    '“a line break\nafter it”',
  ],
  [
    'a note, without the way back',
    sampled,
    ['[data-footnotes]', 'A first note'],
    ['[data-footnotes]', '↩'],
    '“A first note, with emphasis.”',
  ],
])('is quoted: %s', async ([, path, from, to, words], { browser }) => {
  const page = await pageWith(browser, copies);
  await page.goto(address + path);
  await select(page, from, to);
  await page.locator('.quote button').first().click();
  await expect.poll(() => used(page)).toHaveLength(1);
  const [text] = (await used(page)) as string[];
  expect(text).toContain(`${words}\n${await page.locator('h1').innerText()}. `);
  await page.close();
});

/** A page with some words in it that have what a fragment may stumble over. */
async function withMarks(route: Route): Promise<void> {
  const response = await route.fetch();
  const html = await response.text();
  await route.fulfill({
    response,
    body: html.replace('pivotal', 'so-called\u00A050% R&amp;D, pivotal'),
  });
}

describe('the link of a quotation leads to it:', () => {
  test.for<[string, string, [string, string], [string, string]?]>([
    ['a passage in the middle of a paragraph', seed, ['.text', 'praised President Sharaa']],
    ['words begun and broken off', seed, ['.text', 'sting bilateral agr']],
    ['a long passage', seed, ['.text', 'now open'], ['.text', 'strategic step']],
    ['two paragraphs', seed, ['.text', 'both governments'], ['.text', 'Shibani said Syria']],
    ['a heading and what follows', seed, ['.text h2', 'Ouster'], ['.text', 'On 31 July']],
    ['what stands earlier too', seed, ['.text', 'reassess |bilateral agreements|']],
    ['a word that stands earlier too', seed, ['.text', 'accused |Israel|']],
    ['the end of a paragraph', seed, ['.text', 'Syria and |Israel|.']],
    ['marks and dashes', seed, ['.text', 'Qamishli—the first since'], ['.text', '(SDF).']],
    [
      'marks that divide a fragment, and spaces that hold',
      seed,
      ['.text', 'so-called\u00A050% R&D,'],
    ],
    [
      'a passage with the number of a note in it',
      sampled,
      ['.text', 'dignity and rights'],
      ['.text', 'They are'],
    ],
    ['a passage in a table', sampled, ['tbody', 'Life'], ['.text', 'Freedom from slavery']],
    ['a line break', sampled, ['.text', 'a line break'], ['.text', 'after it']],
    ['a passage around a picture', sampled, ['.text', 'in a line'], ['.text', 'of text']],
    ['Arabic', 'ar/articles/article-11/', ['.text', 'كذلك لا توقع']],
    [
      'Arabic that stands earlier too',
      'ar/articles/article-11/',
      ['.text', 'توقيعها |وقت| ارتكاب'],
    ],
    [
      'Arabic over two items',
      'ar/articles/article-11/',
      ['.text', 'لدفاع عنه'],
      ['.text', 'لا يدان أي'],
    ],
    ['Russian', 'ru/articles/universal-declaration/', ['.text', 'Ничто в настоящей']],
  ])('%s', async ([, path, from, to], { browser }) => {
    // So narrow and low that each line is elsewhere.
    const viewport = { width: 320, height: 240 };
    const page = await pageWith(browser, copies, { viewport });
    await page.route(address + path, withMarks);
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
    await expect.poll(() => used(page)).toHaveLength(1);
    const [text] = (await used(page)) as string[];
    const link = text?.split('\n').at(-1)?.replace('https://dragoman.example/', address) ?? '';
    await page.close();

    const reader = await browser.newPage({ viewport });
    await reader.route(address + path, withMarks);
    await reader.goto(link);
    await expect
      .poll(() => reader.evaluate(() => scrollY), { message: `${link} ${words}` })
      .toBeGreaterThan(0);
    const seen = top - (await reader.evaluate(() => scrollY));
    expect(seen, `${link} ${String(words)}`).toBeGreaterThan(-5);
    expect(seen, link).toBeLessThan(viewport.height / 2 + 20);
    await reader.close();
  });
});
