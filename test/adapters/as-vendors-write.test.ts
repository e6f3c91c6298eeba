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
