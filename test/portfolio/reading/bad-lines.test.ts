import {
  revenueRetention,
  reviewPortfolio,
  type Account,
  type Portfolio,
  type Product,
  type Seller,
} from "retention-kit";
import { parseAccounts, parsePurchases } from "retention-kit/schemas";
import { describe, expect, test } from "vitest";

const products: Product[] = [
  { id: "GTX Pro", price: 900 },
  { id: "press", price: 2400 },
];
const sellers: Seller[] = [
  { id: "north", timeZone: "UTC", calendar: { hours: { mon: [["09:00", "17:00"]] } }, minutesPerDay: 120 },
];
const options = { asOf: "2026-11-21", to: "2027-02-20" };
const review = (...accounts: object[]): Portfolio =>
  reviewPortfolio({ accounts: accounts as Account[], products, sellers }, options);
const listed = (book: Portfolio): [string | undefined, string][] => book.rejected.map(({ id, path }) => [id, path]);
const opportunityOf = (account: object) => review({ id: "a", ...account }).accounts[0]?.opportunity;

describe("a bad line costs the line", () => {
  test("what is wrong with a product or a seller is told of the row as it was given", () => {
    const mill = { id: "mill", price: 10, requires: ["kiln"] };
    const south = { ...sellers[0], id: "south", minutesPerWeek: -5 };
    const records = { accounts: [], products: [null, ...products, mill], sellers: [null, ...sellers, south] };
    const book = reviewPortfolio(records as never, options);
    expect(book.rejected.slice(1).map(({ index, path, message }) => [index, path, message])).toEqual([
      [3, "requires[0]", 'reviewPortfolio: requires[0] must be in the catalogue, got "kiln"'],
      [0, "sellers[0]", expect.stringMatching(/^reviewPortfolio: sellers\[0\] must be/)],
      [2, "minutesPerWeek", expect.stringMatching(/^reviewPortfolio: minutesPerWeek must be .*, got -5$/)],
    ]);
  });

  test.each(["contacts", "contracts", "deals", "signals", "usage", "invoices", "purchases", "owned", "touches"])(
    "a row of %s that is null costs neither the account nor the book",
    (list) => {
      const book = review({ id: "a", [list]: [null] }, { id: "b" });
      expect(book.accounts.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
      expect(listed(book)).toEqual([["a", `${list}[0]`]]);
    },
  );

  test.each(["tickets", "surveys"])("nor does a row of %s", (list) => {
    const book = review({ id: "a", [list]: [null] }, { id: "b" });
    expect(book.accounts.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
    expect(book.rejected).toHaveLength(1);
  });

  test.each([[null], [{}], ["x"], [{ key: 1 }]].map((previous) => ({ previous })))(
    "a booking that is none costs itself: $previous",
    ({ previous }) => {
      const records = { accounts: [{ id: "a", sellerId: "north" }], products, sellers };
      const { plan, accounts } = reviewPortfolio(records, { ...options, previous: previous as never });
      expect(plan.rejected).toHaveLength(1);
      expect(accounts).toHaveLength(1);
    },
  );

  test("and nothing of the account besides", () => {
    const book = review({
      id: "a",
      annualBudget: "900",
      timeZone: "Mars/North",
      resources: "ample",
      status: "client",
      touches: [{ on: "2026-02-30", kind: "call" }, { on: "2026-09-01", kind: "review" }, "call"],
      contracts: [{ id: "C1", startsOn: "2026-01-01", endsOn: "2025-12-31" }],
      deals: [{ id: "D1", status: "won" }],
      contacts: [{ id: "P1", preferences: { doNotContact: "false", language: "km" } }],
      tickets: [{ id: "T1", openedAt: "2026-10-01T09:00:00Z", waits: [{ from: "soon" }], escalated: "no" }],
    });
    expect(book.accounts).toHaveLength(1);
    expect(book.accounts[0]?.nextReview.lastTouchOn).toBe("2026-09-01");
    expect(book.accounts[0]?.opportunity.means).toBe("has");
    expect(listed(book)).toEqual([
      ["a", "annualBudget"],
      ["a", "timeZone"],
      ["a", "status"],
      ["a", "touches[0].on"],
      ["a", "touches[2]"],
      ["a", "contracts[0].endsOn"],
      ["a", "deals[0].closedOn"],
      ["a", "contacts[0].preferences.doNotContact"],
      ["a", "tickets[0].waits[0].from"],
      ["a", "tickets[0].escalated"],
    ]);
  });

  test.each([
    ["tickets", { openedAt: "2026-10-01T09:00:00Z" }],
    ["contacts", { role: "champion" }],
    ["contracts", { startsOn: "2026-01-01" }],
    ["deals", { status: "open" }],
  ])("an id that comes twice in %s of an account costs the second, and may come in another account", (list, row) => {
    const rows = [
      { ...row, id: "1" },
      { ...row, id: "2" },
      { ...row, id: "1" },
    ];
    const accounts = [
      { id: "a", [list]: rows },
      { id: "b", [list]: [rows[0]] },
    ];
    expect(listed(review(...accounts))).toEqual([["a", `${list}[2].id`]]);
    const parsed = parseAccounts(accounts);
    expect(parsed.rejected.map(({ id, path }) => [id, path])).toEqual([["a", `${list}[2].id`]]);
    expect(parsed.accepted[0]).toMatchObject({ [list]: [{ id: "1" }, { id: "2" }] });
  });

  test("exposures are numbers, or nothing is known of them", () => {
    const exposures = { rain: "5", promotion: 1, heat: NaN, snow: null, fog: true, wind: "" };
    expect(listed(review({ id: "a", exposures }))).toEqual([
      ["a", "exposures.rain"],
      ["a", "exposures.heat"],
      ["a", "exposures.fog"],
    ]);
    expect(parseAccounts([{ id: "a", exposures }]).accepted).toEqual([
      { id: "a", exposures: { promotion: 1, snow: null } },
    ]);
  });

  test("what fails when it is read costs itself: a field, a row, a product", () => {
    const failing = (row: object, field: string): object =>
      Object.defineProperty({ ...row }, field, {
        enumerable: true,
        get() {
          throw new Error("the connection is closed");
        },
      });
    const bought = { on: "2026-03-02", amount: 5 };
    const accounts = [
      failing({ id: "a", purchases: [bought] }, "touches"),
      failing({}, "id"),
      { id: "c", purchases: [failing({ amount: 5 }, "on"), bought] },
      failing({ id: "d" }, "currency"),
    ];
    const records = { accounts, products: [...products, failing({ id: "mill" }, "price")], sellers };
    const book = reviewPortfolio(records as never, options);
    expect(book.rejected.map(({ records: list, index, path }) => [list, index, path])).toEqual([
      ["products", 2, "products[2]"],
      ["accounts", 0, "touches"],
      ["accounts", 1, "id"],
      ["accounts", 1, "id"],
      ["accounts", 2, "purchases[0]"],
      ["accounts", 3, "currency"],
    ]);
    expect(book.accounts.map(({ accountId, standing }) => [accountId, standing.since])).toEqual([
      ["a", "2026-03-02"],
      ["c", "2026-03-02"],
      ["d", null],
    ]);
    expect(parseAccounts(accounts).accepted.map(({ id }) => id)).toEqual(["a", "c", "d"]);
    expect(parsePurchases([failing({ amount: 5 }, "on"), bought]).rejected).toMatchObject([{ index: 0, path: "row" }]);
    const contract = { accountId: "a", id: "1", startsOn: "2026-01-01", amount: 5, per: "year" };
    const days = { from: "2026-02-01", to: "2026-11-01" };
    const kept = revenueRetention([failing(contract, "endsOn"), contract] as never, days);
    expect([kept.start, kept.rejected.map(({ index, path }) => [index, path])]).toEqual([5, [[0, "row"]]]);
    // An error of our own stays one.
    const by = (): string => {
      throw new Error("a fault of the caller's");
    };
    expect(() => revenueRetention([contract], { ...days, by })).toThrow("a fault of the caller's");
  });

  test("a product that the catalogue does not have counts once, under its id, and is listed once", () => {
    const purchases = ["GTXPro", "press", "GTXPro"].map((productId) => ({ on: "2026-05-02", productId, amount: 100 }));
    const book = review({ id: "a", purchases });
    const [account] = book.accounts;
    expect(account?.opportunity.reasons).toContainEqual({
      code: "opportunity.products.unlisted",
      params: { products: 1, productId: "GTXPro" },
    });
    // A press and the one that is not listed: two are owned, and all three amounts were spent.
    expect(account?.opportunity.reasons[0]?.params).toMatchObject({ owned: 2 });
    expect(account?.opportunity.reasons).toContainEqual({
      code: "opportunity.means.estimated",
      params: { spent: 300 },
    });
    expect(book.rejected).toEqual([
      {
        records: "accounts",
        index: 0,
        id: "a",
        path: "purchases[0].productId",
        message: 'reviewPortfolio: purchases[0].productId must be in the catalogue, which has "GTX Pro", got "GTXPro"',
        kept: true,
      },
    ]);
  });

  test("equal causes are counted in one line", () => {
    const purchases = [{ on: "2026-05-02", productId: "GTXPro" }, { on: "soon" }, { on: "2026-05-02", amount: "5" }];
    const accounts = Array.from({ length: 7 }, (_, index) => ({ id: `a${index}`, purchases }));
    const book = review(...accounts, { id: "b", purchases: [{ on: "later" }] });
    expect(book.rejected).toHaveLength(22);
    expect(book.rejectedCounts.map(({ path, count, kept }) => [path, count, kept])).toEqual([
      ["purchases[].productId", 7, true],
      ["purchases[].on", 7, undefined],
      ["purchases[].amount", 7, undefined],
      ["purchases[].on", 1, undefined],
    ]);
    expect(book.rejectedCounts[1]).toEqual({
      records: "accounts",
      path: "purchases[].on",
      message: 'reviewPortfolio: purchases[].on must be a day that exists, as YYYY-MM-DD, got "soon"',
      count: 7,
      first: [0, 1, 2, 3, 4].map((index) => ({ index, id: `a${index}`, path: "purchases[1].on" })),
    });
  });

  test("what was returned of it is not owned", () => {
    const bought = { on: "2026-05-02", productId: "gone", quantity: 2 };
    const owned = (...purchases: object[]) => opportunityOf({ purchases })?.reasons[0]?.params?.owned;
    expect(owned(bought)).toBe(1);
    expect(owned(bought, { ...bought, quantity: -1 })).toBe(1);
    expect(owned(bought, { ...bought, quantity: -2 }) ?? 0).toBe(0);
  });

  test("amounts as text are no amounts, and are never joined", () => {
    const purchases = ["5", "7"].map((amount) => ({ on: "2026-05-02", productId: "press", amount }));
    const book = review({ id: "a", purchases: [...purchases, { on: "2026-05-02", productId: "press", amount: 100 }] });
    expect(book.accounts[0]?.opportunity.reasons).toContainEqual({
      code: "opportunity.means.estimated",
      params: { spent: 100 },
    });
    expect(listed(book)).toEqual([
      ["a", "purchases[0].amount"],
      ["a", "purchases[1].amount"],
    ]);
  });

  test("null, undefined and an empty text are unknown, in every optional field", () => {
    const full = {
      id: "a",
      segment: "cafe",
      currency: "EUR",
      annualBudget: 900,
      purchases: [{ on: "2026-05-02", productId: "press", amount: 100, quantity: 1 }],
      tickets: [{ id: "T1", openedAt: "2026-10-01T09:00:00Z", topic: "leak", productId: "press", contacts: 2 }],
      surveys: [
        { at: "2026-10-01T09:00:00Z", metric: "csat", score: 3, scale: { min: 1, max: 5, higherIsBetter: true } },
      ],
    };
    const required = ["id", "on", "openedAt", "at", "metric", "score", "scale"];
    const blanked = (row: object, blank: unknown): object =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]: [string, unknown]) => [
          key,
          required.includes(key)
            ? value
            : Array.isArray(value)
              ? value.map((each: object) => blanked(each, blank))
              : blank,
        ]),
      );
    const missing = JSON.parse(JSON.stringify(blanked(full, undefined))) as object;
    for (const blank of [null, undefined, ""]) {
      const book = review({ ...blanked(full, blank), preferences: blank, touches: blank, contacts: blank });
      expect(book.rejected).toEqual([]);
      expect(book).toEqual(review(missing));
    }
  });

  test("the money of an account in another currency is unknown, and the account stays", () => {
    const purchases = [{ on: "2026-05-02", amount: 5_000_000 }];
    const book = review(
      { id: "a", currency: "EUR", purchases: [{ on: "2026-05-02", amount: 70 }] },
      { id: "b", currency: "EUR" },
      { id: "c", currency: "LAK", annualBudget: 9_000_000, purchases },
    );
    expect(listed(book)).toEqual([["c", "currency"]]);
    expect(book.accounts.map(({ opportunity: { currency, means } }) => [currency, means])).toEqual([
      ["EUR", "lacks"],
      ["EUR", "unknown"],
      ["EUR", "unknown"],
    ]);
    // The currency is that which most accounts name, wherever they stand; an empty text names none.
    expect(
      listed(review({ id: "c", currency: "LAK" }, { id: "x", currency: "" }, ...twice({ currency: "EUR" }))),
    ).toEqual([["c", "currency"]]);
  });

  test("a boolean is a boolean", () => {
    const book = review({ id: "a", preferences: { doNotContact: "false" } });
    expect(listed(book)).toEqual([["a", "preferences.doNotContact"]]);
    expect(book.plan.booked).toHaveLength(1);
    expect(review({ id: "a", preferences: { doNotContact: true } }).plan.booked).toEqual([]);
    const ticket = { id: "T1", openedAt: "2026-10-01T09:00:00Z", resolved: "false" };
    expect(listed(review({ id: "a", tickets: [ticket] }))).toEqual([["a", "tickets[0].resolved"]]);
  });

  test("a ticket solved before it was opened, or that stands in seconds, costs the ticket", () => {
    const tickets = [
      { id: "T1", openedAt: "2026-10-01T09:00:00Z", resolvedAt: "2026-09-30T09:00:00Z" },
      { id: "T2", openedAt: 1_790_000_000 },
      {
        id: "T3",
        openedAt: "2026-10-01 09:30:00+00",
        resolvedAt: "2026-10-01T10:30:00.000+0000",
        firstRepliedAt: "2026-09-01T00:00:00Z",
      },
    ];
    const book = review({ id: "a", tickets });
    expect(listed(book)).toEqual([
      ["a", "tickets[0].resolvedAt"],
      ["a", "tickets[1].openedAt"],
      ["a", "tickets[2].firstRepliedAt"],
    ]);
    expect(book.rejected[1]?.message).toContain("seconds since 1970 have to be given as milliseconds");
    expect(book.accounts[0]?.effort?.tickets).toBe(1);
  });

  test("what others call a seller's leave is told, with its name here", () => {
    const seller = { id: "s", timeZone: "UTC", leave: [{ from: "2026-12-01", to: "2026-12-05" }] } as Seller;
    const { reasons } = reviewPortfolio(
      { accounts: [], products: [], sellers: [seller] },
      { asOf: "2026-11-21", to: "2027-02-20" },
    );
    expect(reasons[0]).toEqual({
      code: "portfolio.field.misspelt",
      params: { field: "sellers[].leave", meant: "away", rows: 1 },
    });
  });

  test("a misspelt field is told once, with what was meant", () => {
    const purchases = [{ on: "2026-05-02", ammount: 5, product_id: "press" }];
    const book = review({ id: "a", anualBudget: 5, purchases }, { id: "b", anualBudget: 5, web: "x", purchases });
    expect(book.reasons.filter(({ code }) => code.startsWith("portfolio.field"))).toEqual([
      { code: "portfolio.field.misspelt", params: { field: "anualBudget", meant: "annualBudget", rows: 2 } },
      {
        code: "portfolio.field.misspelt",
        params: { field: "purchases[].ammount", meant: "purchases[].amount", rows: 2 },
      },
      {
        code: "portfolio.field.misspelt",
        params: { field: "purchases[].product_id", meant: "purchases[].productId", rows: 2 },
      },
      { code: "portfolio.field.unknown", params: { field: "web", rows: 1 } },
    ]);
    expect(book.rejected).toEqual([]);
  });

  test("a catalogue that has nothing for the account does not say that it owns all it could", () => {
    const emptied = reviewPortfolio({ accounts: [{ id: "a" }], products: [], sellers }, options);
    expect(emptied.accounts[0]?.opportunity.reasons[0]).toEqual({
      code: "opportunity.low.nothing-sold",
      params: { owned: 0 },
    });
  });

  test("what is not sold any more, not yet, or to nobody is not offered", () => {
    const list: Product[] = [
      { id: "old", price: 5, discontinued: true, lifespanMonths: 12 },
      { id: "new", price: 5, replaces: ["old", "older"], family: "mills" },
      { id: "next", price: 5, soldFrom: "2026-11-22" },
      { id: "today", price: 5, soldFrom: "2026-11-21" },
      { id: "nobody", price: 5, segments: [] },
    ];
    const account = { id: "a", segment: "cafe", owned: [{ productId: "old", purchasedOn: "2020-01-01" }] };
    const book = reviewPortfolio({ accounts: [account], products: list, sellers }, options);
    expect(book.rejected).toEqual([]);
    expect(book.accounts[0]?.opportunity.offers.map(({ productId }) => productId)).toEqual(["new", "today"]);
  });

  test("purchases follow from deals that were won, where they are not given", () => {
    const deals = [
      { id: "D1", status: "won", closedOn: "2026-05-02", amount: 500 },
      {
        id: "D2",
        status: "won",
        closedOn: "2026-06-02",
        amount: 300,
        products: [{ productId: "press" }, { productId: "GTX Pro" }],
      },
      { id: "D3", status: "open", amount: 9000, products: [{ productId: "press" }] },
    ];
    const reasons = (fields: object) => opportunityOf({ deals, ...fields })?.reasons ?? [];
    expect(reasons({})[0]?.params?.owned).toBe(2);
    expect(reasons({})).toContainEqual({ code: "opportunity.means.estimated", params: { spent: 800 } });
    expect(reasons({ purchases: [{ on: "2026-05-02", amount: 70 }] })).toContainEqual({
      code: "opportunity.means.estimated",
      params: { spent: 70 },
    });
  });
});

