/** One area of one seller: what each of its reviews costs on each day, and what it costs to go there on that day. */
export interface TripProblem {
  /** One row a review, one column a day; `Infinity` where the day does not suit. */
  costs: readonly Float64Array[];
  /** 0 where the seller goes there anyway. */
  trips: Float64Array;
}

/** Slack and costs that differ by less are the same. */
const SAME = 1e-9;

/**
 * A bound from below on what the reviews and the trips cost together, whatever room the days have: the dual of uncapacitated
 * facility location by ascent. Each review offers to pay, the cheapest days first, and pays more as long as no day's offers
 * beyond its own cost exceed the trip.
 *
 * Source: Erlenkotter (1978), "A dual-based procedure for uncapacitated facility location", Operations Research 26.
 * @internal
 */
export function tripBound({ costs, trips }: TripProblem): number {
  const slack = trips.slice();
  // The days that suit each review, the cheapest first, and how many of them it pays for.
  const days = costs.map((row) =>
    [...row.keys()].filter((day) => row[day] !== Infinity).sort((one, other) => row[one]! - row[other]!),
  );
  const offers = costs.map((row, review) => row[days[review]![0] ?? -1] ?? 0);
  const paid = costs.map((_, review) => paidBy(review));
  // Each raise reaches a further day or uses up a trip. Costs that no number can hold might go on; a bound it is at any time.
  let passes = 1 + costs.length * (trips.length + 1);
  for (let raised = true; raised && passes > 0; passes--) {
    raised = false;
    for (const [review, reviewDays] of days.entries()) {
      const next = reviewDays[paid[review]!];
      let room = (next === undefined ? Infinity : costs[review]![next]!) - offers[review]!;
      for (let at = 0; at < paid[review]!; at++) room = Math.min(room, slack[reviewDays[at]!]!);
      // Beside an offer so large that it does not change it, a raise is none.
      if (!(room > SAME) || room === Infinity || offers[review]! + room === offers[review]!) continue;
      for (let at = 0; at < paid[review]!; at++) slack[reviewDays[at]!]! -= room;
      offers[review]! += room;
      paid[review] = paidBy(review);
      raised = true;
    }
  }
  return offers.reduce((sum, offer) => sum + offer, 0);

  function paidBy(review: number): number {
    const reviewDays = days[review]!;
    const first = reviewDays.findIndex((day) => costs[review]![day]! > offers[review]! + SAME);
    return first < 0 ? reviewDays.length : first;
  }
}
