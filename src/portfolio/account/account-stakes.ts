import type { Experiences } from "../../loyalty/estimate/experience.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { type FirstPurchases, firstPurchaseDay } from "../buying/first-purchases.js";
import type { StoppedBuyers } from "../buying/stopped-buyers.js";
import { accountGrowth } from "../stakes/account-growth.js";
import type { Renewal } from "../stakes/account-renewal.js";
import { accountAttention, type Attention } from "../stakes/attention.js";
import { dealMoney } from "../stakes/deal-money.js";
import type { AccountBuying } from "./account-buying.js";
import type { Stakes } from "../stakes/stakes.js";
import type { ContractOutlook } from "../contracts/contract-outlook.js";
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
  /** Chance that it buys again by its service alone; `null` where a model tells it from purchases, or nothing is known. */
  byService: (buying: AccountBuying) => number | null;
}

/**
 * A function that tells of one account after the other what is at stake, by what the book's models say of it.
 * @internal
 */
export function stakesReader(
  rules: Pick<PortfolioRules, "attention" | "valueAtRisk" | "opportunity" | "asOfDay" | "signals">,
  steps: StakesSteps,
  book: { beginners: FirstPurchases | null; stops: StoppedBuyers | null; outlook: ContractOutlook },
): (facts: AccountFacts) => AssessedAccount {
  return (facts) => {
    const { account } = facts;
    const buying = steps.buying(facts);
    const opportunity = steps.opportunity(facts, buying);
    const { currency } = opportunity;
    const money = steps.money(facts, buying, currency);
    const { standing, gapDays, known } = buying;
    const {
      valueAtRisk: atRisk,
      boughtAtRisk,
      winBack: back,
      renewals,
      endless,
      probability,
      ofContracts,
      losable,
    } = money;
    const { stops } = book;
    const months = rules.opportunity.horizonMonths;
    // They tell of an account that is one of them.
    const isBeginner = firstPurchaseDay(account, facts.purchaseDays[0]?.day) === Infinity;
    const beginners = isBeginner ? book.beginners : null;
    const deals = dealMoney(account, {
      asOfDay: rules.asOfDay,
      months,
      dealDays: rules.signals.dealDays,
      dealWhenUnknown: rules.attention.dealWhenUnknown,
      margin: rules.valueAtRisk.margin,
    });
    const growth = accountGrowth(opportunity, {
      standing,
      chance: probability,
      beginners,
      months,
      deals,
      winBack: back?.amount ?? 0,
    });
    const attention = accountAttention(
      { standing, valueAtRisk: boughtAtRisk, winBack: back, renewals, endless, growth, deals },
      {
        policy: rules.attention,
        valueAtRisk: rules.valueAtRisk,
        currency,
        knowsContracts: account.contracts != null,
        outlook: book.outlook,
        asOfDay: rules.asOfDay,
        ofContracts,
        byPurchases: money.byPurchases,
        beginners,
        atPace:
          money.atPace === null || stops === null
            ? null
            : { worth: money.atPace, stops, buysAgain: steps.byService(buying) },
      },
    );
    // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
    return {
      account,
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
        valueAtRisk: atRisk,
        winBack: back,
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
