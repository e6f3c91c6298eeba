import { type PlanningRules, planningRules } from "./planning-rules.js";
import type { PeriodCap } from "./period-caps.js";
import { type FixedReview, holdersOf } from "./fixed-review.js";
import { type Candidate, type PlanningGroup, planningGroups, sellerFinder } from "./planning-groups.js";
import { type ReadBooking, readPrevious } from "./previous-bookings.js";
import { type Rejection, rejectionOf } from "../../records/rows/rejection.js";
import type { KnownRequest, PlanningRequest } from "../plan/planning-request.js";
import type { PlanReviewsOptions } from "../plan/plan-reviews-options.js";
import { type Known, RetentionError, assertArray } from "../../errors.js";
import { readRequests } from "./read-requests.js";
import type { ParsedRequest } from "./parsed-request.js";
import { type TakenMinutes, freeMinutes, mayBind, minutesOfFixed, periodCaps } from "./free-minutes.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * A plan to be made, read and split into groups that can be planned one after the other.
 * @internal
 */
export interface PlanningJob {
  rules: PlanningRules;
  unbookedPenalty: number;
  /** How reviews are held after their windows; `null` where none is. */
  late: LateWindows | null;
  searchEffort: number;
  /**
   * Minutes of each seller and day that fixed reviews take, and those that they leave. With each review goes a buffer, and
   * a day that has minutes has one more, as none is needed after its last review.
   */
  fixedMinutes: Int32Array[];
  free: Int32Array[];
  /** All weeks and months that have minutes of their own. */
  periods: PeriodCap[];
  /** What weeks and months leave, where that is less than their days do. */
  caps: PeriodCap[];
  fixed: FixedReview[];
  groups: PlanningGroup[];
  /** Reviews that no one may hold. */
  withoutSeller: Candidate[];
  /** Previous bookings without a matching request. */
  gone: ReadBooking[];
  rejected: Rejection[];
}

/**
 * How reviews are held that get no day in their windows. It comes with the call: a plan that knows none weighs less.
 * @internal
 */
export interface LateWindows {
  /** What holding a review late costs at most, before the priority factor. */
  mostCost: (rules: PlanningRules, wanted: ParsedRequest) => number;
  /** Opens windows of reviews without a day; `false` where that could bring nothing. */
  reopen: (job: PlanningJob, group: PlanningGroup, placed: { seller: Int32Array; day: Int32Array }) => boolean;
  /** The last day on which a review may be held after its window, as a day number; −∞ for none. */
  until: (request: KnownRequest) => number;
}

/** Search effort where none is given: so much up to this many requests, and less by the square of what is beyond. */
const MOST_EFFORT = 100;

const FULL_EFFORT_REQUESTS = 300;

/**
 * Reads requests, options and the last plan.
 * @internal
 */
