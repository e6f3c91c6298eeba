import fc from "fast-check";
import { experimentResult, reviewExperiment, type ExperimentOutcome } from "retention-kit";
import { expect, test } from "vitest";
import { designClaims, outcomeClaims } from "../support/claims-of-experiments.js";
import { telling } from "../support/told.js";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

test("what is said of an experiment before it is made is what such groups would show", () => {
  const { untrue, unsaid, blind } = telling(designClaims);
  const tenths = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count / 10);
  const design = fc.record({
    accounts: fc.integer({ min: 8, max: 4000 }),
    horizonDays: fc.constantFrom(90, 180, 400),
    loss: maybe(tenths(9)),
    effect: tenths(10),
    reviews: fc.integer({ min: 1, max: 3 }),
    share: maybe(tenths(9)),
    money: maybe(
      fc.record({ difference: fc.integer({ min: 1, max: 60 }), deviation: fc.integer({ min: 50, max: 400 }) }),
    ),
    power: fc.constantFrom(0.5, 0.8, 0.95),
    confidence: fc.constantFrom(0.9, 0.95),
  });
  fc.assert(
    fc.property(design, ({ accounts: count, loss, money, ...options }) => {
      const accounts = Array.from({ length: count }, (_, index) => ({ id: `a${index}` }));
      const result = reviewExperiment(accounts, { seed: 1, loss, money, ...options });
      const scene = { accounts: count, loss: loss ?? null, money: money ?? null, ...options, result };
      expect(untrue(result.reasons, scene)).toEqual([]);
    }),
    { numRuns: 65 },
  );
  expect(unsaid()).toEqual([]);
  expect(blind()).toEqual([]);
});

test("what is said of an experiment's outcomes is what the rows say", () => {
  const { untrue, unsaid, blind } = telling(outcomeClaims);
  const outcome = fc.record({
    kept: fc.boolean(),
    spend: fc.integer({ min: 0, max: 900 }),
    before: fc.integer({ min: 0, max: 900 }),
    reviews: fc.constantFrom(undefined, undefined, 0, 1, 3),
  });
  const cell = fc.array(outcome, { minLength: 4, maxLength: 9 });
  const given = fc.record({
    cells: fc.array(cell, { minLength: 4, maxLength: 4 }),
    isOneStratum: fc.boolean(),
    hasBefore: fc.boolean(),
    // The treated spent much more before.
    isUnequal: fc.boolean(),
    isReviewed: fc.constantFrom(true, true, false),
    missing: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
    confidence: fc.constantFrom(0.9, 0.95),
  });
  fc.assert(
    fc.property(given, ({ cells, isOneStratum, hasBefore, isUnequal, isReviewed, missing, confidence }) => {
      const rows = cells.flatMap((of, at) =>
        of.map(({ before, reviews, ...row }, index): ExperimentOutcome & { isTreated: boolean } => ({
          ...row,
          id: `${at}-${index}`,
          isTreated: at < 2,
          stratum: isOneStratum ? "one" : `s${at % 2}`,
          ...(hasBefore && { before: before + (isUnequal && at < 2 ? 2000 : 0) }),
          ...(isReviewed ? reviews !== undefined && { reviews } : { reviews: 1 }),
        })),
      );
      const ids = (isTreated: boolean): string[] =>
        rows.filter((row) => row.isTreated === isTreated).map(({ id }) => id);
      const groups = { treated: ids(true), control: ids(false) };
      const gone = new Set(missing.map((index) => `${index}-0`));
      const outcomes = rows
        .filter(({ id }) => !gone.has(id))
        .map(({ id, kept, spend, before, reviews, stratum }) => ({ id, kept, spend, before, reviews, stratum }));
      const { reasons } = experimentResult(groups, outcomes, { confidence });
      expect(untrue(reasons, { ...groups, outcomes, confidence })).toEqual([]);
    }),
    { numRuns: 130 },
  );
  expect(unsaid()).toEqual([]);
  expect(blind()).toEqual([]);
});
