/** Makes the `/` key focus the search field, or open the search page. Readers can turn it off in the settings. */
export function offerShortcut(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    if (key !== '/' || ctrlKey || altKey || metaKey || event.defaultPrevented) return;
    if (page.documentElement.dataset['keys'] === 'off') return;
    if ((target as Element).closest('input, select, textarea, [contenteditable]')) return;
    const field = page.querySelector<HTMLInputElement>('form:not([hidden]) input[type=search]');
    const link = page.querySelector<HTMLAnchorElement>('a[rel=search]');
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.focus();
    else if (link) page.location.assign(`${link.href}#q`);
  });
}
