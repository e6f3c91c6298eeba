import fc from "fast-check";
import {
  type Account,
  estimateLoyalty,
  evaluatePredictions,
  fitLoyaltyModel,
  fitMbgNbd,
  type LoyaltyObservation,
  loyaltyObservations,
  mbgNbdModel,
  probabilityOfBuying,
  type Purchase,
  reviewPortfolio,
  scoreEffort,
  summarizePurchases,
  type Ticket,
} from "retention-kit";
import { beforeAll, describe, expect, test } from "vitest";
import { cdnowPurchases, hasCdnow } from "../purchases/cdnow.js";
import { draws } from "../support/draws.js";

const options = { asOf: "2025-11-21", horizonDays: 90 };
const days = (...list: string[]): Purchase[] => list.map((on) => ({ on, amount: 10 }));
const observe = (account: Omit<Account, "id">, more: object = {}) =>
  loyaltyObservations([{ id: "acme", ...account }], { ...options, ...more }).accepted[0];

describe("the outcome", () => {
  test.each([
    ["the day itself is before", days("2024-01-05", "2025-11-21"), false],
    ["the day after counts", days("2024-01-05", "2025-11-22"), true],
    ["and so does the last day of the horizon", days("2024-01-05", "2026-02-19"), true],
    ["a day later does not", days("2024-01-05", "2026-02-20"), false],
    [
      "a purchase that was taken back is none",
      [...days("2024-01-05", "2026-01-05"), { on: "2026-01-09", amount: -10 }],
      false,
    ],
    [
      "one taken back after the horizon was one",
      [...days("2024-01-05", "2026-01-05"), { on: "2026-03-09", amount: -10 }],
      true,
    ],
  ])("%s", (_, purchases, repurchased) => {
    expect(observe({ purchases })?.repurchased).toBe(repurchased);
  });

  test("is of customers: whoever had bought nothing is left out, and whoever had sent all back", () => {
    const returned = [...days("2025-01-05"), { on: "2025-01-09", amount: -10 }];
    for (const purchases of [null, [], days("2025-12-01"), returned]) expect(observe({ purchases })).toBeUndefined();
  });
});

describe("the evidence is of the day", () => {
  const purchases = days("2024-05-22");
  const ticket: Ticket = {
    id: "t1",
    openedAt: "2025-11-01T08:00:00Z",
    resolvedAt: "2025-11-21T08:00:00Z",
    resolved: true,
    contacts: 4,
    transfers: 1,
  };

  test("tickets give effort as it scores, and how fresh it is; none is no problem, and unknown is unknown", () => {
    const effort = scoreEffort(ticket).effort ?? NaN;
    expect(observe({ purchases, tickets: [ticket] })).toMatchObject({ effort, freshness: 1 });
    const asOf = "2026-05-20";
    const faded = observe({ purchases, tickets: [ticket] }, { asOf });
    expect(faded?.effort).toBeCloseTo(effort, 12);
    expect(faded?.freshness).toBeCloseTo(0.5, 12);
    expect(observe({ purchases, tickets: [] })).toEqual({
      repurchased: false,
      tenureYears: 548 / 365.25,
      problem: false,
    });
    expect(observe({ purchases })).toEqual({ repurchased: false, tenureYears: 548 / 365.25 });
  });

  test("a problem solved later was open, and one that came later was none", () => {
    const later = { ...ticket, resolvedAt: "2025-12-21T08:00:00Z" };
    // The day that it is asked on counts as a whole.
    const open = scoreEffort({ ...ticket, resolved: false, resolvedAt: null }, { now: "2025-11-22T00:00:00Z" });
    expect(observe({ purchases, tickets: [later] })?.effort).toBeCloseTo(open.effort ?? NaN, 12);
    const after = { ...ticket, openedAt: "2025-11-22T08:00:00Z", resolvedAt: "2025-11-23T08:00:00Z" };
    expect(observe({ purchases, tickets: [after] })).toMatchObject({ problem: false });
  });

  test("days are the account's own", () => {
    // Half past midnight on the 22nd in Vientiane, and still the 21st in London.
    const late = { ...ticket, openedAt: "2025-11-21T17:30:00Z", resolvedAt: "2025-11-21T17:40:00Z" };
    expect(observe({ purchases, tickets: [late] })).toHaveProperty("effort");
    expect(observe({ purchases, tickets: [late], timeZone: "Asia/Vientiane" })).toMatchObject({ problem: false });
  });

  test("satisfaction and exposures are told as they are", () => {
    const scale = { min: 1, max: 5, higherIsBetter: true };
    const surveys = [{ at: "2025-11-20T08:00:00Z", metric: "csat" as const, score: 4, scale }];
    const exposures = { reward: 1, gift: null };
    expect(observe({ purchases, surveys, exposures })).toMatchObject({ satisfaction: 4, exposures });
  });

  test("no row of a later day changes any of it", () => {
    const day = fc.integer({ min: 0, max: 700 }).map((after) => new Date(Date.UTC(2024, 0, 1 + after)).toISOString());
    const rows = fc.array(day, { maxLength: 12 });
    const { asOf } = options;
    fc.assert(
      fc.property(rows, rows, (bought, opened) => {
        const account = {
          id: "a",
          purchases: bought.map((at) => ({ on: at.slice(0, 10) })),
          tickets: opened.map((at, index) => ({
            id: `${index}`,
            openedAt: at,
            resolvedAt: at,
            resolved: true,
            contacts: 2,
          })),
        };
        const known = {
          id: "a",
          purchases: account.purchases.filter(({ on }) => on <= asOf),
          tickets: account.tickets.filter(({ openedAt }) => openedAt.slice(0, 10) <= asOf),
        };
        const told = (row: object | undefined): object => ({ ...row, repurchased: null });
        const [all, cut] = [account, known].map((each) => loyaltyObservations([each], options).accepted[0]);
        expect(told(all)).toEqual(told(cut));
      }),
    );
  });
});

