import fc from "fast-check";
import { defineScorecard, evaluateScorecard, type Factor, type ScorecardDefinition } from "retention-kit";
import { describe, expect, test } from "vitest";
import { compileFactor, compileScorecard, pointsOf } from "../../src/scorecard/compiled-scorecard.js";
import { scoreOnly } from "../../src/scorecard/score-only.js";
import { wrongKinds } from "../support/wrong-kinds.js";

const one = (factor: Factor): ScorecardDefinition => ({ version: 1, factors: [factor], minimumCoverage: 0 });
const scoreOf = (factor: Factor, value: number): number | null => evaluateScorecard(one(factor), { x: value }).score;

describe("the boundary rule of each shape", () => {
  test("a step holds from its own value, inclusive", () => {
    const factor: Factor = {
      factor: "x",
      weight: 1,
      shape: "step",
      below: 5,
      steps: [
        { from: 1, points: 50 },
        { from: 4, points: 100 },
      ],
    };
    expect([0.999, 1, 3.999, 4, 1e9, -1e9].map((value) => scoreOf(factor, value))).toEqual([5, 50, 50, 100, 100, 5]);
  });

  test("linear is clamped at both ends", () => {
    const factor: Factor = { factor: "x", weight: 1, shape: "linear", from: 2, to: 4, points: [100, 0] };
    expect([-7, 2, 2.5, 3, 4, 9].map((value) => scoreOf(factor, value))).toEqual([100, 100, 75, 50, 0, 0]);
  });

  test("bounded leaves out a value beyond its bounds, and says so", () => {
    const factor: Factor = { factor: "x", weight: 1, shape: "bounded", from: 0, to: 10, points: [0, 100] };
    expect([0, 2.5, 10].map((value) => scoreOf(factor, value))).toEqual([0, 25, 100]);
    expect([-0.001, 10.001].map((value) => scoreOf(factor, value))).toEqual([null, null]);
    expect(evaluateScorecard(one(factor), { x: 11 }).reasons[0]).toEqual({
      code: "scorecard.out-of-bounds",
      params: { factor: "x", value: 11 },
    });
  });

  test("a target band is full inside and fades outside", () => {
    const points = { inside: 100, outside: 20 };
    const factor: Factor = { factor: "x", weight: 1, shape: "band", from: 4, to: 6, fade: 2, points };
    expect([4, 5, 6, 3, 7, 2, 8, -50, 99].map((value) => scoreOf(factor, value))).toEqual([
      100, 100, 100, 60, 60, 20, 20, 20, 20,
    ]);
    const hard: Factor = { factor: "x", weight: 1, shape: "band", from: 4, to: 6, points };
    expect([3.999, 4, 6, 6.001].map((value) => scoreOf(hard, value))).toEqual([20, 100, 100, 20]);
  });

  test("a target band has exactly the points of outside at a distance of fade", () => {
    // 1000 + (0.1 - 1000) is 0.10000000000002274.
    const points = { inside: 1000, outside: 0.1 };
    const factor: Factor = { factor: "x", weight: 1, shape: "band", from: 4, to: 6, fade: 2, points };
    const compiled = compileFactor(factor);
    expect([pointsOf(compiled, 2), pointsOf(compiled, 8)]).toEqual([0.1, 0.1]);
  });

  test("decay halves the distance at each half-life, and the future is unknown", () => {
    const factor: Factor = { factor: "x", weight: 1, shape: "decay", halfLife: 30, points: { fresh: 90, old: 10 } };
    expect([0, 30, 60, 1e9].map((value) => scoreOf(factor, value))).toEqual([90, 50, 30, 10]);
    expect(scoreOf(factor, -1)).toBeNull();
  });
});

const effort: ScorecardDefinition = {
  version: 1,
  baseline: 1,
  minimumCoverage: 0.6,
  factors: [
    { factor: "contacts", weight: 2, shape: "linear", from: 1, to: 5, points: [0, 4] },
    { factor: "unresolved", weight: 1, shape: "step", below: 0, steps: [{ from: 1, points: 4 }] },
    { factor: "transfers", weight: 1, shape: "linear", from: 0, to: 3, points: [0, 4] },
  ],
  bands: [{ band: "low" }, { band: "middle", from: 2 }, { band: "high", from: 4 }],
};

