import { closestMatch } from 'leven';
import { normalizeForSearch } from '../language/normalize.ts';

/** Replaces each unknown word of a query by the most similar known one. Returns `undefined` if that changes nothing. */
export function findNearestQuery(text: string, known: readonly string[]): string | undefined {
  const originals = new Map(known.map((word) => [normalizeForSearch(word), word]));
  const words = text.trim().split(/\s+/);
  const nearest = words.map((word) => {
    const key = normalizeForSearch(word);
    const match = closestMatch(key, [...originals.keys()], { maxDistance: key.length >> 2 || 1 });
    return match === undefined || match === key ? word : originals.get(match);
  });
  const query = nearest.join(' ');
  return query === words.join(' ') ? undefined : query;
}
