import type { Element, ElementContent } from 'hast';
import type { Image, Text } from 'mdast';
import { isBlank } from './links.ts';

/** The published files of an image, and its size in pixels. */
export interface PublishedImage {
  /** In order of preference. */
  sources: { type: string; srcset: string }[];
  src: string;
  srcset?: string;
  sizes?: string;
  width: number;
  height: number;
}

/** Maps addresses in the Markdown (with escapes and entities resolved, `%…` as written) to published images. */
export type PublishedImages = ReadonlyMap<string, PublishedImage>;

/**
 * Replaces an image's address by a key of `images`, or an unknown image by its text, so that the page never loads an
 * address from an article.
 */
export function replaceImage({ url, alt, title }: Image, images?: PublishedImages): Image | Text {
  if (images?.has(url) === true) {
    return { type: 'image', url: '', alt, title, data: { hProperties: { dataImage: url } } };
  }
  return { type: 'text', value: [alt, title && `(${title})`].filter(Boolean).join(' ') };
}

/**
 * Creates the `<picture>` of an image after sanitizing, so that the sanitizer can forbid `src`, `srcset` and `source`.
 * @param undescribed stands for a missing alternative text
 */
export function createPicture(
  image: Element,
  images: PublishedImages | undefined,
  undescribed: string,
): Element {
  const { dataImage, alt, title } = image.properties;
  const published = images?.get(String(dataImage));
  if (published === undefined) throw new Error(`Unknown image "${String(dataImage)}"`);
  const { sources, src, srcset, sizes, width, height } = published;
  return createElement('picture', {}, [
    ...sources.map((source) =>
      createElement('source', { type: source.type, srcSet: source.srcset, sizes }, []),
    ),
    createElement('img', {
      src,
      srcSet: srcset,
      sizes,
      width,
      height,
      alt: alt === '' ? undescribed : alt,
      title,
      loading: 'lazy',
      decoding: 'async',
    }),
  ]);
}

/** Turns a paragraph with nothing but a `<picture>` into a `<figure>` with the title as caption; else returns undefined. */
export function createFigure(paragraph: Element): Element | undefined {
  const [picture, ...siblings] = paragraph.children.filter((child) => !isBlank(child));
  if (siblings.length > 0 || picture?.type !== 'element' || picture.tagName !== 'picture') {
    return undefined;
  }
  const image = picture.children.at(-1) as Element;
  const { title } = image.properties;
  image.properties.title = undefined;
  const caption =
    typeof title === 'string' && title !== ''
      ? [createElement('figcaption', {}, [{ type: 'text', value: title }])]
      : [];
  return createElement('figure', {}, [picture, ...caption]);
}

export function createElement(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
