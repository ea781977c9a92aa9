/**
 * Adds to the panel for sharing what takes a script: the system's share sheet in place of the panel where there is one,
 * else a button that copies the link. Without it the panel has plain links.
 */
export function offerSharing(page: Document): void {
  const panel = page.querySelector<HTMLElement>('details.share');
  const summary = panel?.querySelector('summary');
  const button = panel?.querySelector('button');
  const status = panel?.querySelector<HTMLElement>('[role=status]');
  if (!panel || !summary || !button || !status) return;
  const { title = '', text = '', url = '' } = panel.dataset;

  // Absent in many browsers, whatever the types say.
  const { share, clipboard } = navigator as Partial<Pick<Navigator, 'share' | 'clipboard'>>;
  if (share) {
    summary.addEventListener('click', (event) => {
      if (panel.hasAttribute('open')) return;
      event.preventDefault();
      share.call(navigator, { title, text, url }).catch((error: unknown) => {
        // Who closes the sheet has chosen; where it can't open, the panel does.
        if ((error as Error).name !== 'AbortError') panel.setAttribute('open', '');
      });
    });
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
