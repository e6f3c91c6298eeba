import { resolveScorecard } from "./resolve-scorecard.js";
import type { Factor } from "./factor.js";

/** A band of scores: from its `from`, inclusive, to just below the next band. */
export interface ScoreBand {
  band: string;
  /** Missing in the first band, which holds everything below the second. */
  from?: number;
}

/** A scorecard as a person writes it: plain JSON. */
export interface ScorecardDefinition {
  kind?: "scorecard";
  /** Version of this format: 1. */
  version: 1;
  /** At least one, each named once, in the order in which the contributions come. */
  factors: Factor[];
  /** Score before any factor counts; 0 unless given. */
  baseline?: number;
  /** Share of the weight that must be known for a score to be given, 0 to 1; 0.5 unless given. */
  minimumCoverage?: number;
  /** Ascending; none unless given. */
  bands?: ScoreBand[];
  /** Decimals to which the score is rounded, half up, before it is compared to the bands, 0 to 9; 9 unless given. */
  bandDecimals?: number;
}

/** A scorecard that was checked, with nothing left to default. It is JSON, and may be used wherever a definition may. */
export interface Scorecard extends Readonly<Required<ScorecardDefinition>> {
  readonly kind: "scorecard";
}

/**
 * Checks a scorecard and fills in its defaults, once, so that it can score many rows.
 *
 * A scorecard is a weighted mean of factors, laid on a baseline: score = baseline + Σ weight / Σ weights of the known
 * factors × points. To map the mean onto a range, choose baseline and points: baseline 1 and points from 0 to 4 give a
 * score from 1 to 5. Each shape of factor has its boundary rule in its own type: `StepFactor`, `LinearFactor`,
 * `BoundedFactor`, `BandFactor`, `DecayFactor`.
 *
 * @param definition - The scorecard as JSON. The baseline and the largest points together must stay below 4096.
 * @returns The same scorecard, frozen, with nothing left to default.
 * @throws RetentionError with the path of the field when the definition breaks a rule or has an unknown field.
 *
 * @example
 * const scorecard = defineScorecard({
 *   version: 1,
 *   factors: [
 *     { factor: "daysSinceContact", weight: 2, shape: "decay", halfLife: 90, points: { fresh: 100, old: 0 } },
 *     { factor: "openTickets", weight: 1, shape: "step", below: 100, steps: [{ from: 1, points: 50 }, { from: 4, points: 0 }] },
 *   ],
 *   bands: [{ band: "at risk" }, { band: "healthy", from: 60 }],
 * });
 * scorecard.minimumCoverage
 * //=> 0.5
 * evaluateScorecard(scorecard, { daysSinceContact: 90, openTickets: 0 }).band
 * //=> "healthy"
 */
export function defineScorecard(definition: ScorecardDefinition): Scorecard {
  return resolveScorecard("defineScorecard", "", definition);
}
