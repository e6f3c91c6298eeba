import fc from "fast-check";
import {
  reviewPortfolio,
  scoreOpportunity,
  summarizePurchases,
  type Account,
  type Product,
  type Purchase,
} from "retention-kit";
import { describe as wordsOf } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { ownedProducts } from "../../src/accounts/owned-products.js";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { daysOfAccount } from "../../src/reading/collect-days.js";

const asOf = "2026-11-21";
const catalogue: Product[] = [
  { id: "mill", price: 150 },
  { id: "sieve", price: 5 },
];

/** Others, so that the book is large enough for a model. */
const bulk = Array.from({ length: 80 }, (_, index): Account => ({
  id: `bulk-${index}`,
  purchases: Array.from({ length: 3 + (index % 6) }, (_each, at) => ({
    on: `${2024 + Math.floor(at / 3)}-${String(1 + ((index * at) % 12)).padStart(2, "0")}-${String(1 + (index % 27)).padStart(2, "0")}`,
    amount: 100 + index,
  })),
}));

function daysOf(purchases: Purchase[]): [string, number | null][] {
  const days = daysOfAccount("test", purchases, { from: -Infinity, until: parseDay(asOf), scale: 100 });
  return days.map(({ day, spend }) => [plainDate(day), spend === null ? null : spend / 100]);
}

/** What each reader says that is left. */
function told(purchases: Purchase[]) {
  const account: Account = { id: "acme", purchases };
  const rows = purchases.map((row) => ({ ...row, accountId: "acme" }));
  const [history] = summarizePurchases(rows, { until: asOf, unit: "week" }).summaries;
  const book = reviewPortfolio({ accounts: [...bulk, account], products: catalogue, sellers: [] }, { asOf, to: asOf });
  const report = book.accounts.at(-1);
  const opportunity = scoreOpportunity(account, { asOf, catalogue });
  const sentences = report?.standing.reasons.map((reason) => wordsOf(reason, en)) ?? [];
  return {
    days: daysOf(purchases),
    history,
    report,
    opportunity,
    sentences,
    owned: ownedProducts("test", account, parseDay(asOf)),
  };
}

const bought = (on: string, quantity?: number, productId: string | undefined = "mill"): Purchase => ({
  on,
  amount: 150 * (quantity ?? 1),
  ...(quantity !== undefined && { quantity }),
  productId,
});

