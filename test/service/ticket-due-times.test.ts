import fc from "fast-check";
import {
  businessMinutesBetween,
  type ServiceStandard,
  type Ticket,
  ticketDueTimes,
  type TicketDueTime,
  type WorkingCalendar,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { workingMinutes } from "../support/minute-walker.js";
import { plainCalendar } from "../support/plain-calendar.js";

const MINUTE = 60_000;
const hours: [string, string][] = [
  ["09:00", "12:00"],
  ["13:00", "17:00"],
];
const calendar: WorkingCalendar = {
  hours: { mon: hours, tue: hours, wed: hours, thu: hours },
  dates: { "2026-11-18": [["10:00", "11:00"]] },
};
const timeZone = "Europe/Paris";
/** Monday 16 November 2026, so many minutes after 08:00 in UTC, which is 09:00 in Paris. */
const at = (minutes: number): number => Date.UTC(2026, 10, 16, 8) + minutes * MINUTE;
const solution: ServiceStandard = { id: "solution", measure: "resolution", atMost: 600, share: 0.9 };

function dueTimes(tickets: Ticket[], standards: ServiceStandard[], now: number): TicketDueTime[] {
  const { accepted, rejected } = ticketDueTimes(tickets, { at: now, standards, calendar, timeZone });
  expect(rejected).toEqual([]);
  return accepted;
}

test("the time is up when a walk through the working minutes that were not paused says so", () => {
  const walk = workingMinutes(plainCalendar([calendar]), timeZone, at(0), at(14 * 1440));
  const wait = fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 1500 }));
  fc.assert(
    fc.property(
      fc.array(wait, { maxLength: 4 }),
      fc.nat({ max: 4000 }),
      fc.nat({ max: 1200 }),
      (list, gone, atMost) => {
        const now = at(gone);
        const waits = list
          .filter(([from]) => from <= gone)
          .map(([from, long]) => ({ from: at(from), to: at(Math.min(from + long, gone)) }));
        const counted = walk.filter((ms) => !waits.some(({ from, to }) => from <= ms && ms < to));
        const before = counted.filter((ms) => ms < now).length;
        const [row] = dueTimes(
          [{ id: "T1", openedAt: at(0), resolved: false, waits }],
          [{ ...solution, atMost, pauses: "customer" }],
          now,
        );
        expect(row?.minutesLeft).toBe(atMost - before);
        expect(row?.due[0]?.state).toBe(before > atMost ? "missed" : "running");
        // A due time is the end of the last minute that is allowed.
        const dueAt = Date.parse(row?.dueAt ?? "");
        if (atMost === before) expect(dueAt).toBe(now);
        else if (atMost > 0) expect(dueAt).toBe((counted[atMost - 1] ?? 0) + MINUTE);
      },
    ),
    // An example: the time is up just as a wait begins.
    { numRuns: 100, examples: [[[[1, 1]], 3, 1]] },
  );
});

