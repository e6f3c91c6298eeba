import { dayNumber, parseDay } from "../calendar/plain-date.js";
import { assertText } from "../errors.js";
import type { PlainDate } from "../records/time.js";
import type { ReviewClock } from "./review-clock.js";

/** Something that asks for an earlier review. */
export interface ReviewSignal {
  /** What it is. Locales have words for the codes named here. */
  code:
    | "renewal-near"
    | "warranty-ending"
    | "long-silence"
    | "high-effort-ticket"
    | "rival-near"
    | "problem-found"
    | "customer-unhappy"
    | (string & {});
  /** The day it arose. A touch that resets the clock on this day or later has answered it, or one on `reviewBy`. */
  on: PlainDate;
  /** The day by which the review should have happened. */
  reviewBy: PlainDate;
}

/**
 * Refuses signals without a code or with days that do not exist.
 * @internal
 */
export function assertSignals(functionName: string, signals: readonly ReviewSignal[]): void {
  signals.forEach(({ code, on, reviewBy }, index) => {
    assertText(functionName, `signals[${index}].code`, code);
    dayNumber(functionName, `signals[${index}].on`, on);
    dayNumber(functionName, `signals[${index}].reviewBy`, reviewBy);
  });
}

/**
 * The signals that no touch has answered and that ask for a day before the ideal one, the most urgent first.
 * @internal
 */
export function pullingSignals(
  signals: readonly ReviewSignal[],
  { lastTouch, startDay }: ReviewClock,
  idealDay: number,
): { signal: ReviewSignal; reviewByDay: number }[] {
  if (signals.length === 0) return [];
  const lastTouchDay = lastTouch === null ? -Infinity : startDay;
  return signals
    .map((signal) => ({ signal, onDay: parseDay(signal.on), reviewByDay: parseDay(signal.reviewBy) }))
    .filter(({ onDay, reviewByDay }) => lastTouchDay < Math.min(onDay, reviewByDay))
    .filter(({ reviewByDay }) => reviewByDay < idealDay)
    .sort((a, b) => a.reviewByDay - b.reviewByDay || a.onDay - b.onDay || (a.signal.code < b.signal.code ? -1 : 1));
}
