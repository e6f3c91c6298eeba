import { reviewPortfolio, type Account, type Portfolio, type PreviousBooking } from "retention-kit";
import { describe, expect, test } from "vitest";

const DAY = 86_400_000;
const START = "2026-11-21";
const dayAfter = (on: string, days: number): string => new Date(Date.parse(on) + days * DAY).toISOString().slice(0, 10);

const hours = {
  mon: [["09:00", "17:00"]],
  tue: [["09:00", "17:00"]],
  wed: [["09:00", "17:00"]],
  thu: [["09:00", "12:00"]],
} as const;
const sellers = ["north", "south"].map((id) => ({ id, timeZone: "UTC", calendar: { hours }, minutesPerDay: 90 }));
const products = [
  { id: "mill", price: 900, margin: 0.4 },
  { id: "press", price: 2400, margin: 0.3 },
];
const accounts: Account[] = Array.from({ length: 24 }, (_, index) => ({
  id: `account-${index}`,
  sellerId: index % 3 === 0 ? "south" : "north",
  status: "customer",
  resources: index % 2 === 0 ? ("ample" as const) : ("limited" as const),
  tickets: [],
  touches: [{ on: dayAfter(START, -20 - 3 * index), kind: "review" }],
}));
const intervals = {
  high: { idealMonths: 2, maximumMonths: 3 },
  medium: { idealMonths: 3, maximumMonths: 4 },
  low: { idealMonths: 4, maximumMonths: 5 },
};
const policies = { reviews: { intervals } };
const firstPlan = (to: string) => reviewPortfolio({ accounts, products, sellers }, { asOf: START, to, policies });

/** Bookings by account and day: what the customer was told. */
const told = (bookings: readonly { accountId: string; on: string }[]): string[] =>
  bookings.map(({ accountId, on }) => `${accountId} ${on}`).sort();

/** Holds each review of a plan on its day, makes the plan again every week, and gives each of the plans. */
function followed(to: string, weeks: number, isCompleted: boolean): { asOf: string; book: Portfolio }[] {
  let rows = accounts;
  let book = firstPlan(to);
  const plans = [{ asOf: START, book }];
  for (let week = 1; week <= weeks; week++) {
    const asOf = dayAfter(START, 7 * week);
    const isHeld = ({ on }: { on: string }): boolean => on < asOf;
    rows = rows.map((row) => {
      const held = book.plan.booked.filter((booking) => booking.accountId === row.id && isHeld(booking));
      const logged = new Set((row.touches ?? []).map(({ on }) => on));
      const added = held.filter(({ on }) => !logged.has(on)).map(({ on }) => ({ on, kind: "review" as const }));
      return { ...row, touches: [...(row.touches ?? []), ...added] };
    });
    const previous = book.plan.booked.map((booking): PreviousBooking => ({
      ...booking,
      status: isHeld(booking) && isCompleted ? "completed" : booking.status,
    }));
    book = reviewPortfolio({ accounts: rows, products, sellers }, { asOf, to, previous, policies });
    plans.push({ asOf, book });
  }
  return plans;
}

describe.each([
  ["reviews held are completed and logged", true],
  ["reviews held are logged alone", false],
])("who follows the plan to the letter keeps all of its days: %s", (_, isCompleted) => {
  const to = "2027-08-20";
  const plans = followed(to, 20, isCompleted);

  test("and the keys that they had", () => {
    const first = plans[0]?.book.plan.booked ?? [];
    const seconds = first.filter(({ key }) => !key.endsWith(":1"));
    expect(seconds.length).toBeGreaterThan(10);
    for (const [index, { asOf, book }] of plans.entries()) {
      const ahead = (plans[index - 1]?.book.plan.booked ?? []).filter(({ on }) => on >= asOf);
      const now = new Map(book.plan.booked.map(({ key, on }) => [key, on]));
      expect(ahead.filter(({ key, on }) => now.get(key) !== on)).toEqual([]);
      expect(book.plan.moved).toEqual([]);
      // Each key is one review.
      expect(now.size).toBe(book.plan.booked.length);
    }
  });

  test("and what the customer was told of the first plan is what happens", () => {
    const last = plans.at(-1);
    const expected = told((plans[0]?.book.plan.booked ?? []).filter(({ on }) => on >= (last?.asOf ?? "")));
    expect(expected.length).toBeGreaterThan(5);
    expect(told(last?.book.plan.booked ?? [])).toEqual(expect.arrayContaining(expected));
  });

  test("and its next review has the key of the booking", () => {
    for (const { book } of plans) {
      const keys = new Set(book.plan.booked.map(({ key }) => key));
      for (const { nextReview } of book.accounts) {
        const booked = book.plan.booked.filter(({ accountId }) => accountId === nextReview.accountId);
        if (booked.length > 0) expect(keys.has(nextReview.key)).toBe(true);
      }
    }
  });
});
