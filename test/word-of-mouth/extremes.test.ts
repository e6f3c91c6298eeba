import {
  marketDamage,
  projectWordOfMouth,
  recoveryValue,
  sensitivity,
  simulateWordOfMouth,
  type WordOfMouthCohort,
} from "retention-kit";
import { expect, test } from "vitest";

const happy = { satisfied: 0.5, satisfiedQuickly: 0.5 };
const chain = { problemShare: 1, outcomes: happy, tells: { satisfied: 4, satisfiedQuickly: 4 }, lostPerHearer: 0 };
const mixed = { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 };
const usual = { problemShare: 0.4, outcomes: mixed, wonPerHearer: 0.2, lostPerHearer: 0.05, customerValue: 100 };

const extremes: Record<string, WordOfMouthCohort> = {
  "K = 1": { customers: 20, ...chain, wonPerHearer: 0.25 },
  "K = 1, where each wins exactly one": {
    customers: 20,
    ...chain,
    tells: { satisfied: 1, satisfiedQuickly: 1 },
    wonPerHearer: 1,
  },
  "K = 3.6": { customers: 5, ...chain, wonPerHearer: 0.9 },
  "K = 3.6 in a market": { customers: 5, ...chain, wonPerHearer: 0.9, market: 300 },
  nobody: { customers: 0, ...usual },
  "nobody in a market": { customers: 0, ...usual, market: 10 },
  "nobody with a problem": { customers: 50, ...usual, problemShare: 0 },
  "everyone unhappy": { customers: 50, ...usual, problemShare: 1, outcomes: { unsatisfied: 1 } },
  "everyone silent, by count": { customers: 50, ...usual, problemShare: 1, outcomes: { silent: 50 } },
  "a market smaller than the cohort": { customers: 50, ...usual, market: 30 },
  "a market of the cohort": { customers: 50, ...usual, market: 50 },
  "a market of one more": { customers: 50, ...usual, market: 51 },
  "an empty market": { customers: 50, ...usual, market: 0 },
  "nobody tells": { customers: 50, ...usual, tells: { silent: 0, unsatisfied: 0, satisfied: 0, satisfiedQuickly: 0 } },
  "nobody acts": { customers: 50, ...usual, wonPerHearer: 0, lostPerHearer: 0 },
  "everybody acts": { customers: 50, ...usual, wonPerHearer: { satisfied: 1 }, lostPerHearer: { silent: 1 } },
};

/** Every number in a result, with the way to it. */
function numbersIn(value: unknown, path = ""): [path: string, number: number][] {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${path}.${key}`));
}

test.each(Object.entries(extremes))("%s: every number is finite, and bounds hold their mean's side", (_, cohort) => {
  const results = [
    projectWordOfMouth(cohort, { periods: 5 }),
    simulateWordOfMouth(cohort, { seed: 1, paths: 20, periods: 5 }),
    sensitivity(cohort, { periods: 3 }),
    marketDamage({ customers: cohort.customers, problemShare: 0.5, outcomes: happy, lostPerHearer: 0.1 }),
  ];
  for (const result of results) {
    for (const [path, number] of numbersIn(result)) expect(number, path).toSatisfy(Number.isFinite);
  }
  const [projected, simulated] = results as [
    ReturnType<typeof projectWordOfMouth>,
    ReturnType<typeof simulateWordOfMouth>,
  ];
  for (const { hearers, won, lost, net } of [projected, simulated, ...projected.byPeriod, ...simulated.byPeriod]) {
    for (const estimate of [hearers, won, lost, net]) {
      expect(estimate?.lower ?? 0).toBeLessThanOrEqual(estimate?.upper ?? 0);
      expect(estimate?.chance ?? 0).toBeGreaterThanOrEqual(0);
    }
  }
  if (cohort.market !== undefined) {
    const most = Math.max(0, cohort.market - cohort.customers);
    for (const { hearers } of [projected, simulated]) {
      expect(hearers.mean).toBeLessThanOrEqual(most);
      expect(hearers.upper).toBeLessThanOrEqual(most);
    }
  }
});

test("a recovery with certain hearers, or worth nothing, has finite bounds", () => {
  const ticket = { id: "T1", openedAt: "2026-11-20T09:00:00Z", contacts: 2, resolved: false };
  for (const chances of [{ lostPerHearer: 1, wonPerHearer: 1 }, { lostPerHearer: 0 }]) {
    for (const customerValue of [0, 1e12]) {
      const value = recoveryValue(ticket, { asOf: "2026-11-21", customerValue, ...chances });
      for (const [path, number] of numbersIn(value)) expect(number, path).toSatisfy(Number.isFinite);
    }
  }
});
