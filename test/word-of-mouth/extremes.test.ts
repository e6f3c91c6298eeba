import {
  bassDiffusion,
  customerReferralValue,
  fitBassDiffusion,
  fitWordOfMouth,
  marketDamage,
  projectReferralProgram,
  projectWordOfMouth,
  recoveryValue,
  sensitivity,
  simulateWordOfMouth,
  type Tells,
  type WordOfMouthCohort,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { invertedLattices } from "../../src/numeric/distributions/inverted-lattices.js";
import { narrowInterval } from "../../src/numeric/distributions/narrow-interval.js";

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
  if (cohort.market != null) {
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

describe("what cannot be meant is refused by name", () => {
  const cohort = { customers: 100, ...usual };
  const inPercent = { silent: 30, unsatisfied: 20, satisfied: 30, satisfiedQuickly: 20 };

  test.each([
    ["a share in percent", { ...cohort, problemShare: 13 }, "problemShare"],
    ["a probability in percent", { ...cohort, wonPerHearer: 13 }, "wonPerHearer"],
    ["outcomes in percent", { ...cohort, outcomes: inPercent }, "outcomes"],
    ["outcomes in percent of many", { ...cohort, customers: 5000, outcomes: inPercent }, "outcomes"],
    ["a misspelt probability", { ...cohort, lostPerHearers: 0.5 }, "cohort"],
    ["a misspelt outcome", { ...cohort, outcomes: { ...mixed, happy: 0 } }, "outcomes"],
    ["telling by nobody", { ...cohort, tells: { quiet: 3 } }, "tells"],
    ["posts misspelt", { ...cohort, online: { share: 0.5 } }, "online"],
    ["no outcomes", { customers: 5, problemShare: 0.5 }, "outcomes"],
    ["no cohort", null, "cohort"],
    ["a delay that is no list", { ...cohort, delay: "1" }, "delay"],
    ["a mixture of nothing", { ...cohort, tells: { silent: { kind: "mixture" } as Tells } }, "tells.silent.parts"],
    ["customers worth less than nothing", { ...cohort, customerValue: -5 }, "customerValue"],
    ["money beyond all numbers", { ...cohort, customerValue: 1e308 }, "customerValue"],
  ])("%s", (_, wrong, path) => {
    expect(() => projectWordOfMouth(wrong as WordOfMouthCohort)).toThrow(expect.objectContaining({ path }));
  });

  test("counts that happen to be a hundred are taken where they say so, or fit the share", () => {
    const said = { ...cohort, customers: 5000, outcomes: inPercent, outcomesAre: "counts" as const };
    const fitting = { ...cohort, customers: 250, outcomes: inPercent };
    for (const counted of [said, fitting]) {
      expect(projectWordOfMouth(counted, { periods: 1 }).hearers.mean).toBeCloseTo(50 * 13.69 + 50 * 5, 9);
    }
  });

  test("growth, money and records beyond sense", () => {
    const program = {
      members: 10,
      referralsPerDay: 1,
      conversion: 0.2,
      rewardEveryDays: 3,
      rewardCost: 1,
      customerValue: 3,
    };
    const refused: [() => unknown, string][] = [
      [() => projectWordOfMouth({ ...cohort, problemShare: 1, wonPerHearer: 0.9 }, { periods: 60 }), "outgrows"],
      [() => projectReferralProgram({ ...program, referralsPerDay: 1e305 }), "members * referralsPerDay * days"],
      [() => customerReferralValue([], { acquisitionCost: 1, discount: 10 }), "options.discount"],
      [() => bassDiffusion({ innovation: 1e-320, imitation: 0.4, market: 10 }, { periods: 3 }), "innovation"],
      [() => fitBassDiffusion("1234" as unknown as number[]), "adopters"],
      [() => fitWordOfMouth({} as Parameters<typeof fitWordOfMouth>[0], { until: "2026-01-01" }), "customers"],
    ];
    for (const [run, message] of refused) expect(run).toThrow(message);
    const rows = [null, { id: "a", joinedOn: "2025-01-01" }] as Parameters<typeof fitWordOfMouth>[0]["customers"];
    const { rejected } = fitWordOfMouth({ customers: rows }, { until: "2026-06-01" });
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([[0, "observations.customers[0]"]]);
  });

  test("quantiles of numbers beyond 2^53 are found in finite time", () => {
    const mean = 1e24;
    const poisson = {
      moments: [{ mean, variance: mean }],
      logGenerating: ({ re, im }: { re: Float64Array; im: Float64Array }) => [
        { re: re.map((value) => mean * (value - 1)), im: im.map((value) => mean * value) },
      ],
    };
    const [inverted] = invertedLattices(poisson);
    if (inverted === undefined) throw new Error("one distribution was given");
    const { lower, upper } = narrowInterval(inverted, 0.9);
    expect(lower).toBeLessThanOrEqual(upper);
  });

  test.each([1e-12, 1e-9, 1e-6, 1e-3])("bounds are in order at a confidence of %d", (confidence) => {
    const outcomes = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
    const cohort = { customers: 1000, problemShare: 0.1, outcomes, wonPerHearer: 0.01, lostPerHearer: 0.02 };
    const { hearers, won, lost, net } = projectWordOfMouth(cohort, { confidence });
    for (const estimate of [hearers, won, lost, net]) {
      if (estimate === null) throw new Error("all is known");
      expect(estimate.lower).toBeLessThanOrEqual(estimate.upper);
    }
  });
});
