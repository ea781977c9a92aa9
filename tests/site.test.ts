import { expect, test } from 'vitest';
import { buildDate, contentFolder, SettingError, siteUrl } from '../src/site.ts';

test('the address of the site always ends in a slash', () => {
  expect(siteUrl('https://news.example').href).toBe('https://news.example/');
  expect(siteUrl('https://news.example/reader').href).toBe('https://news.example/reader/');
});

test.each(['news.example', '', 'ftp://news.example/', 'https://news.example/?a', 'javascript:1'])(
  'an address that is none is refused: %s',
  (address) => {
    expect(() => siteUrl(address)).toThrow(SettingError);
  },
);

test('the clock is what BUILD_DATE says', () => {
  expect(buildDate('2026-11-22').toISOString()).toBe('2026-11-22T00:00:00.000Z');
  expect(buildDate('2026-11-22T09:30+03:00').toISOString()).toBe('2026-11-22T06:30:00.000Z');
});

test.each(['yesterday', '2026-13-01', '22.11.2026', ''])(
  'a date that is none is refused: %s',
  (date) => {
    expect(() => buildDate(date)).toThrow(SettingError);
  },
);

test('CONTENT_DIR stands in place of content', () => {
  expect(contentFolder('elsewhere')).toBe('elsewhere');
  expect(contentFolder('')).toBe('content');
});
