import {
  fromZendesk,
  type FromZendeskOptions,
  type ZendeskAuditEvent,
  type ZendeskObjects,
  zendeskSchedule,
} from "retention-kit/adapters";
import type { Ticket } from "retention-kit";
import { describe, expect, test } from "vitest";

const mill = { id: 41, name: "Mill", domain_names: ["mill.example"], external_id: "crm-7", deleted_at: null };
const users = [
  { id: 51, email: "jo@mill.example", role: "end-user", organization_id: 41, time_zone: "Hanoi", locale: "vi" },
  { id: 91, role: "agent", time_zone: "Pacific Time (US & Canada)", active: true },
  { id: 92, role: "admin", iana_time_zone: "Europe/Oslo", active: true },
];
const ticket = {
  id: 61,
  requester_id: 51,
  organization_id: 41,
  status: "open",
  created_at: "2026-03-02T08:00:00Z",
  tags: [],
};

const adapt = (objects: ZendeskObjects, options?: FromZendeskOptions) =>
  fromZendesk({ organizations: [mill], users, ...objects }, options);
const ticketOf = (objects: ZendeskObjects, options?: FromZendeskOptions): Ticket | undefined =>
  adapt(objects, options).accounts[0]?.tickets?.[0];
const whys = ({ left }: ReturnType<typeof fromZendesk>) => left.map(({ object, id, why }) => [object, id, why]);

describe("organizations and users", () => {
  test("numeric ids become texts, Rails' zones those of the IANA, external ids and domains keys", () => {
    const { accounts, sellers, keys } = adapt({});
    expect(accounts).toEqual([
      { id: "41", name: "Mill", timeZone: "Asia/Bangkok", contacts: [{ id: "51", preferences: { language: "vi" } }] },
    ]);
    expect(sellers.map(({ id, timeZone }) => [id, timeZone])).toEqual([
      ["91", "America/Los_Angeles"],
      ["92", "Europe/Oslo"],
    ]);
    expect(keys).toEqual({ "41": { domains: ["mill.example"], externalIds: ["crm-7"] } });
  });

  test("deleted organizations and agents who left are out; a person who left says so", () => {
    const adapted = adapt({
      organizations: [mill, { id: 42, deleted_at: "2026-01-01T00:00:00Z" }],
      users: [
        { id: 51, role: "end-user", organization_id: 41, active: false },
        { id: 91, role: "agent", suspended: true },
      ],
    });
    expect(adapted.accounts[0]?.contacts).toEqual([{ id: "51", left: true }]);
    expect(whys(adapted)).toEqual([
      ["organizations", "42", "deleted"],
      ["users", "91", "retired"],
    ]);
  });

  test("agents work in the hours of the first schedule", () => {
    const schedules = [{ id: 1, time_zone: "London", intervals: [{ start_time: 1980, end_time: 2460 }] }];
    const { sellers } = adapt({ schedules });
    expect(sellers[0]?.calendar).toEqual({ hours: { mon: [["09:00", "17:00"]] } });
  });
});

describe("whose a ticket is", () => {
  test("its organization, else its requester's, else the one of the requester's domain", () => {
    const tickets = [
      ticket,
      { ...ticket, id: 62, organization_id: null },
      { ...ticket, id: 63, organization_id: null, requester_id: 52 },
      {
        ...ticket,
        id: 64,
        organization_id: null,
        requester_id: 53,
        via: { channel: "email", source: { from: { address: "x@MILL.example" } } },
      },
      { ...ticket, id: 65, organization_id: null, requester_id: 54 },
      { ...ticket, id: 66, organization_id: 49, requester_id: 54 },
    ];
    const more = [...users, { id: 52, email: "al@mill.example", role: "end-user", organization_id: null }];
    const adapted = adapt({ users: more, tickets });
    expect(adapted.accounts[0]?.tickets?.map(({ id }) => id)).toEqual(["61", "62", "63", "64"]);
    expect(whys(adapted)).toEqual([
      ["tickets", "65", "no-account"],
      ["tickets", "66", "unknown-account"],
    ]);
  });

  test("a domain of two organizations is nobody's, and an option goes before all", () => {
    const objects = {
      organizations: [mill, { ...mill, id: 42 }],
      users: [{ id: 52, email: "al@mill.example", role: "end-user" }],
      tickets: [{ ...ticket, organization_id: null, requester_id: 52, custom_fields: [{ id: 1, value: 42 }] }],
    };
    expect(whys(adapt(objects))).toEqual([
      ["users", "52", "ambiguous-account"],
      ["tickets", "61", "ambiguous-account"],
    ]);
    const accountOf: FromZendeskOptions["accountOf"] = ({ custom_fields }) =>
      (custom_fields as { value: number }[])[0]?.value;
    expect(adapt(objects, { accountOf }).accounts[1]?.tickets).toHaveLength(1);
  });
});

