import fc from "fast-check";
import {
  assumptions,
  effortPolicy,
  scoreEffort,
  ticketFromEvents,
  type EffortDriver,
  type EffortPolicyInput,
  type MeasuredTicket,
} from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { EFFORT_DRIVERS } from "../../src/service/effort/driver.js";

const openedAt = Date.UTC(2026, 10, 16, 9);
const hours = (count: number): number => openedAt + count * 3_600_000;
const ticket = (more: Partial<MeasuredTicket> = {}): MeasuredTicket => ({ id: "T1", openedAt, ...more });
const effortless = ticket({
  resolved: true,
  resolvedAt: hours(1),
  contacts: 1,
  reopens: 0,
  transfers: 0,
  channels: ["phone"],
  repeatedInformation: 0,
  selfServiceAttempts: 0,
});
const exhausting = ticket({
  resolved: false,
  contacts: 9,
  reopens: 3,
  transfers: 5,
  channels: ["web", "chat", "phone"],
  repeatedInformation: 4,
  selfServiceAttempts: 3,
});
const pointsOf = (scored: MeasuredTicket, options = {}): Record<string, number> =>
  Object.fromEntries(scoreEffort(scored, options).contributions.map(({ factor, points }) => [factor, points]));

describe("the scale", () => {
  test("runs from 1, no driver, to 5, all of them", () => {
    expect(scoreEffort(effortless).effort).toBe(1);
    expect(scoreEffort(exhausting).effort).toBe(5);
  });

  test("has each driver's weight as its share of the four points", () => {
    // 25, 20, 15, 15, 10, 10 and 5 of 100, each in full.
    const slow = ticket({ ...exhausting, resolved: true, resolvedAt: hours(72) });
    const points = pointsOf(slow);
    const expected = {
      baseline: 1,
      repeatContacts: 1,
      unresolved: 0,
      transfers: 0.6,
      repeatedInformation: 0.6,
      timeAgainstStandard: 0.4,
      channelSwitching: 0.4,
      failedSelfService: 0.2,
    };
    for (const [factor, value] of Object.entries(expected)) expect(points[factor]).toBeCloseTo(value, 10);
    expect(scoreEffort(slow).effort).toBeCloseTo(4.2, 10);
  });

  test("counts a driver by how far it went in its range", () => {
    const half = pointsOf({ ...effortless, contacts: 2, transfers: 1, resolvedAt: hours(48) });
    expect(half.repeatContacts).toBeCloseTo(4 * 0.25 * (1 / 3), 10);
    expect(half.transfers).toBeCloseTo(4 * 0.15 * 0.5, 10);
    // Twice the standard of a day lies half way from once to three times.
    expect(half.timeAgainstStandard).toBeCloseTo(4 * 0.1 * 0.5, 10);
  });
});

describe("unknown is not zero", () => {
  test("what is unknown gives its weight to the others", () => {
    const points = pointsOf(ticket({ contacts: 4, transfers: 0 }));
    expect(points).toEqual({ baseline: 1, repeatContacts: expect.closeTo(2.5, 10) as number, transfers: 0 });
    expect(scoreEffort(ticket({ contacts: 4, transfers: 0 })).coverage).toBe(0.4);
  });

  test("each unknown driver is named", () => {
    const { reasons } = scoreEffort({ ...effortless, selfServiceAttempts: null });
    expect(reasons).toEqual([{ code: "scorecard.unknown", params: { factor: "failedSelfService" } }]);
  });

  test("too little known is no score", () => {
    const unknown = scoreEffort(ticket());
    expect(unknown).toMatchObject({ effort: null, contributions: [], coverage: 0 });
    expect(unknown.reasons.at(-1)?.code).toBe("scorecard.insufficient-data");
    expect(scoreEffort(ticket({ transfers: 2 })).effort).toBeNull();
    expect(scoreEffort(ticket({ transfers: 2 }), { policy: { minimumCoverage: 0.15 } }).effort).toBe(5);
    expect(scoreEffort(ticket({ contacts: 1 })).effort).toBe(1);
  });

  test("a solution may be known by its time alone, and time is unknown without one", () => {
    expect(pointsOf(ticket({ contacts: 1, resolvedAt: hours(72) }))).toMatchObject({ unresolved: 0 });
    expect(pointsOf({ ...effortless, resolved: false })).not.toHaveProperty("timeAgainstStandard");
    expect(pointsOf({ ...effortless, resolvedAt: null })).not.toHaveProperty("timeAgainstStandard");
    expect(pointsOf({ ...effortless, resolvedAt: null, resolved: null })).not.toHaveProperty("unresolved");
    const measured = { resolvedAt: null, fullResolutionMinutes: { calendar: 9000, business: 4000 } };
    expect(pointsOf({ ...effortless, ...measured })).toMatchObject({
      timeAgainstStandard: expect.closeTo(0.4, 10) as number,
    });
    expect(pointsOf({ ...effortless, ...measured, resolved: null })).not.toHaveProperty("timeAgainstStandard");
  });

  test("no channel named is none known", () => {
    expect(pointsOf({ ...effortless, channels: [] })).not.toHaveProperty("channelSwitching");
    expect(pointsOf({ ...effortless, channels: ["web"] })).toMatchObject({ channelSwitching: 0 });
  });

  test("a reopening is a repeat contact, also where contacts are unknown", () => {
    const of = (more: Partial<MeasuredTicket>): number | undefined =>
      pointsOf({ ...effortless, ...more }).repeatContacts;
    expect(of({ contacts: 3, reopens: null })).toBe(of({ contacts: null, reopens: 2 }));
    expect(of({ contacts: 1, reopens: 2 })).toBe(of({ contacts: 3, reopens: 0 }));
    expect(of({ contacts: 0, reopens: 0 })).toBe(0);
  });
});

