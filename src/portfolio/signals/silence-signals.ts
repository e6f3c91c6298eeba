import { msOf } from "../../calendar/days/instant.js";
import { addMonths, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import type { ReviewPolicy } from "../../reviews/review-policy-input.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import { lateAfter } from "../../purchases/rhythm/gap-rhythm.js";
import { isCustomer } from "../standing/account-standing.js";
import type { SignalPolicy } from "./signal-policy.js";
import type { SignalEvidence } from "./signal-evidence.js";

/**
 * A customer silent for longer than this many gaps of its own, or months where it has no rhythm. What counts is what comes
 * from the customer, and talks: a mailing of ours ends no silence.
 * @internal
 */
export function silenceSignals(evidence: SignalEvidence, policy: SignalPolicy, reviews: ReviewPolicy): ReviewSignal[] {
  const { standing, gapDays, rhythm, purchaseDays, asOfDay } = evidence;
  if (!isCustomer(standing)) return [];
  const heardDay = lastHeardDay(evidence, reviews.resettingTouches);
  if (heardDay === null) return [];
  const hasRhythm = gapDays !== null && purchaseDays.length > 0;
  const silentFrom = hasRhythm
    ? heardDay + Math.floor(lateAfter(rhythm, policy.silenceGaps) * gapDays) + 1
    : addMonths(heardDay, policy.silenceMonths);
  if (silentFrom > asOfDay) return [];
  const reviewBy = plainDate(silentFrom + policy.silenceReviewDays);
  return [{ code: "long-silence", on: plainDate(silentFrom), reviewBy }];
}

/** The last day up to `asOf` on which the account bought, talked or got in touch; `null` if there was none. */
function lastHeardDay(
  { account, asOfDay, purchaseDays }: SignalEvidence,
  resettingTouches: ReviewPolicy["resettingTouches"],
): number | null {
  const { touches, tickets, surveys, timeZone } = account;
  let last = purchaseDays.at(-1) ?? -Infinity;
  const note = (day: number): void => {
    if (day <= asOfDay && day > last) last = day;
  };
  touches?.forEach(({ on, kind, direction }) => {
    const fromCustomer = direction === "in" || (kind === "ticket" && direction !== "out");
    if (fromCustomer || resettingTouches.includes(kind)) note(parseDay(on));
  });
  tickets?.forEach(({ openedAt }) => {
    note(dayOfInstant(msOf(openedAt), timeZone ?? "UTC"));
  });
  surveys?.forEach(({ at }) => {
    note(dayOfInstant(msOf(at), timeZone ?? "UTC"));
  });
  return last === -Infinity ? null : last;
}
