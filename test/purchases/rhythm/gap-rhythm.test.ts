import fc from "fast-check";
import { assumptions, fitMbgNbd, paretoNbdModel } from "retention-kit";
import { describe, expect, it } from "vitest";
import {
  alikenessOf,
  type GapRhythm,
  lateAfter,
  regularGapDays,
  regularityOf,
  rhythmPoints,
} from "../../../src/purchases/rhythm/gap-rhythm.js";
import { leavingOddsOf } from "../../../src/purchases/rhythm/leaving.js";
import { draws } from "../../support/draws.js";

const figures = assumptions();
const regularity = (...shares: number[]): number => regularityOf(Float64Array.from(shares), figures);

/** A gamma variable of a whole shape and mean 1: the mean of that many exponentials. */
function gammaOf(uniform: () => number, shape: number): number {
  let sum = 0;
  for (let each = 0; each < shape; each++) sum -= Math.log(1 - uniform());
  return sum / shape;
}

/** Chance that a gamma variable of a whole shape k and mean 1 is above x: that fewer than k Poisson events come by k·x. */
function above(shape: number, x: number): number {
  let term = Math.exp(-shape * x);
  let sum = term;
  for (let each = 1; each < shape; each++) sum += term *= (shape * x) / each;
  return sum;
}

describe("how evenly customers buy", () => {
  it("is 1 without anyone to tell, and at most what a tenth of a gap's spread makes of it", () => {
    expect(regularity()).toBe(1);
    expect(regularity(...Array.from({ length: 5000 }, () => 0.5))).toBeCloseTo(100, 9);
  });

  it("follows from the variance 1/(4(2k + 1)) of the last gap but one's share, one more customer being at random", () => {
    // Nine shares off by .1: variance (9 × .01 + 1/12)/10.
    const shares = [0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.4, 0.6, 0.4];
    const variance = (0.09 + 1 / 12) / 10;
    expect(regularity(...shares)).toBeCloseTo((1 / (4 * variance) - 1) / 2, 9);
  });

  it("takes bursts for no rhythm", () => {
    expect(regularity(0.01, 0.99, 0.02, 0.98, 0.99)).toBe(1);
  });

  it.each([1, 2, 4, 16, 49])("finds the shape of gaps that were drawn with a shape of %i", (shape) => {
    const { uniform } = draws(shape);
    const shares = Array.from({ length: 20_000 }, () => {
      const [one, other] = [gammaOf(uniform, shape), gammaOf(uniform, shape)];
      return one / (one + other);
    });
    expect(regularity(...shares) / shape).toBeGreaterThan(0.95);
    expect(regularity(...shares) / shape).toBeLessThan(1.05);
  });

  it("is never below 1, whatever spread is believed", () => {
    const figure = { ...figures["buysAgain.leastGapSpread"], value: 2 };
    expect(regularityOf(Float64Array.of(0.5, 0.5), { ...figures, "buysAgain.leastGapSpread": figure })).toBe(1);
  });

  it("does not depend on the order of customers", () => {
    const { uniform } = draws(7);
    const shares = Array.from({ length: 999 }, () => uniform());
    expect(regularity(...shares.toReversed())).toBe(regularity(...shares));
  });
});

describe("how alike customers are", () => {
  it.each([2, 5, 30])("finds the shape of rates that were drawn with a shape of %i", (shape) => {
    const { uniform } = draws(shape);
    const gaps = Array.from({ length: 20_000 }, () => 365 / gammaOf(uniform, shape)).sort((a, b) => a - b);
    expect(alikenessOf(gaps) / shape).toBeGreaterThan(0.85);
    expect(alikenessOf(gaps) / shape).toBeLessThan(1.15);
  });

  it("is bounded where all have the same gap", () => {
    expect(alikenessOf([365, 365, 365])).toBe(1000.5);
    expect(alikenessOf([40])).toBe(1000.5);
  });
});

