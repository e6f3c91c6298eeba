import fc from "fast-check";
import {
  matchValue,
  rankValueDrivers,
  switchingRisk,
  type PerceivedSwitch,
  type Reason,
  type ValueDrivers,
  type ValueInterview,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { driverClaims, matchClaims, switchClaims } from "../support/claims-of-value.js";
import { telling } from "../support/told.js";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const points = fc.dictionary(fc.constantFrom("price", "service", "brand", "advice"), fc.integer({ min: 1, max: 9 }), {
  minKeys: 1,
});
const kind = { segment: maybe(fc.constantFrom("bakery", "cafe")), size: maybe(fc.constantFrom("small", "large")) };
const interviews: fc.Arbitrary<ValueInterview[]> = fc.array(fc.record({ ...kind, values: points }), { maxLength: 30 });

test("what is said of what customers value is what they said", () => {
  const drivers = telling(driverClaims);
  const matches = telling(matchClaims);
  assertUntil(
    fc.property(interviews, maybe(points), fc.record(kind), (rows, believed, customer) => {
      const ranked: ValueDrivers = rankValueDrivers(rows, { believed });
      expect(drivers.untrue(ranked.reasons as Reason[], { rows, believed: believed ?? null })).toEqual([]);
      const match = matchValue({ id: "acme", ...customer }, { drivers: ranked });
      expect(matches.untrue(match.reasons as Reason[], { rows, customer, ranked, match })).toEqual([]);
      // Every kind of customer that somebody was asked of is a group of its own.
      for (const { segment, size, interviews: count } of ranked.groups) {
        const own = rows.filter(
          (row) => (segment === null || row.segment === segment) && (size === null || row.size === size),
        );
        expect(count).toBe(own.length);
      }
    }),
    { numRuns: 65 },
    () => {
      expect([drivers.unsaid(), matches.unsaid()]).toEqual([[], []]);
    },
  );
  expect([drivers.blind(), matches.blind()]).toEqual([[], []]);
});

test("what is said of a customer who may leave is how they see both", () => {
  const { untrue, unsaid, blind } = telling(switchClaims);
  const score = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null });
  const seen = fc.option(fc.boolean(), { nil: null });
  const perceived: fc.Arbitrary<PerceivedSwitch> = fc.record({
    values: fc.uniqueArray(
      fc.record({
        driver: fc.constantFrom("price", "service", "brand", "trouble"),
        ours: score,
        theirs: score,
        weight: maybe(fc.integer({ min: 0, max: 5 })),
      }),
      { selector: ({ driver }) => driver },
    ),
    otherValue: maybe(
      fc.record(
        { service: seen, advice: seen, "flexible-delivery": seen, maintenance: seen, payment: seen },
        { requiredKeys: [] },
      ),
    ),
  });
  assertUntil(
    fc.property(perceived, (given) => {
      const risk = switchingRisk(given);
      expect(untrue(risk.reasons as Reason[], { given, risk })).toEqual([]);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
