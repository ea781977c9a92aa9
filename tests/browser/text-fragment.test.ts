import { expect, test } from 'vitest';
import { textFragment } from '../../src/browser/text-fragment.ts';

test.each([
  ['a few words', 'Before it ', 'a few words', ' and behind.', 'a%20few%20words'],
  [
    'words begun and broken off',
    'Before it, in',
    'side the wo',
    'rds it is.',
    'inside%20the%20words',
  ],
  ['space around it, which is no word', 'Before', ' here ', 'behind', 'here'],
  [
    'many words, of which the ends are named',
    '',
    'one two three four five six seven eight nine',
    '',
    'one%20two%20three,seven%20eight%20nine',
  ],
  [
    'several lines, however short, with the first and the last of them named',
    'Title\n',
    'One end.\nBetween.\nAnother',
    ' end.\n',
    'One%20end%2E,Another',
  ],
  [
    'marks that divide a fragment, or that a messenger takes for the end of an address',
    '',
    'so-called, “A&B” (100%).',
    '',
    'so%2Dcalled%2C%20%E2%80%9CA%26B%E2%80%9D%20%28100%25%29%2E',
  ],
  ['Arabic', 'حق ', 'في الحياة', ' وسلامة', '%D9%81%D9%8A%20%D8%A7%D9%84%D8%AD%D9%8A%D8%A7%D8%A9'],
  [
    'what stands earlier too, told apart by the words around',
    'The right to life. Everyone has ',
    'the right',
    ' to liberty, and to rest.',
    'life%2E%20Everyone%20has-,the%20right,-to%20liberty%2C%20and',
  ],
  ['what stands later too, and needs no more', '', 'the right', ' and the right', 'the%20right'],
  [
    'what stands earlier in capitals and with other accents',
    'ПОЛЕТ.\nЭтот ',
    'полёт',
    ' был',
    '%D0%AD%D1%82%D0%BE%D1%82-,%D0%BF%D0%BE%D0%BB%D1%91%D1%82,-%D0%B1%D1%8B%D0%BB',
  ],
  [
    'its own line alone: words around stand in one block each',
    'first one\nto ',
    'one',
    ' by\none',
    'to-,one,-by',
  ],
  [
    'an end that stands in the passage before',
    '',
    'of the law and of the court and the law and of the court shall be',
    ' heard today\n',
    'of%20the%20law,court%20shall%20be',
  ],
  [
    'an end that would be found too early',
    '',
    'a b c x y z d e f x y z',
    ' g h',
    'a%20b%20c,x%20y%20z,-g%20h',
  ],
  [
    'what takes more words around than usual',
    'A c d e x B c d e ',
    'x',
    '',
    'e%20x%20B%20c%20d%20e-,x',
  ],
  ['a line of fewer words than that', 'c d e x\nA B c d e ', 'x', '', 'A%20B%20c%20d%20e-,x'],
])('names %s', (_, before, passage, after, fragment) => {
  expect(textFragment(before, passage, after)).toBe(fragment);
});
