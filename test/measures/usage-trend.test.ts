import fc from "fast-check";
import { type Usage, usageTrend } from "retention-kit";
import { describe, expect, test } from "vitest";
import { slopeInterval } from "../../src/numeric/fitting/slope-interval.js";

const asOf = "2026-11-21";
const AS_OF_DAY = Date.parse(asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);
/** Of the weeks up to `asOf`, the latest last. */
const weekly = (values: number[], fields: Partial<Usage> = {}): Usage[] =>
  values.map((value, week) => ({ on: on(7 * (values.length - 1 - week)), value, ...fields }));

function permutations(values: number[]): number[][] {
  if (values.length < 2) return [values];
  return values.flatMap((value, index) =>
    permutations(values.filter((_, other) => other !== index)).map((rest) => [value, ...rest]),
  );
}

describe("the bounds of a slope", () => {
  test.each([5, 6, 7])(
    "leave out 0 in at most 5% of all orders of %i values, and are as narrow as that allows",
    (n) => {
      const orders = permutations(Array.from({ length: n }, (_, index) => index + 1));
      const outside = orders.filter((order) => {
        const { lower, upper } = slopeInterval(
          order.map((y, x) => ({ x, y })),
          0.95,
        );
        return lower > 0 || upper < 0;
      }).length;
      expect(outside / orders.length).toBeLessThanOrEqual(0.05);
      // By Kendall's table: |S| of 10 of 10, 13 of 15 and 15 of 21 are the least that are significant at 5%.
      const most = (n * (n - 1)) / 2;
      const least = { 5: 10, 6: 13, 7: 15 }[n] ?? most;
      const significant = orders.filter((order) => Math.abs(most - 2 * inversions(order)) >= least).length;
      expect(outside).toBe(significant);
    },
  );

  test("are open for four points, since one order of 24 is not rare enough", () => {
    const points = [1, 2, 3, 4].map((y, x) => ({ x, y }));
    expect(slopeInterval(points, 0.95)).toEqual({ lower: -Infinity, upper: Infinity });
  });

  function inversions(order: number[]): number {
    return order.reduce((sum, value, index) => sum + order.slice(index + 1).filter((later) => later < value).length, 0);
  }

  test("hold the truth in 95% of samples of 12 weeks, whatever the noise is like", () => {
    let state = 7;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let held = 0;
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      // Noise with a long tail: the quotient of two uniforms.
      const points = Array.from({ length: 12 }, (_, x) => ({ x, y: 2 * x + (random() - 0.5) / (0.05 + random()) }));
      const { lower, upper } = slopeInterval(points, 0.95);
      if (lower <= 2 && 2 <= upper) held++;
    }
    expect(held / samples).toBeGreaterThan(0.94);
    expect(held / samples).toBeLessThan(0.975);
  });
});

describe("the trend", () => {
  test("falls, rises, or leaves it open", () => {
    const direction = (values: number[]): string | undefined =>
      usageTrend(weekly(values), { asOf }).trends[0]?.direction;
    expect(direction([50, 48, 45, 41, 40, 36])).toBe("falling");
    expect(direction([36, 40, 41, 45, 48, 50])).toBe("rising");
    expect(direction([50, 40, 48, 41, 45, 36])).toBe("open");
    expect(direction([50, 40, 30, 20])).toBe("open");
    expect(direction([40, 40, 40, 40, 40, 40])).toBe("open");
  });

  test("is a straight line's own, and one odd week does not turn it", () => {
    const line = Array.from({ length: 13 }, (_, week) => 100 - 2 * week);
    const [trend] = usageTrend(weekly(line), { asOf }).trends;
    expect(trend).toMatchObject({ perWeek: -2, lower: -2, upper: -2, atStart: 100, atEnd: 76, weeks: 13 });
    expect(trend?.change).toBeCloseTo(-0.24, 12);
    const odd = line.with(6, 0);
    expect(usageTrend(weekly(odd), { asOf }).trends[0]).toMatchObject({ perWeek: -2, direction: "falling" });
  });

  test("of each measure is its own; days of a week are one; a share where every row says of what", () => {
    const rows = [
      ...weekly([40, 30], { measure: "licences", of: 50 }),
      { on: on(1), value: 20, of: 50, measure: "licences" },
      ...weekly([3, 4], { measure: "logins", of: 10 }),
      { on: on(2), value: 9, measure: "logins" },
      { on: on(400), value: 9 },
      { on: on(-1), value: 9 },
    ];
    const { trends, rejected } = usageTrend(rows, { asOf });
    expect(rejected).toEqual([]);
    // 21 November 2026 is a Saturday: its week holds the 19th and 20th.
    expect(
      trends.map(({ measure, weeks, isShare, atStart, atEnd }) => [measure, weeks, isShare, atStart, atEnd]),
    ).toEqual([
      ["licences", 2, true, 0.8, 0.5],
      ["logins", 2, false, 3, 6.5],
    ]);
  });

  test("bad rows are left out, and no figure is no number", () => {
    const bad = [
      { on: on(3), value: "7" },
      { on: "yesterday", value: 7 },
      { value: 7 },
      { on: on(1), value: 0, of: 0 },
    ];
    const { rejected, trends } = usageTrend(bad as Usage[], { asOf });
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "value"],
      [1, "on"],
      [2, "on"],
    ]);
    expect(trends).toMatchObject([{ weeks: 1, isShare: false, perWeek: null, lower: null, direction: "open" }]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ daysAgo: fc.integer({ min: -9, max: 300 }), value: fc.integer({ min: 0, max: 9 }) })),
        (rows) => {
          const found = usageTrend(
            rows.map(({ daysAgo, value }) => ({ on: on(daysAgo), value })),
            { asOf },
          );
          expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
          for (const { lower, upper, perWeek } of found.trends) {
            if (lower !== null && upper !== null) {
              expect(perWeek).toBeGreaterThanOrEqual(lower);
              expect(perWeek).toBeLessThanOrEqual(upper);
            }
          }
        },
      ),
    );
  });
});
