import type { Element, ElementContent } from 'hast';
import type { Definition, Image, ImageReference, Text } from 'mdast';
import { isBlank } from './links.ts';

/** A picture as it is published: what to load, and its size in pixels. */
export interface Picture {
  /** Modern formats, the best first. */
  sources: { type: string; srcset: string }[];
  src: string;
  srcset?: string;
  sizes?: string;
  width: number;
  height: number;
}

/** By the address that stands in the Markdown (backslashes and `&…;` resolved, `%…` as written). */
export type Pictures = ReadonlyMap<string, Picture>;

/**
 * Names an image by the key of its picture. Returns words for one that has no picture, since an address that an article
 * brings is never loaded.
 * @param definitionOf finds the definition that a reference names
 */
export function namedImage(
  image: Image | ImageReference,
  pictures: Pictures | undefined,
  definitionOf: (reference: ImageReference) => Definition | undefined,
): Image | Text {
  const { url = '', title = null } = (image.type === 'image' ? image : definitionOf(image)) ?? {};
  const alt = image.alt ?? '';
  if (pictures?.has(url) === true) {
    return { type: 'image', url: '', alt, title, data: { hProperties: { dataPicture: url } } };
  }
  return { type: 'text', value: [alt, title && `(${title})`].filter(Boolean).join(' ') };
}

/**
 * Draws an image of the sanitized tree, so that the sanitizer need allow no `src`, `srcset` or `source` at all: every address
 * here comes from the caller.
 */
export function drawn(image: Element, pictures: Pictures | undefined): Element {
  const { dataPicture, alt, title } = image.properties;
  const picture = pictures?.get(String(dataPicture));
  if (picture === undefined) throw new Error(`There is no picture "${String(dataPicture)}"`);
  const { sources, src, srcset, sizes, width, height } = picture;
  return make('picture', {}, [
    ...sources.map((source) =>
      make('source', { type: source.type, srcSet: source.srcset, sizes }, []),
    ),
    make('img', {
      src,
      srcSet: srcset,
      sizes,
      width,
      height,
      alt: alt ?? '',
      title,
      loading: 'lazy',
      decoding: 'async',
    }),
  ]);
}

/** A paragraph that holds a picture alone as a figure, with the picture's title as caption; nothing for another paragraph. */
export function figureOf(paragraph: Element): Element | undefined {
  const [picture, ...others] = paragraph.children.filter((child) => !isBlank(child));
  if (others.length > 0 || picture?.type !== 'element' || picture.tagName !== 'picture') {
    return undefined;
  }
  const image = picture.children.at(-1) as Element;
  const { title } = image.properties;
  image.properties.title = undefined;
  const caption =
    typeof title === 'string' && title !== ''
      ? [make('figcaption', {}, [{ type: 'text', value: title }])]
      : [];
  return make('figure', {}, [picture, ...caption]);
}

function make(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
