import { extname } from 'node:path';
import type { AstroIntegration } from 'astro';
import { memoize } from '../memoize.ts';
import { decodePath, findPath } from '../routes.ts';
import { siteUrl } from '../site.ts';
import type { MadeFile, makeFiles as MakeFiles } from './make-files.ts';
import { listFolders } from './output-manifest.ts';
import { shared, type Output } from './plan.ts';

/** Browsers recognize the others. */
const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/** Serves the planned files that aren't pages under `npm run dev`. The functions that make them are loaded by Vite. */
export function serveFiles(): AstroIntegration {
  return {
    name: 'files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const make = async (output: Output): Promise<MadeFile[]> => {
          const module = await server.ssrLoadModule('/src/build/make-files.ts');
          const { makeFiles } = module as { makeFiles: typeof MakeFiles };
          return shared.dragomanSite ? makeFiles(output, shared.dragomanSite.library) : [];
        };
        // A search index takes seconds.
        const makeOnce = memoize(make, new WeakMap());
        const find = async (path: string) => {
          const output = findOutput(path);
          return (
            output && new Map(await (output.kind === 'shard' ? makeOnce : make)(output)).get(path)
          );
        };
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.originalUrl ?? '', siteUrl());
          const path = pathname.startsWith(siteUrl().pathname)
            ? findPath(decodePath(pathname))
            : '';
          find(path).then((file) => {
            if (file === undefined) {
              next();
              return;
            }
            const text = typeof file === 'string' ? 'text/plain; charset=utf-8' : undefined;
            const type = mediaTypes[extname(path)] ?? text;
            if (type !== undefined) response.setHeader('Content-Type', type);
            response.end(file);
          }, next);
        });
      },
    },
  };
}

/** Finds the output of a file, which may be in a folder that is one output. */
function findOutput(path: string): Output | undefined {
  const { outputs, pages } = shared.dragomanSite ?? {};
  if (pages?.has(path)) return undefined;
  return [path, ...listFolders(path).map((folder) => `${folder}/`)]
    .map((place) => outputs?.get(place))
    .find((output) => output !== undefined);
}
