/** An uncertain quantity, with its two sources of uncertainty reported separately. */
export interface Estimate {
  /** Expected value under the given figures. */
  readonly mean: number;
  /**
   * Bounds that hold the number with probability `confidence`, the figures being right: quantiles that leave at most half
   * of the rest on either side, moved inwards as long as they hold enough, since whole numbers hold more than asked for.
   */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Standard deviation that comes from one customer telling more people than another. */
  readonly chance: number;
  /** Standard deviation from the uncertainty about how many people customers tell on average. */
  readonly assumption: number;
}

/** What word of mouth brings and costs. Whatever depends on the hearers' behavior is `null` if that was not given. */
export interface WordOfMouthEstimates {
  /** People who hear. */
  readonly hearers: Estimate;
  /** Hearers who become customers. */
  readonly won: Estimate | null;
  /** Hearers lost although they would have bought or stayed. */
  readonly lost: Estimate | null;
  /** Won less lost. */
  readonly net: Estimate | null;
  /** Net customers times what one is worth. */
  readonly money: Estimate | null;
}

/**
 * What every estimate has, in another unit, such as money: so much for each one counted, never less than nothing.
 * @internal
 */
export function inUnits(
  { mean, lower, upper, confidence, chance }: Omit<Estimate, "assumption">,
  each: number,
): Omit<Estimate, "assumption"> {
  return {
    // Adding 0 turns -0 into 0.
    mean: mean * each + 0,
    lower: lower * each + 0,
    upper: upper * each + 0,
    confidence,
    chance: chance * each,
  };
}

/**
 * An estimate without any uncertainty.
 * @internal
 */
export function certainEstimate(value: number, confidence: number): Estimate {
  return { mean: value, lower: value, upper: value, confidence, chance: 0, assumption: 0 };
}
