import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import { lateRenewalChance } from "../../measures/contracts/late-renewal-chance.js";
import type { Renewal } from "./account-renewal.js";
import type { ResolvedAttentionPolicy } from "./attention-policy.js";
import type { ValueAtRiskPolicy } from "./value-at-risk.js";

/** How contracts that end are read. */
export interface EndingRules {
  policy: Pick<ResolvedAttentionPolicy, "renewalWhenUnknown" | "renewedLate">;
  valueAtRisk: ValueAtRiskPolicy;
  /** Days from `asOf` within which a contract's end counts. */
  renewalDays: number;
}

/** A contract that ends within the months, or ended some days ago, with what may be lost with it. */
export interface EndingContract {
  renewal: Renewal;
  /** Of the months, before the margin. */
  money: number;
  /** Chance that it is not renewed. */
  loss: number;
  /** The margin of the money × the loss. */
  atRisk: number;
  /** Whether nothing is known of its renewal. */
  isUnknown: boolean;
  /** Whether it has ended and may still be renewed. */
  isLate: boolean;
}

/**
 * The contracts that end within the months and of which the money is known.
 * @internal
 */
export function contractsWithin(renewals: readonly Renewal[], days: number): Renewal[] {
  return renewals.filter(({ amount, daysLeft }) => amount !== null && daysLeft <= days);
}

/**
 * The same, each with its money and the chance that it is lost.
 * @internal
 */
export function endingContracts(
  renewals: readonly Renewal[],
  { policy, valueAtRisk: { months, margin }, renewalDays }: EndingRules,
): EndingContract[] {
  return contractsWithin(renewals, renewalDays).map((renewal) => {
    const money = moneyWithin(renewal, months);
    const loss = 1 - renewalChance(renewal, policy);
    const isUnknown = renewal.intention === "unknown" || renewal.intention === "drafted";
    return { renewal, money, loss, atRisk: money * margin * loss, isUnknown, isLate: renewal.daysLeft < 0 };
  });
}

/** A contract's money of so many months from `asOf` on; of one that begins later, of those of them that it is to run in. */
function moneyWithin(
  { amount, startsOn, endsOn, daysLeft }: Pick<Renewal, "amount" | "startsOn" | "endsOn" | "daysLeft">,
  months: number,
): number {
  const startsIn = parseDay(startsOn) - (parseDay(endsOn) - daysLeft);
  const share = 1 - Math.max(0, startsIn) / (months * daysInUnit.month);
  return (amount ?? 0) * (months / 12) * Math.max(0, share);
}

/** Chance that a contract is renewed, by what is known of the intention, and by how long ago it ended. */
function renewalChance(
  { intention, endsOn, daysLeft, lateUntil }: Pick<Renewal, "intention" | "endsOn" | "daysLeft" | "lateUntil">,
  { renewalWhenUnknown, renewedLate }: Pick<ResolvedAttentionPolicy, "renewalWhenUnknown" | "renewedLate">,
): number {
  switch (intention) {
    case "cancelled":
      return 0;
    case "runs-on":
      return 1;
    case "drafted":
    case "unknown": {
      if (lateUntil === null) return renewalWhenUnknown;
      const windowDays = parseDay(lateUntil) - parseDay(endsOn);
      return lateRenewalChance(renewalWhenUnknown, { daysLate: -daysLeft, windowDays, share: renewedLate });
    }
  }
}
