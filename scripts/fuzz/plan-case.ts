import {
  planReviews,
  proposeSlots,
  type PlanningRequest,
  type PreviousBooking,
  type ReviewPlan,
  type Seller,
  type WorkingCalendar,
} from "retention-kit";
import { toICalendar } from "retention-kit/icalendar";
import { addDays, holds, isAway, isWorked, type Lot, shiftsOn, wallTime, ZONES } from "./lot.js";

/** A plan of some weeks and the plan of the next day, the times of day of its bookings, and both calendar files. */
export function planCase(lot: Lot): unknown {
  const from = lot.day();
  const to = addDays(from, 7 + lot.below(21));
  const sellers = ["ana", "bo"].map((id): Seller => ({
    id,
    timeZone: lot.pick(ZONES),
    calendar: lot.calendar(from),
    minutesPerDay: lot.pick([45, 60, 100, 180]),
    ...(lot.chance(0.3) && { minutesPerWeek: lot.pick([0, 90, 200]) }),
    ...(lot.chance(0.2) && { minutesPerMonth: lot.pick([100, 300]) }),
    ...(lot.chance(0.3) && { away: [{ from: addDays(from, lot.below(10)), to: addDays(from, 10 + lot.below(5)) }] }),
  }));
  const requests = Array.from({ length: 1 + lot.below(10) }, (_, index): PlanningRequest => {
    const earliestOn = addDays(from, lot.below(20) - 8);
    const idealOn = addDays(earliestOn, lot.below(8));
    const first = lot.pick(["ana", "bo"]);
    return {
      key: `k${index}`,
      accountId: `a${index}`,
      minutes: lot.pick([30, 45, 45, 60]),
      priority: 1 + lot.below(4),
      earliestOn,
      idealOn,
      latestOn: addDays(idealOn, lot.below(12)),
      ...(lot.chance(0.7) && { sellerId: first }),
      ...(lot.chance(0.15) && { sellerId: "ana", alsoSellerIds: ["bo"] }),
      ...(lot.chance(0.2) && { timeZone: lot.pick(ZONES) }),
      ...(lot.chance(0.2) && { notOn: [idealOn] }),
    };
  });
  const more = {
    ...(lot.chance(0.3) && { bufferMinutes: lot.pick([5, 15]) }),
    ...(lot.chance(0.2) && { latestStart: "15:00" }),
  };
  const plan = planReviews(requests, { sellers, from, to, ...more });
  check(plan, requests, sellers);
  lot.note("booked", plan.booked.length);
  lot.note("unbooked", plan.unbooked.length);

  // The next day, with some held, pinned or called off.
  const previous = plan.booked.map((booking): PreviousBooking => ({
    ...booking,
    status: booking.on === from ? "completed" : lot.pick(["planned", "planned", "pinned", "cancelled"]),
  }));
  const next = planReviews(requests, { sellers, from: addDays(from, 1), to, previous, ...more });
  for (const { key, revision, from: old, to: now } of next.moved) {
    const before = previous.find((one) => one.key === key);
    holds(revision === (before?.revision ?? -1) + 1, "revisions rise by one", key, revision);
    holds(old.on === before?.on, "it moved from where it was", key, old);
    const place = next.booked.find((one) => one.key === key);
    holds((now?.on ?? null) === (place?.on ?? null), "it is where it moved to", key, now);
  }
  lot.note("moved", next.moved.length);

  const times: Record<string, { start: string; end: string }> = {};
  for (const { key, on, minutes, sellerId } of plan.booked) {
    const seller = sellers.find(({ id }) => id === sellerId);
    if (seller === undefined) throw new Error(`${sellerId} is nobody`);
    const accountTimeZone = lot.pick(ZONES);
    const busy = lot.chance(0.5) ? [{ start: `${on}T09:00:00Z`, end: `${on}T11:20:00Z` }] : [];
    const { slots } = proposeSlots({ on, minutes }, { seller, accountTimeZone, busy });
    for (const { start, end, sellerTime, accountTime, reasons } of slots) {
      lot.note("slots");
      const length = Date.parse(end) - Date.parse(start);
      holds(length === minutes * 60_000, "a slot is as long as its review", start, end, minutes);
      holds(sellerTime === wallTime(start, seller.timeZone), "the seller's clock shows it", start, sellerTime);
      holds(accountTime === wallTime(start, accountTimeZone), "the account's clock shows it", start, accountTime);
      for (const taken of busy) {
        const isApart = end <= new Date(taken.start).toISOString() || start >= new Date(taken.end).toISOString();
        holds(isApart, "what is busy is kept", start, taken);
      }
      holds(reasons.length > 0 || isAtWork(seller, on, sellerTime), "a slot is in a shift", on, sellerTime);
    }
    const [first] = slots;
    if (first?.reasons.length === 0) times[key] = first;
  }
  const stamp = { sellers, stampedAt: `${from}T00:00:00Z` };
  const files = [undefined, "ana", "bo"].map((sellerId) =>
    toICalendar(plan, { ...stamp, times, ...(sellerId !== undefined && { sellerId }) }),
  );
  for (const { key, sellerId, alsoSellerIds = [] } of plan.booked) {
    for (const [index, id] of ["ana", "bo"].entries()) {
      const isIn = files[index + 1]?.includes(`UID:${key}@retention-kit`) === true;
      holds(isIn === [sellerId, ...alsoSellerIds].includes(id), "each who holds it has it in the file", key, id);
    }
  }
  return [plan, next, times, files, toICalendar(next, stamp)];
}

