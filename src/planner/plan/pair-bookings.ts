import { NONE } from "../../numeric/discrete/none.js";
import type { BookedReview } from "./review-plan.js";
import { sameHolders } from "./same-holders.js";

/**
 * Which booking of an earlier plan each of a later one was, by key; `NONE` for a new one. Of bookings with one key those of the
 * same day and holders are paired first, then the others in their order.
 * @internal
 */
export function pairBookings(before: readonly BookedReview[], after: readonly BookedReview[]): Int32Array {
  const placeIn = finder(before);
  const paired = new Uint8Array(before.length);
  const sources = new Int32Array(after.length).fill(NONE);
  let isAsBefore = true;
  for (const [place, to] of after.entries()) {
    const at = placeIn(to.key);
    const from = before[at];
    if (from === undefined) continue;
    if (paired[at] === 1) return pairsOfMany(before, after);
    paired[at] = 1;
    sources[place] = at;
    isAsBefore &&= isSame(from, to);
  }
  if (isAsBefore && paired.every((each) => each === 1)) return sources;
  return new Set(before.map(({ key }) => key)).size < before.length ? pairsOfMany(before, after) : sources;
}

function isSame(from: BookedReview, to: BookedReview): boolean {
  return from.on === to.on && sameHolders(from, to);
}

/** The same where a key stands twice in a plan. */
function pairsOfMany(before: readonly BookedReview[], after: readonly BookedReview[]): Int32Array {
  const free = new Map<string, number[]>();
  before.forEach(({ key }, at) => {
    const known = free.get(key);
    if (known === undefined) free.set(key, [at]);
    else known.push(at);
  });
  const sources = new Int32Array(after.length).fill(NONE);
  const pair = (fits: (from: BookedReview, to: BookedReview) => boolean): void => {
    after.forEach((to, place) => {
      if (sources[place] !== NONE) return;
      const places = free.get(to.key) ?? [];
      const which = places.findIndex((at) => {
        const from = before[at];
        return from !== undefined && fits(from, to);
      });
      const [at] = which < 0 ? [] : places.splice(which, 1);
      if (at !== undefined) sources[place] = at;
    });
  };
  pair(isSame);
  pair(() => true);
  return sources;
}

/** Bookings that are looked at before one is looked up. */
const AHEAD = 8;

/**
 * A function that tells where a key is booked; `NONE` if it is not. Two plans mostly book the same reviews in the same order, so the
 * bookings after the last one found come first, and an index is made where they are not enough.
 */
function finder(booked: readonly BookedReview[]): (key: string) => number {
  let next = 0;
  let index: Map<string, number> | undefined;
  return (key) => {
    const limit = Math.min(booked.length, next + AHEAD);
    for (let at = next; at < limit; at++) {
      if (booked[at]?.key === key) return (next = at + 1) - 1;
    }
    index ??= new Map(booked.map((booking, at) => [booking.key, at]));
    const at = index.get(key) ?? NONE;
    if (at !== NONE) next = at + 1;
    return at;
  };
}
