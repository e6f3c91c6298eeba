import { plainDate } from "../../calendar/days/plain-date.js";
import { keptDay, type PlanningGroup } from "../problem/planning-groups.js";
import type { PlacementLimits } from "../placement/placement-limits.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { periodDates } from "../problem/period-caps.js";
import { fullCapacityProblem } from "./full-capacity-problem.js";
import { maxBookableCost, movingCost, wholeCost } from "../problem/slot-problem.js";
import { widerWindow, windowRemedy } from "./wider-window.js";

/** What a group's placement left: minutes booked with their buffers, by seller and day, and the candidates without a day. */
export interface LeftOver {
  timeTaken: ReadonlyMap<number, Int32Array>;
  unbooked: readonly number[];
}

/**
 * The remedies of a group whose reviews differ in length, or that has limits apart from the minutes of its days, by
 * candidate: what would make room for a review while all others stay where they are. Minutes on one of its days come first,
 * the fewest and then the cheapest day; then those of weeks and months that are short, the same; then a wider window.
 *
 * @param placed - What the placement left, and what limits still allow.
 * @internal
 */
export function remediesOfMixedLengths(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  placed: LeftOver & { limits?: PlacementLimits | undefined },
): Map<number, BookingRemedy> {
  const { rules } = job;
  const { timeTaken, unbooked, limits } = placed;
  const fullCapacity = fullCapacityProblem(job, group, classes);
  const { first, slot, cost, without, slotDay, slotSeller } = fullCapacity;
  const left = (seller: number, day: number, minutes: Int32Array | undefined): number =>
    (minutes?.[day] ?? 0) + rules.bufferMinutes - (timeTaken.get(seller)?.[day] ?? 0);
  const remedies = new Map<number, BookingRemedy>();
  for (const index of unbooked) {
    const candidate = group.candidates[index];
    if (candidate === undefined) continue;
    const { length } = candidate.wanted;
    let best: Extract<BookingRemedy, { kind: "minutes" }> | null = null;
    let short: { remedy: BookingRemedy; minutes: number } | null = null;
    // Cheapest first, so that of days which need equally many minutes the first is kept.
    const classIndex = classes.members.classOf[index] ?? 0;
    const leaving = without[classIndex] ?? 0;
    for (let at = first[classIndex] ?? 0; at < (first[classIndex + 1] ?? 0); at++) {
      const here = slot[at] ?? 0;
      const [seller, day] = [slotSeller[here] ?? 0, slotDay[here] ?? 0];
      const days = rules.sellers[seller];
      const minutes = length - left(seller, day, days?.minutes);
      if (days === undefined || (cost[at] ?? 0) >= leaving) continue;
      if (minutes <= 0) {
        const found = limits === undefined ? null : shortageOn(job, limits.shortages(index, seller, day), day);
        if (found !== null && found.minutes < (short?.minutes ?? Infinity)) short = found;
        continue;
      }
      if (left(seller, day, days.working) < length || minutes >= (best?.minutes ?? Infinity)) continue;
      if (limits?.allows(index, seller, day) === false) continue;
      best = { kind: "minutes", sellerId: days.id, on: plainDate(rules.from + day), minutes };
    }
    if (best !== null || short !== null) {
      const remedy = best ?? short?.remedy;
      if (remedy !== undefined) remedies.set(index, remedy);
      continue;
    }
    const moving = movingCost(rules, candidate, fullCapacity);
    const most = maxBookableCost(rules, candidate, job.unbookedPenalty, fullCapacity);
    const window = widerWindow(rules, candidate, most, (seller, day, dayCost) => {
      if (left(seller, day, rules.sellers[seller]?.minutes) < length) return null;
      if (limits?.allows(index, seller, day) === false) return null;
      const stays = day === keptDay(candidate) && seller === candidate.previous?.seller;
      const total = wholeCost(dayCost, fullCapacity) + (stays ? 0 : moving);
      return total < leaving ? total : null;
    });
    if (window !== null) remedies.set(index, windowRemedy(rules, candidate, window));
  }
  return remedies;
}

/** What weeks and months are short of for a day with room; `null` if they are not what is in the way. */
function shortageOn(
  { rules }: PlanningJob,
  shortages: ReturnType<PlacementLimits["shortages"]>,
  day: number,
): { remedy: BookingRemedy; minutes: number } | null {
  if (shortages === null || shortages.length === 0) return null;
  const periods = shortages.map(({ cap, minutes }) => ({
    sellerId: rules.sellers[cap.seller]?.id ?? "",
    kind: cap.kind,
    ...periodDates(cap, rules.from),
    minutes,
  }));
  const minutes = periods.reduce((sum, period) => sum + period.minutes, 0);
  return { remedy: { kind: "period-minutes", on: plainDate(rules.from + day), periods }, minutes };
}
