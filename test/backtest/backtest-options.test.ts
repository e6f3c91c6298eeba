import { assumptions, backtest } from "retention-kit";
import { describe, expect, test } from "vitest";
import { type BacktestOptions, resolveBacktest } from "../../src/backtest/backtest-options.js";
import { dayNumber } from "../../src/calendar/days/plain-date.js";

const dayOf = (day: string) => dayNumber("test", "day", day);
const resolved = (options: Partial<BacktestOptions>) => resolveBacktest({ seed: 1, ...options });

describe("options of the back-test", () => {
  test("have the defaults that the docs name", () => {
    expect(resolved({})).toEqual({
      ends: null,
      horizons: [90, 180],
      until: null,
      refit: "none",
      capacity: null,
      rules: {},
      resamples: 400,
      seed: 1,
      confidence: 0.95,
      assumptions: assumptions(),
      policies: {},
      models: {},
      onProgress: undefined,
      signal: undefined,
    });
  });

  test("are taken as they are, days and horizons once each and in order", () => {
    const policies = { attention: {} };
    const models = { purchases: null } as never;
    const rules = { mine: () => 1 };
    const onProgress = () => undefined;
    const signal = { throwIfAborted: () => undefined };
    const assumed = assumptions("published");
    const given = { policies, models, rules, onProgress, signal, assumptions: assumed, currency: "EUR", capacity: 5 };
    const found = resolved({ ...given, asOf: ["2026-03-01", "2026-01-01", "2026-03-01"], horizonDays: [60, 30, 60] });
    expect(found).toMatchObject({ ends: [dayOf("2026-01-01"), dayOf("2026-03-01")], horizons: [30, 60], ...given });
    expect(found.policies).toBe(policies);
    expect(resolved({ asOf: "2026-03-01", horizonDays: 30 })).toMatchObject({
      ends: [dayOf("2026-03-01")],
      horizons: [30],
    });
    for (const refit of ["none", "purchases", "loyalty", "propensity", "all"] as const) {
      expect(resolved({ refit }).refit).toBe(refit);
    }
  });

  test.each<Partial<BacktestOptions>>([
    { horizonDays: 1 },
    { horizonDays: 3660 },
    { capacity: 1 },
    { capacity: 1_000_000 },
    { resamples: 20 },
    { resamples: 1_000_000 },
    { seed: -(2 ** 53 - 1) },
    { seed: 2 ** 53 - 1 },
    { confidence: 0.001 },
    { confidence: 0.999 },
  ])("%j is allowed", (options) => {
    expect(() => resolved(options)).not.toThrow();
  });

  test.each<[object, string]>([
    [{ recordsUntil: "2025-02-30" }, "options.recordsUntil must be"],
    [{ horizonDays: 0 }, "options.horizonDays must be at least 1"],
    [{ horizonDays: 3661 }, "options.horizonDays must be at most 3660"],
    [{ horizonDays: [90, 1.5] }, "options.horizonDays must be a whole number"],
    [{ horizonDays: [] }, "options.horizonDays must name at least one horizon"],
    [{ horizonDays: {} }, "options must be an array"],
    [{ asOf: [] }, "options.asOf must name at least one day"],
    [{ asOf: ["2026-01-01", "soon"] }, "options.asOf must be a day"],
    [{ capacity: 0 }, "options.capacity must be at least 1"],
    [{ capacity: 1_000_001 }, "options.capacity must be at most 1000000"],
    [{ refit: "some" }, "options.refit must be one of"],
    [{ resamples: 19 }, "options.resamples must be at least 20"],
    [{ resamples: 1_000_001 }, "options.resamples must be at most 1000000"],
    [{ seed: NaN }, "options.seed must be a finite number"],
    [{ seed: 1.5 }, "options.seed must be a whole number"],
    [{ seed: -(2 ** 53) }, "options.seed must be"],
    [{ confidence: 0 }, "options.confidence must be above 0"],
    [{ confidence: 1 }, "options.confidence must be below 1"],
    [{ rules: 7 }, "options.rules must be an object"],
    [{ rules: { mine: 7 } }, "options.rules.mine must be a function"],
    [{ assumptions: 7 }, "options.assumptions must be"],
    ...[
      "valueAtRisk",
      "spend",
      "spendIfSilent",
      "spendTimesBuying",
      "spendTimesLogistic",
      "plan",
      "random",
      "silence",
    ].map((name): [object, string] => [
      { rules: { [name]: () => 1 } },
      "options.rules must not have the name of a built-in rule",
    ]),
    ...[
      "asof",
      "horizon",
      "refits",
      "capacities",
      "policy",
      "model",
      "rule",
      "resample",
      "seeds",
      "currencies",
      "progress",
    ].map((name): [object, string] => [{ [name]: undefined, [`${name}X`]: 1 }, "options"]),
  ])("%j is refused by its name", (options, message) => {
    expect(() => resolved(options as never)).toThrow(`backtest: ${message}`);
  });
});

test.each([
  [null, "records"],
  [7, "records"],
  [{ products: [], sellers: [] }, "accounts"],
  [{ accounts: [], sellers: [] }, "products"],
  [{ accounts: [], products: [], sellers: {} }, "sellers"],
])("records %j are refused", (records, path) => {
  expect(() => backtest(records as never, { seed: 1 })).toThrow(expect.objectContaining({ path }));
});
