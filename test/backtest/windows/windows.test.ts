import fc from "fast-check";
import { assumptions, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";
import { type DatedAccount, datedAccount } from "../../../src/backtest/past/dated-account.js";
import { boughtWithin, type PurchaseRecord, purchaseRecord } from "../../../src/backtest/past/purchase-record.js";
import { capacityFor } from "../../../src/backtest/windows/capacity.js";
import { chooseWindows } from "../../../src/backtest/windows/choose-windows.js";
import { learnedRules } from "../../../src/backtest/windows/learned-rules.js";
import { endsWithin, hasHistory, spanOf } from "../../../src/backtest/windows/window-days.js";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { company, on } from "../company.js";

/** 2025-01-01, on which the story of the made-up company begins. */
const FIRST = 20_089;

const bought = (...days: number[]): DatedAccount =>
  datedAccount({ id: "a", purchases: days.map((day) => ({ on: on(day) })) }, 0);

describe("windows", () => {
  test("end a horizon apart, the last at the end of the records, with a horizon of history before the first", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(400), fc.integer({ min: 1, max: 120 }), (first, length, horizon) => {
        const last = first + length;
        // Every day on which a window could end, counted back from the last one.
        const ends = Array.from({ length: length + 1 }, (_, day) => first + day).filter(
          (end) => (last - end) % horizon === 0 && end + horizon <= last && end - horizon >= first,
        );
        expect(endsWithin({ first, last }, horizon)).toEqual(ends);
      }),
    );
  });

  test("span from the first purchase of all to the last", () => {
    expect(spanOf([bought(30, 10), bought(20, 40)])).toEqual({ first: FIRST + 10, last: FIRST + 40 });
    expect(spanOf([bought(30)])).toEqual({ first: FIRST + 30, last: FIRST + 30 });
    expect(spanOf([datedAccount({ id: "a" }, 0), bought()])).toBeNull();
    expect(spanOf([])).toBeNull();
  });

  test("have a history where as long a time lies before the window before", () => {
    expect(hasHistory({ asOf: 200, horizonDays: 90, first: 20 })).toBe(true);
    expect(hasHistory({ asOf: 200, horizonDays: 90, first: 21 })).toBe(false);
  });

  test("are chosen by horizon, then by end, as far as the records reach", () => {
    const accounts = [bought(0, 100)];
    const chosen = chooseWindows(accounts, [FIRST + 30, FIRST + 60], [40, 41], null);
    const window = (day: number, horizonDays: number) => ({ asOf: FIRST + day, horizonDays, first: FIRST });
    expect(chosen.windows).toEqual([window(30, 40), window(60, 40), window(30, 41)]);
    expect(chosen.warnings).toEqual([
      { code: "backtest.horizon-beyond-records", params: { asOf: on(60), horizonDays: 41, last: on(100) } },
    ]);
    expect(chooseWindows(accounts, null, [50, 51], null)).toEqual({
      windows: [window(50, 50)],
      warnings: [{ code: "backtest.history-too-short", params: { horizonDays: 51, days: 100 } }],
    });
    expect(chooseWindows([bought()], null, [50], null)).toEqual({
      windows: [],
      warnings: [{ code: "backtest.no-purchases" }],
    });
  });

  test("reach to the last day that the records cover, which may be later than the last purchase or sooner", () => {
    const accounts = [bought(0, 100)];
    const ends = (days: number[] | null, horizon: number, until: number) =>
      chooseWindows(accounts, days?.map((day) => FIRST + day) ?? null, [horizon], FIRST + until).windows.map(
        ({ asOf }) => asOf - FIRST,
      );
    expect(ends([60], 41, 101)).toEqual([60]);
    expect(ends([60], 41, 100)).toEqual([]);
    expect(ends(null, 50, 130)).toEqual([80]);
    expect(ends(null, 50, 150)).toEqual([50, 100]);
    expect(ends([30], 40, 69)).toEqual([]);
  });
});

const aroundTheClock = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "23:59"]]]),
);

test("a capacity has room for so many of the longest reviews, with as few sellers as can hold them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      (reviews, days, low, high) => {
        const policies = { reviews: { minutes: { low, medium: low, high } } };
        const { sellers, assign } = capacityFor(reviews, days, { policies, assumptions: assumptions() });
        const longest = Math.max(low, high);
        const held = sellers.reduce(
          (sum, { minutesPerDay = 0 }) => sum + Math.floor((minutesPerDay ?? 0) / longest) * days,
          0,
        );
        expect(held).toBeGreaterThanOrEqual(reviews);
        // One seller less, each working around the clock, would not do.
        expect((sellers.length - 1) * Math.floor(1439 / longest) * days).toBeLessThan(reviews);
        // Nor would one review less a day.
        expect(held - sellers.length * days).toBeLessThan(reviews);
        expect(new Set(sellers.map(({ id }) => id)).size).toBe(sellers.length);
        const account: Account = { id: "a", sellerId: "else", sellerIds: ["else", "other"] };
        for (const place of [0, 1, sellers.length, 2 * sellers.length - 1]) {
          expect(assign(account, place)).toEqual({ id: "a", sellerId: sellers[place % sellers.length]?.id });
        }
        expect(account.sellerIds).toEqual(["else", "other"]);
        for (const { timeZone, calendar } of sellers) {
          expect({ timeZone, calendar }).toEqual({ timeZone: "UTC", calendar: { hours: aroundTheClock } });
        }
      },
    ),
  );
  // A review longer than a day still has its seller.
  const long = capacityFor(3, 1, {
    policies: { reviews: { minutes: { low: 1440, medium: 1440, high: 1440 } } },
    assumptions: assumptions(),
  });
  expect(long.sellers.map(({ minutesPerDay }) => minutesPerDay)).toEqual([1439, 1439, 1439]);
});

