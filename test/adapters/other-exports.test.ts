import { fromHubSpot, fromSalesforce, fromTwenty, fromZendesk, type AdaptedRecords } from "retention-kit/adapters";
import { describe, expect, test } from "vitest";

/** Other ways in which the same systems hand out the same rows. Rows are made up. */
const listed = ({ left }: AdaptedRecords): [string, string | null, string | null, string, number][] =>
  left.map(({ object, id, field, why, count }) => [object, id, field, why, count]);

describe("responses of any system", () => {
  const companies = [{ id: "11", properties: { name: "Mill & Sons" } }];

  test("what is no row is listed: a text for a list, a text or nothing for a row", () => {
    const adapted = fromHubSpot({ companies: [...companies, null, 5, "12", []], deals: "none" } as never);
    expect(adapted.accounts.map(({ id }) => id)).toEqual(["11"]);
    expect(listed(adapted)).toEqual([
      ["companies", null, null, "missing", 1],
      ["companies", null, null, "not-readable", 2],
      ["deals", null, null, "not-readable", 1],
    ]);
    expect(adapted.counts).toMatchObject({
      companies: { rows: 4, used: 1, left: 3 },
      deals: { rows: 1, used: 0, left: 1 },
    });
  });

  test("a list that is not known is listed with its rows, also in a page, and what is no list is none", () => {
    const adapted = fromHubSpot({
      companies,
      notes: { results: [{ id: "1" }, { id: "2" }], paging: {} },
      quotes: [{ id: "3" }],
      total: 7,
      exportedAt: "2026-03-02",
      context: { portalId: 1 },
    } as never);
    expect(listed(adapted)).toEqual([
      ["notes", null, null, "unknown-object", 2],
      ["quotes", null, null, "unknown-object", 1],
    ]);
  });

  test.each<[string, (last: boolean) => object]>([
    ["HubSpot", (last) => ({ results: companies, paging: last ? undefined : { next: { after: "1", link: "x" } } })],
    [
      "HubSpot's search",
      (last) => ({ total: 2, results: companies, ...(!last && { paging: { next: { after: 1 } } }) }),
    ],
    ["Salesforce", (last) => ({ totalSize: 2, done: last, records: companies })],
    ["Zendesk", (last) => ({ companies, next_page: last ? null : "https://desk.example/2", count: 2 })],
    ["Zendesk's export", (last) => ({ companies, next_page: "https://desk.example/2", end_of_stream: last })],
    ["Zendesk's cursor", (last) => ({ companies, meta: { has_more: !last }, links: {} })],
    ["GraphQL", (last) => ({ edges: [{ node: companies[0] }], pageInfo: { hasNextPage: !last } })],
  ])("a page of %s that is not the last is said to be cut", (_, page) => {
    const cut = [["companies", null, null, "incomplete", 1]];
    expect(listed(fromHubSpot({ companies: page(false) }))).toEqual(cut);
    expect(listed(fromHubSpot({ companies: page(true) }))).toEqual([]);
    // The last page need not come last.
    const pages = [page(true), { ...page(false), results: [], records: [], companies: [], edges: [] }];
    expect(listed(fromHubSpot({ companies: pages }))).toEqual([]);
  });

  test("a field that fails when it is read is left out, and the row stays", () => {
    const failing = (row: object, field: string): object =>
      Object.defineProperty({ ...row }, field, {
        enumerable: true,
        get() {
          throw new Error("the session is closed");
        },
      });
    const adapted = fromHubSpot({
      companies: [failing(companies[0] ?? {}, "associations"), { id: "12", properties: failing({}, "name") }],
    });
    expect(adapted.accounts).toEqual([{ id: "11", name: "Mill & Sons" }, { id: "12" }]);
    expect(listed(adapted)).toEqual([
      ["companies", "11", "associations", "not-readable", 1],
      ["companies", "12", "properties.name", "not-readable", 1],
    ]);
    const rowsWith = (field: string) => [failing({ id: "1", Id: "1" }, field)] as never;
    expect(fromSalesforce({ accounts: rowsWith("Name") }).accounts).toEqual([{ id: "1" }]);
    expect(fromZendesk({ organizations: rowsWith("name") }).accounts).toEqual([{ id: "1" }]);
    expect(fromTwenty({ companies: rowsWith("name") }).accounts).toEqual([{ id: "1" }]);
    // What an option throws is no fault of a row.
    const segment = (): string => {
      throw new Error("a fault of the caller's");
    };
    expect(() => fromHubSpot({ companies }, { segment })).toThrow("a fault of the caller's");
  });
});

