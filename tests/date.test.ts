import { expect, onTestFinished, test, vi } from 'vitest';
import { findInstant, isDate } from '../src/date.ts';

test.each([
  ...['2026-11-22', '2024-02-29', '2026-11-22T09:30Z', '2026-11-22T09:30:15+03:00'],
  '2026-11-22T23:30:15.5-05:00',
])('%s is a date', (text) => {
  expect(isDate(text)).toBe(true);
});

test.each([
  ...['2026-02-30', '2026-13-01', '22.11.2026', '2026-11-22T09:30', '2026-11-22 09:30Z', ''],
  ...['2026-11-22T24:00Z', '2026-11-22T09:30+15:00', 'unknown'],
])('"%s" is no date', (text) => {
  expect(isDate(text)).toBe(false);
});

test.each([
  ['2026-11-26', 'UTC', '2026-11-26T00:00:00.000Z'],
  ['2026-11-26', 'Asia/Damascus', '2026-11-25T21:00:00.000Z'],
  ['2026-11-26', 'America/New_York', '2026-11-26T05:00:00.000Z'],
  ['2026-11-26', 'Asia/Kathmandu', '2026-11-25T18:15:00.000Z'],
  ['2026-11-26', 'Pacific/Kiritimati', '2026-11-25T10:00:00.000Z'],
  ['2026-11-26', 'Pacific/Pago_Pago', '2026-11-26T11:00:00.000Z'],
  // The clock goes from 23:59 to 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ['2021-03-28', 'Asia/Beirut', '2021-03-27T22:00:00.000Z'],
  // The day has 25 hours, and the next begins at midnight in winter time.
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  // Samoa left this day out.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['2026-11-26T01:00+03:00', 'America/New_York', '2026-11-25T22:00:00.000Z'],
])('%s in %s is %s, wherever the build runs', (date, timeZone, instant) => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const machine of ['Asia/Tokyo', 'America/Los_Angeles']) {
    vi.stubEnv('TZ', machine);
    expect(findInstant(date, timeZone).toISOString()).toBe(instant);
  }
});
