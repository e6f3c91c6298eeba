import { type Account, reviewPortfolio } from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { addMonths, parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";

const AS_OF = "2026-11-21";
const on = (monthsAgo: number, days: number) => plainDate(addMonths(parseDay(AS_OF), -monthsAgo) - days);

/** Accounts that buy every month or two, of which the first is paid in another currency. */
const accounts = Array.from({ length: 80 }, (_, index): Account => ({
  id: `a${index}`,
  sellerId: "s",
  currency: index === 0 ? "USD" : "EUR",
  purchases: Array.from({ length: 6 + (index % 5) }, (__, order) => ({
    on: on(1 + order * (1 + (index % 2)), (index * 7 + order * 3) % 13),
    amount: 100,
  })),
}));

test("an account in another currency says so, in place of a spend that no one could estimate", () => {
  const { accounts: reports } = reviewPortfolio(
    { accounts, products: [], sellers: [{ id: "s", timeZone: "UTC" }] },
    { asOf: AS_OF, to: "2026-12-21" },
  );
  const [foreign, own] = [
    reports.find(({ accountId }) => accountId === "a0"),
    reports.find(({ accountId }) => accountId === "a2"),
  ];
  expect(foreign?.valueAtRisk).toBeNull();
  expect(own?.valueAtRisk).not.toBeNull();
  const money = foreign?.reasons.filter(({ code }) => !code.startsWith("portfolio.effort")) ?? [];
  expect(money).toEqual([{ code: "portfolio.other-currency", params: { currency: "USD", book: "EUR" } }]);
  expect(money.map((each) => say(each, en))).toEqual([
    "its amounts are in USD and are left out, as those of the book are in EUR",
  ]);
  expect(own?.reasons.some(({ code }) => code === "portfolio.other-currency")).toBe(false);
  // When it bought is known all the same, and by the book's own model.
  expect(foreign?.buysAgain?.fromPurchases).toBeGreaterThan(0);
  expect(JSON.stringify(foreign?.buysAgain?.reasons)).not.toContain("loyalty.uncalibrated");
});
