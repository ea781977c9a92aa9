import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languageCodes, languages, formatPeriod } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { test } from './browser.ts';

/*
 * Each edition, walked by the keyboard and by links alone: Tab and Enter, nothing else.
 */

const address = inject('address');

/** Presses Tab until the focus is on a link with these words, then Enter. */
async function follow(page: Page, name: string | RegExp, most = 200): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() =>
      (document.activeElement as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
    );
    passed.push(words);
    if (typeof name === 'string' ? words === name : name.test(words)) {
      const from = page.url();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== from);
      return;
    }
  }
  throw new Error(`No link "${String(name)}" among ${passed.join(' | ')}`);
}

const samples = {
  en: { title: 'Article 11', topic: 'Human rights', source: 'United Nations' },
  ar: { title: 'المادة 11', topic: 'حقوق الإنسان', source: 'الأمم المتحدة' },
  ru: { title: 'Статья 11', topic: 'Права человека', source: 'Организация Объединённых Наций' },
};

describe.each(languageCodes)('the edition in %s', (language) => {
  const { messages } = languages[language];
  const { title, topic, source } = samples[language];
  const at = (page: Page) => page.url().slice(address.length);

  test('leads from the front page to an old article and on', async ({ page, open }) => {
    await open('');
    if (language !== 'en') await follow(page, messages.name);
    await follow(page, messages.archive.title);
    expect(at(page)).toBe(`${language}/archive/`);
    await follow(page, formatPeriod('2024-08', language));
    expect(at(page)).toBe(`${language}/archive/2024-08/`);
    await follow(page, title);
    expect(at(page)).toBe(`${language}/articles/article-11/`);
    await follow(page, source);
    expect(at(page)).toMatch(new RegExp(`^${language}/sources/[a-z-]+/$`));
    await follow(page, messages.pagination.older);
    expect(at(page)).toMatch(/\/page\/\d+\/$/);
    await page.goBack();
    await page.goBack();
    await follow(page, topic);
    expect(at(page)).toMatch(new RegExp(`^${language}/topics/[a-z-]+/$`));
    await follow(page, messages.taxonomies.topics.title);
    expect(at(page)).toBe(`${language}/topics/`);
    for (const [name, path] of [
      [messages.taxonomies.translators.title, 'translators/'],
      [messages.feeds.title, 'feeds/'],
      [messages.corrections.title, 'corrections/'],
      [messages.about.title, 'about/'],
    ] as const) {
      await follow(page, name);
      expect(at(page)).toBe(`${language}/${path}`);
      expect(await page.locator('[aria-current=page]').first().innerText()).toBe(name);
    }
    await follow(page, site.name);
    expect(at(page)).toBe(`${language}/`);
  });

  test('has the same page of the other editions one step away', async ({ page, open }) => {
    for (const path of ['archive/', 'topics/', 'sources/', 'about/']) {
      await open(`${language}/${path}`);
      for (const other of languageCodes.filter((code) => code !== language)) {
        await follow(page, languages[other].messages.name);
        expect(at(page)).toBe(`${other}/${path}`);
        await page.goBack();
      }
    }
  });

  test('has its own words on every page, and each name in its own direction', async ({
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
