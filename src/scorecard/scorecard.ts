import type { Complete } from "../records/values/given.js";
import type { Factor } from "./factor.js";

/** A scorecard that was checked, with nothing left to default. It is JSON, and may be used wherever a definition may. */
export interface Scorecard extends Readonly<Complete<ScorecardDefinition>> {
  readonly kind: "scorecard";
}

/** A band of scores: from its `from`, inclusive, to just below the next band. */
export interface ScoreBand {
  readonly band: string;
  /** Missing in the first band, which holds everything below the second. */
  readonly from?: number | null | undefined;
}

/** A scorecard as a person writes it: plain JSON. */
export interface ScorecardDefinition {
  readonly kind?: "scorecard" | null | undefined;
  /** Version of this format: 1. */
  readonly version: 1;
  /** At least one, each named once, in the order in which the contributions come. */
  readonly factors: readonly Factor[];
  /**
   * Score before any factor counts.
   * @defaultValue `0`
   */
  readonly baseline?: number | null | undefined;
  /**
   * Share of the weight that must be known for a score to be given, 0 to 1.
   * @defaultValue `0.5`
   */
  readonly minimumCoverage?: number | null | undefined;
  /**
   * Ascending.
   * @defaultValue none
   */
  readonly bands?: readonly ScoreBand[] | null | undefined;
  /**
   * Decimals to which the score is rounded, half up, before it is compared to the bands, 0 to 9.
   * @defaultValue `9`
   */
  readonly bandDecimals?: number | null | undefined;
}
