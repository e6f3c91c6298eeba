import { fromSalesforce, type FromSalesforceOptions, type SalesforceObjects } from "retention-kit/adapters";
import type { Account } from "retention-kit";
import { describe, expect, test } from "vitest";

const mill = { attributes: { type: "Account" }, Id: "001A", Name: "Mill", OwnerId: "005A", IsDeleted: false };

const adapt = (objects: SalesforceObjects, options: FromSalesforceOptions = {}) =>
  fromSalesforce({ accounts: [mill], ...objects }, options);
const accountOf = (objects: SalesforceObjects, options?: FromSalesforceOptions): Account | undefined =>
  adapt(objects, options).accounts[0];
const whys = ({ left }: ReturnType<typeof fromSalesforce>) => left.map(({ id, field, why }) => [id, field, why]);

describe("accounts", () => {
  test("merged ones lead to their master, deleted ones are left out, a parent is named", () => {
    const merged = { Id: "001B", MasterRecordId: "001A", IsDeleted: true };
    const twice = { Id: "001C", MasterRecordId: "001B", IsDeleted: true };
    const gone = { Id: "001D", IsDeleted: true, MasterRecordId: null };
    const child = { Id: "001E", ParentId: "001A" };
    const adapted = adapt({
      accounts: [mill, merged, twice, gone, child, { Id: "001F", ParentId: "001F" }],
      tasks: [{ Id: "00T1", AccountId: "001C", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2026-01-05" }],
    });
    expect(adapted.accounts.map(({ id, parentId }) => [id, parentId])).toEqual([
      ["001A", undefined],
      ["001E", "001A"],
      ["001F", undefined],
    ]);
    expect(adapted.accounts[0]?.touches).toHaveLength(1);
    expect(whys(adapted)).toEqual([
      ["001B", null, "merged"],
      ["001C", null, "merged"],
      ["001D", null, "deleted"],
    ]);
  });

  test("their own revenue is no budget; an option makes one of it", () => {
    const accounts = [{ ...mill, AnnualRevenue: 950000000, NumberOfEmployees: "14668", Tier__c: "Strategic" }];
    expect(accountOf({ accounts })).not.toHaveProperty("annualBudget");
    const options: FromSalesforceOptions = {
      size: ({ Tier__c }) => Tier__c,
      budget: ({ AnnualRevenue }) => Number(AnnualRevenue) / 1e6,
    };
    expect(accountOf({ accounts }, options)).toMatchObject({ size: "Strategic", annualBudget: 950 });
  });

  test("what its type says of it", () => {
    const statusOf = (Type: string) => accountOf({ accounts: [{ ...mill, Type }] })?.status;
    expect(["Customer - Channel", "Prospect", "Former Customer", "Partner"].map(statusOf)).toEqual([
      "customer",
      "prospect",
      "churned",
      undefined,
    ]);
  });

  test("ids of 15 and of 18 characters are the same, by their last three", () => {
    const accounts = [{ Id: "0015g00000N1abcAAB" }, { Id: "0015g00000N1aBc" }];
    const opportunities = ["0015g00000N1abc", "0015g00000N1aBcAAJ"].map((AccountId, index) => ({
      Id: `006${index}`,
      AccountId,
      IsWon: true,
      CloseDate: "2026-01-01",
    }));
    const adapted = adapt({ accounts, opportunities });
    expect(adapted.accounts.map(({ id, purchases }) => [id, purchases?.length])).toEqual([
      ["0015g00000N1abcAAB", 1],
      ["0015g00000N1aBc", 1],
    ]);
  });

  test("a row that comes by both of its ids is one, and its double is listed", () => {
    const accounts = [{ Id: "0015g00000N1aBcAAJ" }, { Id: "0015g00000N1aBc" }];
    const won = { AccountId: "0015g00000N1aBc", IsWon: true, CloseDate: "2026-01-01" };
    const opportunities = [
      { ...won, Id: "0065g00000N1aBc" },
      { ...won, Id: "0065g00000N1aBcAAJ" },
    ];
    const adapted = adapt({ accounts, opportunities });
    expect(adapted.accounts.map(({ id, purchases }) => [id, purchases?.length])).toEqual([["0015g00000N1aBc", 1]]);
    expect(adapted.left.map(({ object, id, why }) => [object, id, why])).toEqual([
      ["accounts", "0015g00000N1aBcAAJ", "doubled"],
      ["opportunities", "0065g00000N1aBc", "doubled"],
    ]);
  });

  test("sellers are the users who own accounts and are still there, in their own zone", () => {
    const users = [
      { Id: "005A", IsActive: true, TimeZoneSidKey: "America/Los_Angeles" },
      { Id: "005B", IsActive: false },
      { Id: "005C", IsActive: true },
    ];
    const adapted = adapt({ users, accounts: [mill, { Id: "001B", OwnerId: "005B" }] });
    expect(adapted.sellers.map(({ id, timeZone }) => [id, timeZone])).toEqual([["005A", "America/Los_Angeles"]]);
    expect(whys(adapted)).toEqual([
      ["005C", null, "owns-nothing"],
      ["005B", null, "retired"],
      ["001B", "OwnerId", "owner-gone"],
    ]);
    expect(adapt({}).sellers.map(({ id }) => id)).toEqual(["005A"]);
  });
});

describe("products and assets", () => {
  const products = [{ Id: "01t1", Name: "Oven", IsActive: true }, { Id: "01t2", IsActive: false }, { Id: "01t3" }];

  test("the price stands in a price book: the standard one, else one that is active, else what was paid", () => {
    const entry = (Product2Id: string, UnitPrice: number | string, more: object = {}) => ({
      Product2Id,
      UnitPrice,
      IsActive: true,
      ...more,
    });
    const adapted = adapt({
      products,
      pricebookEntries: [
        entry("01t1", 700, { Pricebook2: { IsStandard: false } }),
        entry("01t1", "900.0", { Pricebook2: { IsStandard: true } }),
        entry("01t1", 100, { IsActive: false }),
        entry("01t2", 50),
      ],
      assets: [{ Id: "02i1", AccountId: "001A", Product2Id: "01t3", PurchaseDate: "2025-01-01", Price: "3250.0" }],
    });
    expect(adapted.products).toEqual([
      { id: "01t1", price: 900 },
      { id: "01t2", price: 50, discontinued: true },
      { id: "01t3", price: 3250 },
    ]);
    const none = adapt({ products });
    expect(none.products).toEqual([]);
    expect(whys(none)).toEqual(products.map(({ Id }) => [Id, "UnitPrice", "no-price"]));
    const option = adapt({ products }, { product: ({ Id }) => ({ price: Id === "01t1" ? 5 : 6, lifespanMonths: 60 }) });
    expect(option.products[0]).toEqual({ id: "01t1", price: 5, lifespanMonths: 60 });
  });

  test("assets are owned, with the last of their warranties; a competitor's, an internal and an obsolete one are not", () => {
    const asset = (Id: string, more: object) => ({
      Id,
      AccountId: "001A",
      Product2Id: "01t1",
      Quantity: "1.0",
      ...more,
    });
    const adapted = adapt({
      products,
      assets: [
        asset("02i1", { PurchaseDate: "2023-04-18" }),
        asset("02i2", { PurchaseDate: null, InstallDate: "2023-05-01", Product2Id: "01t2" }),
        asset("02i3", { IsCompetitorProduct: true }),
        asset("02i4", { IsInternal: "true" }),
        asset("02i5", { Status: "Obsolete" }),
        asset("02i6", { Product2Id: null }),
        asset("02i7", {}),
      ],
      warranties: [
        { AssetId: "02i1", EndDate: "2024-04-18" },
        { AssetId: "02i1", EndDate: "2026-04-18" },
        { AssetId: "02i1", EndDate: null },
        { AssetId: "02i1", EndDate: "2025-04-18" },
      ],
    });
    expect(adapted.accounts[0]?.owned).toEqual([
      { productId: "01t1", purchasedOn: "2023-04-18", quantity: 1, warrantyEndsOn: "2026-04-18" },
      { productId: "01t2", purchasedOn: "2023-05-01", quantity: 1 },
    ]);
    expect(adapted.left.filter(({ object }) => object === "assets").map(({ id, why }) => [id, why])).toEqual([
      ["02i3", "not-ours"],
      ["02i4", "not-ours"],
      ["02i5", "retired"],
      ["02i6", "missing"],
      ["02i7", "missing"],
    ]);
  });

  test("what was sold and has no asset is owned too, and an account without assets owns what it bought", () => {
    const adapted = adapt({
      accounts: [mill, { Id: "001B" }],
      assets: [
        { Id: "02i1", AccountId: "001A", Product2Id: "01t1", PurchaseDate: "2023-04-18" },
        { Id: "02i2", AccountId: "001A", Product2Id: "01t3", PurchaseDate: "2020-04-18", Status: "Obsolete" },
      ],
      opportunities: ["001A", "001B"].map((AccountId, index) => ({
        Id: `006${index}`,
        AccountId,
        IsWon: true,
        CloseDate: "2024-01-01",
        OpportunityLineItems: {
          totalSize: 3,
          done: true,
          records: ["01t1", "01t2", "01t3"].map((Product2Id) => ({ Product2Id, Quantity: 1, TotalPrice: 10 })),
        },
      })),
    });
    expect(adapted.accounts[0]?.owned?.map(({ productId, purchasedOn }) => [productId, purchasedOn])).toEqual([
      ["01t1", "2023-04-18"],
      ["01t2", "2024-01-01"],
    ]);
    expect(adapted.accounts[1]).not.toHaveProperty("owned");
    expect(adapted.accounts[1]?.purchases).toHaveLength(3);
  });
});

describe("opportunities", () => {
  const opportunity = {
    Id: "0061",
    AccountId: "001A",
    Amount: 900,
    StageName: "Closed Won",
    IsWon: true,
    IsClosed: true,
  };

  test("a date field is a day that no zone shifts, however it was exported", () => {
    for (const timeZone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      for (const CloseDate of [
        "2026-03-02",
        "2026-03-02T00:00:00.000Z",
        "2026-03-02T00:00:00.000+0000",
        "2026-03-02 00:00:00",
      ]) {
        expect(accountOf({ opportunities: [{ ...opportunity, CloseDate }] }, { timeZone })?.purchases).toEqual([
          { on: "2026-03-02", amount: 900 },
        ]);
      }
    }
  });

  test("with lines a purchase each, by product or by price book entry; without an account it is left out", () => {
    const adapted = adapt({
      products: [{ Id: "01t1" }, { Id: "01t2" }],
      pricebookEntries: [{ Id: "01u2", Product2Id: "01t2", UnitPrice: 20 }],
      opportunities: [
        { ...opportunity, CloseDate: "2026-03-02" },
        { ...opportunity, Id: "0062", AccountId: null, CloseDate: "2026-03-02" },
        { ...opportunity, Id: "0063", AccountId: "001Z", CloseDate: "2026-03-02" },
      ],
      opportunityLineItems: [
        { Id: "00k1", OpportunityId: "0061", Product2Id: "01t1", Quantity: "2.0", UnitPrice: 30, TotalPrice: 60 },
        { Id: "00k2", OpportunityId: "0061", PricebookEntryId: "01u2", Quantity: 3, UnitPrice: 20 },
        { Id: "00k3", OpportunityId: "0061", PricebookEntry: { Product2Id: "01t2" }, TotalPrice: 5 },
      ],
    });
    expect(adapted.accounts[0]?.purchases).toEqual([
      { on: "2026-03-02", amount: 60, productId: "01t1", quantity: 2 },
      { on: "2026-03-02", amount: 60, productId: "01t2", quantity: 3 },
      { on: "2026-03-02", amount: 5, productId: "01t2" },
    ]);
    expect(whys(adapted)).toEqual([
      ["0062", "AccountId", "no-account"],
      ["0063", "AccountId", "unknown-account"],
    ]);
  });

  test("IsWon decides, then the stage's own row, then an option; open and lost ones are deals", () => {
    const opportunities = [
      {
        ...opportunity,
        Id: "0061",
        CloseDate: "2026-03-02",
        StageName: "Signed",
        IsWon: false,
        IsClosed: false,
        Probability: 60,
      },
      { ...opportunity, Id: "0062", CloseDate: "2026-03-02", StageName: "Closed Lost", IsWon: false },
    ];
    expect(accountOf({ opportunities })?.deals).toEqual([
      {
        id: "0061",
        status: "open",
        stage: "Signed",
        amount: 900,
        probability: 0.6,
        expectedCloseOn: "2026-03-02",
        products: [],
      },
      { id: "0062", status: "lost", stage: "Closed Lost", amount: 900, closedOn: "2026-03-02", products: [] },
    ]);
    const opportunityStages = [{ ApiName: "Signed", IsWon: true, IsClosed: true }];
    expect(accountOf({ opportunities, opportunityStages })?.purchases).toHaveLength(1);
    expect(accountOf({ opportunities }, { won: (stage) => stage === "Signed" })?.purchases).toHaveLength(1);
  });

  test("deleted ones are left out, amounts in other currencies converted", () => {
    const opportunities = [
      { ...opportunity, CloseDate: "2026-03-02", CurrencyIsoCode: "EUR" },
      { ...opportunity, Id: "0062", CloseDate: "2026-03-02", CurrencyIsoCode: "KRW" },
      { ...opportunity, Id: "0063", CloseDate: "2026-03-02", IsDeleted: true },
    ];
    const adapted = adapt(
      { opportunities },
      { currency: "USD", rates: (currency) => (currency === "EUR" ? 1.1 : null) },
    );
    expect(adapted.accounts[0]?.purchases?.map(({ amount }) => amount)).toEqual([990, undefined]);
    expect(whys(adapted)).toEqual([
      ["0063", null, "deleted"],
      ["0062", "Amount", "no-rate"],
    ]);
  });
});

test("contracts with their term, their notice, and an amount of one's own", () => {
  const contracts = [
    {
      Id: "8001",
      AccountId: "001A",
      Status: "Activated",
      StartDate: "2026-01-31",
      ContractTerm: 13,
      OwnerExpirationNotice: "30",
    },
    { Id: "8002", AccountId: "001A", Status: "Draft", StartDate: "2026-01-01", EndDate: "2025-01-01" },
  ];
  const serviceContracts = [
    { Id: "8101", AccountId: "001A", StartDate: "2026-01-01", EndDate: "2027-12-31", Term: 24, GrandTotal: 2400 },
  ];
  const adapted = adapt(
    { contracts, serviceContracts },
    { contract: ({ Id }) => (Id === "8001" ? { amount: 10, per: "month" } : {}) },
  );
  expect(adapted.accounts[0]?.contracts).toEqual([
    {
      id: "8001",
      startsOn: "2026-01-31",
      endsOn: "2027-02-27",
      noticeOn: "2027-01-28",
      amount: 10,
      per: "month",
      status: "active",
    },
    { id: "8002", startsOn: "2026-01-01", status: "draft" },
    { id: "8101", startsOn: "2026-01-01", endsOn: "2027-12-31", amount: 1200, per: "year" },
  ]);
  expect(whys(adapted)).toEqual([["8002", "EndDate", "before-start"]]);
});

test("opt-outs stand on the contact", () => {
  const contact = (Id: string, more: object) => ({ Id, AccountId: "001A", ...more });
  const contacts = [
    contact("0031", { Title: "CTO", HasOptedOutOfEmail: true, DoNotCall: false }),
    contact("0032", { DoNotCall: "true" }),
    contact("0033", { HasOptedOutOfEmail: true, DoNotCall: true }),
    contact("0034", {}),
  ];
  expect(accountOf({ contacts })?.contacts).toEqual([
    { id: "0031", role: "CTO", preferences: { channels: ["call"] } },
    { id: "0032", preferences: { channels: ["email"] } },
    { id: "0033", preferences: { doNotContact: true } },
    { id: "0034" },
  ]);
});

describe("activities", () => {
  const objects: SalesforceObjects = {
    opportunities: [{ Id: "0061", AccountId: "001A", StageName: "Prospecting" }],
    cases: [{ Id: "5001", AccountId: "001A", CreatedDate: "2026-01-01T08:00:00.000+0000" }],
    contacts: [{ Id: "0031", AccountId: "001A" }],
  };
  const touchesOf = (more: SalesforceObjects, options?: FromSalesforceOptions) =>
    accountOf({ ...objects, ...more }, options)?.touches;

  test("only completed tasks, through whatever they are about", () => {
    const task = (index: number, more: object) => ({
      Id: `00T${index}`,
      Status: "Completed",
      ActivityDate: "2026-01-05",
      ...more,
    });
    const about = [
      { WhatId: "001A" },
      { WhatId: "0061" },
      { WhatId: "5001" },
      { WhoId: "0031" },
      { AccountId: "001A", WhatId: "701X" },
    ];
    const open = { ...task(9, { WhatId: "001A" }), Status: "Not Started" };
    const adapted = adapt({
      ...objects,
      tasks: [...about.map((each, index) => task(index, { TaskSubtype: "Call", ...each })), open, task(10, {})],
    });
    expect(adapted.accounts[0]?.touches).toHaveLength(5);
    expect(adapted.accounts[0]?.touches?.[3]).toEqual({ on: "2026-01-05", kind: "call", contactId: "0031" });
    expect(whys(adapted)).toEqual([
      ["00T9", null, "not-done"],
      ["00T10", "AccountId", "no-account"],
    ]);
  });

  test("kinds by subtype, type, subject, call or one's own names", () => {
    const kindOf = (more: object, options?: FromSalesforceOptions) =>
      touchesOf(
        { tasks: [{ Id: "00T1", WhatId: "001A", IsClosed: true, ActivityDate: "2026-01-05", ...more }] },
        options,
      )?.[0]?.kind;
    expect(kindOf({ TaskSubtype: "ListEmail" })).toBe("email");
    expect(kindOf({ TaskSubtype: "Task", Type: "Meeting" })).toBe("meeting");
    expect(kindOf({ Subject: "Call" })).toBe("call");
    expect(kindOf({ CallType: "Inbound", CallDurationInSeconds: 90 })).toBe("call");
    expect(kindOf({ TaskSubtype: "Task", Subject: "Send quote" })).toBe("task");
    expect(
      kindOf(
        { Subject: "Portfolio review", TaskSubtype: "Call" },
        { kinds: ({ Subject }) => (String(Subject).includes("review") ? "review" : undefined) },
      ),
    ).toBe("review");
    expect(kindOf({ CallType: "Internal", TaskSubtype: "Call" })).toBeUndefined();
    expect(kindOf({ CallDisposition: "Left voicemail", TaskSubtype: "Call" })).toBeUndefined();
  });

  test("the pattern of a series and copies for guests are no meetings of their own", () => {
    const event = (Id: string, StartDateTime: string, more: object = {}) => ({
      Id,
      WhatId: "001A",
      StartDateTime,
      DurationInMinutes: 30,
      ...more,
    });
    const events = [
      event("00U1", "2026-01-05T10:00:00.000+0000", { IsRecurrence: true, RecurrenceActivityId: "00U1" }),
      event("00U2", "2026-01-05T10:00:00.000+0000", { RecurrenceActivityId: "00U1" }),
      event("00U3", "2026-01-12T10:00:00.000+0000", { RecurrenceActivityId: "00U1" }),
      event("00U4", "2026-01-12T10:00:00.000+0000", { IsChild: true }),
    ];
    expect(touchesOf({ events })?.map(({ on, kind, minutes }) => [on, kind, minutes])).toEqual([
      ["2026-01-05", "meeting", 30],
      ["2026-01-12", "meeting", 30],
    ]);
    expect(touchesOf({ events: events.slice(0, 1) })).toHaveLength(1);
  });

  test("a moment is cut in the zone, an event of a whole day is not", () => {
    const events = [
      { Id: "00U1", WhatId: "001A", StartDateTime: "2026-01-05T23:30:00.000+0000" },
      { Id: "00U2", WhatId: "001A", StartDateTime: "2026-01-05T00:00:00.000+0000", IsAllDayEvent: true },
    ];
    expect(touchesOf({ events }, { timeZone: "Asia/Tokyo" })?.map(({ on }) => on)).toEqual([
      "2026-01-05",
      "2026-01-06",
    ]);
  });
});

describe("cases", () => {
  const base = {
    Id: "5001",
    AccountId: "001A",
    CreatedDate: "2026-01-05T08:00:00.000+0000",
    OwnerId: "0055g000001abcd",
  };
  const ticketOf = (more: object, objects: SalesforceObjects = {}, options?: FromSalesforceOptions) =>
    accountOf({ cases: [{ ...base, ...more }], ...objects }, options)?.tickets?.[0];
  const change = (CreatedDate: string, Field: string, OldValue: string | null, NewValue: string) => ({
    CaseId: "5001",
    CreatedDate: `${CreatedDate}:00.000+0000`,
    Field,
    OldValue,
    NewValue,
  });

  test("state, channel, topic, priority, and the product of its asset", () => {
    const assets = [{ Id: "02i1", AccountId: "001A", Product2Id: "01t1", PurchaseDate: "2023-04-18" }];
    const more = {
      Origin: "Phone",
      Reason: "New problem",
      Priority: "Medium",
      IsEscalated: true,
      AssetId: "02i1",
      IsClosed: true,
      ClosedDate: "2026-01-06T08:00:00.000+0000",
    };
    expect(ticketOf(more, { assets })).toEqual({
      id: "5001",
      openedAt: "2026-01-05T08:00:00.000Z",
      resolvedAt: "2026-01-06T08:00:00.000Z",
      resolved: true,
      channels: ["phone"],
      topic: "New problem",
      productId: "01t1",
      priority: "normal",
      agentId: "0055g000001abcd",
      escalated: true,
    });
  });

  test("a queue is nobody's agent, and an account is found by the contact", () => {
    expect(ticketOf({ OwnerId: "00G5g000001abcd" })).not.toHaveProperty("agentId");
    expect(
      ticketOf({ AccountId: null, ContactId: "0031" }, { contacts: [{ Id: "0031", AccountId: "001A" }] }),
    ).toBeDefined();
  });

  test("closed before it was created", () => {
    expect(ticketOf({ IsClosed: true, ClosedDate: "2025-01-05T08:00:00.000+0000" })).toEqual(
      expect.objectContaining({ resolved: true }),
    );
    expect(ticketOf({ IsClosed: true, ClosedDate: "2025-01-05T08:00:00.000+0000" })).not.toHaveProperty("resolvedAt");
  });

  test("an owner's change is written twice and counts once, the first person to take it is no transfer", () => {
    const owner = (at: string, ids: [string, string], names: [string, string]) => [
      change(at, "Owner", names[0], names[1]),
      change(at, "Owner", ids[0], ids[1]),
    ];
    const [queue, ann, bo] = ["00G5g0000000001", "0055g0000000001", "0055g0000000002"];
    const caseHistories = [
      ...owner("2026-01-05T09:00", [queue, ann], ["Queue", "A"]),
      ...owner("2026-01-05T10:00", [ann, bo], ["A", "B"]),
    ];
    expect(ticketOf({}, { caseHistories })?.transfers).toBe(1);
    expect(ticketOf({}, { caseHistories: caseHistories.slice(0, 2) })?.transfers).toBe(0);
    expect(ticketOf({}, { caseHistories: caseHistories.slice(2) })?.transfers).toBe(1);
    expect(ticketOf({}, { caseHistories: [] })?.transfers).toBe(0);
    expect(ticketOf({})).not.toHaveProperty("transfers");
  });

  test("changes of status give what was reopened and what waited for the customer", () => {
    const caseHistories = [
      change("2026-01-08T08:00", "Status", "Closed", "Working"),
      change("2026-01-05T12:00", "Status", "New", "Waiting on Customer"),
      change("2026-01-06T08:00", "Status", "Waiting on Customer", "Working"),
      change("2026-01-07T08:00", "Status", "Working", "Closed"),
    ];
    expect(ticketOf({}, { caseHistories })).toMatchObject({
      reopens: 1,
      waits: [{ from: "2026-01-05T12:00:00.000Z", to: "2026-01-06T08:00:00.000Z" }],
    });
    expect(ticketOf({}, { caseHistories }, { waiting: (status) => status === "Working" })?.waits).toHaveLength(2);
  });

  test("its e-mails give contacts and answers", () => {
    const mail = (MessageDate: string, Incoming: boolean) => ({
      ParentId: "5001",
      MessageDate: `2026-01-${MessageDate}:00.000+0000`,
      Incoming,
    });
    const emailMessages = [
      mail("05T08:00", true),
      mail("05T10:00", false),
      mail("07T08:00", true),
      mail("07T09:00", false),
    ];
    expect(ticketOf({ Origin: "Email" }, { emailMessages })).toMatchObject({
      contacts: 2,
      replies: 2,
      firstRepliedAt: "2026-01-05T10:00:00.000Z",
      channels: ["email"],
    });
  });
});

test("no row throws, whatever it holds", () => {
  const junk = [null, 1, "x", [], {}, { Id: {} }, { Id: "1", attributes: 3, CloseDate: {}, Product2Id: [] }];
  const lists = ["accounts", "contacts", "users", "products", "pricebookEntries", "assets", "warranties", "contracts"];
  const more = ["opportunities", "opportunityLineItems", "cases", "caseHistories", "emailMessages", "tasks", "events"];
  const adapted = fromSalesforce(Object.fromEntries([...lists, ...more].map((name) => [name, junk])));
  expect(adapted.accounts).toHaveLength(1);
  expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
});

test("lists by Salesforce's own names", () => {
  const objects = {
    Account: [mill],
    Product2: [{ Id: "01t1" }],
    PricebookEntry: [{ Product2Id: "01t1", UnitPrice: 5 }],
  };
  const adapted = fromSalesforce(objects as SalesforceObjects);
  expect([adapted.accounts.length, adapted.products.length]).toEqual([1, 1]);
});
