import { compareTexts } from "../../records/values/compare-texts.js";

/**
 * The accounts with most money at risk: a given share of the customers for whom it is known, of equals those whose id
 * comes first.
 *
 * @param accounts - Those of whose value at risk is known, with the money that a review may keep.
 * @internal
 */
export function dearestAccounts(accounts: readonly { id: string; keep: number }[], share: number): Set<string> {
  const known = accounts.toSorted((a, b) => b.keep - a.keep || compareTexts(a.id, b.id));
  const count = Math.floor(known.length * share);
  return new Set(
    known
      .slice(0, count)
      .filter(({ keep }) => keep > 0)
      .map(({ id }) => id),
  );
}
