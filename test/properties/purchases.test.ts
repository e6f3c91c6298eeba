import fc from "fast-check";
import {
  alivePath,
  betaDiscreteWeibullModel,
  bgNbdModel,
  calibratedChance,
  compareModels,
  discountedResidualLifetime,
  discountedResidualPurchases,
  expectedNextPurchase,
  expectedPurchases,
  expectedSpend,
  fitBetaDiscreteWeibull,
  fitBuyingCalibration,
  fitShiftedBetaGeometric,
  frequencyRecencyMatrix,
  gammaGammaModel,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  predictSpend,
  probabilityAlive,
  shiftedBetaGeometricModel,
  survival,
} from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

const AS_OF = "2026-11-21";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
/** From a hundredth to a thousand, in steps that are even in the logarithm. */
const positive = fc.integer({ min: -20, max: 30 }).map((tenths) => 10 ** (tenths / 10));
const share = fc.integer({ min: 0, max: 20 }).map((count) => count / 20);
const models = fc
  .record({ r: positive, alpha: positive, a: positive, b: positive, kind: fc.constantFrom("bg", "mbg", "pareto") })
  .map(({ r, alpha, a, b, kind }) => {
    if (kind === "pareto") return paretoNbdModel({ r, alpha, s: a, beta: b }, { timeUnit: "week" });
    return (kind === "bg" ? bgNbdModel : mbgNbdModel)({ r, alpha, a, b }, { timeUnit: "week" });
  });
const history = fc
  .record({ observed: fc.integer({ min: 1, max: 300 }), part: share, repeatPurchases: fc.nat({ max: 60 }) })
  .map(({ observed, part, repeatPurchases }) => ({
    repeatPurchases,
    observed,
    recency: repeatPurchases === 0 ? 0 : Math.max(0.1, observed * part),
  }));
const sound = (value: unknown): void => {
  expect(faults(value, "result")).toEqual([]);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
};

test("alivePath: chances from 0 to 1, days in order, a purchase on each of its days, and 1 on the first", () => {
  const given = fc.record({
    model: models,
    days: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 8 }),
    everyDays: fc.constantFrom(1, 7, 90, 3660),
  });
  fc.assert(
    fc.property(given, ({ model, days, everyDays }) => {
      const path = alivePath(
        model as never,
        days.map((ago) => ({ accountId: "acme", on: day(ago) })),
        { until: AS_OF, everyDays },
      );
      sound(path);
      const on = path.map((point) => point.on);
      expect(on).toEqual([...new Set(on)].sort());
      expect(on.at(-1)).toBe(AS_OF);
      for (const ago of days) expect(on).toContain(day(ago));
      path.forEach(({ alive, purchases }, at) => {
        expect(alive >= 0 && alive <= 1).toBe(true);
        expect(purchases).toBe(new Set(days.filter((ago) => day(ago) <= (on[at] ?? ""))).size);
      });
    }),
  );
});

test("frequencyRecencyMatrix: each cell is what the model says of such a customer", () => {
  const given = fc.record({
    model: models,
    observed: fc.integer({ min: 1, max: 100 }),
    mostPurchases: fc.nat({ max: 5 }),
    steps: fc.integer({ min: 1, max: 6 }),
    horizon: fc.constantFrom(0, 1, 52),
  });
  fc.assert(
    fc.property(given, ({ model, ...options }) => {
      const cells = frequencyRecencyMatrix(model, options);
      sound(cells);
      expect(cells).toHaveLength(1 + options.mostPurchases * options.steps);
      for (const { alive, expected, ...cell } of cells) {
        const of = { ...cell, observed: options.observed };
        expect(alive).toBeCloseTo(probabilityAlive(model as never, of as never), 9);
        const purchases = expectedPurchases(model as never, of as never, { horizon: options.horizon });
        expect(Math.abs(expected - purchases)).toBeLessThanOrEqual(1e-9 * Math.max(1, purchases));
      }
    }),
  );
});

