import { given, type PartOf } from "../../records/values/given.js";
import { assertFields, assertNumber, assertShare } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { GammaGammaModel } from "../../purchases/models/gamma-gamma/gamma-gamma-model.js";
import { aliveReasons } from "../../purchases/predictions/explain-alive.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { BuyingChance } from "../buying/buying-chance.js";
import { type ComingSpend, lastingReasons } from "./coming-spend.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { lostByLeaving } from "../../purchases/rhythm/lost-by-leaving.js";
import { exp } from "../../numeric/elementary/exp.js";
import { lostQuantile } from "./lost-money.js";

/** A number with bounds for the models' parameter uncertainty. */
export interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Money that an account would bring at its present pace and that is expected not to come: all of it if it buys nothing,
 * otherwise what falls after it leaves. For a customer without purchases to go by, or that buys nothing but what is billed
 * under its contracts, it is the money of contracts that may not be renewed, or may be left.
 */
export interface ValueAtRisk {
  /** In `currency`, of the coming `months`: worth × lost. */
  readonly amount: number;
  /**
   * What will turn out to be lost lies between these with this confidence at least. One account's money is lost or it is not,
   * so the lower bound is 0 unless the loss is next to certain, and where a loss is unlikely the upper bound would be 0 too.
   * Both are moved as far as it takes to hold `amount`, which is a mean.
   */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /**
   * Worth × the bounds of what is lost: the uncertainty of the models about `amount`, without the randomness of a
   * single account.
   */
  readonly expected: { readonly lower: number; readonly upper: number };
  readonly currency: string | null;
  /** Months from `asOf` on whose money counts. */
  readonly months: number;
  /**
   * Money of these months at the pace of the last 12, without products that last longer, and at 95% the uncertainty of that
   * pace. Where `lossFrom` is `"contracts"`, what its contracts bring in as many months.
   */
  readonly worth: Bounded;
  /**
   * Chance that the account buys nothing in these months, at 95%. Where `lossFrom` is `"contracts"`, the share of `worth` that is
   * expected to be lost: of what ends within the months by the chance that it is not renewed, and of what may be left in any
   * of them by the mean chance that it has been.
   */
  readonly loss: Bounded;
  /**
   * If it buys at all: the share of the money of these months that is still expected to be lost, because it leaves
   * within them. 0 if `lossFrom` is `"contracts"`.
   */
  readonly leaves: number;
  /** Share of `worth` that is expected to be lost, 1 − (1 − loss) × (1 − leaves), by the bounds of the loss. */
  readonly lost: Bounded;
  /**
   * Where the chance comes from: loyalty where tickets or surveys are known, else the purchases alone. Of a customer that
   * bought nothing in the last 12 months, or nothing but what its contracts bring, these contracts.
   */
  readonly lossFrom: "loyalty" | "purchases" | "contracts";
  /** How the account bought so far, and what the bounds leave out. */
  readonly reasons: readonly Reason[];
  /** The figures of the purchase models; those of loyalty are listed with it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** What the value at risk of an account follows from. */
export interface RiskEvidence {
  history: PurchaseSummary;
  purchases: ContinuousModel;
  spend: GammaGammaModel | null;
  /** What it spent in the last 12 months, and what of it would come again. */
  coming: ComingSpend;
  /** Chance of buying within the months. */
  chance: BuyingChance;
  /** How evenly the book's customers buy; `null` if unknown. */
  gaps: GapRhythm | null;
  /** Whether tickets or surveys are known. */
  knowsService: boolean;
  policy: ValueAtRiskPolicy;
  currency: string | null;
  /** Behind the models. */
  assumptions: readonly Assumption<unknown>[];
}

/** Confidence of the factors, and of what will be lost. */
const CONFIDENCE_OF_WORTH = 0.95;
const CONFIDENCE = 0.9;

/** A share below it is 0% in words. */
const LEAST_SAID = 0.005;

/**
 * The value at risk of an account.
 *
 * Purchases come at random and differ in size, so a pace learned from n of them has on the logarithm a variance of
 * (1 + c²)/n, and what the coming months bring at that pace one of (1 + c²)/m for m purchases to come; c² is the squared
 * coefficient of variation of one account's amounts, 1/p under the gamma–gamma model and 1 without it. If it buys nothing,
 * what is lost is log-normal around the worth; else it is a share of that, as `lostQuantile` says.
 * @internal
 */
export function valueAtRisk(evidence: RiskEvidence): ValueAtRisk {
  const { history, purchases, spend, coming, chance, gaps, knowsService, policy, currency } = evidence;
  const { months, margin } = policy;
  const years = months / 12;
  const value = coming.worth * margin;
  const horizon = (months * daysInUnit.month) / daysInUnit[purchases.timeUnit];
  const leaves = lostByLeaving(purchases, gaps, history, horizon);
  const loss = { value: 1 - chance.probability, lower: 1 - chance.upper, upper: 1 - chance.lower };
  const lost = leaves === 0 ? loss : { value: 0, lower: 0, upper: 0 };
  if (leaves > 0) for (const at of ["value", "lower", "upper"] as const) lost[at] = 1 - (1 - loss[at]) * (1 - leaves);
  const amount = value * lost.value;
  const ofPurchase = 1 + (spend === null ? 1 : 1 / spend.parameters.p);
  const known = Math.sqrt(ofPurchase / Math.max(1, coming.purchases));
  const reach = exp(normalQuantile((1 + CONFIDENCE_OF_WORTH) / 2) * known);
  const worth = value === 0 ? nothing() : { value, lower: value / reach, upper: value * reach };
  const spread = known * Math.sqrt(1 + 1 / years);

  const reasons = [
    reason("portfolio.value-at-risk.spent", { spent: coming.spent }),
    ...lastingReasons(coming, months),
    ...aliveReasons(purchases, history),
  ];
  if (leaves >= LEAST_SAID) reasons.push(reason("portfolio.value-at-risk.leaves", { share: leaves, months }));
  if (!knowsService) reasons.push(reason("portfolio.value-at-risk.loss-from-purchases"));
  if (purchases.covariance === null) reasons.push(reason("portfolio.value-at-risk.model-taken-as-sure"));
  return {
    amount,
    lower: Math.min(amount, lostQuantile((1 - CONFIDENCE) / 2, value, { loss: loss.value, leaves, spread })),
    upper: Math.max(amount, lostQuantile((1 + CONFIDENCE) / 2, value, { loss: loss.value, leaves, spread })),
    confidence: CONFIDENCE,
    expected: value === 0 ? nothingExpected() : { lower: value * lost.lower, upper: value * lost.upper },
    currency,
    months,
    worth,
    loss,
    leaves,
    lost,
    lossFrom: chance.from,
    reasons,
    assumptions: evidence.assumptions,
  };
}

/** Of accounts that spent nothing on what comes again, of which a book has many: made where it is first asked for. */
let noWorth: Bounded | undefined;
let noMoney: ValueAtRisk["expected"] | undefined;

function nothing(): Bounded {
  return (noWorth ??= Object.freeze({ value: 0, lower: 0, upper: 0 }));
}

function nothingExpected(): ValueAtRisk["expected"] {
  return (noMoney ??= Object.freeze({ lower: 0, upper: 0 }));
}

/** What an account is worth, for value at risk. */
export interface ValueAtRiskPolicy {
  /**
   * Months of spend from `asOf` on that count, a month being 365.25/12 days.
   * @defaultValue `12`
   */
  readonly months: number;
  /**
   * Share of the spend that counts, 0 to 1: your margin. At 1 the value is turnover.
   * @defaultValue `1`
   */
  readonly margin: number;
}

const defaults: ValueAtRiskPolicy = { months: 12, margin: 1 };

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function valueAtRiskPolicy(
  functionName: string,
  path: string,
  policy: PartOf<ValueAtRiskPolicy> = {},
): ValueAtRiskPolicy {
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...given(policy) };
  assertNumber(functionName, `${path}.months`, resolved.months, { above: 0, max: 1200 });
  assertShare(functionName, `${path}.margin`, resolved.margin);
  return resolved;
}
