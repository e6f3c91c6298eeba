import fc from "fast-check";
import {
  chooseRemedy,
  estimateLoyalty,
  fitLoyaltyModel,
  scoreHealth,
  type Account,
  type LoyaltyEvidence,
  type Reason,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { bandOf, estimateClaims, healthClaims, remedyClaims, type RemedyScene } from "../support/claims-of-loyalty.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-21";
const DAY = 86_400_000;
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * DAY).toISOString().slice(0, 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });

/** Of customers who bought again within 90 days the less often, the more effort they had. */
const model = fitLoyaltyModel(
  Array.from({ length: 120 }, (_, index) => ({ effort: 1 + (index % 5), repurchased: index % 7 > index % 5 })),
  { horizonDays: 90 },
);

test("what is said of remedies is what each is worth", () => {
  const { untrue, unsaid, blind } = telling(remedyClaims);
  const ids = ["apology", "discount", "replacement", "visit"];
  const remedy = fc.record({
    id: fc.constantFrom(...ids),
    cost: fc.nat({ max: 400 }),
    minutes: maybe(fc.nat({ max: 90 })),
    solves: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  });
  const given = fc.record({
    remedies: fc.uniqueArray(remedy, { minLength: 1, selector: ({ id }) => id }),
    role: maybe(fc.constant("clerk")),
    money: maybe(fc.nat({ max: 300 })),
    names: maybe(fc.subarray(ids)),
    valueOfAnHour: fc.nat({ max: 60 }),
    customerValue: fc.nat({ max: 2000 }),
    contacts: fc.nat({ max: 5 }),
    resolved: fc.boolean(),
    wonPerHearer: maybe(fc.constant(0.02)),
    fitted: fc.boolean(),
  });
  assertUntil(
    fc.property(given, ({ remedies, role, money, names, contacts, resolved, wonPerHearer, fitted, ...rest }) => {
      const limits = { role, money, remedies: names?.filter((id) => remedies.some((each) => each.id === id)) };
      const ticket = { id: "T1", openedAt: `${day(3)}T09:00:00Z`, contacts, resolved, transfers: 1 };
      const choice = chooseRemedy(
        { ...ticket, ...(resolved && { resolvedAt: `${day(2)}T09:00:00Z` }) },
        {
          asOf: AS_OF,
          remedies,
          limits,
          ...rest,
          ...(wonPerHearer !== undefined && { wonPerHearer, lostPerHearer: 0.01 }),
          ...(fitted && { model }),
        },
      );
      const scene: RemedyScene = {
        remedies,
        limits,
        valueOfAnHour: rest.valueOfAnHour,
        wonPerHearer,
        resolved,
        choice,
        of: null,
        model: fitted ? model : null,
      };
      expect([
        ...untrue(choice.reasons as Reason[], scene),
        ...choice.remedies.flatMap(({ id, reasons }) =>
          untrue(reasons as Reason[], { ...scene, of: remedies.find((each) => each.id === id) ?? null }),
        ),
      ]).toEqual([]);
    }),
    { numRuns: 130 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of an account's health is what was before, and is now", () => {
  const { untrue, unsaid, blind } = telling(healthClaims);
  const account: fc.Arbitrary<Account> = fc.record({
    id: fc.constant("acme"),
    touches: maybe(fc.array(fc.record({ on: fc.nat({ max: 400 }).map(day), kind: fc.constant("call") }))),
    purchases: maybe(
      fc.array(fc.record({ on: fc.nat({ max: 900 }).map(day), amount: fc.constant(100) }), { maxLength: 8 }),
    ),
    surveys: maybe(
      fc.array(
        fc.record({
          at: fc.nat({ max: 300 }).map((ago) => `${day(ago)}T09:00:00Z`),
          metric: fc.constantFrom("csat" as const, "nps" as const),
          score: fc.integer({ min: 1, max: 5 }),
          scale: fc.constant({ min: 1, max: 5, higherIsBetter: true }),
        }),
        { maxLength: 3 },
      ),
    ),
    tickets: maybe(fc.constant([])),
  });
  const previous = fc.option(
    fc.record({
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      band: fc.option(fc.constantFrom("at-risk", "watch", "healthy")),
    }),
  );
  const values = fc.record({ use: fc.option(fc.integer({ min: -20, max: 130 })) });
  assertUntil(
    fc.property(account, previous, values, (row, before, given) => {
      const health = scoreHealth(row, { asOf: AS_OF, previous: before, values: given });
      const scene = { account: row, asOf: AS_OF, previous: before, values: given, health };
      expect(untrue(health.reasons as Reason[], scene)).toEqual([]);
      const isKnockedOut = health.reasons.some(({ code }) => code === "loyalty.health.knocked-out");
      if (health.score !== null && !isKnockedOut) expect(health.band).toBe(bandOf(health.score));
    }),
    { numRuns: 400 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of the chance of buying again is what is known, and what would be", () => {
  const { untrue, unsaid, blind } = telling(estimateClaims);
  const ticket = fc
    .record({ ago: fc.integer({ min: -5, max: 300 }), contacts: fc.nat({ max: 6 }) })
    .map(({ ago, contacts }, index = 0) => ({
      id: `T${ago}-${contacts}-${index}`,
      openedAt: `${day(ago)}T09:00:00Z`,
      resolvedAt: `${day(ago)}T12:00:00Z`,
      resolved: true,
      contacts,
    }));
  const evidence: fc.Arbitrary<LoyaltyEvidence> = fc.record({
    effort: maybe(fc.integer({ min: 1, max: 5 })),
    tickets: maybe(fc.uniqueArray(ticket, { maxLength: 3, selector: ({ id }) => id })),
    satisfaction: maybe(fc.integer({ min: 1, max: 5 })),
    purchases: maybe(fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10)),
    tenureYears: maybe(fc.nat({ max: 20 })),
    exposures: maybe(fc.constant({ training: 1 })),
  });
  assertUntil(
    fc.property(evidence, fc.boolean(), fc.constantFrom(90, 180), (given, fitted, horizonDays) => {
      const of = fitted ? model : null;
      const estimate = estimateLoyalty(given, { asOf: AS_OF, horizonDays, model: of });
      const scene = { evidence: given, model: of, estimate, horizonDays, asOf: AS_OF };
      expect(untrue(estimate.reasons as Reason[], scene)).toEqual([]);
    }),
    { numRuns: 400 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
