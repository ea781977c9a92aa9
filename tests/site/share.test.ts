import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { openPageWith, test, recordedCalls, readCredit } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');

describe.each([
  ['en', seed],
  ['ar', 'ar/articles/article-11/'],
] as const)('an article in %s', (language, path) => {
  const { share, cite } = languages[language].messages;
  const url = `https://dragoman.example/${path}`;

  test('offers links to share and no button without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    await page.locator('.share summary').click();
    expect(await page.locator('.share a').allInnerTexts()).toEqual([
      'Telegram',
      'WhatsApp',
      'X',
      'Facebook',
      share.email,
    ]);
    expect(await page.getByRole('link', { name: share.saveAsFile }).isVisible()).toBe(true);
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.locator('.cite summary').click();
    expect(await page.locator('.cite p').first().innerText()).toContain(url);
    const formats = await page.locator('.cite a').allInnerTexts();
    expect(formats.slice(0, 2)).toEqual(['BibLaTeX', 'CSL-JSON']);
    await context.close();
  });

  test('opens the system’s share sheet, if there is one, with headline and credit', async ({
    browser,
  }) => {
    const page = await openPageWith(browser, '{ share: async (data) => { calls.push(data); } }');
    await page.goto(address + path);
    await page.locator('.share summary').focus();
    await page.keyboard.press('Enter');
    const title = await page.locator('h1').innerText();
    const credit = await readCredit(page);
    await expect
      .poll(() => recordedCalls(page))
      .toEqual([{ title, text: `${title}. ${credit}`, url }]);
    expect(await page.locator('.share').getAttribute('open')).toBeNull();
    await page.close();
  });

  test('opens the panel if the share sheet fails, but not if the reader closed it', async ({
    browser,
  }) => {
    for (const [error, open] of [
      ['NotAllowedError', true],
      ['AbortError', false],
      ['InvalidStateError', false],
    ] as const) {
      const page = await openPageWith(
        browser,
        `{ share: async () => { calls.push(1); throw new DOMException('', '${error}'); } }`,
      );
      await page.goto(address + path);
      await page.locator('.share summary').click();
      // The page handles the error in the same task that records the call.
      await expect.poll(() => recordedCalls(page)).toHaveLength(1);
      expect(await page.locator('.share a').first().isVisible()).toBe(open);
      await page.close();
    }
  });

  test('copies its link and announces it to screen readers', async ({ browser }) => {
    const page = await openPageWith(
      browser,
      '{ clipboard: { writeText: async (text) => { calls.push(text); } } }',
    );
    await page.goto(address + path);
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: share.copyLink }).click();
    await expect
      .poll(() => page.locator('.share [role=status]').innerText())
      .toBe(share.linkCopied);
    expect(await recordedCalls(page)).toEqual([url]);
    await page.close();
  });

  test('hides the copy button if copying fails', async ({ browser }) => {
    const page = await openPageWith(
      browser,
      "{ clipboard: { writeText: async () => { throw new DOMException('', 'NotAllowedError'); } } }",
    );
    await page.goto(address + path);
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: share.copyLink }).click();
    await expect.poll(() => page.locator('.share button').isVisible()).toBe(false);
    expect(await page.locator('.share [role=status]').innerText()).toBe('');
    await page.close();
  });

  test('is downloaded as one complete file without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: share.saveAsFile }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${path.split('/').at(-2) ?? ''}.html`);
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      readFileSync(join(inject('outDir'), path, 'index.html'), 'utf8'),
    );
    await context.close();
  });

  test('is shared as a file if the system can, else downloaded', async ({ browser }) => {
    for (const sharingFails of [false, true]) {
      const page = await openPageWith(
        browser,
        `{
          canShare: ({ files }) => files.length === 1,
          share: async ({ files }) => {
            calls.push([files[0].name, files[0].type, await files[0].text()]);
            if (${String(sharingFails)}) throw new DOMException('', 'NotAllowedError');
          },
        }`,
      );
      await page.goto(address + path);
      const download = sharingFails ? page.waitForEvent('download') : undefined;
      await page.getByRole('link', { name: share.saveAsFile }).click();
      await expect
        .poll(() => recordedCalls(page))
        .toEqual([
          [
            `${path.split('/').at(-2) ?? ''}.html`,
            'text/html',
            readFileSync(join(inject('outDir'), path, 'index.html'), 'utf8'),
          ],
        ]);
      await download;
      await page.close();
    }
  });

  test('has a citation with headline, credit, disclaimer, site, date and address', async ({
    page,
    open,
  }) => {
    await open(path);
    await page.getByText(cite.title, { exact: true }).click();
    const words = await page.locator('.cite p').first().innerText();
    expect(words).toContain(await page.locator('h1').innerText());
    expect(words).toContain(await readCredit(page));
    expect(words).toContain(site.name);
    if (language === 'en') {
      expect(words).toBe(
        '“Damascus reportedly seeks return of Russian patrols to southern Syria”. ' +
          'Cites reporting by Kommersant. Author and original outlet not stated. ' +
          'Translated and edited by The Syrian Observer. ' +
          'The Syrian Observer has not verified the content of this story. Responsibility for the ' +
          'information and views set out in this article lies entirely with the author. ' +
          `${site.name}, 22 November 2026: ${url}`,
      );
    }
  });
});
