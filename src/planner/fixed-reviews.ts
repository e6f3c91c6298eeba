import { reason, type Reason } from "../reasons/reason.js";
import { type FixedReview, holdersOf } from "./problem/fixed-review.js";
import { type PlanningJob } from "./problem/planning-job.js";
import type { PlanningRules } from "./problem/planning-rules.js";
import type { BookedReview, PinConflict } from "./plan/review-plan.js";
import { AT_WORK, DAY_OFF, ON_LEAVE } from "./problem/seller-days.js";
import { holds, periodDates } from "./problem/period-caps.js";
import { overlaps } from "./problem/slot-problem.js";
import { dayCost, windowDates } from "./problem/parsed-request.js";

/**
 * The booking of a review whose day was settled beforehand, and what it costs. A completed one costs nothing more.
 * @internal
 */
export function fixedBooking(rules: PlanningRules, fixed: FixedReview): { booking: BookedReview; cost: number } {
  const { previous, accountId, minutes, wanted } = fixed;
  const { key, sellerId, on, status, revision } = previous.booking;
  const others = previous.booking.alsoSellerIds ?? wanted?.request.alsoSellerIds ?? [];
  const booking: BookedReview = {
    key,
    accountId,
    sellerId,
    on,
    minutes,
    ...(wanted?.request.kind !== undefined && { kind: wanted.request.kind }),
    ...(others.length > 0 && { alsoSellerIds: [...others] }),
    status: status === "completed" ? "completed" : "pinned",
    revision,
    reasons: wanted?.request.reasons ?? [],
  };
  const cost = status === "completed" || wanted === null ? 0 : dayCost(rules, wanted, previous.day);
  return { booking, cost };
}

/**
 * The rules that a pinned review breaks, or `null`; those of its seller first, then of the others who hold it.
 * @internal
 */
export function pinConflict(job: PlanningJob, fixed: FixedReview): PinConflict | null {
  const { rules } = job;
  const { previous, wanted, sellers } = fixed;
  const { key, sellerId, on, status } = previous.booking;
  if (status !== "pinned") return null;
  const reasons: Reason[] = [];
  const { day } = previous;
  const seller = rules.sellers[previous.seller];
  const named = [sellerId, ...(previous.booking.alsoSellerIds ?? wanted?.request.alsoSellerIds ?? [])];
  for (const id of new Set(named)) {
    if (!rules.sellerNamed.has(id)) reasons.push(reason("planning.pin.unknown-seller", { sellerId: id }));
  }
  if (day < 0 || day >= rules.days) reasons.push(reason("planning.pin.outside-horizon", { on }));
  for (const holder of holdersOf(rules, fixed)) reasons.push(...brokenBy(job, holder, previous));
  if (wanted !== null) {
    const { windowStart: opens, windowEnd: closes, notOn } = wanted;
    if (seller !== undefined) {
      if (!sellers.includes(previous.seller)) reasons.push(reason("planning.pin.other-seller", { sellerId }));
      else if (seller.state[day] === AT_WORK && !overlaps(rules, { wanted }, previous.seller, day)) {
        reasons.push(reason("planning.pin.few-common-hours", { sellerId, on }));
      }
    }
    if (day < opens || day > closes) {
      reasons.push(reason("planning.pin.outside-window", { on, ...windowDates(rules, wanted) }));
    }
    if (notOn.includes(day)) reasons.push(reason("planning.pin.not-on", { on }));
  }
  return reasons.length === 0 ? null : { key, sellerId, on, reasons };
}

/** What a pinned review breaks of one of those who hold it: days at work, minutes of the day, the week and the month. */
function brokenBy(
  { rules, periods, fixedMinutes }: PlanningJob,
  holder: number,
  { day, booking: { on } }: FixedReview["previous"],
): Reason[] {
  const sellerRules = rules.sellers[holder];
  if (sellerRules === undefined) return [];
  const { id: sellerId } = sellerRules;
  const reasons: Reason[] = [];
  const state = sellerRules.state[day];
  const capacity = sellerRules.minutes[day] ?? 0;
  // No buffer is needed after the last review.
  const minutesTaken = (fixedMinutes[holder]?.[day] ?? 0) - rules.bufferMinutes;
  if (state === ON_LEAVE) reasons.push(reason("planning.pin.seller-away", { sellerId, on }));
  else if (state === DAY_OFF) reasons.push(reason("planning.pin.day-off", { sellerId, on }));
  else if (state === AT_WORK && minutesTaken > capacity) {
    reasons.push(reason("planning.pin.over-capacity", { sellerId, on, minutes: minutesTaken, capacity }));
  }
  for (const period of periods) {
    if (period.seller !== holder || !holds(period, day) || period.taken <= period.minutes) continue;
    const { taken, minutes } = period;
    const dates = periodDates(period, rules.from);
    reasons.push(reason("planning.pin.over-period", { sellerId, ...dates, minutes: taken, capacity: minutes }));
  }
  return reasons;
}
