import { collectDays } from "../../reading/collect-days.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertOptions, RetentionError } from "../../errors.js";
import type { Purchase } from "../../records/account/purchase.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import type { PlainDate, TimeUnit } from "../../records/values/time.js";
import {
  meanSpend,
  type PurchaseSummary,
  resolveObservation,
  type SummaryOptions,
  summaryOf,
} from "./purchase-accumulator.js";

/** A summary of the calibration period, with what the account did next. */
export interface HoldoutSummary<Unit extends TimeUnit = TimeUnit> extends PurchaseSummary<Unit> {
  /** Days with a purchase after the calibration period. */
  holdoutPurchases: number;
  /** Mean money spent on such a day; 0 where there is none, `null` if one has no amount. */
  holdoutMeanSpend: number | null;
}

/** Where the calibration ends and where the holdout ends. */
export interface HoldoutOptions<Unit extends TimeUnit = TimeUnit> extends SummaryOptions<Unit> {
  /** Last day of the holdout, inclusive. */
  holdoutUntil: PlainDate;
}

/** Accounts known by the end of the calibration, each with its holdout. */
export interface HoldoutSplit<Unit extends TimeUnit = TimeUnit> {
  summaries: HoldoutSummary<Unit>[];
  /** Length of the holdout, in the unit of the summaries: the horizon to predict. */
  horizon: number;
  rejected: Rejection[];
}

/**
 * Splits a record of purchases in time: summaries up to `until` for fitting, and what each account bought from the day
 * after to `holdoutUntil`, so that any model can be judged on what happened next. Accounts whose first purchase falls
 * in the holdout are left out. Rules and cost are those of `summarizePurchases`; a return within the holdout is taken
 * off purchases of the holdout only.
 *
 * @param purchases - Rows with `accountId`, in any order.
 * @param options - End of calibration, end of holdout and unit of time.
 * @returns The summaries with their holdout, its length, and the rows that could not be used.
 * @throws RetentionError when a date or the unit of the options is not one, the holdout ends before it begins, or there
 * are purchases and none falls in the calibration.
 *
 * @example
 * import { splitHoldout } from "retention-kit";
 *
 * splitHoldout(
 *   [
 *     { accountId: "a", on: "2026-01-06", amount: 20 },
 *     { accountId: "a", on: "2026-04-07", amount: 30 },
 *   ],
 *   { until: "2026-03-31", holdoutUntil: "2026-06-30", unit: "week" },
 * )
 * //=> {
 * //     summaries: [
 * //       {
 * //         accountId: "a", repeatPurchases: 0, recency: 0, observed: 12, meanRepeatSpend: 0, unit: "week",
 * //         holdoutPurchases: 1, holdoutMeanSpend: 30,
 * //       },
 * //     ],
 * //     horizon: 13,
 * //     rejected: [],
 * //   }
 */
export function splitHoldout<Unit extends TimeUnit>(
  purchases: readonly Purchase[],
  options: HoldoutOptions<Unit>,
): HoldoutSplit<Unit> {
  const chosen = assertOptions("splitHoldout", "options", options, {
    holdoutUntil: true,
    until: true,
    unit: true,
    from: true,
    minorDigits: true,
  });
  const calibration = resolveObservation("splitHoldout", chosen);
  const holdoutUntil = dayNumber("splitHoldout", "options.holdoutUntil", chosen.holdoutUntil);
  if (holdoutUntil <= calibration.until) {
    throw new RetentionError("splitHoldout", "options.holdoutUntil", "must lie after until", chosen.holdoutUntil);
  }
  const before = collectDays("splitHoldout", calibration);
  const after = collectDays("splitHoldout", {
    from: calibration.until + 1,
    until: holdoutUntil,
    scale: calibration.scale,
  });
  const { accepted, rejected } = acceptRows("splitHoldout", "purchases", purchases, (purchase) => {
    before.add(purchase);
    after.add(purchase);
  });

  const holdouts = new Map<string, Pick<HoldoutSummary, "holdoutPurchases" | "holdoutMeanSpend">>();
  after.forEach((accountId, days) => {
    const holdoutMeanSpend = meanSpend(days, calibration.scale);
    holdouts.set(accountId, { holdoutPurchases: days.length, holdoutMeanSpend });
  });
  const summaries: HoldoutSummary<Unit>[] = [];
  let known = 0;
  before.forEach((accountId, days) => {
    known++;
    const summary = summaryOf(accountId, days, calibration);
    if (summary === null) return;
    const { holdoutPurchases, holdoutMeanSpend } = holdouts.get(accountId) ?? NOTHING;
    summaries.push({ ...summary, holdoutPurchases, holdoutMeanSpend });
  });
  if (known === 0 && accepted.length > 0) {
    const rule = "must leave a purchase in the calibration, and all lie outside it";
    throw new RetentionError("splitHoldout", "options.until", rule, chosen.until);
  }
  return { summaries, horizon: (holdoutUntil - calibration.until) / daysInUnit[calibration.unit], rejected };
}

const NOTHING = { holdoutPurchases: 0, holdoutMeanSpend: 0 } as const;