describe("time", () => {
  // Friday 16:00 to Monday 12:00: four working hours, 68 by the clock.
  const overTheWeekend = {
    ...effortless,
    openedAt: "2026-11-20T16:00:00Z",
    resolvedAt: "2026-11-23T12:00:00Z",
  };
  const calendar = {
    hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] } satisfies Record<string, [string, string][]>,
  };
  const timePoints = (options: object, more: Partial<MeasuredTicket> = {}): number | undefined =>
    pointsOf({ ...overTheWeekend, ...more }, options).timeAgainstStandard;

  test("counts in business minutes where the hours of service are known", () => {
    expect(timePoints({})).toBeCloseTo(0.4 * ((68 / 24 - 1) / 2), 10);
    expect(timePoints({ calendar, timeZone: "UTC" })).toBe(0);
    const strict = { calendar, timeZone: "UTC", policy: { timeStandard: { businessMinutes: 120 } } };
    expect(timePoints(strict)).toBeCloseTo(0.4 * 0.5, 10);
  });

  test("counts in the business minutes that the ticket brings", () => {
    const logged = ticketFromEvents(
      [
        { ticketId: "T1", kind: "opened", at: overTheWeekend.openedAt },
        { ticketId: "T1", kind: "resolved", at: overTheWeekend.resolvedAt },
      ],
      { calendar },
    );
    expect(logged.fullResolutionMinutes).toEqual({ calendar: 68 * 60, business: 240 });
    expect(pointsOf(logged, { policy: { timeStandard: { businessMinutes: 120 } } }).timeAgainstStandard).toBe(
      pointsOf(
        { ...logged, fullResolutionMinutes: null },
        { calendar, policy: { timeStandard: { businessMinutes: 120 } } },
      ).timeAgainstStandard,
    );
  });
});

