import { describe, expect, test } from 'vitest';
import {
  formatDay,
  fillMessage,
  formatList,
  formatNames,
  joinSentences,
} from '../../src/article/segments.ts';

describe('fill', () => {
  test('puts parts where the message has places, and drops empty texts', () => {
    const name = { text: 'Sample Outlet', name: true as const };
    expect(fillMessage('{who} on {day}.', { who: [name], day: [{ text: 'Monday' }] })).toEqual([
      name,
      { text: ' on ' },
      { text: 'Monday' },
      { text: '.' },
    ]);
  });

  test('puts several parts into one place, and the same parts into each of two', () => {
    const parts = [{ text: 'a' }, { text: 'b' }];
    expect(fillMessage('{x}, {x}', { x: parts })).toEqual([...parts, { text: ', ' }, ...parts]);
  });

  test('leaves out a place for which there are no parts', () => {
    expect(fillMessage('By {author}.', {})).toEqual([{ text: 'By ' }, { text: '.' }]);
  });

  test('keeps braces that are no place', () => {
    expect(fillMessage('{a b} {}', { 'a b': [{ text: 'x' }] })).toEqual([{ text: '{a b} {}' }]);
  });
});

test('sentences are separated by one space, which belongs to neither', () => {
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

test('a day is written in words of the language, and keeps its date', () => {
  const date = new Date('2026-11-22T23:30:00Z');
  expect(formatDay(date, 'en')).toEqual({ text: '22 November 2026', date });
  expect(formatDay(date, 'ru')).toEqual({ text: '22 ноября 2026 г.', date });
});

test('each name is marked as a name, and the words between names are not', () => {
  expect(formatNames(['A', 'B, C', '1'], 'en')).toEqual([
    { text: 'A', name: true },
    { text: ', ' },
    { text: 'B, C', name: true },
    { text: ' and ' },
    { text: '1', name: true },
  ]);
  expect(formatNames([], 'en')).toEqual([]);
});

test('a list joins items of several parts as the language does', () => {
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
