import { assertArray, refusalOf, RetentionError } from "../../errors.js";
import { compareTexts } from "../../records/compare-texts.js";
import { type Rejection, rejectionOf } from "../../records/rejection.js";
import { type Candidate, type PlanningGroup, planningGroups, sellerFinder } from "./planning-groups.js";
import type { PlanningRequest } from "../plan/planning-request.js";
import { holds, type PeriodCap } from "./period-caps.js";
import { planningRules, type PlanningRules } from "./planning-rules.js";
import { type PlanReviewsOptions } from "../plan/plan-reviews-options.js";
import { type ReadBooking, readPrevious } from "./previous-bookings.js";
import { type ParsedRequest, parseRequest } from "./parsed-request.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * A review whose day is settled before planning starts: pinned, or completed.
 * @internal
 */
export interface FixedReview {
  previous: ReadBooking;
  accountId: string;
  minutes: number;
  /** `null` where nobody asks for it any more. */
  wanted: ParsedRequest | null;
  /** Positions of the sellers who may hold it. */
  sellers: readonly number[];
}

/**
 * A plan to be made, read and split into groups that can be planned one after the other.
 * @internal
 */
export interface PlanningJob {
  rules: PlanningRules;
  unbookedPenalty: number;
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
  /** Reviews that nobody may hold. */
  withoutSeller: Candidate[];
  /** Previous bookings without a matching request. */
  gone: ReadBooking[];
  rejected: Rejection[];
}

/** Search effort where none is given: so much up to so many requests, and less by the square of what is beyond. */
const MOST_EFFORT = 100;
const FULL_EFFORT_REQUESTS = 300;

/**
 * Reads requests, options and the last plan.
 * @internal
 */