export function planningJob(
  functionName: string,
  requests: readonly PlanningRequest[],
  options: Known<PlanReviewsOptions>,
  late: LateWindows | null = null,
): PlanningJob {
  assertArray(functionName, "requests", requests);
  const rules = planningRules(functionName, options);
  const { bookings, rejected: rejectedBookings } = readPrevious(rules, options.previous ?? []);
  const { wanted, rejected } = readRequests(rules, requests);
  limitStarts(rules, wanted);
  const latest = (review: ParsedRequest): number => late?.mostCost(rules, review) ?? 0;
  const unbookedPenalty =
    options.unbookedPenalty ??
    1 + wanted.reduce((most, review) => Math.max(most, review.maxDayCost, latest(review)), 0);

  const findSellers = sellerFinder(rules);
  const pools = new Map<string, readonly number[]>();
  const sellersFor = (review: ParsedRequest): readonly number[] => withOthers(findSellers(review), review, pools);
  const fixed: FixedReview[] = [];
  const candidates: Candidate[] = [];
  const withoutSeller: Candidate[] = [];
  wanted.forEach((review) => {
    const { key, accountId, minutes } = review.request;
    const previous = bookings.get(key) ?? null;
    bookings.delete(key);
    if (previous !== null && isFixed(previous) && !isMissed(previous)) {
      fixed.push({ previous, accountId, minutes, wanted: review, sellers: sellersFor(review) });
      return;
    }
    const candidate = candidateFor(review, sellersFor(review), previous);
    (candidate.sellers.length === 0 ? withoutSeller : candidates).push(candidate);
  });

  const gone: ReadBooking[] = [];
  const earlier: TakenMinutes[] = [];
  for (const previous of bookings.values()) {
    const { status, accountId, minutes } = previous.booking;
    if (previous.day < 0) {
      if (status === "completed" && minutes !== undefined) earlier.push({ previous, minutes });
      continue;
    }
    if (!isFixed(previous)) {
      if (status !== "dropped") gone.push(previous);
    } else if (accountId !== undefined && minutes !== undefined) {
      fixed.push({ previous, accountId, minutes, wanted: null, sellers: [] });
    } else {
      const field = minutes === undefined ? "minutes" : "accountId";
      const rule = "must be given for a fixed booking that no request names";
      const error = new RetentionError(functionName, `previous[${previous.index}].${field}`, rule, undefined);
      rejectedBookings.push(rejectionOf(previous.booking, previous.index, error));
    }
  }
  const fixedMinutes = minutesOfFixed(rules, fixed);
  const periods = periodCaps(rules, [...fixed, ...earlier]);
  const shortest = candidates.reduce((least, { wanted: { request } }) => Math.min(least, request.minutes), Infinity);
  const free = freeMinutes(rules, fixedMinutes, periods, shortest);
  return {
    rules,
    unbookedPenalty,
    late,
    searchEffort: options.searchEffort ?? effortFor(wanted.length),
    fixedMinutes,
    free,
    periods,
    caps: periods.filter((period) => mayBind(period, free)),
    fixed,
    groups: planningGroups(
      rules,
      candidates,
      fixed.map((review) => holdersOf(rules, review)),
    ),
    withoutSeller,
    gone,
    rejected: [...rejected, ...rejectedBookings],
  };
}

function effortFor(requests: number): number {
  return Math.floor(MOST_EFFORT * Math.min(1, squared(FULL_EFFORT_REQUESTS / Math.max(1, requests))));
}

function isFixed({ booking }: ReadBooking): boolean {
  return booking.status === "pinned" || booking.status === "completed";
}

/** Pinned to a day that has passed: had it been held, it would be completed. */
function isMissed({ booking, day }: ReadBooking): boolean {
  return booking.status === "pinned" && day < 0;
}

/**
 * Who may hold a review beside the others who must; no one where one of these is unknown. Those who are alike share one
 * array.
 */
function withOthers(
  sellers: readonly number[],
  { alsoSellers }: ParsedRequest,
  pools: Map<string, readonly number[]>,
): readonly number[] {
  if (alsoSellers.length === 0) return sellers;
  if (!alsoSellers.includes(-1) && !sellers.some((seller) => alsoSellers.includes(seller))) return sellers;
  const left = alsoSellers.includes(-1) ? [] : sellers.filter((seller) => !alsoSellers.includes(seller));
  const pool = pools.get(left.join()) ?? left;
  pools.set(left.join(), pool);
  return pool;
}

/** A review whose booking was cancelled does not go back to that day. */
function candidateFor(wanted: ParsedRequest, sellers: readonly number[], previous: ReadBooking | null): Candidate {
  if (previous?.booking.status !== "cancelled") return { wanted, sellers, previous };
  return { wanted: { ...wanted, notOn: [...wanted.notOn, previous.day] }, sellers, previous };
}

/**
 * Where no review may start after a time of day, a day has the time until then and that of the shortest review, which may
 * be its last.
 */
function limitStarts({ sellers }: PlanningRules, wanted: readonly ParsedRequest[]): void {
  const shortest = wanted.reduce((least, { request }) => Math.min(least, request.minutes), Infinity);
  for (const { minutes, working, startsUntil } of sellers) {
    if (startsUntil === null) continue;
    startsUntil(shortest).forEach((most, day) => {
      minutes[day] = Math.min(minutes[day] ?? 0, most);
      working[day] = Math.min(working[day] ?? 0, most);
    });
  }
}
