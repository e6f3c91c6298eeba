import { addMonths as addMonthsByDateFns, formatISO } from "date-fns";
import { utc } from "@date-fns/utc";
import {
  nextReview,
  reviewPolicy,
  type Account,
  type NextReview,
  type ReviewPolicyInput,
  type Touch,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { accountOfReview, reviewKey } from "../../src/reviews/review-key.js";
import {
  anyAccount,
  anyDate,
  anyLevel,
  anyPolicy,
  anySignals,
  catalogue,
  inOppositeOrder,
} from "../planner/arbitraries.js";
import fc from "fast-check";

const asOf = "2026-11-21";
const high = { level: "high" } as const;

const touched = (...touches: [on: string, kind: Touch["kind"]][]): Account => ({
  id: "acme",
  touches: touches.map(([on, kind]) => ({ on, kind })),
});
const nextYear = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
const codes = ({ reasons }: NextReview): string[] => reasons.map(({ code }) => code);

describe("the clock", () => {
  test("runs from the last touch of a kind that the policy lists, and the reason names it", () => {
    const account = touched(["2026-05-31", "review"], ["2026-08-31", "meeting"], ["2026-10-01", "email"]);
    const review = nextReview(account, { asOf, opportunity: high });
    expect(review).toMatchObject({ lastTouchOn: "2026-08-31", idealOn: "2026-11-30", latestOn: "2026-12-31" });
    expect(review.reasons[0]).toEqual({ code: "reviews.clock.touch", params: { kind: "meeting", on: "2026-08-31" } });

    const byEmail = nextReview(account, { asOf, opportunity: high, policy: { resettingTouches: ["email"] } });
    expect(byEmail).toMatchObject({ lastTouchOn: "2026-10-01", idealOn: "2027-01-01", status: "not-due" });
  });

  test("names the kind that the policy lists first when two touches share a day", () => {
    const kinds = [
      touched(["2026-08-31", "call"], ["2026-08-31", "review"]),
      touched(["2026-08-31", "review"], ["2026-08-31", "call"]),
    ].map((account) => nextReview(account, { asOf }).reasons[0]?.params?.kind);
    expect(kinds).toEqual(["review", "review"]);
  });

  test("counts a touch on the day asked about, and none after it", () => {
    expect(nextReview(touched([asOf, "call"]), { asOf }).lastTouchOn).toBe(asOf);
    const review = nextReview(touched(["2026-02-10", "call"], ["2026-11-22", "review"]), { asOf });
    expect(review.lastTouchOn).toBe("2026-02-10");
    expect(review.reasons).toContainEqual({ code: "reviews.clock.future-touches", params: { touches: 1 } });
  });

  test("of an account never touched runs from its first purchase", () => {
    const account: Account = {
      id: "acme",
      purchases: [{ on: "2026-10-05" }, { on: "2026-09-01" }],
      owned: [{ productId: "machine", purchasedOn: "2026-08-20" }],
      touches: [{ on: "2026-11-01", kind: "email" }],
    };
    const review = nextReview(account, { asOf, opportunity: high });
    expect(review).toMatchObject({ key: "acme:first:1", lastTouchOn: null, idealOn: "2026-11-20", status: "due" });
    expect(codes(review)).toContain("reviews.clock.first-purchase");
  });

  test("of an account never touched and without a purchase makes it due at once", () => {
    expect(nextReview({ id: "acme" }, { asOf, opportunity: high })).toMatchObject({
      key: "acme:first:1",
      lastTouchOn: null,
      earliestOn: asOf,
      idealOn: asOf,
      latestOn: "2027-02-21",
      status: "due",
    });
  });

  test("of an account whose contacts are not on record is due at once, and never overdue", () => {
    const bought = { id: "acme", purchases: [{ on: "2025-03-21", amount: 5 }] };
    for (const touches of [null, undefined]) {
      const review = nextReview({ ...bought, touches }, { asOf, opportunity: high });
      expect(review).toMatchObject({
        key: "acme:first:1",
        earliestOn: asOf,
        idealOn: asOf,
        latestOn: "2027-02-21",
        status: "due",
      });
      expect(codes(review)).toEqual(["reviews.clock.unknown", "reviews.interval.level"]);
    }
    // Where they are, nobody has met it.
    const never = nextReview({ ...bought, touches: [] }, { asOf, opportunity: high });
    expect(never).toMatchObject({ idealOn: "2025-06-21", latestOn: "2025-07-21", status: "overdue" });
    expect(codes(never)).toEqual(["reviews.clock.first-purchase", "reviews.interval.level", "reviews.overdue"]);
    // Its first interval is not up on the last day of it.
    const inTime = (day: string) => nextReview(bought, { asOf: day, opportunity: high });
    expect(inTime("2025-07-21")).toMatchObject({ latestOn: "2025-07-21", status: "due" });
    expect(codes(inTime("2025-07-21"))).toContain("reviews.clock.first-purchase");
    expect(inTime("2025-07-22")).toMatchObject({ latestOn: "2025-10-22", status: "due" });
  });

  test("of an account never touched names its last contact of another kind", () => {
    const contacts = (...touches: [string, string][]): unknown =>
      nextReview(touched(...(touches as [string, Touch["kind"]][])), { asOf }).reasons.find(
        ({ code }) => code === "reviews.clock.last-contact",
      )?.params;
    const mail: [string, string] = ["2026-11-10", "email"];
    expect(contacts(["2026-11-09", "visit"], mail, ["2026-11-08", "visit"])).toEqual({
      kind: "email",
      on: "2026-11-10",
    });
    expect(contacts(mail, ["2026-11-22", "visit"])).toEqual({ kind: "email", on: "2026-11-10" });
    expect(contacts([asOf, "email"])).toEqual({ kind: "email", on: asOf });
    // Of two on one day, the order of the touches does not count.
    expect(contacts(["2026-11-10", "visit"], mail)).toEqual({ kind: "email", on: "2026-11-10" });
    expect(contacts(mail, ["2026-11-10", "visit"])).toEqual({ kind: "email", on: "2026-11-10" });
  });

  test("is reset by a talk about an invitation only where it was the review", () => {
    const about = (kind: Touch["kind"]): string | null =>
      nextReview({ id: "acme", touches: [{ on: "2026-11-10", kind, about: "invitation" }] }, { asOf }).lastTouchOn;
    expect([about("review"), about("call")]).toEqual(["2026-11-10", null]);
  });

  test("of an account never touched counts a purchase on the day asked about, the earliest of all", () => {
    const first = (...days: string[]): unknown =>
      nextReview({ id: "acme", purchases: days.map((on) => ({ on })) }, { asOf }).reasons[0];
    const since = (on: string): unknown => ({ code: "reviews.clock.first-purchase", params: { on } });
    expect(first(asOf)).toEqual(since(asOf));
    expect(first("2026-11-22")).toEqual({ code: "reviews.clock.never-touched" });
    expect(first("2026-09-02", "2026-09-01", "2026-09-03")).toEqual(since("2026-09-01"));
    const account: Account = {
      id: "acme",
      purchases: [{ on: "2026-09-01" }],
      owned: [{ productId: "machine", purchasedOn: "2026-09-02" }],
    };
    expect(nextReview(account, { asOf }).reasons[0]).toEqual(since("2026-09-01"));
  });

  test("does not begin with a purchase that was sent back", () => {
    const productId = "machine";
    const account: Account = {
      id: "acme",
      purchases: [
        { on: "2026-08-01", productId, quantity: 1 },
        { on: "2026-08-05", productId, quantity: -1 },
        { on: "2026-09-01", productId: "mill", quantity: 1 },
      ],
    };
    const since = (on: string): unknown => ({ code: "reviews.clock.first-purchase", params: { on } });
    expect(nextReview(account, { asOf }).reasons[0]).toEqual(since("2026-09-01"));
    const owned = [{ productId: "grinder", purchasedOn: "2026-08-03" }];
    expect(nextReview({ ...account, owned }, { asOf }).reasons[0]).toEqual(since("2026-08-03"));
  });

  test("stands still before the first touch and the first purchase", () => {
    const account: Account = { ...touched(["2027-01-10", "call"]), purchases: [{ on: "2026-12-01" }] };
    const review = nextReview(account, { asOf });
    expect(review).toMatchObject({ key: "acme:first:1", lastTouchOn: null, idealOn: asOf });
    expect(codes(review)).toEqual([
      "reviews.clock.never-touched",
      "reviews.interval.level",
      "reviews.level.unknown",
      "reviews.clock.future-touches",
    ]);
  });
});

describe("the window", () => {
  const statusOn = (day: string): string =>
    nextReview(touched(["2026-01-31", "review"]), { asOf: day, opportunity: high }).status;

  test("opens after two thirds of the ideal interval and closes at the maximum", () => {
    expect(nextReview(touched(["2026-01-31", "review"]), { asOf, opportunity: high })).toMatchObject({
      // 89 days to the ideal day: two thirds are 60.
      earliestOn: "2026-04-01",
      idealOn: "2026-04-30",
      latestOn: "2026-05-31",
    });
    expect(["2026-03-31", "2026-04-01", "2026-05-31", "2026-06-01"].map(statusOn)).toEqual([
      "not-due",
      "due",
      "due",
      "overdue",
    ]);
  });

  test("says by how many days it is overdue", () => {
    const { reasons } = nextReview(touched(["2026-01-31", "review"]), { asOf: "2026-06-02", opportunity: high });
    expect(reasons).toContainEqual({ code: "reviews.overdue", params: { days: 2 } });
  });

  test("counts those days from its own rhythm, whatever a signal asks", () => {
    const signals = [{ code: "service-problem", on: "2026-02-10", reviewBy: "2026-02-20" }];
    const on = (day: string): unknown[] => {
      const options = { asOf: day, opportunity: high, signals };
      const { status, latestOn, reasons } = nextReview(touched(["2026-01-31", "review"]), options);
      return [status, latestOn, reasons.find(({ code }) => code === "reviews.overdue")?.params?.days];
    };
    expect(on("2026-03-01")).toEqual(["overdue", "2026-02-20", undefined]);
    expect(on("2026-06-02")).toEqual(["overdue", "2026-02-20", 2]);
  });

  test("reaches the ideal day in calendar months, as date-fns counts them", () => {
    fc.assert(
      fc.property(anyDate, anyLevel, (on, level) => {
        const { idealOn, latestOn } = nextReview(touched([on, "call"]), { asOf: on, opportunity: { level } });
        const later = (months: number): string =>
          formatISO(addMonthsByDateFns(`${on}T00:00:00Z`, months, { in: utc }), { representation: "date" });
        const [ideal, most] = { low: [12, 12], medium: [6, 9], high: [3, 4] }[level] as [number, number];
        expect([idealOn, latestOn]).toEqual([later(ideal), later(most)]);
      }),
    );
  });
});

describe("the policy", () => {
  const policy = reviewPolicy({
    intervalsBySegment: { hotel: { high: { idealMonths: 2, maximumMonths: 3 } } },
    intervalsByProductKind: { "service-contract": { medium: { idealMonths: 4, maximumMonths: 12 } } },
  });
  const account = touched(["2026-08-31", "review"]);

  test("spaces a segment its own way, where it says so", () => {
    const hotel = { ...account, segment: "hotel" };
    const review = nextReview(hotel, { asOf, policy, catalogue, opportunity: high });
    expect(review).toMatchObject({ idealOn: "2026-10-31", assumptions: [] });
    expect(codes(review)).toContain("reviews.interval.segment");
    const medium = nextReview(hotel, { asOf, policy, catalogue, opportunity: { level: "medium" } });
    expect(codes(medium)).toContain("reviews.interval.level");
    expect(medium.assumptions.map(({ key }) => key)).toEqual(["reviews.interval.medium"]);
  });

  test("a segment named like a part of every object has no intervals of its own", () => {
    const review = nextReview({ ...account, segment: "constructor" }, { asOf, policy, catalogue, opportunity: high });
    expect(codes(review)).toContain("reviews.interval.level");
  });

  test("shortens the interval for owners of a kind of product, and never lengthens it", () => {
    const owner = { ...account, owned: [{ productId: "contract", purchasedOn: "2025-01-01" }] };
    const review = nextReview(owner, { asOf, policy, catalogue, opportunity: { level: "medium" } });
    expect(review).toMatchObject({ idealOn: "2026-12-31", latestOn: "2027-05-31" });
    expect(review.reasons[1]).toEqual({
      code: "reviews.interval.product-kind",
      params: { kind: "service-contract", level: "medium", idealMonths: 4, maximumMonths: 9 },
    });
    const returned = {
      ...account,
      purchases: [-1, 1].map((quantity) => ({ productId: "contract", quantity, on: asOf })),
    };
    expect(codes(nextReview(returned, { asOf, policy, catalogue }))).toContain("reviews.interval.level");
    expect(() => nextReview(owner, { asOf, policy })).toThrow("nextReview: catalogue must be given where the policy");
  });

  test("gives minutes and priority by level, or priority by expected value", () => {
    expect(nextReview(account, { asOf, opportunity: { level: "low" } })).toMatchObject({ minutes: 45, priority: 1 });
    expect(nextReview(account, { asOf })).toMatchObject({ minutes: 45, priority: 2 });
    const byValue = { priority: { expectedValuePerPoint: 1000 } };
    expect(nextReview(account, { asOf, policy: byValue })).toMatchObject({ priority: 1 });
    expect(
      nextReview(account, { asOf, policy: byValue, opportunity: { level: "high", expectedValue: 2500 } }),
    ).toMatchObject({ priority: 3.5 });
  });
});

describe("the reason of the interval", () => {
  const account = touched(["2026-08-31", "review"]);
  const why = (policy: ReviewPolicyInput, more: Partial<Account> = {}): unknown =>
    nextReview({ ...account, ...more }, { asOf, policy, catalogue, opportunity: high }).reasons[1];
  const days = { idealDays: 60, maximumDays: 80 };
  const months = { idealMonths: 2, maximumMonths: 3 };
  const anchored = { anchor: { day: 1 } };
  const owner = { owned: [{ productId: "contract", purchasedOn: "2025-01-01" }] };

  test.each<[string, ReviewPolicyInput, Partial<Account>, string, object | undefined]>([
    ["own days", { intervalsByAccount: { acme: days } }, {}, "reviews.interval.account", days],
    [
      "own weeks",
      { intervalsByAccount: { acme: { idealWeeks: 1, maximumWeeks: 2 } } },
      {},
      "reviews.interval.account",
      { idealDays: 7, maximumDays: 14 },
    ],
    [
      "own days, allocated",
      { intervalsByAccount: { acme: { ...days, allocated: { count: 6, months: 12, last: 5, next: 4, hour: 3 } } } },
      {},
      "reviews.interval.allocated",
      { ...days, count: 6, months: 12, last: 5, next: 4, hour: 3 },
    ],
    [
      "own days, not allocated",
      { intervalsByAccount: { acme: { ...days, allocated: undefined } } },
      {},
      "reviews.interval.account",
      days,
    ],
    ["own months", { intervalsByAccount: { acme: months } }, {}, "reviews.interval.account-months", months],
    ["own fixed days", { intervalsByAccount: { acme: anchored } }, {}, "reviews.interval.anchored", undefined],
    [
      "days of another account",
      { intervalsByAccount: { bolt: days } },
      {},
      "reviews.interval.level",
      { level: "high", idealMonths: 3, maximumMonths: 4 },
    ],
    [
      "months of the level",
      { intervals: { high: months } },
      {},
      "reviews.interval.level",
      { level: "high", ...months },
    ],
    [
      "days of the level",
      { intervals: { high: days } },
      {},
      "reviews.interval.days",
      { basis: "level", of: "", level: "high", ...days },
    ],
    ["fixed days of the level", { intervals: { high: anchored } }, {}, "reviews.interval.anchored", undefined],
    [
      "months of the segment",
      { intervalsBySegment: { hotel: { high: months } } },
      { segment: "hotel" },
      "reviews.interval.segment",
      { segment: "hotel", level: "high", ...months },
    ],
    [
      "days of the segment",
      { intervalsBySegment: { hotel: { high: days } } },
      { segment: "hotel" },
      "reviews.interval.days",
      { basis: "segment", of: "hotel", level: "high", ...days },
    ],
    [
      "days of the segment that are those of the level",
      { intervals: { high: days }, intervalsBySegment: { hotel: {} } },
      { segment: "hotel" },
      "reviews.interval.days",
      { basis: "level", of: "", level: "high", ...days },
    ],
    [
      "a segment called undefined, for an account without one",
      { intervalsBySegment: { undefined: { high: months }, null: { high: months } } },
      { segment: null },
      "reviews.interval.level",
      { level: "high", idealMonths: 3, maximumMonths: 4 },
    ],
    [
      "days of a kind of product in a segment",
      {
        intervalsBySegment: { hotel: { high: months } },
        intervalsByProductKind: { "service-contract": { high: days } },
      },
      { segment: "hotel", ...owner },
      "reviews.interval.days",
      // Two months are longer than 60 days, three longer than 80.
      { basis: "product-kind", of: "service-contract", level: "high", ...days },
    ],
    [
      "a kind with fixed days closer together",
      { intervalsByProductKind: { "service-contract": { high: anchored } } },
      owner,
      "reviews.interval.anchored",
      undefined,
    ],
    [
      "a kind with fixed days as far apart",
      {
        intervals: { high: { anchor: { months: [1, 4, 7, 10] } } },
        intervalsByProductKind: { "service-contract": { high: { anchor: { months: [2, 5, 8, 11] } } } },
      },
      owner,
      "reviews.interval.anchored",
      undefined,
    ],
    [
      "a kind with a longer ideal and a shorter maximum, in days",
      {
        intervals: { high: { idealDays: 60, maximumDays: 120 } },
        intervalsByProductKind: { "service-contract": { high: days } },
      },
      owner,
      "reviews.interval.days",
      { basis: "product-kind", of: "service-contract", level: "high", ...days },
    ],
    [
      "a kind as long, in days",
      { intervals: { high: days }, intervalsByProductKind: { "service-contract": { high: { ...days } } } },
      owner,
      "reviews.interval.days",
      { basis: "level", of: "", level: "high", ...days },
    ],
    [
      "a kind with a shorter maximum in months",
      {
        intervals: { high: { idealMonths: 2, maximumMonths: 4 } },
        intervalsByProductKind: { "service-contract": { high: months } },
      },
      owner,
      "reviews.interval.product-kind",
      { kind: "service-contract", level: "high", ...months },
    ],
    [
      "a kind that the account does not own",
      { intervalsByProductKind: { option: { high: days } } },
      owner,
      "reviews.interval.level",
      { level: "high", idealMonths: 3, maximumMonths: 4 },
    ],
  ])("%s", (_, policy, more, code, params) => {
    expect(why(policy, more)).toEqual(params === undefined ? { code } : { code, params });
  });

  test("tells each level its own, where two share an interval", () => {
    const policy = reviewPolicy({ intervals: { medium: months, high: months } });
    const levels = (["high", "medium", "high"] as const).map(
      (level) => nextReview(account, { asOf, policy, opportunity: { level } }).reasons[1]?.params?.level,
    );
    expect(levels).toEqual(["high", "medium", "high"]);
  });

  test("fixed days of a kind as far apart as the level's are not taken", () => {
    const policy: ReviewPolicyInput = {
      intervals: { high: { anchor: { months: [1, 4, 7, 10] } } },
      intervalsByProductKind: { "service-contract": { high: { anchor: { months: [2, 5, 8, 11] } } } },
    };
    const { idealOn } = nextReview({ ...account, ...owner }, { asOf, policy, catalogue, opportunity: high });
    expect(idealOn).toBe("2026-10-01");
  });
});

describe("a review that was put off", () => {
  const account = touched(["2026-01-31", "review"]);

  test("is not due before the day, and says so in place of how late it is", () => {
    const review = nextReview(account, { asOf: "2026-06-10", opportunity: high, snoozedUntil: "2026-06-11" });
    expect(review).toMatchObject({ snoozedUntil: "2026-06-11", status: "not-due", latestOn: "2026-05-31" });
    expect(review.reasons.slice(2)).toEqual([{ code: "reviews.put-off", params: { until: "2026-06-11" } }]);
    expect(nextReview(account, { asOf: "2026-06-10", opportunity: high, snoozedUntil: "2026-06-10" })).toEqual(
      nextReview(account, { asOf: "2026-06-10", opportunity: high }),
    );
  });
});

describe("signals", () => {
  const account = touched(["2026-08-31", "review"]);
  const signal = { code: "high-effort-ticket", on: "2026-11-02", reviewBy: "2026-11-16" };

  test("ask for a review at once, and by their day at the latest", () => {
    const on = (day: string) => nextReview(account, { asOf: day, opportunity: high, signals: [signal] });
    // The window of its own rhythm opens on 31 October.
    expect(on("2026-11-10")).toMatchObject({
      earliestOn: "2026-10-31",
      idealOn: "2026-11-10",
      latestOn: "2026-11-16",
      status: "due",
    });
    expect(on("2026-11-16")).toMatchObject({ idealOn: "2026-11-16", latestOn: "2026-11-16", status: "due" });
    expect(on("2026-11-17")).toMatchObject({ idealOn: "2026-11-16", latestOn: "2026-11-16", status: "overdue" });
    // What is not there yet is best talked about on the day it comes.
    expect(on("2026-10-20")).toMatchObject({ idealOn: "2026-11-02", latestOn: "2026-11-16" });
  });

  test.each(["renewal-near", "deal-closing", "warranty-ending", "value-at-risk", "rival-near", "problem-found"])(
    "%s is no event: its day stays the best one",
    (code) => {
      const signals = [{ ...signal, code }];
      const found = nextReview(account, { asOf: "2026-11-10", opportunity: high, signals });
      // The ideal day moves from 30 to 16 November, and the window by as much, but not to before it arose.
      expect(found).toMatchObject({ earliestOn: "2026-10-31", idealOn: "2026-11-16", latestOn: "2026-11-16" });
      const long = [{ ...signals[0], code, on: "2026-10-01", reviewBy: "2026-11-16" }];
      expect(nextReview(account, { asOf: "2026-11-10", opportunity: high, signals: long })).toMatchObject({
        earliestOn: "2026-10-17",
        idealOn: "2026-11-16",
      });
    },
  );

  test("say so, the most urgent first", () => {
    const later = { code: "renewal-near", on: "2026-10-01", reviewBy: "2026-11-25" };
    const { reasons } = nextReview(account, { asOf, opportunity: high, signals: [later, signal] });
    expect(reasons.slice(2, 4).map(({ params }) => params)).toEqual([
      { signal: "high-effort-ticket", on: "2026-11-02", reviewBy: "2026-11-16", days: 5 },
      { signal: "renewal-near", on: "2026-10-01", reviewBy: "2026-11-25" },
    ]);
  });

  test("close the window where they come after the ideal day", () => {
    const by = { ...signal, reviewBy: "2026-12-08" };
    const { idealOn, latestOn, status, reasons } = nextReview(account, { asOf, opportunity: high, signals: [by] });
    expect([idealOn, latestOn, status]).toEqual([asOf, "2026-12-08", "due"]);
    expect(reasons.map(({ code }) => code)).toContain("reviews.signal");
    const late = nextReview(account, { asOf: "2026-12-10", opportunity: high, signals: [by] });
    expect(late.status).toBe("overdue");
  });

  test("that arise later open no window before they do", () => {
    const on = (day: string, reviewBy: string): string =>
      nextReview(account, { asOf: "2026-09-10", opportunity: high, signals: [{ ...signal, on: day, reviewBy }] })
        .earliestOn;
    // The window of its own opens on 31 October.
    expect(on("2026-09-10", "2026-11-10")).toBe("2026-09-10");
    expect(on("2026-09-11", "2026-11-10")).toBe("2026-09-11");
    expect(on("2026-10-20", "2026-11-10")).toBe("2026-10-20");
    expect(on("2026-11-05", "2026-11-10")).toBe("2026-10-31");
    // One that asks for a day before it arises opens it on that day.
    expect(on("2026-10-28", "2026-10-25")).toBe("2026-10-25");
  });

  test("of one day are told in the order of their codes, the earlier of two first", () => {
    const by = { reviewBy: "2026-11-16" };
    const signals = [
      { code: "b", on: "2026-11-02", ...by },
      { code: "a", on: "2026-11-02", ...by },
      { code: "c", on: "2026-11-01", ...by },
    ];
    const { reasons } = nextReview(account, { asOf, opportunity: high, signals });
    expect(reasons.slice(2, 5).map(({ params }) => params?.signal)).toEqual(["c", "a", "b"]);
  });

  const by = { on: "2026-11-10" };
  test.each<[boolean, string, object]>([
    [true, "a review", { ...by, kind: "review" }],
    [true, "a review about something else", { ...by, kind: "review", about: "garden" }],
    [true, "a call", { ...by, kind: "call" }],
    [true, "a call about its code", { ...by, kind: "call", about: "high-effort-ticket" }],
    [true, "a call about its subject", { ...by, kind: "call", about: "T-7" }],
    [true, "a call on its day", { on: "2026-11-02", kind: "call" }],
    [false, "a call on the day before", { on: "2026-11-01", kind: "call" }],
    [false, "a call about something else", { ...by, kind: "call", about: "garden" }],
    [false, "a mail of ours about it", { ...by, kind: "email", about: "T-7", direction: "out" }],
    [true, "a mail of theirs about it", { ...by, kind: "email", about: "T-7", direction: "in" }],
    [false, "a mail of theirs about nothing", { ...by, kind: "email", direction: "in" }],
    [false, "a mail of theirs about something else", { ...by, kind: "email", about: "garden", direction: "in" }],
    [false, "a call after the day asked about", { on: "2026-11-22", kind: "call" }],
    [true, "a call on the day asked about", { on: asOf, kind: "call" }],
  ])("answered: %s, by %s", (answered, _, touch) => {
    const { reasons } = nextReview(
      { id: "acme", touches: [...(account.touches ?? []), touch as Touch] },
      { asOf, opportunity: high, signals: [{ ...signal, about: "T-7", reviewBy: "2026-11-12" }] },
    );
    expect(reasons.some(({ code }) => code.startsWith("reviews.signal"))).toBe(!answered);
  });

  test("without a subject are answered by none about nothing, unless it is a talk", () => {
    const mail: Touch = { on: "2026-11-10", kind: "email", direction: "in" };
    const { reasons } = nextReview(
      { ...account, touches: [...(account.touches ?? []), mail] },
      { asOf, opportunity: high, signals: [signal] },
    );
    expect(reasons.some(({ code }) => code.startsWith("reviews.signal"))).toBe(true);
  });

  test.each([
    ["answered by a later touch", { ...signal, on: "2026-08-31" }],
    ["met in time", { code: "renewal-near", on: "2026-09-20", reviewBy: "2026-08-31" }],
    ["no earlier than the last day anyhow", { ...signal, reviewBy: "2026-12-31" }],
  ])("count for nothing when %s", (_, spent) => {
    expect(nextReview(account, { asOf, opportunity: high, signals: [spent] })).toEqual(
      nextReview(account, { asOf, opportunity: high }),
    );
  });
});

describe("any account, policy and day", () => {
  const anyCase = fc.record({
    account: anyAccount,
    asOf: anyDate,
    level: anyLevel,
    policy: anyPolicy,
    signals: anySignals,
  });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;
  const reviewed = ({ account, level, ...options }: Case): NextReview =>
    nextReview(account, { ...options, opportunity: { level }, catalogue });
  const always = (property: (any: Case) => void): void => {
    fc.assert(fc.property(anyCase, property), { numRuns: 100 });
  };

  test("has its window in order and its status by it", () => {
    always((any) => {
      const { earliestOn, idealOn, latestOn, status } = reviewed(any);
      expect(earliestOn <= idealOn && idealOn <= latestOn).toBe(true);
      expect(status).toBe(any.asOf < earliestOn ? "not-due" : any.asOf > latestOn ? "overdue" : "due");
    });
  });

  test("is never rarer than yearly, and high comes before low", () => {
    always((any) => {
      const low = reviewed({ ...any, level: "low", signals: [] });
      const high = reviewed({ ...any, level: "high", signals: [] });
      const start = low.lastTouchOn ?? String(low.reasons[0]?.params?.on ?? any.asOf);
      expect(low.latestOn <= nextYear(start)).toBe(true);
      // Where no one knows who was met, it is due at once, so that the days of a level begin on another day than those of one
      // whose first interval is not up.
      if (high.reasons[0]?.code === "reviews.clock.unknown") {
        expect([any.account.touches ?? null, high.idealOn, high.status]).toEqual([null, any.asOf, "due"]);
        return;
      }
      if (low.reasons[0]?.code === "reviews.clock.never-touched") expect(high.idealOn).toBe(low.idealOn);
      else expect(high.idealOn < low.idealOn).toBe(true);
      expect(high.latestOn <= low.latestOn).toBe(true);
    });
  });

  test("does not depend on the order of anything", () => {
    always((any) => {
      const account = inOppositeOrder(any.account);
      expect(reviewed({ ...any, account, signals: any.signals.toReversed() })).toEqual(reviewed(any));
    });
  });

  test("is never postponed by a signal", () => {
    always((any) => {
      const without = reviewed({ ...any, signals: any.signals.slice(1) });
      const withSignal = reviewed(any);
      for (const day of ["earliestOn", "idealOn", "latestOn"] as const) {
        expect(withSignal[day] <= without[day]).toBe(true);
      }
    });
  });

  test("knows nothing of what comes after the day asked about", () => {
    always((any) => {
      const { touches, purchases, owned, ...rest } = any.account;
      const account: Account = {
        ...rest,
        ...(touches && { touches: touches.filter(({ on }) => on <= any.asOf) }),
        ...(purchases && { purchases: purchases.filter(({ on }) => on <= any.asOf) }),
        ...(owned && { owned: owned.filter(({ purchasedOn }) => purchasedOn <= any.asOf) }),
      };
      const known = reviewed({ ...any, account });
      const told = reviewed(any);
      expect({ ...told, reasons: [] }).toEqual({ ...known, reasons: [] });
    });
  });

  test("comes out the same under a resolved policy, as JSON, and leaves its input alone", () => {
    always((any) => {
      const before = JSON.stringify(any);
      const review = reviewed(any);
      expect(JSON.stringify(any)).toBe(before);
      expect(reviewed({ ...any, policy: reviewPolicy(any.policy) })).toEqual(review);
      expect(JSON.parse(JSON.stringify(review))).toEqual(review);
    });
  });
});

describe("bad input", () => {
  test.each<[string, () => unknown]>([
    ["id must be a text that is not empty", () => nextReview({ id: "" }, { asOf })],
    ["asOf must be a day that exists", () => nextReview({ id: "a" }, { asOf: "2026-02-30" })],
    ["touches[1].on must be a day that exists", () => nextReview(touched([asOf, "call"], ["soon", "email"]), { asOf })],
    ["touches must be an array", () => nextReview({ id: "a", touches: {} as Touch[] }, { asOf })],
    ["touches[0] must be a touch", () => nextReview({ id: "a", touches: [null as unknown as Touch] }, { asOf })],
    ["touches[0].on must be a day that exists", () => nextReview({ id: "a", touches: [{} as Touch] }, { asOf })],
    [
      "purchases[0].on must be a day that exists",
      () => nextReview({ id: "a", purchases: [{ on: "2026-13-01" }] }, { asOf }),
    ],
    [
      "signals[0].reviewBy must be a day that exists",
      () => nextReview({ id: "a" }, { asOf, signals: [{ code: "odd", on: asOf, reviewBy: "" }] }),
    ],
    [
      "opportunity.level must be one of low, medium, high",
      () => nextReview({ id: "a" }, { asOf, opportunity: { level: "top" as "high" } }),
    ],
    [
      "opportunity.expectedValue must be a finite number",
      () =>
        nextReview(
          { id: "a" },
          {
            asOf,
            policy: { priority: { expectedValuePerPoint: 1 } },
            opportunity: { level: "high", expectedValue: NaN },
          },
        ),
    ],
  ])("is refused: %s", (message, act) => {
    expect(act).toThrow(`nextReview: ${message}`);
  });
});

test("what an account has goes into the request: seller, sellers, segment and time zone", () => {
  const named = { id: "a", sellerId: "north", segment: "hotel", timeZone: "Asia/Vientiane" };
  expect(nextReview({ ...named, sellerIds: ["north", "south"] }, { asOf })).toMatchObject({
    sellerId: "north",
    segment: "hotel",
    timeZone: "Asia/Vientiane",
    sellerIds: ["north", "south"],
  });
  expect("sellerIds" in nextReview({ ...named, sellerIds: ["north"] }, { asOf })).toBe(false);
  expect(nextReview({ id: "a" }, { asOf }).reasons).toContainEqual({
    code: "reviews.level.unknown",
    params: { level: "medium" },
  });
  expect(codes(nextReview({ id: "a" }, { asOf, opportunity: high }))).not.toContain("reviews.level.unknown");
});

test("the account of a review is read from its key, whatever its id", () => {
  const of = (id: string, on: string | null): string | null => accountOfReview(reviewKey(id, on, 12));
  expect([
    of("acme", "2026-08-31"),
    of("acme", null),
    of("a:first:1", null),
    of("a:2026-01-01:2", "2026-08-31"),
  ]).toEqual(["acme", "acme", "a:first:1", "a:2026-01-01:2"]);
  for (const key of [
    "acme",
    "acme:first",
    "acme:first:",
    "acme:first:1x",
    "acme:last:1",
    ":first:1",
    "acme:26-08-31:1",
    "acme:2026-8-31:1",
    "acme:2026-08-1:1",
    "acme:2026-08-311:1",
    "acme:20260-08-31:1",
    "acme:x2026-08-31:1",
  ]) {
    expect(accountOfReview(key)).toBeNull();
  }
});

test("what is null or empty among an account's names is unknown", () => {
  const named = { id: "a", name: null, segment: "", sellerId: null, timeZone: null };
  expect(nextReview(named, { asOf: "2026-11-21" })).toEqual(nextReview({ id: "a" }, { asOf: "2026-11-21" }));
});

test("what was given back on its own day is no first purchase, whatever else is known", () => {
  const given = (on: string, amount: number) => [
    { on, amount },
    { on, amount: -amount },
  ];
  const back = given("2022-10-16", 1889);
  const first = (account: object): unknown =>
    nextReview({ id: "acme", touches: [], ...account }, { asOf: "2026-11-21" }).reasons.find(
      ({ code }) => code === "reviews.clock.first-purchase",
    )?.params;
  expect(first({ purchases: back })).toBeUndefined();
  expect(first({ purchases: [...back, { on: "2025-03-21", amount: 5 }] })).toEqual({ on: "2025-03-21" });
  const owned = [{ productId: "mill", purchasedOn: "2024-01-01" }];
  expect(first({ owned, purchases: back })).toEqual({ on: "2024-01-01" });
});
