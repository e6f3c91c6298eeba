import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { BuyingChance, BuyingChances, LoyalAccount } from "../buying/buying-chance.js";
import { movedBy } from "../buying/chance-bounds.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { BookMemory } from "../book/book-memory.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { type AccountStanding, accountStanding } from "../standing/account-standing.js";
import { leavingPoints, leavingWithin } from "../standing/leaving.js";
import { type BookRhythm, ownGapDays } from "../standing/own-gap.js";
import type { AccountFacts } from "./account-facts.js";

/** What the book around an account says of its buying. */
export interface BookBuying {
  /** `null` without a model. */
  chances: BuyingChances | null;
  rhythm: BookRhythm;
}

/** The chance that an account buys, with what it lost by leaving. */
interface AccountChance {
  leaving: number;
  within: (days: number) => BuyingChance;
}

/** Whether an account is still a customer, and buys. */
export interface AccountBuying {
  gapDays: number | null;
  standing: AccountStanding;
  /** The one chance of buying, within any days, by all that is known; `null` if no model tells it. */
  known: AccountChance | null;
  /** What that chance was asked of, with what was read for it. */
  loyal: LoyalAccount;
}

/** Where an account stands by its purchases, and what else is known. */
export type StandingOf = (facts: AccountFacts) => Pick<AccountBuying, "gapDays" | "standing">;

/** The steps to an account's buying, each of which may be taken once for many. */
export interface BuyingSteps {
  standing: StandingOf;
  loyal: (facts: AccountFacts) => LoyalBuyer;
  /** The chance of buying by all that is known but for having left; `null` if no model tells it. */
  within: ((buyer: LoyalBuyer, days: number) => BuyingChance) | null;
}

/** An account whose loyalty is asked about, with its purchases. */
export interface LoyalBuyer extends LoyalAccount {
  history: PurchaseSummary | null;
}

/**
 * An account as its loyalty is asked about.
 * @internal
 */
export function loyalBuyer({ account, purchaseDays, history }: AccountFacts): LoyalBuyer {
  return { account, purchaseDays, history, experiences: null };
}

/**
 * The chance that an account buys within some days, by all that is known of it but for having left.
 * @internal
 */
export function chanceReader({ chances }: BookBuying, memory: Pick<BookMemory, "eachAt">): BuyingSteps["within"] {
  if (chances === null) return null;
  return memory.eachAt((known: LoyalBuyer, days) => {
    const { history } = known;
    if (history === null) throw new RangeError("only of an account that bought the chance is asked");
    return chances.within({ history, known }, days);
  });
}

/**
 * Where an account stands, and how likely it buys.
 * @internal
 */
export function buyingReader(
  { standing: thresholds, horizonDays }: Pick<PortfolioRules, "standing" | "horizonDays">,
  { standing: standingOf, loyal: loyalOf, within: chanceWithin }: BuyingSteps,
): (facts: AccountFacts) => AccountBuying {
  return (facts) => {
    const { gapDays, standing } = standingOf(facts);
    const loyal = loyalOf(facts);
    return { gapDays, standing, known: chanceOf(loyal, standing), loyal };
  };

  function chanceOf(loyal: LoyalBuyer, standing: AccountStanding): AccountChance | null {
    if (loyal.history === null || chanceWithin === null) return null;
    if (standing.state !== "lapsed" && standing.state !== "lost") {
      return { leaving: 0, within: (days) => chanceWithin(loyal, days) };
    }
    const { chanceDays } = thresholds;
    const byThen = chanceWithin(loyal, chanceDays).probability;
    const points = leavingPoints(standing, byThen, thresholds);
    const pointsWithin = (days: number, within: number): number =>
      leavingWithin(points, { byThen, within }, { days, chanceDays });
    return {
      leaving: pointsWithin(horizonDays, chanceWithin(loyal, horizonDays).probability),
      within: (days) => {
        const chance = chanceWithin(loyal, days);
        return movedBy(chance, pointsWithin(days, chance.probability));
      },
    };
  }
}

/**
 * Where an account stands.
 * @internal
 */
export function standingReader(
  { asOfDay, standing: thresholds }: Pick<PortfolioRules, "asOfDay" | "standing">,
  { chances, rhythm }: BookBuying,
): StandingOf {
  return (facts) => {
    const { history } = facts;
    const ownGap = history === null ? null : ownGapDays(history, rhythm);
    // Bills come as the contract says. One alone says nothing of a rhythm that the contract would not say better.
    const gapDays = facts.billedGapDays ?? ownGap;
    return { gapDays, standing: standingOf(facts, history?.repeatPurchases === 0 ? ownGap : gapDays) };
  };

  function standingOf(
    { account, statusDay, contracts, purchaseDays, history, unreadPurchases }: AccountFacts,
    gapDays: number | null,
  ): AccountStanding {
    return accountStanding({
      account,
      asOfDay,
      statusDay,
      contracts,
      purchaseDays: purchaseDays.map(({ day }) => day),
      unreadPurchases,
      gapDays,
      rhythm: rhythm.gaps,
      chanceOn:
        history === null || chances === null
          ? null
          : (day) => {
              const observed = Math.max(history.recency, history.observed - (asOfDay - day) / daysInUnit[history.unit]);
              const { accountId, repeatPurchases, recency, meanRepeatSpend, unit } = history;
              const until = { accountId, repeatPurchases, recency, observed, meanRepeatSpend, unit };
              return chances.fromPurchases(until, thresholds.chanceDays, day);
            },
      policy: thresholds,
    });
  }
}
