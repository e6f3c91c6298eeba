import {
  evaluateServiceStandards,
  fitEffortWeights,
  type MeasuredTicket,
  ticketDueTimes,
  ticketFromEvents,
} from "retention-kit";
import { expect, test } from "vitest";
import { driverValues } from "../../src/service/effort/driver-values.js";
import { ticketsOfAnswers } from "../../src/service/effort/link-answers.js";

const HOUR = 3_600_000;
/** Monday 16 November 2026, at 09:00 in UTC. */
const opened = Date.UTC(2026, 10, 16, 9);
const hours = {
  calendar: { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } },
  timeZone: "UTC",
} as const;

test("an answer belongs to the account's ticket opened last before it, in whichever order tickets come", () => {
  const tickets = [3, 1, 2].map((day): MeasuredTicket => ({
    id: `T${day}`,
    accountId: "acme",
    openedAt: opened + day * 24 * HOUR,
  }));
  const ticketAt = (day: number) =>
    ticketsOfAnswers("f", tickets, 2)({ accountId: "acme", at: opened + day * 24 * HOUR } as never).id;
  expect([1, 1.5, 2.5, 3, 5].map(ticketAt)).toEqual(["T1", "T1", "T2", "T3", "T3"]);
  expect(() => ticketAt(0.5)).toThrow("f: accountId must have opened a ticket in the 2 days before the answer");
  expect(() => ticketAt(5.1)).toThrow("f: accountId must have opened a ticket in the 2 days before the answer");
});

test("a time by the wall runs through the night, beside hours that do not", () => {
  const due = (clock?: "calendar") =>
    ticketDueTimes([{ id: "T1", openedAt: opened, resolved: false }], {
      at: opened + HOUR,
      standards: [{ id: "solve", measure: "resolution", atMost: 600, share: 0.9, ...(clock && { clock }) }],
      ...hours,
    }).accepted[0]?.due[0];
  expect(due()).toMatchObject({ dueAt: "2026-11-17T11:00:00.000Z", minutesLeft: 540, state: "running" });
  expect(due("calendar")).toMatchObject({ dueAt: "2026-11-16T19:00:00.000Z", minutesLeft: 540, state: "running" });
});

test("an open ticket has taken no time before it was opened, nor where no moment is asked for", () => {
  const ticket: MeasuredTicket = { id: "T1", openedAt: opened, resolved: false };
  const standard = { businessMinutes: 480, calendarMinutes: 1440 };
  const timeAt = (now: number | null) => driverValues("f", ticket, standard, null, now).timeAgainstStandard;
  expect([null, opened - 1, opened, opened + 36 * HOUR].map(timeAt)).toEqual([null, null, 0, 1.5]);
});

test.each<[() => unknown, string]>([
  [() => fitEffortWeights(5 as never, []), "fitEffortWeights: tickets must be an array"],
  [() => fitEffortWeights([null as never], []), "fitEffortWeights: tickets[0] must be an object"],
  [() => ticketFromEvents([5 as never]), "ticketFromEvents: events[0] must be an object, got 5"],
  [() => ticketFromEvents([null as never]), "ticketFromEvents: events[0] must be an object, got null"],
  ...Object.entries({ products: "productIds", teams: "groups", priority: "priorities", target: "share" }).map(
    ([name, meant]): [() => unknown, string] => [
      () =>
        evaluateServiceStandards([], {
          standards: [{ id: "s", measure: "resolution", atMost: 60, share: 0.9, [name]: [] }],
          asOf: "2026-11-21",
        }),
      `did you mean ${meant}?`,
    ],
  ),
])("%#: is refused by its name", (call, message) => {
  expect(call).toThrow(message);
});
