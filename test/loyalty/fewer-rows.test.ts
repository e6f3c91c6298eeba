import { assumptions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { fewerRows } from "../../src/loyalty/model/fewer-rows.js";
import type { PosteriorInput } from "../../src/loyalty/model/loyalty-posterior.js";
import { loyaltyPrior } from "../../src/loyalty/model/loyalty-prior.js";
import { mergeEqualRows } from "../../src/loyalty/model/merge-equal-rows.js";
import { NO_PROBLEM, type ObservedOutcomes } from "../../src/loyalty/model/read-observations.js";
import { draws } from "../support/draws.js";

type Row = readonly [effort: number, sign: number, count: number];

const outcomesOf = (rows: readonly Row[], more: Partial<ObservedOutcomes> = {}): ObservedOutcomes => ({
  rows: rows.length,
  effort: Float64Array.from(rows, ([effort]) => effort),
  sign: Float64Array.from(rows, ([, sign]) => sign),
  counts: Float64Array.from(rows, ([, , count]) => count),
  freshness: null,
  hasPurchases: null,
  covariates: [],
  ...more,
});
const inputOf = (outcomes: ObservedOutcomes, more: Partial<PosteriorInput> = {}): PosteriorInput => ({
  outcomes,
  covariates: [],
  values: new Float64Array(0),
  knots: [1, 5],
  prior: loyaltyPrior("test", "figures", assumptions("published")),
  ...more,
});
const rowsOf = ({ rows, effort, sign, counts }: ObservedOutcomes): Row[] =>
  Array.from({ length: rows }, (_, row) => [effort[row] ?? NaN, sign[row] ?? NaN, counts[row] ?? NaN]);
const sorted = (rows: readonly Row[]): Row[] =>
  rows.toSorted(([a, b], [c, d]) => b - d || Number(Number.isNaN(a)) - Number(Number.isNaN(c)) || a - c);

describe("fewer rows", () => {
  test("in a bin of a 1024th of the scale are one, at their mean effort", () => {
    const width = 4 / 1024;
    const rows: Row[] = [
      // Two of one bin, one of the next; the same efforts with the other outcome stand apart.
      [3, 1, 2],
      [3 + 0.5 * width, 1, 6],
      [3 + 1.1 * width, 1, 1],
      [3 + 0.5 * width, -1, 1],
      [1, 1, 1],
      [5, 1, 1],
      [5, -1, 3],
      [NO_PROBLEM, 1, 4],
      [NO_PROBLEM, -1, 5],
      [NO_PROBLEM, -1, 2],
      [NaN, 1, 7],
      [NaN, -1, 8],
      [NaN, 1, 9],
    ];
    const fewer = fewerRows(inputOf(outcomesOf(rows)));
    expect(fewer.outcomes).toMatchObject({ freshness: null, hasPurchases: null, covariates: [] });
    expect(sorted(rowsOf(fewer.outcomes))).toEqual([
      [NO_PROBLEM, -1, 7],
      [3 + 0.5 * width, -1, 1],
      [5, -1, 3],
      [NaN, -1, 8],
      [NO_PROBLEM, 1, 4],
      [1, 1, 1],
      [3 + (6 * 0.5 * width) / 8, 1, 8],
      [3 + 1.1 * width, 1, 1],
      [5, 1, 1],
      [NaN, 1, 16],
    ]);
  });

  test("keep customers and their effort in all, and are few", () => {
    const random = draws(41);
    const rows = Array.from({ length: 20_000 }, (): Row => [
      1 + 4 * random.uniform(),
      random.chance(0.3) ? 1 : -1,
      1 + Math.floor(3 * random.uniform()),
    ]);
    const { outcomes } = fewerRows(inputOf(outcomesOf(rows)));
    expect(outcomes.rows).toBeLessThanOrEqual(2048);
    for (const sign of [1, -1]) {
      const total = (of: readonly Row[], value: (row: Row) => number): number =>
        of.filter((row) => row[1] === sign).reduce((sum, row) => sum + value(row), 0);
      const found = rowsOf(outcomes);
      expect(total(found, ([, , count]) => count)).toBe(total(rows, ([, , count]) => count));
      expect(total(found, ([effort, , count]) => effort * count)).toBeCloseTo(
        total(rows, ([effort, , count]) => effort * count),
        6,
      );
    }
  });

  const columns = (rows: number) => Array.from({ length: rows }, (_, row): Row => [1 + row / rows, 1, row + 1]);

  test("are every eighth where problems have faded", () => {
    const rows = columns(19);
    const freshness = Float64Array.from(rows, (_, row) => row / 20);
    const { outcomes, values } = fewerRows(inputOf(outcomesOf(rows, { freshness })));
    expect(rowsOf(outcomes)).toEqual([rows[0], rows[8], rows[16]]);
    expect(outcomes.freshness).toEqual(Float64Array.of(0, 8 / 20, 16 / 20));
    expect(outcomes.hasPurchases).toBeNull();
    expect(outcomes.covariates).toEqual([]);
    expect(values).toEqual(new Float64Array(0));
  });

  test("are every eighth with all its values where covariates set customers apart", () => {
    const rows = columns(16);
    const covariate = { reference: 0, typical: 0, scale: 1, priorWeight: 0, priorDeviation: 1 };
    const input = inputOf(outcomesOf(rows, { hasPurchases: Uint8Array.from(rows, (_, row) => (row === 8 ? 1 : 0)) }), {
      covariates: ["one", "other"].map((name) => ({ ...covariate, name })),
      values: Float64Array.from({ length: 32 }, (_, at) => at),
    });
    const { outcomes, values, covariates, prior } = fewerRows(input);
    expect(rowsOf(outcomes)).toEqual([rows[0], rows[8]]);
    expect(outcomes.freshness).toBeNull();
    expect(outcomes.hasPurchases).toEqual(Uint8Array.of(0, 1));
    expect(values).toEqual(Float64Array.of(0, 1, 16, 17));
    expect(covariates).toBe(input.covariates);
    expect(prior).toBe(input.prior);
  });
});

describe("equal rows", () => {
  const cycle = (rows: number, different: number): Row[] =>
    Array.from({ length: rows }, (_, row) => [1 + (4 * (row % different)) / different, row % 3 === 0 ? 1 : -1, 2]);

  test("are merged from a thousand on, each effort with each outcome", () => {
    const few = outcomesOf(cycle(999, 4));
    expect(mergeEqualRows(few)).toBe(few);
    const merged = mergeEqualRows(outcomesOf(cycle(1200, 4)));
    expect(merged).toMatchObject({ freshness: null, hasPurchases: null, covariates: [] });
    expect(sorted(rowsOf(merged))).toEqual([
      ...[1, 2, 3, 4].map((effort): Row => [effort, -1, 400]),
      ...[1, 2, 3, 4].map((effort): Row => [effort, 1, 200]),
    ]);
    expect(mergeEqualRows(outcomesOf(cycle(1000, 4))).rows).toBe(8);
  });

  test("of unknown efforts, and of customers without a problem, are one of each outcome", () => {
    const rows = [NaN, NO_PROBLEM].flatMap((effort) => Array.from({ length: 600 }, (): Row => [effort, 1, 1]));
    expect(sorted(rowsOf(mergeEqualRows(outcomesOf(rows))))).toEqual([
      [NO_PROBLEM, 1, 600],
      [NaN, 1, 600],
    ]);
  });

  test("are not looked for where the first thousand and one hold more than 125 of a kind", () => {
    const returned = (different: number): ObservedOutcomes =>
      outcomesOf(Array.from({ length: 2000 }, (_, row) => [1 + (4 * (row % different)) / different, 1, 1]));
    expect(mergeEqualRows(returned(125)).rows).toBe(125);
    const many = returned(126);
    expect(mergeEqualRows(many)).toBe(many);
    // Of both outcomes together.
    const both = outcomesOf(cycle(2000, 64));
    expect(mergeEqualRows(both)).toBe(both);
    // A few hundred others after them no longer matter.
    const later = [...cycle(1100, 2), ...cycle(300, 300)];
    expect(mergeEqualRows(outcomesOf(later)).rows).toBeGreaterThan(300);
    expect(mergeEqualRows(outcomesOf(later)).rows).toBeLessThan(305);
  });

  test("are left where more than effort and outcome sets them apart", () => {
    const faded = outcomesOf(cycle(1200, 4), { freshness: new Float64Array(1200).fill(0.5) });
    expect(mergeEqualRows(faded)).toBe(faded);
    const covariates = [{ name: "tenureYears", values: new Float64Array(1200) }];
    const told = outcomesOf(cycle(1200, 4), { covariates });
    expect(mergeEqualRows(told)).toBe(told);
  });
});
