import fc from "fast-check";
import { nextReview, type Account, type ReviewPolicyInput } from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { intervalClaims } from "../support/claims-of-slots.js";
import { telling } from "../support/told.js";

test("what is said of how often an account is reviewed is what the policy says", () => {
  const { untrue, unsaid, blind } = telling(intervalClaims);
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
  const months = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 3 }))
    .map(([idealMonths, more]) => ({ idealMonths, maximumMonths: idealMonths + more }));
  const days = fc
    .tuple(fc.integer({ min: 10, max: 100 }), fc.nat({ max: 90 }))
    .map(([idealDays, more]) => ({ idealDays, maximumDays: idealDays + more }));
  const table = months.map((high) => ({
    high,
    medium: { idealMonths: high.idealMonths + 2, maximumMonths: high.maximumMonths + 2 },
    low: { idealMonths: high.idealMonths + 4, maximumMonths: high.maximumMonths + 4 },
  }));
  const inDays = days.map((high) => ({
    high,
    medium: { idealDays: high.idealDays + 9, maximumDays: high.maximumDays + 9 },
    low: { idealDays: high.idealDays + 90, maximumDays: high.maximumDays + 90 },
  }));
  const own = fc.oneof(
    months,
    days,
    days.map((interval) => ({ ...interval, allocated: { count: 4, months: 12, last: 90, next: 40, hour: 50 } })),
    fc.constant({ anchor: { months: [3, 9], weekday: "tue", week: 1 } }),
  );
  const given = fc.record({
    segment: maybe(fc.constantFrom("bakery", "cafe")),
    level: fc.option(fc.constantFrom("low" as const, "medium" as const, "high" as const)),
    ofSegment: maybe(fc.oneof(table, inDays)),
    ofKind: maybe(table),
    ofContract: maybe(table),
    own: fc.option(own, { nil: undefined, freq: 2 }),
    snoozedUntil: maybe(fc.constant("2026-12-20")),
    owns: fc.boolean(),
    touches: fc.constantFrom(undefined, []),
  });
  assertUntil(
    fc.property(given, ({ segment, level, ofSegment, ofKind, ofContract, snoozedUntil, owns, touches, ...rest }) => {
      // A table in days is not compared with one in months here.
      const hasKinds = ofSegment === undefined || "idealMonths" in ofSegment.high;
      const policy = {
        ...(ofSegment && { intervalsBySegment: { bakery: ofSegment } }),
        ...(hasKinds &&
          (ofKind ?? ofContract) !== undefined && {
            intervalsByProductKind: {
              ...(ofKind && { option: ofKind }),
              ...(ofContract && { "service-contract": ofContract }),
            },
          }),
        ...(rest.own && { intervalsByAccount: { acme: rest.own } }),
      } as ReviewPolicyInput;
      const account: Account = {
        id: "acme",
        segment,
        touches,
        ...(owns && {
          owned: [
            { productId: "sieve", purchasedOn: "2026-05-01" },
            { productId: "care", purchasedOn: "2026-05-01" },
          ],
        }),
      };
      const review = nextReview(account, {
        asOf: "2026-11-21",
        policy,
        snoozedUntil,
        catalogue: [
          { id: "sieve", price: 5, kind: "option" },
          { id: "care", price: 5, kind: "service-contract" },
        ],
        ...(level !== null && { opportunity: { level } }),
      });
      const scene = { account, policy, level, kinds: owns ? ["option", "service-contract"] : [], snoozedUntil, review };
      expect(
        untrue(
          review.reasons.filter(({ code }) => code !== "reviews.overdue"),
          scene,
        ),
      ).toEqual([]);
    }),
    { numRuns: 2000 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
