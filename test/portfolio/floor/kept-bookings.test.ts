import type { KnownRequest } from "../../../src/planner/plan/planning-request.js";
import {
  mbgNbdModel,
  reviewPortfolio,
  type Account,
  type PlainDate,
  type PortfolioOptions,
  type PreviousBooking,
  type SurveyAnswer,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { keepingBookings } from "../../../src/portfolio/floor/kept-bookings.js";

const FIRST = "2026-11-21";
const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
];
const hours = { mon: [["09:00", "17:00"] as [string, string]], thu: [["09:00", "17:00"] as [string, string]] };
const sellers = [{ id: "north", timeZone: "UTC", minutesPerDay: 90, calendar: { hours } }];
const before = (days: number): PlainDate => new Date(Date.parse(FIRST) - days * 86_400_000).toISOString().slice(0, 10);

/** Sixty customers of every size and rhythm: three times as many as there are hours for. */
const accounts: Account[] = Array.from({ length: 60 }, (_, index) => ({
  id: `a${String(index).padStart(2, "0")}`,
  sellerId: "north",
  resources: index % 3 === 0 ? "ample" : "limited",
  purchases: Array.from({ length: 12 }, (_, count) => ({
    on: before(5 + (index % 7) + (15 + (index % 11) * 3) * count),
    amount: 10 + ((index * 37) % 100) ** 2,
  })),
  touches: [{ on: before(40 + ((index * 53) % 400)), kind: "review" }],
}));

const plan = (book: readonly Account[], options: Partial<PortfolioOptions>) =>
  reviewPortfolio({ accounts: [...book], products, sellers }, { asOf: FIRST, to: "2027-02-12", models, ...options })
    .plan;

describe("planned again", () => {
  const first = plan(accounts, {});
  const asOf = "2026-12-07";
  /** The reviews of the first days have been held. */
  const since = accounts.map((account) => ({
    ...account,
    touches: [
      ...(account.touches ?? []),
      ...first.booked
        .filter(({ accountId, on }) => accountId === account.id && on < asOf)
        .map(({ on }) => ({ on, kind: "review" })),
    ],
  }));
  const previous = first.booked.map((booking): PreviousBooking =>
    booking.on < asOf ? { ...booking, status: "completed" } : booking,
  );
  const standing = first.booked.filter(({ on }) => on >= asOf);

  test("nearly every booking keeps its day where only the day is another, and so it does not by weights of a week", () => {
    const kept = (options: Partial<PortfolioOptions>): number => {
      const places = new Set(plan(since, { asOf, previous, ...options }).booked.map(({ key, on }) => `${key} ${on}`));
      return standing.filter(({ key, on }) => places.has(`${key} ${on}`)).length;
    };
    expect(standing.length).toBeGreaterThan(25);
    const usual = kept({});
    expect(usual).toBeGreaterThan(0.9 * standing.length);
    expect(kept({ policies: { planning: { moveWeight: 7, leastMoveCost: 0 } } })).toBeLessThan(usual);
  });

  test("a customer who complains is seen sooner than the day that was told", () => {
    const told = standing.at(-1) ?? expect.fail("nothing stands");
    const complaint: SurveyAnswer = {
      at: "2026-12-05T09:00:00Z",
      metric: "csat",
      score: 1,
      scale: { min: 1, max: 5, higherIsBetter: true },
    };
    const unhappy = since.map((account) =>
      account.id === told.accountId ? { ...account, surveys: [complaint] } : account,
    );
    const again = plan(unhappy, { asOf, previous }).booked.find(({ key }) => key === told.key);
    expect(Date.parse(again?.on ?? "")).toBeLessThan(Date.parse(told.on) - 14 * 86_400_000);
  });

  test.each([14, 30, 60])(
    "a complaint has a day in a full calendar of %i days, also that of a small customer",
    (days) => {
      const full = ["mon", "tue", "wed", "thu", "fri"] as const;
      const office = Object.fromEntries(full.map((day) => [day, [["09:00", "17:00"]]]));
      const records = {
        accounts: Array.from({ length: 60 }, (_, index): Account => ({
          id: `s${index}`,
          sellerId: "north",
          status: "customer",
          purchases: [{ on: before(60 + 13 * index), amount: 20 + 3 * index }],
        })),
        products,
        sellers: [{ id: "north", timeZone: "UTC", minutesPerDay: 45, calendar: { hours: office } }],
      };
      const when = { asOf: FIRST, to: before(-days) };
      const told = reviewPortfolio(records, when).plan;
      expect(told.unbooked.length).toBeGreaterThan(0);
      const upset: Account = {
        id: "upset",
        sellerId: "north",
        status: "customer",
        purchases: [40, 140].map((ago) => ({ on: before(ago), amount: 60 })),
        tickets: [{ id: "T", openedAt: `${before(3)}T08:00:00Z`, resolved: false, contacts: 9, transfers: 5 }],
      };
      const { booked } = reviewPortfolio(
        { ...records, accounts: [...records.accounts, upset] },
        { ...when, previous: told.booked },
      ).plan;
      expect(booked.find(({ accountId }) => accountId === "upset")?.on ?? "no day").toMatch(/^2026-1[12]/);
      // One has given its day away, and hardly anybody else has moved.
      const now = new Map(booked.map(({ key, on }) => [key, on]));
      expect(told.booked.filter(({ key, on }) => now.get(key) !== on).length).toBeLessThanOrEqual(3);
    },
  );

  test("days between the reviews of a group hold for a booking that is kept though its review is not due", () => {
    const seen = (id: string, ago: number): Account => ({
      id,
      parentId: "group",
      sellerId: "north",
      status: "customer",
      purchases: [{ on: before(900), amount: 500 }],
      touches: [{ on: before(ago), kind: "review" }],
    });
    const group = [seen("a", 20), seen("b", 700)];
    const records = { accounts: group, products, sellers };
    const when = { asOf: FIRST, to: "2027-01-20", policies: { planning: { groupDaysApart: 5 } } };
    const key = reviewPortfolio(records, when).accounts[0]?.nextReview.key ?? expect.fail("no review");
    const previous: PreviousBooking[] = [
      { key, accountId: "a", sellerId: "north", on: "2026-11-26", status: "planned", revision: 0 },
    ];
    const { booked } = reviewPortfolio(records, { ...when, previous }).plan;
    const on = (id: string): number => Date.parse(booked.find(({ accountId }) => accountId === id)?.on ?? "");
    expect(Math.abs(on("a") - on("b"))).toBeGreaterThanOrEqual(5 * 86_400_000);
  });
});

