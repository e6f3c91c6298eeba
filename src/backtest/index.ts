/** What the main job would have said in the past, held against what happened. */
export type { BacktestOptions, BacktestProgress, BacktestRule } from "./backtest-options.js";
export { backtest, type Backtest } from "./backtest.js";
export type { Extreme } from "./extremes.js";
export type { JudgedBuying, JudgedPredictor, Predictor } from "./judge-buying-again.js";
export type { JudgedOffers, OffersByRule } from "./judge-offers.js";
export type { ExpectedTenth, JudgedGroup, JudgedOpportunity } from "./judge-opportunity.js";
export type { JudgedPlan, Reached } from "./judge-plan.js";
export type { JudgedRisk } from "./judge-value-at-risk.js";
export type { BacktestWindow } from "./judge-window.js";
export type { Refit } from "./refit-models.js";
export type { Verdict } from "./verdicts.js";
