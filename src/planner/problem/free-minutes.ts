import { type FixedReview, holdersOf } from "./fixed-review.js";
import type { ParsedRequest } from "./parsed-request.js";
import type { PlanningRules } from "./planning-rules.js";
import { type PeriodCap, holds } from "./period-caps.js";

/**
 * A review that takes a seller's minutes, inside the plan or before it.
 * @internal
 */
export type TakenMinutes = Pick<FixedReview, "previous" | "minutes"> & { wanted?: ParsedRequest | null };

/**
 * What weeks and months leave once the reviews that take their minutes are held.
 * @internal
 */
export function periodCaps(rules: PlanningRules, taken: readonly TakenMinutes[]): PeriodCap[] {
  return rules.sellers.flatMap(({ periods }, seller) =>
    periods.map((period) => {
      const inPeriod = taken.filter(
        (review) => holds(period, review.previous.day) && holdersOf(rules, review).includes(seller),
      );
      const minutes = inPeriod.reduce((sum, review) => sum + review.minutes, 0);
      return { ...period, seller, taken: minutes, left: Math.max(0, period.minutes - minutes) };
    }),
  );
}

/**
 * Minutes that fixed reviews leave on each day, as far as its week and month allow. A day takes a buffer with each review,
 * a week and a month take none: as many reviews as they leave room for, the shortest, come with as many.
 *
 * @param shortest - Minutes of the shortest review that may come; needed with caps alone.
 * @internal
 */
export function freeMinutes(
  { sellers, bufferMinutes }: PlanningRules,
  fixedMinutes: readonly Int32Array[],
  caps: readonly PeriodCap[],
  shortest = Infinity,
): Int32Array[] {
  const free = sellers.map(({ minutes }, seller) =>
    minutes.map((ofDay, day) =>
      ofDay === 0 ? 0 : Math.max(0, ofDay + bufferMinutes - (fixedMinutes[seller]?.[day] ?? 0)),
    ),
  );
  for (const cap of caps) {
    const freeDays = free[cap.seller] ?? new Int32Array(0);
    const most = cap.left + bufferMinutes * Math.max(1, Math.floor(cap.left / shortest));
    for (let day = Math.max(0, cap.first); day <= cap.last && day < freeDays.length; day++) {
      freeDays[day] = Math.min(freeDays[day] ?? 0, most);
    }
  }
  return free;
}

/**
 * Whether a week or month has less left than its days have together.
 * @internal
 */
export function mayBind({ seller, first, last, left }: PeriodCap, free: readonly Int32Array[]): boolean {
  const days = (free[seller] ?? new Int32Array(0)).subarray(Math.max(0, first), Math.max(0, last + 1));
  return days.reduce((sum, minutes) => sum + minutes, 0) > left;
}

/**
 * Minutes of each seller and day that fixed reviews take, a buffer with each.
 * @internal
 */
export function minutesOfFixed(rules: PlanningRules, fixed: readonly FixedReview[]): Int32Array[] {
  const { sellers, days, bufferMinutes } = rules;
  const taken = sellers.map(() => new Int32Array(days));
  for (const review of fixed) {
    const { day } = review.previous;
    for (const seller of holdersOf(rules, review)) {
      const takenDays = taken[seller];
      // A day outside the plan is none of the array's.
      if (takenDays !== undefined) takenDays[day] = (takenDays[day] ?? 0) + review.minutes + bufferMinutes;
    }
  }
  return taken;
}
