import { fromHubSpot, fromSalesforce, fromTwenty, fromZendesk, type AdaptedRecords } from "retention-kit/adapters";
import { describe, expect, test } from "vitest";

/** Rows in the forms in which the systems and their exports write them. Rows are made up. */
const listed = ({ left }: AdaptedRecords): [string, string | null, string | null, string][] =>
  left.map(({ object, id, field, why }) => [object, id, field, why]);

describe("checkboxes", () => {
  const account = { Id: "001A", Name: "Harbor Tools" };
  const sale = { AccountId: "001A", CloseDate: "2026-01-05", Amount: "500", StageName: "Signed" };

  // The words that Salesforce's Data Loader takes, and what Postgres writes.
  test.each<[unknown, unknown]>([
    [true, false],
    ["true", "FALSE"],
    ["1", "0"],
    [1, 0],
    ["Yes", "no"],
    ["y", "N"],
    ["on", "off"],
    ["t", "f"],
  ])("%j and %j say yes and no", (yes, no) => {
    const { accounts, sellers, left } = fromSalesforce({
      accounts: [
        { ...account, IsDeleted: no, OwnerId: "005A" },
        { Id: "001B", IsDeleted: yes },
      ],
      users: [{ Id: "005A", IsActive: no }],
      opportunities: [
        { ...sale, Id: "0061", IsWon: yes, IsClosed: yes },
        { ...sale, Id: "0062", IsWon: no, IsClosed: yes },
        { ...sale, Id: "0063", IsWon: no, IsClosed: no },
        { ...sale, Id: "0064", IsWon: yes, IsDeleted: yes },
      ],
    } as never);
    expect(accounts.map(({ id }) => id)).toEqual(["001A"]);
    expect(accounts[0]?.purchases).toEqual([{ on: "2026-01-05", amount: 500 }]);
    expect(accounts[0]?.deals?.map(({ id, status }) => [id, status])).toEqual([
      ["0062", "lost"],
      ["0063", "open"],
    ]);
    expect(sellers).toEqual([]);
    expect(Object.fromEntries(left.map(({ id, why }) => [id, why]))).toEqual({
      "001A": "owner-gone",
      "001B": "deleted",
      "005A": "retired",
      "0064": "deleted",
    });
  });

  test("one that says neither is listed", () => {
    const adapted = fromSalesforce({
      accounts: [account],
      opportunities: [{ ...sale, Id: "0061", StageName: "Closed Won", IsWon: "ja", IsDeleted: "-" }],
    });
    expect(adapted.accounts[0]?.purchases).toHaveLength(1);
    expect(listed(adapted)).toEqual([
      ["opportunities", "0061", "IsDeleted", "not-readable"],
      ["opportunities", "0061", "IsWon", "not-readable"],
    ]);
  });

  test("those of Zendesk and Twenty in an export are read, too", () => {
    const desk = fromZendesk({
      organizations: [{ id: 41 }],
      users: [
        { id: 51, organization_id: 41, role: "end-user", active: "0" },
        { id: 91, role: "agent", suspended: "true" },
      ],
    } as never);
    expect(desk.accounts[0]?.contacts).toEqual([{ id: "51", left: true }]);
    expect(desk.sellers).toEqual([]);
    const space = fromTwenty({
      companies: [{ id: "c1", domainName: "mill.example" }],
      calendarEvents: [
        {
          id: "e1",
          startsAt: "2026-04-01T09:00:00Z",
          isCanceled: "t",
          calendarEventParticipants: [{ handle: "jo@mill.example" }],
        },
      ],
    } as never);
    expect(listed(space)).toEqual([["calendarEvents", "e1", null, "not-held"]]);
  });
});

