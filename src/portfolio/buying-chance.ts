import { daysInUnit } from "../calendar/days-in-unit.js";
import { logOdds } from "../numeric/functions/logistic.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { predictionInterval } from "../purchases/evaluation/prediction-interval.js";
import type { ContinuousModel } from "../purchases/predictions/posterior.js";
import { probabilityOfBuying } from "../purchases/predictions/probability-of-buying.js";

/** The chance that an account buys within some days. */
export interface BuyingChance {
  probability: number;
  /** Bounds at 95%, for what the models leave in doubt. */
  lower: number;
  upper: number;
  /** Whether it rests on purchases alone, or on tickets and surveys too. */
  from: "loyalty" | "purchases";
}

/** What the book's models say of the chance that an account buys within some days of `asOf`. */
export interface BuyingChances {
  /** By its purchases alone. */
  fromPurchases: (history: PurchaseSummary, days: number) => number;
  /** By all that is known of it. It is the one definition of loss: 1 − this, wherever a loss is shown. */
  within: (account: { history: PurchaseSummary }, days: number) => BuyingChance;
  /** Standard deviation of what all accounts' log odds have in common: how good or bad the coming season is. */
  levelDeviation: (days: number) => number;
}

/** Spread of the log odds between one season and the next, and of a season not seen before. */
const LEVEL_DEVIATIONS = [0.7, 0.3] as const;

/**
 * The chances of buying under a book's models; `null` where the book has no model of its purchases.
 * @internal
 */
export function buyingChances(purchases: ContinuousModel | null): BuyingChances | null {
  if (purchases === null) return null;
  const perDay = 1 / daysInUnit[purchases.timeUnit];
  return {
    fromPurchases: (history, days) => probabilityOfBuying(purchases, history, { horizon: days * perDay }),
    within({ history }, days) {
      const predict = (model: ContinuousModel): number =>
        probabilityOfBuying(model, history, { horizon: days * perDay });
      const probability = predict(purchases);
      const sure: BuyingChance = { probability, lower: probability, upper: probability, from: "purchases" };
      if (purchases.covariance === null || !Number.isFinite(logOdds(probability))) return sure;
      const { lower, upper } = predictionInterval(purchases, predict, { scale: "logit" });
      return Number.isFinite(lower) && Number.isFinite(upper) ? { ...sure, lower, upper } : sure;
    },
    levelDeviation: () => Math.hypot(...LEVEL_DEVIATIONS),
  };
}
