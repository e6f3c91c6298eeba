/**
 * How a number on the whole numbers is distributed.
 * @internal
 */
export interface DistributionFunction {
  /** P(X ≤ x). */
  readonly upTo: (number: number) => number;
  /** The least number x with P(X ≤ x) at least the probability. */
  readonly quantile: (probability: number) => number;
}
