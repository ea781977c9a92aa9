/** Why a sheet didn't open, or wasn't used, where nothing is amiss: the reader closed it, or pressed twice. */
export const chosen = (error: unknown): boolean =>
  ['AbortError', 'InvalidStateError'].includes((error as Error).name);

/**
 * Adds to the panel for sharing what takes a script: the system's share sheet in place of the panel where there is one,
 * else a button that copies the link; and the sheet for the page as a file. Without it the panel has plain links, and
 * the file is saved.
 */
export function offerSharing(page: Document): void {
  const panel = page.querySelector<HTMLElement>('details.share');
  const summary = panel?.querySelector('summary');
  const button = panel?.querySelector('button');
  const status = panel?.querySelector<HTMLElement>('[role=status]');
  if (!panel || !summary || !button || !status) return;
  const { title = '', text = '', url = '' } = panel.dataset;

  // Absent in many browsers, whatever the types say.
  const { share, canShare, clipboard } = navigator as Partial<Navigator>;
  if (share) {
    summary.addEventListener('click', (event) => {
      if (panel.hasAttribute('open')) return;
      event.preventDefault();
      share.call(navigator, { title, text, url }).catch((error: unknown) => {
        // Where it can't open, the panel does.
        if (!chosen(error)) panel.setAttribute('open', '');
      });
    });
  }
  const link = page.querySelector<HTMLAnchorElement>('a[download]');
  const fileOf = (parts: BlobPart[]) =>
    new File(parts, link?.download ?? '', { type: 'text/html' });
  if (link && share && canShare?.call(navigator, { files: [fileOf([' '])] })) {
    const send = async () => {
      const response = await fetch(link.href);
      if (!response.ok) throw new Error(String(response.status));
      await share.call(navigator, { files: [fileOf([await response.blob()])] });
    };
    const onClick = (event: Event) => {
      event.preventDefault();
      send().catch((error: unknown) => {
        if (chosen(error)) return;
        // What can't be sent is saved, as without a script.
        link.removeEventListener('click', onClick);
        link.click();
      });
    };
    link.addEventListener('click', onClick);
  }
  if (clipboard) {
    button.hidden = false;
    button.addEventListener('click', () => {
      status.textContent = '';
      clipboard.writeText(url).then(
        () => {
          status.textContent = status.dataset['copied'] ?? '';
        },
        () => {
          button.hidden = true;
        },
      );
    });
  }
}
