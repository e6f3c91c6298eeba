import { compareTexts } from "../../records/values/compare-texts.js";
import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { SellerLoad } from "../../planner/plan/review-plan.js";
import type { PlainDate } from "../../records/values/time.js";
import { type DueReview, inLine } from "./coverage-floor.js";

/** An account whose longest interval is up by the end of the plan, and that has no day in it. */
export interface CoverageMissed {
  readonly key: string;
  readonly accountId: string;
  /** The last day of its interval. */
  readonly latestOn: PlainDate;
  /** `"hold-as-call"` where the minutes of a call fit into what the plan leaves of a seller's days; `null` if they do not. */
  readonly remedy: "hold-as-call" | null;
  /** The call that would fit, together with those of the other accounts; `null` without one. */
  readonly call: { readonly sellerId: string; readonly on: PlainDate; readonly minutes: number } | null;
}

/** What is left of one seller's day, in calls. */
interface FreeDay {
  sellerId: string;
  day: number;
  calls: number;
  /** Its week and month, with the calls that these still have room for. */
  periods: readonly { calls: number }[];
}

/** How calls are held. */
export interface CallOptions {
  minutes: number;
  /** First day for them, as a day number. */
  fromDay: number;
}

/**
 * The accounts whose longest interval is up and that the plan has no day for, in line, with the calls that
 * would fit into what is left: each on the earliest free day that suits it, a seller's own accounts before those that anyone
 * may call.
 * @internal
 */
export function coverageMissed(
  due: readonly DueReview[],
  booked: ReadonlySet<string>,
  load: readonly SellerLoad[],
  { minutes, fromDay }: CallOptions,
): CoverageMissed[] {
  const missed = inLine(due.filter(({ key }) => !booked.has(key)));
  const free = new Map(load.map((hours) => [hours.sellerId, freeDays(hours, minutes, fromDay)]));
  const calls = new Map<string, FreeDay>();
  const take = ({ key, mayCallOn }: DueReview, days: readonly FreeDay[]): void => {
    const day = days.find((each) => hasRoom(each) && mayCallOn(each.day));
    if (day === undefined) return;
    calls.set(key, day);
    for (const room of [day, ...day.periods]) room.calls--;
  };
  const inTime = (days: FreeDay[]): FreeDay[] =>
    days.sort((a, b) => a.day - b.day || compareTexts(a.sellerId, b.sellerId));
  for (const review of missed) {
    if (review.sellerIds === undefined) continue;
    const [sellerId, ...others] = review.sellerIds;
    const days = others.length === 0 && sellerId !== undefined ? free.get(sellerId) : undefined;
    take(review, days ?? inTime(review.sellerIds.flatMap((id) => free.get(id) ?? [])));
  }
  const anybodys = inTime([...free.values()].flat());
  for (const review of missed) if (review.sellerIds === undefined) take(review, anybodys);

  return missed.map(({ key, accountId, latestDay }) => {
    const call = calls.get(key);
    return {
      key,
      accountId,
      latestOn: plainDate(latestDay),
      remedy: call === undefined ? null : "hold-as-call",
      call: call === undefined ? null : { sellerId: call.sellerId, on: plainDate(call.day), minutes },
    };
  });
}

function hasRoom({ calls, periods }: FreeDay): boolean {
  return calls > 0 && periods.every((period) => period.calls > 0);
}

/** A seller's days with room for a call beside what is booked. */
function freeDays({ sellerId, days, periods = [] }: SellerLoad, minutes: number, fromDay: number): FreeDay[] {
  const callsIn = ({ minutes: taken, capacity }: { minutes: number; capacity: number }): number =>
    Math.max(0, Math.floor((capacity - taken) / minutes));
  const rooms = periods.map((period) => ({ ...period, calls: callsIn(period) }));
  return days
    .map((load) => ({
      sellerId,
      day: parseDay(load.on),
      calls: callsIn(load),
      periods: rooms.filter(({ from, to }) => from <= load.on && load.on <= to),
    }))
    .filter(({ day, calls }) => day >= fromDay && calls > 0);
}
