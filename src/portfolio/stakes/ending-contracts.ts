import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import type { ContractOutlook } from "../contracts/contract-outlook.js";
import type { EndlessModel } from "../contracts/endless-model.js";
import type { RenewalModel } from "../contracts/renewal-models.js";
import type { AccountStanding } from "../standing/account-standing.js";
import type { EndlessContract, LosableContracts, Renewal } from "./account-renewal.js";
import type { ValueAtRiskPolicy } from "./value-at-risk.js";

/** How contracts that may be lost are read. */
export interface EndingRules {
  outlook: ContractOutlook;
  valueAtRisk: ValueAtRiskPolicy;
  asOfDay: number;
}

/** A contract that may be lost within the months, with its money. */
interface AtRisk {
  /** Of the months, before the margin. */
  money: number;
  /** Chance that it does not run any more at the end of the months. */
  loss: number;
  /**
   * The margin of the money × the share of it that is expected to be lost: the loss where it ends once within the months, and
   * where it may be left in any of them, or ends more than once, the mean of the chances that it has been left by then.
   */
  atRisk: number;
  /** Whether its account is slowing, which counts in the chance. */
  isSlowed: boolean;
}

/** A contract that ends within the months, or ended some days ago, with what may be lost with it. */
export interface EndingContract extends AtRisk {
  renewal: Renewal;
  /** Chance that it is renewed at the end of its term. */
  renews: number;
  /** What the chance rests on; `null` where notice, or a term that follows by itself, leaves nothing open. */
  model: RenewalModel | null;
  /** Whether it has ended and may still be renewed. */
  isLate: boolean;
}

/** A contract without an end, with what may be lost with it. */
export interface EndlessAtRisk extends AtRisk {
  contract: EndlessContract;
  model: EndlessModel;
}

/**
 * The contracts that may be lost within some days and of which the money is known.
 * @internal
 */
export function contractsWithin({ renewals, endless }: LosableContracts, days: number): LosableContracts {
  return {
    renewals: renewals.filter(({ amount, daysLeft }) => amount !== null && daysLeft <= days),
    endless: endless.filter(({ amount }) => amount !== null),
  };
}

/**
 * The same within the months of value at risk, each with its money and the chance that it is lost.
 * @internal
 */
export function endingContracts(
  contracts: LosableContracts,
  { state }: Pick<AccountStanding, "state">,
  { outlook, valueAtRisk: { months, margin }, asOfDay }: EndingRules,
): { ending: EndingContract[]; endless: EndlessAtRisk[] } {
  const horizonDays = months * daysInUnit.month;
  const { renewals, endless } = contractsWithin(contracts, horizonDays);
  const untilDay = asOfDay + horizonDays;
  const isSlowing = state === "slowing";
  /** Money of the months from `asOf` on; of one that begins later, of those of them that it is to run in. */
  const moneyOf = (amount: number | null, startDay: number): number => {
    const share = 1 - Math.max(0, startDay - asOfDay) / horizonDays;
    return (amount ?? 0) * (months / 12) * Math.max(0, share);
  };
  return {
    ending: renewals.map((renewal) => {
      const { intention, endsOn, daysLeft, lateUntil, termMonths, renewals: renewalsMade, startsOn, amount } = renewal;
      const endDay = parseDay(endsOn);
      const windowDays = lateUntil === null ? 0 : parseDay(lateUntil) - endDay - 1;
      const asked = { intention, renewalsMade, windowDays, endDay, termMonths, daysLate: Math.max(0, -daysLeft) };
      const { next: renews, all, mean, model } = outlook.term(asked, state, untilDay);
      const money = moneyOf(amount, parseDay(startsOn));
      const isLate = daysLeft < 0;
      return {
        ...{ renewal, money, renews, loss: 1 - all, atRisk: money * margin * (1 - mean), isLate },
        model: all === 1 || intention === "cancelled" || state === "lost" ? null : model,
        isSlowed: isSlowing && !isLate && all < 1 && intention !== "cancelled",
      };
    }),
    endless: endless.map((contract) => {
      const { stays, lost, model } = outlook.endless(contract, state, untilDay);
      const money = moneyOf(contract.amount, contract.startDay);
      return { contract, money, loss: 1 - stays, atRisk: money * margin * lost, model, isSlowed: isSlowing };
    }),
  };
}
