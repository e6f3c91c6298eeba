import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundedFigure,
  type ComparedWindow,
  drawFigures,
  type DrawnFigure,
  verdictsOver,
} from "../../../src/backtest/judging/verdicts.js";

/** 1 to 39, whose quartiles are 10 and 30 by the (n + 1)·p rule. */
const DRAWS = Array.from({ length: 39 }, (_, draw) => draw + 1);
const figure = (value: number, shift: number): DrawnFigure => ({
  value,
  draws: Float64Array.from(DRAWS, (draw) => draw + shift),
});
const constant = (value: number): DrawnFigure => ({ value, draws: new Float64Array(DRAWS.length).fill(value) });
const comparison = (against: string, measure = "part.auc", lowerIsBetter = false) => ({
  measure,
  against,
  ours: "ours",
  theirs: against,
  lowerIsBetter,
});
const window = (
  figures: Record<string, DrawnFigure>,
  comparisons = [comparison("rule")],
  horizonDays = 90,
): ComparedWindow => ({ horizonDays, comparisons, drawn: new Map(Object.entries(figures)) });

describe("a figure", () => {
  test("has the bounds of its draws", () => {
    expect(boundedFigure(figure(5, 0), 0.5)).toEqual({ value: 5, bounds: { lower: 10, upper: 30 } });
    expect(boundedFigure(figure(0, 0), 0.5).value).toBe(0);
  });

  test("is not told where there is none", () => {
    const none = { value: null, bounds: null };
    expect(boundedFigure(undefined, 0.5)).toEqual(none);
    expect(boundedFigure(figure(NaN, 0), 0.5)).toEqual(none);
    expect(boundedFigure({ value: 1, draws: new Float64Array(39).fill(NaN) }, 0.5)).toEqual({ value: 1, bounds: null });
  });
});

describe("a verdict", () => {
  const of = (shift: number, lowerIsBetter = false) =>
    verdictsOver(
      [window({ ours: figure(20, shift), rule: constant(0) }, [comparison("rule", "part.auc", lowerIsBetter)])],
      0.5,
    )[0];

  test("is called where the bounds of the difference exclude 0", () => {
    expect(of(0)).toEqual({
      measure: "part.auc",
      against: "rule",
      horizonDays: 90,
      verdict: "better",
      difference: 20,
      lower: 10,
      upper: 30,
      windows: 1,
    });
    expect([-9, -10, -30, -31].map((shift) => of(shift)?.verdict)).toEqual([
      "better",
      "no-difference",
      "no-difference",
      "worse",
    ]);
  });

  test("turns what is better the lower it is", () => {
    expect(of(0, true)).toMatchObject({ verdict: "worse", difference: -20, lower: -30, upper: -10 });
    expect(of(-40, true)).toMatchObject({ verdict: "better", difference: -20, lower: 10, upper: 30 });
  });

  test("is on differences draw by draw, not on two bounds", () => {
    const [verdict] = verdictsOver([window({ ours: figure(20, 1), rule: figure(19, 0) })], 0.5);
    expect(verdict).toMatchObject({ verdict: "better", difference: 1, lower: 1, upper: 1 });
  });

  test("over windows is on the mean of their differences", () => {
    const both = verdictsOver(
      [window({ ours: figure(20, 0), rule: constant(0) }), window({ ours: figure(10, 10), rule: constant(4) })],
      0.5,
    );
    expect(both).toEqual([
      {
        measure: "part.auc",
        against: "rule",
        horizonDays: 90,
        verdict: "better",
        difference: (20 + 6) / 2,
        lower: 10 + 3,
        upper: 30 + 3,
        windows: 2,
      },
    ]);
  });

  test("needs both figures, and draws that show them", () => {
    expect(verdictsOver([window({ ours: figure(1, 0) })], 0.5)).toEqual([]);
    expect(verdictsOver([window({ rule: figure(1, 0) })], 0.5)).toEqual([]);
    expect(verdictsOver([window({ ours: figure(1, 0), rule: constant(NaN) })], 0.5)).toEqual([]);
    const unknown = { value: 1, draws: new Float64Array(39).fill(NaN) };
    expect(verdictsOver([window({ ours: unknown, rule: constant(0) })], 0.5)).toEqual([]);
    // A window that lacks one of them leaves the others theirs.
    const one = verdictsOver([window({ ours: figure(1, 0) }), window({ ours: figure(20, 0), rule: constant(0) })], 0.5);
    expect(one).toMatchObject([{ difference: 20, windows: 1 }]);
  });

  test("stands with the others of its measure, also where its rule came later", () => {
    const figures = { ours: figure(1, 0), a: constant(0), b: constant(0), c: constant(0) };
    const verdicts = verdictsOver(
      [
        window(figures, [comparison("a", "first"), comparison("a", "second")], 60),
        window(figures, [comparison("c", "first"), comparison("a", "second"), comparison("b", "second")], 60),
      ],
      0.5,
    );
    expect(verdicts.map(({ measure, against, windows }) => [measure, against, windows])).toEqual([
      ["first", "a", 1],
      ["first", "c", 1],
      ["second", "a", 2],
      ["second", "b", 1],
    ]);
    expect(new Set(verdicts.map(({ horizonDays }) => horizonDays))).toEqual(new Set([60]));
  });
});

describe("draws", () => {
  test("give each account as often as it is drawn, and the same to all figures of all windows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(99), (accounts, seed) => {
        const counts = {
          names: ["all", "first"],
          of: (times: Uint32Array) => [times.reduce((a, b) => a + b), times[0] ?? NaN],
        };
        const short = { names: ["short"], of: (times: Uint32Array) => [times[0] ?? NaN, 5] };
        const seenDraws: number[] = [];
        const [one, none, two] = drawFigures([[counts], [], [counts, short]], {
          accounts,
          resamples: 30,
          seed,
          onDraw: (draw) => seenDraws.push(draw),
        });
        expect(seenDraws).toEqual(Array.from({ length: 30 }, (_, draw) => draw + 1));
        expect(one?.get("all")).toEqual({ value: accounts, draws: new Float64Array(30).fill(accounts) });
        const first = one?.get("first");
        expect(first?.value).toBe(1);
        expect(two?.get("first")).toEqual(first);
        expect(two?.get("short")?.draws).toEqual(first?.draws);
        expect(none?.size).toBe(0);
        if (accounts > 2) expect(new Set(first?.draws).size).toBeGreaterThan(1);
      }),
      { numRuns: 20 },
    );
  });

  test("of nothing are not taken", () => {
    const onDraw = () => {
      throw new Error("drawn");
    };
    expect(drawFigures([[], []], { accounts: 3, resamples: 20, seed: 1, onDraw })).toEqual([new Map(), new Map()]);
  });

  test("where a figure gives too little the rest is unknown", () => {
    const sometimes = { names: ["x"], of: (times: Uint32Array) => (times[0] === 1 ? [7] : []) };
    const [drawn] = drawFigures([[sometimes]], { accounts: 4, resamples: 40, seed: 3, onDraw: () => undefined });
    const draws = [...(drawn?.get("x")?.draws ?? [])];
    expect(new Set(draws.map((draw) => (Number.isNaN(draw) ? "none" : draw)))).toEqual(new Set([7, "none"]));
  });
});
