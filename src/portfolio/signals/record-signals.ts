import { departedFrom, remainsThere } from "../../accounts/departed.js";
import { dayInRow, plainDate } from "../../calendar/days/plain-date.js";
import { lastAnswers } from "../../conversation/last-answers.js";
import { hasStopped } from "../../measures/usage-stop.js";
import { trendOf, type WeeklyUsage, weeklyUsage } from "../../measures/usage-trend.js";
import { lastReturnDay } from "../../reading/last-return-day.js";
import type { Account } from "../../records/account/account.js";
import type { Touch } from "../../records/account/touch.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import { lastTalk, stillOpen } from "./still-open.js";

/** When an account's records ask for an earlier review. */
export interface RecordSignalPolicy {
  /**
   * Days up to `asOf` over which the trend in usage is measured.
   * @defaultValue `182`
   */
  readonly usageDays: number;
  /**
   * Smallest drop in usage over these days that counts, as a share of the starting level.
   * @defaultValue the assumption `reviews.usageFall`, .2
   */
  readonly usageFall: number;
  /**
   * Fewest of the latest weeks that can show a sudden stop, beside those before.
   * @defaultValue the assumption `reviews.usageStopWeeks`, 2
   */
  readonly usageStopWeeks: number;
  /**
   * An unpaid invoice counts as late once it is more than this many days past due.
   * @defaultValue `30`
   */
  readonly invoiceDays: number;
  /**
   * Days for which a return of all and a late payment that was made are remembered, and for which a talk answers that someone
   * left on an unknown day, where others who matter are still there.
   * @defaultValue `90`
   */
  readonly eventDays: number;
  /**
   * Days after someone left, use fell, a payment was late or a contract ran out by which the review should have happened.
   * @defaultValue `14`
   */
  readonly eventReviewDays: number;
  /**
   * Days after a talk from which what is still so asks again: a problem or an invoice that is open, a customer who is unhappy,
   * a champion whom no one replaced. What has a date does for a year.
   * @defaultValue the assumption `reviews.stillOpenDays`, 30
   */
  readonly stillOpenDays: number;
}

/** What these signals follow from. */
export interface RecordEvidence {
  account: Account;
  asOfDay: number;
  /** Last day of the plan: what will ask again up to it is planned for already. */
  untilDay: number;
  /** Days with a purchase, in order. */
  purchaseDays: readonly number[];
}

const NAME = "reviewPortfolio";
const CONFIDENCE = 0.95;

/**
 * Signals from an account's records: someone who stood up for us left, what it bought is used less, an invoice was not
 * paid in time, all that it bought came back, and the seller says that it is unhappy.
 * @internal
 */
export function recordSignals(
  evidence: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  return [
    ...championSignals(evidence, policy, resettingTouches),
    ...usageSignals(evidence, policy, resettingTouches),
    ...invoiceSignals(evidence, policy, resettingTouches),
    ...returnSignals(evidence, policy),
    ...unhappySignals(evidence, policy, resettingTouches),
  ];
}

/** A seller's word, until the seller or, after a talk, the customer says otherwise. */
function unhappySignals(
  evidence: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  const { account, asOfDay } = evidence;
  if (account.sentiment !== "negative") return [];
  const signal = { code: "customer-unhappy" } as const;
  const talked = lastTalk(account, signal, asOfDay, resettingTouches);
  const since = lastAnswers(NAME, account, asOfDay).filter(({ day }) => talked !== null && day >= talked);
  if (since.length > 0 && since.every(({ isBad }) => !isBad)) return [];
  return undated(signal, evidence, policy, { talked, answeredDays: policy.stillOpenDays });
}

function championSignals(
  evidence: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  const { account, asOfDay, untilDay } = evidence;
  const departed = departedFrom(NAME, account, asOfDay);
  if (departed.length === 0) return [];
  const isReplaced = remainsThere(NAME, account, asOfDay);
  return departed.flatMap(({ contactId, day }): ReviewSignal[] => {
    const signal = { code: "champion-left", about: contactId } as const;
    if (day === null) {
      const talked = lastTalk(account, signal, asOfDay, resettingTouches);
      const answeredDays = isReplaced ? policy.eventDays : policy.stillOpenDays;
      return undated(signal, evidence, policy, { talked, answeredDays });
    }
    const left = dated(signal, day, policy);
    // Who asked about it and met no one in that place has to ask again.
    return [
      isReplaced ? left : stillOpen(left, "champion-left", account, { asOfDay, untilDay, resettingTouches, ...policy }),
    ];
  });
}

