import { holdersOf } from "./problem/fixed-review.js";
import { holds, type PeriodCap, periodDates } from "./problem/period-caps.js";
import type { PlanningJob } from "./problem/planning-job.js";
import type { SellerLoad } from "./plan/review-plan.js";

/**
 * The days on which a seller has minutes for reviews, or holds one, with its weeks and months.
 * @internal
 */
export function loadOfSeller(
  { rules, periods, fixed }: PlanningJob,
  seller: number,
  taken = new Int32Array(0),
): SellerLoad {
  const { sellers, dates, from } = rules;
  const days: SellerLoad["days"][number][] = [];
  const { id = "", minutes = taken } = sellers[seller] ?? {};
  minutes.forEach((capacity, day) => {
    const booked = taken[day] ?? 0;
    if (capacity > 0 || booked > 0) days.push({ on: dates[day] ?? "", minutes: booked, capacity });
  });
  const sellerPeriods = periods.filter((period) => period.seller === seller);
  if (sellerPeriods.length === 0) return { sellerId: id, days };
  const fixedIn = (period: PeriodCap): number =>
    fixed.reduce(
      (sum, review) =>
        review.previous.day >= 0 && holds(period, review.previous.day) && holdersOf(rules, review).includes(seller)
          ? sum + review.minutes
          : sum,
      0,
    );
  return {
    sellerId: id,
    days,
    periods: sellerPeriods.map((period) => {
      const booked = taken.subarray(Math.max(0, period.first), Math.max(0, period.last + 1));
      return {
        kind: period.kind,
        ...periodDates(period, from),
        minutes: period.taken + booked.reduce((sum, minutes) => sum + minutes, 0) - fixedIn(period),
        capacity: period.minutes,
      };
    }),
  };
}