function twice(fields: object): object[] {
  return [
    { id: "d", ...fields },
    { id: "e", ...fields },
  ];
}

test("columns of a shop beside a product's and a seller's own cost nothing, and are named", () => {
  const book = reviewPortfolio(
    {
      accounts: [{ id: "acme", sellerId: "north" }],
      products: [{ id: "mill", price: 900, name: "Mill 3" } as Product],
      sellers: [{ id: "north", timeZone: "UTC", name: "North" } as Seller],
    },
    { asOf: "2026-11-21", to: "2027-02-20" },
  );
  expect(book.rejected).toEqual([]);
  expect(book.accounts[0]?.opportunity.offers.map(({ productId }) => productId)).toEqual(["mill"]);
  expect(book.reasons.filter(({ code }) => code === "portfolio.field.unknown").map(({ params }) => params)).toEqual([
    { field: "products[].name", rows: 1 },
    { field: "sellers[].name", rows: 1 },
  ]);
});

test("a product with a misspelt field is left out by itself", () => {
  const products = [
    { id: "mill", price: 900, lifespanMonth: 12 },
    { id: "oven", price: 500 },
  ];
  const accounts = [{ id: "acme" }];
  const { rejected, rejectedCounts } = reviewPortfolio(
    { accounts, products, sellers: [] },
    { asOf: "2026-11-21", to: "2027-02-20" },
  );
  expect(rejected.map(({ records, index, path }) => [records, index, path])).toEqual([
    ["products", 0, "lifespanMonth"],
  ]);
  expect(rejectedCounts).toHaveLength(1);
});
