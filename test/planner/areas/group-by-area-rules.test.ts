import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupByArea, planReviews, type PlanningRequest, type PreviousBooking } from "retention-kit";
import { withoutNulls } from "../../../src/errors.js";
import { gatherTrips } from "../../../src/planner/areas/seller-trips.js";
import { anyPlanning, dayAfter, daysTo } from "../planning-arbitraries.js";
import { minutesOn } from "../planning-oracle.js";

const DAYS = 9;
const TOWNS = ["Ulm", "Ulm", "Bonn", undefined] as const;
const scenes = anyPlanning({
  days: DAYS,
  most: 8,
  least: 6,
  snoozed: true,
  minutes: fc.constantFrom(30, 60),
  minutesPerDay: fc.constantFrom(60, 120, 240),
}).chain(({ requests, options }) =>
  fc
    .record({
      towns: fc.array(fc.constantFrom(...TOWNS), { minLength: 8, maxLength: 8 }),
      stays: fc.array(fc.constantFrom(...["", "", "", "", "", "", "", "", "", "group", "both", "anyone", "pinned"]), {
        minLength: 8,
        maxLength: 8,
      }),
      pinnedOn: fc.integer({ min: 0, max: DAYS + 1 }),
      perTrip: fc.constantFrom(0, 3, 10, 40),
      bufferMinutes: fc.constantFrom(0, 15),
      minutesPerWeek: fc.constantFrom(undefined, 150),
    })
    .map((more) => {
      const own = requests.map((request, index): PlanningRequest => {
        // Most have some days more.
        const latestOn = dayAfter(daysTo(request.latestOn) + (index % 3) * 2);
        const { sellerId = "bo", ...rest } = {
          ...request,
          priority: 1,
          latestOn,
          ...(index % 2 === 1 && { sellerId: "bo" }),
          accountId: `a${index}`,
        };
        const kind = more.stays[index];
        if (kind === "anyone") return rest;
        return {
          ...{ ...rest, sellerId },
          ...(kind === "group" && { accountGroup: "one" }),
          ...(kind === "both" && { alsoSellerIds: ["north"] }),
        };
      });
      const previous = own.flatMap(({ key, sellerId }, index): PreviousBooking[] =>
        more.stays[index] === "pinned"
          ? [{ key, sellerId: sellerId ?? "bo", on: dayAfter(more.pinnedOn), status: "pinned", revision: 0 }]
          : [],
      );
      const { bufferMinutes, minutesPerWeek } = more;
      const weekly = minutesPerWeek === undefined ? {} : { minutesPerWeek };
      return {
        ...more,
        requests: own,
        options: {
          ...options,
          unbookedPenalty: 99,
          previous,
          bufferMinutes,
          sellers: options.sellers.map((seller) => ({ ...seller, ...weekly })),
        },
      };
    }),
);

