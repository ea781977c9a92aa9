/** Words in a row that are compared together. */
const SHINGLE_LENGTH = 4;
/** Shorter texts, such as captions, are often alike. */
const MIN_WORDS = 25;
const SKETCH_LENGTH = 32;
/** The number of lowest hashes by which texts find each other. */
const KEYS = 6;
/** Most comparisons of a text with others of the same key. Without a limit, the time could grow with their square. */
const MAX_COMPARISONS = 8;
const MIN_SIMILARITY = 0.6;

const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * Makes a sketch of a text: the lowest hashes of all its sequences of four words (bottom-k MinHash, Broder 1997). Texts
 * with similar sketches are similar.
 */
export function sketchText(text: string): number[] {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  if (words.length < MIN_WORDS) return [];
  const hashes = words.map(hashWord);
  const shingles = hashes.slice(SHINGLE_LENGTH - 1).map((_, start) => {
    let hash = 0;
    for (let at = start; at < start + SHINGLE_LENGTH; at += 1) hash = mix(hash ^ (hashes[at] ?? 0));
    return hash >>> 0;
  });
  return [...new Set(Uint32Array.from(shingles).sort())].slice(0, SKETCH_LENGTH);
}

/** Finds texts that are nearly the same as an earlier one in the list, and returns the indices of both. */
export function findSimilarTexts(sketches: readonly (readonly number[])[]): [number, number][] {
  const groups = new Map<number, number[]>();
  return sketches.flatMap((sketch, index) => {
    const keys = sketch.slice(0, KEYS);
    const known = keys.flatMap((key) => (groups.get(key) ?? []).slice(-MAX_COMPARISONS));
    for (const key of keys)
      groups.set(key, [...(groups.get(key) ?? []).slice(1 - MAX_COMPARISONS), index]);
    const similar = known.find((other) => compare(sketch, sketches[other] ?? []) >= MIN_SIMILARITY);
    return similar === undefined ? [] : [[similar, index] as [number, number]];
  });
}

/** Estimates the share of sequences that two texts have in common. */
function compare(one: readonly number[], other: readonly number[]): number {
  const lowest = [...new Set([...one, ...other])].sort((a, b) => a - b).slice(0, SKETCH_LENGTH);
  const [first, second] = [new Set(one), new Set(other)];
  return lowest.filter((hash) => first.has(hash) && second.has(hash)).length / lowest.length;
}

function hashWord(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Mixes the bits of a number (MurmurHash3). */
function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) + 0x9e3779b9;
  return Math.imul(once ^ (once >>> 13), 0xc2b2ae35) | 0;
}
