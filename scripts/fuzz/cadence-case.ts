import {
  nextReview,
  upcomingReviews,
  type Account,
  type ReviewPolicyInput,
  type ReviewRhythmInput,
} from "retention-kit";
import { addDays, holds, type Lot, weekdayOf, ZONES } from "./lot.js";

/** Reviews of one account, in weeks, months, days or on fixed days, against the rules of windows and keys. */
export function cadenceCase(lot: Lot): unknown {
  const asOf = lot.day();
  const touches = Array.from({ length: lot.below(4) }, () => ({
    on: addDays(asOf, lot.below(400) - 380),
    kind: lot.pick(["review", "call", "email"]),
  }));
  const account: Account = {
    id: `a${lot.below(9)}`,
    timeZone: lot.pick(ZONES),
    touches,
    ...(lot.chance(0.5) && { purchases: [{ on: addDays(asOf, -lot.below(900)) }] }),
  };
  const rhythm = lot.pick<ReviewRhythmInput>([
    { idealMonths: 3, maximumMonths: 4 },
    { idealMonths: 1, maximumMonths: 1 },
    { idealWeeks: 2, maximumWeeks: 3 },
    { idealDays: 10, maximumDays: 45 },
    { anchor: { weekday: "tue", week: 1 } },
    { anchor: { day: 31 } },
    { anchor: { months: [1, 7] } },
    { anchor: { weekday: "fri", week: "last" }, lateDays: 10 },
  ]);
  const policy: ReviewPolicyInput = {
    intervalsByAccount: { [account.id]: rhythm },
    ...(lot.chance(0.3) && { opensAfter: lot.pick([0.1, 0.5, 1]) }),
  };
  const signals = lot.chance(0.3)
    ? [{ code: "renewal" as const, on: addDays(asOf, -lot.below(20)), reviewBy: addDays(asOf, lot.below(40)) }]
    : [];
  const to = addDays(asOf, lot.below(300));
  const snoozed = lot.chance(0.2) ? { snoozedUntil: addDays(asOf, lot.below(30)) } : {};
  const options = { asOf, policy, signals, ...snoozed };
  const reviews = upcomingReviews(account, { ...options, from: asOf, to });
  const next = nextReview(account, options);

  let last = "";
  for (const [index, { key, earliestOn, idealOn, latestOn, status }] of reviews.entries()) {
    lot.note(`reviews ${status}`);
    holds(earliestOn <= idealOn, "no window opens after its ideal day", key, earliestOn, idealOn);
    holds(index === 0 || idealOn <= latestOn, "no ideal day lies after its window", key, idealOn, latestOn);
    holds(idealOn <= to, "no ideal day lies after the horizon", key, idealOn, to);
    holds(last < earliestOn || index < 1, "windows do not overlap", key, last, earliestOn);
    last = latestOn;
    if (index === 0) continue;
    if ("anchor" in rhythm) {
      const { weekday, day, months } = rhythm.anchor;
      holds(weekday === undefined || weekdayOf(idealOn) === weekday, "the weekday is kept", idealOn);
      const lastDay = addDays(`${addDays(`${idealOn.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1);
      holds(day === undefined || idealOn === lastDay, "the 31st is the last day of a month", idealOn, lastDay);
      holds(months?.includes(Number(idealOn.slice(5, 7))) !== false, "the months are kept", idealOn);
    }
    if ("idealWeeks" in rhythm) {
      const before = reviews[index - 1];
      const expected = index === 1 ? null : addDays(before?.idealOn ?? "", 14);
      holds(expected === null || idealOn === expected, "two weeks are 14 days", expected, idealOn);
    }
  }
  holds(new Set(reviews.map(({ key }) => key)).size === reviews.length, "keys differ");
  const [first] = reviews;
  if (first?.key === next.key) {
    holds(first.idealOn === next.idealOn && first.earliestOn === next.earliestOn, "both say the same", first, next);
  }
  const tomorrow = nextReview(account, { ...options, asOf: addDays(asOf, 1) });
  const isTouchedTomorrow = touches.some(({ on }) => on === addDays(asOf, 1));
  holds(isTouchedTomorrow || tomorrow.key === next.key, "keys stay from day to day", next.key, tomorrow.key);
  return [reviews, next];
}
