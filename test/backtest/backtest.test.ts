import { backtest, evaluatePredictions, reviewPortfolio, type Account, type BacktestProgress } from "retention-kit";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { beforeAll, describe, expect, test } from "vitest";
import { company, on } from "./company.js";

const { records } = company({ accounts: 160, seed: 5, everything: true });
const asOf = on(360);
const plain = { horizonDays: 90, resamples: 40, seed: 1 };
const noOne = { products: [], sellers: [] };

describe("one window", () => {
  let result: ReturnType<typeof backtest>;
  let window: (typeof result)["windows"][number];
  beforeAll(() => {
    result = backtest(records, { ...plain, asOf });
    const [only] = result.windows;
    if (only === undefined) throw new Error("no window");
    window = only;
  });
  const end = on(360 + 90);
  /** Days with a purchase; there are no cancellations. */
  const daysOf = ({ purchases }: Account): string[] => [...new Set(purchases?.map((purchase) => purchase.on))].sort();

  test("counts who had bought, who did again and who lapsed", () => {
    const customers = records.accounts.filter((account) => daysOf(account).some((day) => day <= asOf));
    const boughtOf = (account: Account) => daysOf(account).some((day) => day > asOf && day <= end);
    const active = customers.filter((account) => daysOf(account).some((day) => day <= asOf && day > on(360 - 365)));
    const lapsed = active.filter((account) => !boughtOf(account));
    const spent = lapsed.flatMap(({ purchases }) =>
      (purchases ?? []).filter((row) => row.on <= asOf && row.on > on(360 - 365)).map(({ amount }) => amount ?? 0),
    );
    expect(window).toMatchObject({
      asOf,
      horizonDays: 90,
      accounts: customers.length,
      active: active.length,
      bought: customers.filter(boughtOf).length,
      lapsed: lapsed.length,
    });
    expect(window.lostRevenue).toBeCloseTo((spent.reduce((sum, amount) => sum + amount, 0) * 90) / 365.25, 6);
    expect(window.valueAtRisk?.lost).toBeCloseTo(window.lostRevenue ?? NaN, 6);
  });

  test("judges what the main job says of the records cut by hand", () => {
    const accounts = records.accounts
      .map((account) => ({
        ...account,
        purchases: account.purchases?.filter((row) => row.on <= asOf),
        tickets: [],
        surveys: [],
        touches: [],
      }))
      .filter(({ purchases }) => purchases !== undefined && purchases.length > 0);
    const book = reviewPortfolio({ ...records, accounts }, { asOf, to: on(390), plan: false });
    const said = book.accounts.map(({ probabilityAlive }) => probabilityAlive ?? 0);
    const came = accounts.map((account) => {
      const whole = records.accounts.find(({ id }) => id === account.id);
      return whole !== undefined && daysOf(whole).some((day) => day > asOf && day <= end);
    });
    const { auc, logLoss, brier, expectedCalibrationError } = evaluatePredictions(said, came);
    const judged = window.buysAgain?.probabilityAlive;
    expect(judged?.auc).toBeCloseTo(auc ?? NaN, 10);
    expect(judged?.logLoss).toBeCloseTo(logLoss, 10);
    expect(judged?.brier).toBeCloseTo(brier, 10);
    expect(judged?.calibrationError).toBeCloseTo(expectedCalibrationError, 10);
  });

  test("recency orders as the days since the last purchase do", () => {
    const customers = records.accounts.filter((account) => daysOf(account).some((day) => day <= asOf));
    const said = customers.map((account) => {
      const silent = (Date.parse(asOf) - Date.parse(daysOf(account).findLast((day) => day <= asOf) ?? "")) / 86_400_000;
      return 1 / (1 + silent);
    });
    const came = customers.map((account) => daysOf(account).some((day) => day > asOf && day <= end));
    expect(window.buysAgain?.recency?.auc).toBeCloseTo(evaluatePredictions(said, came).auc ?? NaN, 10);
  });

  test("a rule that knows the future holds the most, and everything lies within its bounds", () => {
    const lost = new Map(
      records.accounts.map((account) => {
        const lapsed = !daysOf(account).some((day) => day > asOf && day <= end);
        const lastYear = (account.purchases ?? []).filter((row) => row.on <= asOf && row.on > on(360 - 365));
        return [account.id, lapsed ? lastYear.reduce((sum, { amount }) => sum + (amount ?? 0), 0) : 0];
      }),
    );
    const rules = { oracle: ({ id }: Account) => lost.get(id) ?? 0 };
    const [judged] = backtest(records, { ...plain, asOf, rules }).windows;
    const { topShare = {}, capture = {}, intervals = {} } = judged?.valueAtRisk ?? {};
    for (const [name, share] of Object.entries(topShare)) {
      expect(share, name).toBeLessThanOrEqual((topShare.oracle ?? 0) + 1e-12);
      expect(capture[name]?.[0]).toBeCloseTo(share, 12);
      expect(intervals[name]?.lower).toBeLessThanOrEqual(share);
      expect(intervals[name]?.upper).toBeGreaterThanOrEqual(share);
    }
    const { rules: reached = {} } = judged?.plan ?? {};
    expect(reached.oracle?.revenueReached).toBeGreaterThan(judged?.plan?.revenueReached ?? 1);
  });

  test("the plan reaches those whom it books", () => {
    const { plan } = window;
    expect(plan?.reviews).toBeGreaterThan(10);
    // By lot each account of a seller is as likely as another.
    expect(plan?.rules.random?.lapsedReached).toBeGreaterThan(0);
    expect(Object.keys(plan?.rules ?? {})).toEqual(
      expect.arrayContaining(["random", "silence", "spend", "spendTimesBuying", "spendTimesLogistic"]),
    );
  });

  test("is JSON, and the order of the input does not matter", () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const turned = { ...records, accounts: records.accounts.toReversed() };
    expect(backtest(turned, { ...plain, asOf })).toEqual(result);
  });

  test("depends on the seed in its bounds alone", () => {
    const other = backtest(records, { ...plain, asOf, seed: 2 }).windows[0];
    expect(other?.valueAtRisk?.topShare).toEqual(window.valueAtRisk?.topShare);
    expect(other?.valueAtRisk?.intervals).not.toEqual(window.valueAtRisk?.intervals);
  });

  test("compares in pairs, and says by how much", () => {
    const verdict = window.verdicts.find(
      ({ measure, against }) => measure === "buysAgain.logLoss" && against === "probabilityAlive",
    );
    const { buysAgain, probabilityAlive } = window.buysAgain ?? {};
    expect(verdict?.difference).toBeCloseTo((probabilityAlive?.logLoss ?? NaN) - (buysAgain?.logLoss ?? NaN), 10);
    expect(result.verdicts).toEqual(window.verdicts);
  });
});

