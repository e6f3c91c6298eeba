import fc from "fast-check";
import {
  bgNbdModel,
  defineScorecard,
  evaluateScorecard,
  explainAlive,
  mayAsk,
  mbgNbdModel,
  type Account,
  type Reason,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { aliveClaims, askClaims, scoreClaims } from "../support/claims-of-small-parts.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-21";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

test("what is said of whether a customer is still one is in its history", () => {
  const { untrue, unsaid, blind } = telling(aliveClaims);
  const parameters = { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 };
  const models = [bgNbdModel, mbgNbdModel].flatMap((model) => {
    const made = model(parameters, { timeUnit: "week" });
    return [made, { ...made, converged: false, observations: 40 }];
  });
  const history = fc
    .record({
      observed: fc.integer({ min: 1, max: 90 }),
      part: fc.nat({ max: 10 }),
      repeatPurchases: fc.nat({ max: 9 }),
    })
    .map(({ observed, part, repeatPurchases }) => ({
      repeatPurchases,
      observed,
      recency: repeatPurchases === 0 ? 0 : Math.max(0.1, (observed * part) / 10),
    }));
  assertUntil(
    fc.property(fc.constantFrom(...models), history, (model, given) => {
      const { reasons } = explainAlive(model as never, given as never);
      const scene = { kind: model.kind, history: given, unit: "week", converged: model.converged };
      expect(untrue(reasons as Reason[], scene)).toEqual([]);
    }),
    { numRuns: 250 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of a scorecard's result is which values are known", () => {
  const { untrue, unsaid, blind } = telling(scoreClaims);
  const scorecard = defineScorecard({
    version: 1,
    minimumCoverage: 0.5,
    factors: ["one", "two", "three"].map((factor, index) => ({
      factor,
      weight: index + 1,
      shape: "bounded" as const,
      from: 0,
      to: 10,
      points: [0, 100] as const,
    })),
  });
  const value = fc.option(fc.integer({ min: -3, max: 13 }));
  assertUntil(
    fc.property(fc.record({ one: value, two: value, three: value }), (values) => {
      const { reasons, score } = evaluateScorecard(scorecard, values);
      expect(untrue(reasons as Reason[], { scorecard, values, score })).toEqual([]);
    }),
    { numRuns: 250 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of whether a customer may be asked is what it wishes, and when it was asked", () => {
  const { untrue, unsaid, blind } = telling(askClaims);
  const preferences = maybe(
    fc.constantFrom({ doNotContact: true }, { doNotContact: false }, { channels: ["call"] }, { channels: ["email"] }),
  );
  const left = fc.constantFrom(undefined, undefined, true, day(20), day(-20));
  const given = fc.record({
    preferences,
    contact: fc.record({ id: fc.constant("jo"), preferences, left }),
    sent: fc.array(
      fc.record({
        accountId: fc.constant("acme"),
        contactId: fc.constantFrom(undefined, "jo", "sam"),
        metric: fc.constantFrom("csat" as const, "nps" as const),
        at: fc.integer({ min: -5, max: 150 }).map((ago) => `${day(ago)}T10:00:00Z`),
      }),
      { maxLength: 3 },
    ),
    contactId: fc.constantFrom(undefined, "jo"),
    channel: fc.constantFrom(undefined, "call", "email"),
    coolDownDays: fc.nat({ max: 120 }),
  });
  assertUntil(
    fc.property(given, ({ contact, sent, contactId, channel, coolDownDays, ...row }) => {
      const account: Account = { id: "acme", ...row, contacts: [contact, { id: "sam" }] };
      const { reasons } = mayAsk(account, sent, { asOf: AS_OF, contactId, channel, policy: { coolDownDays } });
      const scene = { account, sent, asOf: AS_OF, contactId, channel, coolDownDays };
      expect(untrue(reasons as Reason[], scene)).toEqual([]);
    }),
    { numRuns: 400 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
