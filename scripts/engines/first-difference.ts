/** Where two values of JSON differ first, and how. */
export function firstDifference(a: unknown, b: unknown, path = "$"): string {
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const found = firstDifference(left[key], right[key], `${path}.${key}`);
      if (found !== "") return found;
    }
    return "";
  }
  return Object.is(a, b) ? "" : `${path}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`;
}
