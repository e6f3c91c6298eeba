import { plainDate } from "../calendar/days/plain-date.js";
import type { Assumptions } from "../evidence/assumptions.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { PortfolioModels, PortfolioPolicies } from "../portfolio/options/portfolio-options.js";
import type { Account } from "../records/account/account.js";
import type { DatedAccount } from "./past/dated-account.js";
import type { Refit } from "./windows/refit-models.js";
import { YEAR_DAYS } from "./past/purchase-record.js";
import { hasHistory } from "./windows/window-days.js";
import type { WindowRows } from "./windows/window-rows.js";

/**
 * Models that were given and are used as they are: no one can tell here what they were fitted to.
 * @internal
 */
export function givenModels(models: PortfolioModels, policies: PortfolioPolicies, refit: Refit): Reason[] {
  const isKept = (part: Refit): boolean => refit !== part && refit !== "all";
  const given: Reason[] = [];
  if ((models.loyalty?.observations ?? 0) > 0 && isKept("loyalty")) {
    given.push(reason("backtest.model-given", { model: "loyalty" }));
  }
  if (models.purchases != null && isKept("purchases")) {
    given.push(reason("backtest.model-given", { model: "purchases" }));
  }
  if (models.spend != null && isKept("purchases")) given.push(reason("backtest.model-given", { model: "spend" }));
  if ((policies.opportunity?.propensity ?? null) !== null && isKept("propensity")) {
    given.push(reason("backtest.model-given", { model: "propensity" }));
  }
  return given;
}

/** Fields that are of today and have no date. */
const UNDATED = ["annualBudget", "sentiment", "exposures"] as const satisfies readonly (keyof Account)[];

/**
 * Fields that were left out, since no one knows since when they have held.
 * @internal
 */
export function undatedFields(accounts: readonly DatedAccount[]): Reason[] {
  return [
    ...UNDATED.map((field) => ({
      field: field,
      accounts: accounts.filter(({ account }) => (account[field] ?? null) !== null).length,
    })),
    {
      field: "status" as const,
      accounts: accounts.filter(({ account: { status, statusSince } }) => status != null && statusSince == null).length,
    },
  ].flatMap(({ field, accounts: count }) =>
    count === 0 ? [] : reason("backtest.undated-left-out", { field, accounts: count }),
  );
}

/**
 * What to beware of in one window.
 * @internal
 */
export function windowWarnings(window: WindowRows, assumed: Assumptions): Reason[] {
  const { customers, active, rules, book, hasMoney } = window;
  const { horizonDays } = window.days;
  const asOf = plainDate(window.days.asOf);
  const warnings: Reason[] = [];
  const bought = customers.filter((row) => row.bought).length;
  const others = customers.length - bought;
  const least = assumed["loyalty.fewestOutcomes"].value;
  const enough = assumed["backtest.enoughOutcomes"].value;
  if (Math.min(bought, others) < least) {
    warnings.push(reason("backtest.too-few-outcomes", { asOf, horizonDays, bought, others, least }));
    return warnings;
  }
  if (Math.min(bought, others) < enough) {
    warnings.push(reason("backtest.few-outcomes", { asOf, horizonDays, bought, others, enough }));
  }
  const lapsed = active.filter((row) => row.lapsed).length;
  if (lapsed < least) warnings.push(reason("backtest.too-few-lapses", { asOf, horizonDays, lapsed, least }));
  if (rules === null) warnings.push(reason("backtest.rules-not-learned", { asOf, horizonDays }));
  else {
    const days = window.days.asOf - horizonDays - window.days.first;
    if (!hasHistory(window.days)) warnings.push(reason("backtest.short-history", { asOf, horizonDays, days }));
    const after = bought / customers.length;
    if (Math.abs(after - rules.baseRate) >= assumed["backtest.seasonShift"].value) {
      warnings.push(reason("backtest.season-differs", { asOf, horizonDays, before: rules.baseRate, after }));
    }
  }
  if (!hasMoney && active.length > 0) warnings.push(reason("backtest.amounts-missing", { asOf }));
  if (book.reviewed.size === 0) warnings.push(reason("backtest.no-plan", { asOf }));
  warnings.push(...nearBoundary(window, asOf, assumed["backtest.boundaryError"].value));
  warnings.push(...neverClosed(window, asOf, assumed["backtest.neverClosedShare"].value));
  return warnings;
}

function nearBoundary({ book }: WindowRows, asOf: string, most: number): Reason[] {
  const { purchases: model } = book.models;
  if (model === null) return [];
  const errors: Readonly<Record<string, number>> = { ...model.standardErrors };
  return Object.entries<number>({ ...model.parameters }).flatMap(([parameter, value]) => {
    const error = errors[parameter];
    const isDecided = error === undefined || error <= most * Math.abs(value);
    return isDecided ? [] : reason("backtest.model-near-boundary", { asOf, kind: model.kind, parameter, value });
  });
}

function neverClosed({ rows, days }: WindowRows, asOf: string, most: number): Reason[] {
  let old = 0;
  let open = 0;
  for (const { predicted } of rows) {
    for (const { day, resolvedDay, row } of predicted.dated.tickets ?? []) {
      if (day > days.asOf - YEAR_DAYS) continue;
      old++;
      // What was closed later was open on the day.
      if (resolvedDay === null ? row.resolved !== true : resolvedDay > days.asOf) open++;
    }
  }
  return old === 0 || open / old < most
    ? []
    : [reason("backtest.tickets-never-closed", { asOf, tickets: open, share: open / old })];
}
