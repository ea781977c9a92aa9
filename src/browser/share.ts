/** Checks whether the share sheet was closed by the reader, or is open already: neither is a failure. */
export const isCancelled = (error: unknown): boolean =>
  ['AbortError', 'InvalidStateError'].includes((error as Error).name);

/**
 * Adds to the share panel what needs JavaScript. The system's share sheet replaces the panel and the download, if the
 * browser has one (https://www.w3.org/TR/web-share/). A button copies the link.
 */
export function offerSharing(page: Document): void {
  const panel = page.querySelector<HTMLElement>('details.share');
  const link = page.querySelector<HTMLAnchorElement>('a[download]');
  // Many browsers lack these, though TypeScript says otherwise.
  const { share, clipboard } = navigator as Partial<Navigator>;
  if (panel && share) offerShareSheet(panel);
  if (link && share) offerFileSharing(link);
  if (panel && clipboard) offerCopyButton(panel);
}

/** Opens the system's share sheet instead of the panel. */
function offerShareSheet(panel: HTMLElement): void {
  const { title = '', text = '', url = '' } = panel.dataset;
  panel.querySelector('summary')?.addEventListener('click', (event) => {
    if (panel.hasAttribute('open')) return;
    event.preventDefault();
    navigator.share({ title, text, url }).catch((error: unknown) => {
      if (!isCancelled(error)) panel.setAttribute('open', '');
    });
  });
}

/** Shares the page as a file instead of downloading it, if the system can share files. */
function offerFileSharing(link: HTMLAnchorElement): void {
  const createFiles = (content: BlobPart) => ({
    files: [new File([content], link.download, { type: 'text/html' })],
  });
  const { canShare } = navigator as Partial<Navigator>;
  if (!canShare?.call(navigator, createFiles(' '))) return;
  const shareFile = async () => {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(String(response.status));
    await navigator.share(createFiles(await response.blob()));
  };
  const onClick = (event: Event) => {
    event.preventDefault();
    shareFile().catch((error: unknown) => {
      if (isCancelled(error)) return;
      // Downloads the file, as without JavaScript.
      link.removeEventListener('click', onClick);
      link.click();
    });
  };
  link.addEventListener('click', onClick);
}

/** Shows a button that copies the article's link. Hides it if copying fails. */
function offerCopyButton(panel: HTMLElement): void {
  const button = panel.querySelector('button');
  const status = panel.querySelector<HTMLElement>('[role=status]');
  if (!button || !status) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    copyText(panel.dataset['url'] ?? '', status).catch(() => {
      button.hidden = true;
    });
  });
}

/** Writes a text to the clipboard, and says so. */
export async function copyText(text: string, status: HTMLElement): Promise<void> {
  status.textContent = '';
  await navigator.clipboard.writeText(text);
  status.textContent = status.dataset['copied'] ?? '';
}
