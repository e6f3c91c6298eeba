import fc from "fast-check";
import {
  advocates,
  mbgNbdModel,
  nextBestActions,
  reviewPortfolio,
  scheduleFollowUps,
  scheduleServiceReminders,
  type Account,
  type Reason,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../../support/assert-until.js";
import { actionClaims, advocateClaims } from "../../support/claims-of-actions.js";
import { telling } from "../../support/told.js";

const AS_OF = "2026-11-23";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const model = mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" });
const hours = { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } as const;

const account: fc.Arbitrary<Omit<Account, "id">> = fc.record({
  segment: maybe(fc.constantFrom("bakery", "cafe")),
  sellerId: fc.constantFrom("north", "north", "south", undefined),
  sentiment: maybe(fc.constantFrom("negative" as const, "positive" as const)),
  purchases: fc
    .record({ gap: fc.integer({ min: 10, max: 120 }), count: fc.nat({ max: 12 }), last: fc.nat({ max: 300 }) })
    .map(({ gap, count, last }) =>
      Array.from({ length: count }, (_, index) => ({ on: day(last + gap * index), amount: 100 + index })),
    ),
  contacts: maybe(
    fc.array(
      fc.record({
        id: fc.uuid(),
        friendly: fc.boolean(),
        left: fc.constantFrom(undefined, undefined, true, day(5)),
        preferences: maybe(fc.constant({ doNotContact: true })),
      }),
      { maxLength: 2 },
    ),
  ),
  touches: fc.array(
    fc.record({
      on: fc.integer({ min: -5, max: 300 }).map(day),
      kind: fc.constantFrom("call", "email", "review"),
      about: maybe(fc.constantFrom("reference", "event", "invoice")),
    }),
    { maxLength: 3 },
  ),
  tickets: fc.array(
    fc.integer({ min: -3, max: 200 }).chain((ago) =>
      fc.record({
        id: fc.uuid(),
        topic: maybe(fc.constantFrom("leaks", "noise")),
        openedAt: fc.constant(`${day(ago)}T09:00:00Z`),
        resolvedAt: maybe(fc.constant(`${day(ago - 2)}T09:00:00Z`)),
        contacts: fc.integer({ min: 1, max: 7 }),
        transfers: fc.nat({ max: 4 }),
      }),
    ),
    { maxLength: 2 },
  ),
  surveys: fc.array(
    fc.record({
      at: fc.integer({ min: -2, max: 300 }).map((ago) => `${day(ago)}T10:00:00Z`),
      metric: fc.constant("nps" as const),
      score: fc.nat({ max: 10 }),
      scale: fc.constant({ min: 0, max: 10, higherIsBetter: true }),
    }),
    { maxLength: 2 },
  ),
  preferences: maybe(fc.constantFrom({ doNotContact: true }, { daysBetweenContacts: 20 }, { channels: ["email"] })),
});

/** Buys every month, had one easy problem, and would recommend us. */
const good: Account = {
  id: "good",
  segment: "bakery",
  sellerId: "south",
  purchases: Array.from({ length: 12 }, (_, index) => ({ on: day(10 + 30 * index), amount: 100 })),
  contacts: [{ id: "jo", friendly: true }],
  tickets: [
    {
      id: "T1",
      openedAt: `${day(60)}T09:00:00Z`,
      resolvedAt: `${day(60)}T10:00:00Z`,
      resolved: true,
      contacts: 1,
      transfers: 0,
    },
  ],
  surveys: [{ at: `${day(30)}T09:00:00Z`, metric: "nps", score: 10, scale: { min: 0, max: 10, higherIsBetter: true } }],
};

test("what is said of whom to ask, and of what to do today, is what the rows and the plan say", () => {
  const asked = telling(advocateClaims);
  const done = telling(actionClaims);
  const books = fc
    .array(account, { minLength: 12, maxLength: 20 })
    .map((rows) => [...rows.map((row, index): Account => ({ ...row, id: `A${index}` })), good]);
  assertUntil(
    fc.property(
      books,
      maybe(fc.constant("bakery")),
      fc.constantFrom(90, 90, 10),
      (accounts, segment, minutesPerDay) => {
        const sellers = ["north", "south"].map((id) => ({
          id,
          timeZone: "UTC",
          calendar: { hours },
          minutesPerDay,
        }));
        const book = reviewPortfolio(
          { accounts, products: [{ id: "mill", price: 900 }], sellers },
          { asOf: AS_OF, from: AS_OF, to: "2027-01-31", models: { purchases: model } },
        );
        const pictureOf = (id: string) => book.accounts.find(({ accountId }) => accountId === id);
        const rowOf = (id: string) => accounts.find((row) => row.id === id);
        const like = segment === undefined ? {} : { segment };
        const found = advocates(accounts, { book, asOf: AS_OF, like, count: 50 });
        const followUps = accounts
          .slice(0, 6)
          .map((row) =>
            scheduleFollowUps({ accountId: row.id, on: day(7) }, { asOf: AS_OF, calendar: { hours }, account: row }),
          );
        const reminders = accounts
          .slice(4, 10)
          .map((row) =>
            scheduleServiceReminders(
              { id: `${row.id}-car`, accountId: row.id, productId: "mill", purchasedOn: day(360) },
              { asOf: AS_OF, account: row, rules: { services: [{ service: "oil-change", everyMonths: 12 }] } },
            ),
          );
        const wrong = [
          ...[...found.advocates, ...found.leftOut].flatMap((each) => {
            const [row, picture] = [rowOf(each.accountId), pictureOf(each.accountId)];
            if (row === undefined || picture === undefined) return [`no account ${each.accountId}`];
            const contactId = "contactId" in each ? (each.contactId as string) : null;
            return asked.untrue(each.reasons, { account: row, picture, asOf: AS_OF, like, contactId });
          }),
          ...sellers.flatMap(({ id: sellerId }) =>
            // Today, and on the first day with a review.
            [AS_OF, book.plan.booked.find((review) => review.sellerId === sellerId)?.on ?? AS_OF].flatMap((asOf) =>
              nextBestActions(book, { sellerId, asOf, count: 50, followUps, reminders }).flatMap((action) => {
                const [row, picture] = [rowOf(action.accountId), pictureOf(action.accountId)];
                if (row === undefined || picture === undefined) return [`no account ${action.accountId}`];
                const scene = { account: row, picture, book, asOf, sellerId, followUps, reminders, action };
                const { code, params } = action;
                // What else is said has its reader elsewhere.
                const told = [{ code, params } as Reason, ...action.reasons];
                return done.untrue(
                  // Of a book of days ago the problems are those of then.
                  told.filter(({ code: said }) =>
                    asOf === AS_OF ? said.startsWith("portfolio.action.") : said === "portfolio.action.hold-review",
                  ),
                  scene,
                );
              }),
            ),
          ),
        ];
        expect(wrong).toEqual([]);
      },
    ),
    { numRuns: 20, endOnFailure: true },
    () => {
      expect([asked.unsaid(), done.unsaid()]).toEqual([[], []]);
    },
  );
  expect([asked.blind(), done.blind()]).toEqual([[], []]);
});
