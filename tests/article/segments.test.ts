import { describe, expect, test } from 'vitest';
import { formatDay, fillMessage, formatList, joinSentences } from '../../src/article/segments.ts';

describe('fillMessage', () => {
  test('replaces placeholders, and drops empty texts', () => {
    const name = { text: 'Sample Outlet', name: true as const };
    expect(fillMessage('{who} on {day}.', { who: [name], day: [{ text: 'Monday' }] })).toEqual([
      name,
      { text: ' on ' },
      { text: 'Monday' },
      { text: '.' },
    ]);
  });

  test('puts several segments into one placeholder, and the same segments into each of two', () => {
    const segments = [{ text: 'a' }, { text: 'b' }];
    expect(fillMessage('{x}, {x}', { x: segments })).toEqual([
      ...segments,
      { text: ', ' },
      ...segments,
    ]);
  });

  test('drops a placeholder without segments', () => {
    expect(fillMessage('By {author}.', {})).toEqual([{ text: 'By ' }, { text: '.' }]);
  });

  test('keeps braces that are no placeholder', () => {
    expect(fillMessage('{a b} {}', { 'a b': [{ text: 'x' }] })).toEqual([{ text: '{a b} {}' }]);
  });
});

test('joins sentences with a segment that is a space', () => {
  expect(
    joinSentences([[{ text: 'One.' }], [{ text: 'Two' }, { text: '.' }], [{ text: 'Three.' }]]),
  ).toEqual([
    { text: 'One.' },
    { text: ' ' },
    { text: 'Two' },
    { text: '.' },
    { text: ' ' },
    { text: 'Three.' },
  ]);
  expect(joinSentences([])).toEqual([]);
});

test('formats the day of a date in the language', () => {
  const date = '2026-11-22';
  expect(formatDay('2026-11-22T23:30-05:00', 'en')).toEqual({ text: '22 November 2026', date });
  expect(formatDay('2026-11-22T23:30-05:00', 'ru')).toEqual({ text: '22 ноября 2026 г.', date });
});

test('joins items of several segments by the rules of the language', () => {
  const items = [[{ text: '1' }, { text: '!' }], [{ text: '0' }]];
  expect(formatList(items, 'en')).toEqual([
    { text: '1' },
    { text: '!' },
    { text: ' and ' },
    { text: '0' },
  ]);
  expect(formatList(items, 'ar')).toEqual([
    { text: '1' },
    { text: '!' },
    { text: ' و' },
    { text: '0' },
  ]);
  expect(formatList(items, 'ru')).toEqual([
    { text: '1' },
    { text: '!' },
    { text: ' и ' },
    { text: '0' },
  ]);
});
