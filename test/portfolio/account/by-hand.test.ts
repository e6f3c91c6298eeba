import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { moneyReasons, silenceReasons } from "../../../src/portfolio/account/date-reasons.js";
import { laterReview, putOff } from "../../../src/portfolio/account/answered-reviews.js";
import { deadlinesOf, renewalsUp } from "../../../src/portfolio/account/deadlines.js";
import { dearestAccounts } from "../../../src/portfolio/account/dearest-accounts.js";
import { arrangedReviews, heldReviews, withHeldReviews } from "../../../src/portfolio/reading/held-reviews.js";
import { standingPolicy } from "../../../src/portfolio/standing/standing-policy.js";
import { assumptions } from "retention-kit";

test("the dearest accounts are a share of those of whom it is known, of equals the first by id, none without money", () => {
  const accounts = [
    { id: "d", keep: 5 },
    { id: "b", keep: 9 },
    { id: "c", keep: 5 },
    { id: "a", keep: 0 },
  ];
  const of = (share: number) => [...dearestAccounts(accounts, share)];
  expect([of(0.24), of(0.25), of(0.5), of(0.75), of(1)]).toEqual([
    [],
    ["b"],
    ["b", "c"],
    ["b", "c", "d"],
    ["b", "c", "d"],
  ]);
});

test("money is told by what is most of it, and beside a contract by what does not end with it", () => {
  const told = (...codes: string[]) =>
    moneyReasons({ reasons: codes.map((code) => ({ code: `portfolio.attention.${code}` })) as never }).map(({ code }) =>
      code.replace("portfolio.attention.", ""),
    );
  expect([told("keep", "grow"), told("renew", "keep", "grow"), told("ends", "grow"), told()]).toEqual([
    ["keep"],
    ["renew", "keep"],
    ["ends", "grow"],
    [],
  ]);
});

test("silence is told of what has left by its first reason, of others by what speaks of it", () => {
  const told = (state: string, ...codes: string[]) =>
    silenceReasons({
      state,
      reasons: codes.map((code) => ({
        code: `portfolio.standing.${code}`,
        params: { days: 90, gapDays: 30, probability: 0.1 },
      })),
    } as never);
  const codesOf = (state: string, ...codes: string[]) =>
    told(state, ...codes).map(({ code }) => code.replace("portfolio.standing.", ""));
  expect(codesOf("lapsed", "status", "silent")).toEqual(["status"]);
  expect(codesOf("lost", "status")).toEqual(["status"]);
  expect(codesOf("slowing", "status", "silent")).toEqual(["silent"]);
  expect(codesOf("active", "contract-over")).toEqual(["contract-over"]);
  expect(codesOf("active", "contract-ended")).toEqual(["contract-ended"]);
  expect(codesOf("active", "status")).toEqual([]);
  // The chance stands with the money.
  for (const [long, short] of [
    ["unlikely", "silent"],
    ["unlikely-once", "silent-once"],
  ] as const) {
    expect(told("slowing", long)).toEqual([{ code: `portfolio.standing.${short}`, params: { days: 90, gapDays: 30 } }]);
  }
});

