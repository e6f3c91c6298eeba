import { NONE } from "../../numeric/discrete/none.js";
import { capacityShadowPrices } from "../assignment/capacity-shadow-prices.js";
import { IncrementalAssignment } from "../assignment/incremental-assignment.js";
import { solveTransportation } from "../assignment/transportation.js";
import { placedOf, chooseBooked } from "../assignment/choose-booked.js";
import { dailyMinutes } from "./extra-minutes.js";
import type { AssignedSlots } from "../placement/group-placement.js";
import { minutesOnOneDay } from "./extra-minutes.js";
import { placeSupply } from "./full-capacity-problem.js";
import { keptDay, type PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import { fullCapacityProblem } from "./full-capacity-problem.js";
import { maxBookableCost, movingCost, wholeCost } from "../problem/slot-problem.js";
import { type WiderWindow, widerWindow, windowRemedy } from "./wider-window.js";

/**
 * The remedies of a group whose reviews last equally long, by candidate: with the one named, and nothing less of its
 * class, the cheapest plan books the review. Of the kinds of remedy the first that helps is named: minutes on one day, a
 * wider window, minutes on every day.
 *
 * Cost: one search over the sellers' days for each place that is tried on a day, one for all windows.
 *
 * @param assigned - What the reviews were placed by; `null` if that is to be found out.
 * @internal
 */
export function remediesOfEqualLengths(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  assigned: AssignedSlots | null,
): Map<number, BookingRemedy> {
  const { rules } = job;
  const { candidates } = group;
  const { examples, members } = classes;
  const fullCapacity = fullCapacityProblem(job, group, classes, assigned?.problem ?? null);
  const supply = placeSupply(fullCapacity, candidates[0]?.wanted.length ?? 1);
  const { problem } = supply;
  const start =
    fullCapacity.sameSlots && assigned !== null
      ? assigned.assignment
      : chooseBooked(problem, solveTransportation(problem), members);
  const placed = placedOf(problem, start.taken);
  const growing = supply.mayGrow ? new IncrementalAssignment(problem, start, members) : null;
  const remedies = new Map<number, BookingRemedy>();
  const sellerId = (seller = NONE): string => rules.sellers[seller]?.id ?? "";

  const onOneDay = growing === null ? [] : minutesOnOneDay(members, placed, supply, growing);
  for (const [index, { slot, minutes }] of onOneDay) {
    const on = rules.dates[fullCapacity.slotDay[slot] ?? 0] ?? "";
    remedies.set(index, { kind: "minutes", sellerId: sellerId(fullCapacity.slotSeller[slot]), on, minutes });
  }

  const windowFor = windowFinder();
  const hopeless: number[] = [];
  examples.forEach((_, classIndex) => {
    const waiting = members.request.subarray(
      (members.first[classIndex] ?? 0) + (placed[classIndex] ?? 0),
      members.first[classIndex + 1],
    );
    waiting.forEach((index) => {
      const candidate = candidates[index];
      if (candidate === undefined || remedies.has(index)) return;
      const window = windowFor(classIndex, index);
      if (window === null) hopeless.push(index);
      else remedies.set(index, windowRemedy(rules, candidate, window));
    });
  });

  if (growing === null) return remedies;
  const fewest = new Map<number, number>();
  for (const seller of group.sellers) {
    const mayHold = new Set(hopeless.filter((index) => candidates[index]?.sellers.includes(seller) === true));
    if (mayHold.size === 0) continue;
    const slots = [...fullCapacity.slotSeller.keys()].filter((slot) => fullCapacity.slotSeller[slot] === seller);
    for (const [index, minutes] of dailyMinutes(slots, supply, growing, mayHold)) {
      if (minutes >= (fewest.get(index) ?? Infinity)) continue;
      fewest.set(index, minutes);
      remedies.set(index, { kind: "daily-minutes", sellerId: sellerId(seller), minutes });
    }
  }
  return remedies;

  /**
   * Finds the wider window of a request. Those of a class share it, but for ties, which go to the first request: what
   * a request won by one does not hold for those of its class that come after those it would push out.
   */
  function windowFinder(): (classIndex: number, index: number) => WiderWindow | null {
    const eviction = capacityShadowPrices(problem, start, members);
    let known: { classIndex: number; window: WiderWindow | null; before: number } | null = null;
    return (classIndex, index) => {
      if (known?.classIndex === classIndex && index < known.before) return known.window;
      const candidate = examples[classIndex];
      if (candidate === undefined) return null;
      const without = problem.without[classIndex] ?? 0;
      const moving = movingCost(rules, candidate, fullCapacity);
      const kept = keptDay(candidate);
      let before = Infinity;
      const most = maxBookableCost(rules, candidate, job.unbookedPenalty, fullCapacity);
      const window = widerWindow(rules, candidate, most, (seller, day, dayCost) => {
        const slot = fullCapacity.slotAt(seller, day);
        if (slot < 0) return null;
        const stays = day === kept && seller === candidate.previous?.seller;
        const cost = wholeCost(dayCost, fullCapacity) + (stays ? 0 : moving) + (eviction.cost[slot] ?? Infinity);
        if (cost !== without) return cost < without ? cost : null;
        const evicted = eviction.evicted[slot] ?? NONE;
        if (evicted === NONE) return cost;
        if (evicted < index) return null;
        before = Math.min(before, evicted);
        return cost;
      });
      known = { classIndex, window, before };
      return window;
    };
  }
}
