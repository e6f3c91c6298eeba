/** Scores of your own. */
export { defineScorecard } from "./define-scorecard.js";
export { type ScorecardDefinition } from "./scorecard.js";
export { type ScoreBand } from "./scorecard.js";
export { type Scorecard } from "./scorecard.js";
export { evaluateScorecard, type ScorecardResult, type ScorecardValues } from "./evaluate-scorecard.js";
export type { BandFactor, BoundedFactor, DecayFactor, Factor, LinearFactor, StepFactor } from "./factor.js";
