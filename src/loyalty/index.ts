/** Whether a customer will buy again, and what saving it is worth. */
export {
  comparePredictions,
  type ComparePredictionsOptions,
  type PredictionDifference,
  type PredictionsComparison,
} from "./compare-predictions.js";
export type { LoyaltyChange } from "./estimate/changed-most-by.js";
export type { EstimateLoyaltyOptions } from "./estimate/estimate-context.js";
export { estimateLoyalty, type LoyaltyEstimate } from "./estimate/estimate-loyalty.js";
export type { LoyaltyEvidence } from "./estimate/loyalty-evidence.js";
export { loyaltyObservations, type LoyaltyObservationsOptions } from "./estimate/loyalty-observations.js";
export {
  type CalibrationBin,
  evaluatePredictions,
  type EvaluatePredictionsOptions,
  type PredictionEvaluation,
  type PredictionWeights,
} from "./evaluate-predictions.js";
export {
  type HealthFactor,
  type HealthKnockOut,
  healthPolicy,
  type HealthPolicy,
  type HealthPolicyInput,
} from "./health/health-policy.js";
export {
  type HealthEvent,
  type HealthPoint,
  type StoredHealthPoint,
  type HealthScore,
  scoreHealth,
  type ScoreHealthOptions,
} from "./health/score-health.js";
export { fitLoyaltyModel, type FitLoyaltyModelOptions } from "./model/fit-loyalty-model.js";
export type { EffortCurve, Influence, LearnedFrom, LoyaltyModel } from "./model/loyalty-model.js";
export type { LoyaltyObservation } from "./model/read-observations.js";
export { priorLoyaltyModel, type PriorLoyaltyModelOptions } from "./model/prior-loyalty-model.js";
export type { PredictionScores } from "./ordered-predictions.js";
export {
  chooseRemedy,
  type ChooseRemedyOptions,
  type RatedRemedy,
  type Remedy,
  type RemedyChoice,
  type RemedyLimits,
} from "./recovery/choose-remedy.js";
export { recoveryValue, type RecoveryValue } from "./recovery/recovery-value.js";
export { type RecoveryValueOptions } from "./recovery/recovery-value-options.js";
export type { Bounds } from "../numeric/random/resampled-accounts.js";
