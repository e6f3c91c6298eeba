import { reason, type Reason } from "../reasons/reason.js";
import type { Candidate } from "./problem/planning-groups.js";
import type { PlanningJob } from "./problem/planning-job.js";
import type { ReadBooking } from "./problem/previous-bookings.js";
import { AT_WORK, ON_LEAVE } from "./problem/seller-days.js";
import { overlaps } from "./problem/slot-problem.js";
import { dayCost, windowDates } from "./problem/parsed-request.js";

/**
 * Why a booking of the last plan does not stand.
 * @param day - The new day, `null` for none.
 * @internal
 */
export function moveReasons(
  job: PlanningJob,
  candidate: Candidate,
  previous: ReadBooking,
  day: number | null,
): Reason[] {
  if (previous.booking.status === "cancelled") return [reason("planning.moved.cancelled")];
  const obstacles = obstaclesTo(job, candidate, previous);
  if (obstacles.length > 0) return obstacles;

  const { rules } = job;
  const { wanted } = candidate;
  const { on } = previous.booking;
  if (day !== null && dayCost(rules, wanted, day) < dayCost(rules, wanted, previous.day)) {
    const days = Math.abs(previous.day - wanted.targetDay) - Math.abs(day - wanted.targetDay);
    if (days > 0) return [reason("planning.moved.better-day", { days })];
  }
  return [reason("planning.moved.gives-way", { on })];
}

/** What forbids the old place. */
function obstaclesTo({ rules, free }: PlanningJob, candidate: Candidate, previous: ReadBooking): Reason[] {
  const { wanted, sellers } = candidate;
  const { day } = previous;
  const { sellerId, on } = previous.booking;
  const { minutes } = wanted.request;
  if (day < 0) return [reason("planning.moved.missed", { on })];
  const found: Reason[] = [];
  if (!sellers.includes(previous.seller)) found.push(reason("planning.moved.seller-changed", { sellerId }));
  else if (day < rules.days) {
    const holders = [previous.seller, ...wanted.alsoSellers];
    for (const holder of holders) {
      const { id = sellerId, state } = rules.sellers[holder] ?? {};
      if (state?.[day] === ON_LEAVE) found.push(reason("planning.moved.seller-away", { sellerId: id, on }));
      else if (state?.[day] !== AT_WORK) found.push(reason("planning.moved.day-off", { sellerId: id, on }));
    }
    if (found.length === 0) {
      if (!overlaps(rules, candidate, previous.seller, day)) {
        found.push(reason("planning.moved.few-common-hours", { sellerId, on }));
      } else if (holders.some((holder) => (free[holder]?.[day] ?? 0) < wanted.length)) {
        found.push(reason("planning.moved.no-room", { on, minutes }));
      }
    }
  }
  if (day < wanted.windowStart || day > wanted.windowEnd) {
    found.push(reason("planning.moved.outside-window", { on, ...windowDates(rules, wanted) }));
  } else if (day >= rules.days) found.push(reason("planning.moved.outside-horizon", { on }));
  if (wanted.request.notOn?.includes(on) === true) found.push(reason("planning.moved.not-on", { on }));
  return found;
}
