/**
 * `npm run contact-sheet` draws each kind of page at four widths, by day and by night, in every language. With words behind
 * `--`, it draws only the kinds that contain one of them.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp, { type OverlayOptions } from 'sharp';
import { launchChromium } from '../tests/site/chromium.ts';
import { serveFolder } from '../tests/site/file-server.ts';
import { pageKindOf, selectPages } from '../tests/site/pages.ts';
import { buildSamples } from './samples.ts';

const VIEWS = [
  [320, 'light'],
  [390, 'dark'],
  [768, 'light'],
  [1440, 'light'],
  [1440, 'dark'],
] as const;
const MAX_HEIGHT_PX = 5000;
const GAP_PX = 24;

const words = process.argv.slice(2);
const folder = resolve('.cache/contact-sheets');
const outDir = buildSamples('contact-sheet');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await serveFolder(outDir);
const browser = await launchChromium();
const kinds = Map.groupBy(selectPages(outDir), pageKindOf);
for (const [kind, paths] of kinds) {
  if (words.length > 0 && !words.some((word) => kind.includes(word))) continue;
  const name = kind.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'root';
  const rows: Buffer[][] = [];
  for (const path of paths) rows.push(await drawViews(browser, server.address + path));
  await drawSheet(rows, resolve(folder, `${name}.png`));
  console.log(`.cache/contact-sheets/${name}.png`);
}
await browser.close();
await server.stop();

async function drawViews(browser: Browser, address: string): Promise<Buffer[]> {
  const views: Buffer[] = [];
  for (const [width, colorScheme] of VIEWS) {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    await page.goto(address);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, MAX_HEIGHT_PX) });
    views.push(await page.screenshot());
    await page.close();
  }
  return views;
}

/** Puts pictures into rows on one. */
async function drawSheet(rows: Buffer[][], file: string): Promise<void> {
  const placed: OverlayOptions[] = [];
  let [width, top] = [0, GAP_PX];
  for (const row of rows) {
    let [left, bottom] = [GAP_PX, top];
    for (const input of row) {
      const size = await sharp(input).metadata();
      placed.push({ input, left, top });
      left += size.width + GAP_PX;
      bottom = Math.max(bottom, top + size.height + GAP_PX);
    }
    [width, top] = [Math.max(width, left), bottom];
  }
  const background = '#808080';
  await sharp({ create: { width, height: top, channels: 3, background } })
    .composite(placed)
    .png()
    .toFile(file);
}
