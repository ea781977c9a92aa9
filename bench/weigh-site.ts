import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { seedBudget, weigh, type Weight } from '../src/check/weight.ts';
import { readBody, readContent } from '../src/loader.ts';
import { routes } from '../src/routes.ts';
import { siteUrl } from '../src/site.ts';

export interface PageWeight extends Weight {
  kind: 'the seed article' | 'articles' | 'front pages' | 'other pages';
  path: string;
}

const seedSlug = 'damascus-reportedly-seeks-return-of-russian-patrols-to-southern-syria';

/**
 * Weighs every page of a built site.
 * @param outDir where it was built
 * @param content the content folder that it was built from
 */
export async function weighSite(outDir: string, content: string): Promise<PageWeight[]> {
  const articles = await readContent(content);
  const pathOf = (address: string) => address.slice(siteUrl().pathname.length);
  const texts = new Map<string, string>();
  const lists = new Map<string, string>();
  for (const loaded of articles) {
    const { language, slug, title, description } = loaded.article;
    const opening = `${title}\n${description}\n`;
    texts.set(pathOf(routes.article(language, slug)), opening + (await readBody(loaded)));
    lists.set(language, (lists.get(language) ?? '') + opening);
  }
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(outDir, file), 'utf8');
      const path = file.replace(/(^|\/)index\.html$/, '$1');
      const text = texts.get(path);
      if (text !== undefined) {
        const isSeed = path.endsWith(`/${seedSlug}/`);
        const kind = isSeed ? 'the seed article' : 'articles';
        return { kind, path, ...weigh({ html, text }, isSeed ? seedBudget : undefined) };
      }
      const [, language] = /<html lang="([^"]+)"/.exec(html) ?? [];
      const isFront = path === '' || /^[^/]+\/$/.test(path);
      const list = isFront ? (lists.get(language ?? '') ?? '') : '';
      return {
        kind: isFront ? 'front pages' : 'other pages',
        path,
        ...weigh({ html, text: list }),
      };
    });
}
