import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertCount, assertNumber, assertOptions, assertRows, RetentionError } from "../../errors.js";
import { daysOfAccount } from "../../reading/collect-days.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { PlainDate, TimeUnit } from "../../records/values/time.js";
import { assertModel } from "../engine/model.js";
import { summaryOf } from "../histories/purchase-accumulator.js";
import { type ContinuousModel, futureOf } from "./posterior.js";

/** The days to show the chance on. */
export interface AlivePathOptions {
  /** Last day, inclusive; later purchases are left out. */
  until: PlainDate;
  /**
   * First day to show.
   * @defaultValue the day of the first purchase
   */
  from?: PlainDate | null | undefined;
  /**
   * Days from one entry to the next, a whole number from 1 to 3,660. Days of purchases and the last day have one as well.
   * @defaultValue `7`
   */
  everyDays?: number | null | undefined;
  /** Values of the covariates that the model knows, by name. */
  covariates?: Record<string, number> | null | undefined;
}

/** The chance as it stood at the end of a day. */
export interface AlivePoint {
  on: PlainDate;
  /** Probability of being a customer, by what was known then. */
  alive: number;
  /** Days with a purchase up to then. */
  purchases: number;
}

/**
 * How the chance of being a customer has changed over time: on each day, what `summarizePurchases` and
 * `probabilityAlive` would have said then. It falls during silence and rises after a purchase, which shows whether a
 * silence is usual or the longest yet.
 *
 * The model is the same for all days: one fitted to today's record knows more than was known then.
 *
 * Source: as for `probabilityAlive`. Cost: one pass over the purchases per entry, for at most 20,000 entries.
 *
 * @param model - A BG/NBD, MBG/NBD or Pareto/NBD model.
 * @param purchases - One account's purchases, in any order; returns take back what they name from their day on.
 * @param options - From when to when, and how often.
 * @returns One entry per day shown, in order; none before the first purchase, or once all of it was returned.
 * @throws RetentionError when a row cannot be read or is another account's, or an option is wrong.
 *
 * @example
 * import { alivePath, paretoNbdModel } from "retention-kit";
 *
 * const model = paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6061, beta: 11.67 }, { timeUnit: "week" });
 * const purchases = ["2026-01-05", "2026-02-02", "2026-03-02"].map((on) => ({ accountId: "acme", on }));
 * alivePath(model, purchases, { until: "2026-05-04", everyDays: 28 })
 * //=> [
 * //     { on: "2026-01-05", alive: 1, purchases: 1 },
 * //     { on: "2026-02-02", alive: 1, purchases: 2 },
 * //     { on: "2026-03-02", alive: 1, purchases: 3 },
 * //     { on: "2026-03-30", alive: 0.8662, purchases: 3 },
 * //     { on: "2026-04-27", alive: 0.7241, purchases: 3 },
 * //     { on: "2026-05-04", alive: 0.6893, purchases: 3 },
 * //   ]
 */
export function alivePath<Unit extends TimeUnit>(
  model: ContinuousModel<Unit>,
  purchases: readonly Purchase[],
  options: AlivePathOptions,
): AlivePoint[] {
  const chosen = assertOptions(NAME, "options", options, {
    until: true,
    from: true,
    everyDays: true,
    covariates: true,
  });
  assertModel(NAME, model, ["bg-nbd", "mbg-nbd", "pareto-nbd"]);
  const everyDays = chosen.everyDays ?? 7;
  assertCount(NAME, "options.everyDays", everyDays, { min: 1, max: 3660 });
  const until = dayNumber(NAME, "options.until", chosen.until);
  const rows = readPurchases(purchases);
  const days = rows.flatMap(({ day }) => (day <= until ? day : []));
  const from =
    chosen.from == null
      ? days.reduce((first, day) => Math.min(first, day), Infinity)
      : dayNumber(NAME, "options.from", chosen.from);
  if (chosen.from != null && from > until) {
    throw new RetentionError(NAME, "options.from", "must not lie after options.until", chosen.from);
  }
  if (days.length === 0) return [];

  const told = new Set(days.filter((day) => day >= from));
  if ((until - from) / everyDays + told.size > MOST_ENTRIES) {
    const rule = `must leave at most ${MOST_ENTRIES} entries`;
    throw new RetentionError(NAME, "options.everyDays", rule, everyDays);
  }
  for (let day = from; day <= until; day += everyDays) told.add(day);
  told.add(until);
  return [...told]
    .sort((a, b) => a - b)
    .flatMap((day): AlivePoint[] => {
      const known = rows.filter((row) => row.day <= day).map(({ purchase }) => purchase);
      const days = daysOfAccount(NAME, known, { from: -Infinity, until: day, scale: MINOR_UNITS });
      const history = summaryOf("", days, { until: day, unit: model.timeUnit, scale: MINOR_UNITS });
      if (history === null) return [];
      const { repeatPurchases, recency, observed } = history;
      const { alive } = futureOf(NAME, model, { repeatPurchases, recency, observed, covariates: chosen.covariates });
      return [{ on: plainDate(day), alive, purchases: repeatPurchases + 1 }];
    });
}

const NAME = "alivePath";

const MOST_ENTRIES = 20_000;

/** The purchases of one account, each with its day. */
function readPurchases(purchases: readonly Purchase[]): { purchase: Purchase; day: number }[] {
  assertRows(NAME, "purchases", purchases);
  const accountId = purchases[0]?.accountId;
  return purchases.map((purchase, index) => {
    const path = `purchases[${index}]`;
    const { on, amount, quantity } = purchase;
    if (purchase.accountId !== accountId) {
      throw new RetentionError(NAME, `${path}.accountId`, "must be the same for all", purchase.accountId);
    }
    if (amount != null) assertNumber(NAME, `${path}.amount`, amount, { min: -MOST_MONEY, max: MOST_MONEY });
    if (quantity != null) assertNumber(NAME, `${path}.quantity`, quantity);
    return { purchase, day: dayNumber(NAME, `${path}.on`, on) };
  });
}

const MINOR_UNITS = 100;

/** Beyond this, whole minor units are no longer told apart. */
const MOST_MONEY = 2 ** 46;
