import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settingsScript } from '../../src/browser/apply-settings.ts';
import { offerSettings } from '../../src/browser/settings.ts';

/** Builds a page with settings. `chosen` are its attributes; `choose` selects a colour scheme. */
function openPageWith(
  chosen: Record<string, string>,
  setItem: (name: string, value: string) => void,
) {
  const attributes = new Map(Object.entries(chosen));
  const inputs = ['', 'light', 'dark'].map((value) => ({
    value,
    checked: false,
    choose: (): unknown => undefined,
    addEventListener(_: string, choose: () => unknown) {
      this.choose = choose;
    },
  }));
  const panel = {
    hidden: true,
    querySelectorAll: (selector: string) => (selector === 'input[name=scheme]' ? inputs : []),
  };
  const metas = [
    { media: '(prefers-color-scheme: light)', content: 'white' },
    { media: '(prefers-color-scheme: dark)', content: 'black' },
  ];
  vi.stubGlobal('localStorage', { setItem });
  offerSettings({
    querySelector: () => panel,
    querySelectorAll: () => metas,
    documentElement: {
      get dataset() {
        return Object.fromEntries([...attributes].map(([key, value]) => [key.slice(5), value]));
      },
      setAttribute: (name: string, value: string) => attributes.set(name, value),
      removeAttribute: (name: string) => attributes.delete(name),
    },
  } as unknown as Document);
  const choose = (value: string) => inputs.find((input) => input.value === value)?.choose();
  return { attributes, metas, inputs, panel, choose };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the settings', () => {
  test('show the stored choices', () => {
    const { inputs, metas, panel } = openPageWith({ 'data-scheme': 'dark' }, vi.fn());
    expect(inputs.map(({ checked }) => checked)).toEqual([false, false, true]);
    expect(metas.map(({ content }) => content)).toEqual(['black', 'black']);
    expect(panel.hidden).toBe(false);
  });

  test('change the page and are stored', () => {
    const setItem = vi.fn();
    const { attributes, metas, choose } = openPageWith({}, setItem);
    choose('light');
    expect([...attributes]).toEqual([['data-scheme', 'light']]);
    expect(metas.map(({ content }) => content)).toEqual(['white', 'white']);
    choose('');
    expect([...attributes]).toEqual([]);
    expect(metas.map(({ content }) => content)).toEqual(['white', 'black']);
    expect(setItem.mock.calls).toEqual([
      ['dragoman-scheme', 'light'],
      ['dragoman-scheme', ''],
    ]);
  });

  test('change the page even if storage is full', () => {
    const { attributes, choose } = openPageWith({}, () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    choose('dark');
    expect([...attributes]).toEqual([['data-scheme', 'dark']]);
  });

  test('are applied by the inline script, which ignores blocked storage', () => {
    const attributes: string[][] = [];
    const run = (getItem: (name: string) => string | null) => {
      vi.stubGlobal('localStorage', { getItem });
      vi.stubGlobal('document', {
        documentElement: { setAttribute: (...set: string[]) => attributes.push(set) },
      });
      runInThisContext(settingsScript);
    };
    run((name) => (name === 'dragoman-size' ? 'large' : name === 'dragoman-keys' ? '' : null));
    run(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect(attributes).toEqual([['data-size', 'large']]);
  });
});