describe("reviews that were held or agreed", () => {
  const asOf = "2026-11-21";
  const answers = (entries: [string, object][]) => new Map(entries) as never;
  const none = answers([]);
  const booking = (more: object) => ({ key: "acme 3", accountId: "acme", on: asOf, status: "completed", ...more });

  test("are held on the day of a completed booking, or of an answer, up to today", () => {
    const held = (previous: unknown[], given: never = none) =>
      Object.fromEntries(heldReviews(previous as never, given, asOf));
    expect(held([booking({}), booking({ on: "2026-11-01" })])).toEqual({ acme: [asOf, "2026-11-01"] });
    expect(
      held([
        booking({ on: "2026-11-22" }),
        booking({ status: "planned" }),
        booking({ on: 7 }),
        booking({ on: "soon" }),
        null,
      ]),
    ).toEqual({});
    expect(held([booking({ accountId: 7 }), booking({ accountId: undefined, key: 7 })])).toEqual({});
    const done = { answer: "done", onDay: parseDay("2026-11-20") };
    const key = "acme:2026-05-01:1";
    expect(held([], answers([[key, done]]))).toEqual({ acme: ["2026-11-20"] });
    expect(held([], answers([["acme:problem:T", done]]))).toEqual({});
    expect(held([], answers([[key, { ...done, answer: "dropped" }]]))).toEqual({});
    expect(held([], answers([[key, { ...done, onDay: parseDay("2026-11-22") }]]))).toEqual({});
    // A booking's own account stands before that of its key, which tells it where there is none.
    expect(held([booking({ key, accountId: "bolt" }), booking({ key, accountId: undefined })])).toEqual({
      bolt: [asOf],
      acme: [asOf],
    });
    expect(heldReviews(undefined, none, asOf).size).toBe(0);
  });

  test("count among the touches, once, unless they were logged as reviews", () => {
    const row = {
      account: {
        id: "acme",
        touches: [
          { on: "2026-11-01", kind: "review" },
          { on: "2026-11-02", kind: "call" },
        ],
      },
      index: 4,
      unreadPurchases: 0,
      otherCurrency: null,
    };
    const held = (days: string[]) => withHeldReviews(row, new Map([["acme", days]]));
    expect(held(["2026-11-02", "2026-11-02", "2026-11-01"])).toEqual({
      index: 4,
      unreadPurchases: 0,
      otherCurrency: null,
      account: { id: "acme", touches: [...row.account.touches, { on: "2026-11-02", kind: "review" }] },
    });
    expect(held(["2026-11-01"])).toBe(row);
    expect(withHeldReviews(row as never, new Map())).toBe(row);
    expect(
      withHeldReviews(
        { account: { id: "acme" }, index: 0, unreadPurchases: 0, otherCurrency: null },
        new Map([["acme", [asOf]]]),
      ).account.touches,
    ).toEqual([{ on: asOf, kind: "review" }]);
  });

  test("are agreed where they are pinned, from today on, unless put off", () => {
    const agreed = (more: object, given: never = none) =>
      Object.fromEntries(arrangedReviews([booking({ status: "pinned", ...more })] as never, given, asOf));
    const one = (on: string) => ({ acme: [{ key: "acme 3", day: parseDay(on) }] });
    expect(agreed({})).toEqual(one(asOf));
    expect(agreed({ on: "2026-11-20" })).toEqual({});
    expect(agreed({ on: "2026-12-01" })).toEqual(one("2026-12-01"));
    expect([agreed({ status: "planned" }), agreed({ on: 7 }), agreed({ key: 7 }), agreed({ accountId: 7 })]).toEqual([
      {},
      {},
      {},
      {},
    ]);
    const untilDay = (until: string | null) =>
      answers([["acme 3", { answer: "later", untilDay: until === null ? null : parseDay(until) }]]);
    expect([agreed({}, untilDay(asOf)), agreed({}, untilDay("2026-11-22")), agreed({}, untilDay(null))]).toEqual([
      one(asOf),
      {},
      {},
    ]);
    expect(agreed({ on: "someday" })).toEqual({});
    expect(agreed({ key: "bolt:first:1", accountId: undefined })).toEqual({
      bolt: [{ key: "bolt:first:1", day: parseDay(asOf) }],
    });
    // Or where the customer was invited to them, on the day that they were invited to.
    const invited = (answer: string, on = asOf) => answers([[`acme 3:invite:${on}`, { answer }]]);
    expect(agreed({ status: "planned" }, invited("done"))).toEqual(one(asOf));
    expect(agreed({ status: "planned", on: "2026-12-01" }, invited("done"))).toEqual({});
    expect(agreed({ status: "planned" }, invited("dropped"))).toEqual({});
    for (const status of ["completed", "cancelled"]) expect(agreed({ status }, invited("done"))).toEqual({});
    const both = [booking({ status: "pinned" }), booking({ status: "pinned", on: "2026-12-01", key: "acme 4" })];
    expect(Object.fromEntries(arrangedReviews(both as never, none, asOf))).toEqual({
      acme: [
        { key: "acme 3", day: parseDay(asOf) },
        { key: "acme 4", day: parseDay("2026-12-01") },
      ],
    });
    expect(arrangedReviews([null] as never, none, asOf).size).toBe(0);
    expect(arrangedReviews(undefined, none, asOf).size).toBe(0);
  });
});

describe("the last day on which a talk can change whether a contract is renewed", () => {
  const to = parseDay("2027-01-31");
  const renewal = (more: object = {}) => ({
    contractId: "c",
    endsOn: "2027-01-15",
    noticeOn: null,
    noticeDaysLeft: null,
    intention: "unknown",
    ...more,
  });
  const signal = (code: string, about?: string) => ({ signal: { code, about }, onDay: 0, reviewByDay: 0 });
  const of = (renewals: object[], open: object[] = []) => deadlinesOf(renewals as never, open as never, to);
  const afterEnd = (endsOn: string) => ({ code: "portfolio.renewal.after-end", params: { contractId: "c", endsOn } });

  test("is that of notice, or its end, where it lies in the plan and it does not run on by itself", () => {
    expect(of([renewal()])).toEqual([{ day: parseDay("2027-01-15"), passed: afterEnd("2027-01-15"), isOpen: false }]);
    expect(of([renewal({ noticeOn: "2026-12-31", noticeDaysLeft: 40 })])).toEqual([
      {
        day: parseDay("2026-12-31"),
        passed: { code: "portfolio.renewal.after-notice", params: { contractId: "c", noticeOn: "2026-12-31" } },
        isOpen: false,
      },
    ]);
    // A day for notice that has passed is none.
    expect(of([renewal({ noticeOn: "2026-10-31" })])[0]?.passed).toEqual(afterEnd("2027-01-15"));
    const ends = (endsOn: string) => of([renewal({ endsOn })]).length;
    expect([ends("2027-01-31"), ends("2027-02-01")]).toEqual([1, 0]);
    expect(of([renewal({ intention: "runs-on" })])).toEqual([]);
    expect(of([renewal({ intention: "cancelled" })])).toHaveLength(1);
  });

  test("is open as long as its signal is", () => {
    const isOpen = (...open: object[]) => of([renewal()], open)[0]?.isOpen;
    expect(isOpen(signal("renewal-near", "c"))).toBe(true);
    expect(isOpen(signal("open-problem", "c"))).toBe(false);
    expect(isOpen(signal("renewal-near", "d"), signal("renewal-near"))).toBe(false);
    const two = [renewal(), renewal({ contractId: "d" })];
    expect(renewalsUp(two as never, [signal("renewal-near", "d")] as never)).toEqual([two[1]]);
  });
});

