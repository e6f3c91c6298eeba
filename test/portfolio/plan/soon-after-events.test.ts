import { type Account, type PortfolioOptions, reviewPortfolio, type BookedReview } from "retention-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** A Saturday. */
const asOf = "2026-11-21";
const to = "2027-02-20";
const dayAt = (day: number): string => new Date(Date.parse(asOf) + day * 86_400_000).toISOString().slice(0, 10);
const met: Account = {
  id: "a",
  sellerId: "north",
  purchases: [
    { on: dayAt(-51), amount: 5000 },
    { on: dayAt(-265), amount: 5000 },
  ],
  touches: [{ on: dayAt(-37), kind: "review" }],
};
const products = [{ id: "mill", price: 10 }];

const bookedOf = (account: Partial<Account>, more: Partial<PortfolioOptions> = {}): BookedReview | undefined =>
  reviewPortfolio(
    { accounts: [{ ...met, ...account }], products, sellers: [{ id: "north", timeZone: "UTC" }] },
    { asOf, to, ...more },
  ).plan.booked[0];

const hard = { id: "t", contacts: 5, transfers: 3, reopens: 1, resolved: false };
const events: [string, Partial<Account>][] = [
  ["a problem opened yesterday", { tickets: [{ ...hard, openedAt: `${dayAt(-1)}T10:00:00Z` }] }],
  [
    "a bad answer",
    {
      surveys: [
        {
          at: `${dayAt(-1)}T10:00:00Z`,
          metric: "nps",
          score: 0,
          scale: { min: 0, max: 10, higherIsBetter: true },
        },
      ],
    },
  ],
  ["an unhappy customer", { sentiment: "negative" }],
  ["a champion who left", { contacts: [{ id: "k", role: "champion", left: dayAt(-2) }] }],
  ["an unpaid invoice", { invoices: [{ dueOn: dayAt(-33), amount: 900 }] }],
  ["a signal of one's own", { signals: [{ code: "new-warehouse", on: dayAt(0), reviewBy: dayAt(60) }] }],
];

describe("an event has the first day that can be booked", () => {
  test.each(events)("%s: the next working day", (_, event) => {
    const booked = bookedOf({ touches: [], ...event });
    expect(booked?.on).toBe("2026-11-23");
    // By when it asks is told with it; no other day was promised, so none is missed.
    expect(booked?.reasons.map(({ code }) => code).filter((code) => /^planning\.day\.(late|early)/.test(code))).toEqual(
      [],
    );
  });

  test.each([
    [1, "2026-11-23"],
    [2, "2026-11-23"],
    [3, "2026-11-24"],
    [7, "2026-11-30"],
  ])("no sooner than a notice of %i days allows", (noticeDays, expected) => {
    const [, problem] = events[0] ?? [];
    expect(bookedOf({ ...problem }, { policies: { planning: { noticeDays } } })?.on).toBe(expected);
  });

  test("renewals and deals keep their days in hand", () => {
    const contracts = [
      { id: "c", productId: "mill", startsOn: dayAt(-330), endsOn: dayAt(44), amount: 1200, per: "year" as const },
    ];
    // 44 days ahead is 2027-01-04, and two weeks before it 2026-12-21, a Monday.
    expect(bookedOf({ contracts })?.on).toBe("2026-12-21");
    const deals = [{ id: "d", status: "open" as const, amount: 900, expectedCloseOn: dayAt(30) }];
    // 2026-12-21 less two weeks, a Monday as well.
    expect(bookedOf({ deals })?.on).toBe("2026-12-07");
  });

  test("of many, those with most at stake first, and none later than it has to be", () => {
    const minutesPerDay = 45;
    const hours = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        const accounts = Array.from({ length: count }, (_, index): Account => ({
          ...met,
          id: `a${index}`,
          purchases: met.purchases?.map((row) => ({ ...row, amount: 5000 * 4 ** (index % 4) })),
          // Late since two days ago, and not so urgent that it counts more than the money.
          invoices: [{ dueOn: dayAt(-33), amount: 1 }],
        }));
        const { plan } = reviewPortfolio(
          { accounts, products, sellers: [{ id: "north", timeZone: "UTC", minutesPerDay, calendar: { hours } }] },
          { asOf, to },
        );
        // One a day: the first so many working days, each taken once.
        const weekdays = Array.from({ length: 14 }, (_, index) => dayAt(index + 1)).filter(
          (on) => ![0, 6].includes(new Date(on).getUTCDay()),
        );
        expect(plan.booked.map(({ on }) => on).sort()).toEqual(weekdays.slice(0, count));
        const sizes = plan.booked
          .toSorted((a, b) => a.on.localeCompare(b.on))
          .map(({ accountId }) => Number(accountId.slice(1)) % 4);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
      { numRuns: 9 },
    );
  });
});
