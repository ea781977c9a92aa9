import { getCollection } from 'astro:content';
import { shared } from '../build/plan.ts';
import type { Pages } from '../build/plan-pages.ts';
import type { ArticleText } from '../library.ts';
import type { ArticleHtml } from '../markdown/render.ts';

/** Lists the planned pages of a kind that have to be made. Pages export it as `getStaticPaths`. */
export function listPages<Kind extends keyof Pages>(kind: Kind) {
  return async ({ routePattern }: { routePattern: string }) => {
    const pages = await getCollection('pages', ({ data }) => data.kind === kind);
    return pages.map(({ id }) => ({
      params: matchParams(routePattern, id.replace(/\/?index\.html$/, '')),
      props: findSite().outputs.get(id)?.props as Pages[Kind],
    }));
  };
}

/** Renders the text of an article as sanitized HTML. */
export function renderText(text: ArticleText): Promise<ArticleHtml> {
  return findSite().library.renderText(text);
}

function findSite() {
  const { dragomanSite: site } = shared;
  if (site === undefined) throw new Error('No site is planned');
  return site;
}

/** Returns the parameters of a route such as `/[language]/[...page]` in a path without slashes at its ends. */
function matchParams(pattern: string, path: string): Record<string, string | undefined> {
  const segments = path.split('/');
  const params = pattern
    .split('/')
    .slice(1)
    .map((part, index) => {
      const [, rest, name = ''] = /^\[(\.\.\.)?(.+)\]$/.exec(part) ?? [];
      const own = rest ? segments.slice(index).join('/') : segments[index];
      return [name, own === '' ? undefined : own] as const;
    });
  return Object.fromEntries(params.filter(([name]) => name !== ''));
}
