/* eslint-disable @typescript-eslint/no-non-null-assertion -- one entry a customer in each column. */
import { assertNoNearMissInRows, assertOptions, assertText, nearMissCheck } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { refusedRows, type Rejection } from "../../records/rows/rejection.js";
import type { HorizonOptions } from "./expected-purchases.js";
import {
  type HistoryOf,
  type LeavingOdds,
  type PurchaseModel,
  type Posterior,
  posteriorOf,
  timeObserved,
} from "./posterior.js";
import { PURCHASE_KINDS } from "../engine/model-kinds.js";
import { horizonIn } from "./horizon.js";
import { expEach, log1pEach } from "../../numeric/elementary/each.js";
import { pairTable } from "../../numeric/discrete/pair-table.js";
import { assertModel, covariatesOf } from "../engine/model.js";

/** What to expect of one customer. */
export interface PurchasePrediction {
  /** Position of the history in the input, from 0. */
  index: number;
  /** The account of the history, where it names one. */
  accountId: string | null;
  /** Probability of being alive at the end of observation; under a BG/BB model, at the last opportunity so far. */
  alive: number;
  /** Expected number of purchases within the horizon. */
  expected: number;
  /** Probability of at least one purchase within the horizon. */
  buying: number;
}

/** Predictions for many customers, and the histories that could not be used. */
export interface PurchasePredictions {
  /** One for each history that could be used, in order. */
  predictions: PurchasePrediction[];
  rejected: Rejection[];
  /** The horizon as it was taken, in `unit`. */
  horizon: number;
  /** Unit of time of the horizon, the model's own; `null` for opportunities whose distance in time was not specified. */
  unit: TimeUnit | null;
}

/** Customers alike but for the time of their last purchase. */
interface Group {
  standing: Posterior;
  /** Purchases expected of one who is alive. */
  expected: number;
  /** Probability that one who is alive buys. */
  buying: number;
}

/**
 * Probability of being alive, expected purchases and probability of buying at all of a whole customer base at once: what
 * `probabilityAlive`, `expectedPurchases` and `probabilityOfBuying` give for each customer alone.
 *
 * All that is to come depends on recency only through the probability of being alive, so that it is computed once for
 * all customers with the same purchases and time observed. As times are counted in days, these are few.
 *
 * Cost: below a microsecond per customer, and one evaluation of each function for each pair of purchases and time
 * observed.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param histories - The customers' purchases so far, such as summaries.
 * @param options - The horizon, in the model's unit of time or in one of yours.
 * @returns The predictions, and each history that is impossible or in another unit with the reason.
 * @throws RetentionError when the model is not one of these, or the horizon is negative.
 *
 * @example
 * import { bgNbdModel, predictPurchases } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * const histories = [
 *   { accountId: "a", repeatPurchases: 2, recency: 30.43, observed: 38.86 },
 *   { accountId: "b", repeatPurchases: 2, recency: 45, observed: 38.86 },
 * ];
 * predictPurchases(model, histories, { horizon: 39 })
 * //=> {
 * //     predictions: [{ index: 0, accountId: "a", alive: 0.73, expected: 1.226, buying: 0.555 }],
 * //     rejected: [
 * //       {
 * //         index: 1, path: "histories[1].recency",
 * //         message: "predictPurchases: histories[1].recency must be at most 38.86, got 45",
 * //       },
 * //     ],
 * //     horizon: 39, unit: "week",
 * //   }
 */
