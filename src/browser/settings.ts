import { choices, prefix } from './choices.ts';

/**
 * Shows the panel of the reader's own settings, and keeps what is chosen on the device. Where nothing can be kept (a private
 * window, a full disk), a choice holds for the page.
 */
export function offerSettings(page: Document): void {
  const panel = page.querySelector<HTMLElement>('.settings');
  if (!panel) return;
  const root = page.documentElement;
  for (const name of choices) {
    for (const input of panel.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
      input.checked = input.value === (root.dataset[name] ?? '');
      input.addEventListener('change', () => {
        if (input.value === '') root.removeAttribute(`data-${name}`);
        else root.setAttribute(`data-${name}`, input.value);
        try {
          localStorage.setItem(prefix + name, input.value);
        } catch {
          // It holds for this page.
        }
      });
    }
  }
  panel.hidden = false;
}
