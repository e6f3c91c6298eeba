import { reason, type Reason } from "../../reasons/reason.js";
import { beginningChance, type FirstPurchases } from "../buying/first-purchases.js";
import { stoppingChance } from "../buying/stopped-buyers.js";
import type { Growth } from "./account-growth.js";
import type { EndlessAtRisk } from "./ending-contracts.js";
import type { KeepableMoney } from "./keepable-money.js";
import type { ContractsAtStake, PaceAtRisk, Stake, Stakes } from "./stakes.js";
import type { ValueAtRisk } from "./value-at-risk.js";

/**
 * What the chance that a prospect begins to buy rests on, where something could be sold to it.
 * @internal
 */
export function beginningReasons(growth: Growth | null, beginners: FirstPurchases | null): Reason[] {
  if (growth?.begins == null || growth.expectedValue === 0 || beginners === null) return [];
  return [reason("portfolio.attention.begins", { ...beginners, probability: beginningChance(beginners) })];
}

/**
 * What is at stake, what counts most first; of several contracts the one with most at risk.
 * @internal
 */
export function stakeReasons(
  { valueAtRisk, winBack, growth, deals }: Omit<Stakes, "standing">,
  { beyond, ofPace, toKeep }: KeepableMoney,
  { ending, endless }: ContractsAtStake,
  {
    contributions,
    months: riskMonths,
    serviceOdds,
  }: { contributions: readonly Stake[]; months: number; serviceOdds: number },
): Reason[] {
  const some = contributions.filter(({ points }) => points > 0);
  if (some.length > 1) some.sort((a, b) => b.points - a.points);
  const found = some.flatMap(({ factor }): Reason | Reason[] => {
    if (factor === "keep") {
      const ofBought = toKeep === 0 ? [] : keepReasons(valueAtRisk, beyond, ofPace);
      const ofEndless = endlessReasons(endless, riskMonths);
      const isMostly = total(endless) > (toKeep ?? 0);
      return isMostly ? [...ofEndless, ...ofBought] : [...ofBought, ...ofEndless];
    }
    if (factor === "renew") {
      const [contract] = ending.toSorted((a, b) => b.atRisk - a.atRisk);
      if (contract === undefined) return [];
      const { contractId, endsOn, amount, intention } = contract.renewal;
      const what = contract.isLate ? "late" : intention === "cancelled" ? "ends" : "renew";
      return reason(`portfolio.attention.${what}`, { contractId, endsOn, amount: amount ?? 0 });
    }
    if (factor === "grow" && growth !== null && deals !== null && growth.ofDeals > 0) {
      const { amount, months, ofDeals } = growth;
      return reason("portfolio.attention.deals", { amount, months, ofDeals, deals: deals.deals });
    }
    if (factor === "grow" && growth !== null) {
      return reason("portfolio.attention.grow", { amount: growth.amount, months: growth.months });
    }
    if (factor === "winBack" && winBack !== null) {
      const { worth, months, probability } = winBack;
      return reason("portfolio.attention.win-back", { worth, months, probability });
    }
    return [];
  });
  const isTold = some.some(({ factor }) => factor === "keep" || factor === "renew");
  return serviceOdds === 1 || !isTold
    ? found
    : [...found, reason("portfolio.attention.service", { odds: serviceOdds })];
}

/** Of what an account buys, the money that may be lost, where a review can keep any of it. */
function keepReasons(valueAtRisk: ValueAtRisk | null, beyond: ValueAtRisk | null, ofPace: PaceAtRisk | null): Reason[] {
  if (valueAtRisk !== null) {
    const { amount, months, loss, leaves } = valueAtRisk;
    if (beyond === null) return [reason("portfolio.attention.keep", { amount, months, loss: loss.value, leaves })];
    return [
      reason("portfolio.attention.keep-beyond", { amount, beyond: beyond.amount, months, loss: loss.value, leaves }),
    ];
  }
  if (ofPace === null) return [];
  const { amount, worth, months, stops, buysAgain } = ofPace;
  return [
    reason("portfolio.attention.at-pace", { amount, worth, months }),
    buysAgain === null
      ? reason("portfolio.attention.stops", { ...stops, probability: stoppingChance(stops) })
      : reason("portfolio.attention.by-service", { probability: buysAgain }),
  ];
}

/** Of several contracts without an end the one with most at risk. */
function endlessReasons(endless: readonly EndlessAtRisk[], months: number): Reason[] {
  const [most] = endless.toSorted((a, b) => b.atRisk - a.atRisk);
  if (most === undefined || most.atRisk === 0) return [];
  const { contractId, amount } = most.contract;
  return [reason("portfolio.attention.endless", { contractId, amount: amount ?? 0, months, probability: most.loss })];
}

function total(lots: readonly { atRisk: number }[]): number {
  return lots.reduce((sum, { atRisk }) => sum + atRisk, 0);
}
