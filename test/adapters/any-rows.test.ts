import { readFileSync } from "node:fs";
import { fromHubSpot, fromSalesforce, fromTwenty, fromZendesk, type AdaptedRecords } from "retention-kit/adapters";
import { parseAccounts, parseProducts, parseSellers } from "retention-kit/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/**
 * Rows with the names that a system uses and whatever values: nothing throws, and what comes out is valid, of plain
 * JSON, without doubled ids, and adds up.
 */
const adapters = {
  hubspot: { adapt: fromHubSpot, ids: ["1", "2", 3, "9007199254740993"] },
  salesforce: { adapt: fromSalesforce, ids: ["0011", "0061", "0015g00000N1abcAAB", "00G1"] },
  zendesk: { adapt: fromZendesk, ids: [1, 2, "3", -1] },
  twenty: { adapt: fromTwenty, ids: ["a", "b", "c"] },
} as const;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Rows of the made-up export and of other lists, and their values, to be mixed anew. */
function vocabulary(file: string): { lists: Record<string, Json[]>; values: Json[] } {
  const exported = JSON.parse(
    readFileSync(new URL(`../../examples/crm/made-up/${file}.json`, import.meta.url), "utf8"),
  ) as Record<string, Json[]>;
  const lists = { ...exported, ...more[file] };
  const values = new Set<Json>();
  const walk = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(walk);
    } else values.add(value);
  };
  Object.values(lists).forEach(walk);
  return { lists, values: [...values] };
}

/** Lists that the made-up exports do not have. */
const more: Record<string, Record<string, Json[]>> = {
  hubspot: {
    contacts: [
      { id: "3", properties: { associatedcompanyid: "9001", hs_buying_role: "CHAMPION", hs_email_optout: "true" } },
    ],
    emails: [
      {
        id: "4",
        properties: { hs_timestamp: "2026-01-02T10:00:00Z", hs_email_direction: "EMAIL" },
        associations: { deals: { results: [{ id: "3001" }] } },
      },
    ],
    communications: [
      {
        id: "5",
        properties: { hs_timestamp: "2026-01-02T10:00:00Z", hs_communication_channel_type: "SMS" },
        companies: ["9001"],
      },
    ],
    feedback_submissions: [
      {
        id: "6",
        properties: { hs_survey_type: "NPS", hs_value: "9", hs_submission_timestamp: "2026-01-02T10:00:00Z" },
        associations: { companies: ["9001"] },
      },
    ],
    pipelines: [
      {
        id: "default",
        stages: [
          { id: "closedwon", metadata: { isClosed: "true", probability: "1.0" } },
          { id: "1", metadata: { ticketState: "OPEN" } },
        ],
      },
    ],
  },
  salesforce: {
    users: [{ Id: "005000000000001AAA", IsActive: true, TimeZoneSidKey: "Europe/Oslo" }],
    contacts: [{ Id: "0031", AccountId: "001000000000001", HasOptedOutOfEmail: true, DoNotCall: true }],
    contracts: [
      {
        Id: "8001",
        AccountId: "001000000000001",
        StartDate: "2026-01-01",
        EndDate: "2026-12-31",
        ContractTerm: 12,
        OwnerExpirationNotice: "30",
        Status: "Activated",
      },
    ],
    serviceContracts: [
      { Id: "8101", AccountId: "001000000000002", StartDate: "2026-01-01", Term: 24, GrandTotal: 2400 },
    ],
    caseHistories: [
      {
        CaseId: "500000000000001",
        CreatedDate: "2026-05-16T08:00:00.000+0000",
        Field: "Status",
        OldValue: "New",
        NewValue: "Waiting on Customer",
      },
      {
        CaseId: "500000000000001",
        CreatedDate: "2026-05-17T08:00:00.000+0000",
        Field: "Owner",
        OldValue: "00G000000000001",
        NewValue: "005000000000001",
      },
    ],
    emailMessages: [{ ParentId: "500000000000001", MessageDate: "2026-05-16T08:00:00.000+0000", Incoming: true }],
    opportunityStages: [{ ApiName: "Closed Won", IsWon: true, IsClosed: true }],
  },
  zendesk: {
    ticket_comments: [{ id: 1, ticket_id: 61, author_id: 5901, public: true, created_at: "2026-04-02T09:00:00Z" }],
    schedules: [
      {
        id: 1,
        time_zone: "London",
        intervals: [{ start_time: 1980, end_time: 2460 }],
        holidays: [{ start_date: "2026-12-25", end_date: "2026-12-26" }],
      },
    ],
  },
  twenty: {
    people: [
      {
        id: "p",
        companyId: "bbbbbbbb-0000-4e7c-8001-000000000000",
        emails: { primaryEmail: "x@home.example", additionalEmails: ["y@home.example"] },
        jobTitle: "CTO",
      },
    ],
    messages: [
      {
        id: "m",
        receivedAt: "2026-04-01T09:00:00Z",
        messageParticipants: { edges: [{ node: { role: "from", handle: "x@home.example" } }] },
      },
    ],
    messageParticipants: [{ messageId: "m", personId: "p" }],
    taskTargets: [{ taskId: "eeeeeeee-0000-4e7c-8001-000000000000", targetPersonId: "p" }],
    calendarEventParticipants: [{ calendarEventId: "dddddddd-0000-4e7c-8001-000000000000", personId: "p" }],
  },
};

const odd: Json[] = [
  "",
  " ",
  "NULL",
  "0",
  "-1",
  "1e400",
  "NaN",
  "2026-02-30",
  "1970-01-19T07:51:57.000Z",
  "9999-12-31T23:59:59Z",
  -5,
  1e300,
  true,
  [],
  {},
  [null],
  "true",
  "2026-03-01T00:00:00+14:00",
  "__proto__",
  "constructor",
];

/** Lehmer's generator: the same numbers from the same seed, and a counterexample of one line. */
function numbersFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647);
}

/** A row with some of its values, at any depth, exchanged. */
function shaken(row: Json, pick: () => number, values: readonly Json[]): Json {
  if (pick() % 11 === 0) return values[pick() % values.length] ?? null;
  if (Array.isArray(row)) return row.map((each) => shaken(each, pick, values));
  if (typeof row !== "object" || row === null) return row;
  return Object.fromEntries(Object.entries(row).map(([key, each]) => [key, shaken(each, pick, values)]));
}

describe.each(Object.entries(adapters))("%s", (file, { adapt, ids }) => {
  const { lists, values } = vocabulary(file);
  const all = [...values, ...odd, ...ids];

  test("any rows come to valid records, or are listed", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const pick = numbersFrom(seed);
        const rows = Object.fromEntries(
          Object.entries(lists).map(([name, each]) => [name, each.map((row) => shaken(row, pick, all))]),
        );
        const before = JSON.stringify(rows);
        const adapted: AdaptedRecords = adapt(rows, { timeZone: "Asia/Kathmandu" });
        expect(JSON.stringify(rows)).toBe(before);
        expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
        expect(parseAccounts(adapted.accounts).rejected).toEqual([]);
        expect(parseProducts(adapted.products).rejected).toEqual([]);
        expect(parseSellers(adapted.sellers).rejected).toEqual([]);
        expect(new Set(adapted.accounts.map(({ id }) => id)).size).toBe(adapted.accounts.length);
        for (const { rows: given, used, left } of Object.values(adapted.counts)) {
          expect(used + left).toBe(given);
          expect(Math.min(used, left)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 75 },
    );
  });
});
