import { expect, test } from "vitest";
import { billedUnder, type Invoiced } from "../../../src/portfolio/stakes/contract-invoices.js";

const monthly: Invoiced = { productId: "m", amount: 1200 };
const yearly: Invoiced = { productId: "y", amount: 100 };
const dearer: Invoiced = { productId: "d", amount: 1200.12 };

test("a bill is of the contract that it pays the fewest months of, in whatever order the contracts come", () => {
  const inEachOrder = (contracts: readonly Invoiced[], money: number): Set<string | null | undefined> =>
    new Set([contracts, contracts.toReversed()].map((each) => billedUnder(each, null, money)?.productId));
  // 100 is a month of 1,200 a year, and a year of 100.
  expect(inEachOrder([monthly, yearly], 100)).toEqual(new Set(["m"]));
  // A month of either, but for a hundredth that rounding leaves: the one with more money.
  expect(inEachOrder([monthly, dearer], 100)).toEqual(new Set(["d"]));
  expect(inEachOrder([monthly, { ...monthly, productId: "a" }], 100)).toEqual(new Set(["a"]));
  // A year of the one; no bills are written for twelve years of the other.
  expect(inEachOrder([monthly, yearly], 1200)).toEqual(new Set(["m"]));
  expect(inEachOrder([monthly, yearly], 470)).toEqual(new Set([undefined]));
  // A line of a product is no bill of a contract for another.
  expect(billedUnder([monthly, yearly], "x", 100)).toBeUndefined();
  expect(billedUnder([{ productId: null, amount: 1200 }], "x", 100)).toEqual({ productId: null, amount: 1200 });
});
