import { NONE } from "../../numeric/discrete/none.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { BookedReview } from "./review-plan.js";
import { sameHolders } from "./same-holders.js";

/**
 * Which booking of an earlier plan each of a later one was, by key; `NONE` for a new one. Of bookings with one key those of the
 * same day and holders are paired first, then the others in their order.
 * @internal
 */
export function pairBookings(before: readonly BookedReview[], after: readonly BookedReview[]): Int32Array {
  const sources = new Int32Array(after.length).fill(NONE);
  const paired = new Uint8Array(before.length);
  pairUnchanged(before, after, sources, paired);
  pairByKey(before, after, sources, paired);
  return sources;
}

/**
 * Pairs bookings that are the same in both, in one pass: a plan lists its bookings by day, seller and key, and most of two plans
 * are the same. In a list of another order it finds fewer, or none, which the look-up by key then finds.
 */
function pairUnchanged(
  before: readonly BookedReview[],
  after: readonly BookedReview[],
  sources: Int32Array,
  paired: Uint8Array,
): void {
  for (let at = 0, place = 0; ;) {
    const from = before[at];
    const to = after[place];
    if (from === undefined || to === undefined) return;
    const order =
      compareTexts(from.on, to.on) || compareTexts(from.sellerId, to.sellerId) || compareTexts(from.key, to.key);
    if (order === 0 && sameHolders(from, to)) {
      sources[place] = at;
      paired[at] = 1;
    }
    if (order <= 0) at++;
    if (order >= 0) place++;
  }
}

/** Pairs what is left by key: first the same bookings, then the others in their order. */
function pairByKey(
  before: readonly BookedReview[],
  after: readonly BookedReview[],
  sources: Int32Array,
  paired: Uint8Array,
): void {
  if (!sources.includes(NONE) || !paired.includes(0)) return;
  const firstOf = new Map<string, number>();
  /** The next booking of the same key. */
  const nextOf = new Int32Array(before.length).fill(NONE);
  for (let at = before.length - 1; at >= 0; at--) {
    const key = before[at]?.key;
    if (key === undefined || paired[at] === 1) continue;
    nextOf[at] = firstOf.get(key) ?? NONE;
    firstOf.set(key, at);
  }
  const pair = (isChosen: (from: BookedReview | undefined, to: BookedReview) => boolean): void => {
    after.forEach((to, place) => {
      if (sources[place] !== NONE) return;
      let at = firstOf.get(to.key) ?? NONE;
      while (at !== NONE && (paired[at] === 1 || !isChosen(before[at], to))) at = nextOf[at] ?? NONE;
      if (at === NONE) return;
      sources[place] = at;
      paired[at] = 1;
      // The first of a chain is left behind once it is paired.
      if (firstOf.get(to.key) === at) firstOf.set(to.key, nextOf[at] ?? NONE);
    });
  };
  pair(isSame);
  pair(() => true);
}

function isSame(from: BookedReview | undefined, to: BookedReview): boolean {
  return from?.on === to.on && sameHolders(from, to);
}
