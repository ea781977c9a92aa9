import { createHash } from 'node:crypto';
import { site } from '../site.ts';

/**
 * Builds the content security policy of a page (https://www.w3.org/TR/CSP3/): it allows files of the site itself, and inline
 * scripts and styles by their hash. It loads no style sheet.
 * @param page its inline scripts and styles, and whether its scripts run WebAssembly
 */
export function contentSecurityPolicy(page: {
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
    // Names the Trusted Types policy that gives the service worker its address.
    `trusted-types ${site.offline ? 'worker' : "'none'"}`,
  ];
  const wasm = page.wasm ? ["'wasm-unsafe-eval'"] : [];
  const scripts = ["'self'", ...wasm, ...page.scripts.map(hashOf)].join(' ');
  const styles = page.styles.map(hashOf).join(' ');
  return `${directives.join(';')}; script-src ${scripts}; style-src ${styles};`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
