import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareCodeUnits } from '../article/order.ts';
import type { Language } from '../language/languages.ts';
import { createDecoder, decodeText, findNamedEncoding } from './decode.ts';
import { createItem, ImportError, type Item } from './item.ts';
import { readFeed } from './read-feed.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';
import { readWord } from './read-word.ts';
import { readWordpress } from './read-wordpress.ts';
import { isImportable, recognizeFormat } from './recognize.ts';

/** Lists the files of a folder that can be imported, or that have to be named because they can't. */
export async function listFiles(input: string): Promise<string[]> {
  const info = await stat(input).catch(() => {
    throw new ImportError('there is no such file or folder');
  });
  if (!info.isDirectory()) return [input];
  const entries = await readdir(input, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isImportable(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(input.length).split(sep).some(isIgnored))
    .sort(compareCodeUnits);
}

/** Recognizes hidden files, and folders with the parts of a saved page. */
function isIgnored(name: string): boolean {
  return /^[.~]|^node_modules$|_files$/.test(name);
}

/** In bytes. Enough to recognize a format. */
const HEAD_BYTES = 65_536;
/** In bytes. Only WordPress exports may be larger. */
const MAX_BYTES = 200_000_000;
/** In bytes. An article has at most half of it, in an encoding with twice as many. */
const MAX_TEXT_BYTES = 2_200_000;

/** Reads the items of a file. @throws ImportError if it can't be read */
export async function* readItems(
  file: string,
  origin: string,
  { encoding, language }: { encoding?: string | undefined; language?: Language | undefined },
): AsyncGenerator<Item> {
  const stream: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file);
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const readUntil = async (limit: number) => {
    while (size < limit) {
      const next = await iterator.next();
      if (next.done === true) return;
      chunks.push(next.value);
      size += next.value.length;
    }
  };
  await readUntil(HEAD_BYTES);
  const head = Buffer.concat(chunks);
  const path = file === '-' ? undefined : file;
  const format = recognizeFormat(head.subarray(0, HEAD_BYTES), path);
  if (format === 'wordpress') {
    const rest = { [Symbol.asyncIterator]: () => iterator };
    const decoder = createDecoder(encoding ?? findNamedEncoding(head) ?? 'utf-8');
    yield* readWordpress(decodeStream(head, rest, decoder), origin);
    return;
  }
  const limit = format === 'text' || format === 'markdown' ? MAX_TEXT_BYTES : MAX_BYTES;
  await readUntil(limit);
  if (size >= limit) throw new ImportError('it is too large: divide it');
  const bytes = Buffer.concat(chunks);
  if (format === 'word') {
    yield await readWord(bytes, origin);
    return;
  }
  const script = language && new Intl.Locale(language).maximize().script;
  const text = decodeText(bytes, encoding, script);
  if (text.trim() === '') throw new ImportError('it is empty');
  switch (format) {
    case 'feed':
      yield* readFeed(text, origin);
      return;
    case 'html':
      yield readHtml(text, origin);
      return;
    case 'markdown':
      yield readMarkdown(text, path, origin);
      return;
    default:
      yield createItem(origin, readText(text));
  }
}

/** @throws ImportError if the bytes are not in the encoding */
async function* decodeStream(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  decoder: TextDecoder,
): AsyncGenerator<string> {
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new ImportError(
        `it is not in the encoding ${decoder.encoding}: name its encoding with --encoding`,
      );
    }
  };
  yield decode(head);
  for await (const chunk of rest) yield decode(chunk);
  yield decode();
}
