import fc from "fast-check";
import {
  type ContractRow,
  fitShiftedBetaGeometric,
  renewalForecast,
  reviewPortfolio,
  revenueRetention,
  type RenewalForecastOptions,
  shiftedBetaGeometricModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const days: RenewalForecastOptions = { asOf: "2026-11-21", to: "2027-03-31" };
const contract = (accountId: string, id: string, fields: Partial<ContractRow> = {}): ContractRow => ({
  accountId,
  id,
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  amount: 1200,
  per: "year",
  ...fields,
});
const before = { startsOn: "2025-01-01", endsOn: "2025-12-31" };

describe("which contracts are up for renewal", () => {
  test("those that run and end within the days, once each, with their money of a year", () => {
    const rows = [
      contract("a", "yearly"),
      contract("b", "monthly", { amount: 50, per: "month", endsOn: "2027-02-28", startsOn: "2026-03-01" }),
      contract("c", "later", { endsOn: "2027-04-01" }),
      contract("d", "over", before),
      contract("e", "endless", { endsOn: null, amount: 10, per: "quarter" }),
      contract("f", "draft", { status: "draft" }),
      contract("g", "unpriced", { amount: null }),
    ];
    const book = renewalForecast(rows, days);
    expect(book.renewals.map(({ contractId, amount }) => [contractId, amount])).toEqual([
      ["unpriced", null],
      ["yearly", 1200],
      ["monthly", 600],
    ]);
    expect([book.amount, book.running]).toEqual([1800, 1200 + 600 + 1200 + 40]);
    expect(book.months.map(({ from, contracts, amount }) => [from, contracts, amount])).toEqual([
      ["2026-11-01", 0, 0],
      ["2026-12-01", 2, 1200],
      ["2027-01-01", 0, 0],
      ["2027-02-01", 1, 600],
      ["2027-03-01", 0, 0],
    ]);
    expect(book.reasons.map(({ code, params }) => [code, params])).toEqual([
      ["portfolio.renewals.unpriced", { contracts: 1 }],
      ["portfolio.renewals.endless", { contracts: 1, share: book.endless.ending, to: "2027-03-31" }],
    ]);
    // Ten months of it were seen whole since the first contract ended, and two years are added at even odds a year.
    const ofMonth = (10 + 24 * 0.5 ** (1 / 12)) / 34;
    const stays = ofMonth ** (130 / 30.4375);
    expect(book.endless).toMatchObject({
      contracts: 1,
      amount: 40,
      models: [{ per: "quarter", months: 10, ended: 0 }],
    });
    expect(book.endless.ending).toBeCloseTo(1 - stays, 10);
    expect(book.endless.expected).toBeCloseTo(40 * stays, 10);
  });

  test("and what is not known of them is said, where there is any", () => {
    const told = (...rows: ContractRow[]) => renewalForecast(rows, days).reasons;
    expect(told(contract("a", "1"))).toEqual([]);
    expect(told(contract("a", "1", { amount: null }))).toEqual([
      { code: "portfolio.renewals.unpriced", params: { contracts: 1 } },
    ]);
    expect(told(contract("a", "1", { endsOn: null }), contract("b", "2", { endsOn: null, amount: null }))).toEqual([
      {
        code: "portfolio.renewals.endless",
        params: {
          contracts: 2,
          share: expect.closeTo(1 - 0.5 ** (130 / 365.25), 10) as number,
          to: "2027-03-31",
        },
      },
    ]);
  });

  test("one that is renewed already is not, and its successor is", () => {
    const rows = [
      contract("a", "1"),
      contract("a", "2", { startsOn: "2027-01-01", endsOn: "2027-12-31", renewedFrom: "1", amount: 1500 }),
    ];
    expect(renewalForecast(rows, days)).toMatchObject({
      renewals: [],
      running: 1200,
      runningAfter: { expected: 1500, lower: 1500, upper: 1500 },
    });
    const [next] = renewalForecast(rows, { ...days, to: "2027-12-31" }).renewals;
    expect(next).toMatchObject({ contractId: "2", renewalsMade: 1, amount: 1500 });
  });

  test("a contract of the same product that follows within two months renews, one of another product does not", () => {
    const follow = (fields: Partial<ContractRow>): number | undefined =>
      renewalForecast([contract("a", "1", { ...before, productId: "care" }), contract("a", "2", fields)], days)
        .renewals[0]?.renewalsMade;
    expect(follow({ productId: "care" })).toBe(1);
    expect(follow({ productId: "lease" })).toBe(0);
    // 60 days after the day on which it would follow without a gap, and one more.
    expect(follow({ productId: "care", startsOn: "2026-03-02" })).toBe(1);
    expect(follow({ productId: "care", startsOn: "2026-03-03" })).toBe(0);
    // One that names it as well: what comes later was lost before.
    expect(follow({ productId: "care", startsOn: "2026-03-02", renewedFrom: "1" })).toBe(1);
    expect(follow({ productId: "care", startsOn: "2026-06-01", renewedFrom: "1" })).toBe(0);
    expect(follow({})).toBe(0);
  });

  test("one that overlaps another of its product is one more, as in revenue retention", () => {
    const care = { productId: "care" };
    const rows = [contract("a", "1", care), contract("a", "2", { ...care, startsOn: "2026-06-01", amount: 300 })];
    const book = renewalForecast(rows, days);
    expect(book.running).toBe(1500);
    expect(book.renewals.map(({ contractId }) => contractId)).toEqual(["1", "2"]);
    expect(revenueRetention(rows, { from: "2026-05-31", to: days.asOf }).end).toBe(1500);
    // Rows that end on the day on which the next begins.
    const chained = [contract("a", "1", { ...before, ...care, endsOn: "2026-01-01" }), contract("a", "2", care)];
    expect(renewalForecast(chained, days).renewals[0]).toMatchObject({ contractId: "2", renewalsMade: 1 });
  });

  test("one that was cancelled, or has expired, without an end is listed, unless it was renewed", () => {
    const gone = contract("a", "1", { ...before, endsOn: null, status: "cancelled" });
    const book = renewalForecast([gone, { ...gone, id: "2", status: "expired" }, contract("b", "3")], days);
    expect(book.rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "endsOn"],
      [1, "endsOn"],
    ]);
    expect([book.running, book.runningAfter.expected]).toEqual([1200, 600]);
    const renewed = renewalForecast([gone, contract("a", "2", { renewedFrom: "1" })], days);
    expect([renewed.rejected, renewed.running, renewed.renewals[0]?.renewalsMade]).toEqual([[], 1200, 1]);
  });

  test("renewals in a circle are none, and what renewed itself before it was renewed counts", () => {
    const circle = ["3", "1", "2"].map((renewedFrom, index) => contract("a", `${index + 1}`, { renewedFrom }));
    expect(renewalForecast(circle, days).renewals.map(({ renewalsMade }) => renewalsMade)).toEqual([0, 0, 0]);
    const rolling = contract("a", "1", { startsOn: "2020-01-01", endsOn: "2020-12-31", autoRenews: true });
    const next = contract("a", "2", { renewedFrom: "1" });
    // On 1 January of 2021 to 2025 by itself, then by the second.
    expect(renewalForecast([rolling, next], days)).toMatchObject({
      renewals: [{ contractId: "2", renewalsMade: 6 }],
      models: [{ termMonths: 12, ended: 6, renewed: 6 }],
    });
  });

  test("one that begins after the days is not running when they have passed, and the one before it is", () => {
    const after = (...rows: ContractRow[]): unknown => renewalForecast(rows, days).runningAfter;
    const next = { startsOn: "2027-05-01", endsOn: "2028-04-30", amount: 1500 };
    const none = { expected: 0, lower: 0, upper: 0 };
    expect(after(contract("a", "1", next))).toEqual(none);
    const renewing = { ...next, renewedFrom: "0" };
    expect(after(contract("a", "0", { endsOn: "2027-04-30" }), contract("a", "1", renewing))).toEqual({
      expected: 1200,
      lower: 1200,
      upper: 1200,
    });
    // Four months in which neither runs.
    expect(after(contract("a", "0"), contract("a", "1", renewing))).toEqual(none);
  });

  test("in whatever order the rows come", () => {
    // One id in every account, so that only the account tells two of them apart.
    const rows = ["a", "b", "c", "d", "e", "f"].flatMap((accountId, index) => [
      contract(accountId, "0", { ...before, amount: 100 * (index + 1) }),
      contract(accountId, "1", { amount: 100 * (index + 1), ...(index % 2 === 0 ? { renewedFrom: "0" } : {}) }),
    ]);
    expect(renewalForecast([...rows].reverse(), days)).toEqual(renewalForecast(rows, days));
  });

  test("one that renews by itself is in its next term", () => {
    const rows = [contract("a", "1", { startsOn: "2023-02-01", endsOn: "2024-01-31", autoRenews: true })];
    const [found] = renewalForecast(rows, days).renewals;
    // Renewed on 1 February of 2024, 2025 and 2026.
    expect(found).toMatchObject({ endsOn: "2027-01-31", renewalsMade: 3 });
  });
});

