import fc from "fast-check";
import { shareInterval } from "retention-kit";
import { expect, test } from "vitest";

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

test("the interval contains the share and stays in 0 to 1", () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 0.001, max: 0.999999, noNaN: true }), ([successes, trials], confidence) => {
      const { share, lower, upper } = shareInterval(successes, trials, { confidence });
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(share);
      expect(upper).toBeGreaterThanOrEqual(share);
      expect(upper).toBeLessThanOrEqual(1);
    }),
  );
});

test("it holds every share that the score test does not refuse", () => {
  // Wilson's interval is the set of shares p with (share − p)² = z²·p(1 − p)/n at its ends.
  const { share, lower, upper } = shareInterval(37, 120, { confidence: 0.9 });
  for (const end of [lower, upper]) {
    expect(((share - end) ** 2 * 120) / (end * (1 - end))).toBeCloseTo(1.6448536269514722 ** 2, 10);
  }
});

test("counts that are no counts are refused by name", () => {
  expect(() => shareInterval(3, 2)).toThrow("shareInterval: successes must be at most 2, got 3");
  expect(() => shareInterval(0, 0)).toThrow("shareInterval: trials must be at least 1, got 0");
  expect(() => shareInterval(0.5, 2)).toThrow("shareInterval: successes must be a whole number, got 0.5");
  expect(() => shareInterval(1, 2, { confidence: 1 })).toThrow("shareInterval: options.confidence must be below 1");
});
