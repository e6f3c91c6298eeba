import { estimateLoyalty, priorLoyaltyModel, reviewPortfolio, type Ticket } from "retention-kit";
import { describe, expect, test } from "vitest";
import { datedTickets } from "../../src/accounts/dated-tickets.js";
import { ticketAsOf } from "../../src/accounts/ticket-as-of.js";
import { parseDay } from "../../src/calendar/days/plain-date.js";

const ticket: Ticket = {
  id: "T1",
  openedAt: "2026-11-02T09:00:00Z",
  resolvedAt: "2026-11-20T09:00:00Z",
  resolved: true,
  contacts: 1,
  reopens: 2,
  solutions: [
    { at: "2026-11-03T09:00:00Z", reopenedAt: "2026-11-10T09:00:00Z" },
    { at: "2026-11-12T09:00:00Z", reopenedAt: "2026-11-15T09:00:00Z" },
    { at: "2026-11-20T09:00:00Z" },
  ],
};

describe("a ticket that came back, as it stood", () => {
  const on = (day: string, one: Ticket = ticket): Ticket =>
    ticketAsOf("test", one, (_, moment) => String(moment).slice(0, 10) <= day);

  test.each([
    ["2026-11-02", false, null, 0],
    ["2026-11-03", true, "2026-11-03T09:00:00Z", 0],
    ["2026-11-09", true, "2026-11-03T09:00:00Z", 0],
    ["2026-11-11", false, null, 1],
    ["2026-11-14", true, "2026-11-12T09:00:00Z", 1],
    ["2026-11-19", false, null, 2],
    ["2026-11-20", true, "2026-11-20T09:00:00Z", 2],
  ])("on %s", (day, resolved, resolvedAt, reopens) => {
    expect(on(day)).toMatchObject({ resolved, resolvedAt, reopens });
    const open = datedTickets("test", "account.", { id: "A1", tickets: [ticket] }, parseDay(day)).map(
      ({ isOpen }) => isOpen,
    );
    expect(open).toEqual([!resolved]);
  });

  test("without dated solutions only knows that it was not solved yet", () => {
    const undated: Ticket = { ...ticket, solutions: null };
    expect(on("2026-11-04", undated)).toMatchObject({ resolved: false, resolvedAt: null, reopens: 2 });
    expect(on("2026-11-21", undated)).toBe(undated);
  });

  test("forgets minutes that were measured to another solution", () => {
    const measured = { ...ticket, fullResolutionMinutes: { calendar: 25_920, business: 6480 } };
    expect(on("2026-11-04", measured)).toMatchObject({ fullResolutionMinutes: null });
    expect(on("2026-11-21", measured)).toBe(measured);
  });
});

test("loyalty and the main job see it as it stood", () => {
  const asOf = "2026-11-05";
  const then: Ticket = {
    id: "T1",
    openedAt: ticket.openedAt,
    resolvedAt: "2026-11-03T09:00:00Z",
    resolved: true,
    contacts: 1,
    reopens: 0,
  };
  const model = priorLoyaltyModel();
  const loyalty = (one: Ticket): number => estimateLoyalty({ tickets: [one] }, { model, asOf }).probability;
  expect(loyalty(ticket)).toBe(loyalty(then));

  const effort = (one: Ticket): unknown => {
    const records = { accounts: [{ id: "A1", tickets: [one] }], products: [], sellers: [] };
    return reviewPortfolio(records, { asOf, to: "2026-12-31" }).accounts[0]?.effort;
  };
  expect(effort(ticket)).toEqual(effort(then));
});
