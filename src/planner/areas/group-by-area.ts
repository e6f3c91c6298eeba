import { dayNumber, parseDay } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  assertText,
  type Known,
  withoutNulls,
} from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";
import { assertPlan } from "../plan/assert-plan.js";
import type { PlanningRequest } from "../plan/planning-request.js";
import type { BookedReview, ReviewPlan } from "../plan/review-plan.js";
import { gatherTrips, type MovableReview } from "./seller-trips.js";

/** How reviews are grouped by area. */
export interface GroupByAreaOptions {
  /** The area of each account by id, such as a town. Accounts without one stay where they are. */
  areas: Readonly<Record<string, string>>;
  /**
   * What a trip saved is worth, in the plan's cost: days away from the ideal, times priority. Reviews move only where they
   * save trips worth more than their days cost.
   */
  perTrip: number;
  /**
   * What a day before the ideal one costs, as the plan had it.
   * @defaultValue `1`
   */
  earlyWeight?: number | null | undefined;
  /**
   * What a day after the ideal one costs, as the plan had it.
   * @defaultValue `2`
   */
  lateWeight?: number | null | undefined;
  /**
   * Minutes that the plan keeps between reviews of a day.
   * @defaultValue `0`
   */
  bufferMinutes?: number | null | undefined;
}

/** A review that was moved to another day because of its area. */
export interface GatheredReview {
  key: string;
  accountId: string;
  sellerId: string;
  area: string;
  from: PlainDate;
  to: PlainDate;
}

/** A plan whose reviews are grouped by area. */
export interface AreaPlan {
  /** The plan with the days changed; its cost and load are those of the new days. */
  plan: ReviewPlan;
  /** Days on which a seller goes to an area, counted once a seller, day and area. */
  trips: { before: number; after: number };
  gathered: GatheredReview[];
  /** What days and trips of the reviews with an area cost together. */
  cost: { before: number; after: number };
  /** No plan with the same reviews and sellers costs less than this. */
  lowerBound: number;
  /** How far `cost.after` may lie above the cheapest, as a share of it: 0 when it is exact. */
  gap: number;
}

/**
 * Moves reviews in one area to the same days to save trips. They stay within their windows, with their sellers, on days
 * with room, and move only if a trip saved is worth the delay.
 *
 * A review costs its distance from the ideal day, and an area visited on a day costs one trip (a facility location
 * problem). The best move of one review, swap of two, or gathering of an area is made until none saves anything. The
 * lower bound ignores how much room days have (Erlenkotter 1978): a `gap` of 0 proves the plan best, while a larger one
 * need not mean that a better plan exists.
 *
 * Pinned and held reviews stay and count as trips. So do those that any seller of a segment may hold in the account's
 * hours, those that several hold together, and those with an `accountGroup`. If a seller has minutes per week or month,
 * reviews move only within that period. A plan's `latestStart` is not known here: it must leave room for a review on
 * every working day. Gather before the plan is stored: to the next plan, the new days are those to keep.
 *
 * Cost: for each change, one look at all days and all pairs of a seller's reviews.
 *
 * @param plan - From `planReviews`.
 * @param requests - The requests that the plan was made from.
 * @param options - Areas, and what a trip is worth.
 * @returns The plan with new days, the trips it saves, and how far it may be from the best.
 * @throws RetentionError when the plan is not one, or an option is out of bounds.
 *
 * @example
 * import { groupByArea, planReviews } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] };
 * const seller = { id: "north", timeZone: "UTC", calendar: { hours }, minutesPerDay: 240 };
 * const request = (accountId: string, idealOn: string) => ({
 *   key: accountId, accountId, sellerId: "north", minutes: 60, priority: 1, idealOn,
 *   earliestOn: "2026-11-02", latestOn: "2026-11-18" });
 * const requests = [request("acme", "2026-11-09"), request("bolt", "2026-11-11"), request("cobb", "2026-11-10")];
 * const plan = planReviews(requests, { sellers: [seller], from: "2026-11-02", to: "2026-11-20" });
 * const areas = { acme: "Ulm", bolt: "Ulm", cobb: "Bonn" };
 * const { trips, gathered, gap } = groupByArea(plan, requests, { areas, perTrip: 5 });
 * trips
 * //=> { before: 3, after: 2 }
 * gathered.map(({ accountId, from, to }) => [accountId, from, to])
 * //=> [["bolt", "2026-11-11", "2026-11-09"]]
 * gap
 * //=> 0
 */
