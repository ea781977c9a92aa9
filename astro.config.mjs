import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { checkDefaultLanguage } from './src/language/languages.ts';
import { contentFolder, siteUrl } from './src/site.ts';

checkDefaultLanguage();
const url = siteUrl();
const content = resolve(contentFolder());

export default defineConfig({
  site: url.origin,
  base: url.pathname,
  // Every address of ours ends in a slash; one that somebody typed without is answered all the same.
  trailingSlash: 'ignore',
  // Each content folder has a store of its own, so that what is built from one never shows in another.
  cacheDir: `./node_modules/.astro/${createHash('sha256').update(content).digest('hex').slice(0, 12)}/`,
  // The default, 'jsx', eats the space between two inline elements.
  compressHTML: true,
  // Ours is another Markdown (docs/decisions/0001); Astro's highlighter would only warn.
  markdown: { syntaxHighlight: false },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  // One script for all pages, which a reader's browser gets once; a page is complete without it.
  vite: {
    build: { assetsInlineLimit: 0 },
    // A build that runs meanwhile writes its pages there.
    server: { watch: { ignored: ['**/.astro/builds/**'] } },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
});
