import type { ImageFile } from '../content/image-files.ts';
import type { PublishedImage } from '../markdown/render.ts';
import { routes } from '../routes.ts';

/** One published file of an image. */
export interface ImageVariant {
  /** Root-relative. */
  address: string;
  /** The hash of the original. */
  digest: string;
  width: number;
  height: number;
  format: 'avif' | 'webp';
}

/** In order of preference. */
const IMAGE_FORMATS = ['avif', 'webp'] as const;

/** For phones, and for the text column at twice its pixels. */
const IMAGE_WIDTHS_PX = [640, 1280];

/** The smallest file for readers who save data. */
const SIZES = '(prefers-reduced-data: reduce) 1px, (min-width: 60rem) 56rem, 95vw';

/** Lists the files of an image, from the preferred format and the smallest size on. Never enlarges it. */
export function listVariants({ name, digest, width, height }: ImageFile): ImageVariant[] {
  const largest = Math.min(width, Math.max(...IMAGE_WIDTHS_PX));
  const widths = [...IMAGE_WIDTHS_PX.filter((smaller) => smaller < largest), largest];
  // Some disks give no meaning to case, and the service worker reads the part after `_` as the size.
  const stem = name.toLowerCase().replace(/\.\w+$/, '');
  return IMAGE_FORMATS.flatMap((format) =>
    widths.map((size) => ({
      address: routes.asset(`${stem}.${digest.slice(0, 12)}_${String(size)}.${format}`),
      digest,
      width: size,
      height: Math.max(1, Math.round((height * size) / width)),
      format,
    })),
  );
}

/** Describes the published files of an image for a page. */
export function describeImage(file: ImageFile): PublishedImage {
  const variants = Map.groupBy(listVariants(file), ({ format }) => format);
  const list = (format: ImageVariant['format']) => variants.get(format) ?? [];
  const join = (format: ImageVariant['format']) =>
    list(format)
      .map(({ address, width }) => `${address} ${String(width)}w`)
      .join(', ');
  const { address: src = '', width = 0, height = 0 } = list('webp').at(-1) ?? {};
  return {
    sources: [{ type: 'image/avif', srcset: join('avif') }],
    src,
    srcset: join('webp'),
    sizes: SIZES,
    width,
    height,
  };
}
