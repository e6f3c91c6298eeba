import {
  purchaseAccumulator,
  reviewPortfolio,
  runPlaybooks,
  scoreOpportunity,
  summarizePurchases,
  type Purchase,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { keptPurchases } from "../../src/reading/kept-purchases.js";

const asOf = "2026-11-21";

/** An order of January, cancelled and written anew in April: the day's sum is no piece and no money. */
const january: Purchase = { accountId: "a", on: "2026-01-11", productId: "sign", quantity: 2000, amount: 3700 };
const april: Purchase = { accountId: "a", on: "2026-04-18", productId: "sign", quantity: 0, amount: 0 };
const returned: Purchase = { accountId: "a", on: "2026-05-01", productId: "sign", quantity: -100, amount: -185 };

const daysOf = (rows: Purchase[]): string[] => {
  const collected = purchaseAccumulator({ until: asOf, unit: "day" });
  for (const row of rows) collected.add(row);
  const ways = [summarizePurchases(rows, { until: asOf, unit: "day" }).summaries, collected.summaries()];
  return ways.map((found) => found.map(({ repeatPurchases, recency }) => `${repeatPurchases} in ${recency}`).join());
};

describe("a row of no pieces and no money", () => {
  test("is no day of a purchase, whoever counts", () => {
    expect(daysOf([january, april])).toEqual(["0 in 0", "0 in 0"]);
    expect(daysOf([january, april, returned])).toEqual(["0 in 0", "0 in 0"]);
    expect(daysOf([{ ...april, amount: null }])).toEqual(["", ""]);
    const { accounts } = reviewPortfolio(
      {
        accounts: [
          { id: "a", purchases: [january, april] },
          { id: "b", purchases: [{ ...april, accountId: "b" }] },
        ],
        products: [],
        sellers: [],
      },
      { asOf, to: asOf },
    );
    expect(accounts.map(({ standing }) => standing.state)).toEqual(["new", "prospect"]);
    expect(accounts[0]?.standing.since).toBe("2026-01-11");
    expect(keptPurchases([january, april], 0)).toEqual([january]);
    expect(keptPurchases([january], 0)).toHaveLength(1);
    const sale = { id: "s", trigger: { on: "sale" }, steps: [{ after: 0, kind: "call" }] } as const;
    const { runs } = runPlaybooks(
      { id: "a", purchases: [january, april] },
      { playbooks: [sale], asOf, calendar: { hours: { mon: [["09:00", "17:00"]] } } },
    );
    expect(runs.map(({ startedOn }) => startedOn)).toEqual(["2026-01-11"]);
    const product = { id: "sign", price: 2 };
    expect(scoreOpportunity({ id: "a", purchases: [april] }, { catalogue: [product], asOf }).means).toBe("unknown");
  });

  test.each<[string, Purchase]>([
    ["pieces for nothing", { ...april, quantity: 12 }],
    ["a fee without a piece", { ...april, amount: 20 }],
    ["nothing said of pieces, and 0 paid", { ...april, quantity: null }],
  ])("but %s are something", (_, row) => {
    expect(daysOf([january, row])).toEqual(["1 in 97", "1 in 97"]);
  });
});