describe("a weighted mean on a baseline", () => {
  test("runs over its whole range", () => {
    expect(evaluateScorecard(effort, { contacts: 1, unresolved: false, transfers: 0 })).toMatchObject({
      score: 1,
      band: "low",
    });
    expect(evaluateScorecard(effort, { contacts: 9, unresolved: true, transfers: 3 })).toMatchObject({
      score: 5,
      band: "high",
    });
  });

  test("skips what is unknown, renormalises and says so", () => {
    const result = evaluateScorecard(effort, { contacts: 3, unresolved: null, other: 7 });
    expect(result.score).toBeNull();
    expect(result.reasons).toEqual([
      { code: "scorecard.unknown", params: { factor: "unresolved" } },
      { code: "scorecard.unknown", params: { factor: "transfers" } },
      { code: "scorecard.insufficient-data", params: { coverage: 0.5, minimum: 0.6 } },
    ]);
    expect([result.contributions, result.assumptions]).toEqual([[], []]);
    const enough = evaluateScorecard(effort, { contacts: 3, transfers: 0 });
    expect(enough.reasons).toEqual([{ code: "scorecard.unknown", params: { factor: "unresolved" } }]);
    expect(enough.assumptions).toEqual([]);
    expect(enough.coverage).toBe(0.75);
    expect(enough.contributions.map(({ weight }) => weight)).toEqual([0, 2 / 3, 1 / 3]);
    expect(enough.score).toBeCloseTo(1 + (2 / 3) * 2, 11);
  });

  test("a coverage just at the minimum is enough, whatever the rounding of the weights", () => {
    const weights = [0.1, 0.2, 0.3, 0.4];
    const factors = weights.map((weight, index): Factor => ({
      factor: `f${index}`,
      weight,
      shape: "linear",
      from: 0,
      to: 1,
      points: [0, 1],
    }));
    const scorecard: ScorecardDefinition = { version: 1, factors, minimumCoverage: 0.6 };
    expect(evaluateScorecard(scorecard, { f0: 1, f1: 1, f2: 1 }).score).toBe(1);
  });

  test("nothing known is never a score", () => {
    expect(evaluateScorecard({ ...effort, minimumCoverage: 0 }, {})).toMatchObject({ score: null, coverage: 0 });
  });

  test("the band is that of the rounded score", () => {
    const thirds: ScorecardDefinition = {
      version: 1,
      factors: ["a", "b", "c"].map((factor) => ({
        factor,
        weight: 1,
        shape: "linear",
        from: 0,
        to: 1,
        points: [0, 100],
      })),
      bands: [{ band: "below" }, { band: "top", from: 100 }],
    };
    const { score, band } = evaluateScorecard(thirds, { a: 1, b: 1, c: 1 });
    expect(score).toBe(100);
    expect(band).toBe("top");
    expect(evaluateScorecard({ ...thirds, bandDecimals: 0 }, { a: 1, b: 1, c: 0.99 }).band).toBe("top");
    expect(evaluateScorecard(thirds, { a: 1, b: 1, c: 0.99 }).band).toBe("below");
  });
});

const anyFactor = (name: string): fc.Arbitrary<Factor> => {
  // JSON has no -0.
  const points = fc.double({ min: -2000, max: 2000, noNaN: true }).map((value) => value + 0);
  const bounds = fc
    .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true }))
    .map(([from, width]) => ({ from: from + 0, to: from + width }));
  const base = { factor: fc.constant(name), weight: fc.double({ min: 0.001, max: 1000, noNaN: true }) };
  return fc.oneof(
    fc
      .record({ ...base, bounds, points: fc.tuple(points, points), shape: fc.constantFrom("linear", "bounded") })
      .map(({ bounds, ...rest }) => ({ ...rest, ...bounds })),
    fc
      .record({ ...base, bounds, inside: points, outside: points, fade: fc.double({ min: 0, max: 9, noNaN: true }) })
      .map(({ bounds, inside, outside, ...rest }): Factor => ({
        ...rest,
        ...bounds,
        shape: "band",
        points: { inside, outside },
      })),
    fc
      .record({ ...base, halfLife: fc.double({ min: 0.01, max: 500, noNaN: true }), fresh: points, old: points })
      .map(({ fresh, old, ...rest }): Factor => ({ ...rest, shape: "decay", points: { fresh, old } })),
    fc
      .record({ ...base, below: points, from: points, points })
      .map(({ from, points: own, ...rest }): Factor => ({ ...rest, shape: "step", steps: [{ from, points: own }] })),
  );
};

