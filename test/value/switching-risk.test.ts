import fc from "fast-check";
import { assumptions, switchingRisk, type PerceivedValue } from "retention-kit";
import { describe, expect, test } from "vitest";

const even = Math.log(0.1 / 0.9);

describe("gains against losses", () => {
  test("are weighed as by hand", () => {
    const risk = switchingRisk({
      accountId: "acme",
      values: [
        { driver: "price", ours: 3, theirs: 9, weight: 3 },
        { driver: "service", ours: 8, theirs: 6, weight: 1 },
      ],
    });
    // 5·¾·6/10 and −2.25·5·¼·2/10.
    expect(risk.contributions.map(({ factor, points }) => [factor, Number(points.toFixed(9))])).toEqual([
      ["baseline", Number(even.toFixed(9))],
      ["price", 2.25],
      ["service", -0.5625],
    ]);
    expect(risk.logOdds).toBeCloseTo(even + 2.25 - 0.5625, 9);
    expect(risk.probability).toBeCloseTo(1 / (1 + Math.exp(-risk.logOdds)), 12);
    expect(risk).toMatchObject({ accountId: "acme", calibrated: false, coverage: 1 });
    expect(risk.assumptions.map(({ key, value }) => [key, value])).toEqual([
      ["value.lossAversion", 2.25],
      ["value.switching.even", 0.1],
      ["value.switching.sensitivity", 5],
    ]);
  });

  test("a loss weighs as much more than a gain as the assumption says", () => {
    const points = (ours: number, theirs: number, lossAversion: number): number =>
      switchingRisk(
        { values: [{ driver: "price", ours, theirs }] },
        { assumptions: assumptions("published", { "value.lossAversion": lossAversion }) },
      ).contributions[1]?.points ?? NaN;
    expect(points(9, 5, 2.25) / points(5, 9, 2.25)).toBeCloseTo(-2.25, 9);
    expect(points(9, 5, 1)).toBe(-points(5, 9, 1));
  });

  test("what is not known is left out, and the rest counts for all", () => {
    const risk = switchingRisk({
      values: [
        { driver: "price", ours: 3, theirs: 9, weight: 1 },
        { driver: "service", ours: 8, theirs: null, weight: 3 },
      ],
    });
    expect(risk.contributions).toHaveLength(2);
    expect(risk.contributions[1]).toMatchObject({ factor: "price", weight: 1 });
    expect(risk.coverage).toBe(0.25);
    expect(risk.reasons).toContainEqual({ code: "value.switching.unknown", params: { driver: "service" } });
  });

  test("who sees no difference, or of whom nothing is known, has the odds of that", () => {
    for (const values of [
      [],
      [{ driver: "price", ours: 5, theirs: 5 }],
      [{ driver: "price", ours: null, theirs: 5 }],
    ]) {
      expect(switchingRisk({ values }).probability).toBeCloseTo(0.1, 9);
    }
    expect(switchingRisk({ values: [] }).coverage).toBe(0);
  });
});

describe("what would tip it", () => {
  test("brings both to a half, the least change first", () => {
    const values: PerceivedValue[] = [
      { driver: "price", ours: 3, theirs: 9, weight: 2 },
      { driver: "service", ours: 6, theirs: 5, weight: 1 },
      { driver: "colour", ours: 5, theirs: 5, weight: 0.01 },
    ];
    const { tips } = switchingRisk({ values });
    expect(tips.map(({ driver }) => driver)).toEqual(["price", "service"]);
    for (const { driver, from, to } of tips) {
      const changed = values.map((value) => (value.driver === driver ? { ...value, ours: to } : value));
      expect(values.find((value) => value.driver === driver)?.ours).toBe(from);
      expect(switchingRisk({ values: changed }).probability).toBeCloseTo(0.5, 9);
    }
  });
});

test("the checklist of what a supplier adds tells what is missing and what to ask about", () => {
  const { otherValue, reasons } = switchingRisk({
    values: [],
    otherValue: { service: true, advice: false, payment: null },
  });
  expect(otherValue).toEqual([
    { item: "service", seen: true },
    { item: "advice", seen: false },
    { item: "flexible-delivery", seen: null },
    { item: "maintenance", seen: null },
    { item: "payment", seen: null },
    { item: "owning-problems", seen: null },
  ]);
  expect(reasons.filter(({ code }) => code === "value.switching.missing")).toEqual([
    { code: "value.switching.missing", params: { item: "advice" } },
  ]);
  expect(reasons.filter(({ code }) => code === "value.switching.ask-about")).toHaveLength(4);
});

test.each<[object, string]>([
  [{ values: [{ driver: "price", ours: 11, theirs: 5 }] }, "values[0].ours must be at most 10, got 11"],
  [{ values: [{ driver: "price", theirs: 5 }] }, "values[0].ours must be a finite number, got undefined"],
  [
    {
      values: [
        { driver: "price", ours: 1, theirs: 5 },
        { driver: "price", ours: 1, theirs: 5 },
      ],
    },
    'values[1].driver must not come twice, got "price"',
  ],
  [{ values: [], otherValue: { love: true } }, "otherValue must have no field but service, advice, flexible-delivery"],
  [{ values: [], otherValue: { advice: 1 } }, "otherValue.advice must be true or false"],
  [{ values: [], otherValue: { advice: "false" } }, "otherValue.advice must be true or false"],
])("%j is refused", (perceived, message) => {
  expect(() => switchingRisk(perceived as never)).toThrow(`switchingRisk: ${message}`);
});

test("contributions add up exactly; a better view of us never raises the risk; tips are true", () => {
  const score = fc.option(fc.double({ min: 0, max: 10, noNaN: true }));
  const value = fc.record({
    driver: fc.constantFrom("price", "service", "advice", "delivery"),
    ours: score,
    theirs: score,
    weight: fc.double({ min: 0.01, max: 5, noNaN: true }),
  });
  const values = fc.uniqueArray(value, { selector: ({ driver }) => driver, minLength: 1 });
  fc.assert(
    fc.property(values, fc.nat(), (all, pick) => {
      const risk = switchingRisk({ values: all });
      expect(risk.contributions.toReversed().reduce((sum, { points }) => sum + points, 0)).toBe(risk.logOdds);
      expect(risk.probability).toBeGreaterThanOrEqual(0);
      const at = pick % all.length;
      const better = all.map((one, index) => (index === at && one.ours !== null ? { ...one, ours: 10 } : one));
      expect(switchingRisk({ values: better }).logOdds).toBeLessThanOrEqual(risk.logOdds + 1e-9);
      for (const { driver, to } of risk.tips) {
        const changed = all.map((one) => (one.driver === driver ? { ...one, ours: to } : one));
        expect(switchingRisk({ values: changed }).probability).toBeCloseTo(0.5, 6);
      }
    }),
  );
});