describe("won and lost in Salesforce where no flag says it", () => {
  const statusOf = (row: object): string | undefined => {
    const { accounts } = fromSalesforce({
      accounts: [{ Id: "001A" }],
      opportunities: [{ Id: "0061", AccountId: "001A", CloseDate: "2026-01-05", Amount: 500, ...row }],
    });
    return accounts[0]?.purchases?.length === 1 ? "won" : accounts[0]?.deals?.[0]?.status;
  };

  test.each<[string, object, string]>([
    ["the words alone", { StageName: "Closed Won" }, "won"],
    ["the words with more of them", { StageName: "Closed Won - Renewal" }, "won"],
    ["the words with a hyphen", { StageName: "Closed - Won" }, "won"],
    ["the word alone", { StageName: "Won" }, "won"],
    ["a stage that only begins alike", { StageName: "Won back, to be called" }, "open"],
    ["other words of closing", { StageName: "Closed - No Decision" }, "lost"],
    ["the word of losing", { StageName: "Lost to competitor" }, "lost"],
    ["another language, closed at 100", { StageName: "Gewonnen", Probability: "100", IsClosed: "1" }, "won"],
    ["another language, closed at 0", { StageName: "Verloren", Probability: 0, IsClosed: true }, "lost"],
    ["the forecast of a won one", { StageName: "Gewonnen", Probability: 100, ForecastCategory: "Closed" }, "won"],
    ["the forecast of a lost one", { StageName: "Verloren", Probability: 0, ForecastCategoryName: "Omitted" }, "lost"],
    ["a flag against the words", { StageName: "Closed Won", IsWon: false, IsClosed: true }, "lost"],
    ["not closed at 100", { StageName: "Commit", Probability: 100, IsClosed: false }, "open"],
    ["at 60", { StageName: "Angebot", Probability: 60 }, "open"],
  ])("%s", (_, row, status) => {
    expect(statusOf(row)).toBe(status);
  });

  test("a stage of which nothing says what it means is open, and listed", () => {
    const opportunities = [
      { Id: "0061", AccountId: "001A", CloseDate: "2026-01-05", StageName: "Gewonnen", Probability: 100 },
      { Id: "0062", AccountId: "001A", CloseDate: "2026-01-05", StageName: "Gewonnen" },
      { Id: "0063", AccountId: "001A", CloseDate: "2026-01-05", StageName: "Proposal/Price Quote" },
    ];
    const accounts = [{ Id: "001A" }];
    const adapted = fromSalesforce({ accounts, opportunities });
    expect(listed(adapted)).toEqual([
      ["opportunities", "0061", "StageName", "unknown-row"],
      ["opportunities", "0062", "StageName", "unknown-row"],
    ]);
    const opportunityStages = [{ Id: "01J1", ApiName: "Gewonnen", IsClosed: true, IsWon: true }];
    expect(fromSalesforce({ accounts, opportunities, opportunityStages }).accounts[0]?.purchases).toHaveLength(2);
  });
});

