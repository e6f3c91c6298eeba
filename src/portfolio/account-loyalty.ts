import { daysInUnit } from "../calendar/days-in-unit.js";
import { estimateLoyalty, type LoyaltyEstimate } from "../loyalty/estimate/estimate-loyalty.js";
import type { LoyaltyEvidence } from "../loyalty/estimate/loyalty-evidence.js";
import type { DaySpend } from "../reading/account-days.js";
import type { Account } from "../records/account.js";
import type { PortfolioRules } from "./portfolio-options.js";

/** What an account's purchases say of it; each `null` where they do not. */
export interface PurchaseEvidence {
  probabilityAlive: number | null;
  /** Chance of buying within so many days. */
  chanceWithin: ((days: number) => number) | null;
  purchaseDays: readonly DaySpend[];
}

/**
 * The probability that an account buys again, in its own time zone; `null` where neither tickets nor surveys nor
 * purchases tell anything of it. What a fitted model learned to weigh is given to it.
 * @internal
 */
export function accountLoyalty(
  { id, tickets, surveys, exposures, timeZone }: Account,
  { asOf, asOfDay, models, effort, standing, assumptions }: PortfolioRules,
  { probabilityAlive, chanceWithin, purchaseDays }: PurchaseEvidence,
): LoyaltyEstimate | null {
  if (tickets == null && surveys == null && probabilityAlive === null) return null;
  const { loyalty: model } = models;
  const [first] = purchaseDays;
  const weighsTenure = model.influences.some(({ name }) => name === "tenureYears");
  const evidence: LoyaltyEvidence = {
    accountId: id,
    ...(tickets && { tickets }),
    ...(surveys && { surveys }),
    ...(exposures && { exposures }),
    ...(weighsTenure && first !== undefined && { tenureYears: (asOfDay - first.day) / daysInUnit.year }),
    probabilityAlive,
    ...(chanceWithin !== null &&
      knowsPurchases(model) && { purchases: chanceWithin(model.horizonDays ?? standing.chanceDays) }),
  };
  const options = { asOf, model, effortPolicy: effort, assumptions };
  return estimateLoyalty(evidence, timeZone == null ? options : { ...options, timeZone });
}

/** Whether outcomes taught the model what a chance of buying is worth; one stored by release 0.1.0 knows of none. */
function knowsPurchases({ learnedFrom }: { learnedFrom?: { purchases: number } }): boolean {
  return (learnedFrom?.purchases ?? 0) > 0;
}
