/**
 * Puts a passage in quotation marks and turns balanced quotation marks inside it into inner ones.
 * A passage that is already one quotation is returned unchanged.
 * @param marks four characters: opening, closing, inner opening, inner closing
 */
export function addQuotationMarks(passage: string, marks: string): string {
  const [open = '', close = '', innerOpen = '', innerClose = ''] = marks;
  const used = passage.replace(new RegExp(`[^${open}${close}]`, 'g'), '');
  if (used === open + close && passage.startsWith(open) && passage.endsWith(close)) return passage;
  const isBalanced = used === (open + close).repeat(used.length / 2);
  const inside =
    isBalanced && !passage.includes(innerOpen)
      ? passage.replaceAll(open, innerOpen).replaceAll(close, innerClose)
      : passage;
  return open + inside + close;
}