describe("several rows with one id", () => {
  const organizations = [{ id: 41 }];
  const ticket = { id: 1, organization_id: 41, created_at: "2026-03-01T08:00:00Z" };
  const older = { ...ticket, status: "open", updated_at: "2026-03-01T09:00:00Z" };
  const newer = { ...ticket, status: "solved", updated_at: "2026-03-05T09:00:00Z" };

  test("the one that was changed last counts, in whatever order they come: Zendesk's export repeats tickets", () => {
    for (const tickets of [
      [older, newer],
      [newer, older],
    ]) {
      const adapted = fromZendesk({ organizations, tickets });
      expect(adapted.accounts[0]?.tickets?.map(({ resolved }) => resolved)).toEqual([true]);
      expect(listed(adapted)).toEqual([["tickets", "1", null, "doubled"]]);
      expect(adapted.counts.tickets).toEqual({ rows: 2, used: 1, left: 1 });
    }
  });

  test("HubSpot's and Salesforce's say it in the row or among the properties", () => {
    const associations = { companies: { results: [{ id: "11" }] } };
    const deal = { id: "21", associations };
    const won = { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" };
    const { accounts } = fromHubSpot({
      companies: [{ id: "11", properties: {} }],
      deals: [
        { ...deal, properties: { ...won, hs_lastmodifieddate: "2026-03-05T09:00:00Z" } },
        { ...deal, properties: { dealstage: "contractsent" }, updatedAt: "2026-03-01T09:00:00Z" },
      ],
    });
    expect(accounts[0]?.purchases).toHaveLength(1);
    expect(
      fromSalesforce({
        accounts: [
          { Id: "001A", Name: "Now", SystemModstamp: "2026-03-05T09:00:00.000+0000" },
          { Id: "001A", Name: "Then", SystemModstamp: "2026-03-01T09:00:00.000+0000" },
        ] as object[],
      }).accounts,
    ).toEqual([{ id: "001A", name: "Now" }]);
  });

  test("where one of them does not say it, the last one counts", () => {
    const { accounts } = fromTwenty({
      companies: [
        { id: "c1", name: "Then" },
        { id: "c1", name: "Now" },
      ],
    });
    expect(accounts.map(({ name }) => name)).toEqual(["Now"]);
  });

  test("of rows that pages bring along the newest counts, and they are no doubles", () => {
    const page = (name: string, updated_at: string): object => ({
      tickets: [],
      organizations: [{ id: 41, name, updated_at }],
    });
    const adapted = fromZendesk({ tickets: [page("Now", "2026-03-05"), page("Then", "2026-03-01")] });
    expect(adapted.accounts.map(({ name }) => name)).toEqual(["Now"]);
    expect(listed(adapted)).toEqual([]);
  });
});

describe("a sale whose lines carry no price", () => {
  const associations = (...lines: string[]): object => ({
    companies: { results: [{ id: "11" }] },
    "line items": { results: lines.map((id) => ({ id })) },
  });
  const won = { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" };
  const bought = (lines: readonly { id: string; properties: object }[]): unknown =>
    fromHubSpot({
      companies: [{ id: "11", properties: {} }],
      deals: [{ id: "21", properties: won, associations: associations(...lines.map(({ id }) => id)) }],
      line_items: lines,
    } as never).accounts[0]?.purchases;

  test("its only line takes its amount", () => {
    expect(bought([{ id: "41", properties: { hs_product_id: "31", quantity: "1" } }])).toEqual([
      { on: "2026-03-02", amount: 900, productId: "31", quantity: 1 },
    ]);
    const { accounts } = fromSalesforce({
      accounts: [{ Id: "001A" }],
      opportunities: [{ Id: "0061", AccountId: "001A", IsWon: true, CloseDate: "2026-01-05", Amount: 500 }],
      opportunityLineItems: [{ Id: "00k1", OpportunityId: "0061", Product2Id: "01t1", Quantity: 2 }],
    });
    expect(accounts[0]?.purchases).toEqual([{ on: "2026-01-05", amount: 500, productId: "01t1", quantity: 2 }]);
  });

  test("of several lines none gets a price: what the others leave is money without a product", () => {
    const lines = ["31", "32"].map((product) => ({
      id: `4${product}`,
      properties: { hs_product_id: product, quantity: "2" },
    }));
    expect(bought(lines)).toEqual([
      { on: "2026-03-02", productId: "31", quantity: 2 },
      { on: "2026-03-02", productId: "32", quantity: 2 },
      { on: "2026-03-02", amount: 900 },
    ]);
    const priced = { id: "43", properties: { hs_product_id: "33", quantity: "1", price: "250" } };
    expect(bought([...lines, priced])).toContainEqual({ on: "2026-03-02", amount: 650 });
    // Where every line has one, the lines count.
    expect(bought([priced, { ...priced, id: "44" }])).toEqual([
      { on: "2026-03-02", amount: 250, productId: "33", quantity: 1 },
      { on: "2026-03-02", amount: 250, productId: "33", quantity: 1 },
    ]);
  });

  test("amounts of lines that are no numbers are listed", () => {
    const adapted = fromSalesforce({
      accounts: [{ Id: "001A" }],
      opportunities: [{ Id: "0061", AccountId: "001A", IsWon: true, CloseDate: "2026-01-05", Amount: 500 }],
      opportunityLineItems: [{ Id: "00k1", OpportunityId: "0061", Product2Id: "01t1", TotalPrice: "1.234,56" }],
    });
    expect(listed(adapted)).toContainEqual(["opportunityLineItems", "00k1", "TotalPrice", "not-readable"]);
    expect(adapted.accounts[0]?.purchases).toEqual([{ on: "2026-01-05", amount: 500, productId: "01t1" }]);
  });

  test("a discount in percent is taken off where the total of a line is missing", () => {
    const { accounts } = fromSalesforce({
      accounts: [{ Id: "001A" }],
      opportunities: [{ Id: "0061", AccountId: "001A", IsWon: true, CloseDate: "2026-01-05", Amount: 270 }],
      opportunityLineItems: [{ OpportunityId: "0061", Product2Id: "01t1", Quantity: 3, UnitPrice: 100, Discount: 10 }],
    });
    expect(accounts[0]?.purchases).toEqual([{ on: "2026-01-05", amount: 270, productId: "01t1", quantity: 3 }]);
  });
});

describe("days", () => {
  const sale = { AccountId: "001A", IsWon: true, Amount: 500 };
  const soldOn = (row: object, options: object = {}): unknown =>
    fromSalesforce({ accounts: [{ Id: "001A" }], opportunities: [{ ...sale, Id: "0061", ...row }] }, options)
      .accounts[0]?.purchases?.[0]?.on;

  test.each([
    "2026-01-15",
    "2026-01-15T00:00:00+01:00",
    "2026-01-15T00:00:00.000+0000",
    "2026-01-15T00:00:00-08:00",
    "2026-01-15 00:00:00",
    "2026-01-15T00:00:00.000Z",
  ])("%s is the day that is written, in any zone", (CloseDate) => {
    for (const timeZone of [undefined, "Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"]) {
      expect(soldOn({ CloseDate }, { timeZone })).toBe("2026-01-15");
    }
  });

  test("midnight of the zone, turned into UTC, is the day there; any other moment of a date is the day in UTC", () => {
    expect(soldOn({ CloseDate: "2026-01-14T23:00:00.000Z" }, { timeZone: "Europe/Berlin" })).toBe("2026-01-15");
    expect(soldOn({ CloseDate: "2026-07-14T22:00:00.000Z" }, { timeZone: "Europe/Berlin" })).toBe("2026-07-15");
    expect(soldOn({ CloseDate: "2026-01-14T23:00:00.000Z" })).toBe("2026-01-14");
    expect(soldOn({ CloseDate: "2026-01-15T05:00:00.000Z" }, { timeZone: "America/Los_Angeles" })).toBe("2026-01-15");
    const { accounts } = fromSalesforce({
      accounts: [{ Id: "001A" }],
      assets: [{ Id: "02i1", AccountId: "001A", Product2Id: "01t1", PurchaseDate: "2024-03-01T00:00:00+02:00" }],
    });
    expect(accounts[0]?.owned).toEqual([{ productId: "01t1", purchasedOn: "2024-03-01" }]);
  });

  test("a deal that closes at midnight closes on that day, whatever the customer's zone", () => {
    const bought = (closedate: string): unknown =>
      fromHubSpot({
        companies: [{ id: "11", properties: { timezone: "America/Los_Angeles" } }],
        deals: [
          {
            id: "21",
            properties: { dealstage: "closedwon", amount: "900", closedate },
            associations: { companies: { results: [{ id: "11" }] } },
          },
        ],
      }).accounts[0]?.purchases?.[0]?.on;
    expect(bought("2026-03-02T00:00:00Z")).toBe("2026-03-02");
    expect(bought("1772409600000")).toBe("2026-03-02");
    expect(bought("2026-03-02T03:00:00Z")).toBe("2026-03-01");
    const { accounts } = fromTwenty(
      {
        companies: [{ id: "c1" }],
        opportunities: [{ id: "o1", companyId: "c1", stage: "CUSTOMER", closeDate: "2026-03-02T00:00:00.000Z" }],
      },
      { timeZone: "America/Los_Angeles" },
    );
    expect(accounts[0]?.purchases).toEqual([{ on: "2026-03-02" }]);
  });

  test("a day that cannot be read becomes no other one: the row is left out, and listed once", () => {
    const created = { CreatedDate: "2025-11-01T00:00:00Z" };
    const adapted = fromSalesforce({
      accounts: [{ Id: "001A" }],
      opportunities: [
        { ...sale, ...created, Id: "0061", CloseDate: "1/15/2026" },
        { ...sale, Id: "0062", CloseDate: "15.01.2026" },
        { ...sale, ...created, Id: "0063" },
      ],
      assets: [{ ...created, Id: "02i1", AccountId: "001A", Product2Id: "01t1", PurchaseDate: "1/15/2026" }],
      tasks: [{ ...created, Id: "00T1", WhatId: "001A", Status: "Completed", ActivityDate: "1/15/2026" }],
      contracts: [{ Id: "8001", AccountId: "001A", StartDate: "2026-01-01", ContractTerm: 12, EndDate: "31.12.2026" }],
    });
    expect(adapted.accounts[0]).toMatchObject({
      purchases: [{ on: "2025-11-01", amount: 500 }],
      touches: [],
      contracts: [{ id: "8001", startsOn: "2026-01-01" }],
    });
    expect(adapted.accounts[0]?.owned).toBeUndefined();
    expect(listed(adapted)).toEqual([
      ["assets", "02i1", "PurchaseDate", "not-readable"],
      ["opportunities", "0061", "CloseDate", "not-readable"],
      ["opportunities", "0062", "CloseDate", "not-readable"],
      ["opportunities", "0063", "CloseDate", "missing"],
      ["contracts", "8001", "EndDate", "not-readable"],
      ["tasks", "00T1", "ActivityDate", "not-readable"],
    ]);
    const space = fromTwenty({
      companies: [{ id: "c1" }],
      opportunities: [
        { id: "o1", companyId: "c1", stage: "CUSTOMER", closeDate: "1/15/2026", createdAt: "2025-11-01" },
      ],
    });
    expect(space.accounts[0]?.purchases).toEqual([]);
    expect(listed(space)).toEqual([["opportunities", "o1", "closeDate", "not-readable"]]);
  });

  test("a contract of a line whose start cannot be read is none", () => {
    const adapted = fromHubSpot({
      companies: [{ id: "11", properties: {} }],
      deals: [
        {
          id: "21",
          properties: { dealstage: "closedwon", closedate: "2026-03-02T10:00:00Z" },
          associations: { companies: { results: [{ id: "11" }] }, "line items": { results: [{ id: "41" }] } },
        },
      ],
      line_items: [
        {
          id: "41",
          properties: {
            price: "30",
            recurringbillingfrequency: "monthly",
            hs_recurring_billing_start_date: "4/1/2026",
          },
        },
      ],
    });
    expect(adapted.accounts[0]).toMatchObject({ purchases: [{ amount: 30 }], contracts: [] });
    expect(listed(adapted)).toEqual([["line_items", "41", "hs_recurring_billing_start_date", "not-readable"]]);
  });
});

describe("HubSpot's stages without pipelines", () => {
  const associations = { companies: { results: [{ id: "11" }] } };
  const companies = [{ id: "11", properties: {} }];
  const deal = (id: string, properties: object): object => ({
    id,
    properties: { dealstage: "184829", closedate: "2026-03-02T10:00:00Z", amount: "900", ...properties },
    associations,
  });

  test("a stage of one's own with probability 1 is won, with 0 lost", () => {
    const deals = ["1", "0", "0.4", "1.0"].map((chance, at) => deal(`2${at}`, { hs_deal_stage_probability: chance }));
    const adapted = fromHubSpot({ companies, deals });
    expect(adapted.accounts[0]?.purchases).toHaveLength(2);
    expect(adapted.accounts[0]?.deals?.map(({ id, status }) => [id, status])).toEqual([
      ["21", "lost"],
      ["22", "open"],
    ]);
    expect(listed(adapted)).toEqual([]);
    // What HubSpot says of the deal itself goes before.
    const said = fromHubSpot({
      companies,
      deals: [deal("21", { hs_deal_stage_probability: "1", hs_is_closed_won: "false" })],
    });
    expect(said.accounts[0]?.deals?.map(({ status }) => status)).toEqual(["open"]);
  });

  test("one of which nothing says what it means is open, and listed", () => {
    const adapted = fromHubSpot({ companies, deals: [deal("21", {})] });
    expect(adapted.accounts[0]?.deals?.map(({ status }) => status)).toEqual(["open"]);
    expect(listed(adapted)).toEqual([["deals", "21", "dealstage", "unknown-row"]]);
  });

  test("stage 4 of the first pipeline of tickets is closed, without a day too", () => {
    const ticket = (id: string, properties: object): object => ({
      id,
      properties: { createdate: "2026-03-02T10:00:00Z", ...properties },
      associations,
    });
    const adapted = fromHubSpot({
      companies,
      tickets: [
        ticket("1", { hs_pipeline: "0", hs_pipeline_stage: "4" }),
        ticket("2", { hs_pipeline: "0", hs_pipeline_stage: "1" }),
        ticket("3", { hs_pipeline: "7", hs_pipeline_stage: "4" }),
        ticket("4", { hs_pipeline: "7", hs_pipeline_stage: "9001", closed_date: null }),
        ticket("5", { hs_pipeline: "7", hs_pipeline_stage: "9002", closed_date: "2026-03-03T10:00:00Z" }),
      ],
    });
    expect(adapted.accounts[0]?.tickets?.map(({ id, resolved }) => [id, resolved])).toEqual([
      ["1", true],
      ["2", false],
      ["3", false],
      ["4", false],
      ["5", true],
    ]);
    expect(listed(adapted)).toEqual([["tickets", "3", "hs_pipeline_stage", "unknown-row"]]);
  });
});

describe("HubSpot's currencies", () => {
  const associations = { companies: { results: [{ id: "11" }] } };
  const companies = [{ id: "11", properties: {} }];
  const deal = (id: string, code: string | null, amount: string, home: string | null): object => ({
    id,
    properties: {
      dealstage: "closedwon",
      closedate: "2026-03-02T10:00:00Z",
      deal_currency_code: code,
      amount,
      amount_in_home_currency: home,
    },
    associations,
  });
  const pounds = ["21", "22", "23"].map((id) => deal(id, "GBP", "1000", "1270"));

  test("amounts in a home currency that is not the records' are not added to them", () => {
    const adapted = fromHubSpot({ companies, deals: [...pounds, deal("24", "EUR", "1000", "1080")] });
    expect(adapted.accounts[0]?.currency).toBe("GBP");
    expect(adapted.accounts[0]?.purchases?.map(({ amount }) => amount)).toEqual([1000, 1000, 1000, undefined]);
    expect(listed(adapted)).toEqual([["deals", "24", "amount", "no-rate"]]);
    // With a rate, or in the home currency, they are.
    const deals = [...pounds, deal("24", "EUR", "1000", "1080")] as never;
    const amounts = (options: object): unknown =>
      fromHubSpot({ companies, deals }, options).accounts[0]?.purchases?.map(({ amount }) => amount);
    expect(amounts({ rates: { EUR: 0.85 } })).toEqual([1000, 1000, 1000, 850]);
    expect(amounts({ currency: "USD" })).toEqual([1270, 1270, 1270, 1080]);
  });

  test("deals whose amount is the same in the home currency say which it is", () => {
    const deals = [...pounds, deal("24", "USD", "1000", "1000"), deal("25", null, "500", "500")];
    const adapted = fromHubSpot({ companies, deals });
    expect(adapted.accounts[0]?.purchases?.map(({ amount }) => amount)).toEqual([
      1000,
      1000,
      1000,
      undefined,
      undefined,
    ]);
    expect(fromHubSpot({ companies, deals }, { rates: { USD: 0.8 } }).accounts[0]?.purchases?.at(-1)?.amount).toBe(400);
  });

  test("deals of one currency that say both say nothing: the home currency is that of the records", () => {
    const deals = [...pounds, deal("24", "GBP", "1000", "1000"), deal("25", "EUR", "1000", "1080")];
    const { accounts } = fromHubSpot({ companies, deals });
    expect(accounts[0]?.purchases?.at(-1)?.amount).toBe(1080);
  });

  test("a product's price is that of the records' currency, else the home one's, converted; its margin stays", () => {
    const product = (id: string, properties: object): object => ({
      id,
      properties: { price: "900", hs_cost_of_goods_sold: "540", ...properties },
      updatedAt: "2026-03-02T10:00:00Z",
    });
    const products = [product("31", { hs_price_eur: "800" }), product("32", {})] as never;
    const options = { currency: "EUR", homeCurrency: "USD" };
    const adapted = fromHubSpot({ companies, products }, options);
    expect(adapted.products).toEqual([{ id: "31", price: 800, margin: 0.4 }]);
    expect(listed(adapted)).toEqual([["products", "32", "price", "no-rate"]]);
    expect(fromHubSpot({ companies, products }, { ...options, rates: { USD: 0.9 } }).products).toEqual([
      { id: "31", price: 800, margin: 0.4 },
      { id: "32", price: 810, margin: 0.4 },
    ]);
    expect(fromHubSpot({ companies, products }).products.map(({ price }) => price)).toEqual([900, 900]);
  });
});

describe("what belongs together", () => {
  test("Twenty's relations inside a company are read as lists of their own", () => {
    const opportunity = { id: "o1", stage: "CUSTOMER", amount: { amountMicros: "5000000" }, closeDate: "2026-01-01" };
    const target = { id: "t1", taskId: "k1" };
    const edges = (...rows: object[]): object => ({
      edges: rows.map((node) => ({ node })),
      pageInfo: { hasNextPage: false },
    });
    const inside = [
      { opportunities: edges(opportunity), people: edges({ id: "p1" }), taskTargets: edges(target) },
      { opportunities: [opportunity], people: [{ id: "p1" }], taskTargets: [target] },
    ];
    for (const relations of inside) {
      const adapted = fromTwenty({
        companies: edges({ id: "c1", ...relations }, { id: "c2", opportunities: edges() }),
        tasks: [{ id: "k1", status: "DONE", title: "Call", dueAt: "2026-02-01" }],
      });
      expect(adapted.accounts).toEqual([
        {
          id: "c1",
          touches: [{ on: "2026-02-01", kind: "call" }],
          purchases: [{ on: "2026-01-01", amount: 5 }],
          deals: [],
          contacts: [{ id: "p1" }],
        },
        { id: "c2", touches: [], purchases: [], deals: [], contacts: [] },
      ]);
      expect(listed(adapted)).toEqual([]);
      expect(adapted.counts.opportunities).toEqual({ rows: 1, used: 1, left: 0 });
    }
    const none = fromTwenty({ companies: edges({ id: "c1", opportunities: edges() }) });
    expect(none.accounts).toEqual([{ id: "c1", purchases: [], deals: [] }]);
  });

  test("a domain that one organization lists twice is its own", () => {
    const adapted = fromZendesk({
      organizations: [{ id: 41, domain_names: ["mill.example", "www.mill.example"] }],
      users: [{ id: 51, email: "jo@mill.example", role: "end-user" }],
      tickets: [{ id: 61, requester_id: 51, status: "open", created_at: "2026-03-02T08:00:00Z" }],
    });
    expect(adapted.accounts[0]?.tickets).toHaveLength(1);
    expect(listed(adapted)).toEqual([]);
  });

  test("Zendesk's people without an organization are listed, and not counted as used", () => {
    const adapted = fromZendesk({
      organizations: [{ id: 41 }],
      users: [
        { id: 51, email: "jo@mill.example", role: "end-user" },
        { id: 52, organization_id: 42, role: "end-user" },
        { id: 53, organization_id: 41, role: "end-user" },
      ],
    });
    expect(listed(adapted)).toEqual([
      ["users", "51", "organization_id", "no-account"],
      ["users", "52", "organization_id", "unknown-account"],
    ]);
    expect(adapted.counts.users).toEqual({ rows: 3, used: 1, left: 2 });
  });

  test("rows that the first version of HubSpot's API calls deleted are left out, and its pages say that there are more", () => {
    const name = { name: { value: "Mill & Sons" } };
    const adapted = fromHubSpot({
      companies: {
        companies: [
          { companyId: 11, isDeleted: false, properties: name },
          { companyId: 12, isDeleted: true, properties: name },
        ],
        "has-more": true,
        offset: 12,
      },
      deals: { deals: [], hasMore: true, offset: 0 },
    } as never);
    expect(adapted.accounts.map(({ id }) => id)).toEqual(["11"]);
    expect(listed(adapted)).toEqual([
      ["companies", null, null, "incomplete"],
      ["companies", "12", null, "deleted"],
      ["deals", null, null, "incomplete"],
    ]);
  });

  test("Salesforce's ids of parents and of owners are those of their own rows", () => {
    const [parent, child] = ["0015g00000N1aBc", "0015g00000N1aBd"];
    const adapted = fromSalesforce({
      accounts: [
        { Id: parent, OwnerId: "0055g00000N1aBc" },
        { Id: child, ParentId: "0015g00000N1aBcAAJ", OwnerId: "0055g00000N1aBcAAJ" },
      ],
      users: [{ Id: "0055g00000N1aBc" }],
      tasks: [
        { Id: "00T1", WhatId: child, OwnerId: "0055g00000N1aBcAAJ", Status: "Completed", ActivityDate: "2026-01-05" },
      ],
      opportunities: [
        { Id: "0061", AccountId: child, OwnerId: "0055g00000N1aBcAAJ", StageName: "Prospecting", IsClosed: false },
      ],
    });
    expect(adapted.accounts[1]).toMatchObject({
      parentId: parent,
      sellerId: "0055g00000N1aBc",
      touches: [{ sellerId: "0055g00000N1aBc" }],
      deals: [{ sellerId: "0055g00000N1aBc" }],
    });
  });
});

describe("headings of exports", () => {
  test("Salesforce's in capitals or small letters are its own", () => {
    const rows = {
      accounts: [{ Id: "001A", Name: "Harbor Tools", ParentId: "001B", TIER__C: "Gold" }, { Id: "001B" }],
      opportunities: [
        { Id: "0061", "Account.Id": "001A", IsWon: "1", CloseDate: "2026-01-05", Amount: "500", StageName: "Signed" },
      ],
      opportunityLineItems: [{ OpportunityId: "0061", Product2Id: "01t1", Quantity: "2", TotalPrice: "500" }],
    };
    const headed = (change: (heading: string) => string): object =>
      Object.fromEntries(
        Object.entries(rows).map(([list, each]) => [
          list,
          each.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [change(name), value]))),
        ]),
      );
    const { accounts } = fromSalesforce(rows, { size: ({ TIER__C }) => TIER__C });
    expect(accounts[0]).toMatchObject({ name: "Harbor Tools", parentId: "001B", size: "Gold" });
    expect(accounts[0]?.purchases).toEqual([{ on: "2026-01-05", amount: 500, productId: "01t1", quantity: 2 }]);
    const capitals = headed((name) => name.toUpperCase());
    expect(fromSalesforce(capitals, { size: ({ TIER__C }) => TIER__C }).accounts).toEqual(accounts);
    const small = headed((name) => name.toLowerCase());
    expect(fromSalesforce(small, { size: ({ tier__c }) => tier__c }).accounts).toEqual(accounts);
  });

  test("HubSpot's properties as columns of a warehouse are its own", () => {
    const adapted = fromHubSpot({
      companies: [
        { id: 11, property_name: "Mill & Sons" },
        { id: "12", properties_name: "Harbor Tools" },
      ],
      deals: [
        {
          id: "21",
          property_dealstage: "closedwon",
          property_amount: 900,
          property_closedate: "2026-03-02",
          property_associatedcompanyid: 11,
        },
      ],
    } as never);
    expect(adapted.accounts).toEqual([
      { id: "11", name: "Mill & Sons", purchases: [{ on: "2026-03-02", amount: 900 }], deals: [] },
      { id: "12", name: "Harbor Tools", purchases: [], deals: [] },
    ]);
  });
});
