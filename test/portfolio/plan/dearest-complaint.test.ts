import { type Account, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { draws } from "../../support/draws.js";

const FIRST = parseDay("2023-01-01");
const scale = { min: 0, max: 10, higherIsBetter: true };
const complaint: Partial<Account> = {
  surveys: [{ metric: "nps", at: "2026-11-19T08:00:00Z", score: 0, scale }],
  tickets: [{ id: "t", openedAt: "2026-11-18T08:00:00Z", contacts: 5, reopens: 3, transfers: 3, resolved: false }],
};

/** The first account to be met, of a book whose small accounts have waited for years. */
function firstMet(talkedOn: string): string | undefined {
  const { uniform, exponential } = draws(7);
  const buyer = (id: string, amount: number, on: string): Account => {
    const gap = 15 + uniform() * 60;
    const last = uniform() < 0.3 ? 300 + uniform() * 900 : 1410;
    const purchases = [];
    for (let day = uniform() * 200; day < last; day += exponential(gap)) {
      purchases.push({ on: plainDate(FIRST + Math.floor(day)), productId: "beans", amount });
    }
    return { id, sellerId: "ann", purchases, touches: [{ on, kind: "review" }] };
  };
  const small = Array.from({ length: 80 }, (_, index) => buyer(`small-${index}`, 100 + index, "2024-01-01"));
  const dear = { ...buyer("dear", 49_000, talkedOn), ...complaint };
  const calendar = { hours: { mon: [["09:00", "17:00"]] } } as const;
  const sellers = [{ id: "ann", timeZone: "UTC", minutesPerDay: 45, calendar }];
  const products = [{ id: "beans", price: 100, lifespanMonths: 1 }];
  const { plan } = reviewPortfolio(
    { accounts: [...small, dear], products, sellers },
    { asOf: "2026-11-21", to: "2027-06-20" },
  );
  return plan.booked[0]?.accountId;
}

test.each(["2026-06-01", "2026-11-10"])("a dearest customer's complaint comes first, also after a talk on %s", (on) => {
  expect(firstMet(on)).toBe("dear");
});
