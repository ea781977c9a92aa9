import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** Handles a request instead of the server. Returns whether it sent a response. */
export type RequestHandler = (path: string, response: ServerResponse) => boolean;

/** A server of a built site that can fail on demand. */
export interface FileServer {
  /** Ends in a slash. */
  address: string;
  /** Whether the server closes connections without a response. */
  isDown: boolean;
  /** Other contents for files, by path. */
  replacements: Map<string, string>;
  /** Called before anything else. */
  handle: RequestHandler;
  /** The requested paths, in order. */
  requests: string[];
  stop: () => Promise<void>;
}

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

/** Serves a folder on a free local port. @param base the path of the folder on the server */
export async function serveFolder(folder: string, base = '/'): Promise<FileServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', state.address);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    state.requests.push(pathname);
    if (state.isDown) {
      request.socket.destroy();
      return;
    }
    if (state.handle(pathname, response)) return;
    const file = join(folder, path.startsWith(base) ? path.slice(base.length) : '404');
    const body =
      state.replacements.get(pathname) ?? (existsSync(file) ? readFileSync(file) : undefined);
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
    response.end(body ?? '<!doctype html><title>Missing</title><p>Missing');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const state: FileServer = {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    isDown: false,
    replacements: new Map(),
    handle: () => false,
    requests: [],
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return state;
}
