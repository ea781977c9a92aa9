import { expect, test, vi } from 'vitest';
import { buildCsp } from '../../src/outputs/csp.ts';
import * as settings from '../../src/site.ts';

// The script and its hash are from https://www.w3.org/TR/CSP3/#example-hash-source.
const script = "alert('Hello, world.');";
const scriptHash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
// printf ':root{color:red}' | openssl dgst -sha256 -binary | base64
const style = ':root{color:red}';
const styleHash = "'sha256-YLiylJPY649WCI7NDPGLRYm0kAciFOsdC+KGkLkC2gM='";

const otherDirectives =
  "default-src 'none';img-src 'self';font-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';" +
  "form-action 'self';base-uri 'none';object-src 'none';require-trusted-types-for 'script';trusted-types worker; ";

test('allows files of the site, and inline scripts and styles by their hashes', () => {
  expect(buildCsp({ scripts: [script], styles: [style, ''], wasm: false })).toBe(
    `${otherDirectives}script-src 'self' ${scriptHash}; ` +
      `style-src ${styleHash} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';`,
  );
});

test('allows WebAssembly only on request', () => {
  expect(buildCsp({ scripts: [script], styles: [style], wasm: true })).toBe(
    `${otherDirectives}script-src 'self' 'wasm-unsafe-eval' ${scriptHash}; style-src ${styleHash};`,
  );
});

test('allows no trusted type on a site without offline reading', async () => {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({
    ...settings,
    site: { ...settings.site, offline: false },
  }));
  const { buildCsp: buildWithoutOffline } = await import('../../src/outputs/csp.ts');
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
  expect(buildWithoutOffline({ scripts: [], styles: [], wasm: false })).toContain(
    ";trusted-types 'none'; script-src 'self'; style-src ;",
  );
});
