import fc from "fast-check";
import { survivalCurve } from "retention-kit";
import { expect, test } from "vitest";
import fixture from "../fixtures/lifelines/kaplan-meier.json" with { type: "json" };
import lateEntries from "../fixtures/lifelines/late-entry.json" with { type: "json" };

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

test.each(lateEntries)(
  "$name at confidence $confidence: the curve and the median's bounds are lifelines'",
  (expected) => {
    const stays = expected.durations.map((duration, index) => ({
      duration,
      ended: expected.ended[index] === 1,
      entry: expected.entries[index] ?? 0,
      count: expected.counts?.[index] ?? 1,
    }));
    const curve = survivalCurve(stays, { confidence: expected.confidence });
    expect(curve.times).toEqual(expected.times);
    // Whoever enters at 0 is watched from there on; lifelines counts from the next time.
    expect(curve.atRisk.slice(1)).toEqual(expected.atRisk.slice(1));
    expect([curve.median, curve.medianLower, curve.medianUpper]).toEqual([
      expected.median,
      expected.medianLower,
      expected.medianUpper,
    ]);
    for (const key of ["survival", "lower", "upper"] as const) {
      curve[key].forEach((value, index) => {
        expect(value).toBeCloseTo(expected[key][index] ?? NaN, 12);
      });
    }
  },
);

test("a stay counts after its entry, up to its end: by hand, also where times fall together", () => {
  const stay = fc
    .record({
      entry: fc.integer({ min: 0, max: 6 }),
      more: fc.integer({ min: 1, max: 6 }),
      ended: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ entry, more, ended, count }) => ({ entry, duration: entry + more, ended, count }));
  fc.assert(
    fc.property(fc.array(stay, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 0.1), (stays, weight) => {
      const curve = survivalCurve(stays.map((each) => ({ ...each, count: weight * each.count })));
      let share = 1;
      curve.times.slice(1).forEach((time, index) => {
        const watched = stays.filter(({ entry, duration }) => entry < time && duration >= time);
        const there = watched.reduce((sum, { count }) => sum + count, 0);
        const leaving = watched.reduce(
          (sum, { duration, ended, count }) => sum + (ended && duration === time ? count : 0),
          0,
        );
        share *= 1 - leaving / there;
        expect(curve.atRisk[index + 1]).toBeCloseTo(weight * there, 10);
        expect(curve.survival[index + 1]).toBeCloseTo(share, 10);
        expect(curve.survival[index + 1] === 0).toBe(share === 0);
      });
    }),
  );
});

test("without entries customers who were found late flatter the curve, with them it is right", () => {
  // Half leave after one year, half after five; of each whoever is still there is found at two years.
  const found = [
    ...Array.from({ length: 50 }, () => ({ duration: 1, ended: true, entry: 0 })),
    ...Array.from({ length: 50 }, () => ({ duration: 5, ended: true, entry: 0 })),
    ...Array.from({ length: 400 }, () => ({ duration: 5, ended: true, entry: 2 })),
  ];
  expect(survivalCurve(found).survival).toEqual([1, 0.5, 0]);
  expect(survivalCurve(found.map(({ duration, ended }) => ({ duration, ended }))).survival).toEqual([1, 0.9, 0]);
});

test("an entry that is none, and a field that is nearly one, are refused", () => {
  expect(() => survivalCurve([{ duration: 5, ended: true, entry: 5 }])).toThrow(
    "stays[0].entry must be below 5, got 5",
  );
  expect(() => survivalCurve([{ duration: 5, ended: true, entry: -1 }])).toThrow("stays[0].entry must be at least 0");
  expect(() => survivalCurve([{ duration: 5, ended: true, entyr: 2 } as never])).toThrow("did you mean entry?");
  expect(() => survivalCurve([{ duration: 5, ended: true, weight: 2 } as never])).toThrow("did you mean count?");
  expect(survivalCurve([{ duration: 5, ended: true, accountId: "a" } as never]).median).toBe(5);
});

test("the median's upper bound is not known once nobody is left", () => {
  expect(survivalCurve([1, 2, 3].map((duration) => ({ duration, ended: true })))).toMatchObject({
    median: 2,
    medianLower: 1,
    medianUpper: null,
  });
});
