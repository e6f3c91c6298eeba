/** Reason codes of the back-test, with their parameters: what could not be judged, and what to beware of. */
export interface BacktestReasons {
  /** No account has a purchase. */
  "backtest.no-purchases": Record<never, never>;
  /** From the first purchase to the last there are too few days for a horizon with as long a history before it. */
  "backtest.history-too-short": { horizonDays: number; days: number };
  /** The records end before the horizon does, so the window was left out. */
  "backtest.horizon-beyond-records": { asOf: string; horizonDays: number; last: string };
  /** Too few accounts bought, or too few did not: nothing is judged. */
  "backtest.too-few-outcomes": { asOf: string; horizonDays: number; bought: number; others: number; least: number };
  /** Too few active accounts stopped buying: value at risk and the plan are not judged. */
  "backtest.too-few-lapses": { asOf: string; horizonDays: number; lapsed: number; least: number };
  /** Enough to judge, but few: expect wide bounds. */
  "backtest.few-outcomes": { asOf: string; horizonDays: number; bought: number; others: number; enough: number };
  /** The share of accounts that bought differs from that of the window before. */
  "backtest.season-differs": { asOf: string; horizonDays: number; before: number; after: number };
  /** Too little happened in the window before to learn the simple rules from it. */
  "backtest.rules-not-learned": { asOf: string; horizonDays: number };
  /** The window from which the rules were learned has a shorter history before it than the horizon: this many days. */
  "backtest.short-history": { asOf: string; horizonDays: number; days: number };
  /** A parameter of the purchase model is not decided by the purchases. */
  "backtest.model-near-boundary": { asOf: string; kind: string; parameter: string; value: number };
  /** A model was given: if it was fitted to what is judged here, the results are too good. */
  "backtest.model-given": { model: "loyalty" | "purchases" | "spend" | "propensity" };
  /** A model that was to be fitted again was not, for want of outcomes. */
  "backtest.not-refitted": { asOf: string; horizonDays: number; model: "loyalty" | "propensity" };
  /** Tickets older than a year that are open still. */
  "backtest.tickets-never-closed": { asOf: string; tickets: number; share: number };
  /** A field without a day, which can only be of today, was left out. */
  "backtest.undated-left-out": { field: string; accounts: number };
  /** No one has time for a review, so there is no plan to judge. */
  "backtest.no-plan": { asOf: string };
  /** Amounts are missing, so no money can be judged. */
  "backtest.amounts-missing": { asOf: string };
}
