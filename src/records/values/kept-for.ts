/** A cache by objects, which forgets what no one holds, or by values, which does not. */
interface Kept<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** A cache that must not grow forever. */
interface KeptByValue<Key, Value> extends Kept<Key, Value> {
  readonly size: number;
  clear(): void;
}

/**
 * What is kept for a key; made, and kept from then on, where nothing is. What is kept never alters a result.
 * @internal
 */
export function keptFor<Key, Value>(cache: Kept<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  cache.set(key, made);
  return made;
}

/**
 * The same for a cache by values, which is emptied when it holds the most that it may.
 * @internal
 */
export function keptAmong<Key, Value>(
  cache: KeptByValue<Key, Value>,
  most: number,
  key: Key,
  make: (key: Key) => Value,
): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= most) cache.clear();
  return keptFor(cache, key, make);
}
