import fc from "fast-check";
import { ticketFromEvents, ticketsFromEvents, type TicketEvent, type TicketEventKind } from "retention-kit";
import { describe, expect, test } from "vitest";

/** Monday 16 November 2026, so many minutes after 09:00 in UTC. */
const at = (minutes: number): number => Date.UTC(2026, 10, 16, 9) + minutes * 60_000;
const day = 24 * 60;
const line = (kind: string, minutes: number, more: Partial<TicketEvent> = {}): TicketEvent => ({
  ticketId: "T1",
  kind,
  at: at(minutes),
  ...more,
});
const calendar = {
  hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } satisfies Record<string, [string, string][]>,
};

describe("a plain story", () => {
  const ticket = ticketFromEvents(
    [
      line("self-service", -60),
      line("opened", 0, { channel: "web", person: "north", group: "front", accountId: "A1", topic: "battery" }),
      line("transferred", 30, { person: "south", group: "repair" }),
      line("message", day, { channel: "phone", productId: "P1" }),
      line("information-repeated", day + 5),
      line("reply", day + 10),
      line("resolved", day + 60, { resolution: "part-replaced" }),
      line("message", day + 70),
      line("closed", 3 * day),
    ],
    { calendar, timeZone: "UTC" },
  );

  test("is told whole", () => {
    expect(ticket).toEqual({
      id: "T1",
      accountId: "A1",
      topic: "battery",
      productId: "P1",
      agentId: "south",
      group: "repair",
      openedAt: "2026-11-16T09:00:00.000Z",
      firstRepliedAt: "2026-11-17T09:10:00.000Z",
      firstResolvedAt: "2026-11-17T10:00:00.000Z",
      resolvedAt: "2026-11-17T10:00:00.000Z",
      resolved: true,
      resolution: "part-replaced",
      status: "closed",
      contacts: 2,
      replies: 1,
      reopens: 0,
      transfers: 1,
      transfersBetweenPeople: 1,
      transfersBetweenGroups: 1,
      channels: ["web", "phone"],
      repeatedInformation: 1,
      selfServiceAttempts: 1,
      firstReplyMinutes: { calendar: day + 10, business: 8 * 60 + 10 },
      firstResolutionMinutes: { calendar: day + 60, business: 9 * 60 },
      fullResolutionMinutes: { calendar: day + 60, business: 9 * 60 },
      ignored: { doubled: 0, unknownKinds: [] },
    });
  });

  test("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(ticket))).toEqual(ticket);
  });
});

describe("what a log does not say", () => {
  test("a kind that the log records and does not show is 0, any other is unknown", () => {
    const events = [line("opened", 0), line("resolved", 10)];
    const { contacts, replies, reopens, transfers, channels, repeatedInformation, selfServiceAttempts } =
      ticketFromEvents(events);
    expect({ contacts, replies, reopens, transfers }).toEqual({ contacts: 1, replies: 0, reopens: 0, transfers: 0 });
    expect({ channels, repeatedInformation, selfServiceAttempts }).toEqual({
      channels: null,
      repeatedInformation: null,
      selfServiceAttempts: null,
    });
    expect(ticketFromEvents(events, { recordedKinds: ["opened", "resolved", "self-service"] })).toMatchObject({
      contacts: null,
      replies: null,
      reopens: null,
      transfers: null,
      transfersBetweenPeople: null,
      selfServiceAttempts: 0,
    });
  });

  test("a transfer that names nobody leaves open between whom it was", () => {
    expect(ticketFromEvents([line("opened", 0), line("transferred", 5)])).toMatchObject({
      transfers: 1,
      transfersBetweenPeople: null,
      transfersBetweenGroups: null,
    });
    expect(ticketFromEvents([line("opened", 0), line("transferred", 5, { group: "repair" })])).toMatchObject({
      transfers: 1,
      transfersBetweenPeople: null,
      transfersBetweenGroups: 1,
    });
  });

  test("without a calendar there are no business minutes", () => {
    const ticket = ticketFromEvents([line("opened", 0), line("reply", 10)]);
    expect(ticket.firstReplyMinutes).toEqual({ calendar: 10, business: null });
  });

  test("where solutions are not recorded, an open ticket may well be solved", () => {
    expect(ticketFromEvents([line("opened", 0)], { recordedKinds: ["opened"] }).resolved).toBeNull();
    expect(ticketFromEvents([line("opened", 0)]).resolved).toBe(false);
  });
});

