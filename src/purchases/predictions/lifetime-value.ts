import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { TimeUnit } from "../../records/values/time.js";
import {
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertShare,
  type Known,
  RetentionError,
} from "../../errors.js";
import { type ContractAge, renewalsOf } from "../models/contracts/contract-age.js";
import { CONTRACT_KINDS, type ContractModel, logSurvival } from "../models/contracts/contract-models.js";
import { type Discount, forceOfDiscount, LEAST_RATE } from "./discount.js";
import { isContract, residualRenewals } from "./discounted-residual-lifetime.js";
import type { Future } from "../engine/future.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import { logistic } from "../../numeric/functions/logistic.js";
import { softplus } from "../../numeric/functions/logistic.js";
import { logUnimodalIntegral } from "../../numeric/functions/unimodal-integral.js";
import type { OpportunityHistory, PurchaseHistory } from "../histories/history.js";
import { assertModel } from "../engine/model.js";
import { horizonIn } from "./horizon.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";

/** Options of `lifetimeValue`. */
export interface LifetimeValueOptions {
  /** Money of one purchase, for example from `expectedSpend`; for contracts, of one period's payment. */
  spend: number;
  /**
   * Share of the money that is margin, from 0 to 1.
   * @defaultValue `1`
   */
  margin?: number | null | undefined;
  discount: Discount;
  /**
   * Time from now on that counts, in `unit`; for contracts, payments. Where periods or payments are discounted one by
   * one, at most 100,000 of them.
   * @defaultValue forever
   */
  horizon?: number | null | undefined;
  /**
   * Unit of time of the horizon.
   * @defaultValue the model's own, or its payments
   */
  unit?: TimeUnit | null | undefined;
  /**
   * `"continuous"`, the default, discounts each purchase from its own moment. `"discrete"` discounts all purchases of a
   * unit of time (that of the discount) from its end, and needs a horizon; whatever counts periods is discrete anyway.
   */
  discounting?: "continuous" | "discrete" | null | undefined;
}

/** Most periods or payments that are discounted one by one. */
const MOST_PERIODS = 1e5;

/**
 * Customer lifetime value (CLV) from now on: the margin of the purchases to come, each discounted to now. All times are
 * in the model's unit of time, and the discount names its own, so that months and weeks cannot be confused.
 *
 * A contract's value counts the payments still to be made: of a customer of some age the renewals, the next of them now;
 * of a `"new"` one the first payment too, which is made now.
 *
 * Source: Fader, Hardie & Lee (2005), "RFM and CLV", eq. 1 to 3; contracts, Fader & Hardie (2010), "Customer-base
 * valuation in a contractual setting", eq. 3 to 6.
 *
 * @param model - A model of purchases, or of contracts.
 * @param history - The purchases so far, for contracts `{ renewalsMade }` or `{ periodsBegun }`, or `"new"`.
 * @param options - Spend, margin, discount, horizon.
 * @returns Money, in the currency of `spend`.
 * @throws RetentionError when the history is impossible, or an option is out of bounds.
 *
 * @example
 * import { bgNbdModel, lifetimeValue } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * const history = { repeatPurchases: 2, recency: 30.43, observed: 38.86 };
 * lifetimeValue(model, history, { spend: 24.65, margin: 0.3, horizon: 52, discount: { rate: 0.1, per: "year" } })
 * //=> 11.03
 */
