import fc from "fast-check";
import {
  bassDiffusion,
  customerReferralValue,
  fitBassDiffusion,
  fitWordOfMouth,
  projectWordOfMouth,
  sensitivity,
  viralGrowth,
} from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

const share = fc.integer({ min: 0, max: 20 }).map((count) => count / 20);
const sound = (value: unknown): void => {
  expect(faults(value, "result")).toEqual([]);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test("bassDiffusion: adopters add up, never below 0, and no more than the market", () => {
  const given = fc.record({
    innovation: fc.constantFrom(0.0001, 0.03, 0.5, 1),
    imitation: fc.constantFrom(0, 0.01, 0.38, 1),
    market: fc.constantFrom(0, 1, 1000, 1e9),
    periods: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(given, ({ periods, ...input }) => {
      const found = bassDiffusion(input, { periods });
      sound(found);
      const { adopters, cumulative, busiestPeriod } = found;
      expect([adopters.length, cumulative.length]).toEqual([periods, periods]);
      for (const each of adopters) expect(each).toBeGreaterThanOrEqual(0);
      cumulative.forEach((all, at) => {
        const added = sum(adopters.slice(0, at + 1));
        expect(Math.abs(all - added)).toBeLessThanOrEqual(1e-9 * Math.max(1, input.market));
        expect(all).toBeLessThanOrEqual(input.market * (1 + 1e-12));
      });
      if (input.market > 0) {
        expect(adopters[busiestPeriod - 1] ?? NaN).toBeGreaterThanOrEqual(Math.max(...adopters) * (1 - 1e-12));
      }
    }),
  );
});

test("fitBassDiffusion: of a curve without noise its parameters, and of any counts a sound result", () => {
  const curve = fc.record({
    innovation: fc.constantFrom(0.01, 0.03, 0.05),
    imitation: fc.constantFrom(0.3, 0.4, 0.6),
    market: fc.constantFrom(1000, 50_000),
  });
  fc.assert(
    fc.property(curve, (parameters) => {
      const fit = fitBassDiffusion(bassDiffusion(parameters, { periods: 15 }).adopters);
      sound(fit);
      for (const name of ["innovation", "imitation", "market"] as const) {
        expect(Math.abs(fit.parameters[name] / parameters[name] - 1)).toBeLessThan(1e-3);
      }
    }),
    { numRuns: 18 },
  );
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 4, maxLength: 15 }), (adopters) => {
      let fit: unknown;
      try {
        fit = fitBassDiffusion(adopters);
      } catch (error) {
        expect(error).toMatchObject({ name: "RetentionError", functionName: "fitBassDiffusion" });
        return;
      }
      sound(fit);
    }),
    { numRuns: 16 },
  );
});

test("customerReferralValue: its parts add up, and each referral counts for itself", () => {
  const referral = fc.record({
    joinsAfter: fc.nat({ max: 5 }),
    margins: fc.array(fc.integer({ min: -50, max: 200 }), { maxLength: 5 }),
    wouldHaveJoined: share,
    reward: fc.nat({ max: 60 }),
  });
  const options = fc.record({ acquisitionCost: fc.nat({ max: 100 }), discount: share });
  fc.assert(
    fc.property(fc.array(referral, { maxLength: 5 }), options, (referrals, chosen) => {
      const found = customerReferralValue(referrals, chosen);
      sound(found);
      expect(sum(found.contributions.map(({ points }) => points))).toBe(found.value);
      expect(found.fromIncremental + found.fromOthers).toBeCloseTo(found.value, 6);
      const alone = referrals.map((each) => customerReferralValue([each], chosen).value);
      expect(found.value).toBeCloseTo(sum(alone), 6);
    }),
  );
});

test("viralGrowth: as many as at the start after no time, and more with time, by whole cycles a geometric sum", () => {
  const given = fc.record({
    initial: fc.nat({ max: 1000 }),
    invitationsPerCustomer: fc.integer({ min: 0, max: 40 }).map((count) => count / 4),
    conversion: share,
    cycleDays: fc.integer({ min: 1, max: 60 }),
    cycles: fc.nat({ max: 12 }),
  });
  fc.assert(
    fc.property(given, ({ cycles, ...input }) => {
      const found = viralGrowth({ ...input, days: cycles * input.cycleDays });
      sound(found);
      const k = input.invitationsPerCustomer * input.conversion;
      expect(found.reproduction).toBeCloseTo(k, 12);
      const customers = input.initial * sum(Array.from({ length: cycles + 1 }, (_, cycle) => k ** cycle));
      expect(Math.abs(found.customers - customers)).toBeLessThanOrEqual(1e-9 * Math.max(1, customers));
      expect(viralGrowth({ ...input, days: 0 }).customers).toBeCloseTo(input.initial, 9);
    }),
  );
});

