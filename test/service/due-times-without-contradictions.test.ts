import fc from "fast-check";
import {
  businessMinutesBetween,
  evaluateServiceStandards,
  type ServiceStandard,
  type StandardDueTime,
  type Ticket,
  ticketDueTimes,
  type TicketDueTime,
  type TimeMeasure,
} from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

/** No two numbers of a queue contradict each other, nor what the standards say of the same tickets at the same moment. */
const START = Date.parse("2026-08-03T00:00:00Z");
const MINUTE = 60_000;
const AS_OF = "2026-08-06";
/** The last millisecond of that day. */
const NOW = Date.parse("2026-08-07T00:00:00Z") - 1;
const after = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const calendar = {
  hours: { mon: [["09:00", "17:00"]], tue: [["22:00", "06:00"]], thu: [["09:00", "24:00"]], fri: [["09:00", "12:00"]] },
} as const;
const MEASURES: TimeMeasure[] = [
  "first-reply",
  "next-reply",
  "periodic-update",
  "first-solution",
  "resolution",
  "time-open",
];

/** So many minutes each after the one before, from the opening of a ticket. */
const steps = (most: number) => fc.array(fc.nat({ max: 900 }), { maxLength: most });
const running = (gaps: readonly number[], from: number): string[] => {
  let at = from;
  return gaps.map((gap) => after((at += gap)));
};
const anyTicket = fc
  .record({
    opened: fc.nat({ max: 6500 }),
    reply: maybe(fc.nat({ max: 2000 })),
    replies: maybe(fc.constantFrom(0, 2)),
    turns: steps(5),
    waits: steps(4),
    messages: maybe(fc.array(fc.tuple(fc.nat({ max: 900 }), fc.boolean()), { maxLength: 5 })),
    solved: fc.boolean(),
    priority: maybe(fc.constantFrom("urgent", "low")),
    merged: fc.boolean(),
  })
  .map(({ opened, reply, replies, turns, waits, messages, solved, priority, merged }) => {
    // An even number of turns leaves it open, an odd one solved.
    const moments = running(turns, opened);
    const isSolved = moments.length % 2 === 1;
    const pauses = running(waits, opened);
    const said = running(
      (messages ?? []).map(([gap]) => gap),
      opened,
    );
    return {
      openedAt: after(opened),
      ...(priority !== undefined && { priority }),
      ...(merged && opened % 5 === 0 && { mergedInto: "T0" }),
      ...(reply !== undefined && { firstRepliedAt: after(opened + reply), replies: 1 }),
      ...(reply === undefined && replies === 0 && { replies }),
      ...(solved && isSolved ? { resolved: true, resolvedAt: moments.at(-1) } : {}),
      ...(!isSolved && { resolved: false }),
      ...(moments.length > 1 && {
        reopens: Math.floor(moments.length / 2),
        solutions: Array.from({ length: Math.ceil(moments.length / 2) }, (_, index) => ({
          at: moments[2 * index],
          reopenedAt: moments[2 * index + 1] ?? null,
        })),
        resolved: isSolved,
        ...(isSolved && { resolvedAt: moments.at(-1) }),
      }),
      waits: Array.from({ length: Math.ceil(pauses.length / 2) }, (_, index) => ({
        from: pauses[2 * index],
        to: pauses[2 * index + 1] ?? null,
      })),
      ...(messages !== undefined && {
        messages: messages.map(([, byDesk], index) => ({ at: said[index], by: byDesk ? "desk" : "customer" })),
      }),
    };
  });
const queues: fc.Arbitrary<Ticket[]> = fc
  .array(anyTicket, { maxLength: 15 })
  .map((rows) => rows.map((row, index) => JSON.parse(JSON.stringify({ id: `T${index}`, ...row })) as Ticket));
/** Each standard beside one that allows more, alike in all else. */
const pairs: fc.Arbitrary<[ServiceStandard, ServiceStandard]> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    atMost: fc.constantFrom(0, 30, 240, 1000),
    more: fc.constantFrom(1, 60, 3000),
    clock: fc.constantFrom("business" as const, "calendar" as const),
    pauses: maybe(fc.constant("customer" as const)),
    urgent: maybe(fc.constant(10)),
  })
  .map(({ measure, atMost, more, clock, pauses, urgent }) => {
    const common = { measure, clock, share: 0.9, ...(pauses && { pauses }) };
    const rules = (most: number) => urgent !== undefined && { rules: [{ priorities: ["urgent"], atMost: most }] };
    return [
      { ...common, id: "tight", atMost, ...rules(10) },
      { ...common, id: "loose", atMost: atMost + more, ...rules(10 + more) },
    ];
  });

/** Whether a ticket is open at the moment, by its solutions alone. */
function isOpen({ openedAt, resolvedAt, solutions, mergedInto, resolved }: Ticket): boolean {
  if (mergedInto != null || Date.parse(String(openedAt)) > NOW) return false;
  if (solutions != null) {
    return !solutions.some(
      ({ at, reopenedAt }) =>
        Date.parse(String(at)) <= NOW && (reopenedAt == null || Date.parse(String(reopenedAt)) > NOW),
    );
  }
  return !(resolved === true && (resolvedAt == null || Date.parse(String(resolvedAt)) <= NOW));
}

function minutesBetween(clock: ServiceStandard["clock"], from: number, to: number): number {
  return clock === "calendar" ? (to - from) / MINUTE : businessMinutesBetween(from, to, { calendar, timeZone: "UTC" });
}

