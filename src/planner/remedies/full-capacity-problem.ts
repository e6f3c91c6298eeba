import type { TransportationProblem } from "../assignment/transportation.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { slotProblem, type SlotProblem, slotsOf } from "../problem/slot-problem.js";

/**
 * A group's slots as they would be if its sellers gave reviews all their working time, with the room they have now.
 * @internal
 */
export interface FullCapacityProblem extends SlotProblem {
  /** The slot of a seller and day, −1 for none. */
  slotAt: (seller: number, day: number) => number;
  /** Minutes of each slot's capacity that fixed reviews leave; below 0 where they take more than there is. */
  room: Int32Array;
  /** Whether these are the slots that the group was placed in: none is there only because of more room. */
  sameSlots: boolean;
}

/**
 * Writes a group as a problem whose slots are all that working time allows: `minutes` is what a slot could have.
 * @param known - The problem that the group was placed by, used again where it has the same slots.
 * @internal
 */
export function fullCapacityProblem(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  known: SlotProblem | null = null,
): FullCapacityProblem {
  const { rules, fixedMinutes, unbookedPenalty } = job;
  const able = new Set(group.sellers);
  const possible = rules.sellers.map(({ working }, seller) =>
    able.has(seller)
      ? working.map((ofDay, day) => ofDay + rules.bufferMinutes - (fixedMinutes[seller]?.[day] ?? 0))
      : working,
  );
  const slots = slotsOf(rules, possible, group);
  // More room only adds slots, so where there are as many they are the same.
  const sameSlots = known?.minutes.length === slots.minutes.length;
  const problem = sameSlots
    ? { ...known, minutes: slots.minutes }
    : slotProblem(rules, possible, group, classes, unbookedPenalty);
  const room = problem.slotSeller.map((seller, slot) => {
    const day = problem.slotDay[slot] ?? 0;
    return (rules.sellers[seller]?.minutes[day] ?? 0) + rules.bufferMinutes - (fixedMinutes[seller]?.[day] ?? 0);
  });
  return { ...problem, room, sameSlots, slotAt: (seller, day) => slots.slotOf[seller]?.[day] ?? -1 };
}

/**
 * The places of a group whose reviews last equally long, and what more of them would take.
 * @internal
 */
export interface PlaceSupply {
  problem: TransportationProblem;
  slotDay: Int32Array;
  /** Whether working time would allow more places anywhere. */
  mayGrow: boolean;
  /** Places that working time would still allow in a slot. */
  extraPlaces: (slot: number) => number;
  /** Minutes that a slot must be given to have this many places more. */
  minutesFor: (slot: number, places: number) => number;
}

/**
 * @param length - Length of each review, in minutes.
 * @internal
 */
export function placeSupply(fullCapacity: FullCapacityProblem, length: number): PlaceSupply {
  const { room, minutes, slotDay } = fullCapacity;
  const places = room.map((minutes) => Math.floor(Math.max(0, minutes) / length));
  const placesAt = (slot: number): number => places[slot] ?? 0;
  const extraPlaces = (slot: number): number => Math.floor((minutes[slot] ?? 0) / length) - placesAt(slot);
  return {
    problem: { ...fullCapacity, places },
    slotDay,
    mayGrow: places.some((_, slot) => extraPlaces(slot) > 0),
    extraPlaces,
    minutesFor: (slot, more) => (placesAt(slot) + more) * length - (room[slot] ?? 0),
  };
}
