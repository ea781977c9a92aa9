import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { serveFiles } from './src/build/dev-server.ts';
import { checkDefaultLanguage } from './src/language/languages.ts';
import { contentFolder, siteUrl } from './src/site.ts';

checkDefaultLanguage();
const url = siteUrl();
const content = resolve(contentFolder());

export default defineConfig({
  site: url.origin,
  base: url.pathname,
  integrations: [serveFiles()],
  // All links end in a slash. The server also answers addresses typed without it.
  trailingSlash: 'ignore',
  // A separate content store for each content folder, so that articles of one never appear in another.
  cacheDir: `./node_modules/.astro/${createHash('sha256').update(content).digest('hex').slice(0, 12)}/`,
  // The default, 'jsx', removes the space between two inline elements.
  compressHTML: true,
  // Astro's Markdown is not used (docs/decisions/0001), and its highlighter would print warnings.
  markdown: { syntaxHighlight: false },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  vite: {
    // One script file for all pages: browsers load it once. `layouts/page-styles.ts` minifies styles.
    build: { assetsInlineLimit: 0, cssMinify: false },
    // Builds that run at the same time write here.
    server: { watch: { ignored: ['**/.astro/builds/**'] } },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
});
