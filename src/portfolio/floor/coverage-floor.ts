/* eslint-disable @typescript-eslint/no-non-null-assertion -- an index that was compared with the length. */
import { civil, parseDay } from "../../calendar/days/plain-date.js";
import type { SellerLoad } from "../../planner/plan/review-plan.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { keptFor } from "../../records/values/kept-for.js";

/** A review whose longest interval is up by the end of the plan. */
export interface DueReview {
  key: string;
  accountId: string;
  /** Who may hold it; without them, anyone. */
  sellerIds: readonly string[] | undefined;
  minutes: number;
  /** The last day of its interval, as a day number, whatever signals say. */
  latestDay: number;
  /** Money that it may protect or bring; in a book without money, purchases. */
  total: number;
  /** Whether the customer may be called on a day. */
  mayCallOn: (day: number) => boolean;
}

/**
 * How reviews stand in line: by the calendar quarter in which their interval runs out, within it by what is at stake, then
 * by key. So no one waits forever, and among those that wait alike the hours go where they bring most.
 */
export function inLine(due: readonly DueReview[]): DueReview[] {
  const byQuarter = new Map<number, DueReview[]>();
  for (const review of due) keptFor(byQuarter, quarterOf(review.latestDay), () => []).push(review);
  const quarters = [...byQuarter].sort(([a], [b]) => a - b);
  return quarters.flatMap(([, reviews]) => reviews.sort((a, b) => b.total - a.total || compareTexts(a.key, b.key)));
}

function quarterOf(day: number): number {
  const { year, month } = civil(day);
  return year * 4 + Math.ceil(month / 3);
}

/** Another review that wants a seller's hours. */
export interface OtherReview {
  sellerIds: readonly string[] | undefined;
  minutes: number;
  /** First day that it may have, as a day number. */
  earliestDay: number;
}

/** What the floor is made of. */
export interface FloorOptions {
  /** Reviews that stand in no line, and may take the rest of the hours. */
  others: readonly OtherReview[];
  /** First days of reviews in line that something else asks for as well, by key: beyond the share they are like the others. */
  asking: ReadonlyMap<string, number>;
  load: readonly SellerLoad[];
  /** Share of each seller's hours. */
  share: number;
  /** Length of a review: what a day has beyond a multiple of it holds none, and is not counted. */
  minutes: number;
}

/**
 * The reviews that come first because their longest interval is up, whatever they bring: in line as far as a share of each
 * seller's hours reaches. One that anyone may hold goes to the seller who has most of that share left.
 *
 * The share holds of every stretch from the first day on, not of the whole alone: each review has the first day by which the
 * hours so far have a share for it, so that the first weeks go to money as well. Hours that no one else could take by a day
 * belong to the line too.
 *
 * @returns By key, the day number from which each may be held.
 * @internal
 */
export function coverageFloor(
  due: readonly DueReview[],
  { others, asking, load, share, minutes }: FloorOptions,
): Map<string, number> {
  const usable = (capacity: number): number => Math.floor(capacity / minutes) * minutes;
  const left = new Map(load.map((hours) => [hours.sellerId, share * usableMinutes(hours, usable)]));
  const sellers = [...left.keys()];
  const lines = new Map<string, DueReview[]>(sellers.map((seller) => [seller, []]));
  const beyond: OtherReview[] = [];
  for (const review of inLine(due)) {
    const roomiest = (review.sellerIds ?? sellers).reduce<string | null>(
      (best, seller) => (best === null || (left.get(seller) ?? 0) > (left.get(best) ?? 0) ? seller : best),
      null,
    );
    const minutesLeft = roomiest === null ? undefined : left.get(roomiest);
    if (roomiest === null || minutesLeft === undefined || minutesLeft < review.minutes) {
      const earliestDay = asking.get(review.key);
      if (earliestDay !== undefined) beyond.push({ ...review, earliestDay });
      continue;
    }
    left.set(roomiest, minutesLeft - review.minutes);
    lines.get(roomiest)?.push(review);
  }
  const wanting = minutesWanted([...others, ...beyond], sellers);
  const first = new Map<string, number>();
  for (const { sellerId, days } of load) {
    const line = lines.get(sellerId) ?? [];
    const wanted = wanting.get(sellerId) ?? [];
    let taken = 0;
    let hours = 0;
    let others = 0;
    let at = 0;
    let turn = 0;
    for (const { on, capacity } of days) {
      const day = parseDay(on);
      hours += usable(capacity);
      while (at < wanted.length && wanted[at]!.earliestDay <= day) others += wanted[at++]!.minutes;
      const allowed = Math.max(share * hours, hours - others);
      for (let next = line[turn]; next !== undefined && taken + next.minutes <= allowed; next = line[turn]) {
        taken += next.minutes;
        first.set(next.key, day);
        turn++;
      }
    }
    const last = days.at(-1);
    for (; last !== undefined && turn < line.length; turn++) first.set(line[turn]!.key, parseDay(last.on));
  }
  return first;
}

/** Minutes that others want of each seller, by the first day that each may have; what several may hold is split evenly. */
function minutesWanted(
  others: readonly OtherReview[],
  sellers: readonly string[],
): Map<string, { earliestDay: number; minutes: number }[]> {
  const wanted = new Map<string, { earliestDay: number; minutes: number }[]>(sellers.map((seller) => [seller, []]));
  for (const { sellerIds = sellers, minutes, earliestDay } of others) {
    for (const seller of sellerIds) wanted.get(seller)?.push({ earliestDay, minutes: minutes / sellerIds.length });
  }
  for (const sellersReviews of wanted.values()) sellersReviews.sort((a, b) => a.earliestDay - b.earliestDay);
  return wanted;
}

/** Minutes of a seller's days, as far as weeks and months allow. */
function usableMinutes({ days, periods = [] }: SellerLoad, usable: (capacity: number) => number): number {
  const sumFrom = (from: string, to: string): number =>
    days.reduce((sum, { on, capacity }) => (on >= from && on <= to ? sum + usable(capacity) : sum), 0);
  const sums = (["week", "month"] as const).map((kind) => {
    const ofKind = periods.filter((period) => period.kind === kind);
    if (ofKind.length === 0) return Infinity;
    return ofKind.reduce((sum, { from, to, capacity }) => sum + Math.min(usable(capacity), sumFrom(from, to)), 0);
  });
  return Math.min(sumFrom("", "9999-12-31"), ...sums);
}