/** A measure that falls: since when, or since when again where a talk came in between and it has gone on falling. */
function usageSignals(
  { account, asOfDay }: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  if (account.usage == null) return [];
  const series = weeklyUsage(account.usage, { fromDay: asOfDay - policy.usageDays + 1, untilDay: asOfDay });
  return series.flatMap((measured): ReviewSignal[] => {
    const since = fallingSince(measured, policy);
    if (since === null) return [];
    const { measure, points } = measured;
    const signal = { code: "usage-falling", ...(measure !== null && { about: measure }) };
    const talked = lastTalk(account, signal, asOfDay, resettingTouches);
    if (talked === null || talked < since) return [dated(signal, since, policy)];
    // A talk answers the fall that came before it, not one that goes on from there.
    const sinceTalk = points.slice(
      Math.max(
        0,
        points.findLastIndex(({ lastDay }) => lastDay <= talked),
      ),
    );
    return [dated(signal, fallingSince({ ...measured, points: sinceTalk }, policy) ?? since, policy)];
  });
}

/** The first week from which on a measure was seen to fall in every one: by its line, or by its latest weeks. */
function fallingSince(measured: WeeklyUsage, { usageFall, usageStopWeeks }: RecordSignalPolicy): number | null {
  const stop = { fall: usageFall, fewestWeeks: usageStopWeeks, confidence: CONFIDENCE };
  let since: number | null = null;
  for (let weeks = measured.points.length; weeks > 1; weeks--) {
    const points = measured.points.slice(0, weeks);
    const { direction, change } = trendOf({ ...measured, points }, CONFIDENCE);
    const isFalling = direction === "falling" && change !== null && change <= -usageFall;
    if (!isFalling && !hasStopped({ points }, stop)) break;
    since = points.at(-1)?.lastDay ?? null;
  }
  return since;
}

/** Invoices that were not paid in time: those that are open, and those that were paid late not long ago. */
function invoiceSignals(
  { account, asOfDay, untilDay }: RecordEvidence,
  policy: RecordSignalPolicy,
  resettingTouches: readonly Touch["kind"][],
): ReviewSignal[] {
  return (account.invoices ?? []).flatMap(({ dueOn, paidOn, amount }, index): ReviewSignal[] => {
    if (amount <= 0) return [];
    const lateDay = dayInRow(NAME, "invoices", index, "dueOn", dueOn) + policy.invoiceDays + 1;
    const paidDay = paidOn == null ? null : dayInRow(NAME, "invoices", index, "paidOn", paidOn);
    if (lateDay > asOfDay || (paidDay !== null && paidDay < lateDay)) return [];
    const signal = dated({ code: "invoice-late" }, lateDay, policy);
    if (paidDay === null || paidDay > asOfDay) {
      return [stillOpen(signal, "invoice-still-open", account, { asOfDay, untilDay, resettingTouches, ...policy })];
    }
    return paidDay <= asOfDay - policy.eventDays ? [] : [signal];
  });
}

/** Who sent back all that it bought: a reason to ask why, for some days. */
function returnSignals({ account, asOfDay, purchaseDays }: RecordEvidence, policy: RecordSignalPolicy): ReviewSignal[] {
  if (purchaseDays.length > 0) return [];
  const day = lastReturnDay(account, asOfDay);
  return day === null || day <= asOfDay - policy.eventDays ? [] : [dated({ code: "all-returned" }, day, policy)];
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

/** The last talk that answered a signal, and for how long. */
interface Answered {
  talked: number | null;
  answeredDays: number;
}

/**
 * Something of which no one says since when. A talk answers it for some days; after them it asks for a review in each
 * stretch of days, so that its day does not move from one run to the next.
 */
function undated(
  signal: Named,
  { asOfDay, untilDay, purchaseDays }: RecordEvidence,
  policy: RecordSignalPolicy,
  { talked, answeredDays }: Answered,
): ReviewSignal[] {
  const first = talked === null ? (purchaseDays[0] ?? asOfDay) : talked + answeredDays;
  if (first > Math.max(asOfDay, untilDay)) return [];
  const stretch = Math.max(1, policy.eventReviewDays);
  const stretches = Math.max(0, Math.floor((asOfDay - first) / stretch));
  return [dated(signal, first + stretches * stretch, policy)];
}
