import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { OpportunityPolicy } from "../../opportunity/opportunity-policy.js";
import { type OfferedAccount, opportunitySteps, type OpportunitySteps } from "../../opportunity/opportunity-steps.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { Experiences } from "../../loyalty/estimate/experience.js";
import type { AccountFacts } from "./account-facts.js";
import type { ChosenModels } from "../book/book-models.js";
import { type BuyingChance, type BuyingChances, type LoyalAccount, movedBy } from "../buying/buying-chance.js";
import { leavingPoints, leavingWithin } from "../standing/leaving.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { accountAttention, type Attention, contractsWithin, type Stakes } from "../stakes/attention.js";
import { type ComingSpend, comingSpend, lifespansOf } from "../stakes/coming-spend.js";
import { accountGrowth } from "../stakes/account-growth.js";
import { accountRenewals, type Renewal } from "../stakes/account-renewal.js";
import { valueAtRisk } from "../stakes/value-at-risk.js";
import { winBack } from "../stakes/win-back.js";
import { type AccountStanding, accountStanding, isCustomer } from "../standing/account-standing.js";
import { noLists } from "../../reasons/shared-contributions.js";
import { type BookRhythm, ownGapDays } from "../standing/own-gap.js";

/** What the book around an account says of it. */
export interface BookKnowledge {
  models: Pick<ChosenModels, "purchases" | "spend" | "assumptions">;
  chances: BuyingChances | null;
  rhythm: BookRhythm;
  catalogue: Catalogue;
  /** With the book's own chances of offers. */
  opportunity: OpportunityPolicy;
  /** Mean chance of buying within the days of `buysAgain` over the accounts that ever bought; `null` without a model. */
  bookChance: number | null;
}

/** Where an account stands, and what is at stake there, in money. */
export interface AccountStakes extends Stakes {
  /** Days that usually pass between two of its purchases; `null` if unknown. */
  gapDays: number | null;
  /** The next contract to be renewed. */
  renewal: Renewal | null;
  /** What its log odds of buying within the days of `buysAgain` lose because it has left; 0 for others, `null` if no model tells the chance. */
  leaving: number | null;
  /** What a review may protect or bring, before its priority among others is known. */
  attention: Omit<Attention, "priority">;
}

/** The chance that an account buys, with what it lost by leaving. */
interface AccountChance {
  leaving: number;
  within: (days: number) => BuyingChance;
}

