import fc from "fast-check";
import { plainDate, parseDay } from "../../src/calendar/days/plain-date.js";
import {
  defineCatalogue,
  type Account,
  type PlainDate,
  type ReviewInterval,
  type ReviewPolicyInput,
  type ReviewSignal,
} from "retention-kit";

/** Days from 2022 to 2028. */
export const anyDate: fc.Arbitrary<PlainDate> = fc
  .integer({ min: parseDay("2022-01-01"), max: parseDay("2028-12-31") })
  .map(plainDate);

const productIds = fc.constantFrom("machine", "contract", "extra");

/** The products that `anyAccount` may own. */
export const catalogue = defineCatalogue([
  { id: "machine", price: 100 },
  { id: "contract", price: 10, kind: "service-contract" },
  { id: "extra", price: 1, kind: "option" },
]);

export const anyAccount: fc.Arbitrary<Account> = fc.record(
  {
    id: fc.constantFrom("a", "a:b", "a:2026-01-01"),
    sellerId: fc.constantFrom("north", "bo"),
    segment: fc.constantFrom("hotel", "school", "constructor"),
    touches: fc.array(
      fc.record({ on: anyDate, kind: fc.constantFrom("review", "call", "meeting", "email", "visit") }),
      { maxLength: 6 },
    ),
    owned: fc.array(fc.record({ productId: productIds, purchasedOn: anyDate }), { maxLength: 3 }),
    purchases: fc.array(fc.record({ productId: productIds, on: anyDate }), { maxLength: 3 }),
  },
  { requiredKeys: ["id"] },
);

export const anyLevel = fc.constantFrom("low" as const, "medium" as const, "high" as const);

export const anySignals: fc.Arbitrary<ReviewSignal[]> = fc.array(
  fc.record({ code: fc.constantFrom("renewal-near", "odd"), on: anyDate, reviewBy: anyDate }),
  { maxLength: 3 },
);

/** Three intervals in order, as a policy demands. */
const anyIntervals: fc.Arbitrary<Record<"low" | "medium" | "high", ReviewInterval>> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([ideals, slacks]) => {
    const [high = 1, medium = 2, low = 3] = ideals.sort((a, b) => a - b);
    const [highSlack = 0, mediumSlack = 0, lowSlack = 0] = slacks;
    const lowMost = Math.min(12, low + lowSlack);
    const mediumMost = Math.min(lowMost, medium + mediumSlack);
    return {
      low: { idealMonths: low, maximumMonths: lowMost },
      medium: { idealMonths: medium, maximumMonths: mediumMost },
      high: { idealMonths: high, maximumMonths: Math.min(mediumMost, high + highSlack) },
    };
  });

export const anyPolicy: fc.Arbitrary<ReviewPolicyInput> = fc.record(
  {
    intervals: anyIntervals,
    intervalsBySegment: fc.record({ hotel: anyIntervals }),
    intervalsByProductKind: fc.record({ "service-contract": anyIntervals, option: anyIntervals }),
    opensAfter: fc.double({ min: 0.01, max: 1, noNaN: true }),
  },
  { requiredKeys: ["intervals"] },
);

/** The same account with its rows in the opposite order. */
export function inOppositeOrder({ touches, purchases, owned, ...rest }: Account): Account {
  return {
    ...rest,
    ...(touches && { touches: touches.toReversed() }),
    ...(purchases && { purchases: purchases.toReversed() }),
    ...(owned && { owned: owned.toReversed() }),
  };
}
