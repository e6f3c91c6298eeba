import * as fc from "fast-check";
import {
  mbgNbdModel,
  renewalForecast,
  reviewPortfolio,
  type Account,
  type Contract,
  type Renewal,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAhead: number): string => new Date((AS_OF_DAY + daysAhead) * 86_400_000).toISOString().slice(0, 10);

function renewal(contracts: Contract[]): Renewal | null | undefined {
  const book = reviewPortfolio({ accounts: [{ id: "a", contracts }], products: [], sellers: [] }, options);
  expect(book.rejected).toEqual([]);
  return book.accounts[0]?.renewal;
}

describe("the renewal of a contract", () => {
  const contract: Contract = { id: "care", startsOn: on(-300), endsOn: on(65), amount: 250, per: "quarter" };

  test("its money of a year, its days, and what is known of the intention", () => {
    expect(
      renewal([{ ...contract, noticeOn: on(5), productId: "press", autoRenews: true, renewedFrom: "before" }]),
    ).toEqual({
      contractId: "care",
      productId: "press",
      startsOn: on(-300),
      endsOn: on(65),
      lateUntil: null,
      noticeOn: on(5),
      amount: 1000,
      currency: null,
      daysLeft: 65,
      noticeDaysLeft: 5,
      autoRenews: true,
      renewedFrom: "before",
      termMonths: 12,
      renewals: 1,
      intention: "unknown",
      reasons: [
        { code: "portfolio.renewal.ends", params: { contractId: "care", endsOn: on(65), daysLeft: 65 } },
        { code: "portfolio.renewal.notice", params: { contractId: "care", noticeOn: on(5), daysLeft: 5 } },
      ],
    });
    expect(renewal([{ ...contract, per: "month" }])?.amount).toBe(3000);
    expect(renewal([{ ...contract, per: "year" }])?.amount).toBe(250);
    expect(renewal([{ ...contract, amount: null }])?.amount).toBeNull();
  });

  test("of a contract for which notice was given none can be given any more", () => {
    const told = (status: "active" | "cancelled"): string[] | undefined =>
      renewal([{ ...contract, noticeOn: on(5), status }])?.reasons.map(({ code }) => code);
    expect(told("active")).toEqual(["portfolio.renewal.ends", "portfolio.renewal.notice"]);
    expect(told("cancelled")).toEqual(["portfolio.renewal.ends", "portfolio.renewal.cancelled"]);
  });

  test.each<[string, Contract[], Renewal["intention"] | null]>([
    ["cancelled", [{ ...contract, status: "cancelled" }], "cancelled"],
    ["renewing by itself once notice is past", [{ ...contract, autoRenews: true, noticeOn: on(-1) }], "runs-on"],
    ["past notice without renewing by itself", [{ ...contract, noticeOn: on(-1) }], "unknown"],
    [
      "with a draft that is to renew it",
      [contract, { id: "next", startsOn: on(66), status: "draft", renewedFrom: "care" }],
      "drafted",
    ],
    ["renewed already", [contract, { id: "next", startsOn: on(66), renewedFrom: "care" }], null],
    [
      "that one of its product follows",
      [
        { ...contract, productId: "press" },
        { id: "next", startsOn: on(66), productId: "press" },
      ],
      null,
    ],
    ["cancelled without an end", [{ id: "care", startsOn: on(-300), status: "cancelled" }], null],
    [
      "whose renewal was called off",
      [contract, { id: "next", startsOn: on(66), renewedFrom: "care", status: "cancelled" }],
      "unknown",
    ],
    ["not signed", [{ ...contract, status: "draft" }], null],
    ["expired", [{ ...contract, status: "expired" }], null],
    ["without an end", [{ id: "care", startsOn: on(-300) }], null],
    ["that ended lately", [{ ...contract, endsOn: on(-1) }], "unknown"],
    ["over", [{ ...contract, startsOn: on(-400), endsOn: on(-62) }], null],
    ["that ends today", [{ ...contract, endsOn: on(0) }], "unknown"],
  ])("of a contract %s", (_, contracts, intention) => {
    expect(renewal(contracts)?.intention ?? null).toBe(intention);
  });

  test("a renewal that was called off before it begins, with an end or without, leaves the one that ends", () => {
    for (const endsOn of [null, on(431)]) {
      const next: Contract = { id: "next", startsOn: on(66), endsOn, renewedFrom: "care", status: "cancelled" };
      const { accounts } = reviewPortfolio(
        { accounts: [{ id: "a", contracts: [contract, next] }], products: [], sellers: [] },
        options,
      );
      expect(accounts[0]?.renewals.map((each) => [each.contractId, each.endsOn, each.intention])).toEqual([
        ["care", on(65), "unknown"],
      ]);
      expect(accounts[0]?.attention.renew).not.toBeNull();
      const rows = [contract, next].map((each) => ({ ...each, accountId: "a" }));
      const forecast = renewalForecast(rows, { asOf: options.asOf, to: on(500) });
      expect(forecast.renewals.map(({ contractId }) => contractId)).toEqual(["care"]);
    }
  });

  test("one that renews by itself is in its next term, as the forecast has it", () => {
    const yearly: Contract = { id: "care", startsOn: "2023-02-01", endsOn: "2024-01-31", amount: 10, per: "month" };
    const rolling = { ...yearly, noticeOn: "2023-12-31", autoRenews: true };
    // Renewed on 1 February of 2024, 2025 and 2026.
    expect(renewal([rolling])).toMatchObject({
      endsOn: "2027-01-31",
      noticeOn: null,
      noticeDaysLeft: null,
      daysLeft: 71,
      renewals: 3,
      intention: "unknown",
    });
    const forecast = renewalForecast([{ ...rolling, accountId: "a" }], { asOf: options.asOf, to: "2027-01-31" });
    expect(forecast.renewals.map(({ endsOn, renewalsMade }) => [endsOn, renewalsMade])).toEqual([["2027-01-31", 3]]);
    expect(renewal([{ ...rolling, status: "cancelled" }])).toBeNull();
    expect(renewal([yearly])).toBeNull();
  });

  test("the one whose last day for notice, else whose end, comes first", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            end: fc.integer({ min: -20, max: 400 }),
            notice: fc.option(fc.integer({ min: -90, max: 400 }), { nil: null }),
            signed: fc.boolean(),
          }),
          { maxLength: 6 },
        ),
        (rows) => {
          const contracts = rows.map(({ end, notice, signed }, index): Contract => ({
            id: `C${index}`,
            startsOn: on(-500),
            endsOn: on(end),
            noticeOn: notice === null ? null : on(notice),
            status: signed ? "active" : "draft",
          }));
          let best: { id: string; day: number } | null = null;
          for (const [index, { end, notice, signed }] of rows.entries()) {
            if (!signed) continue;
            const day = notice !== null && notice >= 0 ? notice : end;
            if (best === null || day < best.day) best = { id: `C${index}`, day };
          }
          expect(renewal(contracts)?.contractId ?? null).toBe(best?.id ?? null);
        },
      ),
    );
  });

  test("counts how often it was renewed before, and a circle of renewals ends", () => {
    const chain: Contract[] = [
      { id: "a", startsOn: on(-1000), endsOn: on(-700) },
      { id: "b", startsOn: on(-700), endsOn: on(-400), renewedFrom: "a" },
      { id: "c", startsOn: on(-400), endsOn: on(30), renewedFrom: "b" },
    ];
    expect(renewal(chain)?.renewals).toBe(2);
    expect(
      renewal([
        { ...contract, renewedFrom: "x" },
        { id: "x", startsOn: on(-900), endsOn: on(-340), renewedFrom: "y" },
        { id: "y", startsOn: on(-1200), endsOn: on(-900), renewedFrom: "x" },
      ])?.renewals,
    ).toBe(2);
  });

  test.each<[Contract, string]>([
    [{ ...contract, endsOn: "2026-02-30" }, "contracts[0].endsOn"],
    [{ ...contract, amount: NaN }, "contracts[0].amount"],
    [{ ...contract, per: "week" }, "contracts[0].per"],
    [{ ...contract, status: "open" }, "contracts[0].status"],
    [{ ...contract, id: "" }, "contracts[0].id"],
  ])("what cannot be read of a contract is left out: %#", (wrong, path) => {
    const book = reviewPortfolio({ accounts: [{ id: "a", contracts: [wrong] }], products: [], sellers: [] }, options);
    expect(book.rejected.map((rejection) => rejection.path)).toEqual([path]);
  });
});

