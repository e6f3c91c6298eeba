import fc from "fast-check";
import {
  planReviews,
  type PlanningRequest,
  type PreviousBooking,
  type Seller,
  type WorkingCalendar,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { pinClaims, planClaims, sharedPlanClaims, type PinScene } from "../support/claims-of-plans.js";
import { telling } from "../support/told.js";
import { anyPlanning, anyPrevious } from "./planning-arbitraries.js";

const shape = { days: 9, most: 8, pooled: true, least: 2, minutes: fc.constantFrom(60) };

const NO_PIN: PreviousBooking = { key: "", sellerId: "", on: "2026-11-23", status: "planned", revision: 0 };

/** Hours on Fridays that suit an account in Tokyo, and on other days one in London; a week has minutes of its own. */
const changed = (seller: Seller, minutesPerWeek: number | undefined): Seller => {
  const calendar = seller.calendar as WorkingCalendar;
  return {
    ...seller,
    minutesPerWeek,
    calendar: { ...calendar, hours: { ...calendar.hours, fri: [["00:00", "08:00"]] } },
  };
};

test("what is said against pinned reviews, and of those that several hold, is what the rows say", () => {
  const pins = telling<PinScene>(pinClaims);
  const plans = telling({ ...planClaims, ...sharedPlanClaims } as never);
  const planning = anyPlanning(shape).chain(({ requests, options }) =>
    fc
      .record({
        previous: anyPrevious(requests, shape.days),
        zones: fc.array(fc.constantFrom("Europe/London", "Asia/Tokyo", undefined), {
          minLength: 8,
          maxLength: 8,
        }),
        shared: fc.array(fc.constantFrom(undefined, undefined, ["bo"], ["gone"]), { minLength: 16, maxLength: 16 }),
        weekly: fc.constantFrom(undefined, 60, 120),
        isPinned: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      })
      .map(({ previous, zones, shared, weekly, isPinned }) => ({
        requests: requests.map((request, index): PlanningRequest => {
          const also = shared[index]?.filter((id) => id === "bo" && request.sellerId === "north");
          return {
            ...request,
            ...(request.sellerId === undefined && { timeZone: zones[index] }),
            ...(also !== undefined && also.length > 0 && { alsoSellerIds: also }),
          };
        }),
        options: {
          ...options,
          sellers: options.sellers.map((seller) => changed(seller, weekly)),
          previous: previous.map((booking, index): PreviousBooking => {
            const also = shared[index + 8]?.filter((id) => id !== booking.sellerId);
            return {
              ...booking,
              ...(isPinned[index] === true && { status: "pinned" as const }),
              ...(also !== undefined && also.length > 0 && { alsoSellerIds: also }),
            };
          }),
        },
      })),
  );
  assertUntil(
    fc.property(planning, ({ requests, options }) => {
      const plan = planReviews(requests, options);
      const latest = new Map<string, PreviousBooking>();
      for (const booking of options.previous) {
        if (booking.revision >= (latest.get(booking.key)?.revision ?? -1)) latest.set(booking.key, booking);
      }
      const fixed = plan.booked.filter(({ status }) => status !== "planned");
      const takenOn = (sellerId: string, on: string): number =>
        fixed
          .filter((each) => each.on === on && [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(sellerId))
          .reduce((sum, each) => sum + each.minutes, 0);
      const takenIn = (sellerId: string, from: string, to: string): number =>
        plan.booked
          .filter((each) => each.on >= from && each.on <= to)
          .filter((each) => [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(sellerId))
          .reduce((sum, each) => sum + each.minutes, 0);
      const sceneOf = (key: string, now: string | null, heldBy: string | null): PinScene => ({
        request: requests.find((each) => each.key === key),
        options,
        previous: latest.get(key),
        fixedOn: takenOn,
        takenOn,
        takenIn,
        now,
        heldBy,
        pin: latest.get(key) ?? NO_PIN,
      });
      const wrong = [
        ...plan.conflicts.flatMap(({ key, reasons }) =>
          pins.untrue(reasons, sceneOf(key, null, null)).map((text) => `${key} ${text}`),
        ),
        // What is read of other plans is held here only for what is new here.
        ...[
          ...plan.moved.map(({ key, to, reasons }) => ({ key, to, reasons })),
          ...plan.unbooked.map(({ key, reasons }) => ({ key, to: null, reasons })),
        ].flatMap(({ key, to, reasons }) =>
          plans
            .untrue(
              reasons.filter(({ code }) => Object.hasOwn(sharedPlanClaims, code)),
              sceneOf(key, to?.on ?? null, to?.sellerId ?? null) as never,
            )
            .map((text) => `${key} ${text}`),
        ),
      ];
      expect(wrong).toEqual([]);
    }),
    { numRuns: 380 },
    () => {
      expect(pins.unsaid()).toEqual([]);
    },
  );
  expect([...pins.blind(), ...plans.blind()]).toEqual([]);
  const unsaid = plans.unsaid();
  expect(Object.keys(sharedPlanClaims).filter((code) => unsaid.includes(code))).toEqual([]);
});
