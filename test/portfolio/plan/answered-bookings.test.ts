import type { PreviousBooking } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { answeredBookings } from "../../../src/portfolio/plan/answered-bookings.js";
import type { ReadAnswer } from "../../../src/portfolio/reading/action-answer.js";

const asOf = "2026-11-21";
const key = "acme:2026-08-01:1";
const done = (on: string): ReadAnswer => ({ answer: "done", onDay: parseDay(on), untilDay: null });
const snoozed = (until: string): ReadAnswer => ({
  answer: "snoozed",
  onDay: parseDay("2026-11-19"),
  untilDay: parseDay(until),
});
const dropped: ReadAnswer = { answer: "dropped", onDay: parseDay("2026-11-19"), untilDay: null };

function statusOf(
  booking: object,
  answers: Record<string, ReadAnswer> = {},
  touches?: { on: string; kind: string }[],
): unknown {
  const row = { key, accountId: "acme", on: "2026-11-20", sellerId: "north", status: "planned", ...booking };
  const account = { id: "acme", touches } as never;
  const [answered] = answeredBookings([row as unknown as PreviousBooking], {
    asOf,
    answers: new Map(Object.entries(answers)),
    accountOf: (id) => (id === "acme" ? account : undefined),
  });
  expect(answered).toEqual({ ...row, status: answered?.status });
  return answered?.status;
}

test("a booking is completed by a review on record on its day, up to today", () => {
  const review = (on: string, kind = "review") => [{ on, kind }];
  expect(statusOf({}, {}, review("2026-11-20"))).toBe("completed");
  expect(statusOf({ status: "pinned" }, {}, review("2026-11-20"))).toBe("completed");
  expect(statusOf({ accountId: undefined }, {}, review("2026-11-20"))).toBe("completed");
  expect(statusOf({ on: asOf }, {}, review(asOf))).toBe("completed");
  expect(statusOf({}, {}, [...review("2026-10-01"), ...review("2026-11-20")])).toBe("completed");
  expect(statusOf({}, {}, review("2026-11-19"))).toBe("planned");
  expect(statusOf({}, {}, review("2026-11-20", "call"))).toBe("planned");
  expect(statusOf({ on: "2026-11-22" }, {}, review("2026-11-22"))).toBe("planned");
  expect(statusOf({ accountId: "other" }, {}, review("2026-11-20"))).toBe("planned");
  expect(statusOf({}, {}, [])).toBe("planned");
});

test("or by an answer of its day", () => {
  expect(statusOf({}, { [key]: done("2026-11-20") })).toBe("completed");
  expect(statusOf({ on: asOf }, { [key]: done(asOf) })).toBe("completed");
  // What was done on another day, or is to be done, frees it.
  expect(statusOf({ status: "pinned" }, { [key]: done("2026-11-19") })).toBe("planned");
  expect(statusOf({ status: "pinned", on: "2026-11-22" }, { [key]: done("2026-11-22") })).toBe("planned");
  expect(statusOf({}, { other: done("2026-11-20") })).toBe("planned");
});

test("one to which the customer was invited is pinned, unless it was answered", () => {
  const invited = { [`${key}:invite:2026-11-25`]: done("2026-11-19") };
  expect(statusOf({ on: "2026-11-25" }, invited)).toBe("pinned");
  expect(statusOf({ on: "2026-11-26" }, invited)).toBe("planned");
  expect(statusOf({ on: "2026-11-25" }, { [`${key}:invite:2026-11-25`]: dropped })).toBe("planned");
  expect(statusOf({ on: "2026-11-25" }, { ...invited, [key]: snoozed("2026-12-01") })).toBe("planned");
});

test("a pinned one is free once it was dropped, or put off beyond its day", () => {
  const pinned = { status: "pinned", on: "2026-11-25" };
  expect(statusOf(pinned)).toBe("pinned");
  expect(statusOf(pinned, { [key]: dropped })).toBe("planned");
  expect(statusOf(pinned, { [key]: snoozed("2026-11-26") })).toBe("planned");
  expect(statusOf(pinned, { [key]: snoozed("2026-11-25") })).toBe("pinned");
  expect(statusOf(pinned, { [key]: snoozed("2026-11-24") })).toBe("pinned");
});

test("what was held, cancelled or is no booking stays as it is", () => {
  for (const status of ["completed", "cancelled", undefined, 7]) {
    expect(statusOf({ status }, { [key]: done("2026-11-20") }, [{ on: "2026-11-20", kind: "review" }])).toBe(status);
  }
  const rules = { asOf, answers: new Map(), accountOf: () => undefined };
  expect(answeredBookings([null as never, undefined as never], rules)).toEqual([null, undefined]);
});
