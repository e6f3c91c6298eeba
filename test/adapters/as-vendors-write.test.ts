import { fromHubSpot, fromSalesforce, fromTwenty, fromZendesk, type AdaptedRecords } from "retention-kit/adapters";
import { reviewPortfolio, scoreOpportunity } from "retention-kit";
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
    ...[
      "06. Closed Won",
      "6 - Closed Won",
      "Won!",
      "Closed: Won",
      "Closed — Won",
      "Closed (Won)",
      "Deal won",
      "Closed_Won",
    ].map((StageName): [string, object, string] => [`${StageName}, closed`, { StageName, IsClosed: "1" }, "won"]),
    ...["06. Closed Won", "Won!", "Closed: Won", "Closed — Won", "Closed (Won)", "Deal won"].map(
      (StageName): [string, object, string] => [`${StageName} alone`, { StageName }, "won"],
    ),
    ...["07. Closed Lost", "Closed — Lost", "Deal lost", "Closed, not won", "Won or lost"].map(
      (StageName): [string, object, string] => [`${StageName}, closed`, { StageName, IsClosed: "1" }, "lost"],
    ),
    ["a won one of a number, closed", { StageName: "Deal no. 5 won", IsClosed: "1" }, "won"],
    ["one that came back, closed", { StageName: "Won back", IsClosed: "1" }, "won"],
    ["one that is to be won", { StageName: "To be won" }, "open"],
    ["a proposal that was won", { StageName: "Proposal won" }, "won"],
    ["closed, and something else is not yet so", { StageName: "Closed, not yet paid", IsClosed: "1" }, "open"],
    ["a word of winning before it is closed", { StageName: "Verbally won", Probability: 90 }, "open"],
    ["a word of winning that denies it", { StageName: "Won't buy" }, "open"],
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

  test.each(["Contract Signed", "Closed Business", "Gewonnen", ""])(
    "%j, closed, is not lost in silence",
    (StageName) => {
      const opportunity = { Id: "0061", AccountId: "001A", CloseDate: "2026-01-05", StageName, IsClosed: "1" };
      const read = (row: object, options: object = {}): AdaptedRecords =>
        fromSalesforce({ accounts: [{ Id: "001A" }], opportunities: [{ ...opportunity, ...row }] }, options);
      const adapted = read({});
      expect(adapted.accounts[0]?.deals?.map(({ status }) => status)).toEqual(["open"]);
      expect(listed(adapted)).toEqual([
        ["opportunities", "0061", "StageName", StageName === "" ? "missing" : "unknown-row"],
      ]);
      // Whatever says it, settles it.
      for (const [row, options, status] of [
        [{ IsWon: "0" }, {}, "lost"],
        [{ ForecastCategoryName: "Omitted" }, {}, "lost"],
        [{}, { won: () => false }, "lost"],
      ] as const) {
        const settled = read(row, options);
        expect(settled.accounts[0]?.deals?.map((deal) => deal.status)).toEqual([status]);
        expect(listed(settled)).toEqual([]);
      }
      expect(read({}, { won: () => true }).accounts[0]?.purchases).toHaveLength(1);
    },
  );
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

  test("what the newer row of HubSpot's does not have at all, as one of a search, is that of the older one", () => {
    const older = {
      id: "9",
      properties: { dealstage: "contractsent", amount: "100", hs_deal_stage_probability: "0.4", hubspot_owner_id: "5" },
      associations: { companies: { results: [{ id: "11" }] } },
      updatedAt: "2026-03-01T09:00:00Z",
    };
    const newer = {
      id: "9",
      properties: { dealstage: "contractsent", amount: "900", hubspot_owner_id: null },
      updatedAt: "2026-03-05T09:00:00Z",
    };
    const companies = ["11", "12"].map((id) => ({ id, properties: {} }));
    for (const deals of [
      [older, newer],
      [newer, older],
    ]) {
      const adapted = fromHubSpot({ companies, deals });
      expect(adapted.accounts[0]?.deals).toEqual([
        { id: "9", status: "open", stage: "contractsent", amount: 900, probability: 0.4 },
      ]);
      expect(listed(adapted)).toEqual([["deals", "9", null, "doubled"]]);
    }
    // Its own associations are all of them.
    const moved = { ...newer, associations: { companies: { results: [{ id: "12" }] } } };
    const { accounts } = fromHubSpot({ companies, deals: [moved, older] });
    expect(accounts.map(({ deals }) => deals?.length)).toEqual([0, 1]);
    // The rows that were given stay as they are.
    expect(newer).not.toHaveProperty("associations");
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

  const line = (id: string, product: string, properties: object = {}): { id: string; properties: object } => ({
    id,
    properties: { hs_product_id: product, ...properties },
  });
  const products = [
    { id: "31", properties: { price: "2000" } },
    { id: "32", properties: { price: "500" } },
  ];
  const sold = (
    amount: string,
    lines: readonly { id: string; properties: object }[],
    listedProducts: unknown,
  ): unknown =>
    fromHubSpot({
      companies: [{ id: "11", properties: {} }],
      deals: [{ id: "21", properties: { ...won, amount }, associations: associations(...lines.map(({ id }) => id)) }],
      line_items: lines,
      products: listedProducts,
    } as never).accounts[0]?.purchases?.map((purchase) => purchase.amount);

  test("several lines share its amount: it counts once", () => {
    const lines = [line("41", "31", { quantity: "2" }), line("42", "32", { quantity: "2" })];
    // By list price and pieces: 4,000 to 1,000.
    expect(sold("4500", lines, products)).toEqual([3600, 900]);
    // By pieces where a product has no list price.
    expect(sold("4500", lines, products.slice(1))).toEqual([2250, 2250]);
    expect(sold("4500", [line("41", "31", { quantity: "2" }), line("42", "99")], products)).toEqual([3000, 1500]);
    expect(sold("4500", [line("41", "31", { quantity: "0" }), line("42", "99", { quantity: "0" })], [])).toEqual([
      2250, 2250,
    ]);
    // To the cent, and the cents add up.
    expect(sold("100", [line("41", "97"), line("42", "98"), line("43", "99")], [])).toEqual([33.33, 33.33, 33.34]);
    expect(sold("2.3", [line("41", "97"), line("42", "98", { quantity: "22" })], [])).toEqual([0.1, 2.2]);
    // A deal of nothing was given away; one without an amount says nothing.
    expect(sold("0", lines, products)).toEqual([0, 0]);
    expect(sold("", lines, products)).toEqual([undefined, undefined]);
  });

  test("what the priced lines leave is shared over the others, which are free where nothing is left", () => {
    const priced = line("43", "33", { quantity: "1", price: "250" });
    const lines = [line("41", "31"), line("42", "32"), priced];
    expect(sold("900", lines, products)).toEqual([520, 130, 250]);
    expect(sold("250", lines, products)).toEqual([0, 0, 250]);
    expect(sold("100", lines, products)).toEqual([0, 0, 250]);
    // Where every line has a price, the lines count.
    expect(sold("900", [priced, { ...priced, id: "44" }], products)).toEqual([250, 250]);
  });

  test("those of a return are paid back", () => {
    const lines = [line("41", "31"), line("42", "32")];
    expect(sold("-900", lines, products)).toEqual([-720, -180]);
    expect(sold("-900", [...lines, line("43", "33", { price: "-250" })], products)).toEqual([-520, -130, -250]);
    const back = lines.map(({ id, properties }) => ({ id, properties: { ...properties, quantity: "-2" } }));
    expect(sold("-900", back, products)).toEqual([-720, -180]);
    // One piece that comes back in a sale takes none of its money.
    expect(sold("900", [line("41", "31"), line("42", "32", { quantity: "-1" })], products)).toEqual([900, 0]);
  });

  test("Salesforce's, by the price book; a share is no price that anyone wrote", () => {
    const rows = {
      accounts: [{ Id: "001A" }],
      opportunities: [{ Id: "0061", AccountId: "001A", IsWon: true, CloseDate: "2026-01-05", Amount: 4500 }],
      opportunityLineItems: ["01t1", "01t2"].map((Product2Id) => ({ OpportunityId: "0061", Product2Id, Quantity: 2 })),
    };
    const pricebookEntries = [
      { Id: "01u1", Product2Id: "01t1", UnitPrice: 2000 },
      { Id: "01u2", Product2Id: "01t2", UnitPrice: 500 },
    ];
    const amounts = ({ accounts }: AdaptedRecords): unknown => accounts[0]?.purchases?.map(({ amount }) => amount);
    expect(amounts(fromSalesforce({ ...rows, pricebookEntries }))).toEqual([3600, 900]);
    const bare = fromSalesforce(rows);
    expect(amounts(bare)).toEqual([2250, 2250]);
    expect(bare.products).toEqual([]);
  });

  test("its money counts once for the opportunity, too", () => {
    const { accounts, products: catalogue } = fromHubSpot({
      companies: [{ id: "11", properties: {} }],
      deals: [{ id: "21", properties: { ...won, amount: "4500" }, associations: associations("41", "42") }],
      line_items: [line("41", "31", { quantity: "2" }), line("42", "32", { quantity: "2" })],
      products,
    } as never);
    const spent = scoreOpportunity({ ...accounts[0], id: "11" }, { catalogue, asOf: "2026-06-01" });
    expect(JSON.stringify(spent)).not.toContain("9500");
    expect(JSON.stringify(spent)).toContain("4500");
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
    expect(adapted.accounts[0]).toMatchObject({ purchases: [{ amount: 360 }], contracts: [] });
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

  test("a probability above 1 is in percent; one that cannot be read is listed", () => {
    const chances = ["100", "40", "0", "high", "250", "-1"];
    const deals = chances.map((chance, at) => deal(`2${at}`, { hs_deal_stage_probability: chance }));
    const adapted = fromHubSpot({ companies, deals });
    expect(adapted.accounts[0]?.purchases).toHaveLength(1);
    expect(adapted.accounts[0]?.deals?.map(({ id, status, probability }) => [id, status, probability])).toEqual([
      ["21", "open", 0.4],
      ["22", "lost", undefined],
      ["23", "open", undefined],
      ["24", "open", undefined],
      ["25", "open", undefined],
    ]);
    expect(listed(adapted)).toEqual(
      ["23", "24", "25"].flatMap((id) => [
        ["deals", id, "dealstage", "unknown-row"],
        ["deals", id, "hs_deal_stage_probability", id === "23" ? "not-readable" : "out-of-range"],
      ]),
    );
    const pipelines = [{ id: "p", stages: [{ id: "184829", metadata: { isClosed: "true", probability: "100" } }] }];
    expect(fromHubSpot({ companies, deals: [deal("21", {})], pipelines }).accounts[0]?.purchases).toHaveLength(1);
    const chanceAlone = [{ id: "p", stages: [{ id: "184829", metadata: { probability: "100" } }] }];
    expect(
      fromHubSpot({ companies, deals: [deal("21", {})], pipelines: chanceAlone }).accounts[0]?.purchases,
    ).toHaveLength(1);
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

  test("HubSpot's properties as columns of a warehouse are its own, also in capitals, as Snowflake writes them", () => {
    const companies = [
      { id: 11, property_name: "Mill & Sons" },
      { id: "12", properties_name: "Harbor Tools" },
    ];
    const deals = [
      {
        id: "21",
        property_dealstage: "closedwon",
        property_amount: 900,
        property_closedate: "2026-03-02",
        property_associatedcompanyid: 11,
      },
    ];
    const inCapitals = (rows: readonly object[]): object[] =>
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value])));
    for (const adapted of [
      fromHubSpot({ companies, deals }),
      fromHubSpot({ companies: inCapitals(companies), deals: inCapitals(deals) }),
    ]) {
      expect(adapted.accounts).toEqual([
        { id: "11", name: "Mill & Sons", purchases: [{ on: "2026-03-02", amount: 900 }], deals: [] },
        { id: "12", name: "Harbor Tools", purchases: [], deals: [] },
      ]);
      expect(adapted.left).toEqual([]);
    }
    // A row that the warehouse keeps of a deleted one is none.
    for (const column of ["IS_DELETED", "_FIVETRAN_DELETED"]) {
      const gone = fromHubSpot({ companies: [{ ID: 13, PROPERTY_NAME: "Gone", [column]: "TRUE" }] } as never);
      expect(gone.accounts).toEqual([]);
      expect(gone.left.map(({ id, why }) => [id, why])).toEqual([["13", "deleted"]]);
    }
    // Options see the columns as they are called.
    const given = fromHubSpot(
      { companies: inCapitals(companies) },
      {
        segment: (row) => (row as { PROPERTY_NAME?: string }).PROPERTY_NAME,
      },
    );
    expect(given.accounts[0]?.segment).toBe("Mill & Sons");
  });
});

