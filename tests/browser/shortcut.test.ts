import { expect, test, vi } from 'vitest';
import { offerShortcut } from '../../src/browser/shortcut.ts';

/** Presses a key on a page. @returns what became of it */
function press(event: object, { field = false, link = true, keys = '' } = {}): string {
  let action = 'nothing';
  const preventDefault = vi.fn();
  let listener: (event: object) => void = () => undefined;
  const page = {
    addEventListener: (_: string, added: typeof listener) => (listener = added),
    documentElement: { dataset: { keys } },
    querySelector: (selector: string) =>
      selector.startsWith('form')
        ? field && { focus: () => (action = 'field') }
        : link && { href: 'https://dragoman.example/en/search/' },
    location: { assign: (address: string) => (action = address) },
  };
  offerShortcut(page as unknown as Document);
  const target = { closest: () => null };
  listener({ key: '/', target, preventDefault, ...event });
  expect(preventDefault).toHaveBeenCalledTimes(action === 'nothing' ? 0 : 1);
  return action;
}

test('the key / opens the search', () => {
  expect(press({})).toBe('https://dragoman.example/en/search/#q');
});

test('the key / leads to the field where there is one', () => {
  expect(press({}, { field: true })).toBe('field');
});

test.each([
  ['Ctrl', { ctrlKey: true }],
  ['Alt', { altKey: true }],
  ['Meta', { metaKey: true }],
])('%s+/ is the browser’s', (_, event) => {
  expect(press(event)).toBe('nothing');
});

test.each([
  ['another key', { key: '?' }, {}],
  ['a key that another listener took', { defaultPrevented: true }, {}],
  ['a key of a field', { target: { closest: () => ({}) } }, {}],
  ['the key, where the reader turned it off', {}, { keys: 'off' }],
  ['the key, where there is no search', {}, { link: false }],
])('%s does nothing', (_, event, page) => {
  expect(press(event, page)).toBe('nothing');
});
