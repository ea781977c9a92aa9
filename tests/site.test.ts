import { expect, onTestFinished, test, vi } from 'vitest';
import type * as settings from '../src/site.ts';
import {
  buildDate,
  contentFolder,
  port,
  isPortRequested,
  SettingError,
  siteUrl,
  timeZone,
} from '../src/site.ts';

test('the address of the site always ends in a slash', () => {
  expect(siteUrl('https://news.example').href).toBe('https://news.example/');
  expect(siteUrl('https://news.example/reader').href).toBe('https://news.example/reader/');
});

test.each([
  'news.example',
  'ftp://news.example/',
  'https://news.example/?a',
  'javascript:1',
  'https://u:p@news.example/',
])('an invalid address is refused: %s', (address) => {
  expect(() => siteUrl(address)).toThrow(SettingError);
});

test('BUILD_DATE sets the time of the build', () => {
  expect(buildDate('2026-11-22').toISOString()).toBe('2026-11-22T00:00:00.000Z');
  expect(buildDate('2026-11-22T09:30+03:00').toISOString()).toBe('2026-11-22T06:30:00.000Z');
});

test.each(['yesterday', '2026-13-01', '2026-02-31', '22.11.2026'])(
  'an invalid date is refused: %s',
  (date) => {
    expect(() => buildDate(date)).toThrow(SettingError);
  },
);

test.each([
  'https://news.example/a b/',
  'https://news.example/%41/',
  'https://news.example/ж/',
  'https://news.example//',
])('a path that servers read differently is refused: %s', (address) => {
  expect(() => siteUrl(address)).toThrow(SettingError);
});

test('the time zone must be one that is known', () => {
  expect(timeZone('Asia/Damascus')).toBe('Asia/Damascus');
  for (const name of ['Damascus', 'Asia/Nowhere', '', ' ']) {
    expect(() => timeZone(name)).toThrow(SettingError);
  }
});

test('CONTENT_DIR replaces the content folder', () => {
  expect(contentFolder('elsewhere')).toBe('elsewhere');
  expect(contentFolder(undefined)).toBe('content');
  expect(() => contentFolder('a#b')).toThrow(SettingError);
});

test('the port must be a number from 0 to 65535', () => {
  expect(port('8080')).toBe(8080);
  expect(() => port('abc')).toThrow(SettingError);
  expect(() => port('99999')).toThrow(SettingError);
});

test('an empty environment variable counts as unset', async () => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const name of ['SITE_URL', 'BUILD_DATE', 'CONTENT_DIR', 'PORT']) vi.stubEnv(name, '');
  const { site } = await vi.importActual<typeof settings>('../src/site.ts');
  expect(siteUrl().href).toBe(siteUrl(site.address).href);
  expect(contentFolder()).toBe('content');
  expect(port()).toBe(4321);
  expect(isPortRequested()).toBe(false);
  expect(buildDate().getTime()).toBeLessThanOrEqual(Date.now());
});