describe("Salesforce's prices and contracts", () => {
  const accounts = [{ Id: "001A", Name: "Harbor Tools" }];
  const products = [{ Id: "01tA", Name: "Compressor" }];
  const sold = { Id: "0061", AccountId: "001A", StageName: "Closed Won", IsWon: true, CloseDate: "2025-01-01" };
  const won = [{ ...sold, Amount: 100, CurrencyIsoCode: "EUR" }];

  test("the price of an asset is converted, or left out where no rate was given", () => {
    const asset = { Id: "02i1", AccountId: "001A", Product2Id: "01tA", PurchaseDate: "2026-01-01" };
    const rows = { accounts, products, opportunities: won };
    const inYen = [{ ...asset, Price: 900_000, CurrencyIsoCode: "JPY" }];
    const without = fromSalesforce({ ...rows, assets: inYen });
    expect(without.products).toEqual([]);
    expect(listed(without)).toEqual([
      ["assets", "02i1", "Price", "no-rate"],
      ["products", "01tA", "UnitPrice", "no-price"],
    ]);
    expect(fromSalesforce({ ...rows, assets: inYen }, { rates: { JPY: 0.006 } }).products).toEqual([
      { id: "01tA", price: 5400 },
    ]);
    // Without a sale the rows that have a price say what the currency is.
    const { accounts: read } = fromSalesforce({ accounts, products, assets: inYen });
    expect(read[0]?.currency).toBe("JPY");
    expect(listed(fromSalesforce({ ...rows, assets: [{ ...asset, Price: "1.200,50" }] }))).toContainEqual([
      "assets",
      "02i1",
      "Price",
      "not-readable",
    ]);
  });

  test.each<[string, string, string]>([
    ["inside", "", ""],
    ["with dots", "Pricebook2.IsStandard", "Pricebook2.Name"],
    ["in capitals", "PRICEBOOK2.ISSTANDARD", "PRICEBOOK2.NAME"],
  ])("the standard price book is known %s, whatever comes first", (form, standardKey, nameKey) => {
    const entry = (price: string, standard: boolean, name: string): object => {
      const [id, product, amount] =
        form === "in capitals" ? ["ID", "PRODUCT2ID", "UNITPRICE"] : ["Id", "Product2Id", "UnitPrice"];
      const row = { [id]: `01u${price}`, [product]: "01tA", [amount]: price };
      if (form === "inside") return { ...row, Pricebook2: { IsStandard: standard, Name: name } };
      return { ...row, [standardKey]: String(standard), [nameKey]: name };
    };
    const pricebookEntries = [entry("50", false, "Partners"), entry("100", true, "List"), entry("70", false, "Web")];
    expect(fromSalesforce({ products, pricebookEntries }).products).toEqual([{ id: "01tA", price: 100 }]);
  });

  test("the product of a line is known by any heading of its entry's product", () => {
    const lines = [
      { Id: "1", OpportunityId: "0061", TotalPrice: "1", "PricebookEntry.Product2.Id": "01tA" },
      { Id: "2", OpportunityId: "0061", TotalPrice: "2", "PricebookEntry.Product2Id": "01tA" },
      { Id: "3", OpportunityId: "0061", TotalPrice: "3", PricebookEntry: { Product2: { Id: "01tA" } } },
    ];
    const adapted = fromSalesforce({ accounts, opportunities: won, opportunityLineItems: lines as never });
    expect(adapted.accounts[0]?.purchases?.map(({ productId }) => productId)).toEqual(["01tA", "01tA", "01tA"]);
  });

  test("a service contract's total is a year's by its term, else by its days; what cannot be read is listed", () => {
    const row = { AccountId: "001A", StartDate: "2026-01-01" };
    const adapted = fromSalesforce({
      accounts,
      opportunities: won,
      serviceContracts: [
        { ...row, Id: "1", EndDate: "2026-12-31", GrandTotal: 12_000 },
        { ...row, Id: "2", EndDate: "2027-12-31", GrandTotal: "24000.00" },
        { ...row, Id: "3", Term: 6, GrandTotal: 6000 },
        { ...row, Id: "4", EndDate: "2026-12-31", GrandTotal: 1_200_000, CurrencyIsoCode: "JPY" },
        { ...row, Id: "5", EndDate: "2026-12-31", GrandTotal: "12,000" },
        { ...row, Id: "6", GrandTotal: 500 },
      ],
    });
    expect(adapted.accounts[0]?.contracts?.map(({ amount }) => amount)).toEqual([
      12_000,
      12_000,
      12_000,
      undefined,
      undefined,
      undefined,
    ]);
    expect(listed(adapted)).toEqual([
      ["serviceContracts", "4", "GrandTotal", "no-rate"],
      ["serviceContracts", "5", "GrandTotal", "not-readable"],
      ["serviceContracts", "6", "Term", "missing"],
    ]);
  });

  test.each([
    ["Activated", "active"],
    ["Reactivated", "active"],
    ["Deactivated", "expired"],
    ["Inactive", "expired"],
    ["Not Active", "expired"],
    ["Cancelled", "cancelled"],
    ["In Approval Process", "draft"],
    ["Radioactive", undefined],
  ])("a contract that is %j is %j", (Status, status) => {
    const contracts = [{ Id: "8001", AccountId: "001A", StartDate: "2026-01-01", Status }];
    expect(fromSalesforce({ accounts, contracts }).accounts[0]?.contracts?.[0]?.status).toBe(status);
  });
});

