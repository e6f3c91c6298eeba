import fc from "fast-check";
import { assumptions, mbgNbdModel, probabilityOfBuying } from "retention-kit";
import { describe, expect, test } from "vitest";
import { buyingChances, type LoyalAccount } from "../../../src/portfolio/buying/buying-chance.js";
import { buysAgain } from "../../../src/portfolio/buying/buys-again.js";
import { boundsOf, movedBy, varianceOf } from "../../../src/portfolio/buying/chance-bounds.js";
import {
  type DatedBuyer,
  type HorizonCalibration,
  pastCalibrations,
  silenceOf,
} from "../../../src/portfolio/buying/past-windows.js";
import { purchaseChances } from "../../../src/portfolio/buying/purchase-chances.js";
import { correctedLogOdds } from "../../../src/purchases/calibration/calibrated-chance.js";
import { rhythmPoints } from "../../../src/purchases/rhythm/gap-rhythm.js";
import { leavingOddsOf } from "../../../src/purchases/rhythm/leaving.js";
import type { PurchaseSummary } from "../../../src/purchases/histories/purchase-accumulator.js";
import { draws } from "../../support/draws.js";

const figures = assumptions();
const model = mbgNbdModel({ r: 0.6, alpha: 12, a: 0.4, b: 2.5 }, { timeUnit: "week" });
const history = (repeatPurchases: number, recency: number, observed: number): PurchaseSummary<"week"> => ({
  accountId: "acme",
  repeatPurchases,
  recency,
  observed,
  meanRepeatSpend: null,
  unit: "week",
});
const acme = history(4, 30, 40);
const odds = (chance: number) => Math.log(chance / (1 - chance));
const chanceOf = (points: number) => 1 / (1 + Math.exp(-points));

/** Adds a level to the log odds of the model, and nothing else. */
const calibration = (
  horizonDays: number,
  level: number,
  more: Partial<HorizonCalibration> = {},
): HorizonCalibration => ({
  kind: "buying-calibration",
  version: 1,
  windowDays: horizonDays,
  means: [0, 0, 0, 0],
  deviations: [1, 1, 1, 1],
  lowest: [-99, -99, -99, -99],
  highest: [99, 99, 99, 999],
  coefficients: [0, 0, 0, 0],
  covariance: [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ],
  level,
  levelDeviation: 0.3,
  windows: [],
  converged: true,
  horizonDays,
  ...more,
});
const raw = (days: number, of = acme) => probabilityOfBuying(model, of, { horizon: days / 7 });
/** Histories here end on any day, as no season is asked about. */
const TODAY = 20_000;

const chances = (
  calibrations: readonly HorizonCalibration[],
  loyaltyOf: Parameters<typeof buyingChances>[1] = () => null,
  own = model,
) => {
  const found = buyingChances(purchaseChances(own, calibrations, figures, TODAY, null), loyaltyOf);
  if (found === null) throw new Error("no chances");
  return found;
};

