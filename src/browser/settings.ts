import { settingNames, STORAGE_PREFIX } from './apply-settings.ts';

/** Shows the reading settings and stores each change. If storage is blocked, a change applies to this page only. */
export function offerSettings(page: Document): void {
  const panel = page.querySelector<HTMLElement>('.settings');
  if (!panel) return;
  const root = page.documentElement;
  const metas = [...page.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
  const colors = metas.map((meta) => ({ meta, media: meta.media, content: meta.content }));
  /** Gives the browser's toolbar the colour of the chosen scheme. */
  const setThemeColor = () => {
    const { scheme = '' } = root.dataset;
    const forced = colors.find(({ media }) => scheme !== '' && media.includes(scheme));
    for (const { meta, content } of colors) meta.content = forced?.content ?? content;
  };
  for (const name of settingNames) {
    for (const input of panel.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
      input.checked = input.value === (root.dataset[name] ?? '');
      input.addEventListener('change', () => {
        if (input.value === '') root.removeAttribute(`data-${name}`);
        else root.setAttribute(`data-${name}`, input.value);
        setThemeColor();
        try {
          localStorage.setItem(STORAGE_PREFIX + name, input.value);
        } catch {
          // Storage is blocked or full.
        }
      });
    }
  }
  setThemeColor();
  panel.hidden = false;
}
