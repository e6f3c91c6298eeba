import { withoutNulls } from "../../src/errors.js";
import type {
  WorkingCalendar,
  PlanningRequest,
  PlanReviewsOptions,
  PreviousBooking,
  ReviewPlan,
  Seller,
} from "retention-kit";
import { dayAfter, daysTo } from "./planning-arbitraries.js";

/** The rules of planning once more, as plainly as they can be said, to check plans against. */

/** One place that a request may have, with its cost. */
export interface AllowedDay {
  sellerId: string;
  day: number;
  cost: number;
}

/** What a request that is not fixed may cost. */
export interface Choices {
  request: PlanningRequest;
  /** The last plan's booking, where it is one to keep. */
  kept: PreviousBooking | undefined;
  /** The places it may have; what moving it there costs is part of the cost. */
  allowed: AllowedDay[];
  /** What going without costs. */
  without: number;
}

/** Minutes that a seller of the arbitraries has for reviews on a day. */
export function minutesOn(seller: Seller, day: number): number {
  const own = seller.minutesByWeekday?.[WEEKDAYS[((day % 7) + 7) % 7] ?? "mon"] ?? seller.minutesPerDay;
  return Math.min(own ?? NaN, workingMinutes(seller, day));
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Names of the limits that a booking draws on besides its day, with what each allows. */
export function limitsOn(
  request: PlanningRequest,
  { sellerId, day }: Pick<AllowedDay, "sellerId" | "day">,
  { sellers, groupDaysApart }: PlanReviewsOptions,
): { name: string; takes: number; most: number }[] {
  const monday = day - (((day % 7) + 7) % 7);
  const limits: { name: string; takes: number; most: number }[] = [];
  for (const id of new Set([sellerId, ...(request.alsoSellerIds ?? [])])) {
    const { minutesPerWeek, minutesPerMonth } = sellers.find((seller) => seller.id === id) ?? {};
    if (minutesPerWeek != null) {
      limits.push({ name: `${id} week ${monday}`, takes: request.minutes, most: minutesPerWeek });
    }
    if (minutesPerMonth != null) {
      const month = dayAfter(day).slice(0, 7);
      limits.push({ name: `${id} month ${month}`, takes: request.minutes, most: minutesPerMonth });
    }
  }
  if (request.accountGroup != null) {
    for (let run = day; run < day + (groupDaysApart ?? 0); run++) {
      limits.push({ name: `${request.accountGroup} run ${run}`, takes: 1, most: 1 });
    }
  }
  return limits;
}

/** Minutes that a seller of the arbitraries, who begins at 09:00, works on a day. */
export function workingMinutes({ away, ...seller }: Seller, day: number): number {
  const calendar = seller.calendar as WorkingCalendar | undefined;
  const on = dayAfter(day);
  const weekend = ((day % 7) + 7) % 7 > 4;
  const absent =
    calendar?.holidays?.includes(on) === true || (away ?? []).some(({ from, to }) => from <= on && on <= to);
  const closes = calendar?.hours.mon?.[0]?.[1] ?? "09:00";
  return weekend || absent ? 0 : 60 * (Number(closes.slice(0, 2)) - 9) + Number(closes.slice(3));
}

/** A request's window, which may reach beyond the plan, and the day that its cost counts from. */
function windowOf(
  { earliestOn, idealOn, latestOn, snoozedUntil }: PlanningRequest,
  { from, to }: PlanReviewsOptions,
): { opens: number; closes: number; ideal: number } {
  const overdue = latestOn < from;
  const opens = Math.max(daysTo(overdue ? from : earliestOn), snoozedUntil == null ? -Infinity : daysTo(snoozedUntil));
  const closes = overdue || daysTo(latestOn) < opens ? Math.max(daysTo(to), opens) : daysTo(latestOn);
  return { opens, closes, ideal: daysTo(overdue ? from : idealOn) };
}

function costOn(request: PlanningRequest, options: PlanReviewsOptions, day: number): number {
  const { earlyWeight = 1, lateWeight = 2 } = withoutNulls(options);
  const { ideal } = windowOf(request, options);
  return request.priority * (day < ideal ? earlyWeight * (ideal - day) : lateWeight * (day - ideal));
}

/** Every place that the rules allow a request, whatever other requests take and whatever the last plan said. */
export function allowedDays(request: PlanningRequest, options: PlanReviewsOptions): AllowedDay[] {
  const { sellers, from, to } = options;
  const { opens, closes } = windowOf(request, options);
  const allowed: AllowedDay[] = [];
  for (let day = Math.max(opens, daysTo(from)); day <= Math.min(closes, daysTo(to)); day++) {
    if (request.notOn?.includes(dayAfter(day)) === true) continue;
    for (const seller of sellers) {
      if (request.sellerId != null && request.sellerId !== seller.id) continue;
      const others = request.alsoSellerIds ?? [];
      if (others.includes(seller.id) || !others.every((other) => sellers.some(({ id }) => id === other))) continue;
      if (minutesOn(seller, day) < request.minutes) continue;
      allowed.push({ sellerId: seller.id, day, cost: costOn(request, options, day) });
    }
  }
  return allowed;
}

/** What leaving a request out costs, before priority. */
export function unbookedPenalty(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  const { earlyWeight = 1, lateWeight = 2 } = withoutNulls(options);
  const dearest = requests.map((request) => {
    const { opens, closes, ideal } = windowOf(request, options);
    return Math.max(earlyWeight * (ideal - opens), lateWeight * (closes - ideal));
  });
  return options.unbookedPenalty ?? 1 + Math.max(0, ...dearest);
}

/** The last plan's booking of a request, if there is one. */
export function lastBooking({ key }: PlanningRequest, { previous }: PlanReviewsOptions): PreviousBooking | undefined {
  return previous?.find((booking) => booking.key === key);
}

/** One that was pinned to a day before the plan was missed, and is free again. */
function isFixed(
  booking: PreviousBooking | undefined,
  { from }: PlanReviewsOptions,
): booking is PreviousBooking & { status: "pinned" | "completed" } {
  return booking?.status === "completed" || (booking?.status === "pinned" && booking.on >= from);
}

/** What the requests that are not fixed may cost, moves of the last plan's bookings included. */
export function choicesOf(requests: readonly PlanningRequest[], options: PlanReviewsOptions): Choices[] {
  const { moveWeight = 7, leastMoveCost = 0 } = withoutNulls(options);
  const penalty = unbookedPenalty(requests, options);
  return requests.flatMap((request): Choices[] => {
    const last = lastBooking(request, options);
    if (isFixed(last, options)) return [];
    const kept = last?.status === "planned" ? last : undefined;
    const usual = Math.max(leastMoveCost, moveWeight * request.priority);
    const own = request.moveWeight == null ? usual : request.moveWeight * request.priority;
    const moving = kept === undefined ? 0 : own;
    const allowed = allowedDays(request, options)
      .filter(({ day }) => last?.status !== "cancelled" || day !== daysTo(last.on))
      .map(({ sellerId, day, cost }) => ({ sellerId, day, cost: cost + (staysAt(kept, sellerId, day) ? 0 : moving) }));
    return [{ request, kept, allowed, without: request.priority * penalty + moving }];
  });
}

function staysAt(kept: PreviousBooking | undefined, sellerId: string, day: number): boolean {
  return kept?.sellerId === sellerId && daysTo(kept.on) === day;
}

/** What pinned reviews cost where they are. */
export function fixedCost(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  return requests.reduce((sum, request) => {
    const last = lastBooking(request, options);
    return isFixed(last, options) && last.status === "pinned" ? sum + costOn(request, options, daysTo(last.on)) : sum;
  }, 0);
}

/** Minutes that fixed reviews leave, by seller and day as "north 3". */
export function freeMinutes(requests: readonly PlanningRequest[], options: PlanReviewsOptions): Map<string, number> {
  const left = new Map<string, number>();
  const { bufferMinutes = 0, latestStart } = withoutNulls(options);
  // Sellers begin at 09:00; the shortest review may be the last one.
  const shortest = Math.min(...requests.map(({ minutes }) => minutes));
  const startable =
    latestStart === undefined
      ? Infinity
      : 60 * (Number(latestStart.slice(0, 2)) - 9) + Number(latestStart.slice(3)) + shortest;
  for (const seller of options.sellers) {
    for (let day = daysTo(options.from); day <= daysTo(options.to); day++) {
      const own = Math.min(minutesOn(seller, day), startable);
      left.set(`${seller.id} ${day}`, own === 0 ? 0 : own + bufferMinutes);
    }
  }
  for (const request of requests) {
    const last = lastBooking(request, options);
    if (!isFixed(last, options)) continue;
    for (const holder of new Set([last.sellerId, ...(request.alsoSellerIds ?? [])])) {
      const place = `${holder} ${daysTo(last.on)}`;
      left.set(place, (left.get(place) ?? 0) - request.minutes - bufferMinutes);
    }
  }
  return left;
}

/** What fixed reviews draw on limits. */
export function drawnByFixed(requests: readonly PlanningRequest[], options: PlanReviewsOptions): Map<string, number> {
  const drawn = new Map<string, number>();
  for (const request of requests) {
    const last = lastBooking(request, options);
    if (!isFixed(last, options)) continue;
    for (const { name, takes } of limitsOn(request, { sellerId: last.sellerId, day: daysTo(last.on) }, options)) {
      drawn.set(name, (drawn.get(name) ?? 0) + takes);
    }
  }
  return drawn;
}

/** The least cost of any plan, and the fewest moves at that cost, by trying them all. */
export function cheapest(
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
): { cost: number; moves: number } {
  const choices = choicesOf(requests, options);
  const left = freeMinutes(requests, options);
  const drawn = drawnByFixed(requests, options);
  let least = { cost: Infinity, moves: 0 };
  const tryFrom = (index: number, cost: number, moves: number): void => {
    if (cost > least.cost) return;
    const choice = choices[index];
    if (choice === undefined) {
      if (cost < least.cost || moves < least.moves) least = { cost, moves };
      return;
    }
    const { request, kept, allowed, without } = choice;
    for (const { sellerId, day, cost: more } of allowed) {
      const places = [sellerId, ...(request.alsoSellerIds ?? [])].map((holder) => `${holder} ${day}`);
      const length = request.minutes + (options.bufferMinutes ?? 0);
      if (places.some((place) => (left.get(place) ?? 0) < length)) continue;
      const limits = limitsOn(request, { sellerId, day }, options);
      if (limits.some(({ name, takes, most }) => (drawn.get(name) ?? 0) + takes > most)) continue;
      for (const place of places) left.set(place, (left.get(place) ?? 0) - length);
      for (const { name, takes } of limits) drawn.set(name, (drawn.get(name) ?? 0) + takes);
      tryFrom(index + 1, cost + more, moves + (kept === undefined || staysAt(kept, sellerId, day) ? 0 : 1));
      for (const { name, takes } of limits) drawn.set(name, (drawn.get(name) ?? 0) - takes);
      for (const place of places) left.set(place, (left.get(place) ?? 0) + length);
    }
    tryFrom(index + 1, cost + without, moves + (kept === undefined ? 0 : 1));
  };
  tryFrom(0, fixedCost(requests, options), 0);
  return least;
}

/** The least cost of any plan, by trying them all. */
export function leastCost(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  return cheapest(requests, options).cost;
}

/** What a plan costs by its bookings alone; throws where a booking breaks a rule or a fixed one has moved. */
export function checkedCost(
  plan: ReviewPlan,
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
): number {
  const left = freeMinutes(requests, options);
  const choices = choicesOf(requests, options);
  const drawn = drawnByFixed(requests, options);
  let cost = fixedCost(requests, options);
  for (const request of requests) {
    const bookings = plan.booked.filter(({ key }) => key === request.key);
    const unbooked = plan.unbooked.filter(({ key }) => key === request.key);
    if (bookings.length + unbooked.length !== 1)
      throw new Error(`${request.key} is in the plan more or less than once`);
    const [booking] = bookings;
    const choice = choices.find((one) => one.request === request);
    if (choice === undefined) {
      const last = lastBooking(request, options);
      const stays = (["sellerId", "on", "status", "revision"] as const).every(
        (field) => booking?.[field] === last?.[field],
      );
      if (!stays) throw new Error(`${request.key} was fixed, and has moved`);
      continue;
    }
    if (booking === undefined) {
      cost += choice.without;
      continue;
    }
    const place = choice.allowed.find(
      ({ sellerId, day }) => sellerId === booking.sellerId && day === daysTo(booking.on),
    );
    if (place === undefined) throw new Error(`${request.key} may not be on ${booking.on} with ${booking.sellerId}`);
    cost += place.cost;
    for (const holder of [booking.sellerId, ...(request.alsoSellerIds ?? [])]) {
      const spot = `${holder} ${daysTo(booking.on)}`;
      left.set(spot, (left.get(spot) ?? 0) - booking.minutes - (options.bufferMinutes ?? 0));
      if ((left.get(spot) ?? 0) < 0) throw new Error(`${holder} is booked beyond capacity on ${booking.on}`);
    }
    for (const { name, takes, most } of limitsOn(request, place, options)) {
      drawn.set(name, (drawn.get(name) ?? 0) + takes);
      if ((drawn.get(name) ?? 0) > most) throw new Error(`${name} is overdrawn by ${request.key}`);
    }
  }
  return cost;
}
