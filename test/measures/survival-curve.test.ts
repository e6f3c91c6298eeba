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

test("a stay that counts for several is so many stays", () => {
  const stay = fc.record({ duration: fc.nat(20), ended: fc.boolean(), count: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(fc.array(stay, { minLength: 1 }), (stays) => {
      const each = stays.flatMap(({ count, ...one }) => Array.from({ length: count }, () => one));
      expect(survivalCurve(stays)).toEqual(survivalCurve(each));
    }),
  );
});

test("a weight may be a fraction: only the ratios move the curve", () => {
  const stays = [3, 5, 8, 9].map((duration, index) => ({ duration, ended: index % 2 === 0 }));
  const weighted = survivalCurve(stays.map((stay) => ({ ...stay, count: 0.1 })));
  survivalCurve(stays).survival.forEach((share, index) => {
    expect(weighted.survival[index]).toBeCloseTo(share, 12);
  });
  expect(
    survivalCurve([0.1, 0.2, 0.3].map((count) => ({ duration: 9 * count, ended: true, count }))).survival.at(-1),
  ).toBe(0);
  expect(() => survivalCurve([{ duration: 1, ended: true, count: 0 }])).toThrow("stays[0].count must be above 0");
});
