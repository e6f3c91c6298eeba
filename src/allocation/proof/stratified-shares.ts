import { shareInterval } from "../../measures/share-interval.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Successes of both groups in a stratum. */
export interface StratumShares {
  treated: { successes: number; trials: number };
  control: { successes: number; trials: number };
}

/** A difference of two shares with its interval. */
export interface ShareDifference {
  treated: number;
  control: number;
  difference: number;
  lower: number;
  upper: number;
}

/**
 * The share of the treated less that of the control group over strata weighed by size, with an interval put together from
 * the Wilson intervals of the cells; with one stratum it is Newcombe's.
 *
 * Sources: Newcombe (1998), Statistics in Medicine 17, method 10; Zou & Donner (2008), Statistics in Medicine 27, for sums.
 *
 * @param strata - Each with a member of both groups.
 * @internal
 */
export function stratifiedShares(strata: readonly StratumShares[], confidence: number): ShareDifference {
  const all = strata.reduce((sum, { treated, control }) => sum + treated.trials + control.trials, 0);
  const sums = { treated: 0, control: 0, below: 0, above: 0 };
  for (const { treated, control } of strata) {
    const weight = (treated.trials + control.trials) / all;
    const first = shareInterval(treated.successes, treated.trials, { confidence });
    const second = shareInterval(control.successes, control.trials, { confidence });
    sums.treated += weight * first.share;
    sums.control += weight * second.share;
    sums.below += squared(weight) * (squared(first.share - first.lower) + squared(second.upper - second.share));
    sums.above += squared(weight) * (squared(first.upper - first.share) + squared(second.share - second.lower));
  }
  const difference = sums.treated - sums.control;
  return {
    treated: sums.treated,
    control: sums.control,
    difference,
    lower: difference - Math.sqrt(sums.below),
    upper: difference + Math.sqrt(sums.above),
  };
}
