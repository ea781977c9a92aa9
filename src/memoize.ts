/**
 * Memoizes a function of one argument. Callers must not change what it returns.
 * @param results the cache; a `WeakMap` drops each result together with its key
 */
export function memoize<K, V extends object | string>(
  compute: (key: K) => V,
  results: { get(key: K): V | undefined; set(key: K, value: V): unknown } = new Map<K, V>(),
): (key: K) => V {
  return (key) => {
    const result = results.get(key) ?? compute(key);
    results.set(key, result);
    return result;
  };
}
