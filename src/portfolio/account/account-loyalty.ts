import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import {
  estimateLoyalty,
  type LoyaltyBounds,
  loyaltyBounds,
  type LoyaltyEstimate,
} from "../../loyalty/estimate/estimate-loyalty.js";
import type { EstimateLoyaltyOptions } from "../../loyalty/estimate/estimate-context.js";
import type { LoyaltyEvidence } from "../../loyalty/estimate/loyalty-evidence.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import type { DaySpend } from "../../reading/account-days.js";
import type { Account } from "../../records/account.js";
import type { PortfolioRules } from "../options/portfolio-options.js";

/** The rules that the probability depends on. */
export type LoyaltyRules = Pick<
  PortfolioRules,
  "asOf" | "asOfDay" | "models" | "effort" | "assumptions" | "horizonDays"
>;

/** What an account's purchases say of it; each `null` if they do not. */
export interface PurchaseEvidence {
  probabilityAlive: number | null;
  /** Chance of buying within the time asked about. */
  chance: number | null;
  purchaseDays: readonly DaySpend[];
}

/**
 * The probability that an account buys again, in its own time zone; `null` if neither tickets nor surveys nor
 * purchases tell anything of it. What a fitted model learned to weigh is given to it.
 * @internal
 */
export function accountLoyalty(
  account: Account,
  rules: LoyaltyRules,
  purchases: PurchaseEvidence,
): LoyaltyEstimate | null {
  return estimated(account, rules, purchases, estimateLoyalty);
}

/**
 * The same without what explains it.
 * @internal
 */
export function accountLoyaltyBounds(
  account: Account,
  rules: LoyaltyRules,
  purchases: PurchaseEvidence,
): LoyaltyBounds | null {
  return estimated(account, rules, purchases, loyaltyBounds);
}

function estimated<Estimate>(
  { id, tickets, surveys, exposures, timeZone }: Account,
  { asOf, asOfDay, models, effort, assumptions, horizonDays }: LoyaltyRules,
  { probabilityAlive, chance, purchaseDays }: PurchaseEvidence,
  estimate: (evidence: LoyaltyEvidence, options: EstimateLoyaltyOptions) => Estimate,
): Estimate | null {
  if (tickets == null && surveys == null && probabilityAlive === null && chance === null) return null;
  const { loyalty: model } = models;
  const [first] = purchaseDays;
  const last = purchaseDays.at(-1);
  const weighsTenure = model.influences.some(({ name }) => name === "tenureYears");
  const evidence: LoyaltyEvidence = {
    accountId: id,
    tickets,
    surveys,
    exposures: exposures ?? undefined,
    tenureYears: weighsTenure && first !== undefined ? (asOfDay - first.day) / daysInUnit.year : null,
    probabilityAlive,
    lastPurchaseOn: last === undefined ? null : plainDate(last.day),
    purchases: chance,
  };
  return estimate(evidence, {
    asOf,
    model,
    effortPolicy: effort,
    assumptions,
    horizonDays,
    timeZone: timeZone ?? undefined,
  });
}
