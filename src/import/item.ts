import type { Nodes, Root } from 'mdast';
import type { Values } from './values.ts';

/** An article on its way in. */
export interface Item {
  /** Its name in messages: a path, and within a collection its headline. */
  origin: string;
  /** A permanent address or number, by which it is recognized. By default, its text. */
  id?: string | undefined;
  values: Values;
  body: Root;
  /** What a person should decide, and why. */
  notes: string[];
  /** Who signs the text in the other system, by each of their names. It doesn't say whether they wrote or translated it. */
  signatures: string[][];
  /** The source of the body, if that is Markdown. Unchanged parts of it are kept as they are. */
  markdown?: string;
  /** The blocks of the body as they were in its source. */
  blocks?: ReadonlyMap<Nodes, string>;
  /** The words of the source, to find out whether any are lost. By default, those of the body. */
  words?: string;
  /** The fields as the file has them, with both lines of ---. */
  frontmatter?: string;
  /** The values as the file has them, as JSON. */
  original?: string;
  language?: string | undefined;
  slug?: string | undefined;
  /** The folders in which pictures of the export can be, nearest first. */
  folders?: string[];
  /** The address from which relative links start. */
  base?: string | undefined;
  /** Pictures that were inside the file, by their addresses in the body. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}

/** Creates an item without fields. */
export function createItem(origin: string, content: Partial<Item>): Item {
  const body: Root = { type: 'root', children: [] };
  return { origin, values: {}, body, notes: [], signatures: [], ...content };
}

/** An item, a file or a whole input that can't be imported. */
export class ImportError extends Error {
  override name = 'ImportError';
}
