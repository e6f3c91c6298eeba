import { compareGroups } from "retention-kit";
import { expect, test } from "vitest";
import fixture from "../fixtures/scipy/compare-groups.json" with { type: "json" };

test.each(fixture.means)("the difference of means $a and $b at $confidence is scipy's", (expected) => {
  const { lower, upper } = compareGroups(expected.a, expected.b, { confidence: expected.confidence });
  expect(lower).toBeCloseTo(expected.lower, 8);
  expect(upper).toBeCloseTo(expected.upper, 8);
});

test.each(fixture.shares)("the difference of shares $a and $b at $confidence is statsmodels'", (expected) => {
  const [programme, control] = [expected.a, expected.b].map(([successes = NaN, trials = NaN]) => ({
    successes,
    trials,
  }));
  const { lower, upper } = compareGroups(programme ?? [], control ?? [], { confidence: expected.confidence });
  expect(lower).toBeCloseTo(expected.lower, 12);
  expect(upper).toBeCloseTo(expected.upper, 12);
});

test("an interval that leaves out 0 is conclusive, either way", () => {
  expect(compareGroups({ successes: 90, trials: 100 }, { successes: 60, trials: 100 }).conclusive).toBe(true);
  expect(compareGroups({ successes: 60, trials: 100 }, { successes: 90, trials: 100 }).conclusive).toBe(true);
  expect(compareGroups({ successes: 60, trials: 100 }, { successes: 65, trials: 100 }).conclusive).toBe(false);
});

test("groups without spread leave their difference as it is", () => {
  expect(compareGroups([2, 2], [1, 1])).toMatchObject({ difference: 1, lower: 1, upper: 1, conclusive: true });
});

test("groups of different forms, and too few numbers, are refused", () => {
  expect(() => compareGroups({ successes: 1, trials: 2 }, [1, 2])).toThrow("control must have the form");
  expect(() => compareGroups([1], [1, 2])).toThrow("programme must hold at least two numbers");
});
