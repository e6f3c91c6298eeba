import type { GrowingAssignment } from "../numeric/growing-assignment.js";
import type { Candidate } from "./planning-groups.js";
import type { PlaceSupply } from "./place-supply.js";

/**
 * A day on which more minutes would book a review.
 * @internal
 */
export interface ExtraMinutes {
  slot: number;
  minutes: number;
}

const NONE = -1;

/**
 * For each review without a day the fewest minutes on one of its own days with which it would be booked. Of days that
 * need equally many, the cheapest for the review is named, then the earliest.
 *
 * Every such day gets places one by one, until its working time is used up or nobody is left whom more of them could
 * help. Nobody can be helped by fewer places than there are reviews like it that come before it, so where many equal
 * reviews wait for the same days, one day tells it for all.
 *
 * @internal
 */
export function minutesOnOneDay(
  candidates: readonly Candidate[],
  waiting: readonly number[],
  supply: PlaceSupply,
  growing: GrowingAssignment,
): Map<number, ExtraMinutes> {
  const { problem, extraPlaces, minutesFor } = supply;
  const { first, slot, cost } = problem;
  const rank = ranksAmongEquals(candidates, waiting);
  const optionsAt = new Map<number, Map<number, number>>();
  const favourites = new Map<number, number>();
  for (const request of waiting) {
    const start = first[request] ?? 0;
    for (let at = start; at < (first[request + 1] ?? 0); at++) {
      const here = slot[at] ?? 0;
      if (at === start) favourites.set(here, (favourites.get(here) ?? 0) + 1);
      const known = optionsAt.get(here);
      if (known === undefined) optionsAt.set(here, new Map([[request, at]]));
      else known.set(request, at);
    }
  }

  const best = new Map<number, ExtraMinutes & { cost: number }>();
  const wouldImprove = (request: number, at: number, places: number): boolean => {
    const here = slot[at] ?? 0;
    if (places > extraPlaces(here)) return false;
    const known = best.get(request);
    if (known === undefined) return true;
    return (minutesFor(here, places) - known.minutes || (cost[at] ?? 0) - known.cost || here - known.slot) < 0;
  };
  const days = [...optionsAt.keys()].sort((a, b) => (favourites.get(b) ?? 0) - (favourites.get(a) ?? 0) || a - b);
  for (const here of days) {
    const hopeful = new Map(optionsAt.get(here));
    let started = false;
    for (let places = 1; places <= extraPlaces(here); places++) {
      for (const [request, at] of hopeful) {
        if (!wouldImprove(request, at, Math.max(places, rank.get(request) ?? 1))) hopeful.delete(request);
      }
      if (hopeful.size === 0) break;
      if (!started) growing.reset();
      started = true;
      const entrant = growing.addPlace(here);
      if (entrant === NONE && growing.price[here] === 0) break;
      const at = hopeful.get(entrant);
      if (at === undefined) continue;
      hopeful.delete(entrant);
      if (wouldImprove(entrant, at, places)) {
        best.set(entrant, { slot: here, minutes: minutesFor(here, places), cost: cost[at] ?? 0 });
      }
    }
  }
  return best;
}

/** For each review how many with the same days come before it, itself included: those of higher priority, then by order. */
function ranksAmongEquals(candidates: readonly Candidate[], waiting: readonly number[]): Map<number, number> {
  const equals = new Map<string, number[]>();
  for (const request of waiting) {
    const kind = kindOf(candidates[request], request);
    const known = equals.get(kind);
    if (known === undefined) equals.set(kind, [request]);
    else known.push(request);
  }
  const rank = new Map<number, number>();
  const priority = (request: number): number => candidates[request]?.wanted.request.priority ?? 0;
  for (const list of equals.values()) {
    list.sort((a, b) => priority(b) - priority(a) || a - b);
    list.forEach((request, index) => rank.set(request, index + 1));
  }
  return rank;
}

function kindOf(candidate: Candidate | undefined, request: number): string {
  if (candidate?.previous !== null) return String(request);
  const { wanted, sellers } = candidate;
  const { earliest, latest, ideal, notOn } = wanted;
  const able = [...sellers].sort((a, b) => a - b);
  return JSON.stringify([earliest, latest, ideal, notOn, able, wanted.request.timeZone]);
}