describe("a review that is put off", () => {
  const KEY = "acme:2026-05-01:1";
  const found = (idealDays: number, maximumDays = 2 * idealDays) =>
    ({
      review: { key: KEY, accountId: "acme" },
      cadence: { interval: { idealDays, maximumDays } },
      policy: { opensAfter: 0.5 },
    }) as unknown as Parameters<typeof putOff>[0];
  const given = (answer: string, on: string, until: string | null = null) =>
    new Map([[KEY, { answer, onDay: parseDay(on), untilDay: until === null ? null : parseDay(until) }]]) as never;
  const nothing = new Map() as never;
  const off = (answers: never, arranged: never = nothing) => putOff(found(40), { answers, arranged });

  test("waits for the day that was named, or one more interval after it was dropped, and not after it was held", () => {
    expect(off(nothing)).toBeNull();
    expect(off(given("snoozed", "2026-11-10", "2026-12-24"))).toBe("2026-12-24");
    expect(off(given("dropped", "2026-11-10"))).toBe("2026-12-20");
    expect(off(given("done", "2026-11-10"))).toBeNull();
    // Of another review nothing is said.
    expect(off(new Map([["acme:2026-05-01:2", { answer: "dropped", onDay: 0, untilDay: null }]]) as never)).toBeNull();
  });

  test("waits until the one opens that follows a review arranged from another talk", () => {
    const arranged = (...reviews: [string, string][]) =>
      new Map([["acme", reviews.map(([key, day]) => ({ key, day: parseDay(day) }))]]) as never;
    // Half of 40 days after it is held.
    expect(off(nothing, arranged(["acme:2026-02-01:1", "2026-12-01"]))).toBe("2026-12-21");
    // Of the same talk it is this review, or one that follows it.
    expect(off(nothing, arranged([KEY, "2026-12-01"], ["acme:2026-05-01:2", "2027-03-01"]))).toBeNull();
    expect(off(nothing, arranged(["acme:first:1", "2026-12-01"], ["acme:first:2", "2026-12-11"]))).toBe("2026-12-31");
    expect(off(nothing, new Map([["bolt", [{ key: "bolt:first:1", day: 0 }]]]) as never)).toBeNull();
    // Of two the later stands.
    expect(off(given("snoozed", "2026-11-10", "2026-12-24"), arranged(["acme:first:1", "2026-12-01"]))).toBe(
      "2026-12-24",
    );
  });

  test("a later one is left out where it was dropped or held, and waits where it was put off", () => {
    const later = { key: KEY, accountId: "acme", minutes: 45 } as never;
    expect(laterReview(later, nothing)).toEqual([later]);
    expect(laterReview(later, given("dropped", "2026-11-10"))).toEqual([]);
    expect(laterReview(later, given("snoozed", "2026-11-10", "2027-01-05"))).toEqual([
      { key: KEY, accountId: "acme", minutes: 45, snoozedUntil: "2027-01-05" },
    ]);
  });
});

describe("the policy of standings", () => {
  const resolved = (policy: object) => standingPolicy("test", "p", policy, assumptions());
  const whole = {
    slowingGaps: 2,
    lapsedGaps: 4,
    lostGaps: 8,
    lapsedChance: 0.1,
    lostChance: 0.05,
    lapsedDays: 365,
    lostDays: 730,
    chanceDays: 180,
  };

  test("has the figures of the evidence for defaults", () => {
    expect(resolved({})).toEqual(whole);
    expect(resolved({ lostGaps: 4 })).toEqual({ ...whole, lostGaps: 4 });
  });

  test.each<[string, number[], number[]]>([
    ["slowingGaps", [0.1, 4], [0, 4.1]],
    ["lapsedGaps", [2, 8], [1.9, 8.1]],
    ["lostGaps", [4, 1000], [3.9, 1001]],
    ["lapsedChance", [0.05, 1], [0.04, 1.1]],
    ["lostChance", [0, 0.1], [-0.1, 0.11]],
    ["lapsedDays", [0, 730], [-1, 731]],
    ["lostDays", [365, 36_600], [364, 36_601]],
    ["chanceDays", [0.5, 36_600], [0, 36_601]],
  ])("%s may be %j, and not %j", (field, allowed, refused) => {
    for (const value of allowed) expect(() => resolved({ [field]: value })).not.toThrow();
    for (const value of refused) expect(() => resolved({ [field]: value })).toThrow("test: p.");
  });

  test("refuses a field that it does not have", () => {
    expect(() => resolved({ lostGap: 5 })).toThrow("test: p must have no field but slowingGaps");
  });
});
