import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settingsScript } from '../../src/browser/apply-settings.ts';
import { offerSettings } from '../../src/browser/settings.ts';

/** A page with its panel of settings. @returns a function that chooses, and what the page has then */
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
  const bars = [
    { media: '(prefers-color-scheme: light)', content: 'white' },
    { media: '(prefers-color-scheme: dark)', content: 'black' },
  ];
  vi.stubGlobal('localStorage', { setItem });
  offerSettings({
    querySelector: () => panel,
    querySelectorAll: () => bars,
    documentElement: {
      get dataset() {
        return Object.fromEntries([...attributes].map(([key, value]) => [key.slice(5), value]));
      },
      setAttribute: (name: string, value: string) => attributes.set(name, value),
      removeAttribute: (name: string) => attributes.delete(name),
    },
  } as unknown as Document);
  const choose = (value: string) => inputs.find((input) => input.value === value)?.choose();
  return { attributes, bars, inputs, panel, choose };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the settings', () => {
  test('show what was chosen before', () => {
    const { inputs, bars, panel } = openPageWith({ 'data-scheme': 'dark' }, vi.fn());
    expect(inputs.map(({ checked }) => checked)).toEqual([false, false, true]);
    expect(bars.map(({ content }) => content)).toEqual(['black', 'black']);
    expect(panel.hidden).toBe(false);
  });

  test('hold for the page and are stored on the device', () => {
    const setItem = vi.fn();
    const { attributes, bars, choose } = openPageWith({}, setItem);
    choose('light');
    expect([...attributes]).toEqual([['data-scheme', 'light']]);
    expect(bars.map(({ content }) => content)).toEqual(['white', 'white']);
    choose('');
    expect([...attributes]).toEqual([]);
    expect(bars.map(({ content }) => content)).toEqual(['white', 'black']);
    expect(setItem.mock.calls).toEqual([
      ['dragoman-scheme', 'light'],
      ['dragoman-scheme', ''],
    ]);
  });

  test('hold for the page where nothing can be stored', () => {
    const { attributes, choose } = openPageWith({}, () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    choose('dark');
    expect([...attributes]).toEqual([['data-scheme', 'dark']]);
  });

  test('are applied before the page is shown', () => {
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
