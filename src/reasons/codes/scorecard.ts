/** Reason codes of the scorecard domain, with their parameters. */
export interface ScorecardReasons {
  /** The factor's value is not known, so that its weight went to the others. */
  "scorecard.unknown": { factor: string };
  /** The factor's value cannot be right, and counts as unknown. */
  "scorecard.out-of-bounds": { factor: string; value: number };
  /** Too little of the weight is known for a score; both are shares from 0 to 1. */
  "scorecard.insufficient-data": { coverage: number; minimum: number };
}
