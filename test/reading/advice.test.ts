import { reviewPortfolio, scoreOpportunity } from "retention-kit";
import { parsePurchases } from "retention-kit/schemas";
import { expect, test } from "vitest";

const when = { asOf: "2026-11-21", to: "2027-02-20" };
const messageOf = (fields: object): string | undefined =>
  reviewPortfolio({ accounts: [{ id: "bakery", ...fields }], products: [], sellers: [] }, when).rejected[0]?.message;

test.each([new Date("2026-09-01T00:00:00Z"), "2026-09-01T00:00:00Z"])(
  "a moment for a day is told how to become one",
  (on) => {
    const told =
      'must be a day that exists, as YYYY-MM-DD (dayOf(moment, zone) makes one of a moment), got "2026-09-01T00:00:00';
    expect(messageOf({ touches: [{ on, kind: "call" }] })).toContain(told);
    expect(() => scoreOpportunity({ id: "bakery" }, { catalogue: [], asOf: on as string })).toThrow(told);
  },
);

test("no other text is", () => {
  expect(messageOf({ touches: [{ on: "soon", kind: "call" }] })).not.toContain("dayOf");
});

test("a number as text, or as a database's decimal, is told how to become one", () => {
  const told = "must be a finite number (Number(value) makes one), got";
  expect(messageOf({ annualBudget: "1200.50" })).toContain(told);
  expect(messageOf({ annualBudget: { toNumber: () => 1200.5, toJSON: () => "1200.5" } })).toContain(told);
  expect(parsePurchases([{ accountId: "bakery", on: "2026-09-01", amount: "12" }]).rejected[0]?.message).toContain(
    told,
  );
  expect(messageOf({ annualBudget: "much" })).toContain("must be a finite number, got");
});
