import { effortPolicy, scoreEffort, type Ticket } from "retention-kit";
import { expect, test } from "vitest";
import {
  accountEffort,
  scoreOldOpenTickets,
  scoreYearOfTickets,
} from "../../../src/portfolio/reading/account-effort.js";

const asOf = "2026-11-21";
const ticket = (id: string, on: string, more: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt: `${on}T12:00:00Z`,
  resolved: true,
  resolvedAt: `${on}T23:00:00Z`,
  contacts: 3,
  ...more,
});
const year = (tickets: Ticket[] | undefined, timeZone?: string) =>
  scoreYearOfTickets("test", { id: "a", tickets, timeZone }, asOf, effortPolicy());
const ids = (tickets: Ticket[], timeZone?: string) => year(tickets, timeZone).map(({ ticket: { id } }) => id);

test("tickets of the twelve months up to the day count, by the clock of the account, in order of opening", () => {
  const on = ["2026-11-22", asOf, "2026-03-01", "2025-11-22", "2025-11-21", "2024-01-01"];
  expect(ids(on.map((day) => ticket(day, day)))).toEqual(["2025-11-22", "2026-03-01", asOf]);
  // Late in the evening of the day it is the next one in Tokyo.
  const late = [ticket("late", asOf, { openedAt: `${asOf}T20:00:00Z` })];
  expect([ids(late), ids(late, "Asia/Tokyo")]).toEqual([["late"], []]);
  const old = [ticket("old", "2025-11-21", { openedAt: "2025-11-21T20:00:00Z" })];
  expect([ids(old), ids(old, "Asia/Tokyo")]).toEqual([[], ["old"]]);
  // Of one day by their ids.
  expect(ids([ticket("b", "2026-05-05"), ticket("a", "2026-05-05"), ticket("c", "2026-05-04")])).toEqual([
    "c",
    "a",
    "b",
  ]);
  expect([year([]), year(undefined)]).toEqual([[], []]);
});

test("older ones are found while they are open, and are none of the year", () => {
  const older = (tickets: Ticket[]) =>
    scoreOldOpenTickets("test", { id: "a", tickets }, asOf, effortPolicy()).map(({ ticket: { id } }) => id);
  const open = { resolved: false, resolvedAt: null };
  const list = [ticket("open", "2024-01-01", open), ticket("solved", "2024-01-02"), ticket("new", "2026-05-05", open)];
  expect([older(list), ids(list)]).toEqual([["open"], ["new"]]);
  // Solved tomorrow it is open today.
  expect(older([ticket("later", "2024-01-01", { resolvedAt: "2026-11-22T08:00:00Z" })])).toEqual(["later"]);
});

test("those merged into another are left out", () => {
  expect(
    ids([ticket("a", "2026-05-05", { mergedInto: "b" }), ticket("b", "2026-05-06", { mergedInto: null })]),
  ).toEqual(["b"]);
});

test("each is scored as it stood at the end of the day", () => {
  const solvedLater = ticket("a", "2026-11-20", { resolved: true, resolvedAt: "2026-11-25T08:00:00Z" });
  const [found] = year([solvedLater]);
  expect(found?.score).toEqual(
    scoreEffort({ ...solvedLater, resolved: false, resolvedAt: null }, { now: "2026-11-22T00:00:00Z" }),
  );
  expect(() => year([ticket("a", "2026-05-05"), ticket("b", "2026-05-05", { contacts: -1 })])).toThrow(
    "tickets[1].contacts",
  );
});

test("the hardest is that of most effort, of equals the latest; the mean is of those that are known", () => {
  const scored = (ticketId: string, effort: number | null, openedDay: number) =>
    ({ score: { ticketId, effort }, openedDay, ticket: {} }) as never;
  const of = (...list: never[]) => {
    const { tickets, hardest, hardestOn, meanEffort } = accountEffort(list);
    return [tickets, hardest?.ticketId ?? null, hardestOn, meanEffort];
  };
  expect(of(scored("a", 2, 1), scored("b", 4, 2), scored("c", 4, 3), scored("d", null, 4), scored("e", 3, 5))).toEqual([
    5,
    "c",
    "1970-01-04",
    13 / 4,
  ]);
  expect(of(scored("a", null, 1))).toEqual([1, null, null, null]);
  expect(of(scored("a", null, 1), scored("b", 1, 2))).toEqual([2, "b", "1970-01-03", 1]);
});
