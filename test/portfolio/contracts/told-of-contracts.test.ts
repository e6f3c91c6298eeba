import fc from "fast-check";
import { reviewPortfolio, type Account, type Contract, type Reason } from "retention-kit";
import { expect, test } from "vitest";
import { addMonths, parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { assertUntil } from "../../support/assert-until.js";
import { contractClaims } from "../../support/claims-of-contracts.js";
import { telling } from "../../support/told.js";

const asOf = "2026-11-21";
const AS_OF = parseDay(asOf);

/** Contracts of 12 months, each but the first renewed on the day after the one before. */
function years(id: string, terms: number, endsIn: number, amount: number): Contract[] {
  return Array.from({ length: terms }, (_, at): Contract => {
    const after = addMonths(AS_OF + endsIn + 1, -12 * (terms - 1 - at));
    return {
      id: `${id}-${at}`,
      startsOn: plainDate(addMonths(after, -12)),
      endsOn: plainDate(after - 1),
      amount,
      per: "month",
      ...(at > 0 && { renewedFrom: `${id}-${at - 1}` }),
    };
  });
}

test("what is said of contracts is what became of those before, month by month and term by term", () => {
  const { untrue, unsaid, blind } = telling(contractClaims);
  const amount = fc.integer({ min: 10, max: 99 });
  const account = fc.record({
    amount,
    runs: fc.constantFrom("open", "open", "gone", "year", "year gone", "both"),
    // Of a contract without an end neither its age nor how long it ran is of whole months.
    months: fc.integer({ min: 0, max: 40 }),
    lasted: fc.integer({ min: 0, max: 20 }),
    terms: fc.integer({ min: 1, max: 4 }),
    endsIn: fc.constantFrom(5, 100, 300),
    more: fc.constantFrom("nothing", "nothing", "a bill", "a problem"),
  });
  const books = fc.record({
    size: fc.constantFrom(2, 8, 60),
    // What the records keep: all, or nothing but ends, or nothing but renewals.
    kept: fc.constantFrom("all", "all", "ends", "renewals"),
    seed: fc.array(account, { minLength: 60, maxLength: 60 }),
  });
  assertUntil(
    fc.property(books, ({ size, seed, kept }) => {
      const accounts = seed.slice(0, size).map((each, index): Account => {
        const { months, lasted, terms, endsIn, runs } = each;
        const id = `c${index}`;
        const own: Contract = {
          id,
          startsOn: plainDate(addMonths(AS_OF, -months) - 15),
          amount: each.amount,
          per: "month",
        };
        const endDay = addMonths(AS_OF, -months) - 10;
        const gone: Contract = {
          ...own,
          startsOn: plainDate(addMonths(endDay, -lasted) - 14),
          endsOn: plainDate(endDay),
          status: "cancelled",
        };
        const contracts = {
          open: [own],
          gone: [gone],
          year: years(id, terms + 1, endsIn, each.amount),
          // Most leave after the first term, so that those who are left differ from those who went.
          "year gone": years(id, terms === 4 ? 3 : 1, -endsIn - 62, each.amount),
          // Of another product, so that neither renews the other.
          both: [own, ...years(`${id}y`, terms, endsIn, each.amount).map((term) => ({ ...term, productId: "care" }))],
        }[runs];
        const oneSided = {
          all: contracts,
          ends: years(id, 1, runs === "year" ? endsIn : -endsIn - 62, each.amount),
          renewals: years(id, terms, endsIn, each.amount),
        }[kept];
        const runsNow = kept === "all" && ["open", "year", "both"].includes(runs);
        return {
          ...{ id: `a${index}`, currency: "EUR", contracts: oneSided },
          ...(each.more === "a bill" && runsNow && { purchases: [{ on: plainDate(AS_OF - 3), amount: each.amount }] }),
          ...(each.more === "a problem" && {
            tickets: [{ id: "t", openedAt: `${plainDate(AS_OF - 40)}T09:00:00Z`, contacts: 1 + (index % 5) }],
          }),
        };
      });
      // A year is a term of the kind that stands alone.
      accounts.push({ id: "always", currency: "EUR", contracts: years("always", 1, 200, 50) });
      const book = reviewPortfolio(
        { accounts, products: [], sellers: [] },
        { asOf, to: plainDate(AS_OF + 20), plan: false },
      );
      expect(book.rejected).toEqual([]);
      const isRead = ({ code }: Reason): boolean => Object.hasOwn(contractClaims, code);
      const wrong = book.accounts.flatMap(({ standing, valueAtRisk, attention }, index) => {
        const of = accounts[index];
        if (of === undefined) return [];
        const said = [...standing.reasons, ...(valueAtRisk?.reasons ?? []), ...attention.reasons];
        return untrue(said.filter(isRead), { accounts, asOf, of });
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 8 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