export function predictPurchases<M extends PurchaseModel>(
  model: M,
  histories: readonly (HistoryOf<M> & { accountId?: string | null | undefined })[],
  options: HorizonOptions,
): PurchasePredictions {
  const chosen = assertOptions("predictPurchases", "options", options, { horizon: true, unit: true });
  assertModel("predictPurchases", model, PURCHASE_KINDS);
  const horizon = horizonIn("predictPurchases", model, chosen.horizon, chosen.unit);
  const groupOf = groups(model, horizon);
  if (Array.isArray(histories)) {
    assertNoNearMissInRows("predictPurchases", "histories", [histories[0]], HISTORY_FIELDS);
  }
  const check = nearMissCheck("predictPurchases", HISTORY_FIELDS);
  const predictions: PurchasePrediction[] = [];
  const later = predictedLater(predictions);
  const place = { rows: "histories", row: 0 };
  const pathOf = (): string => `histories[${place.row}]`;
  const rejected = refusedRows("predictPurchases", "histories", histories, (history, index) => {
    place.row = index;
    check(history, pathOf);
    const observed = timeObserved("predictPurchases", place, model, history);
    const { accountId = null, recency } = history;
    if (accountId !== null) assertText("predictPurchases", "accountId", accountId);
    const group = groupOf(history, observed);
    if (group.standing.odds !== null) {
      later.add(index, accountId, group, group.standing.odds, recency);
      return;
    }
    const alive = group.standing.aliveAfter(recency);
    predictions.push({
      index,
      accountId,
      alive,
      expected: alive * group.expected,
      buying: alive * group.buying,
    });
  });
  later.predict();
  return { predictions, rejected, horizon, unit: model.timeUnit };
}

/** Predictions that are made together: few enough to be still at hand, and many enough for a column. */
const TOGETHER = 512;

/**
 * Predictions that are made a column at a time: an exponential takes a small part there of what it takes alone.
 *
 * @param predictions - Where they are added, in order.
 */
function predictedLater(predictions: PurchasePrediction[]): {
  add: (index: number, accountId: string | null, group: Group, odds: LeavingOdds, recency: number) => void;
  predict: () => void;
} {
  const column = new Float64Array(TOGETHER);
  const bases = new Float64Array(TOGETHER);
  const shapes = new Float64Array(TOGETHER);
  const indices = new Int32Array(TOGETHER);
  const accountIds: (string | null)[] = [];
  const groups: Group[] = [];
  let count = 0;
  const predict = (): void => {
    log1pEach(column, 0, count);
    for (let at = 0; at < count; at++) column[at] = bases[at]! + shapes[at]! * column[at]!;
    expEach(column, 0, count);
    for (let at = 0; at < count; at++) {
      const { expected, buying } = groups[at]!;
      const alive = 1 / (1 + column[at]!);
      predictions.push({
        index: indices[at]!,
        accountId: accountIds[at]!,
        alive,
        expected: alive * expected,
        buying: alive * buying,
      });
    }
    count = 0;
  };
  return {
    add(index, accountId, group, { base, shape, observed, scale }, recency) {
      column[count] = (observed - recency) / (scale + recency);
      bases[count] = base;
      shapes[count] = shape;
      indices[count] = index;
      accountIds[count] = accountId;
      groups[count] = group;
      if (++count === TOGETHER) predict();
    },
    predict,
  };
}

const HISTORY_FIELDS = {
  accountId: true,
  repeatPurchases: true,
  recency: true,
  observed: true,
  opportunities: true,
  meanRepeatSpend: true,
  unit: true,
  covariates: true,
} as const;

/** The group of each history, kept by purchases and time observed; covariates set every customer apart. */
function groups<M extends PurchaseModel>(
  model: M,
  horizon: number,
): (history: HistoryOf<M>, observed: number) => Group {
  const make = (history: HistoryOf<M>, observed: number): Group => {
    const standing = posteriorOf("predictPurchases", model, history, observed);
    const future = standing.future(1);
    return { standing, expected: future.purchases(horizon), buying: future.nextWithin(horizon) };
  };
  const { purchase, dropout } = covariatesOf(model);
  if (purchase.length + dropout.length > 0) return make;

  const known = pairTable<Group>();
  return (history, observed) => {
    const { repeatPurchases } = history;
    const group = known.get(repeatPurchases, observed);
    if (group !== undefined) return group;
    const made = make(history, observed);
    known.add(repeatPurchases, observed, made);
    return made;
  };
}
