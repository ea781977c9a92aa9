import { expect, test } from 'vitest';
import { textFragment } from '../../src/browser/text-fragment.ts';

test.each([
  ['a few words', 'Before it ', 'a few words', ' and behind.', 'a%20few%20words'],
  [
    'words that are cut off, which it completes',
    'Before it, in',
    'side the wo',
    'rds it is.',
    'inside%20the%20words',
  ],
  ['a passage without the spaces around it', 'Before', ' here ', 'behind', 'here'],
  [
    'a long passage by its first and last words',
    '',
    'one two three four five six seven eight nine',
    '',
    'one%20two%20three,seven%20eight%20nine',
  ],
  [
    'several lines by the first and the last line, however short',
    'Title\n',
    'One end.\nBetween.\nAnother',
    ' end.\n',
    'One%20end%2E,Another',
  ],
  [
    'punctuation, encoded, since it separates parts of a fragment or ends a link in messengers',
    '',
    'so-called, “A&B” (100%).',
    '',
    'so%2Dcalled%2C%20%E2%80%9CA%26B%E2%80%9D%20%28100%25%29%2E',
  ],
  ['Arabic', 'حق ', 'في الحياة', ' وسلامة', '%D9%81%D9%8A%20%D8%A7%D9%84%D8%AD%D9%8A%D8%A7%D8%A9'],
  [
    'words that also occur earlier, with the words around them',
    'The right to life. Everyone has ',
    'the right',
    ' to liberty, and to rest.',
    'life%2E%20Everyone%20has-,the%20right,-to%20liberty%2C%20and',
  ],
  [
    'words that also occur later, without the words around them',
    '',
    'the right',
    ' and the right',
    'the%20right',
  ],
  [
    'words that also occur earlier in capitals and with other accents',
    'ПОЛЕТ.\nЭтот ',
    'полёт',
    ' был',
    '%D0%AD%D1%82%D0%BE%D1%82-,%D0%BF%D0%BE%D0%BB%D1%91%D1%82,-%D0%B1%D1%8B%D0%BB',
  ],
  ['words around from the same line only', 'first one\nto ', 'one', ' by\none', 'to-,one,-by'],
  [
    'a passage whose last words also occur within it',
    '',
    'of the law and of the court and the law and of the court shall be',
    ' heard today\n',
    'of%20the%20law,court%20shall%20be',
  ],
  [
    'a passage whose last words would be found too early',
    '',
    'a b c x y z d e f x y z',
    ' g h',
    'a%20b%20c,x%20y%20z,-g%20h',
  ],
  ['words that need many words around', 'A c d e x B c d e ', 'x', '', 'e%20x%20B%20c%20d%20e-,x'],
  [
    'words that need more words around than the line has',
    'c d e x\nA B c d e ',
    'x',
    '',
    'A%20B%20c%20d%20e-,x',
  ],
])('names %s', (_, before, passage, after, fragment) => {
  expect(textFragment(before, passage, after)).toBe(fragment);
});
