import { addTo } from "../../records/values/add-to.js";
import { type IntervalOptions, resolveConfidence } from "../confidence.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Rejection } from "../../records/rows/rejection.js";
import { type AccountRevenue, type RevenueRow, fromContracts, fromPurchases } from "./account-revenue.js";
import { RetentionError, assertArray, assertCount, assertNumber, assertOptions, assertText } from "../../errors.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { type ContractRow, isContract } from "./recurring-revenue.js";
import type { Purchase } from "../../records/account/purchase.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { MINOR_UNITS } from "../purchase-days.js";
import { contractFigures } from "../../evidence/contract-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import { type Bounds, percentileBounds, resampleAccounts } from "../../numeric/random/resampled-accounts.js";

/** Which two days are compared, and in which groups. */
export interface RevenueRetentionOptions extends IntervalOptions {
  /** The day at the start. Customers are those with revenue then. */
  from: PlainDate;
  /** The day at the end. */
  to: PlainDate;
  /** Groups beside the whole: by the calendar year in which an account began, by the latest `segment` of its rows, or as you say. */
  by?: "cohort" | "segment" | ((accountId: string) => string | null | undefined) | null | undefined;
  /**
   * Of purchases, the months up to each of the two days whose money counts.
   * @defaultValue `12`
   */
  months?: number | null | undefined;
  /**
   * Of contracts, the days around an end within which one of the same product that begins renews it, a quarter of its term at
   * most; a whole number.
   * @defaultValue the assumption `contracts.renewalWindowDays`, 60
   */
  renewalWindowDays?: number | null | undefined;
  /**
   * Number of bootstrap draws for the bounds; 0 for none.
   * @defaultValue `1000`
   */
  resamples?: number | null | undefined;
  /**
   * Seed of the random draws.
   * @defaultValue `1`
   */
  seed?: number | null | undefined;
}

/**
 * Revenue kept, for all accounts or a group of them. Money is per year for contracts, and for the months given for
 * purchases.
 */
export interface RetainedRevenue {
  /** Accounts with revenue at the start. */
  accounts: number;
  /** Revenue at the start. */
  start: number;
  /** Revenue of these accounts at the end: `start + expansion − contraction − churned`. */
  end: number;
  /** Gross revenue retention: what was kept, nothing added; a share of the start, `null` if that is 0. */
  gross: number | null;
  /** Its bounds; `null` if the draws leave it open. */
  grossLower: number | null;
  grossUpper: number | null;
  /** Net revenue retention: what was kept, with what those accounts added. */
  net: number | null;
  /** Bounds of `net`. */
  lower: number | null;
  upper: number | null;
  /** Growth in revenue from accounts with revenue at the start. */
  expansion: number;
  /** Lost revenue from accounts that stayed. */
  contraction: number;
  /** Revenue lost with accounts that left. */
  churned: number;
  churnedAccounts: number;
  /** Of accounts that had revenue once, none at the start, and some at the end. It is in neither share. */
  wonBack: number;
  wonBackAccounts: number;
  /** Of accounts that never had revenue before. It is in neither share. */
  won: number;
  wonAccounts: number;
}

/** Revenue kept, as a whole and by groups. */
export interface RevenueRetention extends RetainedRevenue {
  from: PlainDate;
  to: PlainDate;
  confidence: number;
  /** By name; empty without `by`. Accounts of which nothing is known are in no group. */
  groups: ({ name: string } & RetainedRevenue)[];
  /** Rows left out. */
  rejected: Rejection[];
}

const NAME = "revenueRetention";

/**
 * Gross and net revenue retention: what became of the revenue of those who were customers on one day, by another. Each
 * account counts as kept up to what it paid at the start (gross), or with all that it pays at the end (net):
 *
 * gross = Σ min(start, end) / Σ start, net = Σ end / Σ start, over the accounts with revenue at the start.
 *
 * For contracts, the revenue of a day is what the running ones pay in a year. A contract ends where the one that
 * renewed it begins: the one that names it, or one of the same product that begins within `renewalWindowDays` of its
 * end. If that is some days late, the days between count as renewed. For purchases, it is the money of the `months` up
 * to the day, less returns. The bounds are bootstrap percentiles over accounts: large accounts make them wide.
 *
 * Sources: the usual definitions, tested against published worked examples; Efron & Tibshirani (1993), "An introduction
 * to the bootstrap", section 13.3. Cost: one pass over the rows, then accounts × resamples.
 *
 * @param rows - Purchases or contracts, each with its `accountId`. The two are never added up: if both come, the kind
 *   with more rows counts (contracts if equal), and the others are left out.
 * @param options - The two days, groups, draws.
 * @returns Shares with their bounds, the money behind them, and the rows left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { revenueRetention } from "retention-kit";
 *
 * const contracts = [
 *   { accountId: "a", id: "1", startsOn: "2025-03-01", endsOn: "2026-02-28", amount: 100, per: "month" },
 *   { accountId: "a", id: "2", startsOn: "2026-03-01", amount: 150, per: "month", renewedFrom: "1" },
 *   { accountId: "b", id: "3", startsOn: "2025-06-01", endsOn: "2026-05-31", amount: 800, per: "year" },
 * ];
 * const { gross, net, expansion, churned } = revenueRetention(contracts, { from: "2025-12-31", to: "2026-12-31" });
 * [gross, net, expansion, churned]
 * //=> [0.6, 0.9, 600, 800]
 */
