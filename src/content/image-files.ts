import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { hashBytes, type ContentCache } from './cache.ts';
import type { ArticlePath } from './folder.ts';
import { formatCount, quote, type Finding } from './diagnostic.ts';

const MAX_SIDE_PIXELS = 16_000;
const MAX_PIXELS = 100_000_000;

/** An image file in the folder of an article, with its size in pixels after EXIF rotation. */
export interface ImageFile {
  name: string;
  /** The hash of its bytes. */
  digest: string;
  width: number;
  height: number;
}

/** Returns the file name in the address of an image: `./photo.jpg` is `photo.jpg`. */
export function imageName(src: string): string {
  return src.replace(/^\.\//, '');
}

/**
 * Creates a function that reads an image of an article.
 * @param paths all files in the folder, relative to it
 */
export function createImageReader(folder: string, paths: ReadonlySet<string>, cache: ContentCache) {
  return async (article: ArticlePath, src: string): Promise<ImageFile | Finding> => {
    const name = imageName(src);
    const path = article.path.replace(/[^/]+$/, name);
    // Compares names, because Windows and macOS would open a file whose name differs in case.
    if (!paths.has(path) || !/^\w[\w.-]*$/.test(name)) {
      return {
        found: `the file name ${quote(name)}`,
        expected:
          'a picture in the folder of the article, named with Latin letters, digits, dots and hyphens',
        fix: 'put the file into the folder, and write its exact name, upper and lower case included; if the name has other letters, rename the file',
      };
    }
    const bytes = await readFile(join(folder, path)).catch(describeUnreadable);
    if ('found' in bytes) return { ...bytes, found: `${quote(name)}, ${bytes.found}` };
    const digest = hashBytes(bytes);
    const size = cache.get('image', digest) ?? (await measureImage(bytes, name));
    if ('found' in size) return size;
    cache.set('image', digest, size);
    return { name, digest, ...size };
  };
}

/** Describes the error of reading a file. */
export function describeUnreadable(error: NodeJS.ErrnoException): Finding {
  return {
    found: `a file that can't be read (${error.code ?? error.message})`,
    expected: 'a file that the user who builds may read',
    fix: 'change the owner or the permissions of the file',
  };
}

/** Returns the size of a picture, or why the site can’t show it. */
export async function measureImage(bytes: Uint8Array, name: string) {
  const expected = 'a still picture in the format JPEG, PNG, WebP, AVIF or GIF';
  const refuse = (found: string, fix: string) => ({ found, expected, fix });
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { format, pages = 1, autoOrient } = metadata;
    const { width, height } = autoOrient;
    // sharp reports AVIF as `heif`, its container.
    if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format)) {
      return refuse(`a picture in the format ${format}`, 'save it in one of these formats');
    }
    if (pages > 1) return refuse(`${quote(name)}, which is animated`, 'save one frame of it');
    if (Math.max(width, height) > MAX_SIDE_PIXELS || width * height > MAX_PIXELS) {
      return {
        found: `a picture of ${formatCount(width)} × ${formatCount(height)} pixels`,
        expected: `at most ${formatCount(MAX_SIDE_PIXELS)} pixels a side, and ${formatCount(MAX_PIXELS)} in all`,
        fix: 'save it in a smaller size',
      };
    }
    // Only decoding the whole file shows that it is not damaged.
    await sharp(bytes).resize(16).toBuffer();
    return { width, height };
  } catch {
    return refuse(`${quote(name)}, which is damaged or not a picture`, 'save the picture again');
  }
}
