import fc from "fast-check";
import { survivalCurve } from "retention-kit";
import { expect, test } from "vitest";
import fixture from "../fixtures/lifelines/kaplan-meier.json" with { type: "json" };

test.each(fixture)("the curve of $name at confidence $confidence is lifelines'", (expected) => {
  const stays = expected.durations.map((duration, index) => ({ duration, ended: expected.ended[index] === 1 }));
  const curve = survivalCurve(stays, { confidence: expected.confidence });
  expect(curve.times).toEqual(expected.times);
  expect(curve.atRisk).toEqual(expected.atRisk);
  expect(curve.events).toEqual(expected.events);
  expect(curve.median).toBe(expected.median);
  for (const key of ["survival", "lower", "upper"] as const) {
    expect(Math.max(...curve[key].map((value, index) => Math.abs(value - (expected[key][index] ?? NaN))))).toBeLessThan(
      1e-12,
    );
  }
});

test("the curve falls from 1, inside its bounds, and the order of the stays does not matter", () => {
  const stay = fc.record({ duration: fc.nat(20), ended: fc.boolean() });
  fc.assert(
    fc.property(fc.array(stay, { minLength: 1 }), (stays) => {
      const curve = survivalCurve(stays);
      curve.survival.forEach((survival, index) => {
        expect(survival).toBeLessThanOrEqual(curve.survival[index - 1] ?? 1);
        expect(curve.lower[index]).toBeLessThanOrEqual(survival);
        expect(curve.upper[index]).toBeGreaterThanOrEqual(survival);
        expect(curve.lower[index]).toBeGreaterThanOrEqual(0);
        expect(curve.upper[index]).toBeLessThanOrEqual(1);
      });
      expect(survivalCurve(stays.toReversed())).toEqual(curve);
    }),
  );
});

test("without a cut-off stay it is the share still there", () => {
  const curve = survivalCurve([1, 2, 2, 4].map((duration) => ({ duration, ended: true })));
  expect(curve.survival).toEqual([1, 0.75, 0.25, 0]);
  expect(curve.median).toBe(2);
});

test("no stays, and a negative one, are refused", () => {
  expect(() => survivalCurve([])).toThrow("survivalCurve: stays must hold at least one stay");
  expect(() => survivalCurve([{ duration: -1, ended: true }])).toThrow("stays[0].duration must be at least 0");
});
