import { parseDay } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { OpenSignal } from "../../reviews/review-signal.js";
import type { Renewal } from "../stakes/account-renewal.js";

/** The last day on which a review can still change whether a contract is renewed. */
export interface Deadline {
  day: number;
  /** What to say of a review that is held later. */
  passed: Reason;
  /** Whether no talk has answered it yet. */
  isOpen: boolean;
}

/** Signals of contracts. */
const SIGNALS: readonly string[] = ["renewal-near", "renewal-late"];

/**
 * The contracts that signals are about.
 * @internal
 */
export function renewalsUp(renewals: readonly Renewal[], open: readonly OpenSignal[]): Renewal[] {
  const about = new Set(open.flatMap(({ signal }) => (SIGNALS.includes(signal.code) ? (signal.about ?? []) : [])));
  return renewals.filter(({ contractId }) => about.has(contractId));
}

/**
 * The last days of contracts that end within the plan.
 * @internal
 */
export function deadlinesOf(renewals: readonly Renewal[], open: readonly OpenSignal[], untilDay: number): Deadline[] {
  const up = new Set(renewalsUp(renewals, open));
  return renewals.flatMap((renewal): Deadline[] => {
    const { contractId, endsOn, noticeOn, noticeDaysLeft, daysLeft, intention } = renewal;
    const isOpen = up.has(renewal);
    const deadline =
      noticeOn !== null && noticeDaysLeft !== null
        ? { on: noticeOn, passed: reason("portfolio.renewal.after-notice", { contractId, noticeOn }) }
        : { on: endsOn, passed: reason("portfolio.renewal.after-end", { contractId, endsOn }) };
    const day = parseDay(deadline.on);
    // Of one that has ended there is no day left to be missed.
    return intention === "runs-on" || daysLeft < 0 || day > untilDay ? [] : [{ day, passed: deadline.passed, isOpen }];
  });
}
