import { createHash } from 'node:crypto';
import { site } from '../site.ts';

/**
 * Builds the CSP of a page (https://www.w3.org/TR/CSP3/). It allows files of this site, and inline scripts and styles by
 * their hashes. It allows no style sheets, because every page has its styles inline.
 * @param page its inline scripts and styles, and whether its scripts run WebAssembly
 */
export function buildCsp(page: {
  scripts: readonly string[];
  styles: readonly string[];
  wasm: boolean;
}): string {
  const directives = [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // The `worker` policy creates the URL of the service worker.
    `trusted-types ${site.offline ? 'worker' : "'none'"}`,
  ];
  const wasm = page.wasm ? ["'wasm-unsafe-eval'"] : [];
  const scripts = ["'self'", ...wasm, ...page.scripts.map(toHashSource)].join(' ');
  const styles = page.styles.map(toHashSource).join(' ');
  return `${directives.join(';')}; script-src ${scripts}; style-src ${styles};`;
}

function toHashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