describe("explained", () => {
  const counts = fc.option(fc.nat(6), { nil: null });
  const tickets = fc.record({
    id: fc.constant("T1"),
    openedAt: fc.constant(openedAt),
    resolvedAt: fc.option(
      fc.nat(200).map((count) => hours(count)),
      { nil: null },
    ),
    resolved: fc.option(fc.boolean(), { nil: null }),
    contacts: counts,
    reopens: counts,
    transfers: counts,
    repeatedInformation: counts,
    selfServiceAttempts: counts,
    channels: fc.option(fc.array(fc.constantFrom("web", "phone"), { maxLength: 4 }), { nil: null }),
  });
  const policies = fc.record({
    weights: fc.record(
      Object.fromEntries(EFFORT_DRIVERS.map((driver) => [driver, fc.integer({ min: 1, max: 50 })])) as Record<
        EffortDriver,
        fc.Arbitrary<number>
      >,
    ),
    minimumCoverage: fc.constantFrom(0, 0.25),
  });

  test("contributions add up exactly, in any order, to an effort from 1 to 5", () => {
    fc.assert(
      fc.property(tickets, policies, fc.integer(), (any, policy, seed) => {
        const { effort, contributions, coverage } = scoreEffort(any, { policy });
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (effort === null) return;
        expect(effort).toBeGreaterThanOrEqual(1);
        expect(effort).toBeLessThanOrEqual(5 + 1e-9);
        const start = Math.abs(seed) % contributions.length;
        const turned = [...contributions.slice(start), ...contributions.slice(0, start)];
        expect(turned.reduce((sum, { points }) => sum + points, 0)).toBe(effort);
      }),
    );
  });

  test.each(["contacts", "reopens", "transfers", "repeatedInformation", "selfServiceAttempts"] as const)(
    "more %s never lower the effort",
    (field) => {
      fc.assert(
        fc.property(tickets, policies, fc.nat(6), fc.nat(6), (any, policy, count, more) => {
          const less = scoreEffort({ ...any, [field]: count }, { policy }).effort;
          const after = scoreEffort({ ...any, [field]: count + more }, { policy }).effort;
          if (less === null || after === null) expect(after).toBe(less);
          else expect(after).toBeGreaterThanOrEqual(less);
        }),
      );
    },
  );

  test("a later solution never lowers the effort", () => {
    fc.assert(
      fc.property(tickets, fc.nat(200), fc.nat(200), (any, count, more) => {
        const solved = { ...any, resolved: true, contacts: 1 };
        const sooner = scoreEffort({ ...solved, resolvedAt: hours(count) }).effort ?? NaN;
        expect(scoreEffort({ ...solved, resolvedAt: hours(count + more) }).effort).toBeGreaterThanOrEqual(sooner);
      }),
    );
  });

  test("the driver named is the one without which effort is lowest", () => {
    const without: Record<EffortDriver, (any: MeasuredTicket) => MeasuredTicket> = {
      repeatContacts: (any) => ({ ...any, contacts: 1, reopens: 0 }),
      unresolved: (any) => ({ ...any, resolved: true, resolvedAt: null }),
      transfers: (any) => ({ ...any, transfers: 0 }),
      repeatedInformation: (any) => ({ ...any, repeatedInformation: 0 }),
      timeAgainstStandard: (any) => ({ ...any, resolvedAt: any.openedAt }),
      channelSwitching: (any) => ({ ...any, channels: ["web"] }),
      failedSelfService: (any) => ({ ...any, selfServiceAttempts: 0 }),
    };
    fc.assert(
      fc.property(tickets, (any) => {
        const { effort, contributions, reasons } = scoreEffort(any);
        const named = reasons.find(({ code }) => code === "effort.costliest-driver")?.params;
        if (effort === null || named === undefined) return;
        const known = EFFORT_DRIVERS.filter((driver) => contributions.some(({ factor }) => factor === driver));
        const remaining = known.map((driver) => scoreEffort(without[driver](any)).effort ?? NaN);
        expect(named.without).toBeCloseTo(Math.min(...remaining), 9);
      }),
    );
  });

  test("the reason has words", () => {
    const [first] = scoreEffort({ ...effortless, transfers: 2, contacts: 2 }).reasons;
    expect(first && inWords(first, en)).toBe(
      "being passed from one person to the next cost the customer most: 0.6 points of effort; without it the effort would have been 1.3",
    );
    expect(scoreEffort(effortless).reasons).toEqual([]);
  });
});

describe("the policy", () => {
  test("is stated judgment until given or fitted", () => {
    expect(scoreEffort(effortless).assumptions.map(({ key, grade }) => [key, grade])).toEqual([
      ["effort.weights", "judgment"],
      ["effort.ranges", "judgment"],
      ["effort.timeStandard", "judgment"],
      ["effort.periodDays", "judgment"],
    ]);
    const own = assumptions("published", { "effort.timeStandard": { businessMinutes: 60, calendarMinutes: 60 } });
    const [, , standard] = scoreEffort(effortless, { assumptions: own }).assumptions;
    expect(standard).toMatchObject({ grade: "given", value: { businessMinutes: 60, calendarMinutes: 60 } });
  });

  test("resolved, stored or raw, it scores the same", () => {
    const input: EffortPolicyInput = { weights: { transfers: 40 }, ranges: { transfers: { from: 1, to: 5 } } };
    const resolved = effortPolicy(input);
    const stored = JSON.parse(JSON.stringify(resolved)) as EffortPolicyInput;
    for (const policy of [resolved, stored]) {
      expect(scoreEffort(exhausting, { policy })).toEqual(scoreEffort(exhausting, { policy: input }));
    }
    expect(effortPolicy(resolved)).toBe(resolved);
  });

  test("leaves out a driver of weight 0", () => {
    expect(pointsOf(exhausting, { policy: { weights: { failedSelfService: 0 } } })).not.toHaveProperty(
      "failedSelfService",
    );
  });

  test.each<[string, EffortPolicyInput, string]>([
    ["an unknown field", { weigths: {} } as EffortPolicyInput, "policy"],
    ["an unknown driver", { weights: { contacts: 1 } } as EffortPolicyInput, "policy.weights"],
    ["a negative weight", { weights: { transfers: -1 } }, "policy.weights.transfers"],
    ["a weight beyond its limit", { weights: { transfers: 1.1e12 } }, "policy.weights.transfers"],
    ["an empty range", { ranges: { transfers: { from: 2, to: 2 } } }, "policy.ranges.transfers.to"],
    ["a standard of no time", { timeStandard: { businessMinutes: 0 } }, "policy.timeStandard.businessMinutes"],
    ["weights that are none", { weights: 5 as never }, "policy.weights must be an object"],
    ["a standard that is a number", { timeStandard: 60 as never }, "policy.timeStandard must be an object"],
    ["assumptions that are no list", { assumptions: {} as never }, "policy.assumptions must be an array"],
    ["a coverage above 1", { minimumCoverage: 1.1 }, "policy.minimumCoverage"],
  ])("refuses %s", (_, policy, path) => {
    expect(() => effortPolicy(policy)).toThrow(`effortPolicy: ${path}`);
  });

  test("refuses to weigh nothing", () => {
    const weights = Object.fromEntries(Object.keys(effortPolicy().weights).map((driver) => [driver, 0]));
    expect(() => effortPolicy({ weights })).toThrow("policy.weights must have one above 0");
  });
});

