import { fromHubSpot, type HubSpotObject, type HubSpotObjects } from "retention-kit/adapters";
import { describe, expect, test } from "vitest";

/** Rows as the third version of the objects API returns them; every value of a property is a text. */
type Properties = Record<string, string | null>;

const row = (id: string, properties: Properties, associations: HubSpotObject["associations"] = {}): HubSpotObject => ({
  id,
  properties: { hs_object_id: id, ...properties },
  createdAt: "2024-01-05T09:00:00.000Z",
  updatedAt: "2025-02-05T09:00:00.000Z",
  archived: false,
  associations,
});
const results = (type: string, ...ids: string[]): { results: { id: string; type: string }[] } => ({
  results: ids.map((id) => ({ id, type })),
});
const of = (...ids: string[]): HubSpotObject["associations"] => ({ companies: results("companie", ...ids) });

const mill = row("101", { name: "Mill", domain: "mill.example", hubspot_owner_id: "7", timezone: "Europe/Oslo" });
const owner = { id: "7", email: "o@us.example", archived: false };

const accountOf = (objects: HubSpotObjects, options = {}) => {
  const adapted = fromHubSpot({ owners: [owner], companies: [mill], ...objects }, options);
  return { ...adapted, account: adapted.accounts[0] };
};
const won: Properties = { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" };

describe("companies", () => {
  test("an archived owner still owns, and is no seller", () => {
    const gone = { id: "8", archived: true };
    const { accounts, sellers, left } = fromHubSpot({
      owners: [owner, gone],
      companies: [mill, row("102", { hubspot_owner_id: "8" })],
    });
    expect(sellers.map(({ id }) => id)).toEqual(["7"]);
    expect(accounts.map(({ sellerId }) => sellerId)).toEqual(["7", undefined]);
    expect(left).toContainEqual(
      expect.objectContaining({ object: "companies", id: "102", field: "hubspot_owner_id", why: "owner-gone" }),
    );
  });

  test("without a list of owners, whoever owns something is a seller; hours that nobody gave are left open", () => {
    const sellersOf = (options: object) => fromHubSpot({ companies: [mill] }, options).sellers;
    expect(sellersOf({ timeZone: "Europe/Oslo" })).toEqual([{ id: "7", timeZone: "Europe/Oslo" }]);
    const hours = { tue: [["09:00", "12:00"]] };
    expect(sellersOf({ hours, minutesPerDay: 60 })).toEqual([
      { id: "7", timeZone: "UTC", calendar: { hours }, minutesPerDay: 60 },
    ]);
    expect(sellersOf({ hours: { hours } })[0]?.calendar).toEqual({ hours });
  });

  test("rows that name a merged id go to the company that was kept", () => {
    const kept = row("103", { hs_merged_object_ids: "901;902" });
    const { accounts, left } = fromHubSpot({ companies: [kept], deals: [row("1", won, of("902"))] });
    expect(accounts[0]?.purchases).toHaveLength(1);
    expect(left).toEqual([]);
  });

  test("archived, doubled and id-less ones are left out and listed", () => {
    const { accounts, left, counts } = fromHubSpot({
      companies: [mill, mill, { ...row("104", {}), archived: true }, { properties: { name: "no id" } }],
    });
    expect(accounts.map(({ id }) => id)).toEqual(["101"]);
    expect(left.map(({ id, why }) => [id, why])).toEqual([
      ["101", "doubled"],
      [null, "no-id"],
      ["104", "archived"],
    ]);
    expect(counts.companies).toEqual({ rows: 4, used: 1, left: 3 });
  });

  test("their own revenue is no budget, and a lead that has bought is no prospect", () => {
    const lead = row("105", { annualrevenue: "10000000", lifecyclestage: "lead", industry: "RETAIL" });
    const { accounts, left } = fromHubSpot({ companies: [lead], deals: [row("1", won, of("105"))] });
    expect(accounts[0]).toEqual(expect.objectContaining({ id: "105", segment: "RETAIL" }));
    expect(accounts[0]).not.toHaveProperty("annualBudget");
    expect(accounts[0]).not.toHaveProperty("status");
    expect(left).toContainEqual(expect.objectContaining({ id: "105", field: "status", why: "contradicts-purchases" }));
    expect(fromHubSpot({ companies: [lead], deals: [] }).accounts[0]?.status).toBe("prospect");
  });

  test("options look into any field, and what they find may be a text", () => {
    const rich = row("106", { tier__c: "gold", budget: "2500", numberofemployees: "120" });
    const { accounts } = fromHubSpot(
      { companies: [rich, row("107", { drop: "yes" })] },
      {
        segment: ({ properties }) => properties?.tier__c,
        size: ({ properties }) => (Number(properties?.numberofemployees) > 100 ? "large" : "small"),
        budget: ({ properties }) => properties?.budget,
        account: ({ properties }) => (properties?.drop === "yes" ? null : { resources: "ample" }),
      },
    );
    expect(accounts).toEqual([{ id: "106", segment: "gold", size: "large", annualBudget: 2500, resources: "ample" }]);
  });

  test("pages of a response need not be taken apart", () => {
    const pages = [{ results: [mill], paging: { next: { after: "1" } } }, { results: [row("108", {})] }];
    expect(fromHubSpot({ companies: pages }).accounts.map(({ id }) => id)).toEqual(["101", "108"]);
    expect(fromHubSpot({ companies: { results: [mill] } }).accounts).toHaveLength(1);
  });

  test("a list that is not known is listed, and a list that was not asked for is unknown, not empty", () => {
    const { accounts, left } = fromHubSpot({ companies: [mill], quotes: [{}, {}] } as HubSpotObjects);
    expect(left).toEqual([expect.objectContaining({ object: "quotes", why: "unknown-object", count: 2 })]);
    expect(accounts[0]).not.toHaveProperty("touches");
    expect(fromHubSpot({ companies: [mill], meetings: [] }).accounts[0]?.touches).toEqual([]);
  });
});

describe("deals", () => {
  test("stage metadata decides what is won, against hs_is_closed_won", () => {
    const stage = (id: string, isClosed: string, probability: string) => ({
      id,
      label: id,
      metadata: { isClosed, probability },
    });
    const pipelines = [
      { id: "p", stages: [stage("s1", "false", "0.4"), stage("s2", "true", "1.0"), stage("s3", "true", "0.0")] },
    ];
    const deal = (id: string, dealstage: string, flag: string) =>
      row(id, { ...won, pipeline: "p", dealstage, hs_is_closed_won: flag, hs_is_closed: flag }, of("101"));
    const { account, left } = accountOf({
      pipelines,
      deals: [deal("1", "s1", "true"), deal("2", "s2", "false"), deal("3", "s3", "false")],
    });
    expect(account?.purchases).toHaveLength(1);
    expect(account?.deals?.map(({ id, status }) => [id, status])).toEqual([
      ["1", "open"],
      ["3", "lost"],
    ]);
    expect(left.map(({ id, why }) => [id, why])).toEqual([
      ["1", "contradicts-stage"],
      ["2", "contradicts-stage"],
    ]);
  });

  test("stages as the API's first version writes them", () => {
    const stages = [
      { stageId: "s1", closedWon: true, probability: 1 },
      { stageId: "s2", closedWon: false, probability: 0.4 },
    ];
    const pipelines = [{ pipelineId: "p", stages }] as HubSpotObjects["pipelines"];
    const deals = ["s1", "s2"].map((dealstage) => row(dealstage, { ...won, pipeline: "p", dealstage }, of("101")));
    expect(accountOf({ pipelines, deals }).account?.purchases).toHaveLength(1);
    expect(accountOf({ pipelines, deals }).account?.deals?.map(({ status }) => status)).toEqual(["open"]);
  });

  test("HubSpot's own stages need no metadata, a stage of one's own needs it, the flag, or an option", () => {
    const deal = (dealstage: string, flag: string) =>
      row(dealstage, { ...won, dealstage, hs_is_closed_won: flag, hs_deal_stage_probability: "1" }, of("101"));
    const deals = [deal("contractsent", "true"), deal("54321", "true"), deal("signed", "false")];
    expect(accountOf({ deals }).account?.purchases).toHaveLength(1);
    const options = { won: (stage: string) => stage === "signed" };
    expect(accountOf({ deals }, options).account?.deals?.map(({ id }) => id)).toEqual(["contractsent", "54321"]);
  });

  test("one without lines is a purchase without a product, one with lines a purchase each", () => {
    const line = (id: string, properties: Properties) => row(id, { quantity: "2", price: "30", ...properties });
    const { account, left } = accountOf({
      deals: [
        row("1", won, of("101")),
        row("2", won, { ...of("101"), "line items": results("deal_to_line_item", "11", "12", "11", "99") }),
      ],
      line_items: [
        line("11", { hs_product_id: "500", amount: "60" }),
        line("12", { hs_product_id: null, amount: null }),
      ],
    });
    expect(account?.purchases).toEqual([
      { on: "2026-03-02", amount: 900 },
      { on: "2026-03-02", amount: 60, productId: "500", quantity: 2 },
      { on: "2026-03-02", amount: 60, quantity: 2 },
    ]);
    expect(left).toEqual([
      { object: "deals", id: "2", field: "line items", why: "unknown-row", count: 1, whole: false },
    ]);
  });

  test("doubled association ids count once, and the primary company has the deal", () => {
    const companies = {
      results: [
        { id: "102", type: "deal_to_company_unlabeled" },
        { id: "101", type: "deal_to_company_unlabeled" },
        { id: "101", type: "deal_to_company" },
      ],
    };
    const { accounts } = fromHubSpot({
      companies: [row("102", {}), mill],
      deals: [row("1", won, { companies })],
      meetings: [row("2", { hs_timestamp: "2026-01-02T10:00:00Z" }, { companies })],
    });
    expect(accounts.map(({ purchases }) => purchases?.length)).toEqual([0, 1]);
    expect(accounts.map(({ touches }) => touches?.length)).toEqual([1, 1]);
  });

  test("associations of the fourth version, of exports and of the other side", () => {
    const fourth = row("1", won, {
      companies: { results: [{ toObjectId: 101, associationTypes: [{ typeId: 5, label: "Primary" }] }] },
    });
    const flat = { ...row("2", won), companies: ["101"] };
    const byCompany = row("101", {}, { deals: results("company_to_deal", "3") });
    const { accounts, left } = fromHubSpot({ companies: [byCompany], deals: [fourth, flat, row("3", won)] });
    expect(accounts[0]?.purchases).toHaveLength(3);
    expect(left).toEqual([]);
  });

  test("by its contact where it names no company; left out where nothing tells", () => {
    const { account, left, counts } = accountOf({
      contacts: [row("31", { associatedcompanyid: "101" })],
      deals: [row("1", won, { contacts: results("deal_to_contact", "31") }), row("2", won), row("3", won, of("999"))],
    });
    expect(account?.purchases).toHaveLength(1);
    expect(left.map(({ id, why, whole }) => [id, why, whole])).toEqual([
      ["2", "no-account", true],
      ["3", "unknown-account", true],
    ]);
    expect(counts.deals).toEqual({ rows: 3, used: 1, left: 2 });
  });

  test("amounts are taken in the home currency", () => {
    const euros = row("1", { ...won, deal_currency_code: "EUR", amount_in_home_currency: "990" }, of("101"));
    expect(accountOf({ deals: [euros] }, { currency: "USD" }).account?.purchases?.[0]?.amount).toBe(990);
    const bare = row("2", { ...won, deal_currency_code: "EUR", hs_exchange_rate: "1.1" }, of("101"));
    expect(accountOf({ deals: [bare] }, { currency: "USD" }).account?.purchases?.[0]?.amount).toBe(990);
  });

  test("by rates of the day where the home currency is another, and without a rate the amount is left out", () => {
    const deal = (id: string, code: string, closedate: string) =>
      row(id, { ...won, deal_currency_code: code, closedate }, of("101"));
    const deals = [deal("1", "EUR", "2026-02-28"), deal("2", "EUR", "2026-03-01"), deal("3", "KRW", "2026-03-01")];
    const rates = { EUR: { "2026-01-01": 10, "2026-03-01": 11 } };
    const { account, left } = accountOf({ deals }, { currency: "NOK", homeCurrency: "SEK", rates });
    expect(account?.purchases?.map(({ amount }) => amount)).toEqual([9000, 9900, undefined]);
    expect(left).toEqual([{ object: "deals", id: "3", field: "amount", why: "no-rate", count: 1, whole: false }]);
  });

  test("epoch milliseconds of old exports, ISO of new ones; the day is cut in the zone given, else the company's", () => {
    const at = (id: string, closedate: string) => row(id, { ...won, closedate }, of("101"));
    const deals = [at("1", "1772409600000"), at("2", "2026-03-01T23:30:00.000Z"), at("3", "2026-03-02")];
    const daysIn = (options = {}) => accountOf({ deals }, options).account?.purchases?.map(({ on }) => on);
    expect(daysIn()).toEqual(["2026-03-02", "2026-03-02", "2026-03-02"]);
    expect(daysIn({ timeZone: "UTC" })).toEqual(["2026-03-01", "2026-03-02", "2026-03-02"]);
    // At midnight it is the day that is written.
    expect(daysIn({ timeZone: "America/New_York" })).toEqual(["2026-03-01", "2026-03-02", "2026-03-02"]);
  });

  test("properties of the API's first version", () => {
    const old: HubSpotObject = {
      id: 5,
      properties: Object.fromEntries(Object.entries(won).map(([name, value]) => [name, { value, source: "API" }])),
      associations: { associatedCompanyIds: [101] },
    };
    expect(accountOf({ deals: [old] }).account?.purchases).toEqual([{ on: "2026-03-02", amount: 900 }]);
  });

  test("a line that recurs is a contract", () => {
    const line = row("11", {
      hs_product_id: "500",
      quantity: "3",
      price: "1200",
      amount: "3600",
      recurringbillingfrequency: "per_six_months",
      hs_recurring_billing_period: "P12M",
      hs_recurring_billing_start_date: "2026-04-01",
    });
    const { account } = accountOf({
      deals: [row("1", won, { ...of("101"), line_items: results("deal_to_line_item", "11") })],
      line_items: [line],
    });
    expect(account?.contracts).toEqual([
      { id: "11", productId: "500", startsOn: "2026-04-01", endsOn: "2027-03-31", amount: 7200, per: "year" },
    ]);
  });
});

test("a product without a cost has no margin, one sold below its cost none either; an archived one is discontinued", () => {
  const { products, left } = fromHubSpot({
    companies: [],
    products: [
      row("1", { price: "100", hs_cost_of_goods_sold: null }),
      row("2", { price: "100", hs_cost_of_goods_sold: "40" }),
      row("3", { price: "100", hs_cost_of_goods_sold: "140" }),
      { ...row("4", { price: "0", recurringbillingfrequency: "monthly" }), archived: true },
      row("5", { price: null }),
    ],
  });
  expect(products).toEqual([
    { id: "1", price: 100 },
    { id: "2", price: 100, margin: 0.6 },
    { id: "3", price: 100 },
    { id: "4", price: 0, kind: "service-contract", discontinued: true },
  ]);
  expect(left.map(({ id, why }) => [id, why])).toEqual([
    ["3", "out-of-range"],
    ["5", "no-price"],
  ]);
});

describe("touches", () => {
  test("meetings that were missed, called off or are planned are none", () => {
    const meeting = (outcome: string | null, index: number) =>
      row(String(index), { hs_meeting_outcome: outcome, hs_timestamp: "2026-01-02T10:00:00Z" }, of("101"));
    const outcomes = ["COMPLETED", null, "NO_SHOW", "NO SHOW", "CANCELED", "SCHEDULED", "RESCHEDULED"];
    const { account, left } = accountOf({ meetings: outcomes.map(meeting) });
    expect(account?.touches).toHaveLength(2);
    expect(left.map(({ why }) => why)).toEqual(Array(5).fill("not-held"));
  });

  test("calls count where somebody was reached, with direction and minutes", () => {
    const call = (id: string, properties: Properties) =>
      row(id, { hs_timestamp: "2026-01-02T10:00:00Z", hs_call_status: "COMPLETED", ...properties }, of("101"));
    const { account } = accountOf({
      calls: [
        call("1", {
          hs_call_disposition: "f240bbac-87c9-4f6e-bf70-924b57d47db7",
          hs_call_duration: "360000",
          hs_call_direction: "INBOUND",
          hubspot_owner_id: "7",
        }),
        call("2", { hs_call_disposition: "73a0d17f-1163-4015-bdd5-ec830791da20" }),
        call("3", { hs_call_status: "NO_ANSWER" }),
      ],
    });
    expect(account?.touches).toEqual([{ on: "2026-01-02", kind: "call", sellerId: "7", direction: "in", minutes: 6 }]);
  });

  test("seconds that were taken for milliseconds are no day of 1970", () => {
    const meeting = (id: string, hs_timestamp: string) => row(id, { hs_timestamp }, of("101"));
    const { account, left } = accountOf({
      meetings: [meeting("1", "1970-01-19T07:51:57.000Z"), meeting("2", "1583517117"), meeting("3", "yesterday")],
    });
    expect(account?.touches?.map(({ on }) => on)).toEqual(["2020-03-06"]);
    expect(left.map(({ id, field, why }) => [id, field, why])).toEqual([
      ["1", "hs_timestamp", "not-readable"],
      ["3", "hs_timestamp", "not-readable"],
    ]);
  });

  test("kinds of one's own, by name or by function", () => {
    const meetings = [row("1", { hs_activity_type: "QBR", hs_timestamp: "2026-01-02T10:00:00Z" }, of("101"))];
    const kindBy = (kinds: Parameters<typeof fromHubSpot>[1] & {}) =>
      accountOf({ meetings }, kinds).account?.touches?.[0]?.kind;
    expect(kindBy({ kinds: { qbr: "review" } })).toBe("review");
    expect(kindBy({ kinds: ({ properties }) => (properties?.hs_activity_type === "QBR" ? "review" : null) })).toBe(
      "review",
    );
    expect(kindBy({ kinds: { QBR: null } })).toBeUndefined();
  });

  test("a mail goes out or comes in, and of one that was forwarded to HubSpot no one knows", () => {
    const directionOf = (hs_email_direction: string) =>
      accountOf({ emails: [row("1", { hs_timestamp: "2026-01-02T10:00:00Z", hs_email_direction }, of("101"))] }).account
        ?.touches?.[0]?.direction;
    expect(["EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL"].map(directionOf)).toEqual(["out", "in", undefined]);
  });

  test("by the deal that it was about", () => {
    const { account } = accountOf({
      deals: [row("1", won, of("101"))],
      emails: [
        row(
          "2",
          { hs_timestamp: "2026-01-02T10:00:00Z", hs_email_direction: "INCOMING_EMAIL" },
          { deals: results("d", "1") },
        ),
      ],
    });
    expect(account?.touches).toEqual([{ on: "2026-01-02", kind: "email", direction: "in" }]);
  });
});

describe("tickets", () => {
  const ticket = (properties: Properties) => row("1", { createdate: "2026-01-05T08:00:00Z", ...properties }, of("101"));

  test("one that was closed before it was created keeps its state and loses the day", () => {
    const { account, left } = accountOf({ tickets: [ticket({ closed_date: "2025-12-01T08:00:00Z" })] });
    expect(account?.tickets).toEqual([{ id: "1", openedAt: "2026-01-05T08:00:00.000Z", resolved: true }]);
    expect(left).toEqual([
      { object: "tickets", id: "1", field: "closed_date", why: "before-start", count: 1, whole: false },
    ]);
  });

  test("0 times contacted was not logged, 3 times was", () => {
    const contactsOf = (times: string) =>
      accountOf({ tickets: [ticket({ hs_num_times_contacted: times })] }).account?.tickets?.[0]?.contacts;
    expect(contactsOf("0")).toBeNull();
    expect(contactsOf("3")).toBe(3);
  });

  test("the state of its stage decides whether it is closed", () => {
    const pipelines = [
      {
        id: "0",
        stages: [
          { id: "4", metadata: { ticketState: "CLOSED" } },
          { id: "1", metadata: { ticketState: "OPEN" } },
        ],
      },
    ];
    const resolvedIn = (stage: string, closed_date: string | null) =>
      accountOf({ pipelines, tickets: [ticket({ hs_pipeline: "0", hs_pipeline_stage: stage, closed_date })] }).account
        ?.tickets?.[0];
    expect(resolvedIn("4", null)).toEqual(expect.objectContaining({ resolved: true }));
    expect(resolvedIn("1", "2026-01-06T08:00:00Z")).toEqual(
      expect.objectContaining({ resolved: false, resolvedAt: null }),
    );
  });

  test("a contact's company has it, or whichever account the option names", () => {
    const tickets = [
      row("1", { createdate: "2026-01-05T08:00:00Z" }, { contacts: results("ticket_to_contact", "31") }),
    ];
    const contacts = [row("31", {}, of("101"))];
    expect(accountOf({ contacts, tickets }).account?.tickets).toHaveLength(1);
    expect(accountOf({ tickets }).account?.tickets).toHaveLength(0);
    expect(accountOf({ tickets }, { accountOf: () => 101 }).account?.tickets).toHaveLength(1);
  });

  test("answers to surveys on their own scales", () => {
    const { account, left } = accountOf({
      tickets: [ticket({ hs_feedback_last_ces_rating: "2", nps_score: "30" })],
      feedback_submissions: [
        row("9", { hs_survey_type: "NPS", hs_value: "9", hs_submission_timestamp: "2026-01-09T08:00:00Z" }, of("101")),
      ],
    });
    expect(account?.surveys?.map(({ metric, score, scale, ticketId }) => [metric, score, scale.max, ticketId])).toEqual(
      [
        ["ces", 2, 7, "1"],
        ["nps", 9, 10, undefined],
      ],
    );
    expect(left).toEqual([expect.objectContaining({ field: "nps_score", why: "out-of-range" })]);
  });
});

test("contacts with their role and what they opted out of", () => {
  const contact = row("31", { hs_buying_role: "DECISION_MAKER;BUDGET_HOLDER", hs_email_optout: "true" }, of("101"));
  expect(accountOf({ contacts: [contact] }).account?.contacts).toEqual([
    { id: "31", role: "decision-maker", preferences: { channels: ["call"] } },
  ]);
});

test("no row throws, whatever it holds; options do", () => {
  const junk = [
    null,
    1,
    "x",
    [],
    {},
    { id: {} },
    { id: "1", properties: 3, associations: "x" },
  ] as unknown as HubSpotObject[];
  const lists = [
    "owners",
    "companies",
    "contacts",
    "deals",
    "line_items",
    "products",
    "meetings",
    "tickets",
    "pipelines",
  ];
  const adapted = fromHubSpot(Object.fromEntries(lists.map((name) => [name, junk])));
  expect(adapted.accounts).toEqual([expect.objectContaining({ id: "1" })]);
  expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
  expect(() => fromHubSpot({}, { timeZone: "Mars" })).toThrow("options.timeZone must be an IANA time zone");
  expect(() => fromHubSpot({}, { minutes: 3 } as object)).toThrow("must have no field but");
  expect(() => fromHubSpot({}, { rates: { EUR: 0 } })).toThrow("options.rates.EUR must be above 0");
  expect(() => fromHubSpot(null as unknown as HubSpotObjects)).toThrow("objects must be an object");
});
