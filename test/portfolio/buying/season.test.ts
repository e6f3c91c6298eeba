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
import { inSeason } from "../../../src/portfolio/buying/in-season.js";
import { seasonalDays, seasonClock } from "../../../src/portfolio/buying/season-clock.js";
import { seasonClaims, seasonMonths, seasonYears } from "../../support/claims-of-seasons.js";
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

const measured = (bought: readonly (readonly number[])[], asOf: number) => {
  const known = bought.map((own) => ({ days: own.filter((day) => day <= asOf).map((day) => ({ day })) }));
  return seasonClock(
    known.filter(({ days }) => days.length > 0),
    asOf,
    assumptions(),
    4,
  );
};

describe("a season", () => {
  test("is how busy the same month of past years was beside the year round it", () => {
    for (const seed of [1, 2, 3, 4]) {
      const bought = bookOf(
        { accounts: 150, years: 6 },
        (yearDay) => 1 + Math.sin((yearDay / 365) * 2 * Math.PI),
        seed,
      );
      const asOf = FIRST + 365 * 2 + 337 * seed;
      const scene = { bought: bought.map((own) => own.filter((day) => day <= asOf)), asOf };
      const expected = seasonMonths(scene);
      const { years, clock } = measured(bought, asOf);
      expect(years).toBe(seasonYears(scene));
      expect(clock?.until).toBe(plainDate(asOf));
      expect(expected).not.toBeNull();
      clock?.months.forEach((busy, month) => {
        expect(busy).toBeCloseTo(expected?.[month] ?? NaN, 10);
      });
    }
  });

  test("is so of a handful of accounts too, whatever their records hold", () => {
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const asOf = FIRST + 900 + 61 * seed;
      const bought = bookOf({ accounts: 12, years: 5, leaves: 0.4 }, christmas, 60 + seed)
        .map((own) => own.filter((day) => day <= asOf))
        .filter((own) => own.length > 0);
      const { years, clock } = measured(bought, asOf);
      const expected = seasonMonths({ bought, asOf });
      expect(years).toBe(seasonYears({ bought, asOf }));
      expect(clock === null).toBe(expected === null);
      clock?.months.forEach((busy, month) => {
        expect(busy).toBeCloseTo(expected?.[month] ?? NaN, 10);
      });
      if (clock !== null) found++;
    }
    expect(found).toBeGreaterThan(4);
  });

  test("is none that customers come back in the month of their own, a year later", () => {
    let found = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { uniform, exponential } = draws(seed * 77);
      // Each begins on any day of three years, buys every year give or take, and leaves at any time.
      const book = Array.from({ length: 400 }, (): number[] => {
        const own: number[] = [];
        let day = FIRST + uniform() * 1050;
        const until = Math.min(FIRST + 1500, day + 1200 * exponential());
        while (day < until) {
          own.push(Math.floor(day));
          day += 1 + (365 * (exponential() + exponential() + exponential() + exponential())) / 4;
        }
        return own;
      }).filter((own) => own.length > 0);
      if (measured(book, FIRST + 1500).clock !== null) found++;
    }
    // One in twenty is what chance finds; of 60 more than 6 come up in fewer than one case of 25.
    expect(found).toBeLessThanOrEqual(6);
  });

  test("is found as it was drawn, however the book grows", () => {
    // Of a rate of 1 + .8·sin the twelfths of a year have these shares, by the integral of the sine.
    const busy = (day: number) => 1 + 0.8 * Math.sin(((day - FIRST) / 365.25) * 2 * Math.PI);
    const asOf = FIRST + 1461;
    const twelfth = 365.25 / 12;
    const upTo = (day: number) =>
      day - (0.8 * 365.25 * Math.cos(((day - FIRST) / 365.25) * 2 * Math.PI)) / (2 * Math.PI);
    const true_ = Array.from(
      { length: 12 },
      (_, month) => (upTo(asOf - month * twelfth) - upTo(asOf - (month + 1) * twelfth)) / twelfth,
    );
    const growing = [0, 1, 2, 3].flatMap((year) =>
      bookOf(
        { accounts: 400, years: 5 - year, leaves: 0.1, from: `202${year}-01-01` },
        (_, day) => busy(day),
        20 + year,
      ),
    );
    const { clock } = measured(growing, asOf);
    clock?.months.forEach((found, month) => {
      expect(Math.abs(Math.log(found) - Math.log(true_[month] ?? NaN))).toBeLessThan(0.25);
    });
    expect(clock?.months).toHaveLength(12);
  });

  test("is seldom seen where customers buy at any time of the year, few, many, or ever fewer of them", () => {
    let [seen, asked] = [0, 0];
    for (const leaves of [0, 0.15, 0.6]) {
      for (const accounts of [80, 400]) {
        for (let seed = 1; seed <= 6; seed++) {
          const { clock } = measured(bookOf({ accounts, years: 4, leaves }, flat, seed), FIRST + 365 * 4);
          asked++;
          if (clock !== null) seen++;
        }
      }
    }
    expect(asked).toBe(36);
    expect(seen / asked).toBeLessThan(0.1);
  });

  test("is believed bit by bit once two years are on record", () => {
    const bought = bookOf({ accounts: 120, years: 5 }, christmas, 7);
    const first = Math.min(...bought.flat());
    const spread = (asOf: number) => Math.max(...(measured(bought, asOf).clock?.months ?? [1]));
    expect(measured(bought, first + 730)).toEqual({ years: 0, clock: null });
    const days = [731, 735, 745, 760, 790, 825];
    const spreads = days.map((day) => spread(first + day));
    spreads.forEach((each, at) => {
      if (at > 0) expect(each).toBeGreaterThan(spreads[at - 1] ?? NaN);
    });
    expect(spreads[0]).toBeLessThan(1.05);
    expect(spreads.at(-1)).toBeGreaterThan(3);
  });
});

