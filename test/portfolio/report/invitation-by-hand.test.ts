import { assumptions, describeAccount, reviewInvitation, reviewPortfolio, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";
import { accountInvitation, effortsOf } from "../../../src/portfolio/report/account-agenda.js";

const asOf = "2026-11-21";
const rules = { asOf, assumptions: assumptions() };

describe("how an account is offered its review", () => {
  const offered = (account: Account, state: string) =>
    accountInvitation(account, { minutes: 30, standing: { state } as never }, rules, []);

  test.each<[string, Partial<Account>, "customer" | "prospect" | "lapsed"]>([
    ["active", { purchases: [{ on: "2026-11-01" }] }, "customer"],
    ["slowing", {}, "customer"],
    ["lapsed", {}, "lapsed"],
    ["lost", { owned: [] }, "lapsed"],
    // No one knows what it bought or owns.
    ["prospect", {}, "customer"],
    ["prospect", { owned: null, purchases: null }, "customer"],
    ["prospect", { owned: [] }, "prospect"],
    ["prospect", { purchases: [] }, "prospect"],
    ["prospect", { owned: [], purchases: [] }, "prospect"],
  ])("as %s with %j: as a %3$s", (state, own, relation) => {
    const account = { id: "acme", segment: "shop", ...own } as Account;
    const usual = reviewInvitation(account, { asOf, attempt: 1, minutes: 30, relation });
    expect(offered(account, state)).toEqual(usual);
    const others = (["customer", "prospect", "lapsed"] as const).filter((other) => other !== relation);
    for (const other of others) {
      expect(reviewInvitation(account, { asOf, attempt: 1, minutes: 30, relation: other })).not.toEqual(usual);
    }
  });
});

test("efforts are those of tickets of which one is known", () => {
  const ticket = (ticketId: string, effort: number | null) => ({ score: { ticketId, effort } }) as never;
  expect(effortsOf([])).toEqual([]);
  expect(effortsOf([ticket("a", 3), ticket("b", null), ticket("c", 0)])).toEqual([
    { ticketId: "a", effort: 3 },
    { ticketId: "c", effort: 0 },
  ]);
});

describe("an account that is described", () => {
  const products = [{ id: "mill", price: 900 }];
  const account = {
    id: "acme",
    currency: "EUR",
    owned: [{ productId: "mill", purchasedOn: "2021-03-01" }],
    tickets: [{ id: "T", openedAt: "2026-11-20T09:00:00Z", topic: "noise", resolved: false, contacts: 9 }],
  } as Account;
  const records = { accounts: [account, { id: "bolt" }], products };
  const options = { asOf, to: "2027-02-20", agenda: "all" } as const;
  const book = reviewPortfolio({ ...records, sellers: [] }, options);
  const described = (given: object = {}, id: unknown = "acme", own: object = {}, more: object = {}) =>
    describeAccount({ ...book, ...given }, id as never, { ...records, ...own }, { ...options, ...more });

  test("has the agenda and the invitation of its report", () => {
    const [first] = book.accounts;
    expect(described()).toEqual({
      accountId: "acme",
      agenda: first?.agenda,
      invitation: first?.invitation,
      efforts: [first?.effort?.hardest],
    });
    // Rows that are none are passed over, and so is what its own row may not have.
    const accounts = [null, undefined, ...records.accounts] as never;
    expect(described({}, "acme", { accounts })).toEqual(described());
  });

  test.each<[string, unknown[]]>([
    ["describeAccount: book must be an object", [null]],
    ["describeAccount: book.accounts must be an array", [{ accounts: {} }]],
    ["describeAccount: accountId must", [{}, 7]],
    ["describeAccount: records.accounts must be an array", [{}, "acme", { accounts: {} }]],
    ["describeAccount: records.products must be an array", [{}, "acme", { products: {} }]],
    ["describeAccount: options must have no field but", [{}, "acme", {}, { asof: 1 }]],
    ["describeAccount: accountId must be in book.accounts", [{ accounts: [] }]],
    ["describeAccount: accountId must be in records.accounts", [{}, "acme", { accounts: [] }]],
    ["describeAccount: book.accounts.opportunity must be an object", [{ accounts: [{ accountId: "acme" }] }]],
    [
      "describeAccount: book.accounts.nextReview must be an object",
      [{ accounts: [{ ...book.accounts[0], nextReview: null }] }],
    ],
    [
      "describeAccount: book.accounts.standing must be an object",
      [{ accounts: [{ ...book.accounts[0], standing: null }] }],
    ],
    [
      "describeAccount: book.accounts.opportunity.offers must be an array",
      [{ accounts: [{ ...book.accounts[0], opportunity: { reasons: [] } }] }],
    ],
    [
      "describeAccount: book.accounts.opportunity.reasons must be an array",
      [{ accounts: [{ ...book.accounts[0], opportunity: { offers: [] } }] }],
    ],
  ])("%s", (message, [given, ...rest]) => {
    const run = () =>
      given === null ? describeAccount(null as never, "acme", records, options) : described(given, ...(rest as []));
    expect(run).toThrow(message);
  });

  test("is refused with its records", () => {
    expect(() => describeAccount(book, "acme", null as never, options)).toThrow("describeAccount: records must be");
  });
});