test("extremes are accounts with a habit whose numbers look wrong at a glance", () => {
  const { windows } = backtest(records, { ...plain, asOf });
  for (const { gapDays, silentDays, kind, purchases, probability } of windows[0]?.extremes ?? []) {
    expect(purchases).toBeGreaterThanOrEqual(4);
    if (kind === "regular-said-lost") {
      expect(silentDays).toBeLessThanOrEqual(gapDays);
      expect(probability).toBeLessThan(0.5);
    } else {
      expect(silentDays).toBeGreaterThan(3 * gapDays);
      expect(probability).toBeGreaterThan(0.5);
    }
  }
});

test("ends lie a horizon apart, each with a horizon before it", () => {
  const days = [0, 100, 400];
  const accounts = days.map((day, index) => ({ id: `${index}`, purchases: [{ on: on(day), amount: 1 }] }));
  const { windows, warnings } = backtest(
    { accounts, ...noOne },
    { horizonDays: [100, 150, 300], resamples: 20, seed: 1 },
  );
  expect(windows.map((window) => [window.asOf, window.horizonDays])).toEqual([
    [on(100), 100],
    [on(200), 100],
    [on(300), 100],
    [on(250), 150],
  ]);
  expect(warnings).toContainEqual({ code: "backtest.history-too-short", params: { horizonDays: 300, days: 400 } });
});

test("a horizon that the records do not reach is left out, and said", () => {
  const { windows, warnings } = backtest(records, { ...plain, asOf: [asOf, on(500)], horizonDays: 120 });
  expect(windows).toHaveLength(1);
  expect(warnings.map(({ code }) => code)).toContain("backtest.horizon-beyond-records");
});