describe("the time of a season", () => {
  const months = [2, 0.5, 0.25, 0.25, 1, 1, 1, 1, 1, 2, 1, 1];
  const busyDays = seasonalDays({ until: "2024-06-30", months });
  const until = parseDay("2024-06-30");

  test("counts each day as it is busy, before the clock was set and after it", () => {
    // In hundredths of a day, one by one.
    const counted = (from: number, to: number) => {
      let sum = 0;
      for (let at = from + 0.005; at < to; at += 0.01) {
        const ago = (((until - at) % 365.25) + 365.25) % 365.25;
        sum += 0.01 * (months[Math.floor(ago / (365.25 / 12))] ?? NaN);
      }
      return sum;
    };
    for (const [from, to] of [
      [-100, 0],
      [-1000, -333],
      [0, 180],
      [-20, 400],
      [365, 366],
    ] as const) {
      expect(busyDays(until + from, until + to)).toBeCloseTo(counted(until + from, until + to), 1);
    }
    expect(busyDays(until - 365.25 * 3, until)).toBeCloseTo(365.25 * 3, 8);
  });

  test("is what a history is told in, its last purchase never after its end", () => {
    const history = { accountId: "a", repeatPurchases: 3, meanRepeatSpend: 5, unit: "week" as const };
    const told = inSeason({ ...history, recency: 20, observed: 30 }, until, busyDays);
    expect(told.recency * 7).toBeCloseTo(busyDays(until - 210, until - 70), 8);
    expect(told.observed * 7).toBeCloseTo(busyDays(until - 210, until), 8);
    expect(told).toMatchObject(history);
    expect(inSeason({ ...history, recency: 30, observed: 30 }, until, busyDays)).toMatchObject({
      recency: told.observed,
      observed: told.observed,
    });
  });
});

describe("the chances of who buys most in a seasonal book", () => {
  test("are as many as buy, before the season and after it", () => {
    const garden = (yearDay: number) => (yearDay > 60 && yearDay < 240 ? 1.9 : 0.15);
    for (const [on, seed] of [
      ["2023-09-15", 31],
      ["2023-12-15", 34],
    ] as const) {
      const bought = bookOf({ accounts: 800, years: 5.5, leaves: 0.2 }, garden, seed);
      const asOf = parseDay(on);
      const book = reviewed(bought, asOf);
      const known = bought
        .filter((own) => own.some((day) => day <= asOf))
        .map((own, index) => ({
          year: own.filter((day) => day <= asOf && day > asOf - 365).length,
          comes: own.some((day) => day > asOf && day <= asOf + 180) ? 1 : 0,
          chance: book.accounts[index]?.buysAgain?.probability ?? NaN,
        }))
        .sort((a, b) => b.year - a.year);
      for (const of of [known.slice(0, 160), known.filter(({ year }) => year > 0)]) {
        const expected = of.reduce((sum, { chance }) => sum + chance, 0) / of.length;
        const seen = of.reduce((sum, { comes }) => sum + comes, 0) / of.length;
        expect(Math.abs(expected - seen)).toBeLessThan(0.06);
      }
    }
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

  test("are told with the years that they rest on, or with how many are missing", { tags: ["slow"] }, () => {
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
