/** Scores of your own. */
export { defineScorecard } from "./define-scorecard.js";
export { type ScorecardDefinition } from "./scorecard.js";
export { type ScoreBand } from "./scorecard.js";
export { type Scorecard } from "./scorecard.js";
export type { ScorecardResult, ScorecardValues } from "./evaluate-compiled.js";
export { evaluateScorecard } from "./evaluate-scorecard.js";
export type { BandFactor, BoundedFactor, DecayFactor, Factor, LinearFactor, StepFactor } from "./factor.js";
