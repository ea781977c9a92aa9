import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { SEED_PAGE_BYTES, weigh, type Weight } from '../src/build/weight.ts';

export interface PageWeight extends Weight {
  kind: 'the seed article' | 'articles' | 'front pages' | 'other pages';
  path: string;
}

const seed = 'damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria/';

/**
 * Weighs every page of a built site.
 * @param outDir where it was built
 */
export function weighSite(outDir: string): PageWeight[] {
  // By name, which has a hash in it: the site may lie under any path.
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
      // What only leads on is no page to read.
      .filter(({ html }) => !html.includes('<meta http-equiv="refresh"'))
      .map(({ file, html }) => {
        const path = file.replace(/(^|\/)index\.html$/, '$1');
        const kind = kindOf(path);
        return {
          kind,
          path,
          ...weigh(html, read, kind === 'the seed article' ? SEED_PAGE_BYTES : undefined),
        };
      })
  );
}

function kindOf(path: string): PageWeight['kind'] {
  if (path.endsWith(`/${seed}`)) return 'the seed article';
  if (path.includes('/articles/')) return 'articles';
  return /^([^/]+\/)?$/.test(path) ? 'front pages' : 'other pages';
}
