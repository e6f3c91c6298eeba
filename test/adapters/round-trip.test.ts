import {
  type AdaptedRecords,
  fromHubSpot,
  fromSalesforce,
  fromTwenty,
  toHubSpotTask,
  toSalesforceEvent,
  toTwentyTask,
} from "retention-kit/adapters";
import { type BookedReview, reviewPortfolio } from "retention-kit";
import { describe, expect, test } from "vitest";

/** What the adapters write is read back the next night. It must neither hold a review nor hide one. Rows are made up. */
const title = "Catching up";
const leftOf = ({ left }: AdaptedRecords): [string, string | null, string][] =>
  left.map(({ object, id, why }) => [object, id, why]);
const touchesOf = ({ accounts }: AdaptedRecords): unknown => accounts[0]?.touches;

/** The booking of a first run, and a second run some days later. */
function bookingOf(records: AdaptedRecords): BookedReview {
  const [booking] = reviewPortfolio(records, { asOf: "2026-11-16", to: "2027-02-20" }).plan.booked;
  if (booking === undefined) throw new Error("nothing was booked");
  return booking;
}
const laterPlan = (records: AdaptedRecords, booking: BookedReview, asOf: string) =>
  reviewPortfolio(records, { asOf, to: "2027-02-20", previous: [booking] }).plan;
const statusIn = ({ booked }: { booked: readonly BookedReview[] }, { key }: BookedReview) =>
  booked.find((each) => each.key === key)?.status;

