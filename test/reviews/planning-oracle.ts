import type { PlanningRequest, PlanReviewsOptions, ReviewPlan, Seller } from "retention-kit";
import { dayAfter, daysTo } from "./planning-arbitraries.js";

/** The rules of planning once more, as plainly as they can be said, to check plans against. */

/** One place that a request may have, with its cost. */
export interface AllowedDay {
  sellerId: string;
  day: number;
  cost: number;
}

/** Minutes that a seller of the arbitraries has for reviews on a day. */
export function minutesOn(seller: Seller, day: number): number {
  return Math.min(seller.minutesPerDay, workingMinutes(seller, day));
}

/** Minutes that a seller of the arbitraries, who begins at 09:00, works on a day. */
export function workingMinutes({ calendar, away = [] }: Seller, day: number): number {
  const on = dayAfter(day);
  const weekend = ((day % 7) + 7) % 7 > 4;
  const absent = calendar.holidays?.includes(on) === true || away.some(({ from, to }) => from <= on && on <= to);
  const closes = calendar.hours.mon?.[0]?.[1] ?? "09:00";
  return weekend || absent ? 0 : 60 * (Number(closes.slice(0, 2)) - 9) + Number(closes.slice(3));
}

/** Every place that the rules allow a request, whatever other requests take. */
export function allowedDays(request: PlanningRequest, options: PlanReviewsOptions): AllowedDay[] {
  const { earlyWeight = 1, lateWeight = 2, sellers, from, to } = options;
  const overdue = request.latestOn < from;
  const ideal = daysTo(overdue ? from : request.idealOn);
  const first = overdue || request.earliestOn < from ? from : request.earliestOn;
  const last = overdue || request.latestOn > to ? to : request.latestOn;
  const allowed: AllowedDay[] = [];
  for (let day = daysTo(first); day <= daysTo(last); day++) {
    if (request.notOn?.includes(dayAfter(day)) === true) continue;
    for (const seller of sellers) {
      if (request.sellerId !== undefined && request.sellerId !== seller.id) continue;
      if (minutesOn(seller, day) < request.minutes) continue;
      const cost = request.priority * (day < ideal ? earlyWeight * (ideal - day) : lateWeight * (day - ideal));
      allowed.push({ sellerId: seller.id, day, cost });
    }
  }
  return allowed;
}

/** What leaving a request out costs, before priority. */
export function unbookedPenalty(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  const { earlyWeight = 1, lateWeight = 2, from, to } = options;
  const dearest = requests.map((request) => {
    const overdue = request.latestOn < from;
    const ideal = daysTo(overdue ? from : request.idealOn);
    const first = daysTo(overdue ? from : request.earliestOn);
    const last = daysTo(overdue ? to : request.latestOn);
    return Math.max(earlyWeight * (ideal - first), lateWeight * (last - ideal));
  });
  return options.unbookedPenalty ?? 1 + Math.max(0, ...dearest);
}

/** The least cost of any plan, by trying them all. */
export function leastCost(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  const penalty = unbookedPenalty(requests, options);
  const choices = requests.map((request) => allowedDays(request, options));
  const left = new Map<string, number>();
  for (const seller of options.sellers) {
    for (let day = daysTo(options.from); day <= daysTo(options.to); day++) {
      left.set(`${seller.id} ${day}`, minutesOn(seller, day));
    }
  }
  let least = Infinity;
  const tryFrom = (index: number, cost: number): void => {
    if (cost >= least) return;
    const request = requests[index];
    if (request === undefined) {
      least = cost;
      return;
    }
    for (const { sellerId, day, cost: more } of choices[index] ?? []) {
      const place = `${sellerId} ${day}`;
      const minutes = left.get(place) ?? 0;
      if (minutes < request.minutes) continue;
      left.set(place, minutes - request.minutes);
      tryFrom(index + 1, cost + more);
      left.set(place, minutes);
    }
    tryFrom(index + 1, cost + request.priority * penalty);
  };
  tryFrom(0, 0);
  return least;
}

/** What a plan costs by its bookings alone; throws where a booking breaks a rule. */
export function checkedCost(
  plan: ReviewPlan,
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
): number {
  const taken = new Map<string, number>();
  const penalty = unbookedPenalty(requests, options);
  let cost = 0;
  for (const request of requests) {
    const bookings = plan.booked.filter(({ key }) => key === request.key);
    const unbooked = plan.unbooked.filter(({ key }) => key === request.key);
    if (bookings.length + unbooked.length !== 1)
      throw new Error(`${request.key} is in the plan more or less than once`);
    const [booking] = bookings;
    if (booking === undefined) {
      cost += request.priority * penalty;
      continue;
    }
    const place = allowedDays(request, options).find(
      ({ sellerId, day }) => sellerId === booking.sellerId && day === daysTo(booking.on),
    );
    if (place === undefined) throw new Error(`${request.key} may not be on ${booking.on} with ${booking.sellerId}`);
    cost += place.cost;
    const spot = `${booking.sellerId} ${booking.on}`;
    taken.set(spot, (taken.get(spot) ?? 0) + booking.minutes);
  }
  for (const seller of options.sellers) {
    for (let day = daysTo(options.from); day <= daysTo(options.to); day++) {
      if ((taken.get(`${seller.id} ${dayAfter(day)}`) ?? 0) > minutesOn(seller, day)) {
        throw new Error(`${seller.id} is booked beyond capacity on ${dayAfter(day)}`);
      }
    }
  }
  return cost;
}
