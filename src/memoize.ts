/**
 * Memoizes a function of one argument. Callers must not change what it returns.
 * @param results the cache; a `WeakMap` drops each result together with its key
 */
export function memoize<K, V extends object | string>(
  compute: (key: K) => V,
  results: { get(key: K): V | undefined; set(key: K, value: V): unknown } = new Map<K, V>(),
): (key: K) => V {
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}

/**
 * Returns a function that memoizes asynchronous functions without arguments, until all their results together reach a
 * maximum size. Later results are computed on each call.
 */
export function memoizeWithin<V extends object>(
  maxSize: number,
  sizeOf: (value: V) => number,
): (compute: () => Promise<V>) => () => Promise<V> {
  let total = 0;
  return (compute) => {
    let cached: V | undefined;
    return async () => {
      if (cached !== undefined || total >= maxSize) return cached ?? compute();
      cached = await compute();
      total += sizeOf(cached);
      return cached;
    };
  };
}