describe("state and metrics", () => {
  test("deleted and merged tickets are left out", () => {
    const tickets = [
      { ...ticket, status: "deleted" },
      { ...ticket, id: 62, status: "closed", tags: ["closed_by_merge"] },
    ];
    expect(whys(adapt({ tickets }))).toEqual([
      ["tickets", "61", "deleted"],
      ["tickets", "62", "merged"],
    ]);
  });

  test("a merged ticket names the one that was kept, where either says so", () => {
    const audit = (ticket_id: number, event: ZendeskAuditEvent) => ({
      id: ticket_id,
      ticket_id,
      created_at: "2026-03-03T08:00:00Z",
      author_id: 91,
      events: [event],
    });
    const tickets = [
      { ...ticket, status: "closed" },
      { ...ticket, id: 62, status: "closed", tags: ["closed_by_merge"] },
      { ...ticket, id: 63, status: "closed", tags: ["closed_by_merge"] },
    ];
    const ticket_audits = [
      audit(61, {
        type: "Comment",
        public: false,
        via: { channel: "web", source: { rel: "merge", from: { ticket_id: 62 } } },
      }),
      audit(63, { type: "Comment", public: false, body: 'This request was closed and merged into request #61 "x".' }),
    ];
    expect(
      adapt({ tickets, ticket_audits }).accounts[0]?.tickets?.map(({ id, mergedInto }) => [id, mergedInto]),
    ).toEqual([
      ["61", undefined],
      ["62", "61"],
      ["63", "61"],
    ]);
  });

  test("metrics in minutes, null while open; a first assignment is no transfer", () => {
    const metric = {
      id: 71,
      ticket_id: 61,
      reopens: 1,
      replies: 3,
      assignee_stations: 1,
      group_stations: 1,
      solved_at: null,
      reply_time_in_minutes: { calendar: 90, business: 30 },
      full_resolution_time_in_minutes: { calendar: null, business: null },
    };
    expect(ticketOf({ tickets: [ticket], ticket_metrics: [metric] })).toEqual({
      id: "61",
      openedAt: "2026-03-02T08:00:00.000Z",
      firstRepliedAt: "2026-03-02T09:30:00.000Z",
      resolvedAt: null,
      resolved: false,
      replies: 3,
      reopens: 1,
      transfers: 0,
      language: "vi",
    });
    const solved = {
      ...ticket,
      status: "solved",
      metric_set: { ...metric, assignee_stations: 3, full_resolution_time_in_minutes: { calendar: 120 } },
    };
    expect(ticketOf({ tickets: [solved] })).toMatchObject({
      transfers: 2,
      resolved: true,
      resolvedAt: "2026-03-02T10:00:00.000Z",
    });
  });

  test("solved before it was opened", () => {
    const adapted = adapt({
      tickets: [{ ...ticket, status: "closed" }],
      ticket_metrics: [{ ticket_id: 61, solved_at: "2026-03-01T08:00:00Z" }],
    });
    expect(adapted.accounts[0]?.tickets?.[0]).toMatchObject({ resolved: true });
    expect(adapted.accounts[0]?.tickets?.[0]).not.toHaveProperty("resolvedAt");
    expect(whys(adapted)).toEqual([["tickets", "61", "before-start"]]);
  });
});

