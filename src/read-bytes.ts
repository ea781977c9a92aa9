import { closeSync, openSync, readSync } from 'node:fs';

let buffer = Buffer.allocUnsafeSlow(1 << 20);

/**
 * Reads a file into a buffer that all calls share, because a buffer for each of thousands of files costs more than reading
 * them. The bytes are valid until the next call.
 */
export function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const count = readSync(file, buffer, size, buffer.length - size, null);
      if (count === 0) return buffer.subarray(0, size);
      size += count;
      if (size === buffer.length) buffer = Buffer.concat([buffer], 2 * size);
    }
  } finally {
    closeSync(file);
  }
}
