import fc from "fast-check";
import {
  nextReview,
  upcomingReviews,
  type Account,
  type NextReview,
  type NextReviewOptions,
  type ReviewPolicyInput,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { anyAccount, anyDate, anyLevel, anyPolicy, anySignals, catalogue } from "../planner/arbitraries.js";

const account: Account = { id: "acme", touches: [{ on: "2026-01-31", kind: "review" }] };
const high = { level: "high" } as const;
const year = { from: "2026-02-01", to: "2027-01-31" };
const days = (reviews: NextReview[], field: "idealOn" | "latestOn" | "earliestOn"): string[] =>
  reviews.map((review) => review[field]);

describe("reviews in a horizon", () => {
  test("follow each other by the ideal interval, without drifting from the end of the month", () => {
    const reviews = upcomingReviews(account, { ...year, asOf: "2026-02-01", opportunity: high });
    expect(days(reviews, "idealOn")).toEqual(["2026-04-30", "2026-07-30", "2026-10-30", "2027-01-30"]);
    expect(reviews.map(({ key }) => key)).toEqual([1, 2, 3, 4].map((number) => `acme:2026-01-31:${number}`));
    expect(reviews[1]?.reasons[0]).toEqual({ code: "reviews.clock.previous-review", params: { on: "2026-04-30" } });
  });

  test("move with the first one while it is late", () => {
    const reviews = upcomingReviews(account, { ...year, asOf: "2026-07-15", opportunity: high });
    expect(reviews.map(({ key, idealOn, status }) => [key, idealOn, status])).toEqual([
      ["acme:2026-01-31:1", "2026-04-30", "overdue"],
      ["acme:2026-01-31:2", "2026-10-15", "not-due"],
      ["acme:2026-01-31:3", "2027-01-15", "not-due"],
    ]);
  });

  test("leave out what closes before the horizon and what is ideal after it", () => {
    const horizon = { from: "2026-09-01", to: "2026-12-31" };
    const reviews = upcomingReviews(account, { ...horizon, asOf: "2026-02-01", opportunity: high });
    expect(days(reviews, "idealOn")).toEqual(["2026-10-30"]);
    const overdue = upcomingReviews(account, { ...horizon, asOf: "2026-06-15", opportunity: high });
    expect(days(overdue, "idealOn")).toEqual(["2026-04-30", "2026-09-15", "2026-12-15"]);
  });

  test("close before the next one opens, however long the policy would wait", () => {
    const policy: ReviewPolicyInput = {
      intervals: {
        high: { idealMonths: 3, maximumMonths: 12 },
        medium: { idealMonths: 6, maximumMonths: 12 },
      },
    };
    const reviews = upcomingReviews(account, { ...year, asOf: "2026-02-01", policy, opportunity: high });
    expect(days(reviews, "latestOn").slice(0, 2)).toEqual(["2026-06-29", "2026-09-29"]);
    expect(days(reviews, "earliestOn").slice(0, 3)).toEqual(["2026-04-01", "2026-06-30", "2026-09-30"]);
  });

  test("hold one that closes on the first day of the horizon, or is ideal on its last", () => {
    const on = (from: string, to: string): string[] =>
      days(upcomingReviews(account, { from, to, asOf: "2026-02-01", opportunity: high }), "idealOn");
    // The second is open from 29 June to 29 August, the last day before the third opens.
    expect(on("2026-05-30", "2026-05-30")).toEqual(["2026-04-30"]);
    expect(on("2026-06-01", "2026-06-01")).toEqual([]);
    expect(on("2026-04-30", "2026-04-30")).toEqual(["2026-04-30"]);
    expect(on("2026-04-29", "2026-04-29")).toEqual([]);
    expect(on("2026-07-30", "2026-07-30")).toEqual(["2026-07-30"]);
    expect(on("2026-07-29", "2026-07-29")).toEqual([]);
  });

  test("that were put off are in every horizon that holds the day, and the later ones follow from it", () => {
    const on = (from: string, to: string, snoozedUntil = "2026-06-15"): unknown =>
      upcomingReviews(account, { from, to, snoozedUntil, asOf: "2026-02-01", opportunity: high }).map((review) => [
        review.idealOn,
        review.status,
        review.snoozedUntil,
      ]);
    const first = ["2026-04-30", "not-due", "2026-06-15"];
    expect(on("2026-06-10", "2026-06-14")).toEqual([]);
    expect(on("2026-06-10", "2026-06-15")).toEqual([first]);
    expect(on("2026-06-16", "2026-09-15")).toEqual([first, ["2026-09-15", "not-due", undefined]]);
    // One put off to before its ideal day stays where it is.
    expect(on("2026-04-30", "2026-07-30", "2026-03-01")).toEqual([
      ["2026-04-30", "not-due", "2026-03-01"],
      ["2026-07-30", "not-due", undefined],
    ]);
  });

  test("say after which review they come, and how far apart they are", () => {
    const [, second, third] = upcomingReviews(account, { ...year, asOf: "2026-02-01", opportunity: high });
    const interval = { code: "reviews.interval.level", params: { level: "high", idealMonths: 3, maximumMonths: 4 } };
    expect(second?.reasons).toEqual([
      { code: "reviews.clock.previous-review", params: { on: "2026-04-30" } },
      interval,
    ]);
    expect(third?.reasons).toEqual([{ code: "reviews.clock.previous-review", params: { on: "2026-07-30" } }, interval]);
  });

  test("are none in a horizon that ends before the first", () => {
    expect(
      upcomingReviews(account, { from: "2026-02-01", to: "2026-04-29", asOf: "2026-02-01", opportunity: high }),
    ).toEqual([]);
  });

  test("refuse a horizon that ends before it starts", () => {
    expect(() => upcomingReviews(account, { from: "2026-03-01", to: "2026-02-28", asOf: "2026-02-01" })).toThrow(
      'upcomingReviews: to must not lie before from, 2026-03-01, got "2026-02-28"',
    );
    expect(() => upcomingReviews({ id: "" }, { ...year, asOf: "2026-02-01" })).toThrow("upcomingReviews: id must be");
  });
});

describe("any account, policy and horizon", () => {
  const anyCase = fc.record({
    account: anyAccount,
    asOf: anyDate,
    from: anyDate,
    length: fc.nat({ max: 900 }),
    level: anyLevel,
    policy: anyPolicy,
    signals: anySignals,
  });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;
  const to = ({ from, length }: Case): string => plainDate(parseDay(from) + length);
  const options = ({ asOf, policy, signals, level }: Case): NextReviewOptions => ({
    asOf,
    policy,
    signals,
    opportunity: { level },
    catalogue,
  });
  const reviewed = (any: Case): NextReview[] =>
    upcomingReviews(any.account, { ...options(any), from: any.from, to: to(any) });
  const always = (property: (any: Case) => void): void => {
    fc.assert(fc.property(anyCase, property), { numRuns: 300 });
  };

  test("has windows in order that never overlap, each in the horizon or overdue", () => {
    always((any) => {
      const reviews = reviewed(any);
      reviews.forEach(({ earliestOn, idealOn, latestOn, status }, index) => {
        expect(earliestOn <= idealOn && idealOn <= latestOn).toBe(true);
        expect(idealOn <= to(any)).toBe(true);
        if (status !== "overdue") expect(latestOn >= any.from).toBe(true);
        const next = reviews[index + 1];
        if (next) expect(latestOn < next.earliestOn).toBe(true);
      });
    });
  });

  test("has unique keys that the horizon does not change", () => {
    always((any) => {
      const reviews = reviewed(any);
      expect(new Set(reviews.map(({ key }) => key)).size).toBe(reviews.length);
      const longer = reviewed({ ...any, length: any.length + 200 });
      expect(longer.slice(0, reviews.length)).toEqual(reviews);
    });
  });

  test("starts with the next review", () => {
    always((any) => {
      const next = nextReview(any.account, options(any));
      const first = reviewed(any).find(({ key }) => key === next.key);
      if (!first) return;
      expect(first.latestOn <= next.latestOn).toBe(true);
      expect({ ...first, latestOn: next.latestOn }).toEqual(next);
    });
  });

  test("keeps its keys until a touch resets the clock", () => {
    always((any) => {
      const anchor = (review: NextReview | undefined): string | undefined => review?.key.replace(/:\d+$/, "");
      const asOf = plainDate(parseDay(any.asOf) + 30);
      const touched = any.account.touches?.some(({ on }) => on > any.asOf && on <= asOf) ?? false;
      const [now, later] = [reviewed(any)[0], reviewed({ ...any, asOf })[0]];
      if (!touched && now && later) expect(anchor(later)).toBe(anchor(now));
    });
  });
});
