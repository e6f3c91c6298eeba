/**
 * The currency that a row names; `undefined` if it has none, or where it cannot be read.
 * @internal
 */
export function namedCurrency(row: unknown): unknown {
  try {
    return (row as { currency?: unknown } | null | undefined)?.currency;
  } catch {
    return undefined;
  }
}
