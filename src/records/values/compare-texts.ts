/**
 * Order of texts by their code units, the same everywhere: for ids, and for days, whose order it is too.
 * @internal
 */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
