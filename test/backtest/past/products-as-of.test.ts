import type { Account, Product } from "retention-kit";
import { expect, test } from "vitest";
import { datedAccount } from "../../../src/backtest/past/dated-account.js";
import { firstSales, productsAsOf } from "../../../src/backtest/past/products-as-of.js";
import { dayNumber } from "../../../src/calendar/days/plain-date.js";

const asOf = dayNumber("test", "asOf", "2026-06-30");
const sold = (...rows: [productId: string, on: string][]): Account => ({
  id: "acme",
  purchases: rows.map(([productId, on]) => ({ productId, on })),
});
const known = (products: Product[], account: Account): Product[] =>
  productsAsOf(products, firstSales([datedAccount(account, 0)]), asOf).map(({ product }) => product);

test("a product counts from its first sale to anyone, owned or bought", () => {
  const products = ["mill", "oven", "press"].map((id) => ({ id, price: 1 }));
  const account = { ...sold(["mill", "2026-06-30"], ["oven", "2026-07-01"], ["mill", "2026-08-01"]) };
  expect(known(products, account).map(({ id }) => id)).toEqual(["mill"]);
  const owner = { ...account, owned: [{ productId: "press", purchasedOn: "2020-01-01" }] };
  expect(known(products, owner).map(({ id }) => id)).toEqual(["mill", "press"]);
});

test("what a product requires and adds to is kept as far as it was known", () => {
  const products = [
    { id: "mill", price: 1 },
    { id: "oven", price: 1 },
    { id: "sieve", price: 1, requires: ["mill", "oven"], addOnTo: ["mill", "oven"] },
  ];
  expect(known(products, sold(["mill", "2026-01-01"], ["sieve", "2026-01-01"]))).toEqual([
    { id: "mill", price: 1 },
    { id: "sieve", price: 1, requires: ["mill"], addOnTo: ["mill"] },
  ]);
});

test("a product that says when it came was known from then on, and nobody knew what would be discontinued", () => {
  const products = [
    { id: "mill", price: 1, soldFrom: "2026-06-30", replaces: ["oven", "press"] },
    { id: "oven", price: 1, soldFrom: "2026-07-01" },
    { id: "press", price: 1, discontinued: true },
  ];
  expect(known(products, sold(["press", "2026-01-01"]))).toEqual([
    { id: "mill", price: 1, soldFrom: "2026-06-30", replaces: ["press"] },
    { id: "press", price: 1 },
  ]);
});

test("what one that was sold adds to was known, sold or not, and so on", () => {
  const products = [
    { id: "mill", price: 1 },
    { id: "stand", price: 1, addOnTo: ["mill"] },
    { id: "cover", price: 1, addOnTo: ["stand"] },
    { id: "oven", price: 1 },
  ];
  expect(known(products, sold(["cover", "2026-01-01"]))).toEqual(products.slice(0, 3));
});

test("a list that names itself, or in a circle, ends", () => {
  const products = [
    { id: "a", price: 1, addOnTo: ["b"] },
    { id: "b", price: 1, addOnTo: ["a"] },
  ];
  expect(known(products, sold(["a", "2026-01-01"]))).toEqual(products);
});
