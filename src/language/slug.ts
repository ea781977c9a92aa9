import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';

/**
 * The ASCII form of a name or heading of any script, as it stands in addresses and ids.
 * @returns `[a-z0-9]+(-[a-z0-9]+)*`; a text that can't be put into Latin letters gets eight
 *   hexadecimal digits of its SHA-256, which are as stable, if less readable
 */
export function slug(text: string): string {
  return (
    slugify(text, { decamelize: false }) ||
    createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8)
  );
}
