import { expect, test } from 'vitest';
import { checkText, rules } from '../../src/check/rules.ts';
import { cleanAddress } from '../../src/check/rules/tracking.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';

const check = (body: string) =>
  checkText({ tree: parseMarkdown(body, true), body, title: 'A sample headline' });

/** Lists line, column and finding of what the rules find. */
const list = (body: string) =>
  check(body).map(({ line, column, found }) => `${String(line)}:${String(column)} ${found}`);

test.each(rules)('the rule $name finds its example, and no other rule does', (rule) => {
  const found = check(rule.example);
  expect(found).not.toEqual([]);
  expect(new Set(found.map(({ expected }) => expected))).toEqual(new Set([rule.expected]));
});

test.each([
  ['<p class=MsoNormal>One</p>', '1:1 HTML: "<p class=MsoNormal>One</p>"'],
  ['A <span lang=EN>word</span>.', '1:3 HTML: "<span lang=EN>"'],
  ['A text.\n\n<!-- more -->', '3:1 HTML: "<!-- more -->"'],
  ['{% youtube abc %}', '1:1 a shortcode of another system: "{% youtube abc %}"'],
  ['[gallery ids="1,2"]', '1:1 a shortcode of another system: "[gallery ids=\\"1,2\\"]"'],
  ['> A text\n> {{ x }}', '2:3 a shortcode of another system: "{{ x }}"'],
  ['and *italic * there', '1:5 marks that readers see: "*italic *"'],
  ['*** Bold words. ***', '1:1 marks that readers see: "*** Bold words. ***"'],
  [
    '[a](/b) and [the report] (https://example.org/)',
    `1:13 a link that isn't one: "[the report] ("`,
  ],
  ['## One\n\n##### Two', '3:1 a heading that skips a level'],
  ['A sample headline.\n\nText.', '1:1 the headline again: "A sample headline."'],
  [
    'From: Sample Editor\nTo: Sample Desk\nSubject: a text\n\nA text.',
    '1:1 the head of a mail: "From: Sample Editor\\nTo: Sample Desk\\nSubject: a text"',
  ],
  [
    'On 3 May, Sample Editor wrote:\n\n> A text.',
    '1:1 the line above a quoted mail: "On 3 May, Sample Editor wrote:"',
  ],
  ['Текст.\n\nС уважением,\nРедакция', `3:1 a mail's signature: "С уважением,\\nРедакция"`],
  ['Text.\n\nTel. +1 (555) 010-0100', '3:1 a phone number: "Tel. +1 (555) 010-0100"'],
  ['\u3000\u3000一段文字。', '1:1 an indented line: "一段文字。"'],
  [
    '[a](https://www.google.com/url?q=https://example.org/b&sa=D)',
    '1:1 an address that follows readers: "https://www.google.com/url?q=https://example.org/b&sa=D"',
  ],
  [
    '[www.example.org](https://example.com/)',
    '1:1 the words "www.example.org" on a link to "https://example.com/"',
  ],
])('%j is found', (body, found) => {
  expect(list(body)).toEqual([found]);
});

test.each([
  'H<sub>2</sub>O<br>and <kbd>Ctrl</kbd>',
  '`<div>` and `{{ x }}` and `** a **`',
  '```\n<div>\n    an indented line of some words in code\n```',
  'Escaped \\*\\* marks, 2 * 3 * 4, and a footnote*',
  'snake__case__name and __strong__',
  '[a note] (see below), and [1] (2020)',
  '# One\n\n## Two\n\n### Three\n\n## Four',
  'From: here to there we went, and no further.',
  'He wrote:\n\n> A text.',
  'Call +1 555 0100 100 now.\n\nOne.\n\nTwo.\n\nThree.',
  'A poem:\nof short lines.\nAnd another.\nAnd one.',
  '    const a = b(c);\n    if (a) { return; }',
  '[https://example.org/a](https://www.example.org/a?b=c)',
  '[Example.org says so](https://example.com/)',
  'In 2019–2020, 12 (3) 45.',
])('%j is all right', (body) => {
  expect(list(body)).toEqual([]);
});

test('tracking is removed from addresses, and nothing else', () => {
  expect(cleanAddress('https://example.org/a?b=c&utm_source=x&fbclid=y#d')).toBe(
    'https://example.org/a?b=c#d',
  );
  expect(
    cleanAddress(
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Futm_source%3Dx&h=y',
    ),
  ).toBe('https://example.org/');
  expect(cleanAddress('https://example.org/?id=1')).toBeUndefined();
});