describe("what a rhythm adds to the chance of buying", () => {
  const rhythmIn: fc.Arbitrary<GapRhythm> = fc.record({
    regularity: fc.integer({ min: 2, max: 40 }),
    gapDays: fc.integer({ min: 5, max: 400 }),
    alikeness: fc.integer({ min: 1, max: 20 }),
  });
  const silenceIn = fc.record({
    repeatPurchases: fc.integer({ min: 0, max: 6 }),
    recencyDays: fc.integer({ min: 0, max: 1500 }),
    silentDays: fc.integer({ min: 0, max: 700 }),
  });

  /** The chance by integrating over the customer's rate, in steps. */
  function integrated(
    { regularity: k, gapDays, alikeness }: GapRhythm,
    silence: { repeatPurchases: number; recencyDays: number; silentDays: number },
    odds: number,
    days: number,
    shape = k,
  ): number {
    const rateShape = alikeness + shape * silence.repeatPurchases;
    const scale = alikeness * gapDays + shape * silence.recencyDays;
    let [total, soFar, later] = [0, 0, 0];
    const most = (rateShape + 12 * Math.sqrt(rateShape) + 12) / scale;
    for (let step = 0; step < 20_000; step++) {
      const rate = ((step + 0.5) / 20_000) * most;
      const weight = Math.exp((rateShape - 1) * Math.log(rate * scale) - rate * scale);
      total += weight;
      soFar += weight * above(shape, rate * silence.silentDays);
      later += weight * above(shape, rate * (silence.silentDays + days));
    }
    return (soFar - later) / (odds * total + soFar);
  }

  it("is what the gaps say over what gaps at random would, integrated over the rate", () => {
    fc.assert(
      fc.property(rhythmIn, silenceIn, fc.double({ min: 0.01, max: 2, noNaN: true }), (rhythm, silence, odds) => {
        const days = 180;
        const [regular, random] = [integrated(rhythm, silence, odds, days), integrated(rhythm, silence, odds, days, 1)];
        fc.pre(regular > 1e-5 && regular < 1 - 1e-5 && random > 1e-5 && random < 1 - 1e-5);
        const logOdds = (chance: number): number => Math.log(chance / (1 - chance));
        expect(rhythmPoints(rhythm, silence, odds, days)).toBeCloseTo(logOdds(regular) - logOdds(random), 2);
      }),
      { numRuns: 60 },
    );
  });

  it("is nothing where customers buy at random", () => {
    fc.assert(
      fc.property(rhythmIn, silenceIn, (rhythm, silence) => {
        expect(rhythmPoints({ ...rhythm, regularity: 1 }, silence, 0.1, 90)).toBe(0);
      }),
    );
  });

  it("is finite at the corners, and speaks for who is due and against who has just bought or is long overdue", () => {
    const rhythm = { regularity: 100, gapDays: 365, alikeness: 200 };
    const bought = { repeatPurchases: 4, recencyDays: 4 * 365 };
    const points = (silentDays: number): number => rhythmPoints(rhythm, { ...bought, silentDays }, 0.05, 90);
    expect(points(320)).toBeGreaterThan(1);
    expect(points(10)).toBeLessThan(-3);
    expect(points(800)).toBeLessThan(-3);
    for (const silentDays of [0, 1e5]) expect(points(silentDays)).toSatisfy(Number.isFinite);
    expect(rhythmPoints(rhythm, { repeatPurchases: 0, recencyDays: 0, silentDays: 1e5 }, 0, 1)).toSatisfy(
      Number.isFinite,
    );
  });
});

describe("silence that is late", () => {
  it("is the same number of gaps where customers buy at random", () => {
    expect(lateAfter(null, 2)).toBe(2);
    expect(lateAfter({ regularity: 1, gapDays: 30, alikeness: 1 }, 4)).toBe(4);
  });

  it("follows the number, whichever object holds it", () => {
    const rhythm = { regularity: 4, gapDays: 30, alikeness: 1 };
    const before = lateAfter(rhythm, 2);
    rhythm.regularity = 64;
    expect(lateAfter(rhythm, 2)).toBeLessThan(before);
    expect(lateAfter({ ...rhythm, regularity: 4 }, 2)).toBe(before);
  });

  it.each([2, 9, 25, 100])("is as unlikely where the shape is %i", (shape) => {
    for (const gaps of [0.5, 2, 4, 8]) {
      const late = lateAfter({ regularity: shape, gapDays: 30, alikeness: 1 }, gaps);
      expect(above(shape, late)).toBeCloseTo(Math.exp(-gaps), 10);
    }
  });
});

it("draws a regular customer's mean gap to the book's by as much as its own gaps leave open", () => {
  // One gap of shape 9 weighs nine times a customer of the book's, of shape 3: (3 × 100 + 9 × 200)/(3 + 9 × 2).
  const rhythm = { regularity: 9, gapDays: 100, alikeness: 3 };
  expect(regularGapDays(rhythm, { repeatPurchases: 2, recencyDays: 200 })).toBeCloseTo(2100 / 21, 9);
  expect(regularGapDays(rhythm, { repeatPurchases: 0, recencyDays: 0 })).toBe(100);
});

it("takes the odds of having left from the model", () => {
  const histories = Array.from({ length: 40 }, (_, index) => ({
    repeatPurchases: index % 4,
    recency: index % 4 === 0 ? 0 : 5 + index,
    observed: 52,
  }));
  const mbg = fitMbgNbd(histories, { timeUnit: "week", penalty: 0.1 });
  const { a, b } = mbg.parameters;
  const history = { accountId: "a", repeatPurchases: 3, recency: 20, observed: 52, meanRepeatSpend: 0, unit: "week" };
  expect(leavingOddsOf(mbg, history as never)).toBeCloseTo(a / (b + 3), 12);
  const pareto = paretoNbdModel({ r: 0.5, alpha: 10, s: 0.6, beta: 12 }, { timeUnit: "week" });
  expect(leavingOddsOf(pareto, history as never)).toBeCloseTo((0.6 * (62 / 3.5)) / 64, 12);
});
