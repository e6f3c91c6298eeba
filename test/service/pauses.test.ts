import fc from "fast-check";
import { scoreEffort, type TicketEvent, ticketFromEvents, ticketsFromEvents } from "retention-kit";
import { describe, expect, test } from "vitest";

/** Monday 16 November 2026, so many minutes after 09:00 in UTC. */
const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 16, 9) + minutes * 60_000).toISOString();
const line = (kind: string, minutes: number, more: Partial<TicketEvent> = {}): TicketEvent => ({
  ticketId: "T1",
  kind,
  at: at(minutes),
  ...more,
});
const waits = (...events: TicketEvent[]): (number | null)[][] =>
  (ticketFromEvents(events).waits ?? []).map(({ from, to }) =>
    [from, to].map((moment) => (moment === null ? null : (Date.parse(moment) - Date.parse(at(0))) / 60_000)),
  );
const status = (word: string, minutes: number): TicketEvent => line("status-changed", minutes, { status: word });

describe("a ticket waits for the customer", () => {
  test("from a waiting line to the next resumed one, whoever wrote in between", () => {
    expect(waits(line("opened", 0), line("waiting", 10), line("message", 20), line("resumed", 30))).toEqual([[10, 30]]);
    expect(waits(line("opened", 0), line("waiting", 10), line("waiting", 15), line("resumed", 30))).toEqual([[10, 30]]);
    expect(
      waits(line("opened", 0), line("waiting", 5), line("resumed", 9), line("waiting", 12), line("resumed", 20)),
    ).toEqual([
      [5, 9],
      [12, 20],
    ]);
  });

  test("to the customer's message where the log does not say that it resumed", () => {
    expect(waits(line("opened", 0), line("waiting", 10), line("message", 20), line("resolved", 60))).toEqual([
      [10, 20],
    ]);
    expect(
      waits(line("opened", 0), line("waiting", 10), line("message", 20), line("waiting", 30), line("resumed", 40)),
    ).toEqual([
      [10, 20],
      [30, 40],
    ]);
  });

  test("to the solution or without an end where the customer never came back", () => {
    expect(waits(line("opened", 0), line("waiting", 10), line("resolved", 60))).toEqual([[10, 60]]);
    expect(waits(line("opened", 0), line("waiting", 10))).toEqual([[10, null]]);
    expect(waits(line("opened", 0), line("waiting", 10), line("reopened", 25))).toEqual([[10, 25]]);
  });

  test("not after it was solved, nor where it resumed without having waited", () => {
    expect(waits(line("opened", 0), line("resolved", 10), line("waiting", 20), line("resumed", 30))).toEqual([]);
    expect(ticketFromEvents([line("opened", 0), line("resumed", 30), line("resolved", 60)])).not.toHaveProperty(
      "waits",
    );
    expect(waits(line("opened", 0), line("waiting", 10), line("resumed", 10))).toEqual([]);
  });

  test("by its statuses, in words of the desk's own too", () => {
    const story = [
      line("opened", 0),
      status("Open", 5),
      status("Pending", 10),
      status("open", 30),
      status("on-hold", 40),
      status("Solved", 60),
      status("pending", 100),
      status("Solved", 120),
      status("Closed", 500),
    ];
    const ticket = ticketFromEvents(story);
    expect(waits(...story)).toEqual([
      [10, 30],
      [100, 120],
    ]);
    expect(ticket).toMatchObject({ resolved: true, resolvedAt: at(120), reopens: 1, status: "closed" });
    expect(ticket.solutions).toEqual([
      { at: at(60), reopenedAt: at(100) },
      { at: at(120), reopenedAt: null },
    ]);
    expect(ticket.netResolutionMinutes).toEqual({ calendar: 80, business: null });
    const own = ticketFromEvents([line("opened", 0), status("Wartet auf Kunde", 5), status("Erledigt", 20)], {
      statuses: { "wartet auf kunde": "waiting", erledigt: "resolved" },
    });
    expect(own).toMatchObject({ resolvedAt: at(20), waits: [{ from: at(5), to: at(20) }] });
    expect(ticketFromEvents([line("opened", 0), status("Parked", 5)]).ignored.unknownKinds).toEqual([
      { kind: "status-changed: Parked", count: 1 },
    ]);
    expect(() => ticketFromEvents([line("status-changed", 0)])).toThrow("events[0].status must be a text");
    expect(() => ticketFromEvents([], { statuses: { x: "paused" as never } })).toThrow(
      "options.statuses.x must be one of open, waiting, resolved, closed",
    );
  });

  test("after a merge only while none of the tickets is worked on", () => {
    const other = (kind: string, minutes: number, more: Partial<TicketEvent> = {}): TicketEvent =>
      line(kind, minutes, { ticketId: "T2", ...more });
    const merge = other("merged", 50, { mergedInto: "T1" });
    // T2 waits alone until T1 is opened, then T1 is worked on until it waits as well.
    expect(
      waits(
        other("opened", 0),
        other("waiting", 10),
        line("opened", 20),
        line("waiting", 40),
        merge,
        line("resumed", 70),
      ),
    ).toEqual([
      [10, 20],
      [40, 70],
    ]);
  });
});

test("what a log does not record is missing, not empty", () => {
  const log = [line("opened", 0), line("resolved", 10)];
  expect(ticketFromEvents(log)).not.toHaveProperty("waits");
  expect(ticketFromEvents(log, { recordedKinds: ["opened", "resolved", "waiting"] }).waits).toEqual([]);
});

