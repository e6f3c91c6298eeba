import { type Account, reviewPortfolio, type Seller } from "retention-kit";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { expect, test } from "vitest";
import { missing } from "../../examples/report-kit/report/missing.js";

const team: Seller = { id: "team", timeZone: "UTC" };

/** What the page says is missing, as one text. */
function told(
  accounts: readonly Account[],
  to = "2027-02-20",
  sellers: readonly Seller[] = [team],
  locale = en,
): string {
  const book = reviewPortfolio({ accounts, products: [], sellers }, { asOf: "2026-11-21", to });
  const about = { book, accounts, sellers, briefings: new Map<never, never>(), rejected: [], asOf: "2026-11-21" };
  return missing({ ...about, currency: "", lastPlan: null, locale }).join("\n");
}

const bought = (amount?: number): Account => ({
  id: "harbor",
  sellerId: "team",
  purchases: [
    { on: "2026-02-01", amount },
    { on: "2026-08-01", amount },
  ],
});

test("a book without accounts says which file to begin with", () => {
  expect(told([])).toContain(
    "No account was read. A file purchases.csv with the columns account_id, on, amount is enough",
  );
});

test("purchases without any amount say which column to add, in the language of the page", () => {
  expect(told([bought()])).toContain("Add a column amount to purchases.csv.");
  expect(told([bought()], undefined, undefined, hi)).toContain("फ़ाइल purchases.csv में कॉलम amount जोड़ें।");
});

test("accounts without purchases, deals and contracts say which file to add", () => {
  expect(told([{ id: "harbor", sellerId: "team" }])).toContain("No purchase is known");
  expect(
    told([{ id: "harbor", contracts: [{ id: "C", startsOn: "2026-01-01", endsOn: "2026-12-31" }] }]),
  ).not.toContain("No purchase is known");
});

test("an empty plan says whether nothing is due, or nobody has time", () => {
  const met = { ...bought(100), touches: [{ on: "2026-11-20", kind: "review" }] };
  expect(told([met], "2026-11-30")).toContain("The plan is empty: no review is due until 30 Nov 2026.");
  expect(told([bought(100)], undefined, [{ ...team, minutesPerDay: 0 }])).toContain(
    "The plan is empty: 1 reviews are due",
  );
});

test("a book that has it all says nothing", () => {
  expect(told([bought(100)])).toBe("");
});
