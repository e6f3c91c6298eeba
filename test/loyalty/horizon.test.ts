import {
  estimateLoyalty,
  fitLoyaltyModel,
  mbgNbdModel,
  probabilityOfBuying,
  reviewPortfolio,
  summarizePurchases,
  type Account,
  type LoyaltyEvidence,
  type LoyaltyObservation,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { draws } from "../support/draws.js";

const asOf = "2026-11-21";
const model = mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" });
const rows = ["2025-02-03", "2025-05-12", "2025-11-01", "2026-04-20"].map((on) => ({ on, amount: 50 }));
const [history] = summarizePurchases(
  rows.map((row) => ({ ...row, accountId: "a" })),
  { until: asOf, unit: "week" },
).summaries;
if (history === undefined) throw new Error("no history");
const hard = {
  id: "T1",
  openedAt: "2026-11-02T08:00:00Z",
  resolvedAt: "2026-11-18T08:00:00Z",
  resolved: true,
  contacts: 6,
  reopens: 2,
  transfers: 3,
};

describe("the chance of buying within the days asked for", () => {
  test.each([30, 90, 180, 365])(
    "is that of the purchases within %i days where nothing else is known",
    (horizonDays) => {
      const found = estimateLoyalty({ history, tickets: [] }, { asOf, purchases: model, horizonDays });
      expect(found.probability).toBeCloseTo(probabilityOfBuying(model, history, { horizon: horizonDays / 7 }), 12);
      expect(found.horizonDays).toBe(horizonDays);
    },
  );

  test.each([
    [90, []],
    [180, [hard]],
    [365, [hard]],
  ])("is the number that the main job has as buysAgain, within %i days", (horizonDays, tickets) => {
    const account: Account = { id: "a", purchases: rows, tickets };
    const book = reviewPortfolio(
      { accounts: [account], products: [], sellers: [] },
      { asOf, to: "2026-12-20", horizonDays, models: { purchases: model }, plan: false },
    );
    const found = estimateLoyalty(
      { history, tickets, lastPurchaseOn: "2026-04-20" },
      { asOf, purchases: model, horizonDays },
    );
    expect(book.accounts[0]?.buysAgain?.probability).toBeCloseTo(found.probability, 12);
    expect(book.accounts[0]?.loyalty?.horizonDays).toBe(horizonDays);
  });

  test("is 180 days unless given, and of no date where the purchases are not known", () => {
    const found = estimateLoyalty({ history, tickets: [] }, { asOf, purchases: model });
    expect(found.probability).toBeCloseTo(probabilityOfBuying(model, history, { horizon: 180 / 7 }), 12);
    const published = estimateLoyalty({ effort: 5 }, { asOf, horizonDays: 90 });
    expect(published.horizonDays).toBeNull();
    expect(published.probability).toBeCloseTo(0.04, 12);
  });

  test("says where the model was fitted to other days", () => {
    const outcomes = Array.from({ length: 40 }, (_, index) => ({ purchases: 0.5, repurchased: index % 2 === 0 }));
    const fitted = fitLoyaltyModel(outcomes, { horizonDays: 90 });
    const codes = (horizonDays: number) =>
      estimateLoyalty({ purchases: 0.5 }, { asOf, model: fitted, horizonDays }).reasons.map(({ code }) => code);
    expect(codes(90)).not.toContain("loyalty.other-horizon");
    expect(codes(180)).toContain("loyalty.other-horizon");
  });

  test.each<[string, LoyaltyEvidence]>([
    ["history", { history: { ...history, unit: "day" } as never }],
    ["options.horizonDays", { history }],
  ])("refuses a wrong %s", (path, evidence) => {
    const horizonDays = path === "history" ? 90 : -1;
    expect(() => estimateLoyalty(evidence, { asOf, purchases: model, horizonDays })).toThrow(
      /estimateLoyalty|probabilityOfBuying/,
    );
  });
});

test("ten days of history do not tell what years as a customer do", () => {
  const random = draws(3);
  const outcomes: LoyaltyObservation[] = Array.from({ length: 2000 }, () => {
    const tenureYears = (10 * random.uniform()) / 365.25;
    return { purchases: 0.3, tenureYears, repurchased: random.chance(0.45 - 8 * tenureYears) };
  });
  const { parameters } = fitLoyaltyModel(outcomes);
  // One log odd a standard deviation of eight days let it run to −21.7 a year.
  expect(Math.abs(parameters.tenureYears ?? NaN)).toBeLessThan(2);
  // Over years it is learned as before.
  const years = outcomes.map(({ tenureYears }, index) => {
    const long = 365.25 * (tenureYears ?? 0);
    return {
      purchases: 0.5,
      tenureYears: long,
      repurchased: random.chance(1 / (1 + Math.exp(2 - 0.4 * long + 0 * index))),
    };
  });
  expect(fitLoyaltyModel(years).parameters.tenureYears).toBeCloseTo(0.4, 1);
});
