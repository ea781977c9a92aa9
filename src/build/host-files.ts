import type { Article } from '../article/article.ts';
import { languageCodes } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { buildRedirectFiles } from './redirect-files.ts';

const IMMUTABLE = 'Cache-Control: public, max-age=31536000, immutable';

/** Builds the files for hosts that read their settings from the site, by name. @param articles newest first */
export function buildHostFiles(articles: readonly Article[]): Record<string, string> {
  return { _headers: buildHeadersFile(), ...buildRedirectFiles(articles) };
}

/**
 * Builds the headers of the site for Netlify and Cloudflare. Their pattern `*` also matches slashes, and one pattern has at
 * most one `*`. If two patterns match an address and set the same header, both values are sent: so none do.
 * https://developers.cloudflare.com/pages/configuration/headers/ https://docs.netlify.com/manage/routing/headers/
 */
function buildHeadersFile(): string {
  const home = routes.home();
  const utf8 = (type: string) => `Content-Type: ${type}; charset=utf-8`;
  const rules = [
    [`${home}_astro/*`, IMMUTABLE],
    ...['filter', 'fragment', 'index', 'meta'].map((part) => [`${home}*.pf_${part}`, IMMUTABLE]),
    [`${home}*.txt`, utf8('text/plain')],
    [`${home}*.md`, utf8('text/markdown')],
    [`${home}*.bib`, utf8('application/x-bibtex')],
    [`${home}*.webmanifest`, utf8('application/manifest+json')],
    [`${home}*/rss.xml`, utf8('application/rss+xml')],
    [`${home}*/atom.xml`, utf8('application/atom+xml')],
    [`${home}*/feed.json`, utf8('application/feed+json')],
    ...languageCodes.flatMap((code) => [
      [routes.format(code, '*', 'json'), utf8('application/json')],
      [`${routes.search(code)}*.json`, utf8('application/json')],
    ]),
  ];
  return `# For Netlify and Cloudflare. To change this file, copy it to public/ and edit it there.
# Both hosts let browsers ask each time whether a file has changed, unless a rule says otherwise.
${home}*
  Content-Security-Policy: frame-ancestors 'self'
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
  # HTTPS for a year, once all of the site works with it:
  # Strict-Transport-Security: max-age=31536000
${rules.map((lines) => lines.join('\n  ')).join('\n')}
`;
}
