import type { Contribution } from "./explained.js";

/** Places for the contributions of one factor; what finds its place taken by another hangs on the account. A power of 2. */
const PLACES = 64;

/** Contributions of one factor that many accounts share, each at the place of its numbers. */
export type SharedContributions = (Contribution | null)[];

/**
 * Places for one factor, all free.
 * @internal
 */
export function noContributions(): SharedContributions {
  return Array.from({ length: PLACES }, () => null);
}

/**
 * A contribution, or an equal one that was given before, frozen for all results that hold it. Factors with few values, such
 * as a truth or a count, are then held once and not by each account.
 * @internal
 */
export function sharedContribution(
  shared: SharedContributions | null,
  factor: string,
  points: number,
  weight: number,
  value: number | boolean | null,
): Contribution {
  if (shared === null) return { factor, points, weight, value };
  const number = typeof value === "number" ? value : value === true ? 1 : 0;
  const place = (points * 997 + weight * 4093 + number * 61) & (PLACES - 1);
  const known = shared[place] ?? null;
  if (known !== null && known.points === points && known.weight === weight && known.value === value) return known;
  const contribution = { factor, points, weight, value };
  if (known === null) shared[place] = Object.freeze(contribution);
  return contribution;
}
