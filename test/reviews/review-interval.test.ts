import { addMonths as addMonthsOfDateFns } from "date-fns";
import fc from "fast-check";
import {
  nextReview,
  planReviews,
  reviewPolicy,
  upcomingReviews,
  type Account,
  type AnchoredInterval,
  type ReviewAnchor,
  type ReviewPolicyInput,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";

const touched = (on: string): Account => ({ id: "acme", touches: [{ on, kind: "review" }] });
const own = (interval: NonNullable<ReviewPolicyInput["intervalsByAccount"]>[string]): ReviewPolicyInput => ({
  intervalsByAccount: { acme: interval },
});
const ideals = (account: Account, policy: ReviewPolicyInput, from: string, to: string): string[] =>
  upcomingReviews(account, { asOf: from, from, to, policy }).map(({ idealOn }) => idealOn);
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

describe("intervals in days, weeks and months", () => {
  test("count days and weeks from the last touch", () => {
    const policy: ReviewPolicyInput = {
      intervals: {
        high: { idealWeeks: 6, maximumWeeks: 8 },
        medium: { idealDays: 90, maximumDays: 120 },
        low: { idealMonths: 12, maximumMonths: 12 },
      },
    };
    const window = (level: "low" | "medium" | "high"): unknown => {
      const { idealOn, latestOn, reasons } = nextReview(touched("2026-01-31"), {
        asOf: "2026-02-01",
        policy,
        opportunity: { level },
      });
      return [idealOn, latestOn, reasons[1]?.code];
    };
    expect(window("high")).toEqual(["2026-03-14", "2026-03-28", "reviews.interval.days"]);
    expect(window("medium")).toEqual(["2026-05-01", "2026-05-31", "reviews.interval.days"]);
    expect(window("low")).toEqual(["2027-01-31", "2027-01-31", "reviews.interval.level"]);
  });

  test("keep the 31st through short months, as date-fns counts months from the first day", () => {
    const monthly = own({ idealMonths: 1, maximumMonths: 1 });
    const found = ideals(touched("2026-12-31"), monthly, "2027-01-01", "2027-08-01");
    const first = new Date("2027-01-31T12:00:00Z");
    expect(found).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((count) => addMonthsOfDateFns(first, count).toISOString().slice(0, 10)),
    );
    expect(found).toContain("2027-02-28");
    expect(found).toContain("2027-03-31");
  });

  test("are refused where a higher level would come more rarely, whatever they are counted in", () => {
    expect(() => reviewPolicy({ intervals: { high: { idealWeeks: 30, maximumWeeks: 30 } } })).toThrow(
      "reviewPolicy: intervals.high.idealDays must be at most that of medium, 183, got 210",
    );
    expect(() => reviewPolicy({ intervals: { low: { idealWeeks: 53, maximumWeeks: 53 } } })).toThrow("at most 52");
  });

  test("of a kind of product shorten those of the level across units", () => {
    const account: Account = { ...touched("2026-01-31"), owned: [{ productId: "lift", purchasedOn: "2025-01-01" }] };
    const policy: ReviewPolicyInput = {
      intervalsByProductKind: { "service-contract": { high: { idealWeeks: 4, maximumWeeks: 30 } } },
    };
    const catalogue = [{ id: "lift", price: 1, kind: "service-contract" as const }];
    const review = nextReview(account, { asOf: "2026-02-01", policy, catalogue, opportunity: { level: "high" } });
    expect([review.idealOn, review.latestOn]).toEqual(["2026-02-28", "2026-06-01"]);
  });
});