describe("a queue", () => {
  const standards: ServiceStandard[] = [
    { id: "answer", measure: "first-reply", atMost: 60, share: 0.9 },
    { ...solution, pauses: "customer" },
    { id: "update", measure: "periodic-update", atMost: 120, share: 0.9, clock: "calendar" },
    { id: "next", measure: "next-reply", atMost: 30, share: 0.9, clock: "calendar" },
    { id: "contacts", measure: "contacts", atMost: 1, share: 0.9 },
  ];

  test("lists what is open by due time, and what stands still last", () => {
    const tickets: Ticket[] = [
      { id: "solved", openedAt: at(0), resolvedAt: at(20) },
      {
        id: "waiting",
        openedAt: at(0),
        resolved: false,
        firstRepliedAt: at(10),
        replies: 1,
        waits: [{ from: at(11) }],
      },
      { id: "new", openedAt: at(20), resolvedAt: null },
      { id: "later", openedAt: at(500), resolved: false },
      { id: "merged", openedAt: at(0), mergedInto: "new" },
      {
        id: "talk",
        openedAt: at(0),
        resolved: false,
        firstRepliedAt: at(5),
        replies: 1,
        messages: [
          { at: at(0), by: "customer" },
          { at: at(5), by: "desk" },
          { at: at(25), by: "customer" },
        ],
      },
    ];
    const queue = dueTimes(tickets, standards, at(40));
    expect(queue.map(({ ticketId, standardId, minutesLeft }) => [ticketId, standardId, minutesLeft])).toEqual([
      ["talk", "next", 15],
      ["new", "answer", 40],
      ["waiting", null, null],
    ]);
    expect(queue[0]?.due.map(({ standardId, minutesLeft }) => [standardId, minutesLeft])).toEqual([
      ["next", 15],
      ["update", 85],
      ["solution", 560],
    ]);
    expect(queue[2]?.due).toMatchObject([{ standardId: "solution", dueAt: null, minutesLeft: 589, state: "paused" }]);
  });

  test("shows a ticket that was reopened later as it stood", () => {
    const told: Ticket = {
      id: "T1",
      openedAt: at(0),
      resolved: false,
      reopens: 1,
      solutions: [{ at: at(30), reopenedAt: at(100) }],
    };
    const open: ServiceStandard = { ...solution, measure: "time-open", atMost: 100 };
    expect(dueTimes([told], [open], at(20)).map(({ minutesLeft }) => minutesLeft)).toEqual([80]);
    expect(dueTimes([told], [open], at(50))).toEqual([]);
    expect(dueTimes([told], [open], at(120)).map(({ minutesLeft }) => minutesLeft)).toEqual([50]);
  });

  test("predicts a miss from the tickets that waited as long", () => {
    const solved = [10, 20, 30, 40, 200, 300].map((minutes, index): Ticket => ({
      id: `S${index}`,
      openedAt: at(-5000),
      resolvedAt: at(-5000 + minutes),
    }));
    const wall: ServiceStandard = { ...solution, atMost: 100, clock: "calendar" };
    const chance = (gone: number): unknown[] => {
      const [row] = dueTimes([...solved, { id: "T1", openedAt: at(-gone), resolved: false }], [wall], at(0));
      const [due] = row?.due ?? [];
      return [due?.breachProbability, due?.comparable, due?.breachPredicted];
    };
    // Of seven, two take longer than the limit; the open one left after its own time.
    expect(chance(5)).toEqual([expect.closeTo(2 / 6, 12), 6, false]);
    expect(chance(25)).toEqual([expect.closeTo(2 / 4, 12), 4, true]);
    expect(chance(45)).toEqual([1, 2, true]);
    expect(chance(150)).toEqual([1, 0, true]);
    expect(
      dueTimes([{ id: "T1", openedAt: at(-5), resolved: false }], [wall], at(0))[0]?.due[0]?.breachProbability,
    ).toBeNull();
  });

  test("rejects a malformed ticket and goes on", () => {
    const { accepted, rejected } = ticketDueTimes(
      [
        { id: "T1", openedAt: "yesterday" },
        { id: "T2", openedAt: at(0), solutions: [{ at: at(5) }, { at: at(9) }] },
        { id: "T3", openedAt: at(0) },
      ],
      { at: at(10), standards, calendar },
    );
    expect(accepted.map(({ ticketId }) => ticketId)).toEqual(["T3"]);
    expect(rejected.map(({ path }) => path)).toEqual(["openedAt", "solutions[0].reopenedAt"]);
    expect(() => ticketDueTimes([], { at: "today", standards, calendar })).toThrow("options.at must be a moment");
  });

  test("agrees with the minutes between", () => {
    const [row] = dueTimes([{ id: "T1", openedAt: at(200), resolved: false }], [solution], at(2000));
    expect(businessMinutesBetween(at(200), row?.dueAt ?? "", { calendar, timeZone })).toBe(600);
  });
});