describe("decided cases", () => {
  test("messages close to each other in one channel are one contact", () => {
    const chat = [0, 10, 35, 64].map((minutes) => line("message", minutes, { channel: "chat" }));
    expect(ticketFromEvents(chat).contacts).toBe(1);
    expect(ticketFromEvents(chat, { contactGapMinutes: 29 }).contacts).toBe(1);
    expect(ticketFromEvents(chat, { contactGapMinutes: 28 }).contacts).toBe(2);
    expect(ticketFromEvents([...chat, line("message", 70, { channel: "phone" })]).contacts).toBe(2);
    expect(ticketFromEvents([...chat, line("message", day)]).contacts).toBe(2);
  });

  test("still open", () => {
    expect(ticketFromEvents([line("opened", 0), line("reply", 5)])).toMatchObject({
      status: "open",
      resolved: false,
      resolvedAt: null,
      fullResolutionMinutes: null,
    });
  });

  test("reopened after closing, and solved again", () => {
    const events = [
      line("opened", 0),
      line("resolved", 60, { resolution: "restarted" }),
      line("closed", 90),
      line("message", day),
      line("reopened", day),
      line("reopened", day + 1),
      line("resolved", 2 * day, { resolution: "part-replaced" }),
    ];
    expect(ticketFromEvents(events)).toMatchObject({
      status: "resolved",
      reopens: 1,
      contacts: 2,
      resolution: "part-replaced",
      firstResolutionMinutes: { calendar: 60 },
      fullResolutionMinutes: { calendar: 2 * day },
    });
    expect(ticketFromEvents(events.slice(0, -1))).toMatchObject({ status: "open", resolved: false, reopens: 1 });
    expect(ticketFromEvents(events.slice(0, -1))).not.toHaveProperty("resolution");
  });

  test("reopened in the moment it was solved, it is open", () => {
    expect(ticketFromEvents([line("reopened", 60), line("opened", 0), line("resolved", 60)]).resolved).toBe(false);
  });

  test("of two solutions in a row the first one counts", () => {
    const ticket = ticketFromEvents([line("opened", 0), line("resolved", 60), line("resolved", 90)]);
    expect(ticket.fullResolutionMinutes?.calendar).toBe(60);
  });

  test("a message in the moment of the solution is a contact, one after it a thank-you", () => {
    const solvedAfter = (minutes: number): number | null =>
      ticketFromEvents([line("opened", 0), line("message", day), line("resolved", minutes)]).contacts;
    expect([day - 1, day, day + 1].map(solvedAfter)).toEqual([1, 2, 2]);
  });

  test("closed without a solution leaves open whether it was solved", () => {
    expect(ticketFromEvents([line("opened", 0), line("closed", 60)])).toMatchObject({
      status: "closed",
      resolved: null,
      resolvedAt: null,
    });
  });

  test("a call logged after the event opened the ticket when it was made", () => {
    expect(ticketFromEvents([line("opened", 12), line("message", 0), line("reply", 12)])).toMatchObject({
      openedAt: "2026-11-16T09:00:00.000Z",
      contacts: 1,
      firstReplyMinutes: { calendar: 12 },
    });
  });

  test("a log that begins in the middle opens with its first line, which is no contact", () => {
    expect(ticketFromEvents([line("self-service", -5), line("transferred", 0), line("resolved", 60)])).toMatchObject({
      openedAt: "2026-11-16T09:00:00.000Z",
      contacts: 0,
    });
  });

  test("a log that begins with a status opens with it, though it asks nothing more", () => {
    const begun = { ...line("status-changed", 5), status: "new" };
    expect(ticketFromEvents([begun])).toMatchObject({
      openedAt: "2026-11-16T09:05:00.000Z",
      contacts: 0,
      reopens: 0,
      status: "open",
    });
    expect(ticketFromEvents([line("self-service", 0), begun, line("reply", 60)])).toMatchObject({
      openedAt: "2026-11-16T09:05:00.000Z",
      firstReplyMinutes: { calendar: 55 },
    });
    expect(ticketsFromEvents([begun, { ...begun, ticketId: "T2", at: at(7) }]).accepted).toHaveLength(2);
  });

  test("a transfer to the one who has it is none", () => {
    const events = [
      line("opened", 0, { person: "north", group: "front" }),
      line("transferred", 1, { person: "north", group: "front" }),
      line("transferred", 2, { person: "south", group: "front" }),
      line("transferred", 3, { person: "cid", group: "repair" }),
      line("transferred", 4, { person: "cid", group: "front" }),
    ];
    expect(ticketFromEvents(events)).toMatchObject({
      transfers: 3,
      transfersBetweenPeople: 2,
      transfersBetweenGroups: 2,
    });
  });

  test("channels in order, neighbours told once", () => {
    const events = [
      line("opened", 0, { channel: "web" }),
      line("message", 1, { channel: "web" }),
      line("channel-changed", 2, { channel: "phone" }),
      line("message", 3),
      line("message", 4, { channel: "web" }),
    ];
    expect(ticketFromEvents(events).channels).toEqual(["web", "phone", "web"]);
  });

  test("unknown kinds are counted, not read", () => {
    const events = [line("opened", 0), line("escalated", -10), line("tagged", 1), line("escalated", 2)];
    const { openedAt, ignored } = ticketFromEvents(events);
    expect(openedAt).toBe("2026-11-16T09:00:00.000Z");
    expect(ignored.unknownKinds).toEqual([
      { kind: "escalated", count: 2 },
      { kind: "tagged", count: 1 },
    ]);
  });
});

