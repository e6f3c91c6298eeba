import fc from "fast-check";
import { effortPolicy, scoreEffort, type Ticket } from "retention-kit";
import { describe, expect, test } from "vitest";
import { earlierContacts } from "../../src/service/effort/earlier-contacts.js";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const solved: Ticket = { id: "T", openedAt: START, resolved: true, contacts: 1, transfers: 0 };

/** Of every pair of tickets, whether one comes before the other within the days. */
const byPairs = (tickets: readonly Ticket[], days: number): number[] =>
  tickets.map((one) =>
    tickets
      .filter((other) => {
        const gap = Number(one.openedAt) - Number(other.openedAt);
        return (
          one.mergedInto == null &&
          other.mergedInto == null &&
          gap <= days * DAY &&
          (gap > 0 || (gap === 0 && other.id < one.id))
        );
      })
      .reduce((sum, { contacts, reopens }) => sum + Math.max(contacts ?? 1, reopens ? reopens + 1 : 0), 0),
  );

test("before each ticket are the contacts of all others of the days before, as every pair of them says", () => {
  const count = fc.option(fc.nat({ max: 4 }));
  const drawn = fc.record({
    hour: fc.nat({ max: 24 * 40 }),
    contacts: count,
    reopens: count,
    merged: fc.nat({ max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (rows, days) => {
      const tickets = rows.map(({ hour, contacts, reopens, merged }, index) => ({
        id: `T${(index * 7) % 12}`,
        openedAt: START + hour * (DAY / 24),
        contacts,
        reopens,
        mergedInto: merged === 0 ? "other" : null,
      }));
      expect(earlierContacts(tickets, days)).toEqual(byPairs(tickets, days));
    }),
  );
});

test("one ticket has none before it, and neither have several where each stands for itself", () => {
  expect(earlierContacts([solved], 180)).toBeNull();
  expect(earlierContacts([solved, { ...solved, id: "U" }], 0)).toBeNull();
});

describe("contacts about other problems", () => {
  // 25 of the 60 known, in full from three repeated contacts on.
  test.each([
    [0, 1],
    [1, 1 + ((4 * 25) / 60) * (1 / 3)],
    [3, 1 + (4 * 25) / 60],
    [9, 1 + (4 * 25) / 60],
  ])("%i of them", (before, effort) => {
    expect(scoreEffort(solved, { earlierContacts: before }).effort).toBeCloseTo(effort, 12);
  });

  test("and own ones add up: all but the first of the period are repeated", () => {
    const own = scoreEffort({ ...solved, contacts: 3 }).effort;
    expect(scoreEffort({ ...solved, contacts: 2 }, { earlierContacts: 1 }).effort).toBe(own);
    expect(scoreEffort({ ...solved, contacts: null, reopens: 1 }, { earlierContacts: 1 }).effort).toBe(own);
    // Of a ticket that our own desk opened nothing is repeated.
    expect(scoreEffort({ ...solved, contacts: 0 }, { earlierContacts: 3 }).effort).toBe(own);
  });

  test("are the least where the ticket's own are unknown: they lower no effort", () => {
    const hard: Ticket = { ...solved, contacts: null, transfers: 2, resolved: false };
    expect(scoreEffort(hard).effort).toBe(5);
    expect(scoreEffort(hard, { earlierContacts: 1 }).effort).toBe(5);
    // 25 of 60, a third of it.
    const easy = scoreEffort({ ...hard, transfers: 0, resolved: true }, { earlierContacts: 1 });
    expect(easy.effort).toBeCloseTo(1 + ((4 * 25) / 60) * (1 / 3), 12);
    expect(scoreEffort({ id: "T", openedAt: START }, { earlierContacts: 3 }).effort).toBe(5);
    expect(scoreEffort({ id: "T", openedAt: START }).effort).toBeNull();
  });

  test("more of them never lower the effort, whatever else is known", () => {
    const count = fc.option(fc.nat({ max: 5 }));
    const ticket = fc.record({ contacts: count, reopens: count, transfers: count, resolved: fc.option(fc.boolean()) });
    fc.assert(
      fc.property(ticket, fc.nat({ max: 8 }), fc.boolean(), (row, before, runs) => {
        const given = { id: "T", openedAt: START, ...row, ...(row.resolved === false && { resolvedAt: null }) };
        const now = runs ? START + 2 * DAY : null;
        const effortOf = (contacts: number) => scoreEffort(given, { now, earlierContacts: contacts }).effort ?? 0;
        expect(effortOf(before + 1)).toBeGreaterThanOrEqual(effortOf(before) - 1e-12);
      }),
    );
  });

  test("half a contact is refused, and so is less than no time", () => {
    expect(() => scoreEffort(solved, { earlierContacts: 0.5 })).toThrow(
      "scoreEffort: options.earlierContacts must be a whole number",
    );
    expect(() => effortPolicy({ periodDays: -1 })).toThrow("effortPolicy: policy.periodDays must be at least 0");
  });

  test("a policy that was stored before it had these days has the usual ones", () => {
    const { periodDays, ...stored } = effortPolicy();
    expect(periodDays).toBe(180);
    expect(effortPolicy(JSON.parse(JSON.stringify(stored)) as object)).toMatchObject({ periodDays: 180 });
  });
});
