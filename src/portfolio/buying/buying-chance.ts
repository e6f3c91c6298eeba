import type { DaySpend } from "../../reading/account-days.js";
import type { Account } from "../../records/account/account.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { Experiences } from "../../loyalty/estimate/experience.js";
import type { LoyaltyBounds } from "../../loyalty/estimate/estimate-loyalty.js";
import type { Contribution } from "../../reasons/explained.js";
import { boundsOf, varianceOf } from "./chance-bounds.js";

/** The chance that an account buys within some days, by its purchases. */
export interface UncertainChance {
  probability: number;
  logOdds: number;
  /** Variance of the log odds: of the model's parameters, and of the season to come where windows of the past tell it. */
  variance: number;
}

/** The same, with its parts. */
export interface PurchaseChance extends UncertainChance {
  /** They add up to the log odds exactly. */
  contributions: readonly Contribution[];
}

/** The chance that an account buys within some days. */
export interface BuyingChance {
  probability: number;
  /** Bounds at 95%, for the models' uncertainty. */
  lower: number;
  upper: number;
  /** The same by its purchases alone: how likely it is still there, whatever it went through. */
  byPurchases: number;
  /** Whether it rests on purchases alone, or on tickets and surveys too. */
  from: "loyalty" | "purchases";
}

/**
 * What the purchases of an account say of the chance that it buys within some days of `asOf`, or of the day on which a
 * history ends. Within more days it is higher than within fewer.
 */
export interface PurchaseChances {
  fromPurchases: (history: PurchaseSummary, days: number, endDay?: number) => number;
  /** The same, with its parts and its uncertainty. */
  explained: (history: PurchaseSummary, days: number) => PurchaseChance;
  /** The same without its parts. */
  uncertain: (history: PurchaseSummary, days: number) => UncertainChance;
  /** Standard deviation of what all accounts' log odds have in common: how good or bad the coming season is. */
  levelDeviation: (days: number) => number;
  /** Years whose same days tell the season; `null` where purchases do not follow it, or nothing is known of that. */
  seasonYears: (days: number) => number | null;
}

/** What the book's models say of the same chance. */
export interface BuyingChances extends Omit<PurchaseChances, "uncertain"> {
  /** By all that is known of it. It is the one definition of loss: 1 − this, wherever a loss is shown. */
  within: (account: { history: PurchaseSummary; known: LoyalAccount | null }, days: number) => BuyingChance;
}

/** An account whose loyalty is asked about, more than once. */
export interface LoyalAccount {
  account: Account;
  purchaseDays: readonly DaySpend[];
  /** What it went through, once it was read; it is the same whatever time is asked about. */
  experiences: Experiences | null;
}

/** Keeps what a step gave for a history and some days. */
export type KeptAt = (step: PurchaseChances["uncertain"]) => PurchaseChances["uncertain"];

/** What service adds to a chance that is known from purchases. */
export type LoyaltyOf = (known: LoyalAccount, chance: number) => LoyaltyBounds | null;

/**
 * The chances of buying by all that is known of an account; `null` if those by purchases are not known.
 * @internal
 */
export function buyingChances(purchases: PurchaseChances | null, loyaltyOf: LoyaltyOf): BuyingChances | null {
  if (purchases === null) return null;
  const { fromPurchases, explained, levelDeviation, seasonYears } = purchases;
  return {
    fromPurchases,
    explained,
    levelDeviation,
    seasonYears,
    within({ history, known }, days) {
      const chance = purchases.uncertain(history, days);
      const loyalty = known === null ? null : loyaltyOf(known, chance.probability);
      if (loyalty === null) {
        const { probability, lower, upper } = boundsOf(chance.probability, chance.logOdds, chance.variance);
        return { probability, lower, upper, byPurchases: probability, from: "purchases" };
      }
      const knowsService = known?.account.tickets != null || known?.account.surveys != null;
      // Where nothing is known of service, there is nothing about it to be uncertain of.
      const variance = chance.variance + (knowsService ? varianceOf(loyalty) : 0);
      const { probability, lower, upper } = boundsOf(loyalty.probability, loyalty.logOdds, variance);
      const byPurchases = chance.probability;
      return { probability, lower, upper, byPurchases, from: knowsService ? "loyalty" : "purchases" };
    },
  };
}
