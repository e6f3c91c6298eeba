import { reviewPortfolio, type Account } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";
const contracts = [
  { id: "c1", startsOn: "2024-01-01", endsOn: "2026-12-31", amount: 32, per: "month" as const, autoRenews: false },
];

function reportOf(account: Partial<Account>) {
  const book = reviewPortfolio(
    { accounts: [{ id: "acme", ...account }], products: [], sellers: [{ id: "s1", timeZone: "UTC" }] },
    { asOf, to: "2027-02-20" },
  );
  const report = book.accounts[0];
  if (report === undefined) throw new Error("no report");
  return report;
}

test("who has left gets no review for the end of a contract, and no attention for its renewal", () => {
  const stays = reportOf({ contracts, status: "customer" });
  expect(stays.signals.map(({ code }) => code)).toContain("renewal-near");
  expect(stays.attention.renew).toBeGreaterThan(0);
  for (const left of [{ status: "churned" as const }, { status: "churned" as const, statusSince: "2026-05-01" }]) {
    const report = reportOf({ contracts, ...left });
    expect(report.standing.state).toBe("lost");
    expect(report.signals.map(({ code }) => code)).not.toContain("renewal-near");
    expect([report.attention.renew, report.attention.total]).toEqual([null, 0]);
  }
});

test("one that came back since is a customer again, with its contract", () => {
  const purchases = [
    { on: "2026-06-01", amount: 10 },
    { on: "2026-11-01", amount: 10 },
  ];
  const report = reportOf({ contracts, purchases, status: "churned", statusSince: "2026-05-01" });
  expect(report.signals.map(({ code }) => code)).toContain("renewal-near");
});

test("a return is no first purchase", () => {
  const since = (purchases: Account["purchases"]) =>
    reportOf({ purchases, owned: null }).nextReview.reasons.filter(
      ({ code }) => code === "reviews.clock.first-purchase",
    );
  expect(since([{ on: "2026-03-20", amount: -45 }])).toEqual([]);
  expect(since([{ on: "2026-03-20", productId: "mill", quantity: -1 }])).toEqual([]);
  expect(since([{ on: "2026-03-20", amount: 45 }])).toMatchObject([{ params: { on: "2026-03-20" } }]);
  expect(
    since([
      { on: "2026-03-20", amount: 45 },
      { on: "2026-04-20", amount: -45 },
      { on: "2026-05-20", amount: 45 },
    ]),
  ).toMatchObject([{ params: { on: "2026-05-20" } }]);
});
