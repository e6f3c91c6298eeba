import type { Experiences } from "../../loyalty/estimate/experience.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { Renewal } from "../stakes/account-renewal.js";
import type { Attention } from "../stakes/attention.js";
import type { AttentionOf, BookBeginnings } from "./account-attention.js";
import type { AccountBuying } from "./account-buying.js";
import type { Stakes } from "../stakes/stakes.js";
import type { AccountFacts } from "./account-facts.js";
import type { AccountMoney } from "./account-money.js";

/** Where an account stands, and what is at stake there, in money. */
export interface AccountStakes extends Stakes {
  /** Days that usually pass between two of its purchases; `null` if unknown. */
  gapDays: number | null;
  /** The next contract to be renewed. */
  renewal: Renewal | null;
  /** What of its worth may be lost within the months of value at risk. */
  losable: number;
  /**
   * Purchases of the coming months that a review may keep; 0 for one that is no customer, and where money is at stake, as no
   * one asks for them then.
   */
  purchasesAtStake: number;
  /** What its log odds of buying within the days of `buysAgain` lose because it has left; 0 for others, `null` if no model tells the chance. */
  leaving: number | null;
  /** What a review may protect or bring, before its priority among others is known. */
  attention: Omit<Attention, "priority">;
}

/** An account's own records with what is at stake there. */
export interface AssessedAccount extends AccountFacts {
  opportunity: Opportunity;
  stakes: AccountStakes;
  /** What it went through, where the chance of buying asked for it. */
  experiences: Experiences | null;
}

/** The steps from what is known of an account to what is at stake there, each of which rests on those before it. */
export interface StakesSteps {
  buying: (facts: AccountFacts) => AccountBuying;
  opportunity: (facts: AccountFacts, buying: AccountBuying) => Opportunity;
  money: (facts: AccountFacts, buying: AccountBuying, currency: string | null) => AccountMoney;
  /** Of the purchases of the months, those that a review may keep; 0 for one that is no customer. */
  purchasesAtStake: (facts: AccountFacts, buying: AccountBuying, money: AccountMoney) => number;
  attention: AttentionOf;
  /** Chance that it buys again by its service alone; `null` where a model tells it from purchases, or nothing is known. */
  byService: (buying: AccountBuying) => number | null;
  /** By what the odds that it stays are multiplied for the service that it had; 1 where nothing is known of any. */
  serviceOdds: (buying: AccountBuying) => number;
}

/**
 * A function that tells of one account after the other what is at stake, by what the book's models say of it.
 * @internal
 */
export function stakesReader(
  steps: StakesSteps,
  { stops }: Pick<BookBeginnings, "stops">,
): (facts: AccountFacts) => AssessedAccount {
  return (facts) => {
    const buying = steps.buying(facts);
    const opportunity = steps.opportunity(facts, buying);
    const { offers, expectedValue, currency } = opportunity;
    const money = steps.money(facts, buying, currency);
    const { standing, gapDays, known } = buying;
    const { valueAtRisk, winBack, renewals, endless, losable } = money;
    const byService = money.atPace === null || stops === null ? null : steps.byService(buying);
    const { state, given } = standing;
    const serviceOdds = renewals.length + endless.length === 0 ? 1 : steps.serviceOdds(buying);
    const found = steps.attention(facts, money, offers, expectedValue, currency, state, given, byService, serviceOdds);
    const { attention, growth, deals } = found;
    // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
    return {
      account: facts.account,
      index: facts.index,
      unreadPurchases: facts.unreadPurchases,
      otherCurrency: facts.otherCurrency,
      statusDay: facts.statusDay,
      contracts: facts.contracts,
      purchaseDays: facts.purchaseDays,
      tickets: facts.tickets,
      story: facts.story,
      history: facts.history,
      billedGapDays: facts.billedGapDays,
      opportunity,
      experiences: buying.loyal.experiences,
      stakes: {
        standing,
        valueAtRisk,
        winBack,
        renewals,
        endless,
        growth,
        deals,
        gapDays,
        renewal: renewals[0] ?? null,
        losable,
        purchasesAtStake: attention.total > 0 ? 0 : steps.purchasesAtStake(facts, buying, money),
        attention,
        leaving: known?.leaving ?? null,
      },
    };
  };
}
