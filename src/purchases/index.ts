/** Models of purchase history. */
export type {
  CountedHistory,
  CovariateCoefficients,
  CovariateNames,
  FitOptions,
  FittedHistoryModel,
} from "./engine/fit-histories.js";
export type { ModelOptions } from "./engine/history-model-from-parameters.js";
export type { AnyModel, Model } from "./engine/model.js";
export type { PeriodFitOptions, PeriodModelOptions } from "./engine/period-options.js";
export {
  compareModels,
  type CompareOptions,
  type FrequencyBin,
  type JudgedHistory,
  type ModelComparison,
} from "./evaluation/compare-models.js";
export { cumulativeTracking, type TrackingOptions, type TrackingPoint } from "./evaluation/cumulative-tracking.js";
export { frequencyRecencyMatrix, type MatrixCell, type MatrixOptions } from "./evaluation/frequency-recency-matrix.js";
export { type LikelihoodRatio, likelihoodRatioTest } from "./evaluation/likelihood-ratio-test.js";
export { type LikelihoodHistory, type LikelihoodModel, logLikelihood } from "./evaluation/log-likelihood.js";
export {
  type BootstrapOptions,
  predictionInterval,
  type PredictionInterval,
  type PredictionIntervalOptions,
} from "./evaluation/prediction-interval.js";
export { type SimulatedFuture, simulateHistories, type SimulationOptions } from "./evaluation/simulate-histories.js";
export type { OpportunityHistory, PurchaseHistory } from "./histories/history.js";
export {
  purchaseAccumulator,
  type PurchaseAccumulator,
  type PurchaseSummary,
  type SummaryOptions,
} from "./histories/purchase-accumulator.js";
export {
  type HoldoutOptions,
  type HoldoutSplit,
  type HoldoutSummary,
  splitHoldout,
} from "./histories/split-holdout.js";
export { type PurchaseSummaries, summarizePurchases } from "./histories/summarize-purchases.js";
export { bgNbdModel, type BgNbdModel, type BgNbdParameters } from "./models/beta-geometric/bg-nbd-model.js";
export { fitBgNbd } from "./models/beta-geometric/fit-bg-nbd.js";
export { fitMbgNbd } from "./models/beta-geometric/fit-mbg-nbd.js";
export { mbgNbdModel, type MbgNbdModel } from "./models/beta-geometric/mbg-nbd-model.js";
export { bgBbModel, type BgBbModel, type BgBbParameters } from "./models/bg-bb/bg-bb-model.js";
export { type CountedOpportunities, fitBgBb } from "./models/bg-bb/fit-bg-bb.js";
export {
  betaDiscreteWeibullModel,
  type BetaDiscreteWeibullModel,
  type BetaDiscreteWeibullParameters,
} from "./models/contracts/beta-discrete-weibull-model.js";
export type { ContractAge } from "./models/contracts/contract-age.js";
export type { ContractCohort, ContractFitOptions } from "./models/contracts/contract-cohorts.js";
export type { ContractModel } from "./models/contracts/contract-models.js";
export { fitBetaDiscreteWeibull } from "./models/contracts/fit-beta-discrete-weibull.js";
export { fitShiftedBetaGeometric } from "./models/contracts/fit-shifted-beta-geometric.js";
export {
  shiftedBetaGeometricModel,
  type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters,
} from "./models/contracts/shifted-beta-geometric-model.js";
export { survival, type SurvivalOptions } from "./models/contracts/survival.js";
export { expectedSpend } from "./models/gamma-gamma/expected-spend.js";
export { predictSpend, type SpendPrediction, type SpendPredictions } from "./models/gamma-gamma/predict-spend.js";
export { fitGammaGamma, type SpendFitOptions, type SpendHistory } from "./models/gamma-gamma/fit-gamma-gamma.js";
export {
  gammaGammaModel,
  type GammaGammaModel,
  type GammaGammaParameters,
} from "./models/gamma-gamma/gamma-gamma-model.js";
export { fitParetoNbd } from "./models/pareto-nbd/fit-pareto-nbd.js";
export { paretoNbdModel, type ParetoNbdModel, type ParetoNbdParameters } from "./models/pareto-nbd/pareto-nbd-model.js";
export { alivePath, type AlivePathOptions, type AlivePoint } from "./predictions/alive-path.js";
export type { Discount } from "./predictions/discount.js";
export { discountedResidualLifetime } from "./predictions/discounted-residual-lifetime.js";
export { discountedResidualPurchases, type DiscountOptions } from "./predictions/discounted-residual-purchases.js";
export { expectedNextPurchase, type NextPurchase } from "./predictions/expected-next-purchase.js";
export { expectedPurchases, type HorizonOptions } from "./predictions/expected-purchases.js";
export { explainAlive, type ExplainedAlive } from "./predictions/explain-alive.js";
export { lifetimeValue, type LifetimeValueOptions } from "./predictions/lifetime-value.js";
export type { ContinuousModel, HistoryOf, PurchaseModel } from "./predictions/posterior.js";
export {
  predictPurchases,
  type PurchasePrediction,
  type PurchasePredictions,
} from "./predictions/predict-purchases.js";
export { type AliveOptions, probabilityAlive } from "./predictions/probability-alive.js";
export { probabilityOfBuying } from "./predictions/probability-of-buying.js";
export { type CountOptions, probabilityOfPurchases } from "./predictions/probability-of-purchases.js";
export type { BuyingEvidence } from "./calibration/buying-features.js";
export { calibratedChance, type BuyingToday, type CalibratedChance } from "./calibration/calibrated-chance.js";
export type { BuyingOutcome } from "./calibration/buying-outcomes.js";
export {
  type BuyingCalibration,
  type BuyingCalibrationOptions,
  type BuyingWindow,
  fitBuyingCalibration,
} from "./calibration/fit-buying-calibration.js";
export type { GapRhythm } from "./rhythm/gap-rhythm.js";
