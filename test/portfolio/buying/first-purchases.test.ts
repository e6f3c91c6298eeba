import { expectInEveryForm } from "../../support/every-form.js";
import { type Account, reviewPortfolio } from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import fc from "fast-check";
import { expect, test } from "vitest";
import { beginningChance, firstPurchaseDay, firstPurchases } from "../../../src/portfolio/buying/first-purchases.js";

const asOf = "2026-11-21";
const products = [{ id: "mill", price: 900 }];
const sellers = [{ id: "north", timeZone: "UTC" }];
const bought = (...days: string[]) => days.map((on) => ({ on, productId: "mill", amount: 900 }));
/** Two that bought long ago, two that began within the year, five that have not, and three of whom no one can say. */
const accounts: Account[] = [
  { id: "old-1", purchases: bought("2024-03-01", "2025-06-01") },
  { id: "old-2", purchases: bought("2025-11-21") },
  { id: "new-1", purchases: bought("2025-11-22") },
  { id: "new-2", purchases: bought("2026-11-20") },
  ...["a", "b", "c", "d"].map((id): Account => ({ id, purchases: [] })),
  { id: "e", status: "prospect" },
  { id: "owns", purchases: [], owned: [{ productId: "mill", purchasedOn: "2020-01-01" }] },
  { id: "pays", contracts: [{ id: "c", startsOn: "2026-01-01", endsOn: "2027-01-01", amount: 1 }] },
  { id: "said", status: "customer" },
];
const options = { asOf, to: "2027-02-20", plan: false } as const;

test("a prospect's growth counts by the share of the book's accounts that began within the months", () => {
  const book = reviewPortfolio({ accounts, products, sellers }, options);
  const of = (id: string) => book.accounts.find(({ accountId }) => accountId === id);
  // Without a purchase a year ago: new-1, new-2, a to e. Two of seven began.
  const chance = 2.5 / 8;
  for (const id of ["a", "e"]) {
    const { growth, attention } = of(id) ?? {};
    expect(growth?.begins).toBe(chance);
    expect(growth?.amount).toBeCloseTo((growth?.expectedValue ?? 0) * chance, 9);
    expect(growth?.expectedValue).toBeGreaterThan(0);
    expect(attention?.reasons.map((each) => say(each, en))).toContain(
      "2 of 7 accounts without a purchase 12 months ago have bought since, so the chance that it begins counts as 31%",
    );
  }
  for (const id of ["old-1", "new-1", "owns", "said"]) expect(of(id)?.growth?.begins).toBeNull();
});

test("in any order, in a stream, from a frozen book and after it was stored, it is the same", () => {
  expectInEveryForm({ accounts, products, sellers }, options, ({ growth }) => growth);
});

test("where the record does not reach back so far, no one tells, and the whole counts", () => {
  const young = accounts.filter(({ id }) => !id.startsWith("old"));
  const book = reviewPortfolio({ accounts: young, products, sellers }, options);
  const growth = book.accounts.find(({ accountId }) => accountId === "a")?.growth;
  expect(growth?.begins).toBeNull();
  expect(growth?.amount).toBe(growth?.expectedValue);
});

test("counts by days are those of a list looked through", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 19_000, max: 21_000 }), fc.constant(Infinity)), { maxLength: 30 }),
      fc.constantFrom(12, 24, 36),
      (days, months) => {
        const dayIn = (year: number): number => Date.UTC(year, 10, 21) / 86_400_000;
        const [today, start] = [dayIn(2026), dayIn(2026 - months / 12)];
        const found = firstPurchases(days, today, months);
        if (!days.some((day) => day <= start)) {
          expect(found).toBeNull();
          return;
        }
        const waited = days.filter((day) => day > start);
        const began = waited.filter((day) => day <= today).length;
        expect(found).toEqual({ of: waited.length, began, months });
        if (found !== null) {
          // The mean of the beta distribution with half a one more of each kind.
          expect(beginningChance(found)).toBeCloseTo((began + 0.5) / (began + 0.5 + waited.length - began + 0.5), 12);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("an account of which nobody saw the first purchase tells nothing", () => {
  expect(firstPurchaseDay({ id: "a" }, 7)).toBe(7);
  expect(firstPurchaseDay({ id: "a", status: "churned" }, 7)).toBe(7);
  expect(firstPurchaseDay({ id: "a" }, undefined)).toBe(Infinity);
  expect(firstPurchaseDay({ id: "a", owned: [], contracts: [] }, undefined)).toBe(Infinity);
  for (const status of ["customer", "churned"] as const) {
    expect(firstPurchaseDay({ id: "a", status }, undefined)).toBeNull();
  }
});