describe("merged tickets", () => {
  const events = [
    line("opened", 0),
    line("opened", day, { ticketId: "T2", channel: "phone" }),
    line("closed", day + 30, { ticketId: "T2" }),
    line("merged", day + 30, { ticketId: "T2", mergedInto: "T1" }),
    line("reply", day + 60),
  ];

  test("become one, which the kept ticket's end decides", () => {
    expect(ticketFromEvents(events)).toMatchObject({ id: "T1", contacts: 2, status: "open", resolved: false });
    const { accepted, rejected } = ticketsFromEvents(events);
    expect(accepted).toEqual([ticketFromEvents(events)]);
    expect(rejected).toEqual([]);
  });

  test("keep lines of one id apart where they are of two tickets", () => {
    const alike = events.map((event) => ({ ...event, id: event.kind }));
    const { contacts, ignored } = ticketFromEvents(alike);
    expect([contacts, ignored.doubled]).toEqual([2, 0]);
  });

  test("a merged ticket alone names the other and leaves open whether it was solved", () => {
    const alone = ticketFromEvents(events.filter(({ ticketId }) => ticketId === "T2"));
    expect(alone).toMatchObject({ id: "T2", mergedInto: "T1", status: "merged", resolved: null });
    expect(ticketsFromEvents(events.slice(1, -1)).accepted).toEqual([alone]);
  });

  test("chains are followed, whatever their order", () => {
    const chain = [
      line("merged", 5, { ticketId: "T3", mergedInto: "T2" }),
      line("merged", 9, { ticketId: "T2", mergedInto: "T1" }),
      line("opened", 2, { ticketId: "T3" }),
      line("opened", 1, { ticketId: "T2" }),
      line("opened", 60),
    ];
    expect(ticketFromEvents(chain)).toMatchObject({ id: "T1", contacts: 2, openedAt: "2026-11-16T09:01:00.000Z" });
    expect(ticketsFromEvents(chain.toReversed()).accepted).toEqual([ticketFromEvents(chain)]);
  });

  test("a later merge of the same ticket replaces the earlier one, also for those merged into it", () => {
    const moved = [
      line("opened", 0),
      line("opened", 0, { ticketId: "T2" }),
      line("opened", 0, { ticketId: "T3", channel: "phone" }),
      line("opened", 0, { ticketId: "T4", channel: "web" }),
      line("merged", 1, { ticketId: "T4", mergedInto: "T3" }),
      line("merged", 2, { ticketId: "T3", mergedInto: "T2" }),
      line("merged", 3, { ticketId: "T4", mergedInto: "T3" }),
      line("merged", 4, { ticketId: "T3", mergedInto: "T1" }),
    ];
    expect(ticketsFromEvents(moved).accepted.map(({ id, channels }) => [id, channels])).toEqual([
      ["T1", ["phone", "web"]],
      ["T2", null],
    ]);
  });

  test("fifty thousand tickets, each merged into the one before and said to be so twice, are one", () => {
    const count = 50_000;
    const told = [-count, 0].flatMap((start) =>
      Array.from({ length: count }, (_, index) =>
        line("merged", start - index, { ticketId: `${index}`, mergedInto: `${index + 1}` }),
      ),
    );
    expect(ticketsFromEvents([...told, line("opened", 0, { ticketId: `${count}` })]).accepted).toMatchObject([
      { id: `${count}`, contacts: 1 },
    ]);
  });

  test("a circle is refused by the one and rejected by the many", () => {
    const circle = [
      line("opened", 0),
      line("merged", 1, { mergedInto: "T2" }),
      line("merged", 2, { ticketId: "T2", mergedInto: "T1" }),
    ];
    expect(() => ticketFromEvents(circle)).toThrow("events[2].mergedInto must not lead back to the same ticket");
    expect(ticketsFromEvents(circle).rejected).toMatchObject([{ index: 2, path: "mergedInto" }]);
    expect(() => ticketFromEvents([line("merged", 1, { mergedInto: "T1" })])).toThrow("must not lead back");
  });

  test("a rejected merge leaves an earlier one as it was", () => {
    const { accepted, rejected } = ticketsFromEvents([
      ...events,
      line("merged", 2 * day, { ticketId: "T2", mergedInto: "T2" }),
    ]);
    expect(accepted).toMatchObject([{ id: "T1", contacts: 2 }]);
    expect(rejected.map(({ index }) => index)).toEqual([5]);
  });
});