describe("audits", () => {
  let next = 0;
  const audit = (created_at: string, author_id: number, ...events: ZendeskAuditEvent[]) => ({
    id: ++next,
    ticket_id: 61,
    created_at: `2026-03-${created_at}:00Z`,
    author_id,
    via: { channel: "email" },
    events: events.map((event) => ({ id: ++next, ...event })),
  });
  const comment = (more: ZendeskAuditEvent = {}): ZendeskAuditEvent => ({ type: "Comment", public: true, ...more });
  const set = (field_name: string, previous_value: unknown, value: unknown): ZendeskAuditEvent => ({
    type: previous_value === undefined ? "Create" : "Change",
    field_name,
    value,
    ...(previous_value !== undefined && { previous_value }),
  });
  const created = audit("02T08:00", 51, comment(), set("status", undefined, "new"));
  const told = (...ticket_audits: ReturnType<typeof audit>[]) =>
    ticketOf({ tickets: [{ ...ticket, via: { channel: "email" } }], ticket_audits: [...ticket_audits, created] });

  test("only public comments count, and neither the system's nor a bot's is an answer", () => {
    const objects = {
      tickets: [ticket],
      ticket_audits: [
        created,
        audit("02T08:01", -1, comment()),
        audit("02T08:02", 93, comment()),
        { ...audit("02T08:03", 94, comment()), via: { channel: "rule" } },
        audit("02T09:00", 91, comment({ public: false })),
        audit("02T10:00", 91, comment()),
        audit("03T10:00", 51, comment()),
        audit("03T11:00", 91, { type: "VoiceComment", public: true }),
      ],
    };
    expect(ticketOf(objects, { bots: [93] })).toMatchObject({
      firstRepliedAt: "2026-03-02T10:00:00.000Z",
      replies: 2,
      contacts: 2,
    });
  });

  test("what an agent writes down on creating a ticket answers nobody", () => {
    const first = audit("02T08:00", 91, comment(), set("status", undefined, "open"));
    const objects = {
      tickets: [{ ...ticket, via: { channel: "voice" } }],
      ticket_audits: [first, audit("02T09:00", 91, comment())],
    };
    expect(ticketOf(objects)).toMatchObject({ replies: 1, contacts: 1, channels: ["phone"] });
  });

  test("a first assignment is no transfer, a person and a group in one go are one", () => {
    expect(told(audit("02T09:00", 91, set("assignee_id", null, "91"), set("group_id", null, "7")))?.transfers).toBe(0);
    expect(
      told(
        audit("02T09:00", -1, set("assignee_id", null, "91")),
        audit("02T10:00", 91, set("assignee_id", "91", "92"), set("group_id", "7", "8")),
        audit("02T11:00", 92, set("assignee_id", "92", null)),
      )?.transfers,
    ).toBe(1);
  });

  test("changes of status give what was reopened and what waited for the customer", () => {
    expect(
      told(
        audit("02T09:00", 91, set("status", "new", "pending")),
        audit("02T12:00", 51, set("status", "pending", "open")),
        audit("02T13:00", 91, set("status", "open", "hold")),
        audit("02T14:00", 91, set("status", "hold", "solved")),
        audit("03T09:00", 51, set("status", "solved", "open")),
        audit("04T09:00", 91, set("status", "open", "pending")),
      ),
    ).toMatchObject({
      reopens: 1,
      waits: [
        { from: "2026-03-02T09:00:00.000Z", to: "2026-03-02T12:00:00.000Z" },
        { from: "2026-03-04T09:00:00.000Z", to: null },
      ],
    });
    expect(
      told(
        audit("02T14:00", 91, set("status", "new", "solved")),
        audit("06T14:00", -1, set("status", "solved", "closed")),
      )?.reopens,
    ).toBe(0);
  });
});

