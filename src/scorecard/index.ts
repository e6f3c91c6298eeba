/** Scores of your own. */
export { defineScorecard, type ScoreBand, type Scorecard, type ScorecardDefinition } from "./define-scorecard.js";
export { evaluateScorecard, type ScorecardResult, type ScorecardValues } from "./evaluate-scorecard.js";
export type { BandFactor, BoundedFactor, DecayFactor, Factor, LinearFactor, StepFactor } from "./factor.js";