test("fitWordOfMouth: bounds round the mean, and no more customers than there are", () => {
  const customer = fc.record({ joined: fc.nat({ max: 900 }), by: fc.option(fc.nat({ max: 9 })) });
  const day = (ago: number): string => new Date(Date.UTC(2026, 10, 21) - ago * 86_400_000).toISOString().slice(0, 10);
  const given = fc.record({
    rows: fc.array(customer, { maxLength: 12 }),
    told: fc.option(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(given, ({ rows, told }) => {
      const customers = rows.map(({ joined, by }, index) => ({
        id: `c${index}`,
        joinedOn: day(joined),
        ...(by !== null && by < index && { referredBy: `c${by}` }),
      }));
      let fit: ReturnType<typeof fitWordOfMouth>;
      try {
        fit = fitWordOfMouth({ customers, told }, { until: "2026-11-21" });
      } catch (error) {
        expect(error).toMatchObject({ name: "RetentionError", functionName: "fitWordOfMouth" });
        return;
      }
      sound(fit);
      for (const part of [fit.reproduction, fit.told]) {
        if (part === null) continue;
        const { mean, lower, upper } = part;
        expect(lower).toBeLessThanOrEqual(mean + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(mean - 1e-9);
      }
      expect(fit.reproduction?.observations ?? 0).toBeLessThanOrEqual(customers.length);
    }),
  );
});

test("projectWordOfMouth: bounds in order at any confidence, down to nearly none", () => {
  const given = fc.record({
    customers: fc.integer({ min: 1, max: 500 }),
    outcomes: fc.record({
      silent: fc.nat({ max: 50 }),
      unsatisfied: fc.nat({ max: 50 }),
      satisfied: fc.nat({ max: 50 }),
      satisfiedQuickly: fc.nat({ max: 50 }),
    }),
    confidence: fc.constantFrom(1e-12, 1e-6, 0.5, 0.95, 1 - 1e-9),
  });
  const inOrder = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { lower, upper } = part as { lower?: unknown; upper?: unknown };
    if (typeof lower === "number" && typeof upper === "number") expect(lower).toBeLessThanOrEqual(upper);
    Object.values(part).forEach(inOrder);
  };
  fc.assert(
    fc.property(given, ({ customers, outcomes, confidence }) => {
      const cohort = {
        customers: customers + sum(Object.values(outcomes)),
        outcomes,
        outcomesAre: "counts",
        wonPerHearer: 0.02,
        lostPerHearer: 0.01,
      } as const;
      const projection = projectWordOfMouth(cohort, { confidence });
      sound(projection);
      inOrder(projection);
    }),
    { numRuns: 16 },
  );
});

test("sensitivity: the base is the projection's, a swing is the distance of its ends, and the longest comes first", () => {
  const given = fc.record({
    customers: fc.integer({ min: 1, max: 1000 }),
    problemShare: share,
    parts: fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 })),
    spread: fc.constantFrom(0, 0.1, 0.5),
  });
  fc.assert(
    fc.property(given, ({ customers, problemShare, parts, spread }) => {
      const all = sum(parts);
      if (all === 0) return;
      const [silent = 0, unsatisfied = 0, satisfied = 0] = parts.map((part) => part / all);
      const outcomes = { silent, unsatisfied, satisfied, satisfiedQuickly: 1 - silent - unsatisfied - satisfied };
      if (outcomes.satisfiedQuickly < 0) return;
      const cohort = { customers, problemShare, outcomes, lostPerHearer: 0.02, wonPerHearer: 0.01 };
      const found = sensitivity(cohort, { spread });
      sound(found);
      const swings = found.bars.map(({ swing }) => swing);
      expect(swings).toEqual(swings.toSorted((a, b) => b - a));
      for (const { least, most, swing } of found.bars) {
        expect(Math.abs(swing - Math.abs(most.result - least.result))).toBeLessThanOrEqual(1e-9 * (1 + swing));
        expect(least.value).toBeLessThanOrEqual(most.value);
      }
      const { net } = projectWordOfMouth(cohort);
      if (found.quantity === "net" && net !== null) expect(found.base).toBeCloseTo(net.mean, 9);
    }),
    { numRuns: 16 },
  );
});
