import mammoth from 'mammoth';
import { cleanHtml } from './clean-html.ts';
import { createItem, ImportError, type Item } from './item.ts';

/** Reads a document of a word processor (.docx). @throws ImportError if it is damaged */
export async function readWord(bytes: Uint8Array, origin: string): Promise<Item> {
  const pictures = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const extension = image.contentType.replace(/^image\//, '').replace('jpeg', 'jpg');
    const src = `picture-${String(pictures.size + 1)}.${extension}`;
    pictures.set(src, await image.readAsBuffer());
    return { src };
  });
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return createItem(origin, { pictures, ...cleanHtml(value) });
  } catch (error) {
    throw new ImportError(`the document can't be read: ${(error as Error).message}`);
  }
}
