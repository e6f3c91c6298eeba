import { adjustedDifference, type Difference, type Outcome } from "./adjusted-difference.js";
import type { Member } from "./experiment-member.js";
import { squared } from "../../numeric/elementary/squared.js";

/** The difference in spend per account between the groups. */
export interface MoneyResult {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly conclusive: boolean;
  /** Without adjustment by earlier spend. */
  readonly unadjusted: { readonly difference: number; readonly lower: number; readonly upper: number };
  /** Share of the variance that the adjustment took away; below 0 where it did harm. */
  readonly varianceReduced: number;
}

/** The difference in spend, with and without adjustment. */
export interface MoneyFound {
  result: MoneyResult;
  adjusted: Difference;
  raw: Difference;
}

/** Spend compared between the groups; `null` if a group says nothing. */
export function moneyOf(members: readonly Member[], confidence: number): MoneyFound | null {
  const known = members.filter(({ spend }) => spend !== null);
  const byBefore = known.length > 0 && known.every(({ before }) => before !== null);
  const outcomes = known.map(({ treated, spend, before, stratum }): Outcome => ({
    treated,
    value: spend ?? 0,
    before: byBefore ? (before ?? null) : null,
    stratum: stratum ?? "",
  }));
  const raw = adjustedDifference(outcomes, confidence, { byBefore: false });
  const adjusted = adjustedDifference(outcomes, confidence, { byBefore });
  if (raw === null || adjusted === null) return null;
  const { difference, lower, upper } = adjusted;
  return {
    adjusted,
    raw,
    result: {
      difference,
      lower,
      upper,
      conclusive: lower > 0 || upper < 0,
      unadjusted: { difference: raw.difference, lower: raw.lower, upper: raw.upper },
      varianceReduced: raw.error === 0 ? 0 : 1 - squared(adjusted.error / raw.error),
    },
  };
}
