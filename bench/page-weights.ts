import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { SEED_PAGE_BYTES, measurePage, type Weight } from './weight.ts';

export interface PageWeight extends Weight {
  kind: 'the seed article' | 'articles' | 'front pages' | 'other pages';
  path: string;
}

const seed = 'damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria/';

/** Measures every page of a built site. @param outDir the output folder */
export function measureSite(outDir: string): PageWeight[] {
  // File names contain a hash, so the path before them doesn't matter.
  const read = (address: string) =>
    globSync(join(outDir, '**', basename(address)))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
  return (
    readdirSync(outDir, { recursive: true, encoding: 'utf8' })
      .map((file) => file.split(sep).join('/'))
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => ({ file, html: readFileSync(join(outDir, file), 'utf8') }))
      // Redirects are not pages.
      .filter(({ html }) => !html.includes('<meta http-equiv="refresh"'))
      .map(({ file, html }) => {
        const path = file.replace(/(^|\/)index\.html$/, '$1');
        const kind = kindOf(path);
        return {
          kind,
          path,
          ...measurePage(html, read, kind === 'the seed article' ? SEED_PAGE_BYTES : undefined),
        };
      })
  );
}

function kindOf(path: string): PageWeight['kind'] {
  if (path.endsWith(`/${seed}`)) return 'the seed article';
  if (path.includes('/articles/')) return 'articles';
  return /^([^/]+\/)?$/.test(path) ? 'front pages' : 'other pages';
}
