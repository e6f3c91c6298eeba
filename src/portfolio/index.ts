/** The main job. */
export type { AccountEffort } from "./account-effort.js";
export type { PortfolioAccount } from "./account-picture.js";
export type { BookModels } from "./book-models.js";
export type { AccountWordOfMouth, BookWordOfMouth } from "./book-word-of-mouth.js";
export { type NextBestAction, type NextBestActionOptions, nextBestActions } from "./next-best-actions.js";
export type { PortfolioModels, PortfolioOptions, PortfolioPolicies } from "./portfolio-options.js";
export type { PortfolioRejection } from "./portfolio-rejection.js";
export type { ActionKind } from "./proposals-for.js";
export { type Portfolio, type PortfolioRecords, reviewPortfolio } from "./review-portfolio.js";
export type { SignalPolicy } from "./review-signals.js";
export type { Growth } from "./stakes/account-growth.js";
export type { Renewal, RenewalIntention } from "./stakes/account-renewal.js";
export type { BookValueAtRisk } from "./stakes/book-value-at-risk.js";
export type { Bounded, ValueAtRisk, ValueAtRiskPolicy } from "./stakes/value-at-risk.js";
export type { WinBack } from "./stakes/win-back.js";
export type { AccountStanding, AccountState } from "./standing/account-standing.js";
export type { StandingPolicy } from "./standing/standing-policy.js";
export type { WordOfMouthPolicy } from "./word-of-mouth-policy.js";
