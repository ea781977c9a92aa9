import type { Article } from '../article/article.ts';
import { parseAlias } from '../content/aliases.ts';
import { routes } from '../routes.ts';

/** An alias, and the address to which it leads. `isAlias` admits no quotation mark, brace, dollar sign or backslash. */
type Redirect = ReturnType<typeof parseAlias> & { target: string };

/** The limit of Cloudflare, where each spelling of an address counts. */
const MAX_RULES = 2000;

/**
 * Builds the files with which hosts answer 301 for aliases, by name.
 * @param articles newest first
 * @param isNetlify whether Netlify runs this build
 */
export function buildRedirectFiles(
  articles: readonly Article[],
  isNetlify = process.env['NETLIFY'] === 'true',
): Record<string, string> {
  const redirects = articles.flatMap(({ language, slug, aliases = [] }) =>
    aliases.map((alias) => ({
      ...parseAlias(routes.alias(alias)),
      target: routes.article(language, slug),
    })),
  );
  const plain = redirects.filter(({ query }) => query === '');
  const withQuery = redirects
    .filter(({ query }) => query !== '')
    .flatMap((one) => spellEscapes(one.query).map((query) => ({ ...one, query })));
  const spelled = plain.flatMap(spellWithSlash);
  return {
    _redirects: formatRules(plain, withQuery, isNetlify),
    '.redirects.nginx': formatLocations([...withQuery, ...spelled]),
    '.redirects.caddy':
      formatMap('{path}?{query}', 'moved_query', withQuery) + formatMap('{path}', 'moved', spelled),
  };
}

/**
 * Formats the rules of Netlify and Cloudflare. Netlify serves the redirect page instead unless a rule ends in `!`, which
 * Cloudflare refuses. Cloudflare skips rules with a query, which it doesn't know, without counting them.
 * https://docs.netlify.com/manage/routing/redirects/overview/
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
function formatRules(plain: Redirect[], withQuery: Redirect[], isNetlify: boolean): string {
  const status = isNetlify ? '301!' : '301';
  const rules = plain.flatMap(({ path, target }) =>
    spellEscapes(encodeURI(path)).map((from) => `${from} ${target} ${status}`),
  );
  const queryRules = withQuery.map(
    ({ path, query, target }) => `${encodeURI(path)} ${query.replaceAll('&', ' ')} ${target} 301!`,
  );
  // The first rule that fits is obeyed.
  return ['# For Netlify and Cloudflare.', ...queryRules, ...rules.slice(0, MAX_RULES), ''].join(
    '\n',
  );
}

/** Spells an address with upper-case and lower-case escapes: some hosts compare addresses as they were sent. */
function spellEscapes(address: string): string[] {
  const upper = address.replace(/%../g, (escape) => escape.toUpperCase());
  return [...new Set([upper, address.replace(/%../g, (escape) => escape.toLowerCase())])];
}

/** Formats exact locations of nginx, one for each path. */
function formatLocations(all: Redirect[]): string {
  return [...Map.groupBy(all, ({ path }) => path)]
    .map(([path, redirects]) => {
      const answers = redirects.map(({ query, target }) =>
        query === ''
          ? `return 301 ${target};`
          : `if ($args = "${query}") { return 301 ${target}; }`,
      );
      return `location = "${path}" { ${answers.join(' ')} }\n`;
    })
    .join('');
}

/** Adds the address with or without the final slash, unless it is that of a file. */
function spellWithSlash(redirect: Redirect): Redirect[] {
  const path = redirect.path.replace(/\/$/, '');
  const paths = /\.html?$/i.test(path) ? [path] : [path, `${path}/`];
  return paths.map((spelling) => ({ ...redirect, path: spelling }));
}

/** Formats a map of Caddy and the redirect that uses it. */
function formatMap(input: string, name: string, redirects: Redirect[]): string {
  if (redirects.length === 0) return '';
  const lines = redirects
    .map(({ path, query, target }) => `\t"${path}${query && `?${query}`}" ${target}\n`)
    .join('');
  return `map ${input} {${name}} {
${lines}\tdefault ""
}
@${name} not vars {${name}} ""
redir @${name} {${name}} 301
`;
}