/** Whether a time of day lies in a shift that began on a day, by the calendar's own words. */
function isAtWork(seller: Seller, on: string, sellerTime: string): boolean {
  const minute = minutesOf(sellerTime.slice(11)) + (sellerTime.slice(0, 10) > on ? 1440 : 0);
  return shiftsOn(seller.calendar as WorkingCalendar, on).some(([start = "", end = ""]) => {
    const [opens, closes] = [minutesOf(start), minutesOf(end)];
    return minute >= opens && minute < (closes <= opens ? closes + 1440 : closes);
  });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Every rule of a plan, counted from the records. */
function check(plan: ReviewPlan, requests: readonly PlanningRequest[], sellers: readonly Seller[]): void {
  const keys = [...plan.booked, ...plan.unbooked].map(({ key }) => key);
  holds(new Set(keys).size === requests.length && keys.length === requests.length, "each request is there once", keys);
  const taken = new Map<string, number>();
  for (const { key, on, sellerId, alsoSellerIds = [], minutes } of plan.booked) {
    const request = requests.find((one) => one.key === key);
    if (request === undefined) throw new Error(`nobody asked for ${key}`);
    const isOverdue = request.latestOn < plan.from;
    holds(isOverdue || (on >= request.earliestOn && on <= request.latestOn), "windows are kept", key, on);
    holds(on >= plan.from && on <= plan.to, "the horizon is kept", key, on);
    holds(request.notOn?.includes(on) !== true, "a day that does not suit is not taken", key, on);
    holds((request.sellerId ?? sellerId) === sellerId, "the seller is kept", key, sellerId);
    for (const id of [sellerId, ...alsoSellerIds]) {
      const seller = sellers.find((one) => one.id === id);
      if (seller === undefined) throw new Error(`${id} is nobody`);
      const isFree = isWorked(seller.calendar as WorkingCalendar, on) && !isAway(seller, on);
      holds(isFree, "nobody is booked on a day off", id, on);
      const monday = addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
      const limits: [string, number | null | undefined][] = [
        [`${id} ${on}`, seller.minutesPerDay],
        [`${id} week ${monday}`, seller.minutesPerWeek],
        [`${id} month ${on.slice(0, 7)}`, seller.minutesPerMonth],
      ];
      for (const [name, most] of limits) {
        taken.set(name, (taken.get(name) ?? 0) + minutes);
        holds((taken.get(name) ?? 0) <= (most ?? Infinity), "capacity is kept", name, taken.get(name), most);
      }
    }
  }
  holds(plan.lowerBound <= plan.cost + 1e-9, "no cost lies below its bound", plan.lowerBound, plan.cost);
}
