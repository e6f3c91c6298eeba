import type { KnownRequest } from "../../../src/planner/plan/planning-request.js";
import * as fc from "fast-check";
import {
  mbgNbdModel,
  reviewPortfolio,
  type Account,
  type PlainDate,
  type Portfolio,
  type PortfolioOptions,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { coverageFloor, type DueReview } from "../../../src/portfolio/floor/coverage-floor.js";
import { coverageMissed } from "../../../src/portfolio/floor/coverage-missed.js";
import { withNotice } from "../../../src/portfolio/floor/booking-notice.js";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): PlainDate => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);
const dayOf = (date: PlainDate): number => Date.parse(date) / 86_400_000;
const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
];
const hours = { mon: [["09:00", "17:00"] as [string, string]] };
/** Four Mondays with two reviews each, and 30 minutes besides. */
const north: Seller = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours } };

function review(accounts: Account[], more: Partial<PortfolioOptions> = {}, sellers = [north]): Portfolio {
  const book = reviewPortfolio({ accounts, products, sellers }, { ...options, models, ...more });
  expect(book.rejected).toEqual([]);
  return book;
}

/** A customer that buys every 25 days, last reviewed so many days ago; it can pay for nothing, so that its level is low. */
const low = (index: number, reviewedDaysAgo: number, amount = 5): Account => ({
  id: `low-${String(index).padStart(2, "0")}`,
  sellerId: "north",
  resources: "none",
  purchases: Array.from({ length: 12 }, (_, count) => ({ on: on(5 + 25 * count), amount })),
  touches: [{ on: on(reviewedDaysAgo), kind: "review" }],
});
/** Big, overdue and with much to sell to. */
const big = (index: number): Account => ({
  ...low(index, 280, 5000),
  id: `big-${String(index).padStart(2, "0")}`,
  resources: "ample",
});