const anyCase = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    factors: fc.tuple(...Array.from({ length: count }, (_, index) => anyFactor(`f${index}`))),
    values: fc.array(fc.option(fc.double({ min: -200, max: 200, noNaN: true })), {
      minLength: count,
      maxLength: count,
    }),
    baseline: fc.double({ min: -2000, max: 2000, noNaN: true }).map((value) => value + 0),
    seed: fc.integer(),
  }),
);

describe("for any scorecard", () => {
  test("the contributions add up to the score exactly in any order, and agree with the plain formula", () => {
    fc.assert(
      fc.property(anyCase, ({ factors, values, baseline, seed }) => {
        const row = Object.fromEntries(values.map((value, index) => [`f${index}`, value]));
        const { score, contributions, coverage } = evaluateScorecard(
          { version: 1, factors, baseline, minimumCoverage: 0 },
          row,
        );
        if (score === null) return;
        const points = contributions.map(({ points }) => points);
        const add = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);
        for (const order of [points, points.toReversed(), points.toSorted((a, b) => a - b), shuffled(points, seed)]) {
          expect(add(order)).toBe(score);
        }
        const parts = contributions.slice(1);
        expect(add(parts.map(({ weight }) => weight))).toBeCloseTo(1, 12);
        const weights = add(factors.map(({ weight }) => weight));
        const known = factors.filter(({ factor }) => parts.some((part) => part.factor === factor));
        expect(coverage).toBeCloseTo(add(known.map(({ weight }) => weight)) / weights, 12);
      }),
    );
  });

  test("the score alone is that of the explained result, to the last bit", () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ factors, values, baseline }, minimumCoverage) => {
          const scorecard = defineScorecard({ version: 1, factors, baseline, minimumCoverage });
          const row = Object.fromEntries(values.map((value, index) => [`f${index}`, value]));
          expect(scoreOnly(compileScorecard(scorecard), row)).toBe(evaluateScorecard(scorecard, row).score);
        },
      ),
    );
  });

  test("the resolved form is JSON, frozen, and gives the same as the raw one, before and after a round trip", () => {
    fc.assert(
      fc.property(anyCase, ({ factors, values, baseline }) => {
        const raw: ScorecardDefinition = { version: 1, factors, baseline, bands: [{ band: "all" }] };
        const row = Object.fromEntries(values.map((value, index) => [`f${index}`, value]));
        const resolved = defineScorecard(raw);
        const stored = JSON.parse(JSON.stringify(resolved)) as ScorecardDefinition;
        expect(defineScorecard(resolved)).toBe(resolved);
        expect(defineScorecard(stored)).toEqual(resolved);
        expect(evaluateScorecard(resolved, row)).toEqual(evaluateScorecard(raw, row));
        expect(Object.isFrozen(resolved.factors[0])).toBe(true);
      }),
    );
  });
});

function shuffled(numbers: number[], seed: number): number[] {
  return numbers
    .map((number, index) => ({ number, key: Math.sin(seed + index * 7.1) }))
    .sort((a, b) => a.key - b.key)
    .map(({ number }) => number);
}

