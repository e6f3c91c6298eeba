import { departedFrom } from "../../accounts/departed.js";
import { dayInRow, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { trendOf, weeklyUsage } from "../../measures/usage-trend.js";
import type { Account } from "../../records/account/account.js";
import type { Touch } from "../../records/account/touch.js";
import { answersSignal, type ReviewSignal } from "../../reviews/review-signal.js";

/** When what stands in an account's records asks for an earlier review. */
export interface RecordSignalPolicy {
  /**
   * Days up to `asOf` of whose use the trend is drawn.
   * @defaultValue `182`
   */
  readonly usageDays: number;
  /**
   * Fall of the use over these days, as a share of where it began, from which it counts.
   * @defaultValue the assumption `reviews.usageFall`, .2
   */
  readonly usageFall: number;
  /**
   * Days after which an invoice that is not paid counts as late.
   * @defaultValue `30`
   */
  readonly invoiceDays: number;
  /**
   * Days for which a late payment is remembered once it is made, and a talk answers what has no date.
   * @defaultValue `90`
   */
  readonly eventDays: number;
  /**
   * Days after someone left, use fell or a payment was late by which the review should have happened.
   * @defaultValue `14`
   */
  readonly eventReviewDays: number;
}

/** What these signals follow from. */
export interface RecordEvidence {
  account: Account;
  asOfDay: number;
  /** Days with a purchase, in order. */
  purchaseDays: readonly number[];
}

const NAME = "reviewPortfolio";
const CONFIDENCE = 0.95;

/**
 * Signals from an account's records: someone who stood up for us left, what it bought is used less, an invoice was not
 * paid in time, and the seller says that it is unhappy.
 * @internal
 */
export function recordSignals(
  evidence: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  return [
    ...championSignals(evidence, policy, resettingTouches),
    ...usageSignals(evidence, policy),
    ...invoiceSignals(evidence, policy),
    ...(evidence.account.sentiment === "negative"
      ? undated({ code: "customer-unhappy" }, evidence, policy, resettingTouches)
      : []),
  ];
}

function championSignals(
  evidence: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  const { account, asOfDay } = evidence;
  return departedFrom(NAME, account, asOfDay).flatMap(({ contactId, day }): ReviewSignal[] => {
    const signal = { code: "champion-left", about: contactId } as const;
    return day === null ? undated(signal, evidence, policy, resettingTouches) : [dated(signal, day, policy)];
  });
}

/** A measure that falls: since the first week from which on it has been falling all the time. */
function usageSignals({ account, asOfDay }: RecordEvidence, policy: RecordSignalPolicy): ReviewSignal[] {
  if (account.usage == null) return [];
  const { usageDays, usageFall } = policy;
  const series = weeklyUsage(account.usage, { fromDay: asOfDay - usageDays + 1, untilDay: asOfDay });
  return series.flatMap((measured): ReviewSignal[] => {
    let since: number | null = null;
    for (let weeks = measured.points.length; weeks > 1; weeks--) {
      const points = measured.points.slice(0, weeks);
      const { direction, change } = trendOf({ ...measured, points }, CONFIDENCE);
      if (direction !== "falling" || change === null || change > -usageFall) break;
      since = points.at(-1)?.lastDay ?? null;
    }
    if (since === null) return [];
    const { measure } = measured;
    return [dated({ code: "usage-falling", ...(measure !== null && { about: measure }) }, since, policy)];
  });
}

/** Invoices that were not paid in time: those that are open, and those that were paid late not long ago. */
function invoiceSignals({ account, asOfDay }: RecordEvidence, policy: RecordSignalPolicy): ReviewSignal[] {
  return (account.invoices ?? []).flatMap(({ dueOn, paidOn, amount }, index): ReviewSignal[] => {
    if (amount <= 0) return [];
    const lateDay = dayInRow(NAME, "invoices", index, "dueOn", dueOn) + policy.invoiceDays + 1;
    const paidDay = paidOn == null ? null : dayInRow(NAME, "invoices", index, "paidOn", paidOn);
    if (lateDay > asOfDay || (paidDay !== null && paidDay < lateDay)) return [];
    const isOver = paidDay !== null && paidDay <= asOfDay && paidDay <= asOfDay - policy.eventDays;
    return isOver ? [] : [dated({ code: "invoice-late" }, lateDay, policy)];
  });
}

type Named = Pick<ReviewSignal, "code" | "about">;

function dated(signal: Named, day: number, { eventReviewDays }: RecordSignalPolicy): ReviewSignal {
  const { about } = signal;
  return {
    code: signal.code,
    on: plainDate(day),
    reviewBy: plainDate(day + eventReviewDays),
    ...(about !== undefined && { about }),
  };
}

/**
 * Something of which no one says since when. A talk answers it for some days; after them it asks for a review in each
 * stretch of days, so that its day does not move from one run to the next.
 */
function undated(
  signal: Named,
  { account, asOfDay, purchaseDays }: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  const { eventDays, eventReviewDays } = policy;
  const talks = (account.touches ?? [])
    .filter((touch) => answersSignal(touch, signal, resettingTouches))
    .map(({ on }) => parseDay(on))
    .filter((day) => day <= asOfDay);
  const first = talks.length === 0 ? (purchaseDays[0] ?? asOfDay) : Math.max(...talks) + eventDays;
  if (first > asOfDay) return [];
  const stretch = Math.max(1, eventReviewDays);
  return [dated(signal, first + Math.floor((asOfDay - first) / stretch) * stretch, policy)];
}
