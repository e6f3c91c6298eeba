/** Places inside a result that JSON would change, or that hold no number. */
export function faults(value: unknown, path: string, seen: readonly unknown[] = []): string[] {
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path}: ${Object.is(value, -0) ? "-0" : value}`];
  if (typeof value === "string" || typeof value === "boolean" || value === null) return [];
  if (typeof value !== "object") return [`${path}: ${typeof value}`];
  if (seen.includes(value)) return [`${path}: a cycle`];
  const within = [...seen, value];
  if (Array.isArray(value)) {
    return Array.from({ length: value.length }, (_, index) => index).flatMap((index) =>
      index in value ? faults(value[index], `${path}[${index}]`, within) : [`${path}[${index}]: a hole`],
    );
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return [`${path}: no plain object`];
  if (Reflect.ownKeys(value).some((key) => typeof key === "symbol")) return [`${path}: a symbol`];
  return Object.entries(value).flatMap(([name, each]) => faults(each, `${path}.${name}`, within));
}