describe("the chance", () => {
  test("of what was said of it: notice given, a notice day that has passed, an account that is lost", () => {
    const chance = (fields: Partial<ContractRow>, state?: "lost" | "active") =>
      renewalForecast([contract("a", "1", fields)], {
        ...days,
        ...(state && { standings: [{ accountId: "a", standing: { state } }] }),
      }).renewals[0];
    expect(chance({ status: "cancelled" })).toMatchObject({ probability: 0, lower: 0, upper: 0, expected: 0 });
    expect(chance({ autoRenews: true, noticeOn: "2026-09-30" })).toMatchObject({ probability: 1, lower: 1, upper: 1 });
    expect(chance({ autoRenews: true, noticeOn: "2026-12-01" })?.probability).toBe(0.5);
    expect(chance({ autoRenews: true, noticeOn: "2026-09-30" }, "lost")?.probability).toBe(0);
    expect(chance({}, "active")?.probability).toBe(0.5);
  });

  test("follows where the main job says that an account stands", () => {
    const accounts = [
      { id: "gone", status: "churned" as const, contracts: [contract("gone", "1")] },
      { id: "here", contracts: [contract("here", "1")] },
      {
        id: "slow",
        contracts: [contract("slow", "1")],
        purchases: ["2022-01-05", "2022-02-05", "2022-03-05"].map((on) => ({ on, amount: 5 })),
      },
    ].map(({ contracts, ...account }) => ({
      ...account,
      contracts: contracts.map((row) => ({ ...row, accountId: undefined })),
    }));
    const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf: days.asOf, to: days.to });
    const rows = accounts.flatMap(({ id, contracts }) => contracts.map((row) => ({ ...row, accountId: id })));
    const forecast = renewalForecast(rows, { ...days, standings: book.accounts });
    expect(book.accounts.map(({ standing }) => standing.state)).toEqual(["lost", "active", "slowing"]);
    expect(forecast.renewals.map(({ probability }) => probability)).toEqual([0, 0.5, 1 / 3]);
  });

  test("by Laplace's rule where few have ended, an account that is slowing with half the odds", () => {
    const rows = [
      ...["a", "b", "c"].flatMap((id) => [contract(id, "1", before), contract(id, "2", { renewedFrom: "1" })]),
      contract("d", "1", before),
    ];
    const standings = [{ accountId: "b", standing: { state: "slowing" as const } }];
    const book = renewalForecast(rows, { ...days, standings });
    expect(book.models).toEqual([{ termMonths: 12, ended: 4, renewed: 3, model: null }]);
    const [a, b] = book.renewals;
    expect(a?.probability).toBeCloseTo(4 / 6, 12);
    expect(a?.reasons).toEqual([{ code: "portfolio.renewal.by-rate", params: { renewed: 3, ended: 4 } }]);
    // Odds of 2 to 1 become even.
    expect(b?.probability).toBeCloseTo(0.5, 12);
    expect(book.assumptions.map(({ key }) => key)).toEqual([
      "reviews.renewalWhenUnknown",
      "reviews.renewalSlowingOdds",
    ]);
    // The posterior of a rate with 3 of 4 is beta(4, 2): its quantiles, from tables.
    const { lower, upper } = renewalForecast(rows, { ...days, resamples: 20_000 }).renewals[0] ?? {};
    expect(lower).toBeCloseTo(0.2836, 1.7);
    expect(upper).toBeCloseTo(0.9473, 1.7);
  });

  test("is assumed only where nothing is known of it", () => {
    const assumed = (fields: Partial<ContractRow>, options: Partial<RenewalForecastOptions> = {}): string[] =>
      renewalForecast([contract("a", "1", fields)], { ...days, ...options }).assumptions.map(({ key }) => key);
    const standing = (state: "slowing" | "active" | "lost") => ({
      standings: [{ accountId: "a", standing: { state } }],
    });
    const model = shiftedBetaGeometricModel({ alpha: 1, beta: 4 });
    expect(assumed({})).toEqual(["reviews.renewalWhenUnknown"]);
    expect(assumed({}, standing("active"))).toEqual(["reviews.renewalWhenUnknown"]);
    expect(assumed({}, standing("lost"))).toEqual([]);
    expect(assumed({}, { model })).toEqual([]);
    expect(assumed({}, { model, ...standing("slowing") })).toEqual(["reviews.renewalSlowingOdds"]);
    expect(assumed({ status: "cancelled" }, standing("slowing"))).toEqual([]);
    expect(assumed({ endsOn: "2028-12-31" }, standing("slowing"))).toEqual([]);
  });

  /** Fader & Hardie (2007), table 1: of 1,000 high-end customers, per mille left after each year. */
  const surviving = [1000, 869, 743, 653, 593, 551, 517, 491];

  test("is learnt from the contracts: the published fit, and the retention of those who renewed", () => {
    // Contracts that began on the first of January 2019 and renew by themselves until they are cancelled.
    const rows = surviving.slice(0, -1).flatMap((here, year) => {
      const left = here - (surviving[year + 1] ?? 0);
      return Array.from({ length: left }, (_, index) => chain(`${year}-${index}`, year + 1, index)).flat();
    });
    const staying = Array.from({ length: 491 }, (_, index) => chain(`stay-${index}`, 8, index)).flat();
    const book = renewalForecast([...rows, ...staying], {
      asOf: "2026-06-30",
      to: "2026-12-31",
      resamples: 50,
    });
    const fitted = fitShiftedBetaGeometric(surviving);
    expect(book.models[0]).toMatchObject({ termMonths: 12, ended: 869 + 743 + 653 + 593 + 551 + 517 + 491 + 509 });
    const { alpha, beta } = (book.models[0]?.model?.parameters ?? {}) as { alpha: number; beta: number };
    expect(alpha).toBeCloseTo(fitted.parameters.alpha, 4);
    expect(beta).toBeCloseTo(fitted.parameters.beta, 4);
    expect([alpha, beta].map((value) => Math.round(value * 1000) / 1000)).toEqual([0.668, 3.806]);
    // Equation 7: r(t) = (β + t − 1)/(α + β + t − 1), here the eighth renewal.
    expect(book.renewals).toHaveLength(491);
    expect(book.renewals[0]?.probability).toBeCloseTo((beta + 7) / (alpha + beta + 7), 9);
    expect(book.renewals[0]?.reasons).toEqual([{ code: "portfolio.renewal.by-model", params: { renewals: 7 } }]);
  });

  function chain(accountId: string, years: number, index: number): ContractRow[] {
    return Array.from({ length: years }, (_, year) =>
      contract(accountId, `${index}-${year}`, {
        startsOn: `${2019 + year}-01-01`,
        endsOn: `${2019 + year}-12-31`,
        ...(year > 0 && { renewedFrom: `${index}-${year - 1}` }),
      }),
    );
  }

  test("of several renewals is their product", () => {
    const model = shiftedBetaGeometricModel({ alpha: 1, beta: 4 });
    const rows = [contract("a", "1", { startsOn: "2026-12-01", endsOn: "2026-12-31", amount: 100, per: "month" })];
    const book = renewalForecast(rows, { ...days, model });
    // r = 4/5, 5/6, 6/7, 7/8: at the ends of December to March.
    expect(book.renewals[0]?.probability).toBeCloseTo(4 / 5, 12);
    expect(book.renewals[0]?.stillRunning).toBeCloseTo(4 / 8, 12);
    expect(book.runningAfter.expected).toBeCloseTo(600, 9);
  });
});