describe("the yearly floor", () => {
  const lows = Array.from({ length: 6 }, (_, index) => low(index, 400 + 100 * index));
  const bigs = Array.from({ length: 12 }, (_, index) => big(index));

  test("gives low accounts whose year is up a day before what brings more, up to its share of the hours", () => {
    const { plan } = review([...lows, ...bigs]);
    expect(plan.booked).toHaveLength(8);
    // Of four days 90 minutes each can be filled: 30% are 108 minutes, two reviews. Those due in the earliest quarter go first.
    const first = plan.booked.filter(({ accountId }) => accountId.startsWith("low"));
    expect(first.map(({ accountId }) => accountId).sort()).toEqual(["low-04", "low-05"]);
    for (const { reasons } of first) expect(reasons.map(({ code }) => code)).toContain("portfolio.coverage.overdue");
    const without = review([...lows, ...bigs], { policies: { planning: { coverageShare: 0 } } }).plan;
    expect(without.booked.filter(({ accountId }) => accountId.startsWith("low"))).toEqual([]);
  });

  test("names what does not fit, those a quarter longer due first, with a call where one fits", () => {
    const { plan } = review([...lows, ...bigs]);
    const missed = plan.coverageMissed;
    const booked = new Set(plan.booked.map(({ key }) => key));
    expect(missed.map(({ accountId }) => accountId).slice(0, 3)).toEqual(["low-03", "low-02", "low-01"]);
    expect(missed[0]?.latestOn).toBe("2025-12-21");
    for (const { key } of missed) expect(booked.has(key)).toBe(false);
    // 30 minutes of each Monday are left: eight calls.
    const calls = missed.flatMap(({ call }) => call ?? []);
    expect(calls).toHaveLength(Math.min(8, missed.length));
    for (const { remedy, call } of missed) expect(remedy).toBe(call === null ? null : "hold-as-call");
    for (const { on: day, capacity, minutes } of plan.load[0]?.days ?? []) {
      const called = calls.filter((call) => call.on === day).length;
      expect(minutes + 15 * called).toBeLessThanOrEqual(capacity);
    }
  });

  test("is for customers: one that has left, and a prospect, wait for their turn", () => {
    const gone = {
      ...low(90, 900),
      purchases: [
        { on: on(1500), amount: 5 },
        { on: on(1480), amount: 5 },
      ],
    };
    const prospect: Account = { id: "prospect", sellerId: "north", status: "prospect" };
    const { plan } = review([gone, prospect, ...bigs]);
    expect(plan.coverageMissed.map(({ accountId }) => accountId)).not.toContain("low-90");
    expect(plan.coverageMissed.map(({ accountId }) => accountId)).not.toContain("prospect");
    expect(plan.booked.map(({ accountId }) => accountId)).not.toContain("low-90");
  });

  test("is not for accounts whose contacts are not on record: no one knows who has waited", () => {
    const purchases = Array.from({ length: 24 }, (_, count) => ({ on: on(5 + 25 * count), amount: 5 }));
    const unknown = lows.map((account) => ({ ...account, purchases, touches: null }));
    const { plan } = review([...unknown, ...bigs]);
    expect(plan.coverageMissed.map(({ accountId }) => accountId).filter((id) => id.startsWith("low"))).toEqual([]);
    expect(plan.booked.filter(({ accountId }) => accountId.startsWith("low"))).toEqual([]);
    // Of those that are known to have been met by nobody it is up.
    const never = unknown.map((account) => ({ ...account, touches: [] }));
    expect(review([...never, ...bigs]).plan.booked.some(({ accountId }) => accountId.startsWith("low"))).toBe(true);
  });

  test("an account that does not want calls has no call as a remedy", () => {
    const quiet = lows.map((account) => ({ ...account, preferences: { channels: ["email"] } }));
    const { plan } = review([...quiet, ...bigs]);
    const remedies = plan.coverageMissed.filter(({ accountId }) => accountId.startsWith("low"));
    expect(remedies.map(({ remedy }) => remedy)).toEqual([null, null, null, null]);
  });

  test("the same input in any order gives the same plan, and a plan run again stays", () => {
    const accounts = [...lows, ...bigs];
    const plan = review(accounts).plan;
    expect(review(accounts.toReversed()).plan).toEqual(plan);
    const again = review(accounts, { previous: plan.booked }).plan;
    expect(again.moved).toEqual([]);
    expect(again.booked).toEqual(plan.booked);
  });

  test("an old priority by level comes after it too", () => {
    const { plan } = review([...lows, ...bigs], { policies: { attention: { priority: "level" } } });
    expect(plan.booked.filter(({ accountId }) => accountId.startsWith("low")).length).toBeGreaterThanOrEqual(2);
  });

  test("kinds of contact are policy", () => {
    const longer = { reviews: { contactKinds: { call: 40 } } };
    const { plan } = review([...lows, ...bigs], { policies: longer });
    expect(plan.coverageMissed.every(({ remedy }) => remedy === null)).toBe(true);
    const shorter = review([...lows, ...bigs], { policies: { reviews: { contactKinds: { review: 30 } } } }).plan;
    expect(shorter.booked.every(({ minutes }) => minutes === 30)).toBe(true);
    expect(() => review([], { policies: { reviews: { contactKinds: { call: 0 } } } })).toThrow("contactKinds.call");
    expect(() => review([], { policies: { planning: { coverageShare: 2 } } })).toThrow("coverageShare must");
  });
});

/** "2026-Q4" */
const quarter = (day: number): string => {
  const date = new Date(day * 86_400_000);
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
};

