import { parseDay } from "../../calendar/days/plain-date.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";
import { NONE } from "../../numeric/discrete/none.js";
import { assertPlan } from "./assert-plan.js";
import { pairBookings } from "./pair-bookings.js";
import { sameHolders } from "./same-holders.js";
import type { BookedReview, DayLoad, ReviewPlace, ReviewPlan, UnbookedCause } from "./review-plan.js";

/** A review that both plans book, but not with the same sellers on the same day. */
export interface ShiftedReview {
  key: string;
  accountId: string;
  from: ReviewPlace;
  to: ReviewPlace;
  /** Calendar days from the old day to the new one, negative where it moved forward. */
  days: number;
}

/** A review that only the later plan books. */
export interface AddedReview {
  key: string;
  accountId: string;
  to: ReviewPlace;
}

/** A review that only the earlier plan books. */
export interface DroppedReview {
  key: string;
  accountId: string;
  from: ReviewPlace;
  /** Why the later plan leaves it out; `null` if no request asks for it any more. */
  cause: UnbookedCause | null;
}

/** How one seller's load differs: the later plan minus the earlier one. */
export interface LoadDifference {
  sellerId: string;
  minutes: number;
  capacity: number;
  /** The days that differ. */
  days: DayLoad[];
}

/** How two plans differ: the later one minus the earlier one. */
export interface PlanComparison {
  /** Number of reviews that both plans book with the same sellers on the same day. */
  kept: number;
  /** By key, like all that follow. */
  moved: ShiftedReview[];
  added: AddedReview[];
  dropped: DroppedReview[];
  /** Difference in the number of reviews without a day. */
  unbooked: number;
  /** Difference in cost. Costs compare only between plans made with the same weights and penalty. */
  cost: number;
  /** Sellers whose load differs, by id. */
  load: LoadDifference[];
}

/**
 * The differences between two plans: what was moved, added or dropped, and how cost and load changed. Use it to show
 * the effect of a changed rule, a seller on leave or a day's work before the new plan replaces the old one.
 *
 * Reviews are matched by key. Where a key stands twice in a plan, bookings that are the same are matched first, then the
 * others in their order; one that is left is added or dropped.
 *
 * @param before - The earlier plan.
 * @param after - The later plan; the two need not cover the same days.
 * @returns The differences, as plain data.
 * @throws RetentionError when either is not a plan.
 *
 * @example
 * import { comparePlans, planReviews } from "retention-kit";
 *
 * const north = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: { mon: [["09:00", "17:00"]] } } };
 * const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-12-04" };
 * const acme = { key: "acme", accountId: "acme", sellerId: "north", minutes: 60, priority: 1, ...window };
 * const bolt = { ...acme, key: "bolt", accountId: "bolt", priority: 4 };
 * const options = { sellers: [north], from: "2026-11-23", to: "2026-12-13" };
 * const { moved, added, cost } = comparePlans(planReviews([acme], options), planReviews([acme, bolt], options));
 * moved.map(({ key, from, to, days }) => `${key}: ${from.on} to ${to.on}, ${days} days`)
 * //=> ["acme: 2026-11-23 to 2026-11-30, 7 days"]
 * added.map(({ key, to }) => `${key}: ${to.on}`)
 * //=> ["bolt: 2026-11-23"]
 * cost
 * //=> 14
 */
export function comparePlans(before: ReviewPlan, after: ReviewPlan): PlanComparison {
  assertPlan("comparePlans", "before", before);
  assertPlan("comparePlans", "after", after);
  const causes = new Map(after.unbooked.map(({ key, cause }) => [key, cause]));
  const sources = pairBookings(before.booked, after.booked);
  const matched = new Uint8Array(before.booked.length);
  let kept = 0;
  const moved: ShiftedReview[] = [];
  const added: AddedReview[] = [];
  after.booked.forEach((to, place) => {
    const { key, accountId } = to;
    const at = sources[place] ?? NONE;
    const from = before.booked[at];
    if (from === undefined) {
      added.push({ key, accountId, to: placeOf(to) });
      return;
    }
    matched[at] = 1;
    if (from.on === to.on && sameHolders(from, to)) kept++;
    else {
      const days = parseDay(to.on) - parseDay(from.on);
      moved.push({ key, accountId, from: placeOf(from), to: placeOf(to), days });
    }
  });
  const dropped = before.booked
    .filter((_, at) => matched[at] === 0)
    .map((from): DroppedReview => {
      const { key, accountId } = from;
      return { key, accountId, from: placeOf(from), cause: causes.get(key) ?? null };
    });
  return {
    kept,
    moved: moved.sort(byKey),
    added: added.sort(byKey),
    dropped: dropped.sort(byKey),
    unbooked: after.unbooked.length - before.unbooked.length,
    cost: after.cost - before.cost,
    load: loadDifferences(before, after),
  };
}

function placeOf({ sellerId, on, alsoSellerIds }: BookedReview): ReviewPlace {
  return { sellerId, on, ...(alsoSellerIds !== undefined && { alsoSellerIds: [...alsoSellerIds] }) };
}

function byKey(a: { key: string }, b: { key: string }): number {
  return compareTexts(a.key, b.key);
}

/** A day's load while it is added up. */
type Sum = { -readonly [Part in keyof DayLoad]: DayLoad[Part] };

function loadDifferences(before: ReviewPlan, after: ReviewPlan): LoadDifference[] {
  const differences = new Map<string, Map<PlainDate, Sum>>();
  for (const [plan, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const { sellerId, days } of plan.load) {
      let byDay = differences.get(sellerId);
      if (byDay === undefined) differences.set(sellerId, (byDay = new Map<PlainDate, Sum>()));
      for (const { on, minutes, capacity } of days) {
        let day = byDay.get(on);
        if (day === undefined) byDay.set(on, (day = { on, minutes: 0, capacity: 0 }));
        day.minutes += sign * minutes;
        day.capacity += sign * capacity;
      }
    }
  }
  return [...differences]
    .map(([sellerId, byDay]) => {
      const days = [...byDay.values()]
        .filter(({ minutes, capacity }) => minutes !== 0 || capacity !== 0)
        .sort((a, b) => compareTexts(a.on, b.on));
      const sum = (part: "minutes" | "capacity"): number => days.reduce((all, day) => all + day[part], 0);
      return { sellerId, minutes: sum("minutes"), capacity: sum("capacity"), days };
    })
    .filter(({ days }) => days.length > 0)
    .sort((a, b) => compareTexts(a.sellerId, b.sellerId));
}
