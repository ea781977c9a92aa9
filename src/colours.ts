/** Ink on paper by day and by night, and one accent. The contrast of ink with paper is at least 13, of quiet ink 7.8, of the accent 9. */
export const colours = {
  light: {
    paper: '#fffdf8',
    ink: '#211d18',
    // For dates and labels.
    'ink-quiet': '#594f43',
    // For decorative hairlines.
    line: '#d9d0c1',
    accent: '#8a1f11',
  },
  dark: {
    paper: '#191714',
    ink: '#e8e2d6',
    'ink-quiet': '#b8ae9f',
    line: '#453f37',
    accent: '#f2a591',
  },
} as const;
