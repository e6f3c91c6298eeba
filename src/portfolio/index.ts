/** The main job. */
export type { AccountEffort } from "./reading/account-effort.js";
export { advocates, type Advocate, type Advocates, type AdvocatesOptions } from "./actions/advocates.js";
export type { PortfolioAccount } from "./report/account-report.js";
export type { BookModels } from "./book/book-models.js";
export type { AccountWordOfMouth, BookWordOfMouth } from "./book/book-word-of-mouth.js";
export { type NextBestAction, type NextBestActionOptions, nextBestActions } from "./actions/next-best-actions.js";
export { type DescribedAccount, describeAccount } from "./report/describe-account.js";
export type { OpenProblem } from "./report/open-problem.js";
export type { CoverageMissed } from "./floor/coverage-missed.js";
export type { PortfolioPlan } from "./plan/plan-portfolio.js";
export type {
  PortfolioModels,
  PortfolioOptions,
  PortfolioPlanning,
  PortfolioPolicies,
} from "./options/portfolio-options.js";
export type { PortfolioRejection } from "./reading/portfolio-rejection.js";
export type { ActionAnswer } from "./reading/action-answer.js";
export type { ActionKind } from "./actions/proposals-for.js";
export type { Portfolio, PortfolioRecords, ReviewPortfolioOptions } from "./report/portfolio.js";
export type { FrozenBook } from "./frozen-book.js";
export { portfolioReviewer, type PortfolioReviewer } from "./portfolio-reviewer.js";
export {
  type PortfolioScenario,
  type PortfolioScenarios,
  portfolioScenarios,
  type ScenarioAccount,
  type ScenarioChange,
  type ScenarioOpportunity,
  type ScenarioStakes,
} from "./portfolio-scenarios.js";
export { reviewPortfolio } from "./review-portfolio.js";
export { type ForecastMoney } from "./renewals/forecast-money.js";
export {
  type RenewalForecast,
  renewalForecast,
  type RenewalForecastOptions,
  type RenewalMonth,
} from "./renewals/renewal-forecast.js";
export { type ForecastRenewal } from "./renewals/forecast-renewal.js";
export type { BookContracts } from "./contracts/book-contracts.js";
export type { EndlessModel } from "./contracts/endless-model.js";
export type { OneSidedTerms } from "./contracts/one-sided.js";
export type { RenewalIntention } from "./contracts/renewal-intention.js";
export type { RenewalModel } from "./contracts/renewal-models.js";
export type { EndlessForecast } from "./renewals/endless-forecast.js";
export { type AccountGroup, type GroupMoney, rollUpAccounts, type RollUpOptions } from "./report/roll-up-accounts.js";
export type { RecordSignalPolicy } from "./signals/record-signals.js";
export type { SignalPolicy } from "./signals/signal-policy.js";
export type { Attention } from "./stakes/attention.js";
export type { AttentionPolicy } from "./stakes/attention-policy.js";
export type { Growth } from "./stakes/account-growth.js";
export type { Renewal } from "./stakes/account-renewal.js";
export type { BookValueAtRisk } from "./stakes/book-value-at-risk.js";
export type { Bounded, ValueAtRisk, ValueAtRiskPolicy } from "./stakes/value-at-risk.js";
export type { WinBack } from "./stakes/win-back.js";
export type { AccountStanding, AccountState } from "./standing/account-standing.js";
export type { StandingPolicy } from "./standing/standing-policy.js";
export type { WordOfMouthPolicy } from "./options/word-of-mouth-policy.js";
export type { BuysAgain } from "./buying/buys-again.js";
export type { BuyingSeason, SeasonClock } from "./buying/season-clock.js";
export type { HorizonCalibration } from "./buying/past-windows.js";
