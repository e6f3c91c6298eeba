/** An input that is right but for one value, which is of another kind than it must be. */
export interface WrongKind {
  /** The value's place, as an error names it: `factors[0].points[1]`. */
  path: string;
  input: unknown;
}

/**
 * An input once for each value in it, where that value is of another kind: a number a text, a truth a text, a text a
 * number, an array or an object a number.
 */
export function wrongKinds(input: unknown, path = ""): WrongKind[] {
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([key, value]: [string, unknown]) => {
    const at = Array.isArray(input) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const withIt = (other: unknown): unknown =>
      Array.isArray(input) ? input.with(Number(key), other) : { ...input, [key]: other };
    const wrong = typeof value === "number" || typeof value === "boolean" ? String(value) : 7;
    return [
      { path: at, input: withIt(wrong) },
      ...wrongKinds(value, at).map((inner) => ({ path: inner.path, input: withIt(inner.input) })),
    ];
  });
}