/** An account's own records with what is at stake there. */
export interface AssessedAccount extends AccountFacts {
  opportunity: Opportunity;
  stakes: AccountStakes;
  /** What it went through, where the chance of buying asked for it. */
  experiences: Experiences | null;
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

/** What an account's purchases and contracts are worth. */
export interface AccountMoney extends Pick<Stakes, "valueAtRisk" | "winBack" | "renewals"> {
  /** Chance of buying within the months of the money at risk. */
  probability: number | null;
  /** Of what is expected to be spent, the part that contracts bring. */
  ofContracts: number;
}

/** The steps from what is known of an account to what is at stake there, each of which rests on those before it. */
export interface StakesSteps {
  buying: (facts: AccountFacts) => AccountBuying;
  opportunity: (facts: AccountFacts, buying: AccountBuying) => Opportunity;
  money: (facts: AccountFacts, buying: AccountBuying, currency: string | null) => AccountMoney;
}

/**
 * A function that tells of one account after the other what is at stake, by what the book's models say of it.
 * @internal
 */
export function stakesReader(
  rules: Pick<PortfolioRules, "attention" | "valueAtRisk" | "opportunity">,
  steps: StakesSteps,
): (facts: AccountFacts) => AssessedAccount {
  const renewalDays = rules.valueAtRisk.months * daysInUnit.month;
  return (facts) => {
    const { account } = facts;
    const buying = steps.buying(facts);
    const opportunity = steps.opportunity(facts, buying);
    const { currency } = opportunity;
    const money = steps.money(facts, buying, currency);
    const { standing, gapDays, known } = buying;
    const { valueAtRisk: atRisk, winBack: back, renewals, probability, ofContracts } = money;
    const growth = accountGrowth(opportunity, standing, probability, rules.opportunity.horizonMonths);
    const attention = accountAttention(
      { standing, valueAtRisk: atRisk, winBack: back, renewals, growth },
      {
        policy: rules.attention,
        valueAtRisk: rules.valueAtRisk,
        currency,
        knowsContracts: account.contracts != null,
        renewalDays,
        ofContracts,
      },
    );
    // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
    return {
      account,
      index: facts.index,
      unreadPurchases: facts.unreadPurchases,
      statusDay: facts.statusDay,
      contracts: facts.contracts,
      purchaseDays: facts.purchaseDays,
      tickets: facts.tickets,
      story: facts.story,
      history: facts.history,
      opportunity,
      experiences: buying.loyal.experiences,
      stakes: {
        standing,
        valueAtRisk: atRisk,
        winBack: back,
        renewals,
        growth,
        gapDays,
        renewal: renewals[0] ?? null,
        attention,
        leaving: known?.leaving ?? null,
      },
    };
  };
}

/**
 * Where an account stands, and how likely it buys.
 * @internal
 */
export function buyingReader(
  { asOfDay, standing: thresholds, horizonDays }: Pick<PortfolioRules, "asOfDay" | "standing" | "horizonDays">,
  { chances, rhythm }: Pick<BookKnowledge, "chances" | "rhythm">,
): StakesSteps["buying"] {
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

/** What could still be sold to an account, with the chance of buying that it was asked with. */
export interface AccountOffers {
  offered: OfferedAccount;
  buysAgain: number | null;
}

/**
 * The steps of scoring an account's opportunity under a policy.
 * @internal
 */
export function opportunityStepsUnder(
  { asOf }: Pick<PortfolioRules, "asOf">,
  { catalogue, opportunity: policy }: Pick<BookKnowledge, "catalogue" | "opportunity">,
): OpportunitySteps {
  return opportunitySteps("scoreOpportunity", { catalogue, asOf, policy }, null, noLists());
}

/**
 * What could still be sold to an account, whatever counts as much.
 * @internal
 */
export function offersReader(
  { horizonDays }: Pick<PortfolioRules, "horizonDays">,
  { offer }: OpportunitySteps,
): (facts: AccountFacts, buying: AccountBuying) => AccountOffers {
  return ({ account }, { known }) => {
    const buysAgain = known?.within(horizonDays).probability ?? null;
    return { offered: offer(account, buysAgain), buysAgain };
  };
}

/**
 * What could still be sold to an account.
 * @internal
 */
export function opportunityReader(
  { bookChance }: Pick<BookKnowledge, "bookChance">,
  { judge }: OpportunitySteps,
  offersOf: ReturnType<typeof offersReader>,
): StakesSteps["opportunity"] {
  return (facts, buying) => {
    const { offered, buysAgain } = offersOf(facts, buying);
    return judge(facts.account, offered, {
      standing: buying.standing.state,
      buysAgain,
      bookChance,
      isUnread: facts.history === null && facts.unreadPurchases > 0,
    });
  };
}

/**
 * What an account's purchases and contracts are worth, and how much of it may be lost or won back.
 * @internal
 */
export function moneyReader(
  { asOfDay, valueAtRisk: policy, assumptions }: Pick<PortfolioRules, "asOfDay" | "valueAtRisk" | "assumptions">,
  { models, catalogue }: Pick<BookKnowledge, "models" | "catalogue">,
): StakesSteps["money"] {
  const horizonDays = policy.months * daysInUnit.month;
  const spendOptions = {
    lifespans: lifespansOf(catalogue.products),
    habitDays: assumptions["purchases.habitDays"].value,
    asOfDay,
    months: policy.months,
  };
  return ({ account, history, purchaseDays, contracts }, { standing, known }, currency) => {
    const chance = known?.within(horizonDays) ?? null;
    const probability = chance?.probability ?? null;
    const renewals = accountRenewals(account, contracts, asOfDay, currency);
    const lastDay = purchaseDays.at(-1)?.day ?? null;
    const priced = contractsWithin(renewals, horizonDays);
    const spendUntil = (day: number): ComingSpend | null =>
      comingSpend(account, purchaseDays, day, priced, spendOptions);
    const isNow = isCustomer(standing);
    const coming = lastDay === null ? null : spendUntil(isNow ? asOfDay : lastDay);
    // Of a customer that spent nothing in a year nothing is at risk any more: what it spent before may come back.
    const before = isNow ? (lastDay !== null && coming?.spent === 0 ? spendUntil(lastDay) : null) : coming;
    return {
      valueAtRisk:
        history === null || models.purchases === null || chance === null || coming === null || !isNow
          ? null
          : valueAtRisk({
              history,
              purchases: models.purchases,
              spend: models.spend,
              coming,
              chance,
              knowsService: account.tickets != null || account.surveys != null,
              policy,
              currency,
              assumptions: models.assumptions,
            }),
      winBack: winBack({ standing, lastDay, before, probability, policy, currency }),
      renewals,
      probability,
      ofContracts: coming?.ofContracts ?? 0,
    };
  };
}
