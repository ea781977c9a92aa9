import { readFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import type { Image, Nodes } from 'mdast';
import { isImageName } from '../content/folder.ts';
import { measureImage } from '../content/image-files.ts';
import { decodePercent } from '../markdown/links.ts';
import { listNodes, walk } from '../markdown/walk.ts';
import type { Item } from './item.ts';

/**
 * Finds the pictures of a text in its export, and gives them names beside the article. Other pictures stay links.
 * @param name creates the file name of a picture with an extension
 * @returns the pictures by their file names
 */
export async function placePictures(item: Item, name: (extension: string) => string) {
  const files = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  const place = async (url: string): Promise<string | undefined> => {
    const known = names.get(url);
    if (known !== undefined) return known;
    const bytes = await findPicture(item, url);
    if (bytes === undefined) return undefined;
    const size = await measureImage(bytes, url.slice(0, 100));
    if ('found' in size) {
      item.notes.push(`the picture ${url.slice(0, 100)} is left out: ${size.found}`);
      return undefined;
    }
    const file = name(extensionOf(url));
    files.set(file, bytes);
    names.set(url, file);
    return file;
  };
  const missing = new Set<Image>();
  for (const image of listNodes(item.body, 'image')) {
    const file = await place(image.url);
    const address = URL.parse(image.url, item.base);
    if (file !== undefined) image.url = file;
    else if (address && /^https?:$/.test(address.protocol)) image.url = address.href;
    else missing.add(image);
  }
  replaceMissing(item, missing);
  const lead = item.values['image.src'];
  if (typeof lead === 'string') {
    const src = await place(lead);
    if (src !== undefined) item.values['image.src'] = src;
    else {
      Object.assign(item.values, NO_IMAGE);
      item.notes.push(`image: the file ${lead} is not in the export`);
    }
  }
  return files;
}

const NO_IMAGE = { 'image.src': undefined, 'image.alt': undefined, 'image.credit': undefined };

/** Keeps the words of pictures that nobody can see. */
function replaceMissing(item: Item, missing: ReadonlySet<Image>): void {
  if (missing.size === 0) return;
  walk<Nodes>(item.body, {
    leave(node) {
      if (node.type !== 'image' || !missing.has(node)) return undefined;
      const words = node.title ?? node.alt ?? '';
      return words === '' ? [] : [{ type: 'text', value: words }];
    },
  });
  const names = [...missing].map(({ url }) => url.slice(0, 100));
  item.notes.push(`pictures are not in the export: ${names.slice(0, 10).join(' ')}`);
}

async function findPicture({ pictures, folders = [] }: Item, url: string) {
  const inside = pictures?.get(url);
  if (inside !== undefined) return inside;
  const [, data] = /^data:image\/[\w.+-]+;base64,(.*)$/s.exec(url) ?? [];
  if (data !== undefined) return Buffer.from(data, 'base64');
  const path =
    decodePercent(url.replace(/[?#].*$/, '').replace(/^(?:https?:)?\/\/[^/]+/, '')) ?? '';
  if (!isImageName(path) || path.includes('\0')) return undefined;
  const isRelative = !/^(?:https?:|\/)/.test(url);
  const segments = path.split('/').filter((segment) => segment !== '');
  // An export keeps some of the folders of the site: wp-content/uploads/2020/01, or only uploads/2020/01.
  const tails = isRelative
    ? [path]
    : segments.slice(0, -1).map((_, index) => segments.slice(index).join('/'));
  // WordPress writes smaller pictures beside the original: photo-300x200.jpg.
  tails.push(...tails.map((tail) => tail.replace(/-\d+x\d+(?=\.\w+$)/, '')));
  const [root = ''] = folders.slice(-1);
  for (const folder of folders) {
    for (const tail of tails) {
      const file = resolve(join(folder, tail));
      if (relative(root, file).startsWith('..')) continue;
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes !== undefined) return bytes;
    }
  }
  return undefined;
}

/** Returns the extension of a picture, by its first bytes or its name. */
function extensionOf(url: string): string {
  const [, type] = /^data:image\/(\w+)/.exec(url) ?? [];
  if (type !== undefined) return `.${type === 'jpeg' ? 'jpg' : type}`;
  return extname(url.replace(/[?#].*$/, '')).toLowerCase();
}
