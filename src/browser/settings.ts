import { choices, prefix } from './choices.ts';

/**
 * Shows the panel of the reader's own settings, and keeps what is chosen on the device. Where nothing can be kept (a private
 * window, a full disk), a choice holds for the page.
 */
export function offerSettings(page: Document): void {
  const panel = page.querySelector<HTMLElement>('.settings');
  if (!panel) return;
  const root = page.documentElement;
  const bars = [...page.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
  const colours = bars.map(({ media, content }) => ({ media, content }));
  /** The browser's own bar goes with the page. */
  const paintBars = () => {
    const { scheme = '' } = root.dataset;
    const chosen = colours.find(({ media }) => scheme !== '' && media.includes(scheme));
    for (const [index, bar] of bars.entries()) {
      bar.content = (chosen ?? colours[index])?.content ?? '';
    }
  };
  for (const name of choices) {
    for (const input of panel.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
      input.checked = input.value === (root.dataset[name] ?? '');
      input.addEventListener('change', () => {
        if (input.value === '') root.removeAttribute(`data-${name}`);
        else root.setAttribute(`data-${name}`, input.value);
        paintBars();
        try {
          localStorage.setItem(prefix + name, input.value);
        } catch {
          // It holds for this page.
        }
      });
    }
  }
  paintBars();
  panel.hidden = false;
}
