import { tripBound } from "./trip-bound.js";

/** A booked review of one seller that may go to another day. */
export interface MovableReview {
  minutes: number;
  area: string;
  /** Position of its day. */
  day: number;
  /** What each day costs; `Infinity` where it does not suit. */
  costs: Float64Array;
}

/** One seller's days and reviews. */
export interface SellerDays {
  reviews: MovableReview[];
  /** Minutes that each day has left. */
  rooms: Float64Array;
  /** Areas that the seller goes to anyway, by day. */
  visited: readonly ReadonlySet<string>[];
  perTrip: number;
}

/** A change must save more than this. */
const SAVED = 1e-9;

/** Changes for each review, at most. */
const MOST_CHANGES = 50;

/** A change that saves: what days and trips cost more by it, below 0, and how to make it. */
interface Change {
  cost: number;
  make: () => void;
}

/**
 * Moves reviews to days on which their area is visited anyway, as long as a trip saved is worth more than the days cost. Of
 * all changes of a kind the best is made, until none of any kind saves anything: one review to another day, two reviews of
 * one length for each other, and all reviews of an area from one day to another, those in their way going back for them.
 *
 * @returns A bound from below on days and trips together, whatever room the days have.
 * @internal
 */
export function gatherTrips({ reviews, rooms, visited, perTrip }: SellerDays): number {
  const areas = [...new Set(reviews.map(({ area }) => area))];
  const areaOf = new Map(areas.map((area, index) => [area, index]));
  const areaAt = Int32Array.from(reviews, ({ area }) => areaOf.get(area)!);
  /** Whether the seller goes to an area on a day anyway, and how many reviews are there, day by day. */
  const anyway = Uint8Array.from({ length: rooms.length * areas.length }, (_, at) =>
    Number(visited[Math.floor(at / areas.length)]!.has(areas[at % areas.length]!)),
  );
  const counts = new Int32Array(anyway.length);
  for (const [at, { day }] of reviews.entries()) counts[day * areas.length + areaAt[at]!]!++;
  const suitable = reviews.map(({ costs }) => [...costs.keys()].filter((day) => costs[day] !== Infinity));
  for (let left = MOST_CHANGES * reviews.length; left > 0; left--) {
    const change = bestMove() ?? bestExchange() ?? bestGathering();
    if (change === null) break;
    change.make();
  }
  return boundOf();

  /** What trips cost more or less by a review of the area that leaves one day for another. */
  function tripChange(area: number, from: number, to: number): number {
    const [here, there] = [from * areas.length + area, to * areas.length + area];
    const leaves = anyway[here] === 0 && counts[here] === 1;
    const enters = anyway[there] === 0 && counts[there] === 0;
    return perTrip * (Number(enters) - Number(leaves));
  }

  function move(at: number, to: number): void {
    const review = reviews[at]!;
    counts[review.day * areas.length + areaAt[at]!]!--;
    rooms[review.day]! += review.minutes;
    review.day = to;
    rooms[to]! -= review.minutes;
    counts[to * areas.length + areaAt[at]!]!++;
  }

  function moveCost(at: number, to: number): number {
    const { costs, day } = reviews[at]!;
    return costs[to]! - costs[day]! + tripChange(areaAt[at]!, day, to);
  }

  /** One review to another day. */
  function bestMove(): Change | null {
    let [best, to, least] = [-1, -1, -SAVED];
    for (const [at, { day: from, minutes }] of reviews.entries()) {
      for (const day of suitable[at]!) {
        if (day === from || rooms[day]! < minutes) continue;
        const cost = moveCost(at, day);
        if (cost < least) [best, to, least] = [at, day, cost];
      }
    }
    if (best < 0) return null;
    return {
      cost: least,
      make() {
        move(best, to);
      },
    };
  }

  /** Two reviews of one length, each to the other's day. */
  function bestExchange(): Change | null {
    let [first, second, least] = [-1, -1, -SAVED];
    for (const [at, { day: here, minutes, costs }] of reviews.entries()) {
      for (let index = at + 1; index < reviews.length; index++) {
        const other = reviews[index]!;
        if (costs[other.day] === Infinity || other.costs[here] === Infinity || here === other.day) continue;
        if (other.minutes !== minutes || areaAt[index] === areaAt[at]) continue;
        const cost = moveCost(at, other.day) + moveCost(index, here);
        if (cost < least) [first, second, least] = [at, index, cost];
      }
    }
    if (first < 0) return null;
    return {
      cost: least,
      make() {
        const [here, there] = [reviews[first]!.day, reviews[second]!.day];
        move(first, there);
        move(second, here);
      },
    };
  }

  /** All reviews of an area from a day to another on which it is visited; those in the way go back for them. */
  function bestGathering(): Change | null {
    let [best, least]: [{ area: number; from: number; to: number } | null, number] = [null, -SAVED];
    for (let from = 0; from < rooms.length; from++) {
      for (let area = 0; area < areas.length; area++) {
        if (counts[from * areas.length + area] === 0) continue;
        const leaving = [...reviews.keys()].filter((at) => areaAt[at] === area && reviews[at]!.day === from);
        for (const to of suitable[leaving[0]!]!) {
          const done = gather(leaving, to);
          if (done !== null && done.cost < least) [best, least] = [{ area, from, to }, done.cost];
          done?.undo();
        }
      }
    }
    if (best === null) return null;
    const { area, from, to } = best;
    return {
      cost: least,
      make() {
        gather(
          [...reviews.keys()].filter((at) => areaAt[at] === area && reviews[at]!.day === from),
          to,
        );
      },
    };
  }

  /** Makes such a change; `null`, and nothing made, where it does not fit. A day that does not suit costs without end. */
  function gather(leaving: readonly number[], to: number): { cost: number; undo: () => void } | null {
    const [first = 0] = leaving;
    const [from, area] = [reviews[first]!.day, areaAt[first]!];
    const there = to * areas.length + area;
    if (to === from || (anyway[there] === 0 && counts[there] === 0)) return null;
    const done: [at: number, from: number][] = [];
    let cost = 0;
    const go = (at: number, day: number): void => {
      cost += moveCost(at, day);
      done.push([at, reviews[at]!.day]);
      move(at, day);
    };
    const undo = (): void => {
      for (const [at, day] of done.toReversed()) move(at, day);
    };
    for (const at of leaving) {
      const { minutes } = reviews[at]!;
      if (rooms[to]! < minutes) {
        const inTheWay = cheapestAway(area, minutes, from, to);
        if (inTheWay !== null) go(inTheWay, from);
      }
      if (rooms[to]! >= minutes) go(at, to);
    }
    if (leaving.every((at) => reviews[at]!.day === to) && rooms[from]! >= 0) return { cost, undo };
    undo();
    return null;
  }

  /** Of the reviews of other areas, and as long, on a day, the one that goes to another at the least cost. */
  function cheapestAway(area: number, minutes: number, to: number, from: number): number | null {
    let [best, least]: [number | null, number] = [null, Infinity];
    for (const [at, review] of reviews.entries()) {
      if (review.day !== from || areaAt[at] === area || review.minutes !== minutes) continue;
      const cost = review.costs[to]! - review.costs[from]!;
      if (cost < least) [best, least] = [at, cost];
    }
    return best;
  }

  function boundOf(): number {
    let bound = 0;
    for (const area of areas) {
      const costs = reviews.filter((review) => review.area === area).map(({ costs: row }) => row);
      const trips = Float64Array.from(visited, (here) => (here.has(area) ? 0 : perTrip));
      bound += tripBound({ costs, trips });
    }
    return bound;
  }
}
