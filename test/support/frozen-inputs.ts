/**
 * Each public function as the tests get it: what it is given is frozen to the last field before it runs, so that a
 * function that writes into its input fails, whatever the test is about.
 */
const wrappers = new WeakMap<object, unknown>();
const originals = new WeakMap<object, object>();
const frozen = new WeakSet();

/** A public function that freezes what it is given. A class, a table of words or a schema stays as it is. */
export function withFrozenInputs<T>(value: T): T {
  if (typeof value !== "function" || /^class\b/.test(Function.prototype.toString.call(value))) return value;
  const known = wrappers.get(value);
  if (known !== undefined) return known as T;
  const wrapper = new Proxy(value, {
    apply(target, self, given: unknown[]): unknown {
      for (const each of given) freezeDeeply(each);
      return Reflect.apply(target as unknown as (...all: unknown[]) => unknown, self, given);
    },
  });
  wrappers.set(value, wrapper);
  originals.set(wrapper, value);
  return wrapper;
}

/** The function as it is shipped, for a test of what it does to an input that is not frozen. */
export function asShipped<T extends object>(wrapper: T): T {
  return (originals.get(wrapper) ?? wrapper) as T;
}

/**
 * Freezes plain objects and lists, and what they hold. Getters are not run. An instance of a class, a map, a typed array or
 * a proxy that refuses stays as it is.
 */
function freezeDeeply(given: unknown): void {
  const left = [given];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null || frozen.has(value)) continue;
    frozen.add(value);
    try {
      const kind: unknown = Object.getPrototypeOf(value);
      if (kind !== null && kind !== Object.prototype && kind !== Array.prototype) continue;
      for (const key of Reflect.ownKeys(value)) {
        const field = Object.getOwnPropertyDescriptor(value, key);
        if (typeof field?.value === "object") left.push(field.value);
      }
      Object.freeze(value);
    } catch {
      continue;
    }
  }
}
