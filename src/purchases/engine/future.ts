/**
 * What a model expects of one customer from now on: the probability of being alive now, and everything else given that
 * the customer is. Times are in the model's unit, or opportunities.
 */
export interface Future {
  /** Probability of being alive now. */
  alive: number;
  /** Probability of being alive after so much more time. */
  survives: (ahead: number) => number;
  /** Expected purchases within the horizon. */
  purchases: (horizon: number) => number;
  /** Probability of exactly this many purchases within the horizon. */
  count: (horizon: number, purchases: number) => number;
  /** Probability that the next purchase comes within the time; ever, when the time is Infinity. */
  nextWithin: (time: number) => number;
  /** Expected purchases forever, each discounted by e^(−force · time). */
  discountedPurchases: (force: number) => number;
  /** Expected time alive, each moment discounted in the same way. */
  discountedLifetime: (force: number) => number;
}