test("messages are kept where asked for", () => {
  const log = [line("opened", 0), line("reply", 5), line("waiting", 6), line("message", 10), line("resolved", 12)];
  expect(ticketFromEvents(log)).not.toHaveProperty("messages");
  expect(ticketFromEvents(log, { keepMessages: true }).messages).toEqual([
    { at: at(0), by: "customer" },
    { at: at(5), by: "desk" },
    { at: at(10), by: "customer" },
  ]);
});

test("a log is told as it stood at the end of a day", () => {
  const day = 24 * 60;
  const log = [
    line("opened", 0),
    line("resolved", 60),
    line("reopened", 2 * day),
    line("resolved", 3 * day),
    line("opened", 2 * day, { ticketId: "T2" }),
  ];
  const on = (asOf: string) => ticketsFromEvents(log, { asOf }).accepted.map(({ id, resolvedAt }) => [id, resolvedAt]);
  expect(on("2026-11-15")).toEqual([]);
  expect(on("2026-11-16")).toEqual([["T1", at(60)]]);
  expect(on("2026-11-18")).toEqual([
    ["T1", null],
    ["T2", null],
  ]);
  expect(on("2026-11-19")).toEqual([
    ["T1", at(3 * day)],
    ["T2", null],
  ]);
});

describe("effort", () => {
  const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } } as const;
  const ticket = { id: "T1", openedAt: at(0), resolvedAt: at(24 * 60), resolved: true };
  const time = (more: object, options = {}): unknown =>
    scoreEffort(
      { ...ticket, ...more },
      { policy: { timeStandard: { businessMinutes: 60, calendarMinutes: 60 } }, ...options },
    ).contributions.find(({ factor }) => factor === "timeAgainstStandard")?.value;

  test("counts the time that the customer waited for us, not ours for them", () => {
    const waits = [
      { from: at(60), to: at(180) },
      { from: at(120), to: at(20 * 60) },
    ];
    expect(time({})).toBe(24);
    expect(time({ waits })).toBe(5);
    expect(time({ waits: [{ from: at(60) }] })).toBe(1);
    expect(time({}, { calendar, timeZone: "UTC" })).toBe(8);
    expect(time({ waits }, { calendar, timeZone: "UTC" })).toBe(1);
    expect(time({ waits: [] })).toBe(24);
  });

  test("takes the minutes that the log measured", () => {
    const logged = ticketFromEvents(
      [line("opened", 0), line("waiting", 60), line("resumed", 420), line("resolved", 480)],
      {
        calendar,
        timeZone: "UTC",
      },
    );
    expect(logged.netResolutionMinutes).toEqual({ calendar: 120, business: 120 });
    expect(
      scoreEffort(logged, { policy: { timeStandard: { businessMinutes: 60 } } }).contributions.find(
        ({ factor }) => factor === "timeAgainstStandard",
      )?.value,
    ).toBe(2);
  });

  test("refuses waits that run backwards", () => {
    expect(() => time({ waits: [{ from: at(60), to: at(50) }] })).toThrow("waits[0].to must not lie before from");
    expect(() => time({ waits: {} })).toThrow("waits must be an array");
  });
});

test("waits never depend on the order of lines, lie inside the ticket, and are apart", () => {
  const kinds = ["message", "reply", "waiting", "resumed", "resolved", "closed", "reopened", "transferred"] as const;
  const words = ["new", "open", "pending", "hold", "solved", "closed"] as const;
  const lines = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom(...kinds), minutes: fc.nat({ max: 40 }), id: fc.constantFrom("T1", "T2") }),
      fc.record({
        kind: fc.constant("status-changed"),
        minutes: fc.nat({ max: 40 }),
        id: fc.constantFrom("T1", "T2"),
        status: fc.constantFrom(...words),
      }),
    ),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(lines, fc.boolean(), fc.infiniteStream(fc.nat()), (some, merged, keys: Iterator<number, number>) => {
      const events: TicketEvent[] = [
        line("opened", 0),
        ...some.map(({ kind, minutes, id, ...more }) => line(kind, minutes, { ticketId: id, ...more })),
        ...(merged ? [line("merged", 41, { ticketId: "T2", mergedInto: "T1" })] : []),
      ];
      const shuffled = events
        .map((event) => ({ event, key: keys.next().value }))
        .sort((left, right) => left.key - right.key)
        .map(({ event }) => event);
      const tickets = ticketsFromEvents(events).accepted;
      expect(ticketsFromEvents(shuffled).accepted).toEqual(tickets);
      for (const { openedAt, resolvedAt, waits: found = [], fullResolutionMinutes, netResolutionMinutes } of tickets) {
        found.forEach(({ from, to }, index) => {
          expect(from >= openedAt).toBe(true);
          if (to !== null) expect(from < to).toBe(true);
          const next = found[index + 1];
          if (next !== undefined) expect(to !== null && to < next.from).toBe(true);
        });
        if (netResolutionMinutes == null || fullResolutionMinutes === null) continue;
        const paused = found.reduce((sum, { from, to }) => {
          const end = Math.min(to === null ? Infinity : Date.parse(to), Date.parse(resolvedAt ?? ""));
          return sum + Math.max(0, end - Date.parse(from)) / 60_000;
        }, 0);
        expect(netResolutionMinutes.calendar).toBe(fullResolutionMinutes.calendar - paused);
      }
    }),
    { numRuns: 1000 },
  );
});
