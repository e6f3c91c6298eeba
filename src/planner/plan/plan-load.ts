import { addTo } from "../../records/values/add-to.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { parseDay, plainDate, weekdayIndex } from "../../calendar/days/plain-date.js";
import { assertCount, assertObject, assertOptions } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";
import { assertLoads } from "./assert-plan.js";
import type { DayLoad, ReviewPlan } from "./review-plan.js";

/** Minutes booked against minutes available. */
export interface Utilisation {
  /** Minutes booked. */
  minutes: number;
  /** Minutes available for reviews. */
  capacity: number;
  /** Minutes booked as a share of the capacity, above 1 where pinned reviews exceed it; `null` without capacity. */
  utilisation: number | null;
}

/** Load of one day. */
export interface DayUtilisation extends Utilisation {
  on: PlainDate;
}

/** Load of one week, Monday to Sunday, as far as it belongs to the plan. */
export interface WeekUtilisation extends Utilisation {
  /** The Monday, which may lie before the plan. */
  monday: PlainDate;
}

/** Load of one seller. */
export interface SellerUtilisation extends Utilisation {
  sellerId: string;
  /** The days on which the seller has time for reviews, or holds one. */
  days: DayUtilisation[];
  weeks: WeekUtilisation[];
  /** Weeks with bookings, the fullest first. */
  busiestWeeks: WeekUtilisation[];
}

/** Load of a plan, in all and by seller. */
export interface PlanLoad extends Utilisation {
  /** By seller. */
  sellers: SellerUtilisation[];
  weeks: WeekUtilisation[];
  /** Weeks with bookings, the fullest first. */
  busiestWeeks: WeekUtilisation[];
}

/** What to show of a plan's load. */
export interface LoadOfOptions {
  /**
   * How many of the busiest weeks to name.
   * @defaultValue `3`
   */
  busiest?: number | null | undefined;
}

/**
 * How full a plan is: minutes booked and minutes available, in total, by seller, by week and by day, and the busiest
 * weeks. For a chart of the work ahead, and to see who has room.
 *
 * Utilization is minutes booked divided by minutes of capacity. Weeks are ranked by utilization, then by minutes, then
 * by date; weeks with bookings but no capacity come first.
 *
 * @param plan - A plan made by `planReviews`.
 * @param options - How many of the busiest weeks to name.
 * @returns The load, as plain data.
 * @throws RetentionError when a load is not a list of days with their minutes, or `busiest` is not a whole number of at
 *   least 0.
 *
 * @example
 * import { loadOf, planReviews } from "retention-kit";
 *
 * const north = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours: { mon: [["09:00", "17:00"]] } } };
 * const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-12-04" };
 * const requests = [
 *   { key: "acme", accountId: "acme", sellerId: "north", minutes: 90, priority: 1, ...window },
 *   { key: "bolt", accountId: "bolt", sellerId: "north", minutes: 90, priority: 1, ...window },
 * ];
 * const load = loadOf(planReviews(requests, { sellers: [north], from: "2026-11-23", to: "2026-12-13" }));
 * load.utilisation
 * //=> 0.5
 * load.sellers[0]?.weeks.map(({ monday, minutes, capacity }) => `${monday}: ${minutes} of ${capacity}`)
 * //=> ["2026-11-23: 90 of 120", "2026-11-30: 90 of 120", "2026-12-07: 0 of 120"]
 */
export function loadOf(plan: Pick<ReviewPlan, "load">, options?: LoadOfOptions | null): PlanLoad {
  const known = assertOptions("loadOf", "options", options ?? {}, { busiest: true });
  assertObject("loadOf", "plan", plan);
  assertLoads("loadOf", "plan.load", plan.load);
  const { busiest = 3 } = known;
  assertCount("loadOf", "busiest", busiest);
  const sellers = plan.load.map(({ sellerId, days }): SellerUtilisation => {
    const weeks = weeksOf(days);
    return {
      sellerId,
      ...total(days),
      days: days.map((day) => ({ on: day.on, ...total([day]) })),
      weeks,
      busiestWeeks: busiestOf(weeks, busiest),
    };
  });
  const weeks = weeksOf(plan.load.flatMap(({ days }) => days));
  return { ...total(sellers), sellers, weeks, busiestWeeks: busiestOf(weeks, busiest) };
}

function total(parts: readonly { minutes: number; capacity: number }[]): Utilisation {
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const capacity = parts.reduce((sum, part) => sum + part.capacity, 0);
  return { minutes, capacity, utilisation: capacity > 0 ? minutes / capacity : null };
}

function weeksOf(days: readonly DayLoad[]): WeekUtilisation[] {
  const byMonday = new Map<number, DayLoad[]>();
  for (const day of days) {
    const on = parseDay(day.on);
    const monday = on - weekdayIndex(on);
    addTo(byMonday, monday, day);
  }
  return [...byMonday]
    .sort(([a], [b]) => a - b)
    .map(([monday, week]) => ({ monday: plainDate(monday), ...total(week) }));
}

function busiestOf(weeks: readonly WeekUtilisation[], count: number): WeekUtilisation[] {
  const share = ({ utilisation }: WeekUtilisation): number => utilisation ?? Number.MAX_VALUE;
  return weeks
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => share(b) - share(a) || b.minutes - a.minutes || compareTexts(a.monday, b.monday))
    .slice(0, count);
}
