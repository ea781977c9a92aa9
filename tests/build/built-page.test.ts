import { expect, test } from 'vitest';
import { hasText } from '../../src/build/built-page.ts';

const page = (text: string) =>
  `<div class="text"><p class="credit">Credit.</p>${text}<p class="notice" id="notice">Notice.</p></div>`;

test.each([
  ['a paragraph', '<p>Text.</p>', true],
  ['an image alone', '<p><img src="/a.webp" alt="x"></p>', false],
  [
    'the lead image and its caption',
    '<figure class="lead"><img src="/a.webp" alt="x"><figcaption>Picture: A</figcaption></figure>',
    false,
  ],
  ['nothing', '', false],
  ['white space', ' \n ', false],
  ['tags without text', '<p><a href="x"></a></p>', false],
])('tells whether a page has text: %s', (_, text, has) => {
  expect(hasText(page(text))).toBe(has);
});

test('a page without credit and notice has no text', () => {
  expect(hasText('')).toBe(false);
  expect(hasText('<p>Text.</p>')).toBe(false);
});
