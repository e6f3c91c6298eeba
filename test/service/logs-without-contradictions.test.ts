import fc from "fast-check";
import { type LoggedTicket, type TicketEvent, ticketFromEvents, ticketsFromEvents } from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

/** No two numbers of a ticket that a log tells contradict each other: moments and minutes, counts and lists, states. */
const START = Date.parse("2026-08-03T00:00:00Z");
const IDS = ["T1", "T2", "T3", "T4"];
const KINDS = [
  ...["opened", "message", "reply", "transferred", "channel-changed", "reopened", "waiting", "resumed", "resolved"],
  ...["closed", "merged", "information-repeated", "self-service", "status-changed", "tagged"],
];
const calendar = {
  hours: { mon: [["09:00", "17:00"]], tue: [["22:00", "06:00"]], wed: [["09:00", "12:00"]] },
} as const;

const logs: fc.Arbitrary<TicketEvent[]> = fc.array(
  fc
    .record({
      ticketId: fc.constantFrom(...IDS),
      kind: fc.constantFrom(...KINDS),
      at: fc.nat({ max: 5000 }).map((minute) => START + minute * 60_000),
      more: fc.record(
        {
          id: fc.constantFrom("a", "b", "c"),
          channel: fc.constantFrom("web", "phone"),
          person: fc.constantFrom("ann", "bob"),
          group: fc.constantFrom("front", "back"),
          resolution: fc.constantFrom("restart", "part"),
        },
        { requiredKeys: [] },
      ),
      status: fc.constantFrom("new", "open", "pending", "solved", "closed", "whatever"),
      mergedInto: fc.constantFrom(...IDS, "T9"),
    })
    .map(({ status, mergedInto, more, ...line }): TicketEvent => ({
      ...line,
      ...more,
      ...(line.kind === "status-changed" && { status }),
      ...(line.kind === "merged" && { mergedInto }),
    })),
  { minLength: 1, maxLength: 24 },
);
const ms = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

/** Moments in their order, and each of them told in one way only. */
function agreesOnMoments(ticket: LoggedTicket): void {
  const { openedAt, firstRepliedAt, resolvedAt, resolved, status, firstResolvedAt, reopens, solutions } = ticket;
  expect(resolved === true).toBe(resolvedAt !== null);
  if (status === "merged") expect([resolved, resolvedAt]).toEqual([null, null]);
  else expect(ticket.mergedInto).toBeUndefined();
  if (status === "resolved") expect(resolved).toBe(true);
  if (status === "open") expect(resolved).not.toBe(true);
  for (const moment of [firstRepliedAt, firstResolvedAt, resolvedAt])
    expect(moment === null || moment >= openedAt).toBe(true);
  if (resolvedAt !== null) expect(firstResolvedAt !== null && firstResolvedAt <= resolvedAt).toBe(true);
  if (resolvedAt === null) expect(ticket.resolution).toBeUndefined();

  expect(solutions !== undefined).toBe((reopens ?? 0) > 0);
  if (solutions === undefined) {
    if (status !== "merged") expect(resolvedAt).toBe(firstResolvedAt);
    return;
  }
  const turns = solutions.flatMap(({ at, reopenedAt }) => (reopenedAt === null ? [at] : [at, reopenedAt]));
  expect(turns).toEqual(turns.toSorted());
  expect(solutions[0]?.at ?? null).toBe(firstResolvedAt);
  const held = solutions.at(-1);
  expect(solutions.slice(0, -1).every(({ reopenedAt }) => reopenedAt !== null)).toBe(true);
  if (status !== "merged") expect(held?.reopenedAt === null ? held.at : null).toBe(resolvedAt);
}

/** Durations are those between its moments. */
function agreesOnMinutes(ticket: LoggedTicket): void {
  const { openedAt, firstRepliedAt, resolvedAt, firstResolvedAt, waits, netResolutionMinutes } = ticket;
  const durations = [
    [firstRepliedAt, ticket.firstReplyMinutes],
    [firstResolvedAt, ticket.firstResolutionMinutes],
    [resolvedAt, ticket.fullResolutionMinutes],
  ] as const;
  for (const [moment, took] of durations) {
    const end = ms(moment);
    expect(took?.calendar ?? null).toBe(end === null ? null : (end - Date.parse(openedAt)) / 60_000);
    if (took !== null)
      expect(took.business !== null && took.business >= 0 && took.business <= took.calendar).toBe(true);
  }
  expect(netResolutionMinutes !== undefined).toBe(waits !== undefined);
  if (netResolutionMinutes == null || ticket.fullResolutionMinutes === null) return;
  const { calendar: net, business } = netResolutionMinutes;
  expect(business !== null && business >= 0 && business <= net).toBe(true);
  expect(business).toBeLessThanOrEqual(ticket.fullResolutionMinutes.business ?? NaN);
}

/** Counts are those of its lists. */
function agreesOnCounts(ticket: LoggedTicket, lines: readonly TicketEvent[]): void {
  const { firstRepliedAt, replies, transfers, channels, contacts, messages = [], ignored } = ticket;
  expect((replies ?? 0) > 0).toBe(firstRepliedAt !== null);
  for (const part of [ticket.transfersBetweenPeople, ticket.transfersBetweenGroups]) {
    if (part !== null && transfers !== null) expect(part).toBeLessThanOrEqual(transfers);
  }
  expect(channels === null || channels.every((channel, index) => channel !== channels[index + 1])).toBe(true);
  const byDesk = messages.filter(({ by }) => by === "desk");
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted());
  expect(byDesk.length).toBe(replies ?? 0);
  expect(byDesk[0]?.at ?? null).toBe(firstRepliedAt);
  expect(contacts ?? 0).toBeLessThanOrEqual(messages.length - byDesk.length);
  const unknown = ignored.unknownKinds.reduce((sum, { count }) => sum + count, 0);
  expect(ignored.doubled + unknown).toBeLessThanOrEqual(lines.length);
}

test("a log: moments, minutes, counts and lists of each ticket agree", () => {
  fc.assert(
    fc.property(logs, (events) => {
      const { accepted, rejected } = ticketsFromEvents(events, {
        calendar,
        timeZone: "Europe/Paris",
        keepMessages: true,
      });
      expect(faults(accepted, "accepted")).toEqual([]);
      for (const ticket of accepted) {
        agreesOnMoments(ticket);
        agreesOnMinutes(ticket);
        agreesOnCounts(ticket, events);
      }
      // Each ticket once, and none that no line tells of.
      const ids = accepted.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !events.some(({ ticketId }) => ticketId === id))).toEqual([]);
      expect(accepted.map(({ openedAt }) => openedAt)).toEqual(accepted.map(({ openedAt }) => openedAt).toSorted());
      expect(rejected.every(({ index }) => index >= 0 && index < events.length)).toBe(true);
    }),
    { numRuns: 380 },
  );
});

test("a log of one ticket is told alike by itself and among all", () => {
  fc.assert(
    fc.property(logs, (events) => {
      const lines = events.map((line) => ({ ...line, ticketId: "T1" })).filter(({ kind }) => kind !== "merged");
      fc.pre(lines.some(({ kind, status }) => kind !== "tagged" && status !== "whatever"));
      expect(ticketsFromEvents(lines, { calendar }).accepted).toEqual([ticketFromEvents(lines, { calendar })]);
    }),
    { numRuns: 100 },
  );
});
