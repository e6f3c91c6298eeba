import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { ChosenModels } from "../book/book-models.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { losableContracts } from "../stakes/account-renewal.js";
import type { ContractOutlook } from "../contracts/contract-outlook.js";
import type { Stakes } from "../stakes/stakes.js";
import { contractsWithin } from "../stakes/ending-contracts.js";
import { type ComingSpend, comingSpend, lifespansOf, pricesOf } from "../stakes/coming-spend.js";
import { contractsAtRisk } from "../stakes/contracts-at-risk.js";
import { type ValueAtRisk, valueAtRisk } from "../stakes/value-at-risk.js";
import { winBack } from "../stakes/win-back.js";
import type { BuyingChance } from "../buying/buying-chance.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import type { AccountFacts } from "./account-facts.js";

/** What an account's purchases and contracts are worth. */
export interface AccountMoney extends Pick<Stakes, "winBack" | "renewals" | "endless"> {
  /** By its purchases, or by its contracts where it bought nothing in the last 12 months, or their bills alone. */
  valueAtRisk: ValueAtRisk | null;
  /** By its purchases alone, without what attention counts as to be renewed. */
  boughtAtRisk: ValueAtRisk | null;
  /** Chance of buying within the months of the money at risk. */
  probability: number | null;
  /** The same by its purchases alone. */
  byPurchases: number | null;
  /** Of what is expected to be spent, the part that contracts bring; 0 where all of it is theirs, as nothing else is at risk. */
  ofContracts: number;
  /** Money of the coming months at the pace of the last 12, of a customer of which no model tells what is at risk. */
  atPace: number | null;
  /** What of its worth may be lost within the months: all of it, or of contracts those that end. */
  losable: number;
}

/** What an account's purchases and contracts are worth, however likely it buys. */
export interface AccountWorth extends Pick<Stakes, "renewals" | "endless"> {
  /** What its spend brings from now on, or from its last purchase on where it is no customer; `null` where no one knows. */
  coming: ComingSpend | null;
  /** What it spent before it left, or before a year without spend; `null` where there was neither. */
  before: ComingSpend | null;
}

/**
 * What an account's purchases and contracts are worth.
 * @internal
 */
export function worthReader(
  { asOfDay, valueAtRisk: policy, assumptions }: Pick<PortfolioRules, "asOfDay" | "valueAtRisk" | "assumptions">,
  { catalogue }: { catalogue: Catalogue },
): (facts: AccountFacts, isCustomerNow: boolean, currency: string | null) => AccountWorth {
  const horizonDays = policy.months * daysInUnit.month;
  const spendOptions = {
    lifespans: lifespansOf(catalogue.products),
    prices: pricesOf(catalogue.products),
    habitDays: assumptions["purchases.habitDays"].value,
    asOfDay,
    months: policy.months,
  };
  return ({ account, purchaseDays, contracts }, isNow, currency) => {
    const losable = losableContracts(account, contracts, asOfDay, currency);
    const lastDay = purchaseDays.at(-1)?.day ?? null;
    const within = contractsWithin(losable, horizonDays);
    const priced = [...within.renewals, ...within.endless];
    const spendUntil = (day: number): ComingSpend | null =>
      comingSpend(account, purchaseDays, day, priced, spendOptions);
    const coming = lastDay === null ? null : spendUntil(isNow ? asOfDay : lastDay);
    // Of a customer that spent nothing in a year nothing is at risk any more: what it spent before may come back.
    const before = isNow ? (lastDay !== null && coming?.spent === 0 ? spendUntil(lastDay) : null) : coming;
    return { ...losable, coming, before };
  };
}

/**
 * How much of what an account is worth may be lost or won back. Of where it stands the reasons are told with what it would
 * bring by coming back.
 * @internal
 */
export function moneyReader(
  { asOfDay, valueAtRisk: policy, attention }: Pick<PortfolioRules, "asOfDay" | "valueAtRisk" | "attention">,
  {
    models,
    outlook,
  }: { models: Pick<ChosenModels, "purchases" | "spend" | "gaps" | "assumptions">; outlook: ContractOutlook },
): (
  facts: AccountFacts,
  state: AccountStanding["state"],
  reasons: AccountStanding["reasons"],
  chance: BuyingChance | null,
  worth: AccountWorth,
  currency: string | null,
) => AccountMoney {
  return (facts, state, reasons, chance, worth, currency) => {
    const { account, history, purchaseDays, contracts, billedGapDays } = facts;
    const { renewals, endless, coming, before } = worth;
    const standing = { state, reasons };
    const probability = chance?.probability ?? null;
    const lastDay = purchaseDays.at(-1)?.day ?? null;
    const isNow = isCustomer(standing);
    const boughtAtRisk =
      history === null || models.purchases === null || chance === null || coming === null || !isNow
        ? null
        : valueAtRisk({
            history,
            purchases: models.purchases,
            spend: models.spend,
            coming,
            chance,
            gaps: models.gaps,
            knowsService: account.tickets != null || account.surveys != null,
            policy,
            currency,
            assumptions: models.assumptions,
          });
    // What is billed under contracts comes for as long as they run, whenever the next bill is due.
    const isBilled = billedGapDays !== null;
    const isOfContracts = history === null || coming?.spent === 0 || isBilled;
    const ofContracts =
      isNow && isOfContracts && contracts.running.length + contracts.late.length > 0
        ? contractsAtRisk({
            account,
            contracts,
            losable: worth,
            standing,
            asOfDay,
            policy,
            outlook,
            attention,
            currency,
            isBilled,
          })
        : null;
    const atRisk = ofContracts?.valueAtRisk ?? boughtAtRisk;
    /** Whether all of its money is that of contracts. */
    const isTheirs = isBilled && ofContracts !== null;
    return {
      valueAtRisk: atRisk,
      boughtAtRisk: isTheirs && boughtAtRisk !== null ? { ...boughtAtRisk, amount: 0 } : boughtAtRisk,
      losable: ofContracts?.ending ?? atRisk?.worth.value ?? 0,
      winBack: winBack({ standing, lastDay, before, probability, policy, currency }),
      renewals,
      endless,
      probability,
      byPurchases: chance?.byPurchases ?? null,
      ofContracts: isTheirs ? 0 : (coming?.ofContracts ?? 0),
      atPace:
        models.purchases === null && coming !== null && isNow ? (isTheirs ? 0 : coming.worth * policy.margin) : null,
    };
  };
}