describe("Salesforce", () => {
  const rows = {
    accounts: [{ Id: "001A", Name: "Harbor Tools", OwnerId: "005A" }],
    users: [{ Id: "005A", IsActive: true }],
    tasks: [{ Id: "00T1", WhatId: "001A", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2025-10-01" }],
    opportunities: [
      {
        Id: "0061",
        AccountId: "001A",
        StageName: "Closed Won",
        IsWon: true,
        IsClosed: true,
        CloseDate: "2025-09-01",
        Amount: 1000,
      },
    ],
  };
  const booking = bookingOf(fromSalesforce({ ...rows, events: [] }));
  const { body, idempotencyKey } = toSalesforceEvent(booking, { title, keyField: "Review_Key__c" });
  const keyed = { Id: "00U1", ...body, Review_Key__c: idempotencyKey };
  const marked = { Id: "00U1", ...toSalesforceEvent(booking, { title, words: ({ code }) => code }).body };
  const inCapitals = Object.fromEntries(Object.entries(keyed).map(([name, value]) => [name.toUpperCase(), value]));

  test.each<[string, object, object]>([
    ["by its key field", keyed, {}],
    ["by the field that the option names", { ...keyed, Review_Key__c: "k-1" }, { keyField: "Review_Key__c" }],
    ["by its key in an export of the Data Loader", inCapitals, {}],
    ["by its description, where it has no key field", marked, {}],
  ])("an event that was written is known %s, and holds no review", (_, event, options) => {
    const adapted = fromSalesforce({ ...rows, events: [event] }, options);
    expect(touchesOf(adapted)).toEqual([{ on: "2025-10-01", kind: "call" }]);
    expect(leftOf(adapted)).toEqual([["events", "00U1", "not-held"]]);
    for (const asOf of [booking.on, "2026-11-16"]) {
      const plan = laterPlan(adapted, booking, asOf);
      expect(plan).toEqual(laterPlan(fromSalesforce({ ...rows, events: [] }), booking, asOf));
      expect(plan.booked.map(({ accountId }) => accountId)).toEqual(["001A"]);
    }
  });

  test("the option says which of them were held: then it is the review of that day", () => {
    const held = fromSalesforce(
      {
        ...rows,
        events: [
          { ...keyed, Outcome__c: "Held" } as object,
          { Id: "00U2", WhatId: "001A", ActivityDate: "2026-05-01" },
        ],
      },
      { held: ({ Outcome__c }) => (Outcome__c === undefined ? undefined : Outcome__c === "Held") },
    );
    expect(touchesOf(held)).toEqual([
      { on: "2025-10-01", kind: "call" },
      { on: "2026-05-01", kind: "meeting" },
      { on: booking.on, kind: "review", sellerId: "005A" },
    ]);
    const plan = laterPlan(held, booking, booking.on);
    expect(statusIn(plan, booking)).toBe("completed");
  });

  test("an event of the day of the run, or after it, is still to come", () => {
    const events = [
      { Id: "00U3", WhatId: "001A", StartDateTime: "2026-11-15T15:00:00Z" },
      { Id: "00U4", WhatId: "001A", StartDateTime: "2026-11-16T15:00:00Z" },
      { Id: "00U5", WhatId: "001A", ActivityDate: "2026-11-17", IsAllDayEvent: true },
    ];
    const adapted = fromSalesforce({ ...rows, tasks: [], events }, { asOf: "2026-11-16" });
    expect(touchesOf(adapted)).toEqual([{ on: "2026-11-15", kind: "meeting" }]);
    expect(leftOf(adapted)).toEqual([
      ["events", "00U4", "not-held"],
      ["events", "00U5", "not-held"],
    ]);
  });

  test("a task that is done before it was due was done on that day", () => {
    const task = { Id: "00T2", WhatId: "001A", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2027-03-01" };
    const touchOf = (more: object): unknown => touchesOf(fromSalesforce({ ...rows, tasks: [{ ...task, ...more }] }));
    const on = "2026-11-10";
    expect(touchOf({ CompletedDateTime: "2026-11-10T09:12:00.000+0000" })).toEqual([{ on, kind: "call" }]);
    expect(touchOf({ LastModifiedDate: "2026-11-10T09:12:00.000+0000" })).toEqual([{ on, kind: "call" }]);
    // One that was logged later was held on its day.
    const logged = { ActivityDate: "2026-11-03", CompletedDateTime: "2026-11-10T09:12:00.000+0000" };
    expect(touchOf(logged)).toEqual([{ on: "2026-11-03", kind: "call" }]);
  });
});

describe("HubSpot", () => {
  const companies = [{ id: "11", properties: { name: "Harbor Tools", hubspot_owner_id: "71" } }];
  const associations = { companies: { results: [{ id: "11", type: "task_to_company" }] } };
  const deals = [
    {
      id: "21",
      properties: { dealstage: "closedwon", amount: "1000", closedate: "2025-09-01T10:00:00Z" },
      associations: { companies: { results: [{ id: "11", type: "deal_to_company" }] } },
    },
  ];
  const rows = { owners: [{ id: "71" }], companies, deals };
  const booking = bookingOf(fromHubSpot({ ...rows, tasks: [] }));
  const written = {
    "with its key": toHubSpotTask(booking, { title, keyProperty: "review_key" }).body,
    "with its key in the body": toHubSpotTask(booking, { title, type: "TODO", words: () => "due" }).body,
  };

  test.each(Object.entries(written))("a task %s is a review once it is completed, on that day", (_, body) => {
    const readBack = (more: object) =>
      fromHubSpot({ ...rows, tasks: [{ id: "9", properties: { ...body.properties, ...more }, associations }] });
    const open = readBack({});
    expect(touchesOf(open)).toEqual([]);
    expect(leftOf(open)).toEqual([["tasks", "9", "not-done"]]);
    expect(laterPlan(open, booking, booking.on)).toEqual(
      laterPlan(fromHubSpot({ ...rows, tasks: [] }), booking, booking.on),
    );

    const done = readBack({ hs_task_status: "COMPLETED", hs_task_completion_date: `${booking.on}T10:00:00Z` });
    expect(touchesOf(done)).toEqual([{ on: booking.on, kind: "review", sellerId: "71" }]);
    expect(leftOf(done)).toEqual([]);
    expect(statusIn(laterPlan(done, booking, booking.on), booking)).toBe("completed");
  });

  test("tasks of others are touches by their type; one done before it was due was done then", () => {
    const task = (id: string, properties: object) => ({
      id,
      properties: { hs_task_status: "COMPLETED", hs_timestamp: "2026-11-10T08:00:00Z", ...properties },
      associations,
    });
    const adapted = fromHubSpot({
      ...rows,
      tasks: [
        task("1", { hs_task_type: "CALL", hs_task_completion_date: "2026-11-02T09:00:00Z" }),
        task("2", { hs_task_type: "EMAIL", hs_lastmodifieddate: "2026-11-03T09:00:00Z" }),
        task("3", { hs_task_type: "TODO", hs_lastmodifieddate: "2026-11-20T09:00:00Z" }),
        task("4", { hs_task_type: "CALL", hs_task_status: "DEFERRED" }),
      ],
    });
    expect(touchesOf(adapted)).toEqual([
      { on: "2026-11-02", kind: "call" },
      { on: "2026-11-03", kind: "email" },
      { on: "2026-11-10", kind: "task" },
    ]);
    expect(leftOf(adapted)).toEqual([["tasks", "4", "not-done"]]);
  });

  test("a meeting without an outcome on the day of the run is still to come; one that was completed is held", () => {
    const meeting = (id: string, properties: object) => ({
      id,
      properties: { hs_timestamp: "2026-11-16T08:00:00Z", ...properties },
      associations: { companies: { results: [{ id: "11", type: "meeting_event_to_company" }] } },
    });
    const meetings = [meeting("1", {}), meeting("2", { hs_meeting_outcome: "COMPLETED" })];
    const adapted = fromHubSpot({ ...rows, meetings }, { asOf: "2026-11-16" });
    expect(touchesOf(adapted)).toEqual([{ on: "2026-11-16", kind: "meeting" }]);
    expect(leftOf(adapted)).toEqual([["meetings", "1", "not-held"]]);
  });

  test("a meeting of accounts in two time zones, on this day in one of them, is still to come for both", () => {
    const companies = [
      { id: "11", properties: { hs_timezone: "America/Los_Angeles" } },
      { id: "12", properties: { hs_timezone: "Asia/Tokyo" } },
    ];
    const meeting = (id: string, at: string) => ({
      id,
      properties: { hs_timestamp: at },
      associations: { companies: { results: companies.map((each) => ({ id: each.id, type: "meeting" })) } },
    });
    // 20:00 UTC is the same day in Los Angeles and the next one in Tokyo.
    const meetings = [meeting("1", "2026-11-15T20:00:00Z"), meeting("2", "2026-11-14T20:00:00Z")];
    const adapted = fromHubSpot({ companies, meetings }, { asOf: "2026-11-16" });
    expect(adapted.accounts.map(({ touches }) => touches)).toEqual([
      [{ on: "2026-11-14", kind: "meeting" }],
      [{ on: "2026-11-15", kind: "meeting" }],
    ]);
    expect(leftOf(adapted)).toEqual([["meetings", "1", "not-held"]]);
  });
});

describe("Twenty", () => {
  const rows = {
    workspaceMembers: [{ id: "m1", userEmail: "rep@us.example" }],
    companies: [{ id: "c1", name: "Harbor Tools", accountOwnerId: "m1", domainName: "harbor.example" }],
    opportunities: [
      {
        id: "o1",
        companyId: "c1",
        stage: "CUSTOMER",
        amount: { amountMicros: 1e9, currencyCode: "EUR" },
        closeDate: "2025-09-01T00:00:00Z",
      },
    ],
  };
  const booking = bookingOf(fromTwenty({ ...rows, tasks: [] }));
  const { body, then } = toTwentyTask(booking, { title });
  const readBack = (more: object) =>
    fromTwenty({ ...rows, tasks: [{ ...body, bodyV2: null, ...more } as object], taskTargets: [then.body] });

  test("a task that was written is a review once it is done", () => {
    expect(touchesOf(readBack({}))).toEqual([]);
    expect(leftOf(readBack({}))).toEqual([["tasks", body.id, "not-done"]]);
    const done = readBack({ status: "DONE", updatedAt: `${booking.on}T15:00:00Z` });
    expect(touchesOf(done)).toEqual([{ on: booking.on, kind: "review", sellerId: "m1" }]);
    expect(statusIn(laterPlan(done, booking, booking.on), booking)).toBe("completed");
  });

  test("one that was done before it was due was done on that day; a meeting of the day of the run is to come", () => {
    expect(touchesOf(readBack({ status: "DONE", updatedAt: "2026-11-16T08:00:00Z" }))).toEqual([
      { on: "2026-11-16", kind: "review", sellerId: "m1" },
    ]);
    const calendarEventParticipants = [{ handle: "jo@harbor.example" }];
    const calendarEvents = ["2026-11-15", "2026-11-16"].map((on) => ({
      id: on,
      startsAt: `${on}T15:00:00Z`,
      calendarEventParticipants,
    }));
    const adapted = fromTwenty({ ...rows, calendarEvents }, { asOf: "2026-11-16" });
    expect(touchesOf(adapted)).toEqual([{ on: "2026-11-15", kind: "meeting" }]);
    expect(leftOf(adapted)).toEqual([["calendarEvents", "2026-11-16", "not-held"]]);
  });
});