test("reviews that may move do so as seller by seller is best, and all others count as trips", () => {
  let moved = 0;
  assertUntil(
    fc.property(scenes, ({ requests, options, towns, perTrip, bufferMinutes, minutesPerWeek }) => {
      const plan = planReviews(requests, options);
      const { earlyWeight = 1, lateWeight = 2 } = withoutNulls(options);
      const areas = Object.fromEntries(
        requests.flatMap(({ accountId }, index) => {
          const town = towns[index];
          return town === undefined ? [] : [[accountId, town]];
        }),
      );
      const result = groupByArea(plan, requests, { areas, perTrip, earlyWeight, lateWeight, bufferMinutes });

      const days = new Map(plan.booked.map(({ key, on }) => [key, on]));
      const total = { before: 0, after: 0, tripsBefore: 0, tripsAfter: 0, bound: 0, inDays: 0 };
      for (const seller of options.sellers) {
        const inPlan = [...Array(DAYS).keys()].filter(
          (day) =>
            minutesOn(seller, day) > 0 ||
            plan.booked.some(
              (each) => [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(seller.id) && each.on === dayAfter(day),
            ),
        );
        const position = (on: string) => inPlan.indexOf(daysTo(on));
        const own = plan.booked.filter((each) => [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(seller.id));
        const requestOf = (key: string) => requests.find((each) => each.key === key);
        const isFree = ({ key, status, alsoSellerIds }: (typeof own)[number]) => {
          const request = requestOf(key);
          return (
            status === "planned" &&
            alsoSellerIds === undefined &&
            request?.sellerId === seller.id &&
            request.accountGroup === undefined
          );
        };
        const mine = own.filter(({ accountId, on }) => areas[accountId] !== undefined && position(on) >= 0);
        const moving = mine.filter(isFree);
        const reviews = moving.map(({ key, accountId, minutes, on }) => {
          const request = requestOf(key);
          if (request === undefined) throw new Error("nobody asked for it");
          const isOverdue = request.latestOn < options.from;
          const opens = Math.max(
            daysTo(request.earliestOn),
            request.snoozedUntil == null ? -Infinity : daysTo(request.snoozedUntil),
          );
          const latest = daysTo(request.latestOn);
          const isOpen = latest < Math.max(opens, 0);
          const target = isOverdue ? 0 : daysTo(request.idealOn);
          const weekOf = (day: number) => (minutesPerWeek === undefined ? 0 : Math.floor(day / 7));
          const costs = inPlan.map((day) => {
            const suits =
              day >= opens &&
              (day <= latest || isOpen) &&
              minutesOn(seller, day) > 0 &&
              !(request.notOn ?? []).includes(dayAfter(day));
            if (day !== daysTo(on) && (!suits || weekOf(day) !== weekOf(daysTo(on)))) return Infinity;
            return request.priority * (day < target ? earlyWeight * (target - day) : lateWeight * (day - target));
          });
          return {
            minutes: minutes + bufferMinutes,
            area: areas[accountId] ?? "",
            day: position(on),
            costs: Float64Array.from(costs),
          };
        });
        const rooms = Float64Array.from(inPlan, (day) =>
          own
            .filter(({ on }) => daysTo(on) === day)
            .reduce((left, { minutes }) => left - minutes - bufferMinutes, minutesOn(seller, day) + bufferMinutes),
        );
        const visited = inPlan.map(
          (day) =>
            new Set(
              mine
                .filter((each) => !isFree(each) && daysTo(each.on) === day)
                .map(({ accountId }) => areas[accountId] ?? ""),
            ),
        );
        const count = () => {
          const trips = new Set(reviews.map(({ area, day }) => `${day} ${area}`));
          visited.forEach((towns, day) => {
            for (const town of towns) trips.add(`${day} ${town}`);
          });
          const inDays = reviews.reduce((sum, { costs, day }) => sum + (costs[day] ?? NaN), 0);
          return { trips: trips.size, inDays, cost: inDays + perTrip * trips.size };
        };
        const before = count();
        total.bound +=
          gatherTrips({ reviews, rooms, visited, perTrip }) +
          perTrip * visited.reduce((sum, here) => sum + here.size, 0);
        const after = count();
        total.before += before.cost;
        total.after += after.cost;
        total.tripsBefore += before.trips;
        total.tripsAfter += after.trips;
        total.inDays += after.inDays - before.inDays;
        moving.forEach(({ key }, index) => days.set(key, dayAfter(inPlan[reviews[index]?.day ?? 0] ?? NaN)));
      }
      const { plan: found } = result;
      expect(new Map(found.booked.map(({ key, on }) => [key, on]))).toEqual(days);
      const order = found.booked.map(({ on, sellerId, key }) => `${on} ${sellerId} ${key}`);
      expect(order).toEqual(order.toSorted());
      expect(result.trips).toEqual({ before: total.tripsBefore, after: total.tripsAfter });
      expect(result.cost).toEqual({ before: total.before, after: total.after });
      const bound = Math.min(total.bound, total.after);
      expect(result.lowerBound).toBe(bound);
      expect(result.gap).toBeCloseTo(total.after === 0 ? 0 : 1 - bound / total.after, 9);
      expect(found.cost).toBeCloseTo(Math.max(0, plan.cost + total.inDays), 9);
      expect(found.gap).toBeCloseTo(found.cost === 0 ? 0 : Math.max(0, 1 - plan.lowerBound / found.cost), 9);
      const gone = plan.booked.filter(({ key, on }) => days.get(key) !== on);
      expect(result.gathered).toEqual(
        gone.map(({ key, accountId, sellerId, on }) => ({
          ...{ key, accountId, sellerId },
          area: areas[accountId],
          from: on,
          to: days.get(key),
        })),
      );
      for (const { key, on, accountId, sellerId } of gone) {
        const told = found.booked.find((each) => each.key === key)?.reasons.at(-1);
        const area = areas[accountId];
        const beside = found.booked.filter(
          (each) =>
            each.on === days.get(key) &&
            areas[each.accountId] === area &&
            [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(sellerId),
        );
        // One that is alone in its area there moved for its own day, or to make way for others.
        if (beside.length > 1) expect(told).toEqual({ code: "planning.gathered", params: { area, from: on } });
        else {
          expect(told?.code).not.toBe("planning.gathered");
          if (told?.code === "planning.moved.gives-way") {
            expect(told.params).toEqual({ on });
            expect(gone.some((other) => days.get(other.key) === on && other.sellerId === sellerId)).toBe(true);
          }
        }
        moved++;
      }
    }),
    { numRuns: 100 },
    () => {
      expect(moved).toBeGreaterThan(5);
    },
  );
});

test("refuses what is none", () => {
  const plan = planReviews([], { sellers: [], from: dayAfter(0), to: dayAfter(1) });
  const refused = (options: object) => () => groupByArea(plan, [], { areas: {}, perTrip: 1, ...options });
  for (const field of ["perTrip", "earlyWeight", "lateWeight", "bufferMinutes"]) {
    expect(refused({ [field]: -1 })).toThrow(`groupByArea: options.${field} must be`);
    expect(refused({ [field]: 0 })).not.toThrow();
  }
  expect(refused({ areas: 3 })).toThrow("groupByArea: options.areas must be");
  expect(refused({ town: {} })).toThrow("town");
});
