import type { DistributionFunction } from "./distribution-function.js";

/** Probabilities that differ by less are taken to be the same. */
const SAME = 1e-8;

/**
 * Bounds that hold a whole number with probability `confidence`, and hardly more often than that. Between the quantiles
 * that leave (1 − confidence)/2 on either side, each of which may be a likely number itself, the bounds move inwards as
 * long as they still hold enough: without either of them they hold less. Of the two orders in which they can
 * move, the one that ends narrower, the upper bound first where both do alike.
 * @internal
 */
export function narrowInterval(
  { upTo, quantile }: DistributionFunction,
  confidence: number,
): { lower: number; upper: number } {
  const outer = { lower: quantile((1 - confidence) / 2), upper: quantile((1 + confidence) / 2) };
  const lowered = (lower: number): number =>
    Math.max(lower, Math.min(outer.upper, quantile(confidence + upTo(lower - 1))));
  const raised = (upper: number): number =>
    Math.min(upper, Math.max(outer.lower, quantile(upTo(upper) - confidence + SAME)));

  const upper = lowered(outer.lower);
  const upperFirst = { lower: raised(upper), upper };
  const lower = raised(outer.upper);
  const lowerFirst = { lower, upper: lowered(lower) };
  return upperFirst.upper - upperFirst.lower <= lowerFirst.upper - lowerFirst.lower ? upperFirst : lowerFirst;
}
