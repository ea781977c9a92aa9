import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languageCodes, languages, formatPeriod } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { test } from './browser.ts';

// Visits each edition with Tab and Enter only.

const address = inject('address');

/** Presses Tab until the link with this text has the focus, then Enter. */
async function followLink(page: Page, name: string | RegExp, maxTabs = 200): Promise<void> {
  const texts: string[] = [];
  for (let tabs = 0; tabs < maxTabs; tabs += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() =>
      (document.activeElement as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
    );
    texts.push(text);
    if (typeof name === 'string' ? text === name : name.test(text)) {
      const start = page.url();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== start);
      return;
    }
  }
  throw new Error(`No link "${String(name)}" among ${texts.join(' | ')}`);
}

const samples = {
  en: { title: 'Article 11', topic: 'Human rights', source: 'United Nations' },
  ar: { title: 'المادة 11', topic: 'حقوق الإنسان', source: 'الأمم المتحدة' },
  ru: { title: 'Статья 11', topic: 'Права человека', source: 'Организация Объединённых Наций' },
};

describe.each(languageCodes)('the edition in %s', (language) => {
  const { messages } = languages[language];
  const { title, topic, source } = samples[language];
  const readPath = (page: Page) => page.url().slice(address.length);

  test('has a path of links from the front page to an old article, its lists and every section', async ({
    page,
    open,
  }) => {
    await open('');
    if (language !== 'en') await followLink(page, messages.name);
    await followLink(page, messages.archive.title);
    expect(readPath(page)).toBe(`${language}/archive/`);
    await followLink(page, formatPeriod('2024-08', language));
    expect(readPath(page)).toBe(`${language}/archive/2024-08/`);
    await followLink(page, title);
    expect(readPath(page)).toBe(`${language}/articles/article-11/`);
    await followLink(page, source);
    expect(readPath(page)).toMatch(new RegExp(`^${language}/sources/[a-z-]+/$`));
    await page.goBack();
    await followLink(page, topic);
    expect(readPath(page)).toMatch(new RegExp(`^${language}/topics/[a-z-]+/$`));
    await followLink(page, messages.taxonomies.topics.title);
    expect(readPath(page)).toBe(`${language}/topics/`);
    for (const [name, path] of [
      [messages.taxonomies.translators.title, 'translators/'],
      [messages.feeds.title, 'feeds/'],
      [messages.corrections.title, 'corrections/'],
      [messages.about.title, 'about/'],
    ] as const) {
      await followLink(page, name);
      expect(readPath(page)).toBe(`${language}/${path}`);
      expect(await page.locator('[aria-current=page]').first().innerText()).toBe(name);
    }
    await followLink(page, site.name);
    expect(readPath(page)).toBe(`${language}/`);
  });

  test('has a link to the same page of the other editions', async ({ page, open }) => {
    for (const path of ['archive/', 'topics/', 'sources/', 'about/']) {
      await open(`${language}/${path}`);
      for (const other of languageCodes.filter((code) => code !== language)) {
        await followLink(page, languages[other].messages.name);
        expect(readPath(page)).toBe(`${other}/${path}`);
        await page.goBack();
      }
    }
  });

  test('has its language and direction on every page, and isolates the direction of names', async ({
    page,
    open,
  }) => {
    const { direction } = languages[language];
    for (const path of ['', 'archive/', 'corrections/', 'feeds/', 'about/']) {
      await open(`${language}/${path}`);
      const html = page.locator('html');
      expect(await html.getAttribute('lang')).toBe(language);
      expect(await html.getAttribute('dir')).toBe(direction);
    }
    for (const path of ['topics/', 'sources/', 'translators/']) {
      await open(`${language}/${path}`);
      const names = page.locator('.names a');
      expect(await names.count()).toBeGreaterThan(0);
      expect(await names.locator('bdi').count()).toBe(await names.count());
    }
  });
});
