/** Made where it is first asked for. */
let none: readonly never[] | undefined;

/**
 * A list of a result; an empty one is the same frozen list in all results, as a large book has many.
 * @internal
 */
export function sharedIfEmpty<Row>(list: readonly Row[]): readonly Row[] {
  return list.length === 0 ? (none ??= Object.freeze([])) : list;
}
