import { assumptions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { loyaltyPrior } from "../../src/loyalty/model/loyalty-prior.js";
import { influencesOf, rowByRow, weighCovariate } from "../../src/loyalty/model/weighed-covariate.js";

const figures = assumptions("published", {
  "loyalty.satisfactionWeight": 0.4,
  "loyalty.probabilityAliveWeight": 0.9,
  "loyalty.coefficientDeviation": 1.5,
});
const prior = loyaltyPrior("test", "figures", figures);
const weigh = (name: string, values: readonly number[], counts?: readonly number[]) =>
  weighCovariate({ name, values: Float64Array.from(values) }, Float64Array.from(counts ?? values.map(() => 1)), prior);

describe("the scale of a covariate", () => {
  test("is the deviation of what is known, each row as often as it counts", () => {
    // Two at 1, one at 4, five at 5: mean 31/8, squares (2·2.875² + 0.125² + 5·1.125²)/8.
    const found = weigh("exposures.calls", [1, NaN, 4, 5], [2, 9, 1, 5]);
    expect(found).toMatchObject({ name: "exposures.calls", priorWeight: 0, priorDeviation: 1.5 });
    expect(found.reference).toBeCloseTo(31 / 8, 12);
    expect(found.typical).toBeCloseTo(31 / 8, 12);
    expect(found.scale).toBeCloseTo(Math.sqrt((2 * 2.875 ** 2 + 0.125 ** 2 + 5 * 1.125 ** 2) / 8), 12);
  });

  test("is half the distance of two values, however rare one of them is, in any order", () => {
    for (const values of [
      [0, 0, 0, 0, 7],
      [7, 0, 0, NaN, 0],
      [0, 7, 7, 0, 7],
    ]) {
      expect(weigh("exposures.gift", values).scale).toBe(3.5);
    }
    for (const values of [
      [0, 7, 3],
      [7, 3, 0],
      [3, 0, 7],
      [0, 3, 7],
    ]) {
      expect(weigh("exposures.gift", values).scale).toBeCloseTo(Math.sqrt((100 / 9 + 121 / 9 + 1 / 9) / 3), 12);
    }
  });

  test("is 1 where nothing differs", () => {
    expect(weigh("exposures.gift", [3, 3, NaN, 3])).toMatchObject({ scale: 1, reference: 3, typical: 3 });
  });

  test("of years as a customer is one at least, of others what it is", () => {
    expect(weigh("tenureYears", [1, 1.5]).scale).toBe(1);
    expect(weigh("tenureYears", [1, 5]).scale).toBe(2);
    expect(weigh("exposures.years", [1, 1.5]).scale).toBe(0.25);
    expect(weigh("satisfaction", [4, 5])).toMatchObject({ scale: 0.5, priorWeight: 0.2, reference: 4.5 });
  });

  test("of the probability alive is one log odd at least, from certainty on", () => {
    const known = { reference: 0, priorDeviation: 1.5 };
    expect(weigh("probabilityAlive", [0, -0.5])).toMatchObject({
      ...known,
      typical: -0.25,
      scale: 1,
      priorWeight: 0.9,
    });
    expect(weigh("probabilityAlive", [0, -6])).toMatchObject({ ...known, typical: -3, scale: 3, priorWeight: 2.7 });
  });

  test("of the chance of buying is a log odd, with a prior of its own", () => {
    expect(weigh("purchases", [-2, 3, 5])).toEqual({
      name: "purchases",
      reference: 2,
      typical: 2,
      scale: 1,
      priorWeight: prior.purchasesWeight,
      priorDeviation: prior.purchasesWeightDeviation,
    });
  });
});

test("values are distances from the reference in scales, the typical one where unknown, none where purchases say more", () => {
  const alive = weigh("probabilityAlive", [0, -6, NaN, NaN]);
  const gift = weigh("exposures.gift", [0, 1, NaN, 1]);
  const covariates = [
    { name: "probabilityAlive", values: Float64Array.of(0, -6, NaN, NaN) },
    { name: "exposures.gift", values: Float64Array.of(0, 1, NaN, 1) },
  ];
  const outcomes = { rows: 4, covariates, hasPurchases: null } as unknown as Parameters<typeof rowByRow>[0];
  const [low, high] = [(0 - 2 / 3) / 0.5, (1 - 2 / 3) / 0.5];
  const rows = (hasPurchases: Uint8Array | null) => [...rowByRow({ ...outcomes, hasPurchases }, [alive, gift])];
  const close = (found: number[], expected: number[]) => {
    expect(found).toHaveLength(expected.length);
    found.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at] ?? NaN, 12);
    });
  };
  close(rows(null), [0, low, -2, high, -1, 0, -1, high]);
  close(rows(Uint8Array.of(0, 0, 0, 1)), [0, low, -2, high, -1, 0, 0, high]);
});

test("influences are those learned, then those on trust that were not observed", () => {
  const onTrust = (name: string, neutral: number, assumedWeight: number) => ({
    name,
    reference: neutral,
    typical: neutral,
    assumedWeight,
  });
  expect(influencesOf([], prior)).toEqual([
    onTrust("probabilityAlive", 0, 0.9),
    onTrust("purchases", 0, prior.purchasesWeight),
    onTrust("satisfaction", 3, 0.4),
  ]);
  expect(influencesOf([weigh("satisfaction", [4, 5]), weigh("tenureYears", [1, 5])], prior)).toEqual([
    { name: "satisfaction", reference: 4.5, typical: 4.5, assumedWeight: null },
    { name: "tenureYears", reference: 3, typical: 3, assumedWeight: null },
    onTrust("probabilityAlive", 0, 0.9),
    onTrust("purchases", 0, prior.purchasesWeight),
  ]);
});
