/** The place of an article in the grid of a front page. */
export type FrontPlace = 'first' | 'third' | 'half' | 'fourth';

/**
 * Arranges articles in full rows: the lead with the second article, then rows of three, then of four. Some counts need a
 * row of two. Fewer than four articles stay in one column.
 * @returns the place of each article, and whether another one stands before it in its row
 */
export function arrangeFront(count: number): { place: FrontPlace; isBeside: boolean }[] {
  if (count < 4) return [];
  const options = [0, 1].flatMap((halves) =>
    [1, 2, 3, 4, 0].map((thirds) => ({
      ...{ thirds, halves },
      fourths: (count - 2 - 3 * thirds - 2 * halves) / 4,
    })),
  );
  const fitting = options.filter(({ fourths }) => fourths >= 0 && Number.isInteger(fourths));
  const rows = fitting.find(({ thirds }) => thirds > 0) ?? fitting[0];
  if (rows === undefined) throw new Error(`No rows for ${String(count)} articles`);
  const repeat = (place: FrontPlace, length: number, times: number) =>
    Array.from({ length: length * times }, (_, index) => ({ place, isBeside: index % length > 0 }));
  return [
    { place: 'first', isBeside: false },
    { place: 'third', isBeside: true },
    ...repeat('third', 3, rows.thirds),
    ...repeat('half', 2, rows.halves),
    ...repeat('fourth', 4, rows.fourths),
  ];
}