describe("growth", () => {
  const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
  const products = [
    { id: "mill", price: 900 },
    { id: "press", price: 2400 },
  ];
  const grown = (account: Omit<Account, "id">) =>
    reviewPortfolio({ accounts: [{ id: "a", ...account }], products, sellers: [] }, { ...options, models }).accounts[0];

  test("is the offers' expected value times the chance that the account stays", () => {
    const purchases = [50, 20].map((daysAgo) => ({ on: on(-daysAgo), amount: 20 }));
    const found = grown({ purchases, resources: "ample" });
    expect(found?.growth?.expectedValue).toBe(found?.opportunity.expectedValue);
    expect(found?.growth?.expectedValue).toBeGreaterThan(0);
    expect(found?.growth?.stays).toBeCloseTo(1 - (found?.valueAtRisk?.loss.value ?? NaN), 12);
    expect(found?.growth?.amount).toBe((found?.growth?.expectedValue ?? NaN) * (found?.growth?.stays ?? NaN));
    // Each offer by the chance of a sale and that of none.
    const open = found?.opportunity.offers
      .filter(({ chosen }) => chosen)
      .reduce((sum, { price, quantity, margin, probability }) => {
        return sum + price * quantity * margin * probability * (1 - probability);
      }, 0);
    expect(found?.growth?.winnable).toBeCloseTo((open ?? NaN) * (found?.growth?.stays ?? NaN), 9);
  });

  test("of a prospect the whole counts, of one that has left nothing", () => {
    const prospect = grown({ status: "prospect", resources: "ample" });
    expect(prospect?.growth).toMatchObject({ stays: null, amount: prospect?.opportunity.expectedValue });
    expect(grown({ status: "churned", resources: "ample" })?.growth).toBeNull();
  });
});
