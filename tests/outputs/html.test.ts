import { expect, test } from 'vitest';
import { htmlOf } from '../../src/outputs/html.ts';

test.each([
  ['text is escaped', [{ text: '<b> & "' }], '&#x3C;b> &#x26; "'],
  ['a name stands apart', [{ text: 'x', name: true as const }], '<bdi>x</bdi>'],
  [
    'a title has its language and direction',
    [{ text: 'س', name: true as const, language: 'ar' }],
    '<bdi lang="ar" dir="rtl">س</bdi>',
  ],
  [
    'a language that the site does not speak chooses its own direction',
    [{ text: 'ס', name: true as const, language: 'he' }],
    '<bdi lang="he">ס</bdi>',
  ],
  [
    'a link elsewhere leaks nothing',
    [{ text: 'x', href: 'https://example.org/?a&b"' }],
    '<a href="https://example.org/?a&#x26;b&#x22;" rel="noopener noreferrer">x</a>',
  ],
  [
    'an address reads from left to right',
    [{ text: 'https://dragoman.example/', href: 'https://dragoman.example/' }],
    '<a href="https://dragoman.example/" dir="ltr">https://dragoman.example/</a>',
  ],
  [
    'a name may be a link',
    [{ text: 'س', name: true as const, href: 'https://dragoman.example/x/' }],
    '<a href="https://dragoman.example/x/"><bdi>س</bdi></a>',
  ],
  ['lines stay lines', [{ text: 'one\ntwo' }], 'one<br>two'],
  [
    'a day can be read by a program',
    [{ text: 'today', date: new Date('2026-11-22T00:00:00Z') }],
    '<time datetime="2026-11-22">today</time>',
  ],
  [
    'a day may be a link',
    [{ text: 'today', date: new Date('2026-11-22T00:00:00Z'), href: '#corrections' }],
    '<a href="#corrections"><time datetime="2026-11-22">today</time></a>',
  ],
])('%s', (_, parts, html) => {
  expect(htmlOf(parts)).toBe(html);
});
