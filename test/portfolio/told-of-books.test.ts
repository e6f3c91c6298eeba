import fc from "fast-check";
import {
  mbgNbdModel,
  renewalForecast,
  reviewPortfolio,
  shiftedBetaGeometricModel,
  type Account,
  type ContractRow,
  type Reason,
  type Seller,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { bookClaims, renewalClaims, type BookScene } from "../support/claims-of-books.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-21";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const calendar = { hours: { mon: [["09:00", "17:00"]] } } as const;

/** All reasons in a result, however deep. */
function reasonsIn(part: unknown): Reason[] {
  if (Array.isArray(part)) return part.flatMap(reasonsIn);
  if (typeof part !== "object" || part === null) return [];
  if ("code" in part && typeof part.code === "string") return [part as Reason];
  return Object.values(part).flatMap(reasonsIn);
}

const accountOf = (ago: number, most: number) =>
  fc.record(
    {
      purchases: fc.array(
        fc.record(
          { on: fc.integer({ min: -3, max: ago }).map(day), amount: fc.integer({ min: 1, max: 90 }) },
          { requiredKeys: ["on"] },
        ),
        { maxLength: most },
      ),
      tickets: fc.array(
        fc.constantFrom(
          { openedAt: `${day(40)}T09:00:00Z`, resolvedAt: `${day(38)}T09:00:00Z`, resolved: true },
          { openedAt: `${day(100)}T09:00:00Z`, resolved: false },
          { openedAt: `${day(60)}T09:00:00Z` },
        ),
        { maxLength: 2 },
      ),
      contracts: fc.constantFrom([], [{ startsOn: day(400), status: "cancelled" as const }]),
      annualBudget: fc.constant(500),
      anualBudget: fc.constant(900),
      colour: fc.constant("red"),
      ammount: fc.boolean(),
    },
    { requiredKeys: [] },
  );
const seller = fc.record(
  { calendar: fc.constant(calendar), minutesPerDay: fc.constant(60), minutesPerDays: fc.constant(45) },
  { requiredKeys: [] },
);

test("what is said of a book and its accounts is what the records hold", () => {
  const { untrue, unsaid, blind } = telling(bookClaims);
  const model = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
  const rows = fc
    .record({ ago: fc.constantFrom(30, 200, 900), most: fc.constantFrom(1, 5) })
    .chain(({ ago, most }) => fc.array(accountOf(ago, most), { minLength: 1, maxLength: 12 }));
  const given = fc.record({
    rows,
    sellers: fc.array(seller, { maxLength: 3 }),
    purchases: fc.constantFrom(null, model),
  });
  assertUntil(
    fc.property(given, ({ rows: drawn, sellers: some, purchases }) => {
      const accounts = drawn.map(({ ammount, purchases: bought, tickets, contracts, ...row }, index) => ({
        ...row,
        id: `a${index}`,
        ...(bought !== undefined && {
          purchases: bought.map((each) => ({ ...each, ...(ammount === true && { ammount: 7 }) })),
        }),
        ...(tickets !== undefined && { tickets: tickets.map((each, at) => ({ ...each, id: `t${at}` })) }),
        ...(contracts !== undefined && { contracts: contracts.map((each, at) => ({ ...each, id: `k${at}` })) }),
      })) as Account[];
      const sellers = some.map((each, index) => ({ id: `s${index}`, timeZone: "UTC", ...each })) as Seller[];
      const book = reviewPortfolio(
        { accounts, sellers, products: [] },
        { asOf: AS_OF, to: "2026-12-20", models: { purchases } },
      );
      const refused = new Set(book.rejected.flatMap(({ records, index }) => (records === "sellers" ? [index] : [])));
      const readable = sellers.filter((_, index) => !refused.has(index));
      const scene: BookScene = { accounts, sellers, readable, asOf: AS_OF, purchases, of: null };
      const isRead = ({ code }: Reason): boolean => Object.hasOwn(bookClaims, code);
      const { accounts: reports, ...whole } = book;
      const wrong = [
        ...untrue(reasonsIn({ reasons: whole.reasons, told: whole.wordOfMouth }).filter(isRead), scene),
        ...reports.flatMap((report) => {
          const of = accounts.find(({ id }) => id === report.accountId) ?? null;
          return untrue(reasonsIn(report).filter(isRead), { ...scene, of });
        }),
      ];
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of renewals is what became of the contracts before", () => {
  const { untrue, unsaid, blind } = telling(renewalClaims);
  const chain = fc.record({
    months: fc.constantFrom(6, 12),
    contracts: fc.integer({ min: 1, max: 4 }),
    endsIn: fc.integer({ min: -20, max: 14 }),
    isEndless: fc.constantFrom(false, false, false, false, true),
    isPriced: fc.boolean(),
    isCancelled: fc.constantFrom(false, false, true),
    state: fc.constantFrom(undefined, "active" as const, "slowing" as const, "lost" as const),
  });
  const monthsLater = (on: string, months: number): string => {
    const [year = 0, month = 1] = on.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  };
  const dayBefore = (on: string): string => new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
  const given = fc.record({
    drawn: fc.array(chain, { minLength: 1, maxLength: 30 }),
    hasModel: fc.constantFrom(false, false, false, true),
  });
  assertUntil(
    fc.property(given, ({ drawn, hasModel }) => {
      const chains = drawn.map(
        ({ months, contracts, endsIn, isEndless, isPriced, isCancelled }, account): ContractRow[] =>
          Array.from({ length: contracts }, (_, at): ContractRow => {
            // The last of them runs, or is over, at the first of a month.
            const after = monthsLater("2026-12-01", Math.min(endsIn, months - 1) - (contracts - 1 - at) * months);
            const isLast = at === contracts - 1;
            return {
              accountId: `a${account}`,
              id: `a${account}-${at}`,
              startsOn: monthsLater(after, -months),
              ...(!(isLast && isEndless) && { endsOn: dayBefore(after) }),
              ...(at > 0 && { renewedFrom: `a${account}-${at - 1}` }),
              ...(isPriced && { amount: 100, per: "year" as const }),
              ...(isLast && isCancelled && !isEndless && { status: "cancelled" as const }),
            };
          }),
      );
      const standings = drawn.flatMap(({ state }, account) =>
        state === undefined ? [] : [{ accountId: `a${account}`, standing: { state } }],
      );
      const to = "2027-06-30";
      const forecast = renewalForecast(chains.flat(), {
        asOf: AS_OF,
        to,
        standings,
        resamples: 0,
        model: hasModel ? shiftedBetaGeometricModel({ alpha: 1, beta: 2 }, { timeUnit: "year" } as never) : null,
      });
      expect(forecast.rejected).toEqual([]);
      const states = new Map(standings.map(({ accountId, standing }) => [accountId, standing.state as string]));
      const scene = {
        chains,
        asOf: AS_OF,
        to,
        states,
        hasModel,
        endlessShare: forecast.endless.ending / forecast.endless.contracts,
        of: null,
      };
      const isRead = ({ code }: Reason): boolean => Object.hasOwn(renewalClaims, code);
      const wrong = [
        ...untrue(forecast.reasons.filter(isRead), scene),
        ...forecast.renewals.flatMap(({ accountId, reasons }) =>
          untrue(reasons.filter(isRead), { ...scene, of: accountId }),
        ),
      ];
      expect(wrong).toEqual([]);
    }),
    { numRuns: 100 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