describe("what a CRM calls an account", () => {
  test.each([
    ["Customer - Direct", "customer"],
    ["Lost Prospect", "prospect"],
    ["Former Customer", "churned"],
    ["Past client", "churned"],
    ["Lost", "churned"],
    ["Potential Customer", "prospect"],
    ["Target client", "prospect"],
    ["Non-Customer", undefined],
    ["Not yet a customer", undefined],
    ["Customer, no contract", "customer"],
    ["Pasta maker", undefined],
    ["Leading partner", undefined],
  ])("Salesforce's type %j is %j where nothing was sold", (Type, status) => {
    expect(fromSalesforce({ accounts: [{ Id: "001A", Type }] }).accounts[0]?.status).toBe(status);
  });

  test.each([
    [60, []],
    [110, ["out-of-range"]],
    ["likely", ["not-readable"]],
    [null, []],
  ])("a probability of %j of an open opportunity leaves %j", (Probability, causes) => {
    const opportunities = [
      { Id: "1", AccountId: "001A", StageName: "Prospecting", Probability, CloseDate: "2026-12-01" },
    ];
    const { left } = fromSalesforce({ accounts: [{ Id: "001A" }], opportunities });
    expect(left.filter(({ field }) => field === "Probability").map(({ why }) => why)).toEqual(causes);
  });

  // Both set it when a first deal is won, and neither takes it back.
  test("a customer that bought is what its purchases say: years of silence are not hidden", () => {
    const since = "2017-01-01";
    const companies = [
      { id: "11", properties: { lifecyclestage: "customer", hs_lifecyclestage_customer_date: `${since}T00:00:00Z` } },
    ];
    const deal = { dealstage: "closedwon", amount: "500", closedate: `${since}T00:00:00Z` };
    const associations = { companies: { results: [{ id: "11", type: "deal_to_company" }] } };
    const portal = fromHubSpot({ companies, deals: [{ id: "21", properties: deal, associations }] });
    const org = fromSalesforce({
      accounts: [{ Id: "001A", Type: "Customer - Channel" }],
      opportunities: [{ Id: "1", AccountId: "001A", IsWon: true, IsClosed: true, CloseDate: since, Amount: 5 }],
    });
    for (const { accounts } of [portal, org]) {
      expect(accounts[0]).not.toHaveProperty("status");
      expect(accounts[0]).not.toHaveProperty("statusSince");
      const [report] = reviewPortfolio(
        { accounts, products: [], sellers: [] },
        { asOf: "2026-11-30", to: "2027-02-28" },
      ).accounts;
      expect(report?.standing.state).toBe("lost");
    }
    const [unsold] = fromHubSpot({ companies, deals: [] }).accounts;
    expect(unsold).toMatchObject({ status: "customer", statusSince: since });
  });
});

