import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import { groupByArea, planReviews, type PlanningRequest, type ReviewPlan, type Seller } from "retention-kit";
import { expect, test } from "vitest";

const days = ["02", "03", "04", "05", "06", "09", "10"].map((day) => `2026-11-${day}`);
const shift: [string, string][] = [["09:00", "17:00"]];
const seller = (minutesPerDay: number): Seller => ({
  id: "north",
  timeZone: "UTC",
  calendar: { hours: { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift } },
  minutesPerDay,
});

const problem = fc.record({
  minutesPerDay: fc.constantFrom(60, 120, 240),
  perTrip: fc.constantFrom(0, 1, 4, 10),
  reviews: fc.array(
    fc.record({
      ideal: fc.integer({ min: 0, max: 6 }),
      before: fc.integer({ min: 0, max: 4 }),
      after: fc.integer({ min: 0, max: 4 }),
      priority: fc.constantFrom(1, 2),
      minutes: fc.constantFrom(60, 60, 30),
      area: fc.constantFrom("Ulm", "Bonn", null),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

type Problem = typeof problem extends fc.Arbitrary<infer Value> ? Value : never;

function requestsOf({ reviews }: Problem): PlanningRequest[] {
  return reviews.map(({ ideal, before, after, priority, minutes }, index) => ({
    key: `r${index}`,
    accountId: `a${index}`,
    sellerId: "north",
    minutes,
    priority,
    earliestOn: days[Math.max(0, ideal - before)] ?? "",
    idealOn: days[ideal] ?? "",
    latestOn: days[Math.min(6, ideal + after)] ?? "",
  }));
}

function areasOf({ reviews }: Problem): Record<string, string> {
  return Object.fromEntries(reviews.flatMap(({ area }, index) => (area === null ? [] : [[`a${index}`, area]])));
}

const dayOf = (on: string): number => Date.parse(on) / 86_400_000;

function costOf(request: PlanningRequest, on: string): number {
  const away = dayOf(on) - dayOf(request.idealOn);
  return request.priority * (away < 0 ? -away : 2 * away);
}

/** The least that days and trips of booked reviews with an area cost, the others staying where they are. */
function bestOf(
  plan: ReviewPlan,
  requests: readonly PlanningRequest[],
  areas: Record<string, string>,
  given: Problem,
): number {
  const moving = plan.booked.filter(({ accountId }) => accountId in areas);
  const room = new Map<string, number>(days.map((on) => [on, given.minutesPerDay]));
  for (const { accountId, on, minutes } of plan.booked) {
    if (!(accountId in areas)) room.set(on, (room.get(on) ?? 0) - minutes);
  }
  let best = Infinity;
  const visit = (at: number, cost: number, places: ReadonlySet<string>): void => {
    if (cost + given.perTrip * places.size >= best) return;
    const booking = moving[at];
    if (booking === undefined) {
      best = cost + given.perTrip * places.size;
      return;
    }
    const request = requests.find(({ key }) => key === booking.key);
    if (request === undefined) return;
    for (const on of days) {
      if (on < request.earliestOn || on > request.latestOn || (room.get(on) ?? 0) < booking.minutes) continue;
      room.set(on, (room.get(on) ?? 0) - booking.minutes);
      visit(at + 1, cost + costOf(request, on), new Set([...places, `${on} ${areas[booking.accountId] ?? ""}`]));
      room.set(on, (room.get(on) ?? 0) + booking.minutes);
    }
  };
  visit(0, 0, new Set());
  return best;
}

test("on small plans it lies between the bound and brute force's best, and mostly is the best", () => {
  let [same, all] = [0, 0];
  assertUntil(
    fc.property(problem, (given) => {
      const requests = requestsOf(given);
      const areas = areasOf(given);
      const options = { sellers: [seller(given.minutesPerDay)], from: "2026-11-02", to: "2026-11-10" };
      const plan = planReviews(requests, options);
      const {
        plan: after,
        trips,
        cost,
        lowerBound,
        gap,
        gathered,
      } = groupByArea(plan, requests, {
        areas,
        perTrip: given.perTrip,
      });
      const best = bestOf(plan, requests, areas, given);
      if (best < Infinity) {
        expect(cost.after).toBeGreaterThanOrEqual(best - 1e-9);
        expect(lowerBound).toBeLessThanOrEqual(best + 1e-9);
        if (gap === 0) expect(cost.after).toBeCloseTo(best, 9);
        all++;
        if (cost.after <= best + 1e-9) same++;
      }
      expect(cost.after).toBeLessThanOrEqual(cost.before + 1e-9);
      if (given.perTrip > 0) expect(trips.after).toBeLessThanOrEqual(plan.booked.length);

      // The days are counted again: windows, room, load and cost.
      expect(after.booked).toHaveLength(plan.booked.length);
      const used = new Map<string, number>();
      let inDays = 0;
      for (const { key, on, minutes } of after.booked) {
        const request = requests.find((one) => one.key === key);
        expect(on >= (request?.earliestOn ?? "") && on <= (request?.latestOn ?? "")).toBe(true);
        used.set(on, (used.get(on) ?? 0) + minutes);
        if (request) inDays += costOf(request, on);
      }
      for (const { on, minutes, capacity } of after.load[0]?.days ?? []) {
        expect(minutes).toBe(used.get(on) ?? 0);
        expect(minutes).toBeLessThanOrEqual(capacity);
      }
      const before = plan.booked.reduce((sum, { key, on }) => {
        const request = requests.find((one) => one.key === key);
        return sum + (request ? costOf(request, on) : 0);
      }, 0);
      expect(after.cost - plan.cost).toBeCloseTo(inDays - before, 9);
      for (const { key, from, to } of gathered) {
        expect(plan.booked.find((one) => one.key === key)?.on).toBe(from);
        expect(after.booked.find((one) => one.key === key)?.on).toBe(to);
      }
    }),
    { numRuns: 100 },
    () => {
      expect(same / all).toBeGreaterThan(0.9);
    },
  );
});

test("pinned reviews stay, and their trip costs nothing more", () => {
  const request = (accountId: string, idealOn: string): PlanningRequest => ({
    key: accountId,
    accountId,
    sellerId: "north",
    minutes: 60,
    priority: 1,
    earliestOn: "2026-11-02",
    idealOn,
    latestOn: "2026-11-10",
  });
  const requests = [request("acme", "2026-11-03"), request("bolt", "2026-11-05")];
  const previous = [{ key: "acme", sellerId: "north", on: "2026-11-04", status: "pinned" as const, revision: 2 }];
  const plan = planReviews(requests, { sellers: [seller(240)], from: "2026-11-02", to: "2026-11-10", previous });
  const { plan: after, trips } = groupByArea(plan, requests, { areas: { acme: "Ulm", bolt: "Ulm" }, perTrip: 3 });
  expect(after.booked.map(({ accountId, on }) => [accountId, on])).toEqual([
    ["acme", "2026-11-04"],
    ["bolt", "2026-11-04"],
  ]);
  expect(trips).toEqual({ before: 2, after: 1 });
  expect(after.booked[1]?.reasons.at(-1)).toEqual({
    code: "planning.gathered",
    params: { area: "Ulm", from: "2026-11-05" },
  });
});

test("a trip that is worth nothing moves nothing, and days that do not suit are not taken", () => {
  const requests: PlanningRequest[] = [
    {
      key: "acme",
      accountId: "acme",
      sellerId: "north",
      minutes: 60,
      priority: 1,
      earliestOn: "2026-11-02",
      idealOn: "2026-11-03",
      latestOn: "2026-11-06",
    },
    {
      key: "bolt",
      accountId: "bolt",
      sellerId: "north",
      minutes: 60,
      priority: 1,
      earliestOn: "2026-11-02",
      idealOn: "2026-11-05",
      latestOn: "2026-11-06",
      notOn: ["2026-11-03", "2026-11-04"],
    },
  ];
  const plan = planReviews(requests, { sellers: [seller(240)], from: "2026-11-02", to: "2026-11-10" });
  const areas = { acme: "Ulm", bolt: "Ulm" };
  expect(groupByArea(plan, requests, { areas, perTrip: 0 }).gathered).toEqual([]);
  // Bolt cannot come to Acme's day, so Acme goes to Bolt's, two days late.
  const { gathered } = groupByArea(plan, requests, { areas, perTrip: 9 });
  expect(gathered.map(({ accountId, to }) => [accountId, to])).toEqual([["acme", "2026-11-05"]]);
});

test("minutes by week, buffers and groups are kept", () => {
  fc.assert(
    fc.property(problem, fc.constantFrom(0, 15), fc.constantFrom(90, 150), (given, bufferMinutes, minutesPerWeek) => {
      const areas = areasOf(given);
      const requests = requestsOf(given).map((request, index) =>
        index === 0 ? { ...request, accountGroup: "one" } : request,
      );
      const north = { ...seller(given.minutesPerDay), minutesPerWeek };
      const options = { sellers: [north], from: "2026-11-02", to: "2026-11-10", bufferMinutes };
      const before = planReviews(requests, options);
      const { plan } = groupByArea(before, requests, { areas, perTrip: given.perTrip, bufferMinutes });
      const [{ days: load, periods } = { days: [] }] = plan.load;
      expect(periods).toEqual(before.load[0]?.periods);
      const week = (on: string): number => (on < "2026-11-09" ? 0 : 1);
      const minutes = [0, 0];
      for (const booking of plan.booked) minutes[week(booking.on)] = (minutes[week(booking.on)] ?? 0) + booking.minutes;
      for (const booked of minutes) expect(booked).toBeLessThanOrEqual(minutesPerWeek);
      for (const { on, capacity } of load) {
        const lengths = plan.booked.filter((booking) => booking.on === on).map((booking) => booking.minutes);
        const buffers = Math.max(0, lengths.length - 1) * bufferMinutes;
        expect(lengths.reduce((sum, length) => sum + length, buffers)).toBeLessThanOrEqual(capacity);
      }
      const first = (of: ReviewPlan): string | undefined => of.booked.find(({ key }) => key === "r0")?.on;
      expect(first(plan)).toBe(first(before));
    }),
    { numRuns: 65 },
  );
});
