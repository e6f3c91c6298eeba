import fc from "fast-check";
import { planReviews, type PreviousBooking, type Reason } from "retention-kit";
import { expect, test } from "vitest";
import { type PlanScene, planClaims } from "../support/claims-of-plans.js";
import { anyPlanning, anyPrevious } from "./planning-arbitraries.js";

/**
 * Every reason of random plans against its rows, read without the library: days as texts, weekdays and leave of the sellers,
 * windows and minutes.
 */
const shape = { days: 9, most: 9, pooled: true, snoozed: true, minutes: fc.constantFrom(60) };

/** Checks all that is said of so many random plans; returns what was said. */
function checkWhatIsSaid(plans: number): Set<string> {
  const seen = new Set<string>();
  // The last review is asked for no more, or asked of a seller who is not there.
  const planning = anyPlanning(shape).chain(({ requests, options }) =>
    fc
      .record({
        previous: anyPrevious(requests, shape.days),
        last: fc.constantFrom("asked", "asked", "not", "of-none"),
      })
      .map(({ previous, last }) => ({
        requests: requests.flatMap((request, index) => {
          if (last === "asked" || index < requests.length - 1) return [request];
          return last === "not" ? [] : [{ ...request, sellerId: "gone" }];
        }),
        options: { ...options, previous },
      })),
  );
  fc.assert(
    fc.property(planning, ({ requests, options }) => {
      const plan = planReviews(requests, options);
      const { previous } = options;
      const latest = new Map<string, PreviousBooking>();
      for (const booking of previous) {
        if (booking.revision >= (latest.get(booking.key)?.revision ?? -1)) latest.set(booking.key, booking);
      }
      const fixed = plan.booked.filter(({ status }) => status !== "planned");
      const fixedOn: PlanScene["fixedOn"] = (sellerId, on) =>
        fixed.reduce((sum, each) => sum + (each.sellerId === sellerId && each.on === on ? each.minutes : 0), 0);
      type Told = Pick<PlanScene, "now" | "heldBy"> & { key: string; reasons: readonly Reason[] };
      const told: Told[] = [
        ...plan.booked.map(({ key, on, sellerId, reasons }) => ({ key, now: on, heldBy: sellerId, reasons })),
        ...plan.unbooked.map(({ key, reasons }) => ({ key, now: null, heldBy: null, reasons })),
        ...plan.moved.map(({ key, to, reasons }) => ({
          key,
          now: to?.on ?? null,
          heldBy: to?.sellerId ?? null,
          reasons,
        })),
      ];
      const untrue = told.flatMap(({ key, now, heldBy, reasons }) =>
        reasons.flatMap(({ code, params = {} }) => {
          seen.add(code);
          const request = requests.find((each) => each.key === key);
          const scene = { request, options, previous: latest.get(key), fixedOn, now, heldBy } as never;
          const check = planClaims[code];
          if (check === undefined) return [`not understood: ${code}`];
          return check(params as never, scene) ? [] : [`false: ${key} ${code} ${JSON.stringify(params)}`];
        }),
      );
      expect(untrue).toEqual([]);
    }),
    { numRuns: plans },
  );
  return seen;
}

test("what is said of a plan's reviews is what the rows say", () => {
  expect(checkWhatIsSaid(60)).toContain("planning.day.ideal");
});

test("nearly all that may be said is, and is true", () => {
  const seen = checkWhatIsSaid(940);
  // Nearly each of them was said, so that it was checked; a few are rare.
  const unsaid = Object.keys(planClaims).filter((code) => !seen.has(code));
  expect(unsaid.length, unsaid.join(", ")).toBeLessThan(5);
});