describe("HubSpot's recurring lines", () => {
  const companies = [{ id: "1", properties: { name: "Harbor Tools" } }];
  const read = (properties: Record<string, string | null>, amount = "100") => {
    const line = { hs_product_id: "p", quantity: "1", price: amount, amount, recurringbillingfrequency: "monthly" };
    const results = [{ id: "l", type: "deal_to_line_item" }];
    const adapted = fromHubSpot({
      companies,
      deals: [
        {
          id: "d",
          properties: { dealstage: "closedwon", closedate: "2026-01-10T00:00:00Z" },
          associations: { companies: { results: [{ id: "1", type: "deal_to_company" }] }, "line items": { results } },
        },
      ],
      line_items: [{ id: "l", properties: { ...line, ...properties } }],
    });
    return {
      adapted,
      contract: adapted.accounts[0]?.contracts?.[0],
      paid: adapted.accounts[0]?.purchases?.[0]?.amount,
    };
  };

  const start = { hs_recurring_billing_start_date: "2026-01-01" };
  test.each<[string, Record<string, string | null>, string | undefined]>([
    ["months", { ...start, hs_recurring_billing_period: "P12M" }, "2026-12-31"],
    ["years and months", { ...start, hs_recurring_billing_period: "P1Y6M" }, "2027-06-30"],
    ["days", { ...start, hs_recurring_billing_period: "P365D" }, "2026-12-31"],
    ["weeks", { ...start, hs_recurring_billing_period: "P52W" }, "2026-12-30"],
    ["months of its own", { ...start, hs_term_in_months: "12" }, "2026-12-31"],
    ["payments", { ...start, hs_recurring_billing_number_of_payments: "24" }, "2027-12-31"],
    [
      "payments of a week",
      { ...start, recurringbillingfrequency: "weekly", hs_recurring_billing_number_of_payments: "4" },
      "2026-01-28",
    ],
    ["no term", start, undefined],
  ])("one with a term of %s ends with it", (_, properties, endsOn) => {
    const { adapted, contract } = read(properties);
    expect(contract?.endsOn).toBe(endsOn);
    expect(adapted.left).toEqual([]);
  });

  test("a period that cannot be read is listed, and other fields say the term", () => {
    const { adapted, contract } = read({ ...start, hs_recurring_billing_period: "12", hs_term_in_months: "12" });
    expect(contract?.endsOn).toBe("2026-12-31");
    expect(listed(adapted)).toEqual([["line_items", "l", "hs_recurring_billing_period", "not-readable"]]);
  });

  test.each<[string, Record<string, string | null>, string]>([
    ["months", { hs_billing_start_delay_months: "3" }, "2026-04-10"],
    ["days", { hs_billing_start_delay_days: "45" }, "2026-02-24"],
    [
      "what its kind says",
      {
        hs_billing_start_delay_type: "hs_billing_start_delay_days",
        hs_billing_start_delay_days: "45",
        hs_billing_start_delay_months: "3",
      },
      "2026-02-24",
    ],
  ])("one that is delayed by %s starts later, and ends later", (_, properties, startsOn) => {
    const { adapted, contract } = read({ ...properties, hs_recurring_billing_period: "P1M" });
    expect(contract?.startsOn).toBe(startsOn);
    expect(contract?.endsOn?.slice(0, 7)).toBe(startsOn === "2026-04-10" ? "2026-05" : "2026-03");
    expect(adapted.left).toEqual([]);
  });

  test("a delay that cannot be read is listed", () => {
    const { adapted, contract } = read({ hs_billing_start_delay_days: "soon" });
    expect(contract?.startsOn).toBe("2026-01-10");
    expect(listed(adapted)).toEqual([["line_items", "l", "hs_billing_start_delay_days", "not-readable"]]);
  });

  // 12,000 a year, however it is billed.
  test.each<[string, string, number]>([
    ["monthly", "1000", 12_000],
    ["quarterly", "3000", 12_000],
    ["annually", "12000", 12_000],
    ["per_two_years", "24000", 12_000],
  ])(
    "one that is billed %s is a purchase of a year, as its contract is",
    (recurringbillingfrequency, price, amount) => {
      const { adapted, contract, paid } = read({ ...start, recurringbillingfrequency }, price);
      expect(paid).toBe(amount);
      const perYear = { month: 12, quarter: 4, year: 1 }[contract?.per as "month"];
      expect((contract?.amount ?? 0) * perYear).toBe(amount);
      expect(adapted.products).toEqual([{ id: "p", price: amount }]);
    },
  );

  test("a term below a year is a purchase of the term; what does not recur is one of its amount", () => {
    expect(read({ ...start, hs_recurring_billing_period: "P6M" }).paid).toBe(600);
    expect(read({ recurringbillingfrequency: null }).paid).toBe(100);
  });
});

