import type { PlaceProblem } from "../planner/assignment/transportation.js";
import type { RoomierProblem } from "../planner/remedies/full-capacity-problem.js";

/**
 * The places of a group whose reviews last equally long, and what more of them would take.
 * @internal
 */
export interface PlaceSupply {
  problem: PlaceProblem;
  slotDay: Int32Array;
  /** Whether working time would allow more places anywhere. */
  mayGrow: boolean;
  /** Places that working time would still allow in a slot. */
  extraPlaces: (slot: number) => number;
  /** Minutes that a slot must be given to have so many places more. */
  minutesFor: (slot: number, places: number) => number;
}

/**
 * @param length - Length of each review, in minutes.
 * @internal
 */
export function placeSupply(roomier: RoomierProblem, length: number): PlaceSupply {
  const { room, minutes, slotDay } = roomier;
  const places = room.map((own) => Math.floor(Math.max(0, own) / length));
  const placesAt = (slot: number): number => places[slot] ?? 0;
  const extraPlaces = (slot: number): number => Math.floor((minutes[slot] ?? 0) / length) - placesAt(slot);
  return {
    problem: { ...roomier, places },
    slotDay,
    mayGrow: places.some((_, slot) => extraPlaces(slot) > 0),
    extraPlaces,
    minutesFor: (slot, more) => (placesAt(slot) + more) * length - (room[slot] ?? 0),
  };
}
