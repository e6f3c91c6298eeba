import { civil } from "../../calendar/days/plain-date.js";
import type { SellerLoad } from "../../planner/plan/review-plan.js";
import { compareTexts } from "../../records/compare-texts.js";

/** A review whose longest interval is up by the end of the plan. */
export interface DueReview {
  key: string;
  accountId: string;
  /** Who may hold it; without them, anybody. */
  sellerIds: readonly string[] | undefined;
  minutes: number;
  /** The last day of its interval, as a day number, whatever signals say. */
  latestDay: number;
  /** Money that it may protect or bring. */
  total: number;
  /** Whether the customer may be called on a day. */
  mayCallOn: (day: number) => boolean;
}

/**
 * How reviews stand in line: by the calendar quarter in which their interval runs out, within it by what is at stake, then
 * by key. So nobody waits for ever, and among those that wait alike the hours go where they bring most.
 */
export function inLine(a: DueReview, b: DueReview): number {
  return quarterOf(a.latestDay) - quarterOf(b.latestDay) || b.total - a.total || compareTexts(a.key, b.key);
}

function quarterOf(day: number): number {
  const { year, month } = civil(day);
  return year * 4 + Math.ceil(month / 3);
}

/**
 * The reviews that come first because their longest interval is up, whatever they bring: in line as far as a share of each
 * seller's hours reaches. One that anybody may hold goes to whoever has most of that share left.
 *
 * @param minutes - Length of a review: what a day has beyond a multiple of it holds none, and is not counted.
 * @internal
 */
export function coverageFloor(
  due: readonly DueReview[],
  load: readonly SellerLoad[],
  share: number,
  minutes: number,
): Set<string> {
  const usable = (capacity: number): number => Math.floor(capacity / minutes) * minutes;
  const left = new Map(load.map((own) => [own.sellerId, share * usableMinutes(own, usable)]));
  const sellers = [...left.keys()];
  const first = new Set<string>();
  for (const { key, sellerIds, ...review } of due.toSorted(inLine)) {
    const roomiest = (sellerIds ?? sellers).reduce<string | null>(
      (best, seller) => (best === null || (left.get(seller) ?? 0) > (left.get(best) ?? 0) ? seller : best),
      null,
    );
    const minutesLeft = roomiest === null ? undefined : left.get(roomiest);
    if (roomiest === null || minutesLeft === undefined || minutesLeft < review.minutes) continue;
    left.set(roomiest, minutesLeft - review.minutes);
    first.add(key);
  }
  return first;
}

/** Minutes of a seller's days, as far as weeks and months have so many. */
function usableMinutes({ days, periods = [] }: SellerLoad, usable: (capacity: number) => number): number {
  const sumFrom = (from: string, to: string): number =>
    days.reduce((sum, { on, capacity }) => (on >= from && on <= to ? sum + usable(capacity) : sum), 0);
  const sums = (["week", "month"] as const).map((kind) => {
    const own = periods.filter((period) => period.kind === kind);
    if (own.length === 0) return Infinity;
    return own.reduce((sum, { from, to, capacity }) => sum + Math.min(usable(capacity), sumFrom(from, to)), 0);
  });
  return Math.min(sumFrom("", "9999-12-31"), ...sums);
}