describe("HubSpot's associations of the fourth version", () => {
  const companies = [
    { id: "1", properties: { name: "First" } },
    { id: "2", properties: { name: "Second" } },
  ];
  const unlabelled = { category: "HUBSPOT_DEFINED", typeId: 341, label: null };

  // HubSpot: labels are not to be relied on, only the number is.
  test.each<[string, object]>([
    ["its number alone", { category: "HUBSPOT_DEFINED", typeId: 5, label: null }],
    ["its number under a label of another language", { category: "HUBSPOT_DEFINED", typeId: 5, label: "Primär" }],
    ["today's label", { label: "Deal with Primary Company" }],
    ["the label it had before", { label: "Primary" }],
  ])("the primary company is known by %s", (_, type) => {
    const results = [
      { toObjectId: 1, associationTypes: [unlabelled, { category: "USER_DEFINED", typeId: 5, label: "Reseller" }] },
      { toObjectId: 2, associationTypes: [type, unlabelled] },
    ];
    const deal = { dealstage: "closedwon", amount: "500", closedate: "2026-01-01T00:00:00Z" };
    const adapted = fromHubSpot({
      companies,
      deals: [{ id: "d", properties: deal, associations: { companies: { results } } }],
    });
    expect(adapted.accounts.map(({ purchases }) => purchases?.length)).toEqual([0, 1]);
  });
});