describe("coverageFloor", () => {
  const anyReview = fc.record({
    latestDay: fc.integer({ min: 20_000, max: 20_400 }),
    total: fc.integer({ min: 0, max: 3 }),
    seller: fc.constantFrom("a", "b", undefined, "nobody"),
  });
  const dueOf = (rows: { latestDay: number; total: number; seller: string | undefined }[]): DueReview[] =>
    rows.map(({ seller, ...row }, index) => ({
      ...row,
      key: `K${String(index).padStart(2, "0")}`,
      accountId: `A${index}`,
      sellerIds: seller === undefined ? undefined : [seller],
      minutes: 45,
      mayCallOn: () => true,
    }));
  const load = ["a", "b"].map((sellerId) => ({
    sellerId,
    days: Array.from({ length: 6 }, (_, day) => ({ on: on(-day), minutes: 0, capacity: 100 })),
  }));

  test("stays within each seller's share, leaves nothing out that would fit, and depends on no order", () => {
    fc.assert(
      fc.property(fc.array(anyReview, { maxLength: 25 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const due = dueOf(rows);
        const options = { others: [], asking: new Map(), load, share, minutes: 45 };
        const first = coverageFloor(due, options);
        expect(coverageFloor(due.toReversed(), options)).toEqual(first);
        // 90 of each day's 100 minutes can be filled.
        const budget = share * 6 * 90;
        const own = (seller: string | undefined) =>
          due.filter(({ key, sellerIds }) => first.has(key) && sellerIds?.[0] === seller).length;
        for (const seller of ["a", "b"]) expect(45 * own(seller)).toBeLessThanOrEqual(budget);
        expect(45 * first.size).toBeLessThanOrEqual(2 * budget);
        expect(own("nobody")).toBe(0);
        // One that is out was no longer due than any of its seller's that are in.
        for (const out of due.filter(({ key }) => !first.has(key))) {
          const seller = out.sellerIds?.[0];
          if (seller === undefined || seller === "nobody") continue;
          const before = due.filter(({ key, sellerIds }) => first.has(key) && sellerIds?.[0] === seller);
          for (const { latestDay, total } of before) {
            expect(quarter(latestDay) <= quarter(out.latestDay)).toBe(true);
            if (quarter(latestDay) === quarter(out.latestDay)) expect(total).toBeGreaterThanOrEqual(out.total);
          }
        }
      }),
    );
  });

  test("where others want the hours it keeps to its share of every stretch, and waits for nobody else", () => {
    const days = Array.from({ length: 6 }, (_, day) => ({ on: on(-day), minutes: 0, capacity: 90 }));
    const own = [{ sellerId: "a", days }];
    const anyOther = fc.record({ minutes: fc.constantFrom(30, 45, 60), from: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(
        fc.array(anyReview, { maxLength: 15 }),
        fc.array(anyOther, { maxLength: 15 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, wanted, share) => {
          const due = dueOf(rows.map((row) => ({ ...row, seller: "a" })));
          const dayNumber = (day: number): number => Date.parse(on(-day)) / 86_400_000;
          const others = wanted.map(({ minutes, from }) => ({
            sellerIds: ["a"],
            minutes,
            earliestDay: dayNumber(from),
          }));
          const first = coverageFloor(due, { others, asking: new Map(), load: own, share, minutes: 45 });
          let most = 0;
          for (let day = 0; day < 6; day++) {
            const begun = [...first.values()].filter((from) => from <= dayNumber(day)).length * 45;
            const hours = (day + 1) * 90;
            const rest = others.filter(({ earliestDay }) => earliestDay <= dayNumber(day));
            const room = Math.max(share * hours, hours - rest.reduce((sum, { minutes }) => sum + minutes, 0));
            most = Math.max(most, room);
            expect(begun).toBeLessThanOrEqual(most);
            // Nobody waits who has a share by that day.
            expect(begun + 45 > room || begun === first.size * 45).toBe(true);
          }
        },
      ),
    );
  });

  test("calls never overfill a day, and as many fit as an exhaustive search finds", () => {
    const most = (due: readonly DueReview[], free: Map<string, number>): number => {
      const [first, ...rest] = due;
      if (first === undefined) return 0;
      const sellers = first.sellerIds ?? [...free.keys()];
      const without = most(rest, free);
      const withIt = sellers
        .filter((seller) => (free.get(seller) ?? 0) > 0)
        .map((seller) => 1 + most(rest, new Map(free).set(seller, (free.get(seller) ?? 0) - 1)));
      return Math.max(without, ...withIt);
    };
    fc.assert(
      fc.property(
        fc.array(anyReview, { maxLength: 7 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 2 }),
        (rows, calls) => {
          const due = dueOf(rows);
          const tight = ["a", "b"].map((sellerId, index) => ({
            sellerId,
            days: [{ on: on(-2), minutes: 30, capacity: 44 + 15 * (calls[index] ?? 0) }],
          }));
          const missed = coverageMissed(due, new Set(), tight, { minutes: 15, fromDay: 0 });
          const free = new Map(
            tight.map(({ sellerId, days }) => [sellerId, Math.floor(((days[0]?.capacity ?? 0) - 30) / 15)]),
          );
          expect(missed.filter(({ call }) => call !== null)).toHaveLength(most(due, free));
          for (const [seller, room] of free) {
            expect(missed.filter(({ call }) => call?.sellerId === seller).length).toBeLessThanOrEqual(room);
          }
        },
      ),
    );
  });
});

describe("the notice of a booking", () => {
  const account = low(0, 400, 50);

  test("keeps a new one off the days before it, and lets one of the last plan stand", () => {
    // Mondays are 23 and 30 November.
    expect(review([account]).plan.booked[0]?.on).toBe("2026-11-23");
    const later = review([account], { policies: { planning: { noticeDays: 3 } } }).plan.booked[0];
    expect(later?.on).toBe("2026-11-30");
    const first = review([account]).plan.booked;
    const kept = review([account], { previous: first, policies: { planning: { noticeDays: 10 } } }).plan;
    expect(kept.booked[0]?.on).toBe("2026-11-23");
    expect(kept.moved).toEqual([]);
  });

  test("one that is called off needs notice again", () => {
    const cancelled = review([account]).plan.booked.map((booking) => ({ ...booking, status: "cancelled" as const }));
    const again = review([account], { previous: cancelled, policies: { planning: { noticeDays: 10 } } }).plan;
    expect(again.booked[0]?.on).toBe("2026-12-07");
  });

  test("leaves days out exactly as it says", () => {
    const request = {
      key: "k",
      accountId: "a",
      minutes: 45,
      priority: 1,
      earliestOn: on(90),
      idealOn: on(60),
      latestOn: on(30),
    };
    const [fromDay, noticeDay] = [AS_OF_DAY + 1, AS_OF_DAY + 5];
    const noticed = (
      previous: { status: "planned" | "pinned" | "dropped"; day: number }[],
      more: Partial<KnownRequest> = {},
      capacity = 45,
    ): KnownRequest | undefined =>
      withNotice<KnownRequest>(
        { wanted: [{ ...request, ...more }], ifBooked: [] },
        {
          fromDay,
          toDay: AS_OF_DAY + 8,
          noticeDay,
          load: [{ sellerId: "s", days: [1, 2].map((ahead) => ({ on: on(-ahead), minutes: 0, capacity })) }],
          previous: previous.map(({ status, day }) => ({ key: "k", sellerId: "s", on: on(-day), status, revision: 0 })),
        },
      )[0];
    expect(noticed([])?.snoozedUntil).toBe(on(-5));
    expect(noticed([], { snoozedUntil: on(-9) })?.snoozedUntil).toBe(on(-9));
    expect(noticed([{ status: "dropped", day: 2 }])?.snoozedUntil).toBe(on(-5));
    const kept = noticed([{ status: "planned", day: 2 }], { notOn: [on(-8)] });
    expect(kept?.snoozedUntil).toBeUndefined();
    const daysOut = (noticed_: KnownRequest | undefined): number[] =>
      (noticed_?.notOn ?? []).map((day) => dayOf(day) - AS_OF_DAY).sort((a, b) => a - b);
    expect(daysOut(kept)).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(kept).toMatchObject({ sellerId: "s", earliestOn: on(90), latestOn: on(30) });
    // Where it cannot stay, it may go anywhere but to the other days that are too near.
    expect(daysOut(noticed([{ status: "planned", day: 2 }], { notOn: [on(-8)] }, 44))).toEqual([1, 3, 4, 8]);
    expect(daysOut(noticed([{ status: "planned", day: 2 }], { sellerId: "other" }))).toEqual([1, 3, 4]);
    expect(noticed([{ status: "planned", day: 2 }], { snoozedUntil: on(-3) })?.snoozedUntil).toBe(on(-5));
    expect(noticed([{ status: "planned", day: 7 }])?.snoozedUntil).toBe(on(-5));
  });
});
