import { remediesOfEqualLengths } from "./remedies-of-equal-lengths.js";
import { NONE } from "../../numeric/discrete/none.js";
import type { AssignedSlots, GroupPlacement } from "../placement/group-placement.js";
import { type PlacementLimits, placementLimits } from "../placement/placement-limits.js";
import { freeMinutes, mayBind } from "../problem/free-minutes.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { type LeftOver, remediesOfMixedLengths } from "./remedies-of-mixed-lengths.js";

/**
 * What would have booked the reviews of a group that have no day, by candidate.
 *
 * @param placed - What the placement left, what the places were found by, and the places.
 * @internal
 */
export function findRemedies(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  placed: LeftOver & {
    assigned: AssignedSlots | null;
    placement: Pick<GroupPlacement, "seller" | "day" | "limits">;
  },
): Map<number, BookingRemedy> {
  const { unbooked, assigned, placement } = placed;
  if (unbooked.length === 0) return new Map();
  const length = group.candidates[0]?.wanted.request.minutes;
  const isEqual = group.candidates.every(({ wanted }) => wanted.request.minutes === length);
  if (isEqual && placement.limits === undefined && !mayRunOut(job, group)) {
    const remedies = remediesOfEqualLengths(job, group, classes, assigned);
    const beyond = [...remedies].filter(([, remedy]) => exceedsPeriod(job, remedy)).map(([index]) => index);
    if (beyond.length === 0) return remedies;
    for (const index of beyond) remedies.delete(index);
    const limits = limitsAtFullTime(job, group, placement);
    const others = remediesOfMixedLengths(job, group, classes, { ...placed, unbooked: beyond, limits });
    for (const [index, remedy] of others) remedies.set(index, remedy);
    return remedies;
  }
  return remediesOfMixedLengths(job, group, classes, { ...placed, limits: limitsAtFullTime(job, group, placement) });
}

/** Whether a week or month of the group's sellers may run out where one of its days has all its working time for reviews. */
function mayRunOut({ rules, periods, fixedMinutes }: PlanningJob, { sellers }: PlanningGroup): boolean {
  const sellerPeriods = periods.filter(({ seller }) => sellers.includes(seller));
  if (sellerPeriods.length === 0) return false;
  const free = freeMinutes(rules, fixedMinutes, []);
  return sellerPeriods.some((period) => {
    const { minutes, working } = rules.sellers[period.seller] ?? { minutes: [], working: [] };
    let more = 0;
    for (let day = Math.max(0, period.first); day <= period.last && day < rules.days; day++) {
      more = Math.max(more, (working[day] ?? 0) - (minutes[day] ?? 0));
    }
    return mayBind({ ...period, left: period.left - more }, free);
  });
}

/** Whether minutes on every day would be more than a week or month has. */
function exceedsPeriod({ rules, periods }: PlanningJob, remedy: BookingRemedy): boolean {
  if (remedy.kind !== "daily-minutes") return false;
  const seller = rules.sellerNamed.get(remedy.sellerId) ?? NONE;
  const rulesOfSeller = rules.sellers[seller];
  const days = rulesOfSeller?.minutes.map((minutes, day) =>
    Math.min(rulesOfSeller.working[day] ?? 0, minutes + remedy.minutes),
  );
  if (days === undefined) return false;
  const byPosition = rules.sellers.map((_, position) => (position === seller ? days : new Int32Array(0)));
  return periods.some((period) => period.seller === seller && mayBind(period, byPosition));
}

/**
 * The limits that would hold if sellers gave reviews all their working time, less what is placed: a week that its days do
 * not exhaust today may run out where a remedy adds to them.
 */
function limitsAtFullTime(
  job: PlanningJob,
  group: PlanningGroup,
  { seller, day, limits }: Pick<GroupPlacement, "seller" | "day" | "limits">,
): PlacementLimits | undefined {
  const working = job.rules.sellers.map((seller) => seller.working);
  const caps = job.periods.filter((period) => mayBind(period, working));
  if (limits === undefined && caps.length === 0) return undefined;
  // What is free of a day, whatever its week has left.
  const free = freeMinutes(job.rules, job.fixedMinutes, []);
  const all = placementLimits({ ...job, caps, free }, group);
  if (all === null) return undefined;
  day.forEach((on, index) => {
    if (on >= 0) all.take(index, seller[index] ?? NONE, on);
  });
  return all;
}