describe("Zendesk's tickets without audits or metrics", () => {
  const ticket = {
    id: 61,
    organization_id: 41,
    created_at: "2026-10-01T08:00:00Z",
    updated_at: "2026-11-09T08:00:00Z",
  };
  const via = { channel: "email" };
  const read = (row: object, more: object = {}) =>
    fromZendesk({ organizations: [{ id: 41 }], tickets: [{ ...ticket, via, ...row }], ...more }).accounts[0]
      ?.tickets?.[0];

  test("a pending one waits for the customer since its last change", () => {
    expect(read({ status: "pending" })?.waits).toEqual([{ from: "2026-11-09T08:00:00.000Z", to: null }]);
    const ticket_metrics = [{ id: 71, ticket_id: 61, status_updated_at: "2026-11-02T08:00:00Z" }];
    expect(read({ status: "pending" }, { ticket_metrics })?.waits).toEqual([
      { from: "2026-11-02T08:00:00.000Z", to: null },
    ]);
    expect(read({ status: "open" })?.waits).toBeUndefined();
  });

  test("one with audits and no metrics is resolved when its audits say so for the last time", () => {
    const change = (id: number, day: string, value: string) => ({
      id,
      ticket_id: 61,
      created_at: `2026-10-${day}T08:00:00Z`,
      author_id: 1,
      events: [{ id: id * 10, type: "Change", field_name: "status", value }],
    });
    const solved = [
      change(1, "01", "new"),
      change(2, "03", "solved"),
      change(3, "04", "open"),
      change(4, "08", "solved"),
    ];
    const closed = change(5, "12", "closed");
    expect(read({ status: "closed" }, { ticket_audits: [...solved, closed] })?.resolvedAt).toBe(
      "2026-10-08T08:00:00.000Z",
    );
  });

  test("its subject is what it is about, never its type", () => {
    expect(read({ status: "open", type: "question", subject: "Re: AW: Invoice for May" })?.topic).toBe(
      "Invoice for May",
    );
    expect(read({ status: "open", type: "question" })).not.toHaveProperty("topic");
  });
});

