/** How the name of everything begins that this site stores: another may lie beside it on the same host. */
export const prefix = `dragoman ${import.meta.env.BASE_URL} `;

/** Where a reader's device keeps copies of articles: those that were read, and those that the reader asked for. */
export const copies = { visited: `${prefix}visited`, kept: `${prefix}kept` } as const;

/** When a copy was made (ISO 8601), its bytes, and which pictures came with it (JSON): headers of the response that is kept. */
export const headers = { seen: 'X-Seen', bytes: 'X-Bytes', pictures: 'X-Pictures' } as const;

/** What a page asks of the worker; addresses are root-relative. `again`: only if the article is kept still. */
export type Wish =
  { remember: string; pictures: string[] } | { keep: string; pictures: string[]; again?: boolean };

/** What became of it: there may be no room, no connection, or no worker any more. */
export type Answer = 'remembered' | 'kept' | 'gone' | 'full' | 'failed' | 'off';

/** How long the worker may take for it, in milliseconds. */
export const patience = 110_000;

/** Where an article is, however the address is written that led to it: as a server would lead on. */
export function canonical(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/?(?:index\.html)?$/, '/');
}

/** Lets go of an article that was kept, and of the pictures that no other has. */
export function letGo(path: string): Promise<void> {
  return alone(async (kept) => {
    await kept.delete(path);
    await sweep(kept);
  });
}

/** Does something with what is kept while nobody else does, in no tab and in no worker. */
export function alone<T>(work: (kept: Cache) => Promise<T>): Promise<T> {
  return navigator.locks.request(copies.kept, async () => work(await caches.open(copies.kept)));
}

/** What the headers of a copy say. */
export async function headOf(cache: Cache, request: Request): Promise<Headers | undefined> {
  const copy = await cache.match(request);
  // Chromium makes no room by deleting a copy while a body of it is open.
  await copy?.body?.cancel();
  return copy?.headers;
}

/** Takes away the pictures that no article has. */
export async function sweep(kept: Cache): Promise<void> {
  const all = await kept.keys();
  const needed = new Set<string>();
  for (const request of all) {
    const pictures = (await headOf(kept, request))?.get(headers.pictures);
    if (pictures == null) continue;
    needed.add(new URL(request.url).pathname);
    for (const picture of JSON.parse(pictures) as string[]) needed.add(picture);
  }
  for (const request of all) {
    if (!needed.has(new URL(request.url).pathname)) await kept.delete(request);
  }
}
