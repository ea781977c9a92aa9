import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { hashBytes, type ContentCache } from './cache.ts';
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

const expectedFormat = 'a still picture in the format JPEG, PNG, WebP, AVIF or GIF';

/**
 * Creates a function that reads an image by its path in the articles folder, each image once.
 * @param paths all files in the folder, relative to it
 */
export function createImageReader(
  folder: string,
  paths: ReadonlySet<string>,
  cache: ContentCache,
): (path: string) => Promise<ImageFile | Finding> {
  const images = new Map<string, Promise<ImageFile | Finding>>();
  const read = async (path: string): Promise<ImageFile | Finding> => {
    const name = path.slice(path.indexOf('/') + 1);
    if (!/^\w[\w.-]*$/.test(name)) {
      return {
        found: `the file name ${quote(name)}`,
        expected:
          'a picture in the folder of the article, named with Latin letters, digits, dots and hyphens',
        fix: 'put the file into the folder of the article and rename it',
      };
    }
    // Compares names, because Windows and macOS would open a file whose name differs in case.
    if (!paths.has(path)) {
      return {
        found: `no file ${quote(name)}`,
        expected: 'a picture in the folder of the article',
        fix: 'put the file into the folder of the article, or write its exact name, upper and lower case included',
      };
    }
    const bytes = await readFile(join(folder, path)).catch(describeUnreadable);
    if (!(bytes instanceof Uint8Array))
      return { ...bytes, found: `${quote(name)}, ${bytes.found}` };
    try {
      const digest = hashBytes(bytes);
      const size = cache.get('image', digest) ?? (await measure(bytes, name));
      if ('found' in size) return size;
      cache.set('image', digest, size);
      return { name, digest, ...size };
    } catch {
      return {
        found: `${quote(name)}, which is damaged or not a picture`,
        expected: expectedFormat,
        fix: 'save the picture again',
      };
    }
  };
  return (path) => {
    const image = images.get(path) ?? read(path);
    images.set(path, image);
    return image;
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

/** @throws Error if the file can't be decoded */
async function measure(
  bytes: Uint8Array,
  name: string,
): Promise<Pick<ImageFile, 'width' | 'height'> | Finding> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { format, pages = 1, autoOrient } = metadata;
  const { width, height } = autoOrient;
  // sharp reports AVIF as `heif`, its container.
  if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format)) {
    const fix = 'save it in one of these formats';
    return { found: `a picture in the format ${format}`, expected: expectedFormat, fix };
  }
  if (pages > 1) {
    const found = `${quote(name)}, which is animated`;
    return { found, expected: expectedFormat, fix: 'save one frame of it' };
  }
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
}