// Days on which something is left, and the money that they are left with, worked out by hand.
const cases: [string, Purchase[], [string, number][], string | null][] = [
  [
    "a rebate of 45 on ten pieces for 1,500 lowers their price",
    [bought("2026-03-02", 10), bought("2026-08-02", 10), { ...bought("2026-08-20", 10), amount: -45 }],
    [
      ["2026-03-02", 1500],
      ["2026-08-02", 1455],
    ],
    "2026-08-02",
  ],
  [
    "a gesture of 15 on one piece for 150",
    [bought("2026-03-02", 1), { ...bought("2026-03-02", 1), amount: -15 }],
    [["2026-03-02", 135]],
    "2026-03-02",
  ],
  [
    "the same without quantities",
    [bought("2026-03-02"), { ...bought("2026-03-10"), amount: -15 }],
    [["2026-03-02", 135]],
    "2026-03-02",
  ],
  [
    "a full return told by its amount alone",
    [bought("2026-03-02", 1), { ...bought("2026-05-02", 1), amount: -150 }],
    [],
    null,
  ],
  [
    "a fee of 15% is kept of one piece",
    [bought("2026-03-02", 1), { ...bought("2026-05-02", 1), amount: -127.5 }],
    [],
    null,
  ],
  [
    "a fee of 15% is kept of ten pieces",
    [bought("2026-03-02", 10), { ...bought("2026-05-02", 10), amount: -1275 }],
    [],
    null,
  ],
  [
    "three pieces of ten come back",
    [bought("2026-03-02", 10), { ...bought("2026-05-02", 3), amount: -450 }],
    [["2026-03-02", 1050]],
    "2026-03-02",
  ],
  [
    "two pieces paid back, without saying how many",
    [
      bought("2026-03-02", 1),
      bought("2026-04-02", 1),
      bought("2026-05-02", 1),
      { on: "2026-06-02", amount: -300, productId: "mill" },
    ],
    [["2026-03-02", 150]],
    "2026-03-02",
  ],
  [
    "half of the price is a gesture",
    [bought("2026-03-02", 1), { ...bought("2026-05-02", 1), amount: -75 }],
    [["2026-03-02", 75]],
    "2026-03-02",
  ],
  [
    "money alone, of no pieces, leaves the purchase",
    [bought("2026-03-02", 1), { ...bought("2026-05-02", 0), amount: -150 }],
    [["2026-03-02", 0]],
    "2026-03-02",
  ],
  [
    "money without a product comes off the latest purchase",
    [bought("2026-03-02", 1), bought("2026-04-02", 1, "sieve"), { on: "2026-05-02", amount: -150 }],
    [["2026-03-02", 150]],
    "2026-03-02",
  ],
  [
    "half a piece of one and a half, its amount without a sign",
    [
      { ...bought("2026-03-02", 1.5), amount: 150 },
      { ...bought("2026-05-02", -0.5), amount: 50 },
    ],
    [["2026-03-02", 100]],
    "2026-03-02",
  ],
  [
    "what is bought after a return stays",
    [bought("2026-03-02", 1), { ...bought("2026-04-02", 1), amount: -150 }, bought("2026-05-02", 1)],
    [["2026-05-02", 150]],
    "2026-05-02",
  ],
  [
    "a credit and a new invoice on one day",
    [
      bought("2026-01-02", 1),
      { ...bought("2026-02-02", 1), amount: -150 },
      { ...bought("2026-02-02", 1), amount: 140 },
    ],
    [["2026-02-02", 140]],
    "2026-02-02",
  ],
  [
    "the same in the other order, with a fee kept",
    [
      bought("2026-01-02", 1),
      { ...bought("2026-02-02", 1), amount: 140 },
      { ...bought("2026-02-02", 1), amount: -145 },
    ],
    [["2026-02-02", 140]],
    "2026-02-02",
  ],
  [
    "the price of an older sale comes off that one",
    [
      { ...bought("2026-01-02", 2), amount: 260 },
      bought("2026-03-02", 1),
      { ...bought("2026-04-02", 1), quantity: -1, amount: -130 },
    ],
    [
      ["2026-01-02", 130],
      ["2026-03-02", 150],
    ],
    "2026-03-02",
  ],
  [
    "a rebate on an invoice of its own day comes off that one",
    [
      bought("2026-01-02", 1),
      bought("2026-03-02", 1),
      { on: "2026-03-02", productId: "mill", quantity: 1, amount: -20 },
    ],
    [
      ["2026-01-02", 150],
      ["2026-03-02", 130],
    ],
    "2026-03-02",
  ],
  [
    "a bonus without a product leaves every purchase",
    [bought("2026-01-02", 1), bought("2026-02-02", 1), bought("2026-03-02", 1), { on: "2026-04-02", amount: -180 }],
    [
      ["2026-01-02", 150],
      ["2026-02-02", 120],
      ["2026-03-02", 0],
    ],
    "2026-03-02",
  ],
  [
    "a whole invoice paid back without a product",
    [
      bought("2026-01-02", 1),
      bought("2026-02-02", 1),
      { ...bought("2026-02-02", 2, "sieve"), amount: 10 },
      { on: "2026-04-02", amount: -160 },
    ],
    [["2026-01-02", 150]],
    "2026-01-02",
  ],
  [
    "what was left of an invoice paid back without a product",
    [
      bought("2026-01-02", 1),
      bought("2026-02-02", 1),
      { ...bought("2026-02-02", 1, "oven"), amount: 20 },
      { ...bought("2026-02-02", 2, "sieve"), amount: 10 },
      { on: "2026-03-02", productId: "mill", quantity: -1 },
      { on: "2026-04-02", amount: -30 },
    ],
    [["2026-01-02", 150]],
    "2026-01-02",
  ],
  [
    "all that was paid, without a product, in two parts",
    [
      bought("2026-01-02", 1),
      bought("2026-02-02", 1),
      { on: "2026-03-02", amount: -100 },
      { on: "2026-04-02", amount: -210 },
    ],
    [],
    null,
  ],
  [
    "a gesture after a free replacement lowers what was paid",
    [bought("2026-01-02", 1), { ...bought("2026-02-02", 1), amount: 0 }, { ...bought("2026-03-02", 1), amount: -40 }],
    [
      ["2026-01-02", 110],
      ["2026-02-02", 0],
    ],
    "2026-02-02",
  ],
];

