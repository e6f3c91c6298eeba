import { lastDecidedDay } from "../../accounts/last-decided-day.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { type EstimateContext, resolveEstimateContext } from "../../loyalty/estimate/estimate-context.js";
import {
  boundsWithin,
  estimateWithin,
  type LoyaltyBounds,
  type LoyaltyEstimate,
} from "../../loyalty/estimate/estimate-loyalty.js";
import type { Experiences } from "../../loyalty/estimate/experience.js";
import { readExperiences } from "../../loyalty/estimate/experiences.js";
import type { LoyaltyEvidence } from "../../loyalty/estimate/loyalty-evidence.js";
import { keptAmong } from "../../records/values/kept-for.js";
import type { LoyalAccount } from "../buying/buying-chance.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";

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
}

/** Estimates the loyalty of accounts, each in its own time zone. */
export interface LoyaltyReader {
  /**
   * The probability that an account buys again; `null` if neither tickets nor surveys nor purchases tell anything of it.
   * What a fitted model learned to weigh is given to it.
   */
  estimate: (known: LoyalAccount, purchases: PurchaseEvidence) => LoyaltyEstimate | null;
  /** The same without what explains it. */
  bounds: (known: LoyalAccount, purchases: PurchaseEvidence) => LoyaltyBounds | null;
}

const NAME = "estimateLoyalty";

/** Most time zones that are remembered; there are some six hundred. */
const MOST_ZONES = 1024;

/**
 * A reader of the accounts of a book, which looks at its rules once.
 * @internal
 */
export function loyaltyReader({
  asOf,
  asOfDay,
  models,
  effort,
  assumptions,
  horizonDays,
}: LoyaltyRules): LoyaltyReader {
  const { loyalty: model } = models;
  const weighsTenure = model.influences.some(({ name }) => name === "tenureYears");
  const byZone = new Map<string, EstimateContext>();
  const contextIn = (timeZone: string): EstimateContext =>
    keptAmong(byZone, MOST_ZONES, timeZone, () =>
      resolveEstimateContext(NAME, { asOf, model, effortPolicy: effort, assumptions, timeZone }),
    );
  return {
    estimate: (known, purchases) =>
      of(known, purchases, (evidence, context, experiences) =>
        estimateWithin(evidence, context, horizonDays, experiences),
      ),
    bounds: (known, purchases) => of(known, purchases, boundsWithin),
  };

  function experiencesOf(
    { account, purchaseDays }: LoyalAccount,
    evidence: LoyaltyEvidence,
    context: EstimateContext,
  ): Experiences {
    const last = purchaseDays.at(-1);
    const { fading, effort: scoring } = context;
    const hasRows = (account.tickets?.length ?? 0) + (account.surveys?.length ?? 0) > 0;
    if (last === undefined || !hasRows) return readExperiences(NAME, evidence, fading, scoring);
    const decided = lastDecidedDay(account, asOfDay, fading.automatic);
    const lastPurchaseOn = decided === null ? null : plainDate(decided);
    return readExperiences(NAME, { ...evidence, lastPurchaseOn }, fading, scoring, last.day);
  }

  function of<Estimate>(
    known: LoyalAccount,
    { probabilityAlive, chance }: PurchaseEvidence,
    estimate: (evidence: LoyaltyEvidence, context: EstimateContext, experiences: Experiences) => Estimate,
  ): Estimate | null {
    const { account, purchaseDays } = known;
    const { id, tickets, surveys, exposures, timeZone } = account;
    if (tickets == null && surveys == null && probabilityAlive === null && chance === null) return null;
    const [first] = purchaseDays;
    const context = contextIn(timeZone ?? "UTC");
    const evidence: LoyaltyEvidence = {
      accountId: id,
      tickets,
      surveys,
      exposures: exposures ?? undefined,
      tenureYears: weighsTenure && first !== undefined ? (asOfDay - first.day) / daysInUnit.year : null,
      probabilityAlive,
      purchases: chance,
    };
    known.experiences ??= experiencesOf(known, evidence, context);
    return estimate(evidence, context, known.experiences);
  }
}