describe("HubSpot", () => {
  const won = { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" };
  const company = { id: "11", properties: { hs_object_id: "11", name: null, domain: null, lifecyclestage: null } };
  const purchases = (objects: object): unknown => fromHubSpot(objects).accounts[0]?.purchases;

  test("associations of the fourth version, of the batch endpoint, and with labels name the same company", () => {
    const ways: object[] = [
      { companies: { results: [{ id: "11", type: "deal_to_company_unlabeled" }] } },
      { companies: { results: [{ id: "11", type: "billing_contact" }], paging: undefined } },
      { companies: [{ toObjectId: 11, associationTypes: [{ category: "USER_DEFINED", typeId: 28, label: "Payer" }] }] },
      { COMPANY: { results: [{ toObjectId: "11", associationTypes: [{ label: null, typeId: 341 }] }] } },
      { "0-2": ["11"] },
    ];
    for (const associations of ways) {
      expect(purchases({ companies: [company], deals: [{ id: "21", properties: won, associations }] })).toEqual([
        { on: "2026-03-02", amount: 900 },
      ]);
    }
  });

  test("more associations than a page shows are said to be cut", () => {
    const associations = {
      companies: { results: [{ id: "11" }] },
      line_items: { results: [{ id: "31" }], paging: { next: { after: "31", link: "x" } } },
    };
    const adapted = fromHubSpot({ companies: [company], deals: [{ id: "21", properties: won, associations }] });
    expect(listed(adapted)).toEqual([["deals", "21", "associations.line_items", "incomplete", 1]]);
  });

  test("stages of pipelines by kind of object, of custom pipelines, and of none", () => {
    const stages = [
      { id: "9001", label: "Signed", metadata: { isClosed: "true", probability: "1.0" } },
      { id: "9002", label: "Gone", metadata: { isClosed: "true", probability: "0.0" } },
    ];
    const deal = (id: string, dealstage: string) => ({
      id,
      properties: { ...won, dealstage, pipeline: "77", hs_is_closed_won: null },
      associations: { companies: { results: [{ id: "11" }] } },
    });
    const deals = [deal("1", "9001"), deal("2", "9002"), deal("3", "9003")];
    const pipeline = { id: "77", label: "Partners", stages };
    const given = [
      [pipeline],
      { results: [pipeline] },
      { deals: { results: [pipeline] }, tickets: { results: [] } },
      { deals: [pipeline], tickets: [{ id: "0", stages: [] }] },
    ];
    for (const pipelines of given) {
      const [account] = fromHubSpot({ companies: [company], deals, pipelines }).accounts;
      expect(account?.purchases).toHaveLength(1);
      expect(account?.deals?.map(({ id, status }) => [id, status])).toEqual([
        ["2", "lost"],
        ["3", "open"],
      ]);
    }
    // Without pipelines nothing says that a stage of their own is won.
    expect(fromHubSpot({ companies: [company], deals }).accounts[0]?.purchases).toEqual([]);
  });

  test("rows as text, as CSV exports have them, and a line without its net amount", () => {
    const objects = {
      owners: [
        { id: "1", archived: "true" },
        { id: "2", archived: "false", userIdIncludingInactive: 7 },
      ],
      companies: [
        { id: 11, archived: "false", properties: { hubspot_owner_id: 2 } },
        { id: 12, archived: "true", properties: {} },
      ],
      deals: [
        {
          properties: { hs_object_id: "21", ...won, amount: "" },
          associations: { companies: [11], "line items": ["31", 32, "33", "34"] },
        },
      ],
      line_items: [
        { id: "31", properties: { hs_product_id: "a", price: "100", quantity: "3", hs_discount_percentage: "10" } },
        { id: "32", properties: { hs_product_id: "b", price: "100", quantity: "3", discount: "5" } },
        { id: "33", properties: { hs_product_id: "c", price: "100", quantity: "3", discount: "5", amount: "1" } },
        { id: "34", properties: { hs_product_id: "d", price: "100", quantity: "3", discount: "120" } },
      ],
    };
    const { accounts, sellers } = fromHubSpot(objects as never);
    expect(accounts.map(({ id, sellerId }) => [id, sellerId])).toEqual([["11", "2"]]);
    expect(accounts[0]?.purchases?.map(({ productId, amount }) => [productId, amount])).toEqual([
      ["a", 270],
      ["b", 285],
      ["c", 1],
      // Given away, and no return.
      ["d", 0],
    ]);
    expect(sellers.map(({ id }) => id)).toEqual(["2"]);
  });
});

describe("Salesforce", () => {
  const flat = {
    accounts: [{ Id: "0011", Name: "Mill & Sons" }],
    contacts: [{ Id: "0031", AccountId: "0011" }],
    opportunities: [{ Id: "0061", AccountId: "0011", IsWon: true, StageName: "Closed Won", CloseDate: "2026-03-02" }],
    opportunityLineItems: [{ Id: "00k1", OpportunityId: "0061", Product2Id: "01t1", TotalPrice: 900, Quantity: 1 }],
    cases: [{ Id: "5001", AccountId: "0011", CreatedDate: "2026-03-04T08:00:00.000+0000", Status: "New" }],
    caseHistories: [
      {
        CaseId: "5001",
        CreatedDate: "2026-03-05T08:00:00.000+0000",
        Field: "Status",
        OldValue: "New",
        NewValue: "Waiting on Customer",
      },
    ],
    tasks: [{ Id: "00T1", WhatId: "0061", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2026-04-01" }],
    assets: [{ Id: "02i1", AccountId: "0011", Product2Id: "01t1", PurchaseDate: "2026-03-02" }],
    warranties: [{ Id: "0Zx1", AssetId: "02i1", EndDate: "2028-03-01" }],
    products: [{ Id: "01t1", Name: "Oven" }],
    pricebookEntries: [{ Id: "01u1", Product2Id: "01t1", UnitPrice: 900 }],
  };
  const expected = fromSalesforce(flat);

  test("lists inside the rows of others, as a query with relationships brings them", () => {
    const inside = (records: readonly object[], done = true) => ({ totalSize: records.length, done, records });
    const without = (row: object | undefined, field: string): object =>
      Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => name !== field));
    const opportunity = {
      ...without(flat.opportunities[0], "AccountId"),
      OpportunityLineItems: inside(flat.opportunityLineItems.map((row) => without(row, "OpportunityId"))),
      Tasks: inside(flat.tasks.map((row) => without(row, "WhatId"))),
    };
    const nested = {
      accounts: inside([
        {
          ...flat.accounts[0],
          Contacts: inside(flat.contacts.map((row) => without(row, "AccountId"))),
          Opportunities: inside([opportunity]),
          Cases: inside([
            {
              ...without(flat.cases[0], "AccountId"),
              Histories: inside(flat.caseHistories.map((row) => without(row, "CaseId"))),
            },
          ]),
          Assets: inside([
            {
              ...without(flat.assets[0], "AccountId"),
              AssetWarranties: inside(flat.warranties.map((row) => without(row, "AssetId"))),
            },
          ]),
          Contracts: null,
        },
      ]),
      products: [{ ...flat.products[0], PricebookEntries: inside(flat.pricebookEntries) }],
    };
    const adapted = fromSalesforce(nested);
    const records = ({ accounts, products, sellers, counts }: AdaptedRecords) => ({
      accounts,
      products,
      sellers,
      counts,
    });
    expect(records(adapted)).toEqual(records(expected));
    expect(adapted.left).toEqual([]);
    // The same rows once more, as a list of their own, are the same rows.
    expect(records(fromSalesforce({ ...nested, opportunities: flat.opportunities })).accounts).toEqual(
      expected.accounts,
    );
    // More of them than one answer holds.
    const cut = { accounts: [{ ...flat.accounts[0], Contacts: inside(flat.contacts, false) }] };
    expect(listed(fromSalesforce(cut as never))).toEqual([["accounts", "0011", "Contacts", "incomplete", 1]]);
  });

  test("rows that carry an export's number beside their id", () => {
    const accounts = [
      {
        id: "1",
        Id: "0011",
        Contacts: {
          done: true,
          records: [
            { id: "1", Id: "0031" },
            { id: "1", Id: "0032" },
          ],
        },
      },
    ];
    const adapted = fromSalesforce({ accounts });
    expect(adapted.accounts[0]?.contacts?.map(({ id }) => id)).toEqual(["0031", "0032"]);
  });

  test("other rows named inside of a row, or with a dot", () => {
    const named = {
      ...flat,
      opportunities: flat.opportunities.map((row) => ({ ...row, AccountId: undefined, Account: { Id: "0011" } })),
      opportunityLineItems: flat.opportunityLineItems.map((row) => ({
        ...row,
        Product2Id: undefined,
        "PricebookEntry.Product2Id": "01t1",
      })),
      cases: flat.cases.map((row) => ({ ...row, AccountId: "", "Account.Id": "0011" })),
      tasks: flat.tasks.map((row) => ({
        ...row,
        WhatId: null,
        What: { attributes: { type: "Opportunity" }, Id: "0061" },
      })),
    };
    expect(fromSalesforce(named as never).accounts).toEqual(expected.accounts);
  });

  test("a person who is an account: what names the person, and their wishes", () => {
    const [account] = fromSalesforce({
      accounts: [
        {
          Id: "0012",
          IsPersonAccount: true,
          Name: null,
          FirstName: "Sam",
          LastName: "Quill",
          PersonContactId: "0032",
          PersonHasOptedOutOfEmail: true,
          PersonDoNotCall: false,
        },
      ],
      tasks: [{ Id: "00T2", WhoId: "0032", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2026-04-01" }],
      opportunities: [
        { Id: "0062", ContactId: "0032", IsWon: "true", IsClosed: "true", Amount: "40.5", CloseDate: "2026-03-02" },
      ],
    } as never).accounts;
    expect(account).toMatchObject({
      name: "Sam Quill",
      preferences: { channels: ["call"] },
      touches: [{ on: "2026-04-01", kind: "call" }],
      purchases: [{ on: "2026-03-02", amount: 40.5 }],
    });
  });

  test("a task about several people, of whom a later one has an account", () => {
    const tasks = [
      {
        Id: "00T3",
        WhoId: "00Q1",
        Status: "Completed",
        Type: "Call",
        ActivityDate: "2026-04-02",
        TaskWhoRelations: { totalSize: 2, done: true, records: [{ RelationId: "00Q1" }, { RelationId: "0031" }] },
      },
    ];
    const [account] = fromSalesforce({ ...flat, tasks }).accounts;
    expect(account?.touches).toEqual([{ on: "2026-04-02", kind: "call", contactId: "0031" }]);
  });

  test("drafts of mails answer nobody, and what is put away or turned down is neither sold nor signed", () => {
    const adapted = fromSalesforce({
      ...flat,
      emailMessages: [
        { Id: "02s1", ParentId: "5001", MessageDate: "2026-03-04T09:00:00.000+0000", Incoming: false, Status: "5" },
        { Id: "02s2", ParentId: "5001", MessageDate: "2026-03-04T10:00:00.000+0000", Incoming: false, Status: "3" },
      ],
      products: [{ Id: "01t1", IsActive: true, IsArchived: true }],
      contracts: [
        { Id: "8001", AccountId: "0011", StartDate: "2026-01-01", Status: "Signature Declined" },
        { Id: "8002", AccountId: "0011", StartDate: "2026-01-01", Status: "Lopetettu", StatusCode: "Terminated" },
        { Id: "8003", AccountId: "0011", StartDate: "2026-01-01", Status: "Approved", StatusCode: "Activated" },
        { Id: "8004", AccountId: "0011", StartDate: "2026-01-01", Status: "Approved, active" },
        { Id: "8005", AccountId: "0011", StartDate: "2026-01-01", Status: "In Approval Process" },
      ],
    });
    expect(adapted.accounts[0]?.tickets?.[0]).toMatchObject({
      replies: 1,
      firstRepliedAt: "2026-03-04T10:00:00.000Z",
    });
    expect(adapted.products).toEqual([{ id: "01t1", price: 900, discontinued: true }]);
    expect(adapted.accounts[0]?.contracts?.map(({ status }) => status)).toEqual([
      "draft",
      "cancelled",
      "active",
      "active",
      "draft",
    ]);
  });
});

describe("Zendesk", () => {
  const organizations = [{ id: 41, name: "Mill & Sons" }];
  const users = [{ id: 51, role: "end-user", organization_id: 41 }];
  const ticket = { id: 61, requester_id: 51, status: "solved", created_at: "2026-03-02T08:00:00Z" };

  test("rows that come beside the tickets of a response are read, each once", () => {
    const page = {
      tickets: [ticket],
      users,
      organizations,
      metric_sets: [{ id: 71, ticket_id: 61, replies: 3 }],
      count: 1,
    };
    const pages = [page, { ...page, tickets: [{ ...ticket, id: 62 }], end_of_stream: true }];
    const expected = fromZendesk({
      organizations,
      users,
      tickets: [ticket, { ...ticket, id: 62 }],
      ticket_metrics: [{ id: 71, ticket_id: 61, replies: 3 }],
    });
    const adapted = fromZendesk({ tickets: pages } as never);
    expect(adapted).toEqual(expected);
    expect(adapted.left).toEqual([]);
    expect(fromZendesk({ tickets: pages, organizations } as never)).toEqual(expected);
    // A response as it is.
    expect(fromZendesk(page as never).accounts[0]?.tickets).toHaveLength(1);
  });

  test("pages of audits and of comments have names of their own", () => {
    const comment = { id: 1, author_id: 9, public: true, created_at: "2026-03-02T09:00:00Z" };
    const audit = {
      id: 2,
      ticket_id: 61,
      created_at: "2026-03-02T09:00:00Z",
      author_id: 9,
      events: [{ ...comment, type: "Comment" }],
    };
    const base = { organizations, users, tickets: [ticket] };
    const byAudits = fromZendesk({ ...base, ticket_audits: { audits: [audit], next_page: null } } as never);
    const byComments = fromZendesk({
      ...base,
      ticket_comments: { comments: [{ ...comment, ticket_id: 61 }], count: 1, next_page: null },
    } as never);
    for (const { accounts, left } of [byAudits, byComments]) {
      expect(accounts[0]?.tickets?.[0]).toMatchObject({ replies: 1 });
      expect(left).toEqual([]);
    }
  });

  test("answers to the second kind of survey, on their own scale; what nobody answered is none", () => {
    const answer = { type: "rating_scale", rating: 4, rating_category: "good", created_at: "2026-03-03T08:00:00Z" };
    const subjects = [{ id: "61", type: "ticket", zrn: "zen:ticket:61" }];
    const adapted = fromZendesk({
      organizations,
      users,
      tickets: [{ ...ticket, satisfaction_rating: { score: "good" }, updated_at: "2026-03-03T08:00:00Z" }],
      survey_responses: [
        { id: "r1", responder_id: 51, answers: [{ type: "open_ended" }, answer], subjects },
        {
          id: "r2",
          responder_id: 51,
          answers: [{ ...answer, rating: 2, question: { options: [{ rating: 1 }, { rating: 2 }] } }],
          subjects: [{ zrn: "zen:ticket:62" }],
        },
        { id: "r3", responder_id: 51, answers: [], subjects },
        { id: "r4", responder_id: 99, answers: [answer], subjects: null },
        { id: "r5", responder_id: 51, answers: [{ ...answer, rating: 9 }], subjects },
      ],
    });
    const scale = { min: 1, max: 5, higherIsBetter: true };
    const at = "2026-03-03T08:00:00.000Z";
    expect(adapted.accounts[0]?.surveys).toEqual([
      { at, metric: "csat", score: 4, scale, ticketId: "61", contactId: "51" },
      { at, metric: "csat", score: 2, scale: { ...scale, max: 2 }, ticketId: "62", contactId: "51" },
    ]);
    expect(listed(adapted)).toEqual([
      ["survey_responses", "r3", "answers", "no-answer", 1],
      ["survey_responses", "r4", "subjects", "no-account", 1],
      ["survey_responses", "r5", "rating", "out-of-range", 1],
    ]);
  });

  test("the ticket of a side conversation is no customer's", () => {
    const side = { ...ticket, id: 63, via: { channel: "side_conversation" } };
    const adapted = fromZendesk({ organizations, users, tickets: [side] });
    expect(adapted.accounts[0]?.tickets).toEqual([]);
    expect(listed(adapted)).toEqual([["tickets", "63", null, "internal", 1]]);
  });

  test("any channel is taken in its own words", () => {
    const channels = ["web", "email", "api", "chat", "voice", "sms", "twitter", "native_messaging", "help_center", 33];
    const tickets = channels.map((channel, index) => ({ ...ticket, id: index + 1, via: { channel } }));
    const adapted = fromZendesk({ organizations, users, tickets });
    expect(adapted.accounts[0]?.tickets?.map(({ channels: own }) => own?.[0])).toEqual([
      ...channels.slice(0, 4),
      "phone",
      ...channels.slice(5, 9),
      "33",
    ]);
  });
});

describe("Twenty", () => {
  const companies = [{ id: "c1", name: "Mill & Sons" }];
  const people = [{ id: "p1", companyId: "c1", emails: { primaryEmail: "jo@mill.example" } }];
  const opportunities = [
    { id: "o1", companyId: "c1", stage: "CUSTOMER", amount: { amountMicros: "900000000" }, closeDate: "2026-03-02" },
  ];
  const expected = fromTwenty({ companies, people, opportunities });

  test("answers of GraphQL and of REST, whole or list by list", () => {
    const edges = (rows: readonly object[]) => ({
      edges: rows.map((node) => ({ node, cursor: "x" })),
      pageInfo: { hasNextPage: false },
      totalCount: rows.length,
    });
    const data = { companies: edges(companies), people: edges(people), opportunities: edges(opportunities) };
    const rest = (name: string, rows: readonly object[]) => ({
      data: { [name]: rows },
      pageInfo: { hasNextPage: false },
      totalCount: rows.length,
    });
    const ways = [
      data,
      { data },
      { companies: { data } },
      {
        companies: rest("companies", companies),
        people: [rest("people", people)],
        opportunities: rest("opportunities", opportunities),
      },
    ];
    for (const given of ways) expect(fromTwenty(given as never)).toEqual(expected);
  });

  test("an opportunity without a company is that of the person it goes through", () => {
    const byPerson = [{ ...opportunities[0], companyId: null, pointOfContactId: "p1" }];
    expect(fromTwenty({ companies, people, opportunities: byPerson }).accounts).toEqual(expected.accounts);
  });

  test("targets of tasks of any kind, and participants that name their row inside", () => {
    const done = { title: "Call", status: "DONE", dueAt: "2026-03-02T09:00:00Z" };
    const adapted = fromTwenty({
      companies,
      people,
      opportunities,
      tasks: [
        { ...done, id: "t1" },
        { ...done, id: "t2", dueAt: "2026-03-03T09:00:00Z" },
        {
          ...done,
          id: "t3",
          dueAt: "2026-03-04T09:00:00Z",
          taskTargets: { edges: [{ node: { targetCompany: { id: "c1" } } }] },
        },
        { ...done, id: "t4", taskTargets: [{ targetCompanyId: "c1", deletedAt: "2026-03-05T09:00:00Z" }] },
      ],
      taskTargets: [
        { id: "tt1", task: { id: "t1" }, targetPerson: { id: "p1" } },
        { id: "tt2", taskId: "t2", targetOpportunityId: "o1" },
        { id: "tt3", targetCompanyId: "c1" },
      ],
      calendarEvents: [{ id: "e1", startsAt: "2026-03-05T09:00:00Z" }],
      calendarEventParticipants: [{ id: "ep1", calendarEvent: { id: "e1" }, person: { id: "p1" } }],
    });
    expect(adapted.accounts[0]?.touches?.map(({ on, kind }) => [on, kind])).toEqual([
      ["2026-03-02", "call"],
      ["2026-03-03", "call"],
      ["2026-03-04", "call"],
      ["2026-03-05", "meeting"],
    ]);
    expect(listed(adapted)).toEqual([
      ["taskTargets", "tt3", "taskId", "unknown-row", 1],
      ["tasks", "t4", "taskTargets", "no-account", 1],
    ]);
  });
});