export function revenueRetention(rows: readonly RevenueRow[], options: RevenueRetentionOptions): RevenueRetention {
  const chosen = assertOptions(NAME, "options", options, {
    from: true,
    to: true,
    by: true,
    months: true,
    renewalWindowDays: true,
    resamples: true,
    seed: true,
    confidence: true,
  });
  const { from, to, by, months = 12, resamples = 1000, seed = 1 } = chosen;
  const { renewalWindowDays: windowDays = presetOf(contractFigures)["contracts.renewalWindowDays"].value } = chosen;
  const confidence = resolveConfidence(NAME, chosen);
  const fromDay = dayNumber(NAME, "options.from", from);
  const toDay = dayNumber(NAME, "options.to", to);
  if (toDay <= fromDay) throw new RetentionError(NAME, "options.to", `must be later than ${from}`, to);
  assertCount(NAME, "options.months", months, { min: 1, max: 1200 });
  assertCount(NAME, "options.renewalWindowDays", windowDays, { max: 3660 });
  assertCount(NAME, "options.resamples", resamples, { max: 100_000 });
  assertNumber(NAME, "options.seed", seed);
  if (by !== undefined && by !== "cohort" && by !== "segment" && typeof by !== "function") {
    throw new RetentionError(NAME, "options.by", "must be cohort, segment or a function of an account's id", by);
  }
  assertArray(NAME, "rows", rows);

  const list: readonly RevenueRow[] = rows;
  const objects = list.filter((row) => typeof row === "object" && (row as unknown) !== null);
  const contracts = objects.filter(isContract).length;
  const { accounts, rejected } =
    contracts > 0 && contracts * 2 >= objects.length
      ? fromContracts(list as ContractRow[], { fromDay, toDay, windowDays })
      : fromPurchases(list as Purchase[], { fromDay, toDay, months });
  const drawing = { resamples, seed, confidence, fromDay };
  const whole = retained(accounts, drawing);
  const groups = new Map<string, AccountRevenue[]>();
  for (const account of by === undefined ? [] : accounts) {
    const name = groupOf(account, by ?? "cohort");
    if (name === null) continue;
    addTo(groups, name, account);
  }
  return {
    from,
    to,
    ...whole,
    confidence,
    groups: [...groups]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([name, members]) => ({ name, ...retained(members, drawing) })),
    rejected,
  };
}

function groupOf(
  { accountId, firstDay, segment }: AccountRevenue,
  by: NonNullable<RevenueRetentionOptions["by"]>,
): string | null {
  if (by === "segment") return segment;
  if (by === "cohort") return plainDate(firstDay).slice(0, 4);
  const name: unknown = by(accountId) ?? null;
  if (name !== null) assertText(NAME, "options.by", name);
  return name;
}

interface Drawing {
  resamples: number;
  seed: number;
  confidence: number;
  fromDay: number;
}

function retained(accounts: readonly AccountRevenue[], { fromDay, ...drawing }: Drawing): RetainedRevenue {
  // In order of their names, so that the draws do not follow the order of the rows.
  const there = accounts.filter(({ start }) => start > 0).sort((a, b) => compareTexts(a.accountId, b.accountId));
  const gone = there.filter(({ end }) => end <= 0);
  const came = accounts.filter(({ start, end }) => start <= 0 && end > 0);
  const back = came.filter(({ firstDay }) => firstDay <= fromDay);
  const fresh = came.filter(({ firstDay }) => firstDay > fromDay);
  const sum = (members: readonly AccountRevenue[], of: (account: AccountRevenue) => number): number =>
    members.reduce((total, account) => total + of(account), 0) / MINOR_UNITS;
  const start = sum(there, (account) => account.start);
  const end = sum(there, (account) => account.end);
  const kept = sum(there, keptOf);
  const bounds = boundsOf(there, drawing);
  return {
    accounts: there.length,
    start,
    end,
    gross: start > 0 ? kept / start : null,
    grossLower: bounds.gross?.lower ?? null,
    grossUpper: bounds.gross?.upper ?? null,
    net: start > 0 ? end / start : null,
    lower: bounds.net?.lower ?? null,
    upper: bounds.net?.upper ?? null,
    expansion: sum(there, (account) => Math.max(0, account.end - account.start)),
    contraction: sum(there, (account) => (account.end > 0 ? Math.max(0, account.start - account.end) : 0)),
    churned: sum(gone, (account) => account.start),
    churnedAccounts: gone.length,
    wonBack: sum(back, (account) => account.end),
    wonBackAccounts: back.length,
    won: sum(fresh, (account) => account.end),
    wonAccounts: fresh.length,
  };
}

function keptOf({ start, end }: AccountRevenue): number {
  return Math.max(0, Math.min(start, end));
}

/** Percentiles of both shares over accounts drawn again. */
function boundsOf(
  there: readonly AccountRevenue[],
  { resamples, seed, confidence }: Omit<Drawing, "fromDay">,
): { gross: Bounds | null; net: Bounds | null } {
  if (there.length === 0 || resamples === 0) return { gross: null, net: null };
  const gross = new Float64Array(resamples);
  const net = new Float64Array(resamples);
  resampleAccounts(there.length, null, { resamples, seed }, (times, resample) => {
    let start = 0;
    let end = 0;
    let kept = 0;
    there.forEach((account, index) => {
      const drawn = times[index] ?? 0;
      start += drawn * account.start;
      end += drawn * account.end;
      kept += drawn * keptOf(account);
    });
    gross[resample] = kept / start;
    net[resample] = end / start;
  });
  return { gross: percentileBounds(gross, confidence), net: percentileBounds(net, confidence) };
}
