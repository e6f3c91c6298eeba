/** How often to review each account. */
export {
  type AllocatedSeller,
  allocateReviews,
  type AllocateReviewsOptions,
  type AllocationSensitivity,
  type ReviewAllocation,
} from "./allocate-reviews.js";
export type { AllocatedReviews, HeldContacts } from "./allocated-reviews.js";
export type { AllocationAccount, ResponseSource, SegmentCurves } from "./allocation-account.js";
export { cadencePolicy, type CadencePolicyOptions } from "./cadence-policy.js";
export type { ContactKind } from "./contact-kinds.js";
export type { ResponseAnswers } from "./curves/curve-from-answers.js";
export type { AttentionParts, AttentionStakes } from "./curves/curve-from-attention.js";
export { responseAt } from "./curves/response-at.js";
export {
  responseCurve,
  type ResponseCurve,
  type ResponseCurveBasis,
  type ResponseCurveOptions,
  type ResponseSpec,
} from "./curves/response-curve.js";
export { type AdbudgResponse, type ExponentialResponse, type TableResponse } from "./curves/curve-shapes.js";
export type { ResponseFactors, ResponseJudgment } from "./curves/response-judgment.js";
export {
  type FitResponseOptions,
  fitResponse,
  type FittedNumber,
  type FittedResponse,
  type SegmentResponse,
} from "./fitting/fit-response.js";
export type { ResponseRow } from "./fitting/response-row.js";
export type { HourMove } from "./hour-moves.js";
export type { ContactOptionsInput } from "./read-accounts.js";
export { type SizedTeam, sizeTeam, type SizeTeamOptions, type TeamSize } from "./size-team.js";
export type { AllocationSeller } from "./team-hours.js";
export type { EffectKey, EffectPosterior } from "./proof/effect-posterior.js";
export { experimentResult, type ExperimentResult, type ExperimentResultOptions } from "./proof/experiment-result.js";
export { type ExperimentOutcome } from "./proof/experiment-member.js";
export { type MoneyResult } from "./proof/experiment-money.js";
export { type RetentionResult } from "./proof/experiment-retention.js";
export {
  reviewExperiment,
  type OutcomePower,
  type ReviewExperiment,
  type ReviewExperimentOptions,
} from "./proof/review-experiment.js";
export { type ExperimentAccount } from "./proof/experiment-account.js";
export { type ExpectedMoney } from "./proof/expected-money.js";
