import fc from "fast-check";
import type { Account, Contract, Purchase } from "retention-kit";
import { describe, expect, test } from "vitest";
import { lastDecidedDay } from "../../src/accounts/last-decided-day.js";
import { lastDecidedByRule, usualSteps } from "../support/decided-by-rule.js";

const DAY = 86_400_000;
const UNTIL = 20_778;
const day = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
const number = (on: string): number => Date.parse(on) / DAY;
const decided = (purchases: Purchase[], contracts: Contract[] = []) =>
  lastDecidedDay({ purchases, contracts }, UNTIL, usualSteps);
const on = (...days: string[]): Purchase[] => days.map((each) => ({ on: each }));

describe("what comes at a fixed step is no decision", () => {
  test("but for the first of it, which began it", () => {
    expect(decided(on("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"))).toBe(
      number("2026-01-31"),
    );
  });

  test("be it weekly, every quarter or every year", () => {
    expect(decided(on("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"))).toBe(number("2026-01-05"));
    expect(decided(on("2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"))).toBe(number("2025-01-01"));
    expect(decided(on("2022-06-01", "2023-06-01", "2024-06-03", "2025-06-01"))).toBe(number("2022-06-01"));
  });

  test("three purchases are too few to tell, and days in a row are no bills", () => {
    expect(decided(on("2026-01-31", "2026-02-28", "2026-03-31"))).toBe(number("2026-03-31"));
    expect(decided(on("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"))).toBe(number("2026-01-08"));
  });

  test("an order beside the bills is one, of another product or at another price", () => {
    const bills = on("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31");
    const of = (productId: string, amount: number): Purchase[] => bills.map((bill) => ({ ...bill, productId, amount }));
    const order = (productId: string) => ({ on: "2026-05-10", productId, amount: 70 });
    expect(decided([...of("plan", 50), order("phone")])).toBe(number("2026-05-10"));
    expect(decided([...of("plan", 50), order("plan")])).toBe(number("2026-05-10"));
  });
});

describe("what a contract brings is no decision", () => {
  const contract: Contract = { id: "C1", productId: "care", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 300 };
  const bill = { on: "2026-03-05", productId: "care", amount: 290 };
  test.each<[string, Purchase, Partial<Contract>, boolean]>([
    ["of its product, in its term", bill, {}, false],
    ["before it", { ...bill, on: "2025-12-31" }, {}, true],
    ["of another product", { ...bill, productId: "mill" }, {}, true],
    ["after its end", { ...bill, on: "2026-11-01" }, { endsOn: "2026-10-31" }, true],
    [
      "after its end, where it runs on",
      { ...bill, on: "2026-11-01" },
      { endsOn: "2026-10-31", autoRenews: true },
      false,
    ],
    ["of a draft", bill, { status: "draft" }, true],
    ["without a product, of its money", { on: bill.on, amount: 300 }, {}, false],
    ["without a product, of other money", { on: bill.on, amount: 290 }, {}, true],
    ["a year of a monthly contract, paid at once", { on: bill.on, amount: 3600 }, { per: "month" }, false],
    ["a month of a yearly contract", { on: bill.on, amount: 25 }, { per: "year" }, false],
    ["two months of it, which no bill is written for", { on: bill.on, amount: 600 }, { per: "month" }, true],
    ["a year of a contract that names no time", { on: bill.on, amount: 3600 }, {}, true],
    ["of a contract without a product, of its money", { ...bill, amount: 300 }, { productId: null }, false],
  ])("%s", (_, purchase, part, isDecision) => {
    expect(decided([purchase], [{ ...contract, ...part }]) !== null).toBe(isDecision);
  });
});

test("it is the day that trying every row of days finds", () => {
  const step = fc.constantFrom(7, 14, 30, 91);
  const row = fc.record({
    gap: fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: fc.nat({ max: 60 }) }),
    late: fc.integer({ min: -3, max: 3 }),
    productId: fc.constantFrom(null, "plan", "plan", "mill"),
    amount: fc.constantFrom(undefined, 50, 50, 70),
  });
  const contract = fc.record({
    productId: fc.constantFrom(null, "plan"),
    from: fc.nat({ max: 400 }),
    length: fc.option(fc.nat({ max: 300 })),
    amount: fc.constantFrom(null, 50, 600),
    per: fc.constantFrom(null, "month" as const, "year" as const),
    autoRenews: fc.constantFrom(null, true, false),
    status: fc.constantFrom(null, "draft" as const, "cancelled" as const),
  });
  let automatic = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 14 }), fc.array(contract, { maxLength: 2 }), (rows, signed) => {
      let at = UNTIL - 420;
      const account: Pick<Account, "purchases" | "contracts"> = {
        purchases: rows.map(({ gap, late, productId, amount }) => {
          at += gap;
          return { on: day(at + Math.round(late / 2)), productId, amount };
        }),
        contracts: signed.map(({ from, length, ...rest }, index) => ({
          id: `C${index}`,
          startsOn: day(UNTIL - from),
          endsOn: length === null ? null : day(UNTIL - from + length),
          ...rest,
        })),
      };
      const found = lastDecidedDay(account, UNTIL, usualSteps);
      expect(found ?? -Infinity).toBe(lastDecidedByRule(account, day(UNTIL)));
      const last = Math.max(
        ...(account.purchases ?? []).map((each) => number(each.on)).filter((each) => each <= UNTIL),
      );
      if (found !== null && found < last) automatic++;
    }),
    { numRuns: 1000 },
  );
  expect(automatic).toBeGreaterThan(20);
});

test("who buys by chance hardly ever keeps one step: at random, one purchase in thirty or fewer counts as a bill", () => {
  // Exponential gaps of a month, from a generator of their own.
  let state = 20_261_130;
  const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let taken = 0;
  const customers = 2000;
  for (let customer = 0; customer < customers; customer++) {
    const days: number[] = [];
    for (let at = UNTIL; days.length < 12; at -= Math.max(1, Math.round(-30 * Math.log(uniform())))) days.push(at);
    if (decided(days.map((each) => ({ on: day(each) }))) !== UNTIL) taken++;
  }
  expect(taken / customers).toBeLessThan(1 / 30);
});
