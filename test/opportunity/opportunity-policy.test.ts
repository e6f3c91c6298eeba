import { assumptions, opportunityPolicy, type OpportunityPolicyInput } from "retention-kit";
import { describe, expect, test } from "vitest";

test("the defaults are those of the documentation, and their figures are listed", () => {
  const { assumptions: listed, ...policy } = opportunityPolicy();
  expect(policy).toEqual({
    horizonMonths: 12,
    hourCost: null,
    budgetFromSpend: 1,
    budgetYears: 3,
    declinedMonths: 6,
    lowAtMostOwned: 1,
    highAtLeastOwned: 1,
    highAtMostOwned: 2,
    highAtMostShare: 0.5,
    highAtLeastChance: "book",
    probability: { whitespace: 0.1, replacement: 0.4, "add-on": 0.2, "service-contract": 0.3 },
    propensity: null,
    scoreWeights: { reach: 40, means: 30, few: 20, need: 10 },
  });
  expect(listed.map(({ key, grade }) => [key, grade])).toEqual([
    ["opportunity.probability", "judgment"],
    ["opportunity.scoreWeights", "judgment"],
    ["opportunity.highAtMostShare", "judgment"],
    ["opportunity.budgetYears", "judgment"],
    ["opportunity.declinedMonths", "judgment"],
  ]);
});

test("a resolved policy comes back as it is, and after storage as an equal", () => {
  const policy = opportunityPolicy({ scoreWeights: { need: 0 } });
  expect(opportunityPolicy(policy)).toBe(policy);
  expect(opportunityPolicy(JSON.parse(JSON.stringify(policy)) as OpportunityPolicyInput)).toEqual(policy);
  expect(Object.isFrozen(policy.probability)).toBe(true);
});

test("assumptions fill what is left open, and a resolved policy keeps its own", () => {
  const own = assumptions("published", {
    "opportunity.probability": { whitespace: 0.05, replacement: 0.1, "add-on": 0.1, "service-contract": 0.1 },
  });
  const policy = opportunityPolicy({ probability: { replacement: 0.9 } }, { assumptions: own });
  expect(policy.probability).toEqual({ whitespace: 0.05, replacement: 0.9, "add-on": 0.1, "service-contract": 0.1 });
  expect(policy.assumptions[0]?.grade).toBe("given");
  expect(opportunityPolicy(policy, { assumptions: assumptions() })).toBe(policy);
});

describe("refuses, naming the field", () => {
  test.each<[OpportunityPolicyInput, string]>([
    [{ horizonMonths: 1.5 }, "horizonMonths must be a whole number"],
    [{ hourCost: -1 }, "hourCost must be at least 0"],
    [{ budgetFromSpend: 0 }, "budgetFromSpend must be above 0"],
    [{ budgetYears: 0 }, "budgetYears must be"],
    [{ budgetYears: 1.5 }, "budgetYears must be"],
    [{ budgetYears: 11 }, "budgetYears must be"],
    [{ lowAtMostOwned: -1 }, "lowAtMostOwned must be at least 0"],
    [{ highAtLeastOwned: 3 }, "highAtMostOwned must be at least 3"],
    [{ highAtMostOwned: 0, highAtLeastOwned: 0 }, "highAtMostOwned must be at least 1"],
    [{ highAtLeastChance: 1.5 }, "highAtLeastChance must be at most 1"],
    [{ highAtMostShare: 20 }, "highAtMostShare must be at most 1"],
    [{ probability: { whitespace: 1.1 } }, "probability.whitespace must be at most 1"],
    [{ probability: { addOn: 0.1 } as object }, "probability must have no field but"],
    [{ scoreWeights: { reach: 0 } }, "scoreWeights.reach must be above 0"],
  ])("%o", (policy, message) => {
    expect(() => opportunityPolicy(policy)).toThrow(`opportunityPolicy: ${message}`);
  });
});
