/** How the name of everything begins that this site stores: another may lie beside it on the same host. */
export const prefix = `dragoman ${import.meta.env.BASE_URL} `;

/** Where a reader's device keeps copies of articles: those that were read, and those that the reader asked for. */
export const copies = { visited: `${prefix}visited`, kept: `${prefix}kept` } as const;

/** When a copy was made (ISO 8601), and which pictures came with it (JSON), as headers of the response that is kept. */
export const headers = { seen: 'X-Seen', pictures: 'X-Pictures' } as const;

/** What a page asks of the worker; addresses are root-relative. */
export type Wish =
  { remember: string } | { keep: string; pictures: string[]; again?: boolean } | { letGo: string };

/** What became of it: there may be no room, or no connection. */
export type Answer = 'remembered' | 'kept' | 'gone' | 'full' | 'failed';
