import type { Contribution } from "./explained.js";

/** Contributions of one factor that are kept; one with more values than that hangs on the account. */
const MOST_KEPT = 24;

/** Contributions that many accounts share, by factor. */
export type SharedContributions = Map<string, Contribution[]>;

/**
 * A contribution as it is, or an equal one that was given before, frozen for all results that hold it. Factors with few
 * values, such as a truth or a count, are then held once and not by each account.
 * @internal
 */
export function sharedContribution(shared: SharedContributions, contribution: Contribution): Contribution {
  const { factor, points, weight, value } = contribution;
  let known = shared.get(factor);
  if (known === undefined) shared.set(factor, (known = []));
  for (const each of known) {
    if (each.value === value && each.points === points && each.weight === weight) return each;
  }
  if (known.length < MOST_KEPT) known.push(Object.freeze(contribution));
  return contribution;
}