describe("Twenty's opportunities", () => {
  const read = (row: object, options = {}) =>
    fromTwenty(
      {
        companies: [{ id: "c1" }],
        opportunities: [
          {
            id: "o1",
            companyId: "c1",
            closeDate: "2026-01-01",
            amount: { amountMicros: 1e9, currencyCode: "EUR" },
            ...row,
          },
        ],
      },
      options,
    );

  test("a stage of one's own is open and listed, unless the option says what it is", () => {
    expect(listed(read({ stage: "GEWONNEN" }))).toEqual([["opportunities", "o1", "stage", "unknown-row"]]);
    expect(read({ stage: "GEWONNEN" }).accounts[0]?.deals?.[0]?.status).toBe("open");
    for (const won of [true, false]) expect(read({ stage: "GEWONNEN" }, { won: () => won }).left).toEqual([]);
    for (const stage of ["NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER", "LOST"]) {
      expect(read({ stage }).left).toEqual([]);
    }
  });

  test("an amount that cannot be read is listed", () => {
    const adapted = read({ stage: "CUSTOMER", amount: { amountMicros: "1,000,000", currencyCode: "EUR" } });
    expect(adapted.accounts[0]?.purchases).toEqual([{ on: "2026-01-01" }]);
    expect(listed(adapted)).toEqual([["opportunities", "o1", "amount", "not-readable"]]);
  });
});
