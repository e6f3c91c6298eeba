import { defineCatalogue, scoreOpportunity, type Account } from "retention-kit";
import { expect, test } from "vitest";
import { ownedProducts } from "../../src/accounts/owned-products.js";
import { dayNumber } from "../../src/calendar/days/plain-date.js";

const asOf = "2026-11-21";
const catalogue = defineCatalogue(["mill", "press", "oven", "sieve"].map((id) => ({ id, price: 100 })));

test.each<[string, Pick<Account, "owned" | "purchases">, [string, string][]]>([
  [
    "owned rows, none of those without pieces or of a later day",
    {
      owned: [
        { productId: "press", purchasedOn: "2026-01-15" },
        { productId: "mill", purchasedOn: "2025-01-15", quantity: 2 },
        { productId: "oven", purchasedOn: "2026-01-15", quantity: 0 },
        { productId: "sieve", purchasedOn: "2026-11-22" },
      ],
    },
    [
      ["mill", "2025-01-15"],
      ["press", "2026-01-15"],
    ],
  ],
  [
    "purchases, returns taken from the latest",
    {
      purchases: [
        { on: "2024-03-01", productId: "mill", quantity: 2 },
        { on: "2026-03-01", productId: "mill", quantity: 1 },
        { on: "2026-04-01", productId: "mill", quantity: -1 },
        { on: "2026-03-01", productId: "press" },
        { on: "2026-03-02", productId: "press", quantity: 1, amount: -100 },
        { on: "2026-05-01", productId: "oven", quantity: 0 },
        { on: "2026-06-01", productId: "sieve" },
        { on: "2026-12-01", productId: "sieve", quantity: -1 },
      ],
    },
    [
      ["mill", "2024-03-01"],
      ["sieve", "2026-06-01"],
    ],
  ],
])("what is owned is the same for the agenda and for the score: %s", (_, lists, expected) => {
  const account = { id: "acme", ...lists };
  const owned = ownedProducts("test", account, dayNumber("test", "asOf", asOf));
  expect(owned.map(({ productId, purchasedOn }) => [productId, purchasedOn])).toEqual(expected);
  const open = scoreOpportunity(account, { catalogue, asOf }).offers.map(({ productId }) => productId);
  const left = ["mill", "press", "oven", "sieve"].filter((id) => !expected.some(([productId]) => productId === id));
  expect(open.sort()).toEqual(left.sort());
});
