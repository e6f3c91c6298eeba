import { type Account, type Contract, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-20";
const monthly = Array.from({ length: 60 }, (_, index): Account => {
  const first = Date.UTC(2025, 6, 1 + (index % 28));
  const purchases = Array.from({ length: 16 }, (__, month) => ({
    on: new Date(new Date(first).setUTCMonth(6 + month)).toISOString().slice(0, 10),
    amount: 100,
  }));
  return { id: `monthly-${index}`, touches: [], purchases };
});
const terms: Contract[] = [2023, 2024, 2025].map((year) => ({
  id: `C${year}`,
  startsOn: `${year}-12-09`,
  endsOn: `${year + 1}-12-08`,
  amount: 1200,
  per: "year",
  renewedFrom: year === 2023 ? null : `C${year - 1}`,
}));
const bills = ["2023-12-09", "2024-12-09", "2025-12-09"].map((on) => ({ on, amount: 1200 }));
const draft: Contract = { id: "D", startsOn: "2025-12-09", amount: 1200, per: "year", status: "draft" };
const order = { on: "2025-11-02", amount: 85 };
const reportOf = (account: Account) =>
  reviewPortfolio(
    { accounts: [...monthly, { touches: [], ...account }], products: [], sellers: [] },
    { asOf, to: "2027-02-18", plan: false },
  ).accounts.at(-1);

test("who pays by the year under a contract that runs is not silent beside those who pay by the month", () => {
  const report = reportOf({ id: "yearly", purchases: bills, contracts: terms });
  expect(report?.standing.state).toBe("active");
  expect(report?.standing.reasons[0]?.params).toMatchObject({ on: "2025-12-09", gapDays: 365 });
  expect(report?.signals.map(({ code }) => code)).not.toContain("long-silence");
});

test.each<[string, Account]>([
  ["without a contract on record", { id: "none", purchases: bills }],
  ["under a contract that is not signed", { id: "draft", purchases: bills, contracts: [draft] }],
  [
    "with an order beside the bills within the year before the last",
    { id: "both", purchases: [...bills, order], contracts: terms },
  ],
])("who pays by the year is silent %s", (_, account) => {
  const report = reportOf(account);
  expect(report?.standing.state).toBe("slowing");
  expect(report?.signals.map(({ code }) => code)).toContain("long-silence");
});

test("bills that stopped are a silence, though the contract still runs on record", () => {
  const contracts: Contract[] = [{ id: "M", startsOn: "2025-01-01", amount: 50, per: "month", status: "active" }];
  const paid = ["2026-03-01", "2026-04-01", "2026-05-01"].map((on) => ({ on, amount: 50 }));
  expect(reportOf({ id: "stopped", purchases: paid, contracts })?.standing.state).toBe("slowing");
});
