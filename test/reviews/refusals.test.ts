import {
  nextReview,
  reviewPolicy,
  touchProgress,
  upcomingReviews,
  type NextReviewOptions,
  type ReviewPolicyInput,
  type TouchProgressOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { wrongKinds } from "../support/wrong-kinds.js";

const refusal = (functionName: string, path: string) =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;

const months = { idealMonths: 3, maximumMonths: 4 };
const everyField: Required<ReviewPolicyInput> = {
  intervals: {
    low: { idealMonths: 12, maximumMonths: 12 },
    medium: { idealWeeks: 20, maximumWeeks: 24 },
    high: months,
  },
  intervalsBySegment: { hotel: { high: { idealDays: 60, maximumDays: 80 } } },
  intervalsByProductKind: { option: { high: months } },
  intervalsByAccount: {
    a: { idealDays: 10, maximumDays: 20, allocated: { count: 1, months: 2, last: 3, next: 4, hour: 5 } },
    b: months,
    c: { anchor: { months: [1, 7], day: 5 }, lateDays: 3 },
    d: { anchor: { weekday: "mon", week: 2 } },
  },
  opensAfter: 0.5,
  resettingTouches: ["review", "call"],
  levelWhenUnknown: "low",
  minutes: { low: 30, medium: 45, high: 60 },
  contactKinds: { review: 45, call: 15, visit: 90 },
  heldAs: { low: "call", medium: "review", high: "visit" },
  priority: { low: 1, medium: 2, high: 3 },
};

describe("a value of another kind is refused by its place", () => {
  test.each(wrongKinds(everyField))("reviewPolicy: $path", ({ path, input }) => {
    expect(() => reviewPolicy(input as ReviewPolicyInput)).toThrow(refusal("reviewPolicy", path));
  });

  const account = { id: "acme", owned: [{ productId: "a", purchasedOn: "2026-01-01" }] };
  const options: NextReviewOptions = {
    asOf: "2026-11-21",
    opportunity: { level: "high", expectedValue: 10 },
    signals: [{ code: "renewal-near", on: "2026-11-01", reviewBy: "2026-12-01", about: "contract" }],
    snoozedUntil: "2026-12-01",
    policy: { priority: { expectedValuePerPoint: 10 } },
  };
  test.each(wrongKinds(options))("nextReview and upcomingReviews: $path", ({ path, input }) => {
    const horizon = { ...(input as NextReviewOptions), from: "2026-11-21", to: "2026-12-31" };
    const ofPolicy = path.startsWith("policy") ? "reviewPolicy" : null;
    const place = path.replace("policy.", "");
    expect(() => nextReview(account, input as NextReviewOptions)).toThrow(refusal(ofPolicy ?? "nextReview", place));
    expect(() => upcomingReviews(account, horizon)).toThrow(refusal(ofPolicy ?? "upcomingReviews", place));
  });

  const progress: TouchProgressOptions = {
    asOf: "2026-11-21",
    period: { from: "2026-10-01", to: "2026-12-31" },
    goals: [{ kinds: ["call"], count: 2, segment: "hotel", accountIds: ["acme"] }],
    calendar: { hours: { mon: [] }, holidays: ["2026-12-25"] },
  };
  test.each(wrongKinds(progress))("touchProgress: $path", ({ path, input }) => {
    expect(() => touchProgress([], input as TouchProgressOptions)).toThrow(refusal("touchProgress", path));
  });
});

describe("what is of the right kind and cannot be is refused by its place", () => {
  const own = (interval: object): ReviewPolicyInput => ({ intervalsByAccount: { a: interval as never } });
  const days = { idealDays: 10, maximumDays: 20 };
  test.each<[string, ReviewPolicyInput]>([
    ["intervalsByAccount.a.idealDays", own({ ...days, idealDays: 0 })],
    ["intervalsByAccount.a.maximumDays", own({ ...days, maximumDays: 9 })],
    ["intervalsByAccount.a.maximumDays", own({ ...days, maximumDays: 367 })],
    ["intervalsByAccount.a.idealDays", own({ idealDays: 367, maximumDays: 367 })],
    ["intervalsByAccount.a", own({ ...days, idealWeeks: 1 })],
    ["intervalsByAccount.a.allocated", own({ ...days, allocated: { count: 1, best: 2 } })],
    ["intervalsByAccount.a.idealDays", own({ maximumDays: 20 })],
    ["intervalsByAccount.a.idealWeeks", own({ maximumWeeks: 20 })],
    ["intervalsByAccount.a.anchor", own({ anchor: { month: 1 } })],
    ["intervalsByAccount.a.anchor.months[1]", own({ anchor: { months: [1, 0] } })],
    ["intervalsByAccount.a.anchor.months", own({ anchor: { months: [1, 1] } })],
    ["intervalsByAccount.a.anchor.day", own({ anchor: { day: 0 } })],
    ["intervalsByAccount.a.anchor.weekday", own({ anchor: { day: 1, weekday: "mon" } })],
    ["intervalsByAccount.a.lateDays", own({ anchor: { day: 1 }, lateDays: 367 })],
    ["intervals.high.maximumDays", { intervals: { high: { idealDays: 90, maximumDays: 275 } } }],
    // A year apart, and so more rarely than medium; days that have no field of their own.
    ["intervals.high", { intervals: { high: { anchor: { months: [1] } } } }],
    [
      "intervals.high",
      {
        intervals: {
          low: { idealMonths: 3, maximumMonths: 9 },
          medium: months,
          high: { anchor: { months: [1, 4, 7, 10] } },
        },
      },
    ],
    ["intervalsBySegment.hotel", { intervalsBySegment: { hotel: { top: months } as never } }],
    ["heldAs", { heldAs: { top: "call" } as never }],
    ["heldAs.low", { heldAs: { low: "toString" } }],
    ["contactKinds.call", { contactKinds: { call: 0.5 } }],
    ["opensAfter", { opensAfter: 1.01 }],
    ["priority", { priority: { low: 1, medium: 2, high: 3, top: 4 } as never }],
    ["priority.high", { priority: { low: 1, medium: 2, high: 0 } }],
    ["minutes.low", { minutes: { low: 0 } }],
  ])("reviewPolicy: %s, %j", (path, policy) => {
    expect(() => reviewPolicy(policy)).toThrow(refusal("reviewPolicy", path));
  });

  test("and nothing at the limits", () => {
    const policy: ReviewPolicyInput = {
      ...own({ idealDays: 366, maximumDays: 366 }),
      intervals: {
        low: { idealMonths: 12, maximumMonths: 12 },
        medium: { idealMonths: 12, maximumMonths: 12 },
        high: { idealWeeks: 52, maximumWeeks: 52 },
      },
      intervalsBySegment: { hotel: { high: { anchor: { months: [1, 12], day: 31 }, lateDays: 366 } } },
      opensAfter: 1,
      minutes: { low: 1 },
      contactKinds: { call: 1 },
    };
    expect(reviewPolicy(policy)).toMatchObject({
      intervalsByAccount: policy.intervalsByAccount,
      intervals: { high: { idealDays: 364, maximumDays: 364 } },
      intervalsBySegment: policy.intervalsBySegment,
    });
  });

  test("reviewPolicy: options and a policy that are no objects, and a field that does not exist", () => {
    expect(() => reviewPolicy({}, [] as never)).toThrow(refusal("reviewPolicy", "options"));
    expect(() => reviewPolicy({}, { assumption: 1 } as never)).toThrow(refusal("reviewPolicy", "options"));
    expect(() => reviewPolicy([] as never)).toThrow(refusal("reviewPolicy", "policy"));
  });

  test("nextReview: values below 0, an account's odd names, its purchases and its touches", () => {
    const asOf = "2026-11-21";
    const review =
      (account: object, options: Partial<NextReviewOptions> = {}) =>
      (): unknown =>
        nextReview({ id: "acme", ...account }, { asOf, ...options });
    const policy = { priority: { expectedValuePerPoint: 10 } };
    const worth = (expectedValue: number) => ({ policy, opportunity: { level: "low" as const, expectedValue } });
    expect(review({}, worth(-0.01))).toThrow(refusal("nextReview", "opportunity.expectedValue"));
    expect(nextReview({ id: "acme" }, { asOf, ...worth(0) }).priority).toBe(1);
    expect(review({ sellerId: 7 })).toThrow(refusal("nextReview", "sellerId"));
    expect(review({ owned: [{ productId: "a", purchasedOn: "2026-02-30" }] })).toThrow(
      refusal("nextReview", "owned[0].purchasedOn"),
    );
    expect(review({ purchases: [{ on: asOf }, { on: "soon" }] })).toThrow(refusal("nextReview", "purchases[1].on"));
    expect(review({ touches: [{ on: asOf, kind: 7 }] })).toThrow(refusal("nextReview", "touches[0].kind"));
    expect(review({ touches: [7] })).toThrow(refusal("nextReview", "touches[0]"));
    expect(() => nextReview({ id: "acme" }, null as never)).toThrow(refusal("nextReview", "options"));
  });

  test("upcomingReviews: days that do not exist", () => {
    const on = (days: object) => (): unknown =>
      upcomingReviews({ id: "acme" }, { asOf: "2026-11-21", from: "2026-11-21", to: "2026-12-31", ...days });
    for (const field of ["asOf", "from", "to"]) {
      expect(on({ [field]: "2026-02-30" })).toThrow(refusal("upcomingReviews", field));
    }
    expect(() => upcomingReviews({ id: "acme" }, null as never)).toThrow(refusal("upcomingReviews", "options"));
  });

  test("touchProgress: a period upside down, too many touches, and fields that do not exist", () => {
    const progress = (options: object) => (): unknown =>
      touchProgress([], { asOf: "2026-11-21", period: "year", goals: [], ...options });
    const goal = { kinds: ["call"], count: 1 };
    expect(progress({ period: { from: "2026-11-02", to: "2026-11-01" } })).toThrow(
      refusal("touchProgress", "period.to"),
    );
    expect(progress({ period: { from: "2026-11-02", until: "2026-11-03" } })).toThrow(
      refusal("touchProgress", "period"),
    );
    expect(progress({ goals: [goal, { ...goal, count: 1_000_001 }] })).toThrow(
      refusal("touchProgress", "goals[1].count"),
    );
    expect(progress({ goals: [{ ...goal, kind: "call" }] })).toThrow(refusal("touchProgress", "goals[0]"));
    expect(progress({ weekStartsOn: "noon" })).toThrow(refusal("touchProgress", "options.weekStartsOn"));
    expect(() => touchProgress([], null as never)).toThrow(refusal("touchProgress", "options"));
    expect(
      progress({ period: { from: "2026-11-02", to: "2026-11-02" }, goals: [{ ...goal, count: 1_000_000 }] })(),
    ).toMatchObject({ from: "2026-11-02", to: "2026-11-02", daysLeft: 0 });
  });
});
