import type { Element, ElementContent, Root as Hast } from 'hast';
import type { Definition, Image, Root as Mdast, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { labelOf } from './parse.ts';

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

declare module 'vfile' {
  interface DataMap {
    pictures: Pictures;
  }
}

/**
 * A remark plugin that keeps the images which have a picture, by its key, and puts words in place of
 * all others: an address that an article brings is never loaded.
 */
export function namePictures() {
  return (tree: Mdast, file: VFile): void => {
    const pictures = file.data.pictures;
    let definitions: Map<string, Definition> | undefined;
    visit(tree, (node, index, parent) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return;
      if (parent === undefined || index === undefined) return;
      const described =
        node.type === 'image' ? node : (definitions ??= defined(tree)).get(labelOf(node));
      const { url, title } = described ?? {};
      parent.children[index] =
        url !== undefined && pictures?.has(url) === true
          ? named(url, node.alt, title)
          : inWords(node.alt, title);
    });
  };
}

function named(url: string, alt: string | null = '', title: string | null = null): Image {
  return { type: 'image', url: '', alt, title, data: { hProperties: { dataPicture: url } } };
}

function inWords(alt: string | null = '', title: string | null = null): Text {
  const words = [alt ?? '', title === null || title === '' ? '' : `(${title})`];
  return { type: 'text', value: words.filter((part) => part !== '').join(' ') };
}

function defined(tree: Mdast): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (definition) => {
    const name = labelOf(definition);
    if (!definitions.has(name)) definitions.set(name, definition);
  });
  return definitions;
}

/**
 * A rehype plugin that draws the pictures. It runs on the sanitized tree, so that the sanitizer need
 * allow no `src`, `srcset` or `source` at all: every address here comes from the caller.
 * An image alone in its paragraph is a figure, its title the caption.
 */
export function drawPictures() {
  return (tree: Hast, file: VFile): void => {
    const pictures = file.data.pictures;
    if (pictures === undefined || pictures.size === 0) return;
    visit(tree, 'element', (element, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      if (element.tagName === 'p') {
        const [only, ...others] = element.children.filter((child) => !isBlank(child));
        if (others.length > 0 || only?.type !== 'element' || only.tagName !== 'img') {
          return undefined;
        }
        const { title, ...properties } = only.properties;
        const picture = drawn({ ...only, properties }, pictures);
        const caption =
          typeof title === 'string' && title !== ''
            ? [make('figcaption', {}, [{ type: 'text', value: title }])]
            : [];
        parent.children[index] = make('figure', {}, [picture, ...caption]);
        return SKIP;
      }
      if (element.tagName === 'img') {
        parent.children[index] = drawn(element, pictures);
        return SKIP;
      }
      return undefined;
    });
  };
}

function drawn(image: Element, pictures: Pictures): Element {
  const { dataPicture, alt, title } = image.properties;
  const picture = pictures.get(String(dataPicture));
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

function make(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