describe("the money", () => {
  test("has the bounds of the sum of what happens", () => {
    // A hundred contracts of a rate as good as known: binomial(100, .8), 95% of it from 72 to 88.
    const due = Array.from({ length: 100 }, (_, index) => contract(`due-${index}`, "1", { amount: 1 }));
    const certain = { alpha: 2e6, beta: 8e6 };
    const exact = renewalForecast(due, { ...days, resamples: 4000, model: shiftedBetaGeometricModel(certain) });
    expect(exact.expected).toBeCloseTo(80, 4);
    expect(Math.abs((exact.lower ?? 0) - 72)).toBeLessThanOrEqual(1);
    expect(Math.abs((exact.upper ?? 0) - 88)).toBeLessThanOrEqual(1);
  });

  test("adds up in any book, and bad rows are left out with their place", () => {
    const row = fc.record({
      accountId: fc.constantFrom("a", "b", "c"),
      id: fc.uuid(),
      startsOn: fc.constantFrom("2024-01-01", "2025-01-01", "2026-01-01", "2026-06-15"),
      endsOn: fc.constantFrom("2026-12-31", "2027-01-14", "2026-06-30", null),
      amount: fc.option(fc.integer({ min: 0, max: 9000 })),
      per: fc.constantFrom("month" as const, "quarter" as const, "year" as const),
      autoRenews: fc.option(fc.boolean()),
      status: fc.constantFrom(null, "active" as const, "cancelled" as const, "draft" as const),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const book = renewalForecast(rows, { ...days, resamples: 40 });
        const sum = (values: (number | null)[]): number =>
          values.reduce<number>((total, value) => total + (value ?? 0), 0);
        expect(sum(book.renewals.map(({ amount }) => amount))).toBeCloseTo(book.amount, 6);
        expect(sum(book.renewals.map(({ expected }) => expected))).toBeCloseTo(book.expected, 6);
        expect(sum(book.months.map(({ expected }) => expected))).toBeCloseTo(book.expected, 6);
        expect(book.expected).toBeLessThanOrEqual(book.amount + 1e-9);
        expect(book.runningAfter.expected).toBeLessThanOrEqual(
          book.running + sum(rows.map(({ amount }) => (amount ?? 0) * 12)),
        );
        for (const { probability, stillRunning } of book.renewals)
          expect(stillRunning).toBeLessThanOrEqual(probability);
        expect(renewalForecast(rows, { ...days, resamples: 40 })).toEqual(book);
      }),
      { numRuns: 50 },
    );
    const bad = [contract("a", "1"), contract("a", "1"), contract("", "2"), { accountId: "b", id: "3" } as ContractRow];
    expect(renewalForecast(bad, days).rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, "id"],
      [2, "accountId"],
      [3, "startsOn"],
    ]);
  });

  test("what is asked wrongly is refused, and nothing is no fault", () => {
    expect(() => renewalForecast([], { asOf: days.to, to: days.asOf })).toThrow("options.to must not lie before");
    expect(() => renewalForecast([], { ...days, standings: [{ accountId: "a" } as never] })).toThrow(
      "options.standings[0].standing must be an object",
    );
    expect(() => renewalForecast({} as [], days)).toThrow("contracts must be an array");
    expect(renewalForecast([], days)).toMatchObject({ amount: 0, expected: 0, lower: 0, upper: 0, renewals: [] });
    expect(renewalForecast([contract("a", "1")], { ...days, resamples: 0 })).toMatchObject({
      lower: null,
      upper: null,
    });
  });
});
