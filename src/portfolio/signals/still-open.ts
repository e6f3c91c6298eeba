import { addMonths, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";
import type { Touch } from "../../records/account/touch.js";
import { answersSignal, type ReviewSignal } from "../../reviews/review-signal.js";

/** When what was talked about and is open still asks again. */
export interface StillOpenRules {
  asOfDay: number;
  /** Last day of the plan: what will ask again up to it is planned for already. */
  untilDay: number;
  resettingTouches: readonly Touch["kind"][];
  /** Days after the talk from which on it asks again. */
  stillOpenDays: number;
  /** Days after that by which the review should have happened. */
  eventReviewDays: number;
}

/**
 * A signal of what is open today; one of another code, from some days after the last talk that answered it. A talk buys
 * time for what it promised, no more. What is open today will ask then, unless it ends before. After a year no one waits for it any longer.
 * @internal
 */
export function stillOpen(
  signal: ReviewSignal,
  code: ReviewSignal["code"],
  account: Pick<Account, "touches">,
  { asOfDay, untilDay, resettingTouches, stillOpenDays, eventReviewDays }: StillOpenRules,
): ReviewSignal {
  const { on, reviewBy, about } = signal;
  // A talk may be noted under what asked for it first, or under what asked again.
  const talks = [signal, { code }].flatMap((asked) => lastTalk(account, asked, asOfDay, resettingTouches) ?? []);
  const talked = talks.length === 0 ? null : Math.max(...talks);
  const arose = parseDay(on);
  if (talked === null || talked < Math.min(arose, parseDay(reviewBy))) return signal;
  const again = talked + stillOpenDays;
  if (again > Math.max(asOfDay, untilDay) || Math.max(again, asOfDay) > addMonths(arose, 12)) return signal;
  return {
    code,
    on: plainDate(again),
    reviewBy: plainDate(again + eventReviewDays),
    ...(about != null && { about }),
  };
}

/**
 * The last day up to `asOf` with a touch that answers such a signal; `null` if there was none.
 * @internal
 */
export function lastTalk(
  { touches }: Pick<Account, "touches">,
  signal: Pick<ReviewSignal, "code" | "about">,
  asOfDay: number,
  resettingTouches: readonly Touch["kind"][],
): number | null {
  let last: number | null = null;
  touches?.forEach((touch) => {
    if (!answersSignal(touch, signal, resettingTouches)) return;
    const day = parseDay(touch.on);
    if (day <= asOfDay && (last === null || day > last)) last = day;
  });
  return last;
}
