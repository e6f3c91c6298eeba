import { type Account, reviewPortfolio, type Seller } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { lateDays } from "../../../src/portfolio/plan/late-days.js";

/**
 * A review after its day beats none. A seller holds two a day here (90 minutes and 45 each), so a quarter of 66 working days
 * has room for more than all of these accounts.
 */

const AS_OF = "2026-07-20";
const after = (days: number, from = AS_OF) => plainDate(parseDay(from) + days);
const ann: Seller = { id: "ann", timeZone: "UTC", minutesPerDay: 90 };

/** Contracts of all sizes that run for long, and talks five months ago. */
function withContracts(count: number, more: Partial<Account>): Account[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    sellerId: "ann",
    contracts: [{ id: "k", startsOn: "2026-06-11", endsOn: "2027-06-10", amount: 1000 * (index + 1), per: "year" }],
    touches: [{ on: after(-150), kind: "review" }],
    ...more,
  }));
}

/** Buyers who were last reviewed on one day, so that their longest interval of a year is up on one day. */
function lastReviewedOn(day: string): Account[] {
  return Array.from({ length: 60 }, (_, index) => ({
    id: `a${index}`,
    sellerId: "ann",
    purchases: [20, 50, 80, 110, 140, 170].map((ago) => ({ on: after(-ago - (index % 7)), amount: 10 + index })),
    touches: [{ on: day, kind: "review" }],
  }));
}

function planned(accounts: Account[], days: number, sellers = [ann]) {
  return reviewPortfolio({ accounts, products: [], sellers }, { asOf: AS_OF, to: after(days) });
}

describe("reviews that many accounts ask for at once", () => {
  test.each([31, 34, 37, 40])("have a day each: invoices that are %i days late", (late) => {
    const { plan } = planned(withContracts(40, { invoices: [{ dueOn: after(-late), amount: 100 }] }), 91);
    expect([plan.booked.length, plan.unbooked.length]).toEqual([40, 0]);
  });

  test("have a day each: a signal of the seller's own, and say which come after its day", () => {
    const accounts = withContracts(40, { signals: [{ code: "price-rise", on: after(-1), reviewBy: after(9) }] });
    const { plan } = planned(accounts, 91);
    expect([plan.booked.length, plan.unbooked.length]).toEqual([40, 0]);
    for (const { on, reasons } of plan.booked) {
      const told = reasons.flatMap(({ code, params }) => (code === "planning.day.overdue" ? [params] : []));
      expect(told).toEqual(on > after(9) ? [{ latestOn: after(9) }] : []);
    }
  });

  test("are late where least is at stake", () => {
    const invoices = [{ dueOn: after(-37), amount: 100 }];
    const { plan, accounts } = planned(withContracts(40, { invoices }), 91);
    const stakes = new Map(accounts.map(({ accountId, nextReview }) => [accountId, nextReview.priority]));
    // The signal arose a month after the day due, and asks for a talk within two weeks.
    const isLate = ({ on }: { on: string }) => on > after(-37 + 30 + 14 + 1);
    const late = plan.booked.filter(isLate).map(({ accountId }) => stakes.get(accountId) ?? 0);
    const inTime = plan.booked.filter((booking) => !isLate(booking)).map(({ accountId }) => stakes.get(accountId) ?? 0);
    expect([late.length > 0, inTime.length > 0]).toEqual([true, true]);
    expect(Math.max(...late)).toBeLessThanOrEqual(Math.min(...inTime));
  });

  test.each([-5, 2, 9, 16, 25, 40])("have a day each: a rhythm that ends in %i days", (days) => {
    const { plan } = planned(lastReviewedOn(after(days, "2025-07-20")), 91);
    expect([plan.booked.length, plan.unbooked.length, plan.coverageMissed.length]).toEqual([60, 0, 0]);
  });

  test.each([2, 6, 25])("have a day each, the first before the second of an account: in %i days", (days) => {
    const { plan } = planned(lastReviewedOn(after(days, "2025-07-20")), 400);
    expect([plan.booked.length, plan.unbooked.length]).toEqual([120, 0]);
    // Keys end in the number of the review.
    const [firsts, seconds] = [1, 2].map(
      (number) =>
        new Map(plan.booked.flatMap(({ key, accountId, on }) => (key.endsWith(`:${number}`) ? [[accountId, on]] : []))),
    );
    expect([firsts?.size, seconds?.size]).toEqual([60, 60]);
    for (const [accountId, on] of firsts ?? []) expect(on < (seconds?.get(accountId) ?? "")).toBe(true);
  });

  test("stay on their days the next morning, and say the same of them", () => {
    const accounts = lastReviewedOn(after(9, "2025-07-20"));
    const { plan } = planned(accounts, 91);
    const next = reviewPortfolio(
      { accounts, products: [], sellers: [ann] },
      { asOf: after(1), to: after(91), previous: plan.booked },
    );
    expect(next.plan.moved).toEqual([]);
    const lateOnes = ({ booked }: typeof plan) =>
      booked.flatMap(({ key, reasons }) =>
        reasons.filter(({ code }) => code === "planning.day.overdue").map(({ params }) => [key, params]),
      );
    expect(lateOnes(plan).length).toBeGreaterThan(0);
    expect(lateOnes(next.plan)).toEqual(lateOnes(plan));
  });
});

test.each([5, 9, 12, 20])("a contract that ends in %i days is talked about when its seller is back", (days) => {
  const contract = { id: "k", startsOn: "2025-08-01", endsOn: after(days), amount: 50_000, per: "year" } as const;
  const account: Account = {
    id: "a",
    sellerId: "ann",
    touches: [{ on: "2026-05-01", kind: "review" }],
    contracts: [contract],
  };
  const { plan } = planned([account], 91, [{ ...ann, away: [{ from: AS_OF, to: after(14) }] }]);
  expect(plan.booked.map(({ on }) => on)).toEqual([after(15)]);
  const passed = plan.booked[0]?.reasons.some(({ code }) => code === "portfolio.renewal.after-end");
  expect(passed).toBe(days < 15);
});

test("a review may be late until the plan ends or the account's next one may be held, if its window is still open", () => {
  const FROM = parseDay("2026-11-23");
  const on = (day: number) => plainDate(FROM + day);
  const wish = (key: string, accountId: string, opens: number, closes: number) => ({
    key,
    accountId,
    earliestOn: on(opens),
    latestOn: on(closes),
  });
  const requests = [
    wish("a:2", "a", 40, 60),
    wish("a:1", "a", -20, 3),
    wish("b:1", "b", 0, 9),
    wish("c:1", "c", -9, -1),
    wish("d:1", "d", 0, 5),
  ];
  const until = lateDays(requests as never, {
    planFromDay: FROM,
    toDay: FROM + 90,
    keptOn: new Set(["d:1"]),
    inPlan: new Map([["a", 2]]),
  });
  expect(requests.map((request) => until(request) - FROM)).toEqual([90, 39, 90, -Infinity, -Infinity]);
});
