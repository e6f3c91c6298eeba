import { plainDate } from "../calendar/plain-date.js";
import { evictionCosts } from "../numeric/eviction-costs.js";
import { GrowingAssignment } from "../numeric/growing-assignment.js";
import { assignPlaces, type PlaceAssignment, type PlaceProblem } from "../numeric/place-assignment.js";
import { settleEntrants } from "../numeric/settle-entrants.js";
import { dailyMinutes } from "./daily-minutes.js";
import type { AssignedSlots } from "./group-placement.js";
import { minutesOnOneDay } from "./minutes-on-one-day.js";
import { placeSupply } from "./place-supply.js";
import type { PlanningGroup } from "./planning-groups.js";
import type { PlanningJob } from "./planning-job.js";
import type { BookingRemedy } from "./review-plan.js";
import { roomierProblem } from "./roomier-problem.js";
import { keptDay, movingCost, wholeCost } from "./slot-problem.js";
import { widerWindow } from "./wider-window.js";

const NONE = -1;

/**
 * The remedies of a group whose reviews last equally long, by candidate: with the one named, and nothing less of its
 * kind, the cheapest plan books the review. Of the kinds the first that helps is named: minutes on one day, a wider
 * window, minutes on every day.
 *
 * Cost: one search over the sellers' days for each place that is tried on a day, one for all windows.
 *
 * @param assigned - What the reviews were placed by; `null` where that is to be found out.
 * @internal
 */
export function exactRemedies(
  job: PlanningJob,
  group: PlanningGroup,
  assigned: AssignedSlots | null,
): Map<number, BookingRemedy> {
  const { rules } = job;
  const { candidates } = group;
  const roomier = roomierProblem(job, group, assigned?.problem ?? null);
  const supply = placeSupply(roomier, candidates[0]?.wanted.request.minutes ?? 1);
  const { problem } = supply;
  const start = roomier.sameSlots && assigned !== null ? assigned.assignment : settledAssignment(problem);
  const { option } = start;
  const growing = new GrowingAssignment(problem, start);
  const remedies = new Map<number, BookingRemedy>();
  const sellerId = (seller = NONE): string => rules.sellers[seller]?.id ?? "";

  const waiting = [...option.keys()].filter((index) => option[index] === NONE);
  for (const [index, { slot, minutes }] of minutesOnOneDay(waiting, supply, growing)) {
    const on = plainDate(rules.from + (roomier.slotDay[slot] ?? 0));
    remedies.set(index, { kind: "minutes", sellerId: sellerId(roomier.slotSeller[slot]), on, minutes });
  }

  const eviction = evictionCosts(problem, start);
  for (const index of waiting) {
    const candidate = candidates[index];
    if (candidate === undefined || remedies.has(index)) continue;
    const without = problem.without[index] ?? 0;
    const moving = movingCost(rules, candidate, roomier);
    const kept = keptDay(candidate);
    const remedy = widerWindow(rules, candidate, (seller, day, dayCost) => {
      const slot = roomier.slotAt(seller, day);
      if (slot === undefined) return null;
      const stays = day === kept && seller === candidate.previous?.seller;
      const cost = wholeCost(dayCost, roomier) + (stays ? 0 : moving) + (eviction.cost[slot] ?? Infinity);
      const evicted = eviction.evicted[slot] ?? NONE;
      return cost < without || (cost === without && (evicted === NONE || evicted > index)) ? cost : null;
    });
    if (remedy !== null) remedies.set(index, remedy);
  }

  const hopeless = waiting.filter((index) => !remedies.has(index));
  const fewest = new Map<number, number>();
  for (const seller of group.sellers) {
    const own = new Set(hopeless.filter((index) => candidates[index]?.sellers.includes(seller) === true));
    if (own.size === 0) continue;
    const slots = [...roomier.slotSeller.keys()].filter((slot) => roomier.slotSeller[slot] === seller);
    for (const [index, minutes] of dailyMinutes(slots, supply, growing, own)) {
      if (minutes >= (fewest.get(index) ?? Infinity)) continue;
      fewest.set(index, minutes);
      remedies.set(index, { kind: "daily-minutes", sellerId: sellerId(seller), minutes });
    }
  }
  return remedies;
}

function settledAssignment(problem: PlaceProblem): PlaceAssignment {
  const assignment = assignPlaces(problem);
  return { ...assignment, option: settleEntrants(problem, assignment) };
}
