import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { type BuyingChance, type BuyingChances, type LoyalAccount, movedBy } from "../buying/buying-chance.js";
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

/**
 * Where an account stands, and how likely it buys.
 * @internal
 */
export function buyingReader(
  { asOfDay, standing: thresholds, horizonDays }: Pick<PortfolioRules, "asOfDay" | "standing" | "horizonDays">,
  { chances, rhythm }: BookBuying,
): (facts: AccountFacts) => AccountBuying {
  return (facts) => {
    const { history } = facts;
    const gapDays = history === null ? null : ownGapDays(history, rhythm);
    const standing = standingOf(facts, gapDays);
    const loyal: LoyalAccount = { account: facts.account, purchaseDays: facts.purchaseDays, experiences: null };
    return { gapDays, standing, known: chanceOf(facts, loyal, standing), loyal };
  };

  function chanceOf({ history }: AccountFacts, loyal: LoyalAccount, standing: AccountStanding): AccountChance | null {
    if (history === null || chances === null) return null;
    const known = { history, known: loyal };
    if (standing.state !== "lapsed" && standing.state !== "lost") {
      return { leaving: 0, within: (days) => chances.within(known, days) };
    }
    const { chanceDays } = thresholds;
    const byThen = chances.within(known, chanceDays).probability;
    const points = leavingPoints(standing, byThen, thresholds);
    const pointsWithin = (days: number, within: number): number =>
      leavingWithin(points, { byThen, within }, { days, chanceDays });
    return {
      leaving: pointsWithin(horizonDays, chances.within(known, horizonDays).probability),
      within: (days) => {
        const chance = chances.within(known, days);
        return movedBy(chance, pointsWithin(days, chance.probability));
      },
    };
  }

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
      chanceOn:
        history === null || chances === null
          ? null
          : (day) => {
              const observed = Math.max(history.recency, history.observed - (asOfDay - day) / daysInUnit[history.unit]);
              const { accountId, repeatPurchases, recency, meanRepeatSpend, unit } = history;
              const until = { accountId, repeatPurchases, recency, observed, meanRepeatSpend, unit };
              return chances.fromPurchases(until, thresholds.chanceDays);
            },
      policy: thresholds,
    });
  }
}