describe("the chance of buying", () => {
  const model = mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { timeUnit: "week" });

  test("is that of a model given, over the horizon in its unit", () => {
    const purchases = days("2024-05-22", "2025-02-01", "2025-11-20");
    const { summaries } = summarizePurchases(
      purchases.map((purchase) => ({ ...purchase, accountId: "acme" })),
      { until: options.asOf, unit: "week" },
    );
    const [history] = summaries;
    const expected = history === undefined ? NaN : probabilityOfBuying(model, history, { horizon: 90 / 7 });
    expect(observe({ purchases }, { purchases: model })?.purchases).toBeCloseTo(expected, 12);
    expect(observe({ purchases }, { purchases: null })).not.toHaveProperty("purchases");
    expect(observe({ purchases })).not.toHaveProperty("purchases");
  });

  test("is fitted to the histories as they stood where none is given, whatever their order", () => {
    const random = draws(3);
    const accounts = Array.from({ length: 150 }, (_, index): Account => {
      const gap = 15 + 60 * random.uniform();
      const purchases = Array.from({ length: 12 }, (__, purchase) => {
        return { on: new Date(Date.UTC(2025, 0, 10) + purchase * gap * 86_400_000).toISOString().slice(0, 10) };
      });
      return { id: `a${index}`, purchases: random.chance(0.5) ? purchases : purchases.slice(0, 4) };
    });
    const known = accounts.flatMap(({ id, purchases }) =>
      (purchases ?? []).map((each) => ({ ...each, accountId: id })),
    );
    const { summaries } = summarizePurchases(known, { until: options.asOf, unit: "week" });
    const deviation = 2;
    const { accepted } = loyaltyObservations({ accounts }, options);
    expect(accepted).toHaveLength(150);
    expect(accepted.every(({ purchases }) => (purchases ?? NaN) > 0 && (purchases ?? NaN) < 1)).toBe(true);
    const near = fitMbgNbd(summaries, { penalty: 1 / (2 * deviation ** 2) });
    const [history] = summaries;
    const chance = history === undefined ? NaN : probabilityOfBuying(near, history, { horizon: 90 / 7 });
    expect(Math.abs((accepted[0]?.purchases ?? NaN) - chance)).toBeLessThan(0.05);
    const turned = loyaltyObservations(accounts.toReversed(), options).accepted.toReversed();
    expect(turned).toEqual(accepted);
  });

  describe.skipIf(!hasCdnow)("of CDNOW", () => {
    const byAccount = new Map<string, Purchase[]>();
    beforeAll(() => {
      for (const purchase of cdnowPurchases()) {
        const id = purchase.accountId ?? "";
        byAccount.set(id, [...(byAccount.get(id) ?? []), purchase]);
      }
    });
    const rows = (asOf: string, horizonDays: number): LoyaltyObservation[] => {
      const accounts = Array.from(byAccount, ([id, purchases]): Account => ({ id, purchases }));
      return loyaltyObservations(accounts, { asOf, horizonDays }).accepted;
    };

    test.each([
      ["1997-09-30", 90],
      ["1997-09-30", 180],
      ["1997-12-31", 90],
      ["1997-12-31", 180],
      ["1998-03-31", 90],
    ])("weighs about as much as it says, at %s for %d days", (asOf, horizonDays) => {
      const fit = fitLoyaltyModel(rows(asOf, horizonDays), { horizonDays });
      expect(fit.horizonDays).toBe(horizonDays);
      expect(fit.parameters.purchases).toBeGreaterThan(0.75);
      expect(fit.parameters.purchases).toBeLessThan(1.1);
    });

    test("learned at one end, orders customers and is about right at a later one", () => {
      const model = fitLoyaltyModel(rows("1997-09-30", 90), { horizonDays: 90 });
      const judged = rows("1997-12-31", 90);
      const probabilities = judged.map(({ purchases = null, tenureYears = null }) => {
        return estimateLoyalty({ purchases, tenureYears }, { asOf: "1997-12-31", model }).probability;
      });
      const { auc, expectedCalibrationError } = evaluatePredictions(
        probabilities,
        judged.map(({ repurchased }) => repurchased),
      );
      expect(auc).toBeGreaterThan(0.77);
      expect(expectedCalibrationError).toBeLessThan(0.05);
    });
  });
});

