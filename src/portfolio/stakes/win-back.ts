import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import type { ValueAtRiskPolicy } from "./value-at-risk.js";
import { type ComingSpend, lastingReasons } from "./coming-spend.js";

/**
 * What an account that has probably left, or a customer that spent nothing in 12 months, would be worth if it bought as
 * before. It is kept apart from value at risk, and never comes first.
 */
export interface WinBack {
  /** In `currency`, of the coming `months`: worth × the chance that it buys again by itself. */
  readonly amount: number;
  /**
   * Money of this many months at the pace of the 12 up to its last purchase, without products that last longer and, of a
   * customer, without the invoices of contracts that run.
   */
  readonly worth: number;
  /** Chance that it buys within the months. */
  readonly probability: number;
  readonly currency: string | null;
  readonly months: number;
  /** The day of its last purchase. */
  readonly lastOn: PlainDate;
  readonly reasons: readonly Reason[];
}

/** What the worth of winning an account back follows from. */
export interface WinBackEvidence {
  standing: Pick<AccountStanding, "state" | "reasons">;
  /** Day number of its last purchase; `null` if it bought nothing. */
  lastDay: number | null;
  /**
   * What it spent in the 12 months up to that day, and what of it would come again; `null` if unknown, and for a customer
   * that spent something in the last 12.
   */
  before: ComingSpend | null;
  /** Chance of buying within the months; `null` if unknown. */
  probability: number | null;
  policy: ValueAtRiskPolicy;
  currency: string | null;
}

/**
 * What an account would be worth if it bought as before; `null` for a customer that still spends or that has spent nothing
 * that could come again, for one that never was a customer, and where no one knows what it spent.
 * @internal
 */
export function winBack(evidence: WinBackEvidence): WinBack | null {
  const { standing, lastDay, before, policy, currency, probability } = evidence;
  if (standing.state === "prospect" || lastDay === null || before === null || probability === null) return null;
  const { months, margin } = policy;
  const worth = (isCustomer(standing) ? before.worth - before.ofContracts : before.worth) * margin;
  if (isCustomer(standing) && worth <= 0) return null;
  const lastOn = plainDate(lastDay);
  return {
    amount: worth * probability,
    worth,
    probability,
    currency,
    months,
    lastOn,
    reasons: [
      reason("portfolio.win-back.before", { spent: before.spent, lastOn }),
      ...lastingReasons(before, months),
      ...standing.reasons,
    ],
  };
}
