import { calibratedChance, reviewPortfolio, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";
import { draws } from "../../support/draws.js";

/** Customers who order once a year, give or take two weeks; a third of them stop. What is true is known by construction. */

const DAY = 86_400_000;
const START = Date.parse("2019-01-01") / DAY;
const AS_OF = Date.parse("2025-06-30") / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

interface Customer {
  account: Account;
  days: number[];
  /** Day of the next order; `null` where it has stopped. */
  next: number | null;
}

function bookOf(seed: number): Customer[] {
  const { uniform } = draws(seed);
  return Array.from({ length: 400 }, (_, index) => {
    const stopsAfter = uniform() < 1 / 3 ? 2 + Math.floor(uniform() * 4) : Infinity;
    const days: number[] = [];
    let day = START + Math.floor(uniform() * 365);
    while (day <= AS_OF && days.length < stopsAfter) {
      days.push(day);
      day += 365 + Math.round((uniform() + uniform() + uniform() - 1.5) * 28);
    }
    const purchases = days.map((each) => ({ on: dateOf(each), amount: 500 }));
    const account = { id: `a${index}`, sellerId: "s", purchases };
    return { account, days, next: days.length < stopsAfter ? day : null };
  });
}

const customers = bookOf(11);
const book = reviewPortfolio(
  { accounts: customers.map(({ account }) => account), products: [], sellers: [{ id: "s", timeZone: "UTC" }] },
  { asOf: dateOf(AS_OF), to: dateOf(AS_OF + 60) },
);
const found = book.accounts.map((account, index) => {
  const { days, next } = customers[index] ?? { days: [], next: null };
  return { ...account, days, next, silent: AS_OF - (days.at(-1) ?? 0), buys: next !== null && next <= AS_OF + 180 };
});

describe("a book of yearly orders", () => {
  test("has gaps of a year, whatever time has passed since the last order", () => {
    const gaps = found.flatMap(({ standing }) =>
      standing.reasons.flatMap(({ params }) => (params !== undefined && "gapDays" in params ? [params.gapDays] : [])),
    );
    expect(gaps.length).toBeGreaterThan(300);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThan(340);
      expect(gap).toBeLessThan(390);
    }
  });

  test("calls a customer slowing some weeks after its day, and lapsed after another year", () => {
    for (const { standing, silent, days } of found) {
      if (days.length < 3) continue;
      if (silent < 365) expect(standing.state).toBe("active");
      if (silent > 420 && silent < 480) expect(standing.state).toBe("slowing");
      if (silent >= 480) expect(["slowing", "lapsed", "lost"]).toContain(standing.state);
      if (silent > 800) expect(["lapsed", "lost"]).toContain(standing.state);
    }
  });

  test("has chances that come true: of those who are due, of those who are not, and in all", () => {
    const chances = found.flatMap(({ buysAgain, buys, silent, days }) =>
      buysAgain?.fromPurchases == null || days.length < 3 ? [] : [{ chance: buysAgain.fromPurchases, buys, silent }],
    );
    const mean = (of: typeof chances): [number, number] => [
      of.reduce((sum, { chance }) => sum + chance, 0) / of.length,
      of.filter(({ buys }) => buys).length / of.length,
    ];
    const among = (from: number, to: number): [number, number] => {
      const some = chances.filter(({ silent }) => silent >= from && silent < to);
      expect(some.length).toBeGreaterThan(20);
      return mean(some);
    };
    // Due within the half year: nearly all buy, and the chance is learned from few windows.
    const [dueSaid, due] = among(200, 340);
    expect(due).toBeGreaterThan(0.9);
    expect(dueSaid).toBeGreaterThan(0.7);
    const [earlySaid, early] = among(0, 150);
    expect(early).toBe(0);
    expect(earlySaid).toBeLessThan(0.15);
    const [goneSaid, gone] = among(500, 3000);
    expect(gone).toBe(0);
    expect(goneSaid).toBeLessThan(0.02);
    const [said, happened] = mean(chances);
    expect(Math.abs(said - happened)).toBeLessThan(0.05);
  });

  test("says how much the rhythm adds, and the contributions add up", () => {
    for (const { buysAgain } of found) {
      if (buysAgain === null) continue;
      expect(buysAgain.contributions.map(({ factor }) => factor)).toContain("rhythm");
      expect(buysAgain.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(buysAgain.logOdds);
    }
  });

  test("has calibrations that are stored and given back, with the rhythm they were learned by", () => {
    const models = JSON.parse(JSON.stringify(book.models)) as typeof book.models;
    const again = reviewPortfolio(
      { accounts: customers.slice(0, 1).map(({ account }) => account), products: [], sellers: [] },
      { asOf: dateOf(AS_OF), to: dateOf(AS_OF + 60), models },
    );
    expect(again.accounts[0]?.buysAgain?.fromPurchases).toBe(book.accounts[0]?.buysAgain?.fromPurchases);
    expect(again.accounts[0]?.standing).toEqual(book.accounts[0]?.standing);
    for (const gaps of [{}, { regularity: "many", gapDays: 365, alikeness: 9 }, { regularity: 0.5 }]) {
      const wrong = { ...models, buying: models.buying.map((each) => ({ ...each, gaps })) } as never;
      expect(() =>
        reviewPortfolio(
          { accounts: [], products: [], sellers: [] },
          { asOf: "2025-06-30", to: "2025-07-30", models: wrong },
        ),
      ).toThrow("models.buying[0].gaps");
    }
    const [calibration] = models.buying;
    if (calibration === undefined) throw new Error("no window of the past");
    const evidence = { raw: 0.5, silentDays: 300, purchaseDays: 5 };
    const due = calibratedChance(calibration, { ...evidence, rhythmPoints: 3 }).probability;
    expect(due).toBeGreaterThan(calibratedChance(calibration, { ...evidence, rhythmPoints: -3 }).probability);
  });
});