describe("the chance of buying within some days", () => {
  test("is the model's own where nothing corrects it", () => {
    const own = chances([]);
    for (const days of [7, 90, 180]) {
      expect(own.fromPurchases(acme, days)).toBeCloseTo(raw(days), 10);
      const explained = own.explained(acme, days);
      expect(explained.probability).toBeCloseTo(raw(days), 10);
      expect(explained.logOdds).toBeCloseTo(odds(raw(days)), 9);
      expect(explained.contributions).toMatchObject([{ factor: "baseline", weight: 1, points: explained.logOdds }]);
      expect(explained.contributions[0]?.value).toBeCloseTo(raw(days), 10);
      expect(explained.variance).toBe(0);
    }
    expect(buyingChances(purchaseChances(null, [], figures, TODAY, null), () => null)).toBeNull();
    // Another history is another question.
    const other = history(0, 0, 50);
    expect(own.fromPurchases(other, 90)).toBeCloseTo(raw(90, other), 10);
    expect(own.fromPurchases(acme, 90)).toBeCloseTo(raw(90), 10);
  });

  /** Chance of buying from one day to another for who does not before, with what corrects it. */
  const between = (from: number, to: number, points: number, of = acme) =>
    chanceOf(odds((raw(to, of) - raw(from, of)) / (1 - raw(from, of))) + points);

  test("is that of not buying in none of its stages, each corrected by its own windows, and grows with the time", () => {
    const level = fc.integer({ min: -8, max: 8 }).map((eighths) => eighths / 4);
    fc.assert(
      fc.property(
        fc.subarray([60, 120, 180, 365]),
        fc.array(level, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(acme, history(0, 0, 50), history(11, 30, 31)),
        (ends, levels, account) => {
          const stages = ends.map((to, index) => ({ from: ends[index - 1] ?? 0, to, points: levels[index] ?? 0 }));
          const own = chances(
            stages
              .map(({ from, to, points }) => calibration(to, points, from === 0 ? {} : { afterDays: from }))
              .reverse(),
          );
          let before = 0;
          for (const days of [1, 30, 60, 90, 120, 150, 180, 270, 365, 400]) {
            let none = 1;
            for (const { from, to, points } of [...stages, { from: ends.at(-1) ?? 0, to: Infinity, points: 0 }]) {
              if (from < days) none *= 1 - between(from, Math.min(to, days), points, account);
            }
            const chance = own.fromPurchases(account, days);
            expect(chance).toBeCloseTo(1 - none, 9);
            const { probability, logOdds, contributions } = own.explained(account, days);
            expect(probability).toBe(chance);
            expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(logOdds);
            expect(contributions[0]?.points).toBeCloseTo(odds(raw(days, account)), 6);
            expect(own.within({ history: account, known: null }, days).probability).toBe(chance);
            expect(chance).toBeGreaterThan(before);
            before = chance;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test("says what each part adds to all stages, and how uncertain they leave it", () => {
    const own = chances([
      calibration(180, 0.5, { coefficients: [0, 0.1, 0, 0], levelDeviation: 0.4 }),
      calibration(365, -0.25, { afterDays: 180, coefficients: [0, 0, 0.3, 0], levelDeviation: 0.6 }),
    ]);
    const silence = 0.1 * Math.log(1 + 70);
    const frequency = 0.3 * Math.log(5);
    const any = (first: number, second: number) =>
      odds(1 - (1 - between(0, 180, first)) * (1 - between(180, 365, second)));
    const { contributions, variance, probability } = own.explained(acme, 365);
    expect(contributions.map(({ factor }) => factor)).toEqual(["baseline", "season", "silence", "frequency"]);
    const steps = [any(0, 0), any(0.5, -0.25), any(0.5 + silence, -0.25), any(0.5 + silence, -0.25 + frequency)];
    contributions.forEach(({ points }, at) => {
      expect(points).toBeCloseTo((steps[at] ?? NaN) - (at === 0 ? 0 : (steps[at - 1] ?? NaN)), 8);
    });
    // By small steps of each level, which are independent.
    const small = 1e-5;
    const slope = (first: number, second: number) =>
      (any(0.5 + silence + first, -0.25 + frequency + second) - any(0.5 + silence, -0.25 + frequency)) / small;
    expect(variance).toBeCloseTo((0.4 * slope(small, 0)) ** 2 + (0.6 * slope(0, small)) ** 2, 4);
    expect(probability).toBeCloseTo(chanceOf(steps.at(-1) ?? NaN), 9);
  });

  test("of more days than any window tells of goes on by the model, and windows that do not join on are left out", () => {
    const first = calibration(180, 0.5);
    const own = chances([first, calibration(365, 3, { afterDays: 200 })]);
    expect(own.fromPurchases(acme, 365)).toBeCloseTo(1 - (1 - between(0, 180, 0.5)) * (1 - between(180, 365, 0)), 9);
    expect(own.fromPurchases(acme, 365)).toBe(chances([first]).fromPurchases(acme, 365));
    // Of two that cannot both be used, the one that tells of more days.
    const year = calibration(365, 3);
    expect(chances([first, year]).fromPurchases(acme, 365)).toBe(chances([year]).fromPurchases(acme, 365));
  });

  test("of a book with a rhythm grows with the time, within a stage too, and is what windows made it at its end", () => {
    const slope = fc.integer({ min: -4, max: 8 }).map((quarters) => quarters / 4);
    const gaps = fc.record({
      regularity: fc.constantFrom(1.5, 3, 9, 100),
      gapDays: fc.constantFrom(7, 30, 91, 365),
      alikeness: fc.constantFrom(0.6, 2, 40),
    });
    const account = fc.constantFrom(
      acme,
      history(0, 0, 50),
      history(11, 30, 31),
      history(9, 90, 100),
      history(3, 150, 160),
    );
    let [shorter, isMoved] = [0, false];
    fc.assert(
      fc.property(gaps, slope, slope, account, fc.boolean(), (rhythm, early, late, of, isNarrow) => {
        const stage = (to: number, points: number, from: number) =>
          calibration(to, 0.3, {
            means: [0, 0, 0, 0, 0.2],
            deviations: [1, 1, 1, 1, 2],
            lowest: [-99, -99, -99, -99, isNarrow ? -0.5 : -99],
            highest: [99, 99, 99, 999, isNarrow ? 0.5 : 99],
            coefficients: [0, 0, 0, 0, 2 * points],
            gaps: rhythm,
            ...(from > 0 && { afterDays: from }),
          });
        const own = chances([stage(180, early, 0), stage(365, late, 180)]);
        let before = 0;
        for (let days = 1; days <= 400; days += days < 40 ? 1 : 9) {
          const chance = own.fromPurchases(of, days);
          expect(chance).toBeGreaterThanOrEqual(before - 1e-12);
          const { probability, contributions, logOdds } = own.explained(of, days);
          expect(probability).toBe(chance);
          expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(logOdds);
          if (days < 180) {
            shorter++;
            const without = chances([stage(180, 0, 0)]).fromPurchases(of, days);
            if (early > 0 && Math.abs(chance - without) > 0.05) isMoved = true;
          }
          before = chance;
        }
        // At the end of a stage the whole of the rhythm counts, as in the windows it was learned from.
        const { silentDays } = silenceOf(of);
        const { repeatPurchases, recency } = of;
        const silence = { repeatPurchases, recencyDays: recency * 7, silentDays };
        const points = rhythmPoints(rhythm, silence, leavingOddsOf(model, of), 180);
        const seen = isNarrow ? Math.min(0.5, Math.max(-0.5, points)) : points;
        const { logOdds } = chances([stage(180, early, 0)]).explained(of, 180);
        expect(logOdds).toBeCloseTo(odds(raw(180, of)) + 0.3 + early * (seen - 0.2), 6);
      }),
      { numRuns: 60 },
    );
    expect(shorter).toBeGreaterThan(0);
    expect(isMoved).toBe(true);
  });

  test("grows within a stage as the rhythm says, as far as the windows bear it out", () => {
    const rhythm = { regularity: 9, gapDays: 60, alikeness: 2 };
    const of = history(6, 50, 55);
    const whole = (slope: number) =>
      chances([
        calibration(180, 0, {
          means: [0, 0, 0, 0, 0],
          deviations: [1, 1, 1, 1, 1],
          lowest: [-99, -99, -99, -99, -99],
          highest: [99, 99, 99, 999, 99],
          coefficients: [0, 0, 0, 0, slope],
          gaps: rhythm,
        }),
      ]);
    const leaving = leavingOddsOf(model, of);
    const silence = { repeatPurchases: 6, recencyDays: 350, silentDays: 35 };
    // Gaps at random have the silence 1/(1 + t/B)^A, and those of the book what it adds to that.
    const left = (days: number) => (1 + days / (2 * 60 + 350)) ** -8;
    const byRhythm = (days: number) =>
      odds((left(35) - left(35 + days)) / (leaving + left(35))) + rhythmPoints(rhythm, silence, leaving, days);
    const grown = (slope: number) => whole(slope).explained(of, 180).logOdds - whole(slope).explained(of, 20).logOdds;
    const ofRhythm = byRhythm(180) - byRhythm(20);
    const ofModel = odds(raw(180, of)) - odds(raw(20, of));
    expect(Math.abs(ofRhythm - ofModel)).toBeGreaterThan(0.5);
    for (const slope of [-1, 0, 0.4, 1, 3]) {
      const share = Math.min(1, Math.max(0, slope));
      expect(grown(slope)).toBeCloseTo((1 - share) * ofModel + share * ofRhythm, 6);
    }
  });

  test("looks at the window that was learned from, where that is not the time asked about", () => {
    const half = calibration(180, 0, { windowDays: 90, coefficients: [0.5, 0, 0, 0] });
    expect(chances([half]).fromPurchases(acme, 180)).toBeCloseTo(chanceOf(odds(raw(180)) + 0.5 * odds(raw(90))), 9);
    const whole = calibration(180, 0, { coefficients: [0.5, 0, 0, 0] });
    expect(chances([whole]).fromPurchases(acme, 180)).toBeCloseTo(chanceOf(1.5 * odds(raw(180))), 9);
    const silence = calibration(180, 0, { coefficients: [0, 0.5, 0.25, 0] });
    const points = odds(raw(180)) + 0.5 * Math.log(1 + 70) + 0.25 * Math.log(5);
    expect(chances([silence]).fromPurchases(acme, 180)).toBeCloseTo(chanceOf(points), 9);
    // Of half a stage, as of half its horizon.
    const later = calibration(360, 0, { afterDays: 180, windowDays: 180, coefficients: [0.5, 0, 0, 0] });
    const rest = chanceOf(odds(between(180, 360, 0)) + 0.5 * odds(between(90, 180, 0)));
    expect(chances([calibration(180, 0), later]).fromPurchases(acme, 360)).toBeCloseTo(
      1 - (1 - raw(180)) * (1 - rest),
      9,
    );
  });

  test("has bounds at 95% from the season, and what service leaves open beside it", () => {
    const z = 1.95996398454;
    const own = chances([calibration(180, 0.5)]);
    const points = odds(raw(180)) + 0.5;
    const bare = own.within({ history: acme, known: null }, 180);
    expect(bare.from).toBe("purchases");
    expect(bare.lower).toBeCloseTo(chanceOf(points - z * 0.3), 8);
    expect(bare.upper).toBeCloseTo(chanceOf(points + z * 0.3), 8);
    const spread = own.explained(acme, 180);
    expect(spread.variance).toBeCloseTo(0.09, 12);

    const half = 0.4;
    const loyalty = {
      probability: chanceOf(-1),
      logOdds: -1,
      lower: chanceOf(-1 - 1.64485362695 * half),
      upper: chanceOf(-1 + 1.64485362695 * half),
      confidence: 0.9,
    };
    const asked: number[] = [];
    const withLoyalty = chances([calibration(180, 0.5)], (_, chance) => {
      asked.push(chance);
      return loyalty;
    });
    const known = (account: object): LoyalAccount => ({
      account: { id: "acme", ...account },
      purchaseDays: [],
      experiences: null,
    });
    for (const fields of [{ tickets: [] }, { surveys: [] }]) {
      const told = withLoyalty.within({ history: acme, known: known(fields) }, 180);
      expect(told.from).toBe("loyalty");
      expect(told.probability).toBeCloseTo(chanceOf(-1), 12);
      const deviation = Math.sqrt(0.09 + half ** 2);
      expect(told.lower).toBeCloseTo(chanceOf(-1 - z * deviation), 8);
      expect(told.upper).toBeCloseTo(chanceOf(-1 + z * deviation), 8);
    }
    const untold = withLoyalty.within({ history: acme, known: known({}) }, 180);
    expect(untold.from).toBe("purchases");
    expect(untold.upper).toBeCloseTo(chanceOf(-1 + z * 0.3), 8);
    expect(asked.every((chance) => Math.abs(chance - chanceOf(points)) < 1e-9)).toBe(true);
    // Loyalty that cannot be told leaves the purchases.
    expect(own.within({ history: acme, known: known({ tickets: [] }) }, 180)).toEqual(bare);
  });

  test("knows how good or bad the coming season is, from windows or from the figures alone", () => {
    const own = chances([calibration(180, 0, { levelDeviation: 0.7 })]);
    expect(own.levelDeviation(180)).toBe(0.7);
    expect(own.levelDeviation(90)).toBe(0.7);
    const known = figures["buysAgain.levelDeviation"].value;
    const season = figures["buysAgain.seasonDeviation"].value;
    expect(chances([]).levelDeviation(90)).toBeCloseTo(Math.hypot(known, season), 12);
    // Of two stages, of 3 in 10 and 1 in 5 of the rest: 44% in all, of whose log odds theirs are 3/10 and 1/5 of 44%.
    const windows = (bought: number) => [{ accounts: 9999, bought: bought * 10_000 - 0.5, level: 0 }];
    const both = chances([
      calibration(180, 0, { levelDeviation: 0.7, windows: windows(0.3) }),
      calibration(365, 0, { afterDays: 180, levelDeviation: 0.5, windows: windows(0.2) }),
    ]);
    expect(both.levelDeviation(365)).toBeCloseTo(Math.hypot(0.3 * 0.7, 0.2 * 0.5) / 0.44, 9);
  });

  test("of a model with a covariance is as uncertain as its parameters leave it", () => {
    const covariance = [
      [0.01, 0, 0, 0],
      [0, 4, 0, 0],
      [0, 0, 0.02, 0],
      [0, 0, 0, 0.5],
    ];
    const uncertain = { ...model, covariance } as typeof model;
    const found = chances([], () => null, uncertain).explained(acme, 90);
    // The delta method by hand: the gradient of the chance by small steps of each parameter.
    const { r, alpha, a, b } = model.parameters;
    const values = [r, alpha, a, b];
    const at = (shifted: number[]) => {
      const [r2 = 0, alpha2 = 0, a2 = 0, b2 = 0] = shifted;
      return probabilityOfBuying(mbgNbdModel({ r: r2, alpha: alpha2, a: a2, b: b2 }, { timeUnit: "week" }), acme, {
        horizon: 90 / 7,
      });
    };
    const variance = values.reduce((sum, value, index) => {
      const step = 1e-5 * value;
      const slope = (at(values.with(index, value + step)) - at(values.with(index, value - step))) / (2 * step);
      return sum + slope ** 2 * (covariance[index]?.[index] ?? 0);
    }, 0);
    const chance = raw(90);
    expect(found.variance).toBeCloseTo(variance / (chance * (1 - chance)) ** 2, 4);
  });
});

describe("bounds", () => {
  test("never lie on the wrong side of the chance", () => {
    expect(boundsOf(0.7, odds(0.7), 0)).toEqual({
      probability: 0.7,
      lower: 0.7,
      upper: expect.closeTo(0.7, 12) as number,
    });
    const { lower, upper } = boundsOf(0.7, odds(0.7), 0.25);
    expect([lower, upper]).toEqual([
      expect.closeTo(chanceOf(odds(0.7) - 0.97998199227), 9),
      expect.closeTo(chanceOf(odds(0.7) + 0.97998199227), 9),
    ]);
  });

  test("tell the variance that they came from, unless they are certain", () => {
    const of = (confidence: number, z: number) =>
      varianceOf({ probability: 0.5, logOdds: 0, lower: chanceOf(-z * 0.6), upper: chanceOf(z * 0.6), confidence });
    expect(of(0.9, 1.64485362695)).toBeCloseTo(0.36, 8);
    expect(of(0.95, 1.95996398454)).toBeCloseTo(0.36, 8);
    const sure = { probability: 0.5, logOdds: 0, lower: 0.2, upper: 0.8, confidence: 0.9 };
    for (const edge of [{ lower: 0 }, { upper: 1 }, { probability: 0 }, { probability: 1 }]) {
      expect(varianceOf({ ...sure, ...edge })).toBe(0);
    }
    expect(varianceOf(sure)).toBeGreaterThan(0);
  });

  test("move with what is certain", () => {
    const chance = { probability: 0.5, lower: 0.25, upper: 0.75, from: "x" };
    expect(movedBy(chance, 0)).toBe(chance);
    const moved = movedBy(chance, -Math.log(3));
    expect(moved.from).toBe("x");
    expect([moved.probability, moved.lower, moved.upper].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([
      0.25, 0.1, 0.5,
    ]);
  });
});

describe("buys again", () => {
  const loyalty = {
    probability: chanceOf(-0.5),
    logOdds: -0.5,
    lower: chanceOf(-0.5 - 1.64485362695 * 0.4),
    upper: chanceOf(-0.5 + 1.64485362695 * 0.4),
    confidence: 0.9,
    contributions: [
      { factor: "baseline", points: 0.25, weight: 1, value: 0.6 },
      { factor: "ticket:t", points: -0.75, weight: 1, value: 3 },
    ],
    reasons: [{ code: "loyalty.x" }],
    assumptions: ["figure"],
    coverage: 0.5,
  } as never;
  const own = chances([calibration(180, 0.5)]);

  test("is null where nothing is known, and loyalty's own where purchases are not", () => {
    expect(buysAgain(acme, null, own, 180, true)).toBeNull();
    const expected = { horizonDays: null, fromPurchases: null, logOdds: -0.5, coverage: 0.5, assumptions: ["figure"] };
    expect(buysAgain(null, loyalty, own, 180, true)).toMatchObject(expected);
    expect(buysAgain(acme, loyalty, null, 180, true)).toMatchObject({ ...expected, reasons: [{ code: "loyalty.x" }] });
  });

  test("tells the baseline by the parts of the chance by purchases", () => {
    const found = buysAgain(acme, loyalty, own, 180, true);
    const byPurchases = chanceOf(odds(raw(180)) + 0.5);
    expect(found).toMatchObject({ horizonDays: 180, probability: chanceOf(-0.5), logOdds: -0.5, coverage: 0.5 });
    expect(found?.fromPurchases).toBeCloseTo(byPurchases, 9);
    const points = Object.fromEntries(found?.contributions.map((part) => [part.factor, part.points]) ?? []);
    expect(Object.keys(points)).toEqual(["baseline", "season", "silence", "frequency", "ticket:t"]);
    expect(points.season).toBeCloseTo(0.5, 9);
    expect(
      (points.baseline ?? NaN) + (points.season ?? NaN) + (points.silence ?? NaN) + (points.frequency ?? NaN),
    ).toBeCloseTo(0.25, 9);
    expect(points["ticket:t"]).toBe(-0.75);
    expect(found?.reasons).toEqual([
      {
        code: "portfolio.buys-again.purchases",
        params: { probability: expect.closeTo(byPurchases, 9) as number, days: 180 },
      },
      { code: "loyalty.x" },
    ]);
    const deviation = Math.sqrt(0.09 + 0.16);
    expect(found?.lower).toBeCloseTo(chanceOf(-0.5 - 1.95996398454 * deviation), 8);
    expect(buysAgain(acme, loyalty, own, 180, false)?.lower).toBeCloseTo(chanceOf(-0.5 - 1.95996398454 * 0.3), 8);
  });
});

describe("windows of the past", () => {
  const AS_OF = 20_000;
  const buyersOver = (days: number, count = 120, seed = 3): DatedBuyer[] => {
    const { uniform } = draws(seed);
    return Array.from({ length: count }, (_, index) => {
      const own = new Set<number>([AS_OF - days + (index === 0 ? 0 : Math.floor(uniform() * 150))]);
      const gap = 15 + 90 * uniform();
      const stops = uniform() < 0.3 ? AS_OF - Math.floor(uniform() * days) : AS_OF;
      for (let day = Math.min(...own); day <= stops; day += 1 + Math.floor(2 * gap * uniform())) own.add(day);
      return { accountId: `a${index}`, days: [...own].sort((a, b) => a - b).map((day) => ({ day, spend: 100 })) };
    });
  };
  const learned = (buyers: readonly DatedBuyer[], horizons: readonly number[], own = figures) =>
    pastCalibrations(buyers, AS_OF, horizons, own, 0.05, { gaps: null, isFitted: true });
  /** How many had bought by the start of each window, and how many of them bought in it. */
  const recounted = (buyers: readonly DatedBuyer[], windowDays: number, windows: number) =>
    Array.from({ length: windows }, (_, age) => {
      const end = AS_OF - (age + 1) * windowDays;
      const known = buyers.filter(({ days }) => days.some(({ day }) => day <= end));
      const bought = known.filter(({ days }) => days.some(({ day }) => day > end && day <= end + windowDays));
      return { accounts: known.length, bought: bought.length };
    });
  const shown = (found: HorizonCalibration[]) =>
    found.map(({ horizonDays, windowDays, windows }) => ({
      horizonDays,
      windowDays,
      windows: windows.map(({ accounts, bought }) => ({ accounts, bought })),
    }));

  test("are of the horizon as far as a second one is believed, else of half of it, as the record before them tells", () => {
    const buyers = buyersOver(1000);
    const most = figures["buysAgain.windows"].value;
    const least = figures["buysAgain.leastHistoryDays"].value;
    /** From none at the record that it needs to all at twice that. */
    const beliefs = (windowDays: number) =>
      Array.from({ length: most }, (_, age) =>
        Math.min(1, (1000 - (age + 1) * windowDays) / Math.max(least, windowDays / 2) - 1),
      ).filter((belief) => belief > 0);
    for (const horizon of [90, 180, 300, 365, 730]) {
      const [whole, half] = [beliefs(horizon), beliefs(Math.round(horizon / 2))];
      const share = whole[1] ?? 0;
      const recount = [
        ...(share > 0 ? recounted(buyers, horizon, whole.length) : []),
        ...(share < 1 ? recounted(buyers, Math.round(horizon / 2), half.length) : []),
      ];
      // Windows are taken as long as enough had bought by their start.
      expect(recount.findIndex(({ accounts }) => accounts < 50)).toBe(-1);
      const [found, ...others] = shown(learned(buyers, [horizon]));
      expect(others).toEqual([]);
      expect(found?.windows).toEqual(recount);
      const halfDays = Math.round(horizon / 2);
      expect(found?.windowDays).toBeCloseTo(halfDays + share * (horizon - halfDays), 10);
    }
    // All three happen.
    expect([300, 365, 730].map((horizon) => beliefs(horizon)[1])).toEqual([
      1,
      expect.closeTo(270 / 182.5 - 1, 10) as number,
      undefined,
    ]);
  });

  test("change the chances by little from one day to the next, also when a second one of the horizon is on record", () => {
    const buyers = buyersOver(1000, 400, 8);
    const first = Math.min(...buyers.map(({ days: [bought] }) => bought?.day ?? Infinity));
    /** Log odds by what was known on a day, of accounts that a model says the same of on each. */
    const odds = (asOf: number) => {
      const known = buyers.flatMap(({ accountId, days }) => {
        const until = days.filter(({ day }) => day <= asOf);
        return until.length === 0 ? [] : [{ accountId, days: until }];
      });
      const [found] = pastCalibrations(known, asOf, [180], figures, 0.05, { gaps: null, isFitted: true });
      if (found === undefined) throw new Error("the record holds windows");
      return [
        { raw: 0.9, silentDays: 5, purchaseDays: 12 },
        { raw: 0.5, silentDays: 60, purchaseDays: 3 },
        { raw: 0.1, silentDays: 300, purchaseDays: 1 },
      ].map((evidence) => correctedLogOdds(found, evidence));
    };
    // Two windows of 180 days and the 90 before them: from then on the second counts.
    let before = odds(first + 446);
    for (let day = 447; day <= 454; day++) {
      const now = odds(first + day);
      const moves = now.map((each, at) => Math.abs(each - (before[at] ?? NaN)));
      expect(Math.max(...moves)).toBeLessThan(0.5);
      before = now;
    }
  });

  test("are none of less than 30 days, of fewer than 50 accounts, of too few that came back, or where all did the same", () => {
    const buyers = buyersOver(1000);
    expect(learned(buyers, [29])).toEqual([]);
    expect(learned(buyers, [30])).toHaveLength(1);
    expect(learned(buyersOver(1000, 40), [90])).toEqual([]);
    const once = buyers.map((buyer) => ({ ...buyer, days: buyer.days.slice(0, 1) }));
    expect(learned(once, [90])).toEqual([]);
    expect(learned([], [90])).toEqual([]);
    expect(shown(learned(buyers, [90, 90]))).toHaveLength(1);
    const strict = assumptions("published", { "purchases.leastRepeatBuyers": 121 });
    expect(learned(buyers, [90], strict)).toEqual([]);
  });

  test("need so many that came back before their start, whoever else was there, and count none that came after their end", () => {
    // Each of 100 bought once long ago; so many of them again before the window, all but ten of the others in it.
    const start = AS_OF - 50;
    const buyersWith = (repeaters: number): DatedBuyer[] =>
      Array.from({ length: 100 }, (_, index) => {
        const again = [90, 70, 110, 80].slice(0, 1 + (index % 4)).map((ago) => AS_OF - 200 + ago);
        const later = index % 10 === 0 ? [] : [start + 1 + (index % 50)];
        const days = [AS_OF - 200 + (index % 7), ...(index < repeaters ? again : []), ...later];
        return { accountId: `a${index}`, days: days.sort((a, b) => a - b).map((day) => ({ day, spend: 100 })) };
      });
    const few = assumptions("published", { "purchases.leastRepeatBuyers": 60 });
    expect(learned(buyersWith(59), [50], few)).toEqual([]);
    const [found] = learned(buyersWith(60), [50], few);
    expect(found?.windows[0]).toMatchObject({ accounts: 100, bought: 90 });
    // What comes on the last day of the window is in it, what comes on the day after is not.
    const ends = (ago: number) =>
      learned(
        buyersOver(1000).map(({ accountId, days }, index) => ({
          accountId,
          days: [
            ...days.filter(({ day }) => day <= AS_OF - 120),
            ...(index < 30 ? [{ day: AS_OF - ago, spend: 100 }] : []),
            ...(index >= 30 && index < 90 ? [{ day: AS_OF - 100, spend: 100 }] : []),
            ...(index >= 90 ? [{ day: AS_OF - 10, spend: 100 }] : []),
          ],
        })),
        [60],
      )[0]?.windows.map(({ bought }) => bought);
    // The first window ends at AS_OF, the second 60 days before.
    expect(ends(60)?.[1]).toBe(90);
    expect(ends(59)?.[1]).toBe(60);
  });

  test("do not depend on the order of the accounts", () => {
    const buyers = buyersOver(800);
    expect(learned(buyers.toReversed(), [90])).toEqual(learned(buyers, [90]));
  });

  test("silence is in days, and the first purchase counts", () => {
    expect(silenceOf(acme)).toEqual({ silentDays: 70, purchaseDays: 5 });
    expect(silenceOf(history(0, 9, 8))).toEqual({ silentDays: 0, purchaseDays: 1 });
  });
});