describe("fixed days of the calendar", () => {
  test("are every first Tuesday, every January, the last day of each month", () => {
    expect(
      ideals(touched("2026-11-20"), own({ anchor: { weekday: "tue", week: 1 } }), "2026-11-21", "2027-03-10"),
    ).toEqual(["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"]);
    expect(ideals(touched("2026-11-20"), own({ anchor: { day: 31 } }), "2026-11-21", "2027-03-31")).toEqual([
      "2026-12-31",
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
    ]);
    const [january] = upcomingReviews(touched("2026-06-01"), {
      asOf: "2026-11-20",
      from: "2026-11-21",
      to: "2027-03-31",
      policy: own({ anchor: { months: [1] } }),
    });
    expect(january).toMatchObject({ earliestOn: "2027-01-01", latestOn: "2027-01-31", status: "not-due" });
    expect(january?.reasons[1]).toEqual({ code: "reviews.interval.anchored" });
  });

  test("are not moved by a review that was late, and are done by one inside the window", () => {
    const quarterly = own({ anchor: { months: [1, 4, 7, 10], day: 15 } });
    const next = (on: string): string => nextReview(touched(on), { asOf: on, policy: quarterly }).idealOn;
    // The window of 15 April opens on 16 March, two thirds of the way from 15 January.
    expect(next("2026-03-15")).toBe("2026-04-15");
    expect(next("2026-03-16")).toBe("2026-07-15");
    expect(next("2026-05-20")).toBe("2026-07-15");
  });

  test("are overdue until held once they have passed", () => {
    const policy = own({ anchor: { day: 1 }, lateDays: 3 });
    const review = nextReview(touched("2026-08-10"), { asOf: "2026-09-05", policy });
    expect(review).toMatchObject({ idealOn: "2026-09-01", latestOn: "2026-09-04", status: "overdue" });
  });

  test("refuse what no month has", () => {
    const refuses = (interval: object, message: string): void => {
      expect(() => reviewPolicy(own(interval as AnchoredInterval))).toThrow(message);
    };
    refuses({ anchor: { day: 32 } }, "intervalsByAccount.acme.anchor.day must be at most 31");
    refuses({ anchor: { months: [] } }, "must be different months, at least one");
    refuses({ anchor: { months: [13] } }, "intervalsByAccount.acme.anchor.months[0] must be at most 12");
    refuses({ anchor: { weekday: "tue" } }, "intervalsByAccount.acme.anchor.week must be one of 1, 2, 3, 4, last");
    refuses({ anchor: { week: 1 } }, "intervalsByAccount.acme.anchor.week must stand beside weekday");
    refuses({ anchor: { weekday: "tue", week: 1, day: 3 } }, "must not stand beside day");
    refuses({ anchor: {}, days: 3 }, "must have no field but anchor, lateDays");
  });

  const anyMonths = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });
  const anyAnchor: fc.Arbitrary<ReviewAnchor> = fc.oneof(
    fc.record({ months: anyMonths }),
    fc.record({ months: anyMonths, day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      months: anyMonths,
      weekday: fc.constantFrom(...WEEKDAYS),
      week: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, "last" as const),
    }),
  );

  /** Whether a day is an anchored one, by the host's own calendar of that day and its neighbours. */
  function isAnchored(day: number, { months, day: dayOfMonth, weekday, week }: ReviewAnchor): boolean {
    const date = new Date(day * 86_400_000);
    const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    if (!(months ?? []).includes(date.getUTCMonth() + 1)) return false;
    if (weekday === undefined) return date.getUTCDate() === Math.min(dayOfMonth ?? 1, lastOfMonth);
    if (WEEKDAYS[(date.getUTCDay() + 6) % 7] !== weekday) return false;
    if (week === "last") return date.getUTCDate() + 7 > lastOfMonth;
    return Math.ceil(date.getUTCDate() / 7) === week;
  }

  test("are those that a walk over the days finds, each once, with windows that never overlap", () => {
    const anyStart = fc.integer({ min: parseDay("2023-01-01"), max: parseDay("2028-12-31") });
    fc.assert(
      fc.property(anyAnchor, anyStart, fc.double({ min: 0.05, max: 1, noNaN: true }), (anchor, start, opensAfter) => {
        const asOf = plainDate(start);
        const reviews = upcomingReviews(touched(asOf), {
          asOf,
          from: asOf,
          to: plainDate(start + 800),
          policy: { ...own({ anchor }), opensAfter },
        });
        const walked = Array.from({ length: 800 }, (_, index) => start + 1 + index).filter((day) =>
          isAnchored(day, anchor),
        );
        const found = reviews.map(({ idealOn }) => parseDay(idealOn));
        // The first ones may lie in a window that the touch was in already.
        const skipped = walked.indexOf(found[0] ?? -1);
        expect(found).toEqual(walked.slice(skipped < 0 ? walked.length : skipped));
        expect(skipped).toBeLessThanOrEqual(1);
        reviews.forEach(({ earliestOn, idealOn, latestOn }, index) => {
          expect(asOf < earliestOn && earliestOn <= idealOn && idealOn <= latestOn).toBe(true);
          const next = reviews[index + 1];
          if (next) expect(latestOn < next.earliestOn).toBe(true);
        });
      }),
      { numRuns: 250 },
    );
  });
});

describe("kinds of contact", () => {
  test("have minutes of their own, and are what reviews of a level are held as", () => {
    const policy: ReviewPolicyInput = { contactKinds: { visit: 90, call: 20 }, heldAs: { high: "visit", low: "call" } };
    const held = (level: "low" | "medium" | "high"): unknown => {
      const { kind, minutes } = nextReview(touched("2026-01-31"), {
        asOf: "2026-02-01",
        policy,
        opportunity: { level },
      });
      return [kind, minutes];
    };
    expect(["high", "medium", "low"].map((level) => held(level as "low"))).toEqual([
      ["visit", 90],
      [undefined, 45],
      ["call", 20],
    ]);
    const stored = JSON.parse(JSON.stringify(reviewPolicy(policy))) as ReviewPolicyInput;
    expect(reviewPolicy(stored)).toEqual(reviewPolicy(policy));
    expect(() => reviewPolicy({ heldAs: { high: "dinner" } })).toThrow(
      'reviewPolicy: heldAs.high must be one of the contactKinds, got "dinner"',
    );
    expect(() => reviewPolicy({ contactKinds: { visit: 0 } })).toThrow("contactKinds.visit must be at least 1");
    const request = nextReview(touched("2026-01-31"), { asOf: "2026-05-01", policy, opportunity: { level: "high" } });
    const sellers = [{ id: "north", timeZone: "UTC" }];
    const plan = planReviews([request], { sellers, from: "2026-05-01", to: "2026-05-31" });
    expect(plan.booked.map(({ kind, minutes }) => [kind, minutes])).toEqual([["visit", 90]]);
  });
});