test("expectedNextPurchase: bounds in order round the median, and a chance of never", () => {
  fc.assert(
    fc.property(models, history, fc.constantFrom(1e-9, 0.5, 0.9, 0.999), (model, of, confidence) => {
      const next = expectedNextPurchase(model as never, of as never, { confidence });
      sound(next);
      const { lower, median, upper, probabilityNever } = next;
      expect(probabilityNever >= 0 && probabilityNever <= 1).toBe(true);
      const known = [lower, median, upper].filter((time): time is number => time !== null);
      expect(known).toEqual(known.toSorted((a, b) => a - b));
      // What may never be has no late bound, and what has no early one has no middle.
      if (lower === null) expect(median).toBeNull();
      if (median === null) expect(upper).toBeNull();
    }),
  );
});

test("discounted purchases and lifetimes: never below 0, and less the more is taken off", () => {
  const rates = fc.tuple(share, share).map((pair) => pair.map((rate) => 0.01 + 0.99 * rate).sort((a, b) => a - b));
  fc.assert(
    fc.property(models, history, rates, (model, of, [low = 0, high = 0]) => {
      const worths = [discountedResidualPurchases, discountedResidualLifetime] as ((...args: never[]) => number)[];
      for (const worth of worths) {
        const [more, less] = [low, high].map((rate) =>
          worth(model as never, of as never, { discount: { rate, per: "year" } } as never),
        ) as [number, number];
        sound([more, less]);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeGreaterThanOrEqual(less * (1 - 1e-6));
      }
    }),
    { numRuns: 16 },
  );
  fc.assert(
    fc.property(positive, positive, fc.nat({ max: 8 }), (alpha, beta, renewalsMade) => {
      const model = shiftedBetaGeometricModel({ alpha, beta }, { timeUnit: "year" });
      const left = discountedResidualLifetime(model, { renewalsMade }, { discount: { rate: 0.1, per: "year" } });
      sound(left);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(11 + 1e-9);
    }),
  );
});

test("expectedSpend: between what it spent and what all spend", () => {
  const given = fc.record({
    p: positive,
    q: positive.map((value) => 1.01 + value),
    v: positive,
    repeatPurchases: fc.nat({ max: 50 }),
    meanRepeatSpend: positive,
  });
  fc.assert(
    fc.property(given, ({ p, q, v, repeatPurchases, meanRepeatSpend }) => {
      const model = gammaGammaModel({ p, q, v });
      const ofAll = expectedSpend(model, "new");
      const own = expectedSpend(model, { repeatPurchases, meanRepeatSpend });
      sound([own, ofAll]);
      const [least = 0, most = 0] = [meanRepeatSpend, ofAll].sort((a, b) => a - b);
      if (repeatPurchases === 0) expect(own).toBeCloseTo(ofAll, 6);
      else expect(own >= least * (1 - 1e-9) && own <= most * (1 + 1e-9)).toBe(true);
    }),
  );
});

test("beta discrete Weibull: the model keeps its parameters, survival falls from 1, and a fit is no worse than a guess", () => {
  fc.assert(
    fc.property(positive, positive, positive, (alpha, beta, c) => {
      const model = betaDiscreteWeibullModel({ alpha, beta, c }, { timeUnit: "year" });
      sound(model);
      expect(model.parameters).toEqual({ alpha, beta, c });
      const kept = survival(model, { periods: 11 });
      sound(kept);
      expect(kept[0]).toBe(1);
      expect(kept).toEqual(kept.toSorted((a, b) => b - a));
    }),
  );
  const cohort = fc
    .array(fc.integer({ min: 5, max: 40 }), { minLength: 3, maxLength: 7 })
    .map((losses) =>
      losses.reduce<number[]>((left, loss) => [...left, Math.round((left.at(-1) ?? 0) * (1 - loss / 100))], [1000]),
    );
  fc.assert(
    fc.property(cohort, (surviving) => {
      const model = fitBetaDiscreteWeibull(surviving, { timeUnit: "year" });
      sound(model);
      expect(model.observations).toBe(1000);
      const logLikelihood = ({ parameters }: typeof model): number => {
        const of = betaDiscreteWeibullModel(parameters);
        const kept = survival(of, { periods: surviving.length - 1 });
        const last = surviving.length - 1;
        return surviving.reduce((sum, left, period) => {
          if (period === last) return sum + left * Math.log(kept[last] ?? NaN);
          const lost = left - (surviving[period + 1] ?? 0);
          return lost === 0 ? sum : sum + lost * Math.log((kept[period] ?? NaN) - (kept[period + 1] ?? NaN));
        }, 0);
      };
      const guess = { ...model, parameters: { alpha: 1, beta: 4, c: 1 } };
      expect(logLikelihood(model)).toBeGreaterThanOrEqual(logLikelihood(guess) - 1e-6 * 1000);
    }),
    { numRuns: 16 },
  );
});

