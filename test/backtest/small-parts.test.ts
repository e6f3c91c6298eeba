import { assumptions, bgNbdModel, fitLoyaltyModel, priorLoyaltyModel, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";
import { accountAsOf } from "../../src/backtest/past/account-as-of.js";
import { datedAccount } from "../../src/backtest/past/dated-account.js";
import { productsAsOf } from "../../src/backtest/past/products-as-of.js";
import { readAccounts } from "../../src/backtest/past/read-accounts.js";
import { givenModels, undatedFields, windowWarnings } from "../../src/backtest/warnings.js";
import { dayNumber, plainDate } from "../../src/calendar/days/plain-date.js";

const AS_OF = dayNumber("test", "asOf", "2026-06-30");

describe("accounts as they are read", () => {
  test.each<[object, string]>([
    [
      {
        touches: [
          { on: "2026-01-01", kind: "call" },
          { on: "soon", kind: "call" },
        ],
      },
      "touches[1].on must be a day",
    ],
    [{ purchases: [{ on: "soon" }] }, "purchases[0].on must be a day"],
    [{ purchases: [{ on: "2026-01-01", amount: 9.1e13 }] }, "purchases[0].amount must be at most"],
    [{ purchases: [{ on: "2026-01-01", amount: -9.1e13 }] }, "purchases[0].amount must be at least"],
    [{ purchases: [{ on: "2026-01-01", quantity: "2" }] }, "purchases[0].quantity must be a finite number"],
    [{ owned: [{ productId: "a", purchasedOn: "soon" }] }, "owned[0].purchasedOn must be a day"],
    [{ tickets: [{ id: "t", openedAt: "soon" }] }, "tickets[0].openedAt must be a moment"],
    [{ tickets: [{ id: "t", openedAt: 1.6e12, resolvedAt: "soon" }] }, "tickets[0].resolvedAt must be a moment"],
    [
      { tickets: [{ id: "t", openedAt: 1.6e12, firstRepliedAt: "soon" }] },
      "tickets[0].firstRepliedAt must be a moment",
    ],
    [{ surveys: [{ at: "soon" }] }, "surveys[0].at must be a moment"],
    [{ contracts: [{ id: "c", startsOn: "soon" }] }, "contracts[0].startsOn must be a day"],
    [{ deals: [{ id: "d", openedOn: "soon" }] }, "deals[0].openedOn must be a day"],
    [{ deals: [{ id: "d", closedOn: "soon" }] }, "deals[0].closedOn must be a day"],
    [{ signals: [{ on: "soon" }] }, "signals[0].on must be a day"],
    [{ usage: [{ on: "soon" }] }, "usage[0].on must be a day"],
    [{ invoices: [{ dueOn: "soon" }] }, "invoices[0].dueOn must be a day"],
    [{ invoices: [{ dueOn: "2026-01-01", paidOn: "soon" }] }, "invoices[0].paidOn must be a day"],
    [{ timeZone: "Nowhere" }, "timeZone must be"],
    ...["owned", "touches", "purchases", "tickets", "surveys"].map((list) => [{ [list]: 3 }, list] as [object, string]),
    ...["contracts", "deals", "contacts", "signals", "usage", "invoices"].map(
      (list) => [{ [list]: 3 }, list] as [object, string],
    ),
  ])("%j is refused by its place", (fields, message) => {
    const account = { id: "a", ...fields } as Account;
    expect(() => datedAccount(account, 0)).toThrow(`backtest: ${message}`);
    const { accepted, rejected } = readAccounts([account]);
    expect(accepted).toEqual([]);
    expect(rejected).toMatchObject([{ records: "accounts", index: 0 }]);
  });

  test("come in the order of their ids, each once, the first that can be read", () => {
    const broken = { id: "b", touches: 3 } as unknown as Account;
    const { accepted, rejected } = readAccounts([{ id: "c" }, broken, { id: "b" }, { id: "a" }, { id: "c" }]);
    expect(accepted.map(({ account, index }) => [account.id, index])).toEqual([
      ["a", 3],
      ["b", 2],
      ["c", 0],
    ]);
    expect(rejected.map(({ index }) => index)).toEqual([1, 4]);
    expect(rejected[1]?.message).toContain('backtest: id must not come twice, got "c"');
  });

  test("are known from their first dated row on", () => {
    const account: Account = {
      id: "a",
      touches: [{ on: "2026-03-01", kind: "call" }],
      purchases: [{ on: "2026-02-01" }, { on: "2026-01-05" }],
      invoices: [{ dueOn: "2026-04-01", amount: 1 }],
    };
    expect(plainDate(datedAccount(account, 0).knownFrom)).toBe("2026-01-05");
    expect(datedAccount({ id: "a", deals: [{ id: "d", status: "open" }] }, 0).knownFrom).toBe(Infinity);
    // A deal is dated by its opening, or by its end where that is all there is.
    const deal = (fields: object) =>
      datedAccount({ id: "a", deals: [{ id: "d", status: "won", ...fields }] }, 0).knownFrom;
    expect(plainDate(deal({ openedOn: "2026-02-03", closedOn: "2026-02-09" }))).toBe("2026-02-03");
    expect(plainDate(deal({ closedOn: "2026-02-09" }))).toBe("2026-02-09");
  });
});

test("what happens on the day itself was known on it, and what happens the day after was not", () => {
  const cut = (account: Omit<Account, "id">) => accountAsOf(datedAccount({ id: "a", ...account }, 0), AS_OF);
  const paid = (paidOn: string) =>
    cut({ invoices: [{ dueOn: "2026-06-01", amount: 1, paidOn }] }).invoices?.[0]?.paidOn;
  expect([paid("2026-06-30"), paid("2026-07-01")]).toEqual(["2026-06-30", null]);
  const left = (on: string) => cut({ contacts: [{ id: "c", left: on }] }).contacts?.[0]?.left;
  expect([left("2026-06-30"), left("2026-07-01")]).toEqual(["2026-06-30", false]);
  const ended = (endsOn: string) =>
    cut({ contracts: [{ id: "c", startsOn: "2026-01-01", endsOn, status: "cancelled" }] }).contracts?.[0]?.status;
  expect([ended("2026-06-29"), ended("2026-06-30")]).toEqual(["cancelled", null]);
  const deal = (closedOn: string) =>
    cut({ deals: [{ id: "d", status: "won", openedOn: "2026-06-01", closedOn }] }).deals?.[0]?.status;
  expect([deal("2026-06-30"), deal("2026-07-01")]).toEqual(["won", "open"]);
  const ticket = { id: "t", openedAt: "2026-06-01T09:00:00Z" };
  const solved = (day: string) =>
    cut({ tickets: [{ ...ticket, resolved: true, resolvedAt: `${day}T09:00:00Z` }] }).tickets?.[0]?.resolved;
  expect([solved("2026-06-30"), solved("2026-07-01")]).toEqual([true, false]);
  const replied = (day: string) => cut({ tickets: [{ ...ticket, firstRepliedAt: `${day}T09:00:00Z` }] }).tickets?.[0];
  expect(replied("2026-06-30")).toMatchObject({ firstRepliedAt: "2026-06-30T09:00:00Z", replies: null });
  expect(replied("2026-07-01")).toMatchObject({ firstRepliedAt: null, replies: 0 });
});

test("a ticket merged into one of the same day, an active contract, and a row that is no product", () => {
  const cut = (account: Omit<Account, "id">) => accountAsOf(datedAccount({ id: "a", ...account }, 0), AS_OF);
  const merged = (openedOn: string) =>
    cut({
      tickets: [
        { id: "t", openedAt: "2026-06-01T09:00:00Z", mergedInto: "u" },
        { id: "u", openedAt: `${openedOn}T09:00:00Z` },
      ],
    }).tickets?.[0]?.mergedInto;
  expect([merged("2026-06-30"), merged("2026-07-01")]).toEqual(["u", undefined]);
  const status = (given: "active" | "cancelled" | null) =>
    cut({ contracts: [{ id: "c", startsOn: "2026-01-01", endsOn: "2026-12-31", status: given }] }).contracts?.[0]
      ?.status;
  expect([status("active"), status("cancelled"), status(null)]).toEqual(["active", null, null]);
  const products = [null, 7, { id: "mill", soldFrom: "2026-01-01" }] as never;
  expect(productsAsOf(products, new Map(), AS_OF)).toEqual([
    { product: null, index: 0 },
    { product: 7, index: 1 },
    { product: { id: "mill", soldFrom: "2026-01-01" }, index: 2 },
  ]);
});

describe("warnings", () => {
  test("name each model that was given and is not fitted anew", () => {
    const fitted = fitLoyaltyModel([{ effort: 2, repurchased: true }]);
    const purchases = bgNbdModel({ r: 0.2, alpha: 4, a: 0.8, b: 2.4 }, { timeUnit: "week" });
    const models = { loyalty: fitted, purchases, spend: {} } as Parameters<typeof givenModels>[0];
    const policies = { opportunity: { propensity: {} } } as Parameters<typeof givenModels>[1];
    const named = (...args: Parameters<typeof givenModels>) =>
      givenModels(...args).map(({ code, params }) => [code, params?.model]);
    const all = ["loyalty", "purchases", "spend", "propensity"].map((model) => ["backtest.model-given", model]);
    const [loyalty, bought, spend, propensity] = all;
    expect(named(models, policies, "none")).toEqual(all);
    expect(named(models, policies, "all")).toEqual([]);
    expect(named(models, policies, "loyalty")).toEqual([bought, spend, propensity]);
    expect(named(models, policies, "purchases")).toEqual([loyalty, propensity]);
    expect(named(models, policies, "propensity")).toEqual([loyalty, bought, spend]);
    expect(named({}, {}, "none")).toEqual([]);
    // The published prior saw no outcomes, of whichever time.
    expect(named({ loyalty: priorLoyaltyModel() }, { opportunity: { propensity: null } }, "none")).toEqual([]);
  });

  test("count the accounts with a field that bears no date", () => {
    const accounts = [
      { annualBudget: 5, sentiment: "negative", status: "customer" },
      { annualBudget: 7, status: "customer", statusSince: "2026-01-01" },
      { annualBudget: null, exposures: { gift: 1 } },
    ].map((fields, index) => ({ account: { id: `${index}`, ...fields } }));
    expect(undatedFields(accounts as unknown as Parameters<typeof undatedFields>[0])).toEqual(
      [
        ["annualBudget", 2],
        ["sentiment", 1],
        ["exposures", 1],
        ["status", 1],
      ].map(([field, count]) => ({ code: "backtest.undated-left-out", params: { field, accounts: count } })),
    );
  });

  const assumed = assumptions("published", {
    "loyalty.fewestOutcomes": 10,
    "backtest.enoughOutcomes": 50,
    "backtest.seasonShift": 0.1,
    "backtest.boundaryError": 2,
    "backtest.neverClosedShare": 0.5,
  });
  interface Given {
    bought: number;
    others: number;
    lapsed: number;
    baseRate: number | null;
    hasMoney: boolean;
    reviewed: number;
    errors: Record<string, number> | null;
    tickets: object[];
    first: number;
  }
  const warned = (given: Partial<Given> = {}) => {
    const { bought = 50, others = 50, lapsed = 10, baseRate = 0.5, hasMoney = true } = given;
    const { reviewed = 1, errors = {}, tickets = [], first = AS_OF - 2000 } = given;
    return windowWarnings(
      {
        customers: [
          ...Array.from({ length: bought }, () => ({ bought: true })),
          ...Array.from({ length: others }, () => ({ bought: false })),
        ],
        active: Array(lapsed).fill({ lapsed: true }),
        rules: baseRate === null ? null : { baseRate },
        hasMoney,
        rows: [{ predicted: { dated: { tickets } } }, { predicted: { dated: { tickets: null } } }],
        book: {
          reviewed: new Set(Array(reviewed).keys()),
          models: {
            purchases: errors === null ? null : { kind: "bg-nbd", parameters: { r: 1, a: -2 }, standardErrors: errors },
          },
        },
        days: { asOf: AS_OF, horizonDays: 90, first },
      } as unknown as Parameters<typeof windowWarnings>[0],
      assumed,
    );
  };
  const at = { asOf: "2026-06-30", horizonDays: 90 };
  const only = (code: string, params: object) => [{ code: `backtest.${code}`, params }];

  test("of a window with all that it takes there are none, up to each bound", () => {
    expect(warned()).toEqual([]);
    expect(warned({ errors: { r: 2, a: 4 } })).toEqual([]);
    expect(warned({ errors: null })).toEqual([]);
    expect(warned({ baseRate: 0.59 })).toEqual([]);
  });

  test("tell what is missing, with its numbers", () => {
    for (const [bought, others] of [
      [9, 60],
      [60, 9],
    ] as const) {
      expect(warned({ bought, others, hasMoney: false })).toEqual(
        only("too-few-outcomes", { ...at, bought, others, least: 10 }),
      );
    }
    expect(warned({ bought: 49, baseRate: 49 / 99 })).toEqual(
      only("few-outcomes", { ...at, bought: 49, others: 50, enough: 50 }),
    );
    expect(warned({ bought: 10, others: 10 })[0]?.code).toBe("backtest.few-outcomes");
    expect(warned({ lapsed: 9 })).toEqual(only("too-few-lapses", { ...at, lapsed: 9, least: 10 }));
    expect(warned({ baseRate: null })).toEqual(only("rules-not-learned", at));
    for (const baseRate of [0.39, 0.61]) {
      expect(warned({ baseRate })).toEqual(only("season-differs", { ...at, before: baseRate, after: 0.5 }));
    }
    expect(warned({ hasMoney: false })).toEqual(only("amounts-missing", { asOf: at.asOf }));
    expect(warned({ reviewed: 0 })).toEqual(only("no-plan", { asOf: at.asOf }));
    expect(warned({ errors: { a: 4.1 } })).toEqual(
      only("model-near-boundary", { asOf: at.asOf, kind: "bg-nbd", parameter: "a", value: -2 }),
    );
    const short = warned({ first: AS_OF - 90 - 20 });
    expect(short).toEqual(only("short-history", { ...at, days: 20 }));
  });

  test("tell of tickets of more than a year ago that no one closed", () => {
    const ticket = (daysAgo: number, resolvedDay: number | null, resolved: boolean | null = null) => ({
      day: AS_OF - daysAgo,
      resolvedDay,
      row: { resolved },
    });
    const open = [ticket(365, null), ticket(500, null, false)];
    const solved = [ticket(400, AS_OF), ticket(400, null, true)];
    const share = (...tickets: object[]) => warned({ tickets })[0]?.params;
    expect(share(...open, ...solved)).toEqual({ asOf: at.asOf, tickets: 2, share: 0.5 });
    expect(share(...open, ...solved, ...solved)).toBeUndefined();
    expect(share(ticket(364, null))).toBeUndefined();
    expect(share(...open)).toEqual({ asOf: at.asOf, tickets: 2, share: 1 });
  });
});
