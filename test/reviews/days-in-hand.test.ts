import fc from "fast-check";
import { nextReview } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { firstReview } from "../../src/reviews/next-review.js";

/** What is to be signed is talked about some days before its last one, but not before it asks; all else on its last day. */
const asOf = parseDay("2026-11-10");
const account = { id: "acme", touches: [{ on: "2026-10-20", kind: "review" }] };
const opportunity = { level: "low" } as const;

test("a renewal and a deal are best talked about so many days before their last day, nothing else", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("renewal-near", "deal-closing", "warranty-ending", "value-at-risk", "rival-near"),
      fc.integer({ min: 1, max: 120 }),
      // After its last talk, which would have answered it.
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
      (code, ahead, ago, inHand) => {
        const [last, arisen] = [asOf + ahead, asOf - ago];
        const signals = [{ code, on: plainDate(arisen), reviewBy: plainDate(last) }];
        const options = { asOf: plainDate(asOf), opportunity, signals };
        const { review } = firstReview("nextReview", account, options, inHand);
        const isSigned = code === "renewal-near" || code === "deal-closing";
        // A low account's own ideal day is a year after its last touch.
        expect(review.idealOn).toBe(plainDate(isSigned ? Math.max(last - inHand, arisen) : last));
        expect(review.latestOn).toBe(plainDate(last));
        expect(nextReview(account, options).idealOn).toBe(plainDate(last));
      },
    ),
  );
});

const byKind = {
  catalogue: [{ id: "mill", price: 900, kind: "product" as const }],
  policy: { intervalsByProductKind: { product: { low: { idealMonths: 10, maximumMonths: 11 } } } },
};

test("a purchase of another account is refused, one that names its own or none is not", () => {
  const buying = (accountId: string | null | undefined) =>
    nextReview(
      { id: "acme", purchases: [{ on: "2026-01-05", productId: "mill", accountId }] },
      { asOf: "2026-11-10", opportunity, ...byKind },
    );
  expect(() => buying("bolt")).toThrow("purchases[0].accountId must be that of the account, acme");
  expect(buying("acme")).toEqual(buying(undefined));
  expect(buying(null)).toEqual(buying(undefined));
});
