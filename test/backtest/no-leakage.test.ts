import fc from "fast-check";
import { assumptions, type Account, type PortfolioRecords, type Ticket } from "retention-kit";
import { expect, test } from "vitest";
import { datedAccount } from "../../src/backtest/past/dated-account.js";
import { learnedRules } from "../../src/backtest/windows/learned-rules.js";
import { type PredictedBook, predictedBook } from "../../src/backtest/windows/predicted-book.js";
import type { Refit } from "../../src/backtest/windows/refit-models.js";
import { firstSales } from "../../src/backtest/past/products-as-of.js";
import { dayNumber } from "../../src/calendar/days/plain-date.js";
import { company, on } from "./company.js";

const AS_OF = 300;
const asOf = dayNumber("test", "asOf", on(AS_OF));
const { records } = company({ accounts: 70, seed: 3, days: AS_OF + 1, everything: true });

/** Everything that is said on the day, and the rules that are learned by then. */
function said({ accounts, products, sellers }: PortfolioRecords, refit: Refit) {
  const dated = accounts.map((account, index) => datedAccount(account, index));
  const job = { accounts: dated, products, sellers, refit, capacity: null };
  const days = { asOf, horizonDays: 90, first: asOf - AS_OF };
  const book = predictedBook(
    { ...job, policies: {}, models: {}, assumptions: assumptions() },
    firstSales(dated),
    days,
    null,
  );
  const rules = learnedRules(dated, days, 5);
  const chances = book.accounts.map(({ account, buysAgain }) => ({ id: account.id, buysAgain }));
  const reports = book.accounts.map(({ report }: PredictedBook["accounts"][number]) => report);
  const { models, valueAtRisk, reviewed, products: catalogue } = book;
  const base = rules?.baseRate;
  return JSON.stringify({ chances, reports, models, valueAtRisk, reviewed: [...reviewed], catalogue, base });
}

const before = new Map((["none", "all"] as const).map((refit) => [refit, said(records, refit)]));

const day = fc.integer({ min: AS_OF + 1, max: AS_OF + 200 });
const moment = day.map((later) => `${on(later)}T00:30:00Z`);
const scale = { min: 1, max: 5, higherIsBetter: false };

/** What may come to be known of an account later. */
const laterRow: fc.Arbitrary<(account: Account) => Account> = fc.oneof(
  fc
    .record({ day, amount: fc.integer({ min: -900, max: 900 }), productId: fc.constantFrom("mill", "new") })
    .map(({ day: later, ...row }) => (account: Account) => ({
      ...account,
      purchases: [...(account.purchases ?? []), { on: on(later), ...row }],
    })),
  day.map((later) => (account: Account) => ({
    ...account,
    touches: [...(account.touches ?? []), { on: on(later), kind: "review" }],
  })),
  fc.record({ openedAt: moment, contacts: fc.integer({ min: 1, max: 9 }) }).map((row) => (account: Account) => ({
    ...account,
    tickets: [...(account.tickets ?? []), { id: "later", ...row }],
  })),
  moment.map((at) => (account: Account) => ({
    ...account,
    surveys: [...(account.surveys ?? []), { at, metric: "ces" as const, score: 5, scale }],
  })),
  day.map((later) => (account: Account) => ({
    ...account,
    contracts: [...(account.contracts ?? []), { id: "later", startsOn: on(later), amount: 100, per: "year" as const }],
    deals: [...(account.deals ?? []), { id: "later", status: "won" as const, closedOn: on(later), amount: 500 }],
    signals: [...(account.signals ?? []), { code: "rumour", on: on(later), reviewBy: on(later + 5) }],
    usage: [...(account.usage ?? []), { on: on(later), value: 3 }],
    invoices: [...(account.invoices ?? []), { dueOn: on(later), amount: 70 }],
  })),
  day.map((later) => (account: Account) => ({ ...account, status: "churned" as const, statusSince: on(later) })),
);

// Lists that an account does not have at all are given to it empty first: that there is a list is no row of it.
const listed: PortfolioRecords = {
  ...records,
  products: [...records.products, { id: "new", price: 70, addOnTo: ["mill"] }],
  accounts: records.accounts.map((account) => ({
    ...account,
    contracts: [],
    deals: [],
    signals: [],
    usage: [],
    invoices: [],
  })),
};
const listedBefore = said(listed, "none");

test("rows after the day change nothing that is said on it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(records.accounts.length - 1), laterRow), { minLength: 1, maxLength: 12 }),
      (rows) => {
        const accounts = [...listed.accounts];
        for (const [place, add] of rows) accounts.splice(place, 1, ...accounts.slice(place, place + 1).map(add));
        expect(said({ ...listed, accounts }, "none")).toBe(listedBefore);
      },
    ),
    { numRuns: 6 },
  );
});

test("what happened to a ticket later was not known", () => {
  const unsolved = { id: "open", openedAt: `${on(AS_OF - 10)}T09:00:00Z`, resolved: false, resolvedAt: null };
  const giveAll = (ticket: Ticket): PortfolioRecords => ({
    ...records,
    accounts: records.accounts.map((account) => ({ ...account, tickets: [...(account.tickets ?? []), ticket] })),
  });
  const later = {
    ...unsolved,
    firstRepliedAt: `${on(AS_OF + 1)}T09:00:00Z`,
    resolved: true,
    resolvedAt: `${on(AS_OF + 5)}T09:00:00Z`,
    contacts: 6,
    reopens: 2,
    resolution: "part-replaced",
  };
  expect(said(giveAll(later), "none")).toBe(said(giveAll({ ...unsolved, replies: 0 }), "none"));
});

test("nor where models are fitted anew", () => {
  const accounts = records.accounts.map((account) => ({
    ...account,
    purchases: [...(account.purchases ?? []), { on: on(AS_OF + 3), productId: "mill", amount: 90 }],
  }));
  expect(said({ ...records, accounts }, "all")).toBe(before.get("all"));
});

test("an account of which everything is later is not in the book", () => {
  const accounts = [...records.accounts, { id: "later", purchases: [{ on: on(AS_OF + 1), amount: 5 }] }];
  expect(said({ ...records, accounts }, "none")).toBe(before.get("none"));
});

test("leave that begins later is not known", () => {
  const away = [{ from: on(AS_OF + 1), to: on(AS_OF + 40) }];
  const sellers = records.sellers.map((seller) => ({ ...seller, away }));
  expect(said({ ...records, sellers }, "none")).toBe(before.get("none"));
});
