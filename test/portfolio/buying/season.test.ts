import {
  type Account,
  assumptions,
  calibratedChance,
  fitBuyingCalibration,
  type Portfolio,
  reviewPortfolio,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { buyingSeason } from "../../../src/portfolio/buying/buying-season.js";
import { seasonClaims, seasonDifferences, seasonScore } from "../../support/claims-of-seasons.js";
import { draws } from "../../support/draws.js";
import { telling } from "../../support/told.js";

const FIRST = parseDay("2020-01-01");

/** Days on which customers buy: each at a rate of its own, by the time of the year; one in so many leaves every year. */
function bookOf(
  {
    accounts,
    years,
    leaves = 0.15,
    from = "2020-01-01",
  }: { accounts: number; years: number; leaves?: number; from?: string },
  factor: (yearDay: number, day: number) => number,
  seed: number,
): number[][] {
  const { uniform } = draws(seed);
  return Array.from({ length: accounts }, () => {
    const rate = (0.4 + 1.2 * uniform()) / 60;
    const since = parseDay(from) + Math.floor(60 * uniform());
    const until = since - (365 * Math.log(uniform())) / Math.max(1e-9, leaves);
    const own: number[] = [];
    for (let day = since; day < Math.min(until, parseDay(from) + 365 * years); day++) {
      if (own.length === 0 || uniform() < rate * factor((day - FIRST) % 365.25, day)) own.push(day);
    }
    return own;
  });
}

const flat = () => 1;
/** All that is bought is bought in November and the first weeks of December. */
const christmas = (yearDay: number) => (yearDay > 304 && yearDay < 354 ? 7 : 0);

const accountsOf = (bought: readonly (readonly number[])[], asOf: number): Account[] =>
  bought.flatMap((own, index) => {
    const purchases = own.filter((day) => day <= asOf).map((day) => ({ on: plainDate(day), amount: 100 }));
    return purchases.length === 0 ? [] : [{ id: `a${index}`, sellerId: "s", purchases }];
  });

const reviewed = (bought: readonly (readonly number[])[], asOf: number, options = {}): Portfolio =>
  reviewPortfolio(
    { accounts: accountsOf(bought, asOf), products: [], sellers: [{ id: "s", timeZone: "UTC" }] },
    { asOf: plainDate(asOf), to: plainDate(asOf + 7), ...options },
  );

const record = { firstDay: FIRST, history: 90, leastAccounts: 50 };
const measured = (bought: readonly (readonly number[])[], asOf: number, days: number) =>
  buyingSeason(
    bought.map((own) => ({ days: own.map((day) => ({ day })) })),
    asOf,
    days,
    { ...record, firstDay: Math.min(...bought.flat()), history: Math.max(45, days / 2) },
    assumptions(),
  );

describe("a season", () => {
  test("is how far the same days of past years were from the rest of those years", () => {
    for (const [seed, days] of [
      [1, 30],
      [2, 90],
      [3, 180],
      [4, 100],
    ] as const) {
      const bought = bookOf(
        { accounts: 150, years: 5 },
        (yearDay) => 1 + Math.sin((yearDay / 365) * 2 * Math.PI),
        seed,
      );
      const asOf = FIRST + 365 * 4 + 37 * seed;
      const scene = { bought: bought.map((own) => own.filter((day) => day <= asOf)), asOf };
      const expected = seasonDifferences(scene, days);
      const found = measured(scene.bought, asOf, days);
      expect(found?.years).toBe(expected.length);
      const mean = expected.reduce((sum, { difference }) => sum + difference, 0) / expected.length;
      expect(found?.difference).toBeCloseTo(mean, 10);
      expect(found?.follows).toBe(Math.abs(seasonScore(scene, days)) > 2);
    }
  });

  test("is none of more than half a year, which holds more seasons than one", () => {
    const bought = bookOf({ accounts: 100, years: 4 }, christmas, 5);
    expect(measured(bought, FIRST + 1400, 182)?.follows).toBe(true);
    expect(measured(bought, FIRST + 1400, 183)).toBeNull();
    expect(measured(bought, FIRST + 1400, 365)).toBeNull();
  });

  test("is seldom seen where customers buy at any time of the year, few, many, or ever fewer of them", () => {
    // Two standard errors are passed by chance once in twenty times.
    let [seen, asked] = [0, 0];
    for (const leaves of [0, 0.15, 0.6]) {
      for (const accounts of [80, 400]) {
        for (let seed = 1; seed <= 6; seed++) {
          const bought = bookOf({ accounts, years: 4, leaves }, flat, seed);
          for (const days of [45, 90, 180]) {
            const found = measured(bought, FIRST + 365 * 4, days);
            if (found === null || found.years < 2) continue;
            asked++;
            if (found.follows) seen++;
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(80);
    expect(seen / asked).toBeLessThan(0.05);
  });

  test("takes two years to be told from a single good one", () => {
    const bought = bookOf({ accounts: 120, years: 5 }, christmas, 7);
    const known = (on: string) => measured(bought, parseDay(on), 90);
    expect(known("2021-10-01")).toMatchObject({ years: 1, follows: false });
    expect(known("2022-10-01")).toMatchObject({ years: 2, follows: true });
  });
});

describe("the chances of a book that buys at Christmas alone", () => {
  const bought = bookOf({ accounts: 160, years: 5, leaves: 0.1 }, christmas, 11);
  const share = (asOf: number, days: number) => {
    const customers = bought.filter((own) => own.some((day) => day <= asOf));
    return customers.filter((own) => own.some((day) => day > asOf && day <= asOf + days)).length / customers.length;
  };
  const said = (book: Portfolio) => {
    const chances = book.accounts.flatMap(({ buysAgain }) => (buysAgain === null ? [] : [buysAgain.probability]));
    return chances.reduce((sum, each) => sum + each, 0) / chances.length;
  };

  test("are next to none after it, and high before it", () => {
    const [after, before] = [parseDay("2024-01-05"), parseDay("2024-09-30")];
    expect(share(after, 180)).toBe(0);
    expect(said(reviewed(bought, after))).toBeLessThan(0.05);
    expect(Math.abs(said(reviewed(bought, before)) - share(before, 180))).toBeLessThan(0.15);
  });

  test("are told with the years that they rest on, or with how many are missing", () => {
    const { untrue, unsaid } = telling(seasonClaims);
    for (const on of ["2021-06-30", "2021-12-31", "2022-12-31", "2023-12-31", "2024-09-30"]) {
      const asOf = parseDay(on);
      const book = reviewed(bought, asOf, { horizonDays: 90 });
      const scene = {
        bought: bought.map((own) => own.filter((day) => day <= asOf)).filter(({ length }) => length > 0),
        asOf,
      };
      const ofSeason = [...book.reasons, ...book.accounts.flatMap(({ buysAgain }) => buysAgain?.reasons ?? [])].filter(
        ({ code }) => code.includes("season"),
      );
      expect(untrue(ofSeason, scene)).toEqual([]);
    }
    expect(unsaid()).toEqual([]);
  });

  test("are the same by models that were stored", () => {
    const asOf = parseDay("2024-01-05");
    const fitted = reviewed(bought, asOf);
    const stored = reviewed(bought, asOf, { models: JSON.parse(JSON.stringify(fitted.models)) as Portfolio["models"] });
    const told = ({ accounts }: Portfolio) =>
      accounts.map(({ accountId, buysAgain, standing }) => ({ accountId, buysAgain, standing }));
    expect(told(stored)).toEqual(told(fitted));
    expect(stored.reasons).toEqual(fitted.reasons);
    // One that was stored before seasons were looked at says nothing of them.
    const buying = fitted.models.buying.map((each) => ({ ...each, season: undefined }));
    const old = reviewed(bought, asOf, { models: { ...fitted.models, buying } });
    expect(old.accounts[0]?.buysAgain?.probability).toBe(fitted.accounts[0]?.buysAgain?.probability);
    expect(JSON.stringify(old.accounts)).not.toContain("buys-again.season");
  });
});

describe("a window in which none or all bought", () => {
  const chanceOf = (points: number) => 1 / (1 + Math.exp(-points));

  test("has the level at which its likelihood and what is known of levels beforehand balance", () => {
    for (const [accounts, raw] of [
      [300, 0.7],
      [50, 0.04],
      [2000, 0.5],
    ] as const) {
      for (const bought of [true, false]) {
        const rows = [{ raw, silentDays: 20, purchaseDays: 3, bought, count: accounts }];
        const [window] = fitBuyingCalibration([{ rows }], { windowDays: 90 }).windows;
        const level = window?.level ?? NaN;
        // d/dL of n·ln p − L²/2(.7² + .3²), where p is the chance of what happened.
        const chance = chanceOf(Math.log(raw / (1 - raw)) + level);
        const missed = bought ? 1 - chance : chance;
        expect(accounts * missed).toBeCloseTo(Math.abs(level) / (0.7 ** 2 + 0.3 ** 2), 4);
        expect(Math.sign(level)).toBe(bought ? 1 : -1);
      }
    }
  });

  test("says little where few were expected, and much where many were", () => {
    const after = (accounts: number, raw: number) => {
      const rows = [{ raw, silentDays: 20, purchaseDays: 3, bought: false, count: accounts }];
      const calibration = fitBuyingCalibration([{ rows }, { rows }], { windowDays: 90 });
      return calibratedChance(calibration, { raw, silentDays: 20, purchaseDays: 3 }).probability / raw;
    };
    expect(after(50, 0.01)).toBeGreaterThan(0.7);
    expect(after(500, 0.7)).toBeLessThan(0.15);
  });
});