describe("keepingBookings", () => {
  const request: KnownRequest = {
    key: "a:1",
    accountId: "a",
    sellerId: "north",
    minutes: 45,
    priority: 1,
    earliestOn: "2026-12-10",
    idealOn: "2026-12-20",
    latestOn: "2026-12-30",
  };
  const booked = (on: PlainDate, status: PreviousBooking["status"] = "planned"): PreviousBooking[] => [
    { key: "a:1", sellerId: "north", on, status, revision: 0 },
  ];
  const options = { noticeDay: 20_788, toDay: 20_866, isUrgent: () => false, urgentMoveWeight: 28 };

  test("lets a booking before its window, or after it, stay; the one after it may come sooner", () => {
    expect(keepingBookings([request], [], { ...options, previous: booked("2026-12-05") }).requests).toEqual([
      { ...request, earliestOn: "2026-12-05" },
    ]);
    expect(keepingBookings([request], [], { ...options, previous: booked("2027-01-05") }).requests).toEqual([
      { ...request, latestOn: "2027-01-05", moveWeight: 28 },
    ]);
  });

  test("of several of one review goes by the latest revision, wherever it stands, of equal ones by the last", () => {
    const at = (on: PlainDate, revision: number, status: PreviousBooking["status"] = "planned") => [
      { ...booked(on, status)[0], revision } as PreviousBooking,
    ];
    const earliest = (...previous: PreviousBooking[][]) =>
      keepingBookings([request], [], { ...options, previous: previous.flat() }).requests[0]?.earliestOn;
    expect(earliest(at("2026-12-05", 2), at("2026-12-07", 1))).toBe("2026-12-05");
    expect(earliest(at("2026-12-07", 1), at("2026-12-05", 2))).toBe("2026-12-05");
    expect(earliest(at("2026-12-07", 1), at("2026-12-05", 1))).toBe("2026-12-05");
    // Called off since, it has no day any more.
    expect(earliest(at("2026-12-05", 1), at("2026-12-05", 2, "cancelled"))).toBe(request.earliestOn);
    expect(earliest([null, { on: 7 }] as never, at("2026-12-05", 0))).toBe("2026-12-05");
  });

  test("keeps a review that is not due any more on its day", () => {
    const later = { ...request, earliestOn: "2027-04-01", idealOn: "2027-05-01", latestOn: "2027-06-01" };
    const { requests, keptOn } = keepingBookings([], [later], { ...options, previous: booked("2026-12-15") });
    expect(requests).toEqual([{ ...later, earliestOn: "2026-12-15", idealOn: "2026-12-15" }]);
    expect([...keptOn]).toEqual(["a:1"]);
  });

  test("keeps nothing that was called off or put off, and moves what is urgent at its own price", () => {
    const off = { ...request, snoozedUntil: "2026-12-25" };
    expect(
      keepingBookings([request], [], { ...options, previous: booked("2026-12-05", "cancelled") }).requests,
    ).toEqual([request]);
    expect(keepingBookings([], [off], { ...options, previous: booked("2026-12-15") }).requests).toEqual([]);
    const urgent = { ...options, isUrgent: () => true, previous: booked("2026-12-15") };
    expect(keepingBookings([request], [], urgent).requests).toEqual([{ ...request, moveWeight: 28 }]);
  });
});