test.each(cases)("%s", (_name, purchases, days, since) => {
  const result = told(purchases);
  expect(result.days).toEqual(days);
  expect(result.history?.repeatPurchases ?? -1).toBe(days.length - 1);
  const mill = result.owned.find(({ productId }) => productId === "mill");
  expect(mill?.purchasedOn ?? null).toBe(since);
  const spent = days.reduce((sum, [, money]) => sum + money, 0);
  expect(result.report?.valueAtRisk?.worth.value ?? 0).toBeCloseTo(spent, 6);
  if (spent > 0) {
    const estimated = result.opportunity.reasons.find(({ code }) => code === "opportunity.means.estimated");
    expect(estimated?.params).toMatchObject({ spent });
  }
  const last = days.at(-1)?.[0];
  const standing = result.sentences.join(" ");
  if (last === undefined) expect(result.report?.standing.state).toBe("prospect");
  else {
    const silent = (Date.parse(asOf) - Date.parse(last)) / 86_400_000;
    expect(standing).toMatch(new RegExp(`${last}|bought (?:only once, |for )${silent} days`));
  }
});

/** Spent as the budget is estimated from it, and whether the mill is owned. */
function spentAndOwned(purchases: Purchase[]): [unknown, boolean] {
  const { opportunity, owned } = told(purchases);
  const estimated = opportunity.reasons.find(({ code }) => code === "opportunity.means.estimated");
  return [estimated?.params?.spent, owned.some(({ productId }) => productId === "mill")];
}

test("a credit takes back no sale of which no one knows the price, unless it says how many", () => {
  const sold: Purchase = { on: "2026-01-02", productId: "mill" };
  expect(spentAndOwned([sold, { on: "2026-05-02", productId: "mill", amount: -45 }])).toEqual([150, true]);
  expect(spentAndOwned([sold, { on: "2026-05-02", amount: -45 }])).toEqual([150, true]);
  expect(spentAndOwned([sold, { ...sold, on: "2026-05-02", quantity: 1, amount: -45 }])[1]).toBe(false);
});

test("a known amount of a day stays known beside one that is not, whatever else comes back", () => {
  const sold: Purchase[] = [
    { on: "2026-01-02", productId: "mill", amount: 100 },
    { on: "2026-01-02", productId: "mill" },
  ];
  const back: Purchase = { on: "2026-03-02", productId: "sieve", quantity: -1 };
  for (const rows of [sold, sold.toReversed()]) {
    expect(spentAndOwned(rows)).toEqual([250, true]);
    expect(spentAndOwned([...rows, back])).toEqual([250, true]);
  }
});

const line = fc.record({
  on: fc.integer({ min: 0, max: 300 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
  productId: fc.constantFrom("mill", "sieve", undefined),
  quantity: fc.option(fc.integer({ min: -3, max: 4 }), { nil: undefined }),
  amount: fc.integer({ min: -500, max: 900 }),
});

test("days, money and products owned agree whatever was given back", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), (purchases) => {
      const account: Account = { id: "acme", purchases };
      const days = daysOf(purchases);
      const spend = days.reduce((sum, [, money]) => sum + (money ?? 0), 0);
      const { reasons } = scoreOpportunity(account, { asOf, catalogue });
      const estimated = reasons.find(({ code }) => code === "opportunity.means.estimated");
      if (estimated !== undefined) expect(estimated.params?.spent).toBeCloseTo(spend, 6);
      const on = new Set(days.map(([day]) => day));
      for (const { purchasedOn } of ownedProducts("test", account, parseDay(asOf))) expect(on).toContain(purchasedOn);
    }),
    { numRuns: 65 },
  );
});