export function groupByArea(
  plan: ReviewPlan,
  requests: readonly PlanningRequest[],
  options: GroupByAreaOptions,
): AreaPlan {
  const functionName = "groupByArea";
  const chosen = assertOptions(functionName, "options", options, {
    areas: true,
    perTrip: true,
    earlyWeight: true,
    lateWeight: true,
    bufferMinutes: true,
  });
  assertPlan(functionName, "plan", plan);
  assertRows(functionName, "requests", requests);
  const { areas, perTrip, earlyWeight = 1, lateWeight = 2, bufferMinutes = 0 } = chosen;
  assertObject(functionName, "options.areas", areas);
  assertNumber(functionName, "options.perTrip", perTrip, { min: 0 });
  assertNumber(functionName, "options.earlyWeight", earlyWeight, { min: 0 });
  assertNumber(functionName, "options.lateWeight", lateWeight, { min: 0 });
  assertCount(functionName, "options.bufferMinutes", bufferMinutes);
  const areaOf = (accountId: string): string | null => {
    if (!Object.hasOwn(areas, accountId)) return null;
    assertText(functionName, `options.areas.${accountId}`, areas[accountId]);
    return areas[accountId];
  };
  const wanted = new Map(requests.map((request) => [request.key, withoutNulls(request)]));

  const days = new Map<string, PlainDate>();
  const totals = { lowerBound: 0, before: 0, after: 0, tripsBefore: 0, tripsAfter: 0, daysChange: 0 };
  for (const { sellerId, days: load, periods = [] } of plan.load) {
    const ofSeller = plan.booked.filter(
      (booking) => booking.sellerId === sellerId || booking.alsoSellerIds?.includes(sellerId) === true,
    );
    const position = new Map(load.map(({ on }, at) => [on, at]));
    const visited = load.map(() => new Set<string>());
    // A move within a week and a month with minutes of their own leaves those as they are.
    const periodsOf = load.map(({ on }) =>
      periods.flatMap(({ from, to }, at) => (on >= from && on <= to ? [at] : [])).join(),
    );
    const moving: { booking: BookedReview; review: MovableReview }[] = [];
    for (const booking of ofSeller) {
      const area = areaOf(booking.accountId);
      const day = position.get(booking.on);
      if (area === null || day === undefined) continue;
      const request = wanted.get(booking.key);
      // Where anyone may hold it, the account's hours decide, which a plan does not tell; a group keeps days apart.
      const stays =
        request?.sellerId !== sellerId || request.accountGroup !== undefined || booking.alsoSellerIds !== undefined;
      if (booking.status !== "planned" || stays) visited[day]!.add(area);
      else moving.push({ booking, review: { ...lengthOf(booking), area, day, costs: costsOf(request, day) } });
    }
    const reviews = moving.map(({ review }) => review);
    const rooms = Float64Array.from(load, ({ capacity, minutes }) => capacity + bufferMinutes - minutes);
    for (const { on } of ofSeller) if (position.has(on)) rooms[position.get(on)!]! -= bufferMinutes;
    const before = countedCost();
    totals.lowerBound += gatherTrips({ reviews, rooms, visited, perTrip }) + anyway();
    const after = countedCost();
    totals.before += before.cost;
    totals.after += after.cost;
    totals.tripsBefore += before.trips;
    totals.tripsAfter += after.trips;
    totals.daysChange += after.days - before.days;
    for (const { booking, review } of moving) days.set(booking.key, load[review.day]!.on);

    function lengthOf({ minutes }: BookedReview): { minutes: number } {
      return { minutes: minutes + bufferMinutes };
    }

    function costsOf(request: Known<PlanningRequest>, booked: number): Float64Array {
      const idealOn = dayNumber(functionName, `requests of ${request.key}.idealOn`, request.idealOn);
      const opens = dayNumber(functionName, `requests of ${request.key}.earliestOn`, request.earliestOn);
      assertNumber(functionName, `requests of ${request.key}.priority`, request.priority, { min: 0 });
      const snoozed = request.snoozedUntil;
      const earliest =
        snoozed === undefined
          ? opens
          : Math.max(opens, dayNumber(functionName, `requests of ${request.key}.snoozedUntil`, snoozed));
      const latest = dayNumber(functionName, `requests of ${request.key}.latestOn`, request.latestOn);
      const first = parseDay(plan.from);
      const anyDay = latest < Math.max(earliest, first);
      // Of one that is overdue each day counts from the plan's first.
      const ideal = latest < first ? first : idealOn;
      return Float64Array.from(load, ({ on, capacity }, at) => {
        const day = parseDay(on);
        const suits =
          day >= earliest && (day <= latest || anyDay) && capacity > 0 && request.notOn?.includes(on) !== true;
        if ((!suits || periodsOf[at] !== periodsOf[booked]) && at !== booked) return Infinity;
        return request.priority * (day < ideal ? earlyWeight * (ideal - day) : lateWeight * (day - ideal));
      });
    }

    /** Trips that are made whatever is moved. */
    function anyway(): number {
      return perTrip * visited.reduce((sum, here) => sum + here.size, 0);
    }

    function countedCost(): { cost: number; days: number; trips: number } {
      const places = new Set(reviews.map(({ area, day }) => `${day} ${area}`));
      for (const [day, here] of visited.entries()) for (const area of here) places.add(`${day} ${area}`);
      const inDays = reviews.reduce((sum, { costs, day }) => sum + costs[day]!, 0);
      return { cost: inDays + perTrip * places.size, days: inDays, trips: places.size };
    }
  }

  /** Reviews of each day, seller and area once all are moved, and days with a review of a seller that was elsewhere before. */
  const visits = new Map<string, number>();
  const arrivals = new Set<string>();
  for (const { key, accountId, sellerId, alsoSellerIds = [], on: before } of plan.booked) {
    const on = days.get(key) ?? before;
    if (on !== before) arrivals.add(`${on} ${sellerId}`);
    const area = areaOf(accountId);
    if (area === null) continue;
    for (const holder of [sellerId, ...alsoSellerIds]) {
      const visit = `${on} ${holder} ${area}`;
      visits.set(visit, (visits.get(visit) ?? 0) + 1);
    }
  }
  /** For others of its area, for its own day, or since others of theirs need the day that it had. */
  const whyMoved = ({ key, sellerId, on: from }: BookedReview, on: PlainDate, area: string): Reason[] => {
    if ((visits.get(`${on} ${sellerId} ${area}`) ?? 0) > 1) return [reason("planning.gathered", { area, from })];
    const { latestOn = on, idealOn = on } = wanted.get(key) ?? {};
    const ideal = parseDay(latestOn < plan.from ? plan.from : idealOn);
    const closer = Math.abs(parseDay(from) - ideal) - Math.abs(parseDay(on) - ideal);
    if (closer > 0) return [reason("planning.moved.better-day", { days: closer })];
    return arrivals.has(`${from} ${sellerId}`) ? [reason("planning.moved.gives-way", { on: from })] : [];
  };

  const gathered: GatheredReview[] = [];
  /** Minutes that each seller's day gained or lost. */
  const changes = new Map<string, number>();
  const change = (sellerId: string, on: PlainDate, minutes: number): void => {
    changes.set(`${on} ${sellerId}`, (changes.get(`${on} ${sellerId}`) ?? 0) + minutes);
  };
  const booked = plan.booked.map((booking): BookedReview => {
    const on = days.get(booking.key) ?? booking.on;
    if (on === booking.on) return booking;
    const area = areas[booking.accountId]!;
    const { key, accountId, sellerId } = booking;
    gathered.push({ key, accountId, sellerId, area, from: booking.on, to: on });
    change(sellerId, booking.on, -booking.minutes);
    change(sellerId, on, booking.minutes);
    const kept = booking.reasons.map((each) => dayReasonOn(each, on, wanted.get(key)?.idealOn));
    return { ...booking, on, reasons: [...kept, ...whyMoved(booking, on, area)] };
  });
  booked.sort(
    (one, other) =>
      compareTexts(one.on, other.on) || compareTexts(one.sellerId, other.sellerId) || compareTexts(one.key, other.key),
  );
  const cost = Math.max(0, plan.cost + totals.daysChange);
  const lowerBound = Math.min(totals.lowerBound, totals.after);
  return {
    plan: {
      ...plan,
      booked,
      load: plan.load.map(({ sellerId, days: load, ...rest }) => ({
        ...rest,
        sellerId,
        days: load.map((day) => ({ ...day, minutes: day.minutes + (changes.get(`${day.on} ${sellerId}`) ?? 0) })),
      })),
      cost,
      gap: cost === 0 ? 0 : Math.max(0, 1 - plan.lowerBound / cost),
    },
    trips: { before: totals.tripsBefore, after: totals.tripsAfter },
    gathered,
    cost: { before: totals.before, after: totals.after },
    lowerBound,
    gap: totals.after === 0 ? 0 : closeToZero(1 - lowerBound / totals.after),
  };
}

/** What rounding leaves of nothing. */
function closeToZero(share: number): number {
  return share < 1e-9 ? 0 : share;
}

/** A reason of the plan, which may say how far its day lay from the ideal one or after the last, of another day. */
function dayReasonOn(said: Reason, on: PlainDate, idealOn: PlainDate | undefined): Reason {
  const isOfDay = ["planning.day.ideal", "planning.day.early", "planning.day.late"].includes(said.code);
  const latestOn = said.code === "planning.day.overdue" ? said.params?.latestOn : undefined;
  const isInTime = typeof latestOn === "string" && on <= latestOn;
  if (!(isOfDay || isInTime) || idealOn === undefined) return said;
  const days = parseDay(on) - parseDay(idealOn);
  if (days === 0) return reason("planning.day.ideal");
  return days < 0
    ? reason("planning.day.early", { days: -days, idealOn })
    : reason("planning.day.late", { days, idealOn });
}
