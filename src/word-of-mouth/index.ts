/** What customers tell others, and what it brings or costs. */
export {
  type BassDiffusion,
  bassDiffusion,
  type BassDiffusionInput,
  type BassDiffusionOptions,
} from "./diffusion/bass-diffusion.js";
export {
  type BassDiffusionFit,
  type BassForecast,
  type BassInterval,
  fitBassDiffusion,
  type FitBassDiffusionOptions,
} from "./diffusion/fit-bass-diffusion.js";
export type { Reproduction } from "./exact/reproduction.js";
export type { NegativeBinomialFit } from "./fit-negative-binomial.js";
export {
  fitWordOfMouth,
  type FitWordOfMouthOptions,
  type ReferralRecord,
  type WordOfMouthFit,
  type WordOfMouthObservations,
} from "./fit-word-of-mouth.js";
export {
  type MarketDamage,
  marketDamage,
  type MarketDamageInput,
  type MarketDamageOptions,
  type OutcomeDamage,
} from "./market-damage.js";
export type { OnlinePosting, ProblemOutcome, TellingOutcome, WordOfMouthCohort } from "./process/cohort.js";
export type { Estimate, WordOfMouthEstimates } from "./process/estimate.js";
export type { WordOfMouthChannel } from "./process/quantity.js";
export type {
  MeanRange,
  MixtureTells,
  NegativeBinomialTells,
  PoissonTells,
  RangeTells,
  SharesTells,
  TailTells,
  Tells,
} from "./process/tells.js";
export {
  type ChannelOfWordOfMouth,
  type GenerationOfWordOfMouth,
  type OutcomeOfWordOfMouth,
  type PeriodOfWordOfMouth,
  projectWordOfMouth,
  type WordOfMouthOptions,
  type WordOfMouthProjection,
} from "./project-word-of-mouth.js";
export {
  type CustomerReferralValue,
  customerReferralValue,
  type CustomerReferralValueOptions,
  type Referral,
} from "./referrals/customer-referral-value.js";
export {
  projectReferralProgram,
  type ReferralProgram,
  type ReferralProgramInput,
  type ReferralProgramOptions,
} from "./referrals/project-referral-program.js";
export type { RepeatPurchaseInput, RepeatPurchases } from "./referrals/repeat-purchases.js";
export { type ViralGrowth, viralGrowth, type ViralGrowthInput } from "./referrals/viral-growth.js";
export {
  sensitivity,
  type SensitivityBar,
  type SensitivityInput,
  type SensitivityOptions,
  type WordOfMouthQuantity,
  type WordOfMouthSensitivity,
} from "./sensitivity.js";
export {
  type SimulatedPeriod,
  type SimulatedWordOfMouth,
  simulateWordOfMouth,
  type SimulateWordOfMouthOptions,
} from "./simulate-word-of-mouth.js";
export type { SimulatedEstimate, SimulatedQuantities } from "./simulation/path-tallies.js";