describe("refuses", () => {
  const linear: Factor = { factor: "x", weight: 1, shape: "linear", from: 0, to: 1, points: [0, 1] };
  const step: Factor = { factor: "x", weight: 1, shape: "step", below: 0, steps: [{ from: 0, points: 1 }] };
  test.each<[string, unknown, string]>([
    ["no object", null, "definition must be an object"],
    ["an unknown version", { version: 2, factors: [linear] }, "version must be 1"],
    ["an unknown field", { version: 1, factors: [linear], minimumCoverge: 0 }, "definition must have no field but"],
    ["no factors", { version: 1, factors: [] }, "factors must have at least one"],
    ["an unknown shape", { version: 1, factors: [{ ...linear, shape: "cubic" }] }, "factors[0].shape must be one of"],
    ["a factor twice", { version: 1, factors: [linear, linear] }, "factors[1].factor must be named once"],
    ["the name baseline", { version: 1, factors: [{ ...linear, factor: "baseline" }] }, "factors[0].factor must be"],
    ["a weight of 0", { version: 1, factors: [{ ...linear, weight: 0 }] }, "factors[0].weight must be above 0"],
    ["an empty range", { version: 1, factors: [{ ...linear, to: 0 }] }, "factors[0].to must be above 0"],
    ["a point missing", { version: 1, factors: [{ ...linear, points: [0] }] }, "factors[0].points[1] must be a finite"],
    [
      "a field of another shape",
      { version: 1, factors: [{ ...linear, halfLife: 1 }] },
      "factors[0] must have no field",
    ],
    [
      "steps out of order",
      { version: 1, factors: [{ ...step, steps: [step.steps[0], step.steps[0]] }] },
      "factors[0].steps[1].from must be above 0",
    ],
    ["points beyond exactness", { version: 1, factors: [linear], baseline: 4095 }, "factors[0].points must stay below"],
    ["a first band with a floor", { version: 1, factors: [linear], bands: [{ band: "a", from: 0 }] }, "bands[0].from"],
    ["a band without", { version: 1, factors: [linear], bands: [{ band: "a" }, { band: "b" }] }, "bands[1].from must"],
  ])("%s", (_, definition, message) => {
    expect(() => defineScorecard(definition as ScorecardDefinition)).toThrow(`defineScorecard: ${message}`);
  });

  const everyShape: Required<ScorecardDefinition> = {
    kind: "scorecard",
    version: 1,
    baseline: 1,
    minimumCoverage: 0.5,
    bandDecimals: 2,
    factors: [
      { ...step, factor: "a" },
      { ...linear, factor: "b" },
      { ...linear, factor: "c", shape: "bounded" },
      { factor: "d", weight: 1, shape: "band", from: 0, to: 1, fade: 1, points: { inside: 1, outside: 0 } },
      { factor: "e", weight: 1, shape: "decay", halfLife: 1, points: { fresh: 1, old: 0 } },
    ],
    bands: [{ band: "low" }, { band: "middle", from: 1 }, { band: "high", from: 2 }],
  };

  test.each(wrongKinds(everyShape))("$path of another kind, naming it", ({ path, input }) => {
    const refusal = { functionName: "defineScorecard", path };
    expect(() => defineScorecard(input as ScorecardDefinition)).toThrow(expect.objectContaining(refusal));
  });

  const withFactor = (factor: object): ScorecardDefinition => ({ version: 1, factors: [factor as Factor] });
  const band = { factor: "x", weight: 1, shape: "band", from: 2, to: 3, points: { inside: 1, outside: 0 } };
  const decay = { factor: "x", weight: 1, shape: "decay", halfLife: 1, points: { fresh: 1, old: 0 } };
  test.each<[string, string, ScorecardDefinition]>([
    ["a band upside down", "factors[0].to", withFactor({ ...band, to: 1 })],
    ["a negative fade", "factors[0].fade", withFactor({ ...band, fade: -1 })],
    [
      "a field too many in a band's points",
      "factors[0].points",
      withFactor({ ...band, points: { inside: 1, out: 0 } }),
    ],
    ["a field too many in a band", "factors[0]", withFactor({ ...band, halfLife: 1 })],
    ["a half-life of 0", "factors[0].halfLife", withFactor({ ...decay, halfLife: 0 })],
    ["a field too many in a decay", "factors[0]", withFactor({ ...decay, fade: 1 })],
    [
      "a field too many in a decay's points",
      "factors[0].points",
      withFactor({ ...decay, points: { fresh: 1, gone: 0 } }),
    ],
    ["a range beyond all numbers", "factors[0].to - from", withFactor({ ...linear, from: -1.5e308, to: 1.5e308 })],
    ["a weight beyond its limit", "factors[0].weight", withFactor({ ...linear, weight: 1.1e12 })],
    ["no steps", "factors[0].steps", withFactor({ ...step, steps: [] })],
    [
      "a field too many in a step",
      "factors[0].steps[0]",
      withFactor({ ...step, steps: [{ from: 1, points: 1, to: 2 }] }),
    ],
    ["a field too many in a step factor", "factors[0]", withFactor({ ...step, from: 1 })],
    [
      "steps out of order above 0",
      "factors[0].steps[1].from",
      withFactor({
        ...step,
        steps: [
          { from: 2, points: 1 },
          { from: 1, points: 0 },
        ],
      }),
    ],
    [
      "bands out of order",
      "bands[2].from",
      { ...withFactor(linear), bands: [{ band: "a" }, { band: "b", from: 2 }, { band: "c", from: 2 }] },
    ],
    [
      "a field too many in a band of scores",
      "bands[0]",
      { ...withFactor(linear), bands: [{ band: "a", to: 1 } as never] },
    ],
    ["more than nine decimals", "bandDecimals", { ...withFactor(linear), bandDecimals: 10 }],
    ["a baseline below the limit by itself", "factors[0].points", { ...withFactor(linear), baseline: -4095 }],
    ...[5000, -5000].flatMap((points): [string, string, ScorecardDefinition][] => [
      [`a first step of ${points}`, "factors[0].points", withFactor({ ...step, below: points })],
      [`a step of ${points}`, "factors[0].points", withFactor({ ...step, steps: [{ from: 0, points }] })],
      [`a start of ${points}`, "factors[0].points", withFactor({ ...linear, points: [points, 0] })],
      [`an end of ${points}`, "factors[0].points", withFactor({ ...linear, shape: "bounded", points: [0, points] })],
      [`${points} inside`, "factors[0].points", withFactor({ ...band, points: { inside: points, outside: 0 } })],
      [`${points} outside`, "factors[0].points", withFactor({ ...band, points: { inside: 0, outside: points } })],
      [`${points} when fresh`, "factors[0].points", withFactor({ ...decay, points: { fresh: points, old: 0 } })],
      [`${points} when old`, "factors[0].points", withFactor({ ...decay, points: { fresh: 0, old: points } })],
    ]),
  ])("%s, naming its place", (_, path, definition) => {
    const refusal = { functionName: "defineScorecard", path };
    expect(() => defineScorecard(definition)).toThrow(expect.objectContaining(refusal));
  });

  test("nothing at the limits", () => {
    const limits = withFactor({ ...linear, weight: 1e12, points: [-4095, 4095] });
    expect(defineScorecard({ ...limits, baseline: 0.999, bandDecimals: 9 })).toMatchObject(limits);
    expect(defineScorecard(withFactor({ ...band, to: 2 })).factors).toEqual([{ ...band, to: 2, fade: 0 }]);
  });

  test("values that are no object, naming the function", () => {
    const refusal = { functionName: "evaluateScorecard", path: "values" };
    expect(() => evaluateScorecard(one(linear), null as never)).toThrow(expect.objectContaining(refusal));
  });

  test("a value that is not a number, naming it", () => {
    for (const value of [NaN, Infinity, "3", {}]) {
      expect(() => evaluateScorecard(one(linear), { x: value as number })).toThrow(
        "evaluateScorecard: values.x must be",
      );
    }
  });

  test("a raw definition inside a call, naming where", () => {
    expect(() => evaluateScorecard({ version: 1, factors: [] }, {})).toThrow(
      "evaluateScorecard: scorecard.factors must",
    );
    expect(() => evaluateScorecard({ ...one(linear), bend: [] } as never, {})).toThrow(
      "evaluateScorecard: scorecard must have no field but",
    );
  });
});

test("a factor named like a method of every object is only what the caller gave", () => {
  const scorecard = one({ factor: "toString", weight: 1, shape: "linear", from: 0, to: 1, points: [0, 1] });
  expect(evaluateScorecard(scorecard, {}).score).toBeNull();
});
