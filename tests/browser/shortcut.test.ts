import { expect, test, vi } from 'vitest';
import { offerShortcut } from '../../src/browser/shortcut.ts';

/** Presses a key on a page. @returns the address that opens, `field` if the search field has the focus, or `nothing` */
function press(event: object, { field = false, link = true, keys = '' } = {}): string {
  let action = 'nothing';
  const preventDefault = vi.fn();
  let listener: (event: object) => void = () => undefined;
  const page = {
    addEventListener: (_: string, handler: typeof listener) => (listener = handler),
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

test('/ opens the search page', () => {
  expect(press({})).toBe('https://dragoman.example/en/search/#q');
});

test('/ focuses the search field if the page has one', () => {
  expect(press({}, { field: true })).toBe('field');
});

test.each([
  ['Ctrl', { ctrlKey: true }],
  ['Alt', { altKey: true }],
  ['Meta', { metaKey: true }],
])('%s+/ is left to the browser', (_, event) => {
  expect(press(event)).toBe('nothing');
});

test.each([
  ['another key', { key: '?' }, {}],
  ['a key that another listener handled', { defaultPrevented: true }, {}],
  ['a key pressed in a field', { target: { closest: () => ({}) } }, {}],
  ['/ with the shortcut turned off', {}, { keys: 'off' }],
  ['/ on a page without search', {}, { link: false }],
])('%s does nothing', (_, event, page) => {
  expect(press(event, page)).toBe('nothing');
});
