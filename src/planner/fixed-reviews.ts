import { reason, type Reason } from "../reasons/reason.js";
import type { FixedReview, PlanningJob } from "./problem/planning-job.js";
import type { PlanningRules } from "./problem/planning-rules.js";
import type { BookedReview, PinConflict } from "./plan/review-plan.js";
import { AT_WORK, ON_LEAVE } from "./problem/seller-days.js";
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
 * The rules that a pinned review breaks, or `null`.
 * @param minutesTaken - Minutes that fixed reviews take from the seller's day, buffers between them included.
 * @internal
 */
export function pinConflict(
  { rules, periods }: PlanningJob,
  fixed: FixedReview,
  minutesTaken: number,
): PinConflict | null {
  const { previous, wanted, sellers } = fixed;
  const { key, sellerId, on, status } = previous.booking;
  if (status !== "pinned") return null;
  const reasons: Reason[] = [];
  const { day } = previous;
  const seller = rules.sellers[previous.seller];
  if (seller === undefined) reasons.push(reason("planning.pin.unknown-seller", { sellerId }));
  if (day < 0 || day >= rules.days) reasons.push(reason("planning.pin.outside-horizon", { on }));
  else if (seller !== undefined) {
    const state = seller.state[day];
    const capacity = seller.minutes[day] ?? 0;
    if (state === ON_LEAVE) reasons.push(reason("planning.pin.seller-away", { sellerId, on }));
    else if (state !== AT_WORK) reasons.push(reason("planning.pin.day-off", { sellerId, on }));
    else if (minutesTaken > capacity) {
      reasons.push(reason("planning.pin.over-capacity", { sellerId, on, minutes: minutesTaken, capacity }));
    }
  }
  for (const period of periods) {
    if (period.seller !== previous.seller || !holds(period, day) || period.taken <= period.minutes) continue;
    const { taken: minutes, minutes: capacity } = period;
    reasons.push(
      reason("planning.pin.over-period", { sellerId, ...periodDates(period, rules.from), minutes, capacity }),
    );
  }
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
