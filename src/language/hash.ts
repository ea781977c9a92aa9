/** Returns the 32-bit FNV-1a hash (RFC 9923) of a text's UTF-8 bytes as eight hexadecimal digits. Not for security. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