export function planningJob(
  functionName: string,
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
): PlanningJob {
  assertArray(functionName, "requests", requests);
  const rules = planningRules(functionName, options);
  const { bookings, rejected: rejectedBookings } = readPrevious(rules, options.previous ?? []);
  const { wanted, rejected } = readRequests(rules, requests);
  limitStarts(rules, wanted);
  const unbookedPenalty =
    options.unbookedPenalty ?? 1 + wanted.reduce((most, { maxDayCost: dearestDay }) => Math.max(most, dearestDay), 0);

  const findSellers = sellerFinder(rules);
  const pools = new Map<string, readonly number[]>();
  const sellersFor = (review: ParsedRequest): readonly number[] => withOthers(findSellers(review), review, pools);
  const fixed: FixedReview[] = [];
  const candidates: Candidate[] = [];
  const withoutSeller: Candidate[] = [];
  wanted.forEach((review) => {
    const { key, accountId, minutes } = review.request;
    const previous = bookings.size === 0 ? null : (bookings.get(key) ?? null);
    if (previous !== null) bookings.delete(key);
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
  const free = freeMinutes(rules, fixedMinutes, periods);
  return {
    rules,
    unbookedPenalty,
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

/** In the order in which they are served. Of several requests with one key the first in that order is kept. */
function readRequests(
  rules: PlanningRules,
  requests: readonly PlanningRequest[],
): { wanted: ParsedRequest[]; rejected: Rejection[] } {
  const { functionName } = rules;
  const read: ParsedRequest[] = [];
  const rejected: Rejection[] = [];
  const reject = (request: unknown, index: number, error: RetentionError): void => {
    const key = (request as PlanningRequest | null)?.key;
    rejected.push({ ...rejectionOf(request, index, error), ...(typeof key === "string" && { id: key }) });
  };
  requests.forEach((request: PlanningRequest | null, index) => {
    try {
      if (typeof request !== "object" || request === null) {
        throw new RetentionError(functionName, `requests[${index}]`, "must be a planning request", request);
      }
      read.push(parseRequest(rules, request, index));
    } catch (error) {
      reject(request, index, refusalOf(error));
    }
  });

  const keys = new Set<string>();
  const wanted = inOrder(read).filter(({ request, index }) => {
    const { key } = request;
    const size = keys.size;
    if (keys.add(key).size > size) return true;
    reject(request, index, new RetentionError(functionName, "key", "must differ from other requests' keys", key));
    return false;
  });
  return { wanted, rejected: rejected.sort((a, b) => a.index - b.index) };
}

/** By ideal day, then key. Days are few, so that sorting each on its own is quicker than all at once. */
function inOrder(read: readonly ParsedRequest[]): ParsedRequest[] {
  const byDay = new Map<number, ParsedRequest[]>();
  read.forEach((review) => {
    const known = byDay.get(review.idealDay);
    if (known === undefined) byDay.set(review.idealDay, [review]);
    else known.push(review);
  });
  const days = [...byDay.keys()].sort((a, b) => a - b);
  return days.flatMap((day) =>
    (byDay.get(day) ?? []).sort(({ request: a }, { request: b }) => compareTexts(a.key, b.key) || byContent(a, b)),
  );
}

/** An order of requests with one key that does not depend on where they stand. */
function byContent(a: PlanningRequest, b: PlanningRequest): number {
  return compareTexts(contentOf(a), contentOf(b));
}

function contentOf(request: PlanningRequest): string {
  const texts = Object.entries(request).map(([field, value]) => `${field}: ${textOf(value)}`);
  return texts.sort(compareTexts).join();
}

/** What JSON cannot hold says nothing. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "";
  }
}

function isFixed({ booking }: ReadBooking): boolean {
  return booking.status === "pinned" || booking.status === "completed";
}

/** Pinned to a day that has passed: had it been held, it would be completed. */
function isMissed({ booking, day }: ReadBooking): boolean {
  return booking.status === "pinned" && day < 0;
}

/**
 * Who may hold a review beside the others who must; nobody where one of these is unknown. Those who are alike share one
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

/**
 * Those who hold a fixed review: its booking's seller, and the others whom the booking, else the request, names.
 * @internal
 */
export function holdersOf(
  { sellerNamed }: PlanningRules,
  { previous, wanted }: Pick<FixedReview, "previous"> & { wanted?: ParsedRequest | null },
): number[] {
  const { alsoSellerIds } = previous.booking;
  const others = alsoSellerIds?.map((id) => sellerNamed.get(id) ?? -1) ?? wanted?.alsoSellers ?? [];
  return [previous.seller, ...others.filter((seller) => seller >= 0 && seller !== previous.seller)];
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

/** A review that takes a seller's minutes, inside the plan or before it. */
type TakenMinutes = Pick<FixedReview, "previous" | "minutes"> & { wanted?: ParsedRequest | null };

function periodCaps(rules: PlanningRules, taken: readonly TakenMinutes[]): PeriodCap[] {
  return rules.sellers.flatMap(({ periods }, seller) =>
    periods.map((period) => {
      const own = taken.filter(
        (review) => holds(period, review.previous.day) && holdersOf(rules, review).includes(seller),
      );
      const minutes = own.reduce((sum, review) => sum + review.minutes, 0);
      return { ...period, seller, taken: minutes, left: Math.max(0, period.minutes - minutes) };
    }),
  );
}

/** Minutes that fixed reviews leave on each day, as far as its week and month have so many. */
function freeMinutes(
  { sellers, bufferMinutes }: PlanningRules,
  fixedMinutes: readonly Int32Array[],
  caps: readonly PeriodCap[],
): Int32Array[] {
  const free = sellers.map(({ minutes }, seller) =>
    minutes.map((own, day) => (own === 0 ? 0 : Math.max(0, own + bufferMinutes - (fixedMinutes[seller]?.[day] ?? 0)))),
  );
  for (const cap of caps) {
    const own = free[cap.seller] ?? new Int32Array(0);
    for (let day = Math.max(0, cap.first); day <= cap.last && day < own.length; day++) {
      own[day] = Math.min(own[day] ?? 0, cap.left + bufferMinutes);
    }
  }
  return free;
}

function mayBind({ seller, first, last, left }: PeriodCap, free: readonly Int32Array[]): boolean {
  const days = (free[seller] ?? new Int32Array(0)).subarray(Math.max(0, first), Math.max(0, last + 1));
  return days.reduce((sum, minutes) => sum + minutes, 0) > left;
}

function minutesOfFixed(rules: PlanningRules, fixed: readonly FixedReview[]): Int32Array[] {
  const { sellers, days, bufferMinutes } = rules;
  const taken = sellers.map(() => new Int32Array(days));
  for (const review of fixed) {
    const { day } = review.previous;
    for (const seller of holdersOf(rules, review)) {
      const own = taken[seller];
      if (own !== undefined && day >= 0 && day < days) own[day] = (own[day] ?? 0) + review.minutes + bufferMinutes;
    }
  }
  return taken;
}