test("verdicts over all windows are those of each horizon by itself", () => {
  const { windows, verdicts } = backtest(records, { ...plain, asOf, horizonDays: [60, 90] });
  expect(windows.map(({ horizonDays }) => horizonDays)).toEqual([60, 90]);
  expect(verdicts).toEqual(windows.flatMap((window) => window.verdicts));
});

test("too few to tell is said instead of a number", () => {
  const few = { ...records, accounts: records.accounts.slice(0, 12) };
  const { windows, verdicts, warnings } = backtest(few, { ...plain, asOf });
  expect(windows).toMatchObject([{ buysAgain: null, valueAtRisk: null, plan: null, verdicts: [] }]);
  expect(verdicts).toEqual([]);
  const tooFew = warnings.find(({ code }) => code === "backtest.too-few-outcomes");
  expect(tooFew).toBeDefined();
  expect(words(tooFew ?? { code: "" }, en)).toContain("too few to tell");
});

test("too few lapses leave value at risk and the plan untold", () => {
  const regular = Array.from({ length: 40 }, (_, index) => ({
    id: `regular-${index}`,
    purchases: Array.from({ length: 30 }, (__, order) => ({ on: on(index + 20 * order), amount: 10 })),
  }));
  const gone = Array.from({ length: 15 }, (_, index) => ({
    id: `gone-${index}`,
    purchases: [{ on: on(index), amount: 10 }],
  }));
  const records = { accounts: [...regular, ...gone], ...noOne };
  const { windows, warnings } = backtest(records, { ...plain, asOf: on(450), capacity: 10 });
  expect(windows).toMatchObject([{ bought: 40, lapsed: 0, valueAtRisk: null, plan: null }]);
  expect(windows[0]?.buysAgain?.recency?.auc).toBe(1);
  expect(warnings.map(({ code }) => code)).toContain("backtest.too-few-lapses");
});

test("without a purchase there is nothing to judge", () => {
  const { windows, warnings } = backtest({ accounts: [{ id: "acme" }], ...noOne }, plain);
  expect(windows).toEqual([]);
  expect(warnings).toEqual([{ code: "backtest.no-purchases" }]);
});

test("without amounts no money is judged", () => {
  const accounts = records.accounts.map((account) => ({
    ...account,
    purchases: account.purchases?.map(({ on: day }) => ({ on: day })),
  }));
  const [window] = backtest({ accounts, ...noOne }, { ...plain, asOf }).windows;
  expect(window).toMatchObject({ lostRevenue: null, valueAtRisk: null });
  expect(window?.buysAgain?.buysAgain?.auc).toBeGreaterThan(0.5);
});

test("a capacity is so many reviews by anyone", () => {
  const [window] = backtest({ ...records, sellers: [] }, { ...plain, asOf, capacity: 17 }).windows;
  expect(window?.plan?.reviews).toBe(17);
  const all = records.accounts.filter(({ purchases }) => purchases?.some((row) => row.on <= asOf));
  expect(window?.plan?.rules.random?.lapsedReached).toBeCloseTo(17 / all.length, 6);
});

test("warns of a model that was given, of tickets nobody closed, of fields without a day", () => {
  const { models } = reviewPortfolio(records, { asOf: on(540), to: on(541), plan: false });
  const { purchases, spend } = models;
  if (purchases === null || spend === null) throw new Error("no model");
  const accounts = records.accounts.map((account) => ({
    ...account,
    annualBudget: 100,
    exposures: { reward: 1 },
    tickets: [{ id: `${account.id}-old`, openedAt: "2025-01-01T09:00:00Z", resolved: false }],
  }));
  const later = { ...plain, asOf: on(420), models: { purchases, spend } };
  const codes = backtest({ ...records, accounts }, later).warnings.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining([
      "backtest.model-given",
      "backtest.tickets-never-closed",
      "backtest.undated-left-out",
      "backtest.few-outcomes",
    ]),
  );
  const refitted = backtest({ ...records, accounts }, { ...later, refit: "purchases" });
  expect(refitted.warnings.map(({ code }) => code)).not.toContain("backtest.model-given");
});

