import { Readability } from '@mozilla/readability';

type PatternName = 'byline' | 'unlikelyCandidates' | 'negative' | 'shareElements';
const { byline, unlikelyCandidates, negative, shareElements } = (
  Readability as unknown as { prototype: { REGEXPS: Record<PatternName, RegExp> } }
).prototype.REGEXPS;

/** The patterns of class names and ids by which Readability removes an element. */
export const removingPatterns = [byline, unlikelyCandidates, negative, shareElements];

/** The words in these patterns. */
export const removedWords = [
  ...new Set(removingPatterns.flatMap(({ source }) => source.match(/-?[a-z][a-z\d-]{2,}/gi) ?? [])),
];
