import fc from "fast-check";
import { expect, test } from "vitest";
import { leavingLoyalty, leavingPoints, leavingWithin } from "../../../src/portfolio/standing/leaving.js";
import { ownGapDays } from "../../../src/portfolio/standing/own-gap.js";
import { medianGap } from "../../../src/purchases/rhythm/book-gaps.js";

const odds = (chance: number): number => Math.log(chance / (1 - chance));
const chanceOf = (points: number): number => 1 / (1 + Math.exp(-points));

test("one that has left loses what makes it no likelier to buy than any that lapsed", () => {
  const points = (state: string, chance: number | null) =>
    leavingPoints({ state } as never, chance, { lapsedChance: 0.1 });
  for (const state of ["lapsed", "lost"]) {
    expect(chanceOf(odds(0.6) + points(state, 0.6))).toBeCloseTo(0.1, 9);
    expect([points(state, 0.1), points(state, 0.05), points(state, null)]).toEqual([0, 0, 0]);
    expect(points(state, 0.100001)).toBeLessThan(0);
    expect(Number.isFinite(points(state, 1))).toBe(true);
  }
  for (const state of ["prospect", "new", "active", "slowing"]) expect(points(state, 0.6)).toBe(0);
  // A policy by which none comes back leaves a number.
  const none = leavingPoints({ state: "lost" } as never, 0.5, { lapsedChance: 0 });
  expect(chanceOf(none)).toBeCloseTo(2 ** -30, 15);
});

test("within more days it loses as much, or what leaves it no likelier than by staying as unlikely", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -4, max: -0.1, noNaN: true }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      fc.integer({ min: 1, max: 900 }),
      (points, byThen, within, days) => {
        const lost = leavingWithin(points, { byThen, within }, { days, chanceDays: 180 });
        if (days <= 180) {
          expect(lost).toBe(points);
          return;
        }
        const most = 1 - (1 - chanceOf(odds(byThen) + points)) ** (days / 180);
        const usual = chanceOf(odds(within) + points);
        expect(chanceOf(odds(within) + lost)).toBeCloseTo(Math.min(most, usual), 6);
        if (usual <= most) expect(lost).toBe(points);
      },
    ),
    { numRuns: 200 },
  );
});

test("its estimate is moved by as much, with its bounds, and says so first", () => {
  const changedMost = { code: "loyalty.would-change-most" };
  const loyalty = {
    probability: 0.6,
    lower: 0.4,
    upper: 0.8,
    logOdds: odds(0.6),
    changedMostBy: { answer: "x", probability: 0.9 },
    contributions: [{ factor: "baseline", points: odds(0.6), weight: 1, value: null }],
    reasons: [{ code: "first" }, changedMost],
  };
  const policy = { lapsedChance: 0.1, chanceDays: 180 };
  expect(leavingLoyalty(loyalty as never, 0, policy)).toBe(loyalty);
  const moved = leavingLoyalty(loyalty as never, -2, policy);
  const by = (chance: number) => chanceOf(odds(chance) - 2);
  expect(moved.probability).toBeCloseTo(by(0.6), 12);
  expect([moved.lower, moved.upper]).toEqual([expect.closeTo(by(0.4), 12), expect.closeTo(by(0.8), 12)]);
  expect(moved.logOdds).toBeCloseTo(odds(0.6) - 2, 12);
  expect(moved.contributions).toEqual([
    ...loyalty.contributions,
    { factor: "standing", points: -2, weight: 1, value: null },
  ]);
  // What would change it most makes it no likelier than it is or any that lapsed: nothing is said of it then.
  expect(moved.changedMostBy.probability).toBeCloseTo(Math.max(by(0.6), 0.1), 12);
  const hasLeft = { code: "portfolio.buys-again.has-left", params: { probability: 0.1, days: 180 } };
  expect(moved.reasons).toEqual([hasLeft, { code: "first" }]);
  const low = { ...loyalty, changedMostBy: { answer: "x", probability: 0.3 } };
  const less = leavingLoyalty(low as never, -2, policy);
  expect(less.changedMostBy.probability).toBeCloseTo(by(0.3), 12);
  expect(less.reasons).toEqual([
    hasLeft,
    { code: "first" },
    { code: "loyalty.would-change-most", params: { answer: "x", probability: less.changedMostBy.probability } },
  ]);
});

test("a book's rhythm is the median of the mean gaps of those who bought again, in days", () => {
  const history = (repeatPurchases: number, recency: number, unit = "day") =>
    ({ repeatPurchases, recency, unit }) as never;
  const median = (...histories: never[]) => medianGap(histories);
  expect(median()).toBeNull();
  expect(median(history(0, 0))).toBeNull();
  expect(median(history(2, 20))).toBe(10);
  expect(median(history(2, 20), history(0, 0), history(1, 30))).toBe(20);
  expect(median(history(1, 90), history(2, 20), history(4, 120))).toBe(30);
  expect(median(history(2, 4, "week"), history(1, 30))).toBe((14 + 30) / 2);
  // One gap more of the book's median; under a model what is expected of a customer with these purchases.
  const rhythm = { model: null, medianGapDays: 30, gaps: null };
  expect(ownGapDays(history(3, 90), rhythm)).toBe((30 + 90) / 4);
  expect(ownGapDays(history(1, 2, "week"), rhythm)).toBe((30 + 14) / 2);
  expect(ownGapDays(history(3, 90), { model: null, medianGapDays: null, gaps: null })).toBeNull();
  const model = { parameters: { r: 0.5, alpha: 4 } } as never;
  const atRandom = (35 / 3.5) * 7;
  expect(ownGapDays(history(3, 31, "week"), { model, medianGapDays: null, gaps: null })).toBeCloseTo(atRandom, 9);
  // Where gaps are regular those that have ended count for all but 1/k²: (3 × 60 + 4 × 217)/(3 + 4 × 3) days.
  const gaps = { regularity: 4, gapDays: 60, alikeness: 3 };
  expect(ownGapDays(history(3, 31, "week"), { model, medianGapDays: null, gaps })).toBeCloseTo(
    atRandom / 16 + (15 / 16) * (1048 / 15),
    9,
  );
});