test("comments of a list of their own, where there are no audits", () => {
  const comment = (id: number, author_id: number, created_at: string, isPublic = true) => ({
    id,
    ticket_id: 61,
    author_id,
    created_at,
    public: isPublic,
    via: { channel: "email" },
  });
  const objects = {
    tickets: [ticket],
    ticket_metrics: [{ ticket_id: 61, assignee_stations: 2, reopens: 1 }],
    ticket_comments: [
      comment(1, 51, "2026-03-02T08:00:00Z"),
      comment(2, 91, "2026-03-02T09:00:00Z", false),
      comment(3, 91, "2026-03-02T10:00:00Z"),
      comment(4, 51, "2026-03-03T10:00:00Z"),
    ],
  };
  expect(ticketOf(objects)).toMatchObject({ contacts: 2, replies: 1, transfers: 1, reopens: 1 });
});

test("offered is no answer; the list and the ticket tell of one rating once", () => {
  const tickets = [
    { ...ticket, satisfaction_rating: { score: "bad" }, updated_at: "2026-03-09T08:00:00Z" },
    { ...ticket, id: 62, satisfaction_rating: { score: "good" }, updated_at: "2026-03-09T08:00:00Z" },
    { ...ticket, id: 63, satisfaction_rating: { score: "unoffered" }, updated_at: "2026-03-09T08:00:00Z" },
  ];
  const rating = (id: number, ticket_id: number, score: string) => ({
    id,
    ticket_id,
    score,
    created_at: "2026-03-05T08:00:00Z",
  });
  const adapted = adapt({
    tickets,
    satisfaction_ratings: [rating(1, 61, "bad_with_comment"), rating(2, 63, "offered")],
  });
  expect(adapted.accounts[0]?.surveys?.map(({ score, ticketId, at }) => [score, ticketId, at])).toEqual([
    [0, "61", "2026-03-05T08:00:00.000Z"],
    [1, "62", "2026-03-09T08:00:00.000Z"],
  ]);
  expect(whys(adapted)).toEqual([["satisfaction_ratings", "2", "no-answer"]]);
});

test("more fields of a ticket by an option", () => {
  expect(
    ticketOf({ tickets: [{ ...ticket, subject: "noise" }] }, { ticket: ({ subject }) => ({ topic: subject ?? null }) })
      ?.topic,
  ).toBe("noise");
  expect(ticketOf({ tickets: [ticket] }, { ticket: () => null })).toBeUndefined();
});

test("a schedule of minutes of the week, round the clock and over midnight", () => {
  expect(zendeskSchedule({ intervals: [{ start_time: 0, end_time: 10080 }] }).calendar.hours).toEqual(
    Object.fromEntries(["sun", "mon", "tue", "wed", "thu", "fri", "sat"].map((each) => [each, [["00:00", "24:00"]]])),
  );
  const night = {
    time_zone: "Kyev",
    intervals: [
      { start_time: 2760, end_time: 3240 },
      { start_time: 9, end_time: 3 },
    ],
  };
  expect(zendeskSchedule(night)).toEqual({
    calendar: { hours: { mon: [["22:00", "24:00"]], tue: [["00:00", "06:00"]] } },
    timeZone: "Europe/Kiev",
    left: ["intervals[1]"],
  });
  expect(zendeskSchedule({ time_zone: "Mars" })).toEqual({ calendar: { hours: {} }, left: ["time_zone"] });
});

test("no row throws, whatever it holds", () => {
  const junk = [
    null,
    1,
    "x",
    [],
    {},
    { id: {} },
    { id: 1, events: 3, via: "x", tags: "x", domain_names: {}, created_at: [], ticket_id: 1, name: "1" },
  ];
  const lists = [
    "organizations",
    "users",
    "tickets",
    "ticket_metrics",
    "ticket_audits",
    "satisfaction_ratings",
    "schedules",
  ];
  const adapted = fromZendesk(Object.fromEntries(lists.map((name) => [name, junk])));
  expect(adapted.accounts).toHaveLength(1);
  expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
});