test("compareModels: customers and purchases are those of the histories, in every table", () => {
  const histories = fc.array(
    fc.tuple(history, fc.nat({ max: 9 })).map(([of, holdoutPurchases]) => ({ ...of, holdoutPurchases })),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(models, models, histories, fc.nat({ max: 4 }), (first, second, rows, lastBin) => {
      const found = compareModels({ first, second }, rows as never, { horizon: 26, lastBin });
      sound(found);
      expect(found.map(({ name }) => name).sort()).toEqual(["first", "second"]);
      for (const { byFrequency } of found) {
        expect(byFrequency.reduce((sum, { customers }) => sum + customers, 0)).toBe(rows.length);
        for (const { customers, actual, expected } of byFrequency) {
          if (customers > 0) expect([actual >= 0, expected >= 0]).toEqual([true, true]);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("buying calibrations: chances from 0 to 1, and as many accounts as rows say", () => {
  const row = fc.record({
    raw: share,
    silentDays: fc.nat({ max: 900 }),
    purchaseDays: fc.integer({ min: 1, max: 60 }),
    bought: fc.boolean(),
    count: fc.integer({ min: 1, max: 200 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 20 }),
      row,
      fc.constantFrom(30, 90, 365),
      (rows, of, windowDays) => {
        const calibration = fitBuyingCalibration([{ rows }], { windowDays });
        sound(calibration);
        const [window] = calibration.windows;
        expect(window?.accounts).toBe(rows.reduce((sum, { count }) => sum + count, 0));
        expect(window?.bought).toBe(rows.reduce((sum, { count, bought }) => sum + (bought ? count : 0), 0));
        const { raw, silentDays, purchaseDays } = of;
        const chance = calibratedChance(calibration, { raw, silentDays, purchaseDays });
        sound(chance);
        expect(chance.probability >= 0 && chance.probability <= 1).toBe(true);
      },
    ),
  );
});

test("predictSpend: each history as expectedSpend has it, and each that says nothing refused", () => {
  const model = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
  const row = fc.record({
    repeatPurchases: fc.nat({ max: 9 }),
    meanRepeatSpend: fc.option(fc.integer({ min: 1, max: 90 })),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const { predictions, rejected } = predictSpend(model, rows);
      sound({ predictions, rejected });
      const known = [...predictions.map(({ index }) => index), ...rejected.map(({ index }) => index)];
      expect(known.sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
      for (const { index, spend } of predictions) expect(spend).toBe(expectedSpend(model, rows[index] as never));
      for (const { index } of rejected) expect(rows[index]?.meanRepeatSpend).toBeNull();
    }),
  );
});

test("predictionInterval: round the value, wider the surer it has to be, and within its scale", () => {
  const cohort = fc
    .array(fc.integer({ min: 5, max: 40 }), { minLength: 4, maxLength: 7 })
    .map((losses) => losses.reduce<number[]>((left, loss) => [...left, (left.at(-1) ?? 0) * (1 - loss / 100)], [100]));
  fc.assert(
    fc.property(cohort, fc.integer({ min: 1, max: 6 }), (shares, periods) => {
      const model = fitShiftedBetaGeometric(shares, { customers: 1000 });
      if (model.covariance === null) return;
      const kept = (confidence: number) =>
        predictionInterval(model, (each) => survival(each, { periods })[periods] ?? NaN, {
          scale: "logit",
          confidence,
        });
      const [narrow, wide] = [kept(0.5), kept(0.99)];
      sound([narrow, wide]);
      expect(narrow.value).toBe(wide.value);
      const bounds = [wide.lower, narrow.lower, narrow.value, narrow.upper, wide.upper];
      bounds.slice(1).forEach((bound, at) => {
        expect(bound).toBeGreaterThanOrEqual((bounds[at] ?? NaN) - 1e-12);
      });
      expect(wide.lower >= 0 && wide.upper <= 1).toBe(true);
    }),
    { numRuns: 40 },
  );
});
