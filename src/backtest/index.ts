/** What the main job would have said in the past, compared with what happened. */
export type { BacktestOptions, BacktestProgress, BacktestRule } from "./backtest-options.js";
export { backtest, type Backtest } from "./backtest.js";
export type { Extreme } from "./judging/extremes.js";
export type { JudgedBuying, JudgedPredictor, Predictor } from "./judging/judge-buying-again.js";
export type { JudgedOffers, OffersByRule } from "./judging/judge-offers.js";
export type { ExpectedTenth, JudgedGroup, JudgedOpportunity } from "./judging/judge-opportunity.js";
export type { JudgedPlan, Reached } from "./judging/judge-plan.js";
export type { JudgedRisk } from "./judging/judge-value-at-risk.js";
export type { BacktestWindow } from "./judging/judge-window.js";
export type { Refit } from "./windows/refit-models.js";
export type { Verdict } from "./judging/verdicts.js";