test.each<[string, Partial<MeasuredTicket>, string]>([
  ["half a contact", { contacts: 1.5 }, "scoreEffort: contacts must be a whole number, got 1.5"],
  ["fewer than no transfers", { transfers: -1 }, "scoreEffort: transfers must be at least 0, got -1"],
  ["a solution before the problem", { resolvedAt: hours(-1) }, "scoreEffort: resolvedAt must not be before openedAt"],
  ["channels that are no list", { channels: "web" as unknown as string[] }, "scoreEffort: channels must be an array"],
  ["no id", { id: "" }, "scoreEffort: id must be a text"],
])("refuses %s", (_, more, message) => {
  expect(() => scoreEffort(ticket(more))).toThrow(message);
});

describe("the time that an open ticket has taken so far", () => {
  const open = ticket({ resolved: false, contacts: 2, transfers: 0 });
  const effortAfter = (count: number, options = {}) =>
    scoreEffort(open, { now: hours(count), ...options }).effort ?? NaN;

  test("raises its effort as it grows, and lowers nothing while it is short", () => {
    const without = scoreEffort(open).effort ?? NaN;
    expect([0, 1, 24].map((count) => effortAfter(count))).toEqual([without, without, without]);
    // Twice the standard of a day is half of its range: 25/3 of contacts, 20 of being open, 5 of time, out of 70 known.
    expect(effortAfter(48)).toBeCloseTo(Math.max(without, 1 + (4 * (25 / 3 + 20 + 5)) / 70), 12);
    const grown = [72, 96, 1000].map((count) => effortAfter(count));
    expect(grown[0]).toBeCloseTo(1 + (4 * (25 / 3 + 20 + 10)) / 70, 12);
    expect(grown[0]).toBeGreaterThan(without);
    expect(new Set(grown).size).toBe(1);
  });

  test("is business time where the hours of service are known, without the time that it waited for the customer", () => {
    const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } } as const;
    const shown = (scored: MeasuredTicket, count: number): unknown =>
      scoreEffort(scored, { now: hours(count), calendar: calendar as never, timeZone: "UTC" }).contributions.find(
        ({ factor }) => factor === "timeAgainstStandard",
      )?.value;
    // Monday from nine on, both days in full: two working days of eight hours.
    expect(
      shown(ticket({ resolved: false, contacts: 9, reopens: 3, transfers: 0, channels: ["a"] }), 100),
    ).toBeUndefined();
    const slow = ticket({ resolved: false, contacts: 1, transfers: 0, channels: ["a"] });
    expect(shown(slow, 24 * 8)).toBe(3);
    expect(shown({ ...slow, waits: [{ from: hours(0), to: hours(24 * 7) }] }, 24 * 8)).toBeUndefined();
  });

  test("says nothing of a ticket of which nothing else is known, or that is not known to be open", () => {
    expect(scoreEffort(ticket({ resolved: false }), { now: hours(500) }).effort).toBeNull();
    const untold = ticket({ contacts: 2, transfers: 0 });
    expect(scoreEffort(untold, { now: hours(500) }).effort).toBe(scoreEffort(untold).effort);
    const solved = ticket({ resolved: true, resolvedAt: hours(2), contacts: 2, transfers: 0 });
    expect(scoreEffort(solved, { now: hours(500) })).toEqual(scoreEffort(solved));
  });
});
