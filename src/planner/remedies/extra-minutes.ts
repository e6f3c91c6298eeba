import { NONE } from "../../numeric/discrete/none.js";
import type { PlaceSupply } from "./full-capacity-problem.js";
import type { ClassMembers } from "../assignment/class-members.js";
import { entryOrderBounds } from "../assignment/entry-order-bounds.js";
import type { IncrementalAssignment } from "../assignment/incremental-assignment.js";

/**
 * A day on which more minutes would book a review.
 * @internal
 */
export interface ExtraMinutes {
  slot: number;
  minutes: number;
}

const DAYS_LOOKED_AT = 10;

/**
 * For each review without a day the fewest minutes on one of the days that suit it best with which it would be booked.
 * Of days that need equally many, the cheapest for the review is named, then the earliest.
 *
 * Those are the cheapest of its days that leave working time. Every one gets places one by one, until its working time
 * is used up or no waiting review would benefit. Reviews that gain more on every one of a review's days come
 * before it wherever places are added, so their number bounds its turn, and where many equal reviews wait for the same
 * days, one day tells it for all.
 *
 * @param placed - How many of each class have a day.
 * @internal
 */
export function minutesOnOneDay(
  members: ClassMembers,
  placed: Int32Array,
  supply: PlaceSupply,
  growing: IncrementalAssignment,
): Map<number, ExtraMinutes> {
  const { problem, slotDay, extraPlaces, minutesFor } = supply;
  const { first, slot, cost, places } = problem;
  const best = new Map<number, ExtraMinutes & { cost: number }>();
  const mostPlaces = places.reduce((most, _, here) => Math.max(most, extraPlaces(here)), 0);
  const rank = entryOrderBounds(problem, members, placed, mostPlaces);
  const optionsAt = new Map<number, Map<number, number>>();
  const favourites = new Map<number, number>();
  for (const request of rank.keys()) {
    const classIndex = members.classOf[request] ?? 0;
    let looked = 0;
    let lastDay = -1;
    for (let at = first[classIndex] ?? 0; at < (first[classIndex + 1] ?? 0); at++) {
      const here = slot[at] ?? 0;
      if (extraPlaces(here) === 0) continue;
      // All sellers of a day are looked at, so that it does not matter in which order they come.
      if (looked >= DAYS_LOOKED_AT && slotDay[here] !== lastDay) break;
      lastDay = slotDay[here] ?? -1;
      if (looked++ === 0) favourites.set(here, (favourites.get(here) ?? 0) + 1);
      const known = optionsAt.get(here);
      if (known === undefined) optionsAt.set(here, new Map([[request, at]]));
      else known.set(request, at);
    }
  }

  const wouldImprove = (request: number, at: number, added: number): boolean => {
    const here = slot[at] ?? 0;
    if (added > extraPlaces(here)) return false;
    const known = best.get(request);
    if (known === undefined) return true;
    return (minutesFor(here, added) - known.minutes || (cost[at] ?? 0) - known.cost || here - known.slot) < 0;
  };
  const days = [...optionsAt.keys()].sort((a, b) => (favourites.get(b) ?? 0) - (favourites.get(a) ?? 0) || a - b);
  for (const here of days) {
    const hopeful = new Map(optionsAt.get(here));
    let started = false;
    for (let added = 1; added <= extraPlaces(here); added++) {
      for (const [request, at] of hopeful) {
        if (!wouldImprove(request, at, Math.max(added, rank.get(request) ?? 1))) hopeful.delete(request);
      }
      if (hopeful.size === 0) break;
      if (!started) growing.reset();
      started = true;
      const entrant = growing.addPlace(here);
      if (entrant === NONE && growing.price[here] === 0) break;
      const at = hopeful.get(entrant);
      if (at === undefined) continue;
      hopeful.delete(entrant);
      if (wouldImprove(entrant, at, added)) {
        best.set(entrant, { slot: here, minutes: minutesFor(here, added), cost: cost[at] ?? 0 });
      }
    }
  }
  return best;
}

/**
 * For each review that enters, the fewest minutes more a day with which it would be booked, all days of one seller
 * getting as many as their working time allows.
 *
 * @param slots - The seller's days.
 * @internal
 */
export function dailyMinutes(
  slots: readonly number[],
  { extraPlaces, minutesFor }: PlaceSupply,
  growing: IncrementalAssignment,
  waiting: ReadonlySet<number>,
): Map<number, number> {
  const added = slots.flatMap((slot) =>
    Array.from({ length: extraPlaces(slot) }, (_, index) => ({ slot, minutes: minutesFor(slot, index + 1) })),
  );
  added.sort((a, b) => a.minutes - b.minutes || a.slot - b.slot);
  const found = new Map<number, number>();
  growing.reset();
  for (const { slot, minutes } of added) {
    if (found.size === waiting.size) break;
    const entrant = growing.addPlace(slot);
    if (waiting.has(entrant)) found.set(entrant, minutes);
  }
  return found;
}
