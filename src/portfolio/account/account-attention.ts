import type { Opportunity } from "../../opportunity/opportunity.js";
import { type FirstPurchases, firstPurchaseDay } from "../buying/first-purchases.js";
import type { StoppedBuyers } from "../buying/stopped-buyers.js";
import type { ContractOutlook } from "../contracts/contract-outlook.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { accountGrowth } from "../stakes/account-growth.js";
import { accountAttention, type Attention } from "../stakes/attention.js";
import { dealMoney } from "../stakes/deal-money.js";
import type { Stakes } from "../stakes/stakes.js";
import type { AccountStanding } from "../standing/account-standing.js";
import type { AccountFacts } from "./account-facts.js";
import type { AccountMoney } from "./account-money.js";

/** What the book around an account says of who begins to buy, who stops, and which contracts last. */
export interface BookBeginnings {
  beginners: FirstPurchases | null;
  stops: StoppedBuyers | null;
  outlook: ContractOutlook;
}

/** What an account may still buy, and what a review of it may protect or bring. */
export interface AccountAttention extends Pick<Stakes, "growth" | "deals"> {
  attention: Omit<Attention, "priority">;
}

/** What attention follows from beside an account's money: each a value, or an object that is the same where nothing changed. */
export type AttentionOf = (
  facts: AccountFacts,
  money: AccountMoney,
  offers: Opportunity["offers"],
  expectedValue: number,
  currency: string | null,
  state: AccountStanding["state"],
  given: boolean,
  byService: number | null,
  serviceOdds: number,
) => AccountAttention;

/**
 * A function that tells of one account after the other what a review may protect or bring.
 * @internal
 */
export function attentionReader(
  rules: Pick<PortfolioRules, "attention" | "valueAtRisk" | "opportunity" | "asOfDay"> & {
    signals: Pick<PortfolioRules["signals"], "dealDays">;
  },
  book: BookBeginnings,
): AttentionOf {
  const { asOfDay, attention: policy, valueAtRisk, signals } = rules;
  const { horizonMonths: months } = rules.opportunity;
  const { stops, outlook } = book;
  return ({ account, purchaseDays }, money, offers, expectedValue, currency, state, given, byService, serviceOdds) => {
    const standing = { state, given };
    // They tell of an account that is one of them.
    const isBeginner = firstPurchaseDay(account, purchaseDays[0]?.day) === Infinity;
    const beginners = isBeginner ? book.beginners : null;
    const { dealDays } = signals;
    const { dealWhenUnknown } = policy;
    const deals = dealMoney(account, { asOfDay, months, dealDays, dealWhenUnknown, margin: valueAtRisk.margin });
    const { winBack, renewals, endless, probability, boughtAtRisk, ofContracts, byPurchases, atPace } = money;
    const growth = accountGrowth(
      { expectedValue, currency, offers },
      { standing, chance: probability, beginners, months, deals, winBack: winBack?.amount ?? 0 },
    );
    const attention = accountAttention(
      { standing, valueAtRisk: boughtAtRisk, winBack, renewals, endless, growth, deals },
      {
        policy,
        valueAtRisk,
        currency,
        knowsContracts: account.contracts != null,
        outlook,
        serviceOdds,
        asOfDay,
        ofContracts,
        byPurchases,
        beginners,
        atPace: atPace === null || stops === null ? null : { worth: atPace, stops, buysAgain: byService },
      },
    );
    return { growth, deals, attention };
  };
}
