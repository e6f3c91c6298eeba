import type { BacktestReasons } from "../../reasons/codes/backtest.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, percent } from "./terms.js";

const window = (asOf: string, horizonDays: number): string => `the ${count(horizonDays, "day")} after ${asOf}`;

const models = {
  loyalty: "loyalty model",
  purchases: "purchase model",
  spend: "spend model",
  propensity: "propensity model",
};

/** English for the back-test. */
export const backtest: DomainWords<BacktestReasons> = {
  "backtest.no-purchases": () => "no account has a purchase, so there is nothing to judge by",
  "backtest.history-too-short": ({ horizonDays, days }) =>
    `the purchases span ${count(days, "day")}: too few for a horizon of ${count(horizonDays, "day")} with as long a history before it`,
  "backtest.horizon-beyond-records": ({ asOf, horizonDays, last }) =>
    `${window(asOf, horizonDays)} end later than the records, which end on ${last}: left out`,
  "backtest.too-few-outcomes": ({ asOf, horizonDays, bought, others, least }) =>
    `too few to tell: in ${window(asOf, horizonDays)} ${count(bought, "account")} bought and ${amount(others)} did not, and ${amount(least)} of each are needed`,
  "backtest.too-few-lapses": ({ asOf, horizonDays, lapsed, least }) =>
    `too few to tell: in ${window(asOf, horizonDays)} ${count(lapsed, "active account")} bought nothing, and ${amount(least)} are needed to judge value at risk and the plan`,
  "backtest.few-outcomes": ({ asOf, horizonDays, bought, others, enough }) =>
    `in ${window(asOf, horizonDays)} ${count(bought, "account")} bought and ${amount(others)} did not: with fewer than ${amount(enough)} of either the figures are rough`,
  "backtest.season-differs": ({ asOf, horizonDays, before, after }) =>
    `in ${window(asOf, horizonDays)} ${percent(after)} of the accounts bought, in as many days before it ${percent(before)}: the season differs, or the business does`,
  "backtest.rules-not-learned": ({ asOf, horizonDays }) =>
    `too little happened before ${window(asOf, horizonDays)} to learn the simple rules from`,
  "backtest.short-history": ({ asOf, horizonDays, days }) =>
    `the rules to beat in ${window(asOf, horizonDays)} were learned where only ${count(days, "day")} of history lay before: they may be worse than they could be`,
  "backtest.model-near-boundary": ({ asOf, kind, parameter, value }) =>
    `on ${asOf} the purchases did not decide ${parameter} of the ${kind} model (${amount(value)}): it lies near the boundary, so treat its probabilities with caution`,
  "backtest.model-given": ({ model }) =>
    `the ${models[model]} was given: if it was fitted to what is judged here, the results are too good`,
  "backtest.not-refitted": ({ asOf, horizonDays, model }) =>
    `too little was known before ${window(asOf, horizonDays)} to fit the ${models[model]}, so it was used as given`,
  "backtest.tickets-never-closed": ({ asOf, tickets, share }) =>
    `on ${asOf} ${count(tickets, "ticket")} older than a year ${tickets === 1 ? "was" : "were"} still open, ${percent(share)} of such tickets: perhaps they were never closed`,
  "backtest.undated-left-out": ({ field, accounts }) =>
    `${field} of ${count(accounts, "account")} was left out: it has no date, so it may say what became known later`,
  "backtest.no-plan": ({ asOf }) => `on ${asOf} no one has time for a review, so there is no plan to judge`,
  "backtest.amounts-missing": ({ asOf }) => `on ${asOf} amounts are missing from purchases, so money is not judged`,
};
