import type { GrowingAssignment } from "../planner/assignment/incremental-assignment.js";
import type { PlaceSupply } from "./place-supply.js";

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
  growing: GrowingAssignment,
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
