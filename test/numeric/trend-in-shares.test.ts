import { expect, test } from "vitest";
import { trendInShares } from "../../src/numeric/fitting/trend-in-shares.js";

test("equals prop.trend.test of R on the smokers of its documentation (Fleiss 1981)", () => {
  const smokers = [83, 90, 129, 70];
  const patients = [86, 93, 136, 82];
  const trend = trendInShares(
    smokers.map((successes, place) => ({ place, successes, trials: patients[place] ?? NaN })),
  );
  expect((trend?.score ?? NaN) ** 2).toBeCloseTo(8.2249, 4);
  expect(trend?.pValue).toBeCloseTo(0.004132, 6);
  expect(trend?.score).toBeLessThan(0);
});

test("does not depend on where the places start", () => {
  const shares = [
    { place: 0, successes: 3, trials: 10 },
    { place: 2, successes: 8, trials: 12 },
  ];
  const moved = shares.map((share) => ({ ...share, place: share.place + 700 }));
  expect(trendInShares(moved)?.score).toBeCloseTo(trendInShares(shares)?.score ?? NaN, 8);
});

test("says nothing where there is nothing to compare", () => {
  expect(trendInShares([])).toBeNull();
  expect(trendInShares([{ place: 0, successes: 3, trials: 10 }])).toBeNull();
  expect(
    trendInShares([
      { place: 0, successes: 10, trials: 10 },
      { place: 1, successes: 4, trials: 4 },
    ]),
  ).toBeNull();
});