export function lifetimeValue<M extends PurchaseModel | ContractModel>(
  model: M,
  history: (M extends ContractModel ? ContractAge : M extends PurchaseModel ? HistoryOf<M> : never) | "new",
  options: LifetimeValueOptions,
): number {
  assertObject("lifetimeValue", "model", model);
  const chosen = assertOptions("lifetimeValue", "options", options, {
    spend: true,
    margin: true,
    discount: true,
    horizon: true,
    unit: true,
    discounting: true,
  });
  const { spend, margin = 1, discount, unit, discounting = "continuous" } = chosen;
  assertNumber("lifetimeValue", "options.spend", spend, { min: 0 });
  assertShare("lifetimeValue", "options.margin", margin);
  assertOneOf("lifetimeValue", "options.discounting", discounting, ["continuous", "discrete"]);
  const force = forceOfDiscount(
    "lifetimeValue",
    discount,
    model.timeUnit,
    chosen.horizon === undefined ? LEAST_RATE : 0,
  );
  const known: PurchaseModel | ContractModel = model;
  /** Payments are counted as opportunities are. */
  const horizonOf = (kind: string): number | undefined =>
    chosen.horizon === undefined && unit === undefined
      ? undefined
      : horizonIn("lifetimeValue", { kind, timeUnit: known.timeUnit }, chosen.horizon, unit);
  if (isContract(known)) {
    assertModel("lifetimeValue", known, CONTRACT_KINDS);
    const horizon = horizonOf("bg-bb");
    return spend * margin * discountedPayments(known, history as ContractAge | "new", force, horizon);
  }

  const future = futureOf("lifetimeValue", known, history as PurchaseHistory | OpportunityHistory | "new");
  const horizon = horizonOf(known.kind);
  return spend * margin * future.alive * discountedPurchases(known, future, force, { discount, discounting, horizon });
}

function discountedPurchases(
  model: PurchaseModel,
  future: Future,
  force: number,
  { discount, horizon, discounting }: Pick<Known<LifetimeValueOptions>, "discount" | "horizon" | "discounting">,
): number {
  if (model.kind === "bg-bb")
    return horizon === undefined ? future.discountedPurchases(force) : byPeriod(future, force, 1, horizon);
  if (discounting === "discrete") {
    if (horizon === undefined) {
      throw new RetentionError("lifetimeValue", "options.horizon", "must be given for discrete discounting", horizon);
    }
    const period = discount.per == null ? 1 : daysInUnit[discount.per] / daysInUnit[model.timeUnit];
    return byPeriod(future, force, period, horizon);
  }
  return horizon === undefined ? future.discountedPurchases(force) : continuously(future, force, horizon);
}

/** The purchases of each period, discounted from its end; the last period may be cut short by the horizon. */
function byPeriod(future: Future, force: number, period: number, horizon: number): number {
  const periods = Math.ceil(horizon / period);
  assertNumber("lifetimeValue", "options.horizon", periods, { max: MOST_PERIODS });
  let sum = 0;
  let before = 0;
  for (let number = 1; number <= periods; number++) {
    const expected = future.purchases(Math.min(number * period, horizon));
    sum += (expected - before) * exp(-force * number * period);
    before = expected;
  }
  return sum;
}

/** ∫ e^(−δu) dE(u) by parts, e^(−δh) E(h) + δ ∫ e^(−δu) E(u) du, where E(u) are the purchases expected up to u. */
function continuously({ purchases }: Future, force: number, horizon: number): number {
  const expected = purchases(horizon);
  if (expected === 0) return 0;
  // u = horizon / (1 + e^−y).
  const logIntegral = logUnimodalIntegral(
    (y) => {
      const u = horizon * logistic(y);
      return u === 0 ? -Infinity : log(u) - softplus(y) - force * u + log(purchases(u));
    },
    (y) => (1 - logistic(y)) * (1.5 - force * horizon * logistic(y)) - logistic(y),
  );
  return exp(-force * horizon) * expected + force * exp(logIntegral);
}

/** Payments still to be made, the next one now. */
function discountedPayments(
  model: ContractModel,
  age: ContractAge | "new",
  force: number,
  horizon: number | undefined,
): number {
  const renewals = age === "new" ? 0 : renewalsOf("lifetimeValue", age);
  if (horizon === undefined) {
    const residual = residualRenewals("lifetimeValue", model, renewals, force);
    return age === "new" ? 1 + exp(-force) * residual : residual;
  }
  const first = age === "new" ? 0 : 1;
  const start = logSurvival(model, renewals);
  let sum = 0;
  assertNumber("lifetimeValue", "options.horizon", horizon, { max: MOST_PERIODS });
  for (let payment = 0; payment < horizon; payment++) {
    sum += exp(logSurvival(model, renewals + first + payment) - start - force * payment);
  }
  return sum;
}
