/**
 * Puts a passage into quotation marks. Marks of the same kind within it give way to the inner ones, if it is plain which
 * belong together; a passage that is one quotation already keeps the marks it has.
 * @param marks four characters: the outer two, and those of a quotation within
 */
export function addQuotationMarks(passage: string, marks: string): string {
  const [open = '', close = '', innerOpen = '', innerClose = ''] = marks;
  const all = passage.replace(new RegExp(`[^${open}${close}]`, 'g'), '');
  if (all === open + close && passage.startsWith(open) && passage.endsWith(close)) return passage;
  const pairs = all === (open + close).repeat(all.length / 2);
  const inside =
    pairs && !passage.includes(innerOpen)
      ? passage.replaceAll(open, innerOpen).replaceAll(close, innerClose)
      : passage;
  return open + inside + close;
}