test("loyalty fitted on the window before loses less than the published prior", () => {
  const lossOf = (refit: "none" | "loyalty") =>
    backtest(records, { ...plain, asOf, refit }).windows[0]?.buysAgain?.loyalty?.logLoss ?? NaN;
  expect(lossOf("loyalty")).toBeLessThan(lossOf("none"));
});

test("what cannot be fitted for want of outcomes is said", () => {
  const codes = backtest(records, { ...plain, asOf: on(95), refit: "all" }).warnings.map(({ code }) => code);
  expect(codes).toContain("backtest.not-refitted");
  expect(codes).toContain("backtest.rules-not-learned");
});

test("rules learned with little history before them are said to be", () => {
  const shortFor = (day: number) =>
    backtest(records, { ...plain, asOf: on(day) }).warnings.filter(({ code }) => code === "backtest.short-history");
  expect(shortFor(150)).toHaveLength(1);
  expect(shortFor(200)).toHaveLength(0);
});

test("a row that cannot be read is left out once, with its place", () => {
  const accounts = [
    { id: "no-day", purchases: [{ on: "soon" }] },
    ...records.accounts,
    { id: "other-product", purchases: [{ on: on(10), productId: "mill" }], currency: "USD" },
    { id: "A1" },
  ];
  const { rejected } = backtest({ ...records, accounts }, { ...plain, asOf });
  expect(rejected.map(({ index, path, id }) => [index, path, id])).toEqual([
    [0, "purchases[0].on", "no-day"],
    [accounts.length - 1, "id", "A1"],
    [accounts.length - 2, "currency", "other-product"],
  ]);
});

test("a product that is refused keeps its place in the input, whatever was not sold yet", () => {
  const products = [{ id: "sold-by-nobody", price: 1 }, null as never, ...records.products, { id: "mill", price: 5 }];
  const { rejected, windows } = backtest({ ...records, products }, { ...plain, asOf });
  expect(rejected.map(({ records: list, index }) => [list, index])).toEqual([
    ["products", 1],
    ["products", products.length - 1],
  ]);
  expect(windows[0]?.opportunity).not.toBeNull();
});

test("tells how far it is, and stops when asked", () => {
  const seen: BacktestProgress[] = [];
  const options = { ...plain, asOf, onProgress: (progress: BacktestProgress) => seen.push(progress) };
  backtest(records, options);
  expect(seen[0]).toEqual({ windows: 1, ofWindows: 1, resamples: 0, ofResamples: 40 });
  expect(seen.at(-1)).toEqual({ windows: 1, ofWindows: 1, resamples: 40, ofResamples: 40 });
  const stop = new AbortController();
  const stopping = {
    ...options,
    signal: stop.signal,
    onProgress: ({ resamples }: BacktestProgress) => {
      if (resamples === 3) stop.abort(new Error("enough"));
    },
  };
  expect(() => backtest(records, stopping)).toThrow("enough");
});

test.each([
  [{ seed: 1, asof: asOf }, "options"],
  [{ seed: 0.5 }, "options.seed"],
  [{}, "options.seed"],
  [{ seed: 1, asOf: "2026-02-30" }, "options.asOf"],
  [{ seed: 1, asOf: [] }, "options.asOf"],
  [{ seed: 1, horizonDays: 0 }, "options.horizonDays"],
  [{ seed: 1, horizonDays: [] }, "options.horizonDays"],
  [{ seed: 1, refit: "both" }, "options.refit"],
  [{ seed: 1, capacity: 0 }, "options.capacity"],
  [{ seed: 1, resamples: 5 }, "options.resamples"],
  [{ seed: 1, confidence: 1 }, "options.confidence"],
  [{ seed: 1, rules: { mine: 3 } }, "options.rules.mine"],
  [{ seed: 1, rules: { spend: () => 1 } }, "options.rules"],
  [{ seed: 1, rules: { mine: () => NaN }, asOf, horizonDays: 90 }, "options.rules.mine"],
])("refuses %j", (options, path) => {
  expect(() => backtest(records, options as never)).toThrow(expect.objectContaining({ path }));
});