describe("refusals", () => {
  test("lines of tickets that were not merged", () => {
    expect(() => ticketFromEvents([line("opened", 0), line("opened", 1, { ticketId: "T2" })])).toThrow(
      'ticketFromEvents: events[1].ticketId must be T1 or a ticket merged into it, got "T2"',
    );
  });

  test.each([
    ["no line", [], "events must have a line of a known kind"],
    ["only unknown kinds", [line("tagged", 0)], "events must have a line of a known kind"],
    ["a moment without an offset", [line("opened", 0, { at: "2026-11-16T09:00:00" })], "events[0].at must be a moment"],
    ["a merge into nothing", [line("merged", 0)], "events[0].mergedInto must be a text"],
    ["an empty channel", [line("opened", 0, { channel: "" })], "events[0].channel must be a text"],
    ["no object", [null as unknown as TicketEvent], "events[0] must be an object"],
  ])("%s", (_, events, message) => {
    expect(() => ticketFromEvents(events)).toThrow(message);
  });

  test("options out of bounds", () => {
    const events = [line("opened", 0)];
    expect(() => ticketFromEvents(events, { contactGapMinutes: -1 })).toThrow("options.contactGapMinutes");
    expect(() => ticketFromEvents(events, { timeZone: "Mars/Olympus" })).toThrow("options.timeZone");
    expect(() => ticketFromEvents(events, { recordedKinds: ["tagged" as TicketEventKind] })).toThrow(
      "recordedKinds[0]",
    );
    expect(() => ticketFromEvents(events, { recordedKinds: "opened" as never })).toThrow(
      "recordedKinds must be an array",
    );
  });

  test("the batch rejects lines and tells the rest", () => {
    const { accepted, rejected } = ticketsFromEvents([
      line("opened", 0, { ticketId: "" }),
      line("opened", 0),
      line("tagged", 0, { ticketId: "T9" }),
      line("reply", NaN),
    ]);
    expect(accepted.map(({ id, replies }) => [id, replies])).toEqual([["T1", 0]]);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "ticketId"],
      [2, "kind"],
      [3, "at"],
    ]);
  });
});

describe("any log", () => {
  const kinds = [
    "opened",
    "message",
    "reply",
    "transferred",
    "channel-changed",
    "reopened",
    "information-repeated",
    "self-service",
    "resolved",
    "closed",
    "tagged",
  ];
  const logs = fc.array(
    fc.record(
      {
        ticketId: fc.constant("T1"),
        kind: fc.constantFrom(...kinds),
        at: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(90, 100)).map(at),
        channel: fc.constantFrom("web", "phone"),
        person: fc.constantFrom("north", "south"),
        group: fc.constantFrom("front", "repair"),
      },
      { requiredKeys: ["ticketId", "kind", "at"] },
    ),
    { minLength: 1, maxLength: 20 },
  );
  const withOpening = logs.map((log): TicketEvent[] => [line("opened", 100), ...log]);

  test("does not depend on the order of its lines", () => {
    fc.assert(
      fc.property(
        withOpening.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([log, shuffled]) => {
          expect(ticketFromEvents(shuffled)).toEqual(ticketFromEvents(log));
        },
      ),
    );
  });

  test("is the same told twice, but for the count of doubles", () => {
    fc.assert(
      fc.property(withOpening, (log) => {
        const once = ticketFromEvents(log);
        const twice = ticketFromEvents([...log, ...log]);
        expect({ ...twice, ignored: null }).toEqual({ ...once, ignored: null });
      }),
    );
  });

  test("has times in order and counts that are whole", () => {
    fc.assert(
      fc.property(withOpening, (log) => {
        const ticket = ticketFromEvents(log, { calendar });
        for (const elapsed of [ticket.firstReplyMinutes, ticket.firstResolutionMinutes, ticket.fullResolutionMinutes]) {
          if (elapsed === null) continue;
          expect(elapsed.calendar).toBeGreaterThanOrEqual(0);
          expect(elapsed.business).toBeLessThanOrEqual(elapsed.calendar);
        }
        expect(ticket.contacts).toBeLessThanOrEqual(log.length);
        expect(ticket.resolved === true).toBe(ticket.resolvedAt !== null);
      }),
    );
  });
});
