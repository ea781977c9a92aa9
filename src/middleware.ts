import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'astro';

/**
 * Takes out of a page's policy the hashes of scripts that it doesn't have: Astro puts in those of its islands, which would
 * be allowed for nothing, and no compression makes them smaller.
 */
export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  if (response.headers.get('Content-Type')?.startsWith('text/html') !== true) return response;
  const html = await response.text();
  const scripts = [...html.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  const lighter = html.replace(/script-src [^;"]*/, (directive) =>
    directive.replace(/ 'sha256-[^']*'/g, (hash) => (scripts.includes(hash.trim()) ? hash : '')),
  );
  return new Response(lighter, response);
};