function agrees(due: StandardDueTime, { pauses, clock, measure }: ServiceStandard, ticket: Ticket): void {
  const { dueAt, minutesLeft, state, breachProbability, comparable, breachPredicted } = due;
  const at = dueAt === null ? null : Date.parse(dueAt);
  const waits = (ticket.waits ?? []).some(
    ({ from, to }) => Date.parse(String(from)) <= NOW && (to == null || Date.parse(String(to)) > NOW),
  );
  expect(state === "missed").toBe(minutesLeft < 0);
  if (state === "missed") expect(at !== null && at < NOW).toBe(true);
  else expect(state).toBe(waits && pauses === "customer" ? "paused" : "running");
  if (state === "paused") expect(at).toBeNull();
  if (state === "running") {
    expect(at !== null && at >= NOW).toBe(true);
    expect(minutesBetween(clock, NOW, at ?? NaN)).toBeCloseTo(minutesLeft, 6);
  }
  if (state === "missed" && measure === "resolution" && pauses == null) {
    const opened = Date.parse(String(ticket.openedAt));
    expect(minutesBetween(clock, opened, at ?? NaN)).toBeCloseTo(due.atMost, 6);
    expect(minutesBetween(clock, opened, NOW)).toBeCloseTo(due.atMost - minutesLeft, 6);
  }
  expect(breachPredicted).toBe(breachProbability === null ? null : breachProbability >= 0.5);
  if (breachProbability !== null) expect(breachProbability >= 0 && breachProbability <= 1).toBe(true);
  if (state === "missed") expect(breachProbability).toBe(1);
  else if (measure === "next-reply" || measure === "periodic-update") expect(breachProbability).toBeNull();
  else if (breachProbability !== null) expect(comparable).toBeGreaterThan(0);
}

function agreesAsRow({ due, dueAt, standardId, minutesLeft, breachPredicted }: TicketDueTime): void {
  const dated = due.filter((each) => each.dueAt !== null);
  expect(due.slice(0, dated.length)).toEqual(dated);
  expect(dated.map((each) => each.dueAt)).toEqual(dated.map((each) => each.dueAt).toSorted());
  const [first] = dated;
  expect({ dueAt, standardId, minutesLeft, breachPredicted }).toEqual({
    dueAt: first?.dueAt ?? null,
    standardId: first?.standardId ?? null,
    minutesLeft: first?.minutesLeft ?? null,
    breachPredicted: first?.breachPredicted ?? null,
  });
}

test("a queue: each open ticket once, in order, its times, states and chances of one mind", () => {
  fc.assert(
    fc.property(queues, pairs, (tickets, standards) => {
      const { accepted, rejected } = ticketDueTimes(tickets, { at: NOW, standards, calendar, timeZone: "UTC" });
      expect(rejected).toEqual([]);
      expect(faults(accepted, "accepted")).toEqual([]);
      expect(accepted.map(({ ticketId }) => ticketId).toSorted()).toEqual(
        tickets
          .filter(isOpen)
          .map(({ id }) => id)
          .toSorted(),
      );
      const order = accepted.map(({ dueAt, ticketId }) => `${dueAt ?? "9999"} ${ticketId}`);
      expect(order).toEqual(order.toSorted());
      for (const row of accepted) {
        const ticket = tickets.find(({ id }) => id === row.ticketId);
        if (ticket === undefined) throw new Error("a ticket came from nowhere");
        agreesAsRow(row);
        const [tight, loose] = standards.map(({ id }) => row.due.filter(({ standardId }) => standardId === id));
        expect(tight?.length).toBe(loose?.length);
        expect(tight?.length ?? 0).toBeLessThanOrEqual(1);
        // What is not solved owes its solution.
        if (standards[0].measure === "resolution") expect(tight?.length).toBe(1);
        for (const due of row.due) {
          agrees(due, standards.find(({ id }) => id === due.standardId) ?? standards[0], ticket);
        }
        const [less, more] = [tight?.[0], loose?.[0]];
        if (less === undefined || more === undefined) continue;
        // Who allows more is due later by just as much, and missed no sooner.
        expect(more.minutesLeft - less.minutesLeft).toBeCloseTo(more.atMost - less.atMost, 6);
        if (less.dueAt !== null && more.dueAt !== null) expect(more.dueAt >= less.dueAt).toBe(true);
        expect(more.breachProbability ?? 0).toBeLessThanOrEqual((less.breachProbability ?? 1) + 1e-12);
        if (less.state !== "missed") expect(more.state).not.toBe("missed");
      }
    }),
    { numRuns: 200 },
  );
});

test("what is missed in the queue is missed in the standards, and what runs is undecided there", () => {
  fc.assert(
    fc.property(queues, pairs, (tickets, [standard]) => {
      const hours = { calendar, timeZone: "UTC" };
      const { accepted } = ticketDueTimes(tickets, { at: NOW, standards: [standard], ...hours });
      for (const { ticketId, due } of accepted) {
        const ticket = tickets.filter(({ id }) => id === ticketId);
        const [found] = evaluateServiceStandards(ticket, { standards: [standard], asOf: AS_OF, ...hours }).standards;
        const [one] = due;
        if (found === undefined || one === undefined) continue;
        const { compliance, undecided, unknown } = found;
        // One that no one knows to be unanswered or unsolved is in the queue all the same.
        if (unknown === 1) continue;
        // Of answers each by itself an earlier one may have been late.
        const isEach = standard.measure === "next-reply" || standard.measure === "periodic-update";
        if (one.state === "missed") expect(compliance?.missed).toBe(1);
        else if (!isEach) expect([compliance, undecided]).toEqual([null, 1]);
        else expect(compliance?.met ?? 0).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});