test("an account that cannot be read is told by its place, and options by their name", () => {
  const accounts = [
    { id: "a", purchases: [{ on: "2025-01-01" }] },
    { id: "b", purchases: [{ on: "2025-13-01" }] },
    { id: "c", purchases: [{ on: "2025-01-01" }], exposures: { reward: NaN } },
  ];
  const { accepted, rejected } = loyaltyObservations(accounts, options);
  expect(accepted).toHaveLength(1);
  expect(rejected.map(({ index, path }) => [index, path])).toEqual([
    [1, "purchases[0].on"],
    [2, "exposures.reward"],
  ]);
  expect(() => loyaltyObservations(accounts, { ...options, horizonDays: 0 })).toThrow(
    "options.horizonDays must be at least 1",
  );
  expect(() => loyaltyObservations({} as never, options)).toThrow("records.accounts must be an array");
  expect(() => loyaltyObservations(accounts, { ...options, purchases: { kind: "bg-bb" } as never })).toThrow(
    "options.purchases.kind must be one of",
  );
});

test("what a model learned to weigh, the main job gives to it", () => {
  const random = draws(9);
  const rows = Array.from({ length: 2000 }, () => {
    const [tenureYears, reward] = [10 * random.uniform(), random.chance(0.3) ? 1 : 0];
    const repurchased = random.chance(1 / (1 + Math.exp(2 - 0.3 * tenureYears - reward)));
    return { problem: false, tenureYears, exposures: { reward }, repurchased };
  });
  const loyalty = fitLoyaltyModel(rows);
  const account: Account = { id: "a", purchases: days("2020-11-21"), tickets: [], exposures: { reward: 1 } };
  const records = { accounts: [account], products: [], sellers: [] };
  const job = { asOf: "2025-11-21", to: "2025-12-31", models: { loyalty }, plan: false } as const;
  const told = reviewPortfolio(records, job).accounts[0]?.loyalty;
  const evidence = { accountId: "a", tickets: [], tenureYears: 1826 / 365.25, exposures: { reward: 1 } };
  const alone = estimateLoyalty(evidence, { asOf: job.asOf, model: loyalty });
  // Its only purchase is five years old: beside what the model weighs stands that it has left.
  expect(told?.contributions.filter(({ factor }) => factor !== "standing")).toEqual(alone.contributions);
  const left = told?.contributions.find(({ factor }) => factor === "standing");
  expect(told?.logOdds).toBe(alone.logOdds + (left?.points ?? NaN));
});
