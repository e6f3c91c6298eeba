import {
  comparePlans,
  groupByArea,
  joinPlans,
  loadOf,
  planReviews,
  proposeSlots,
  type BookedReview,
  type PlanningRequest,
  type PlanReviewsOptions,
  type PreviousBooking,
  type ReviewPlan,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { wrongKinds } from "../support/wrong-kinds.js";

const refusal = (functionName: string, path: string): Error =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;
const wrong = (given: object, under = ""): { path: string; input: never }[] =>
  wrongKinds(given).map(({ path, input }) => ({ path: `${under}${path}`, input: input as never }));

const day = [["09:00", "17:00"]] as [string, string][];
const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
const seller: Seller = { id: "ann", timeZone: "UTC", calendar: { hours } };
const request: PlanningRequest = {
  key: "acme:first:1",
  accountId: "acme",
  minutes: 60,
  priority: 1,
  earliestOn: "2026-11-23",
  idealOn: "2026-11-25",
  latestOn: "2026-11-27",
};
const options: PlanReviewsOptions = { sellers: [seller], from: "2026-11-23", to: "2026-12-04" };
const booking: PreviousBooking = {
  key: "acme:first:1",
  accountId: "acme",
  sellerId: "ann",
  on: "2026-11-25",
  minutes: 60,
  status: "planned",
  revision: 1,
};
const plan = planReviews(
  [request, { ...request, key: "b", latestOn: "2026-11-24", idealOn: "2026-11-23", minutes: 600 }],
  options,
);

describe("what is of another kind is refused by its place", () => {
  const everyOption: Required<PlanReviewsOptions> = {
    sellers: [
      {
        ...seller,
        calendar: { hours: { mon: [] } },
        minutesPerDay: 120,
        minutesByWeekday: { fri: 60 },
        minutesPerWeek: 300,
        minutesPerMonth: 900,
        away: [{ from: "2026-12-01", to: "2026-12-02" }],
        segments: ["hotel"],
      },
    ],
    from: "2026-11-23",
    to: "2026-12-04",
    previous: [],
    earlyWeight: 1,
    lateWeight: 3,
    unbookedPenalty: 100,
    moveWeight: 1,
    leastMoveCost: 1,
    groupDaysApart: 1,
    bufferMinutes: 5,
    latestStart: "16:00",
    searchEffort: 10,
    remedies: true,
  };
  test.each(wrong(everyOption).filter(({ path }) => !path.endsWith("away[0]")))(
    "planReviews: $path",
    ({ path, input }) => {
      expect(() => planReviews([], input)).toThrow(refusal("planReviews", path));
    },
  );

  const rejections = (rows: unknown[], more: object = {}): unknown =>
    planReviews(rows as PlanningRequest[], { ...options, ...more }).rejected.map(({ path, message }) => [
      path,
      message.split(":")[0],
    ]);
  const everyField: Required<PlanningRequest> = {
    ...request,
    sellerId: "ann",
    sellerIds: ["ann", "bob"],
    alsoSellerIds: ["eve"],
    kind: "visit",
    snoozedUntil: "2026-11-24",
    moveWeight: 1,
    notOn: ["2026-11-24"],
    accountGroup: "group",
    segment: "hotel",
    timeZone: "UTC",
    reasons: [],
  };
  test.each(wrong(everyField))("a request: $path", ({ path, input }) => {
    expect(rejections([input])).toEqual([[path, "planReviews"]]);
  });
  test.each(wrong({ ...booking, alsoSellerIds: ["bob"] }))("an earlier booking: $path", ({ path, input }) => {
    expect(rejections([], { previous: [input] })).toEqual([
      [expect.stringMatching(new RegExp(`${path.replace(/[[\]]/g, "\\$&")}$`)) as string, "planReviews"],
    ]);
  });

  const slots = {
    seller: { timeZone: "UTC", calendar: { hours: { mon: [] } }, away: [{ from: "2026-12-01", to: "2026-12-02" }] },
    accountTimeZone: "UTC",
    accountHours: { mon: [["09:00", "17:00"]] },
    busy: [{ start: "2026-11-25T09:00:00Z", end: "2026-11-25T10:00:00Z", accountGroup: "g" }],
    bufferMinutes: 5,
    latestStart: "16:00",
    accountGroup: "g",
    count: 3,
  };
  test.each(wrong(slots).filter(({ path }) => !/\.(?:start|end)$|(?:away|busy)\[0\]$|Hours\.mon/.test(path)))(
    "proposeSlots: $path",
    ({ path, input }) => {
      const place = path === "seller" ? "options.seller" : path;
      expect(() => proposeSlots({ ...booking, reasons: [] } as unknown as BookedReview, input)).toThrow(
        refusal("proposeSlots", place),
      );
    },
  );

  const ofPlan = wrong({ ...plan }, "").filter(({ path }) =>
    /^(?:from|to|cost|moveCost|lowerBound|booked|unbooked|moved|conflicts|load|rejected)(?:\[0\](?:\.(?:key|accountId|sellerId|minutes|status|revision|on|reasons))?)?$/.test(
      path,
    ),
  );
  test.each(ofPlan)("a plan: $path", ({ path, input }) => {
    expect(() => comparePlans(input, plan)).toThrow(refusal("comparePlans", `before.${path}`));
    expect(() => comparePlans(plan, input)).toThrow(refusal("comparePlans", `after.${path}`));
    expect(() => joinPlans([plan, input])).toThrow(refusal("joinPlans", `parts[1].${path}`));
  });

  test("and so are lists that are none, options that do not exist, and days upside down", () => {
    const none = null as never;
    const odd = { odd: 1 } as never;
    expect(() => planReviews(none, options)).toThrow(refusal("planReviews", "requests"));
    expect(() => planReviews([], odd)).toThrow(refusal("planReviews", "options"));
    expect(() => planReviews([], { ...options, to: "2026-11-22" })).toThrow(refusal("planReviews", "to"));
    expect(() => planReviews([], { ...options, sellers: [seller, seller] })).toThrow(
      refusal("planReviews", "sellers[1].id"),
    );
    expect(() => comparePlans(none, plan)).toThrow(refusal("comparePlans", "before"));
    expect(() => joinPlans(none)).toThrow(refusal("joinPlans", "parts"));
    expect(() => loadOf(none)).toThrow(refusal("loadOf", "plan"));
    expect(() => loadOf(plan, odd)).toThrow(refusal("loadOf", "options"));
    expect(() => loadOf(plan, { busiest: -1 })).toThrow(refusal("loadOf", "busiest"));
    expect(() => proposeSlots({ on: "2026-11-25", minutes: 60 }, odd)).toThrow(refusal("proposeSlots", "options"));
    expect(() => groupByArea(plan as never, none, odd)).toThrow(
      expect.objectContaining({ functionName: "groupByArea" }) as Error,
    );
  });
});

describe("an earlier booking", () => {
  const planned = (previous: object[], requests: PlanningRequest[] = [request]): ReviewPlan =>
    planReviews(requests, { ...options, previous: previous as PreviousBooking[] });
  const told = ({ booked, rejected }: ReviewPlan): unknown => [
    booked.map(({ key, on, status, minutes, accountId }) => [key, on, status, minutes, accountId]),
    rejected.map(({ path }) => path),
  ];

  test("may have null for what is not known of it", () => {
    const nothing = { accountId: null, minutes: null, alsoSellerIds: null };
    expect(told(planned([{ ...booking, ...nothing, status: "pinned" }]))).toEqual([
      [["acme:first:1", "2026-11-25", "pinned", 60, "acme"]],
      [],
    ]);
    for (const field of ["accountId", "minutes", "alsoSellerIds"]) {
      expect(told(planned([{ ...booking, [field]: null, status: "pinned" }]))).toEqual([
        [["acme:first:1", "2026-11-25", "pinned", 60, "acme"]],
        [],
      ]);
    }
    // Of one that no request names, both have to be known.
    expect(told(planned([{ ...booking, key: "other", minutes: null, status: "pinned" }], []))).toEqual([
      [],
      ["previous[0].minutes"],
    ]);
    expect(told(planned([{ ...booking, key: "other", accountId: null, status: "pinned" }], []))).toEqual([
      [],
      ["previous[0].accountId"],
    ]);
    expect(told(planned([{ ...booking, key: "other", status: "pinned" }], []))).toEqual([
      [["other", "2026-11-25", "pinned", 60, "acme"]],
      [],
    ]);
  });

  test("of before the plan counts for its week only where it was held and its length is known", () => {
    const ann = { ...seller, minutesPerWeek: 60 };
    const within = (previous: object): string[] =>
      planReviews([{ ...request, earliestOn: "2026-11-25", idealOn: "2026-11-26", latestOn: "2026-11-27" }], {
        sellers: [ann],
        from: "2026-11-25",
        to: "2026-11-27",
        previous: [{ ...booking, key: "held", on: "2026-11-23", ...previous }],
      }).booked.map(({ key }) => key);
    expect(within({ status: "completed" })).toEqual([]);
    expect(within({ status: "planned" })).toEqual(["acme:first:1"]);
    expect(within({ status: "completed", minutes: null })).toEqual(["acme:first:1"]);
    // The week before.
    expect(within({ status: "completed", on: "2026-11-22" })).toEqual(["acme:first:1"]);
  });
});
