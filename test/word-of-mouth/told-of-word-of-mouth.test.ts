import fc from "fast-check";
import {
  assumptions,
  marketDamage,
  projectReferralProgram,
  projectWordOfMouth,
  type Reason,
  type ReferralProgramInput,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { referralClaims, wordClaims, type WordScene } from "../support/claims-of-word-of-mouth.js";
import { telling } from "../support/told.js";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const tenths = fc.integer({ min: 0, max: 10 }).map((count) => count / 10);
const outcomes = fc.constantFrom(
  { satisfied: 0.5, unsatisfied: 0.5 },
  { satisfiedQuickly: 1 },
  { satisfied: 0.25, satisfiedQuickly: 0.25, silent: 0.5 },
);
const told = fc.nat({ max: 12 });

test("what is said of word of mouth is what the cohort says", () => {
  const { untrue, unsaid, blind } = telling(wordClaims);
  const cohort: fc.Arbitrary<WordScene["cohort"]> = fc.record({
    customers: fc.integer({ min: 1, max: 40 }),
    problemShare: tenths,
    outcomes,
    outcomesAre: fc.constant("shares" as const),
    wonPerHearer: maybe(tenths),
    lostPerHearer: maybe(fc.constant(0.01)),
    customerValue: maybe(fc.nat({ max: 500 })),
    market: maybe(fc.constantFrom(40, 60, 400, 1e6)),
    tells: maybe(fc.record({ satisfied: told, satisfiedQuickly: told, unsatisfied: told, silent: told })),
  });
  assertUntil(
    fc.property(cohort, (given) => {
      const projection = projectWordOfMouth(given, { periods: 2 });
      const hearers = projection.hearers.mean;
      expect(untrue(projection.reasons as Reason[], { cohort: given, hearers })).toEqual([]);
      const { customers, problemShare, lostPerHearer, customerValue, tells } = given;
      const damage = marketDamage({
        customers,
        problemShare,
        outcomes: given.outcomes,
        lostPerHearer,
        customerValue,
        tells,
      });
      const ofDamage = damage.reasons.filter(({ code }) => code !== "word-of-mouth.told.tail-maybe-counted-twice");
      expect(untrue(ofDamage, { cohort: given, hearers })).toEqual([]);
    }),
    { numRuns: 30 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of a referral programme is what it comes to", () => {
  const { untrue, unsaid, blind } = telling(referralClaims);
  const purchases = fc.record({
    purchasesPerDay: tenths,
    meanSpend: fc.nat({ max: 90 }),
    margin: tenths,
    uplift: fc.integer({ min: -5, max: 20 }).map((count) => count / 10),
    pointsShare: maybe(tenths),
    redemption: maybe(tenths),
    redeemedAfterDays: maybe(fc.integer({ min: 1, max: 200 })),
    pointCost: maybe(tenths),
  });
  const program: fc.Arbitrary<ReferralProgramInput> = fc.record({
    members: fc.nat({ max: 900 }),
    referralsPerDay: fc.constant(0.01),
    conversion: tenths,
    rewardEveryDays: fc.integer({ min: 1, max: 60 }),
    rewardCost: fc.nat({ max: 9 }),
    customerValue: fc.nat({ max: 200 }),
    purchases: maybe(purchases),
  });
  assertUntil(
    fc.property(program, fc.integer({ min: 1, max: 400 }), fc.constantFrom(1, 2.5, 0.5), (input, days, multiplier) => {
      const figures = assumptions("published", {
        "referral.afterReward.multiplier": multiplier,
        "referral.afterReward.halfLifeDays": 30,
      });
      const { reasons, net } = projectReferralProgram(input, { days, assumptions: figures });
      expect(untrue(reasons as Reason[], { input, days, net, multiplier, halfLifeDays: 30 })).toEqual([]);
    }),
    { numRuns: 170 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