describe("rules learned from the window before", () => {
  const { records } = company({ accounts: 60, seed: 8 });
  const dated = records.accounts.map((account, index) => datedAccount(account, index));
  const asOf = FIRST + 300;
  const days = { asOf, horizonDays: 60, first: FIRST };
  /** Recounted from the rows: who had bought by the day before the window, and who did in it. */
  const rows = records.accounts.flatMap(({ purchases = [] }) => {
    const daysOf = [...new Set((purchases ?? []).map((row) => row.on))].sort();
    const before = daysOf.filter((day) => day <= on(240));
    const last = before.at(-1);
    if (last === undefined) return [];
    const silentDays = (Date.parse(on(240)) - Date.parse(last)) / 86_400_000;
    const came = daysOf.some((day) => day > on(240) && day <= on(300));
    return {
      silent: Math.log(1 + silentDays),
      count: Math.log(before.length),
      came,
      silentDays,
      purchases: before.length,
    };
  });
  const recordOf = (row: { silentDays: number; purchases: number }) => row as unknown as PurchaseRecord;

  test("know how many bought", () => {
    const learned = learnedRules(dated, days, 5);
    const came = rows.filter((row) => row.came).length;
    expect(learned).toMatchObject({ accounts: rows.length, bought: came });
    expect(learned?.baseRate).toBeCloseTo(came / rows.length, 12);
  });

  test("need enough that did and that did not", () => {
    const came = rows.filter((row) => row.came).length;
    const fewer = Math.min(came, rows.length - came);
    expect(learnedRules(dated, days, fewer)).not.toBeNull();
    expect(learnedRules(dated, days, fewer + 1)).toBeNull();
    const all = (account: (index: number) => DatedAccount) => Array.from({ length: 6 }, (_, index) => account(index));
    const buyers = all(() => bought(200, 280));
    const others = all(() => bought(200));
    expect(learnedRules([...buyers, ...others], days, 6)).toMatchObject({ accounts: 12, bought: 6, baseRate: 0.5 });
    expect(learnedRules([...buyers.slice(1), ...others], days, 6)).toBeNull();
    expect(learnedRules([...buyers, ...others.slice(1)], days, 6)).toBeNull();
  });

  test("are logistic in the logarithms, where the posterior is steepest nowhere", () => {
    const learned = learnedRules(dated, days, 5);
    if (learned === null) throw new Error("nothing learned");
    const standardised = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
      return { deviation, mean, of: values.map((value) => (value - mean) / deviation) };
    };
    const silent = standardised(rows.map((row) => row.silent));
    const count = standardised(rows.map((row) => row.count));
    const odds = (chance: number) => Math.log(chance / (1 - chance));
    for (const [rule, columns] of [
      [learned.recency, [silent]],
      [learned.recencyFrequency, [silent, count]],
    ] as const) {
      const said = rows.map((row) => rule(recordOf(row)));
      const misses = rows.map((row, index) => Number(row.came) - (said[index] ?? NaN));
      const at = (silentDays: number, purchases: number) => odds(rule(recordOf({ silentDays, purchases })));
      // On the logarithms it is a plane, whose slopes two steps tell.
      const slopes = [at(Math.E - 1, 1) - at(0, 1), at(0, Math.E) - at(0, 1)];
      rows.forEach((row, index) => {
        const plane = at(0, 1) + (slopes[0] ?? 0) * row.silent + (slopes[1] ?? 0) * row.count;
        expect(odds(said[index] ?? NaN)).toBeCloseTo(plane, 8);
      });
      // Bayesian logistic regression with priors of 2.5 deviations, and 10 at the means (Gelman et al. 2008).
      columns.forEach((column, place) => {
        const gradient = misses.reduce((sum, miss, index) => sum + miss * (column.of[index] ?? NaN), 0);
        expect(gradient).toBeCloseTo(((slopes[place] ?? NaN) * column.deviation) / 2.5 ** 2, 5);
      });
      if (columns.length === 1) expect(slopes[1]).toBe(0);
      const atMeans = at(0, 1) + columns.reduce((sum, { mean }, place) => sum + (slopes[place] ?? NaN) * mean, 0);
      expect(misses.reduce((sum, miss) => sum + miss, 0)).toBeCloseTo(atMeans / 100, 5);
    }
  });
});

test("bought within some days means after the first and up to the last", () => {
  const account = bought(10, 50);
  const within = (from: number, to: number) => boughtWithin(account, FIRST + from, FIRST + to);
  expect([within(9, 10), within(10, 49), within(10, 50), within(50, 99), within(0, 9)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(purchaseRecord(account, FIRST + 9)).toBeNull();
  expect(plainDate(FIRST)).toBe(on(0));
});
