import fc from "fast-check";
import {
  detectRecurringProblems,
  evaluateServiceStandards,
  scoreEffort,
  serviceLevel,
  staffForStandard,
  type MeasuredTicket,
  type ServiceStandard,
  type Ticket,
} from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";

/** No two numbers of one result contradict each other: totals and parts, counts and lists, shares and their bounds. */
const START = Date.parse("2026-08-03T00:00:00Z");
const at = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const sound = (value: unknown): void => {
  expect(faults(value, "result")).toEqual([]);
};

const anyTicket = fc
  .record({
    opened: fc.nat({ max: 2600 }),
    reply: maybe(fc.nat({ max: 60 })),
    solve: maybe(fc.nat({ max: 300 })),
    contacts: maybe(fc.nat({ max: 6 })),
    transfers: maybe(fc.nat({ max: 3 })),
    topic: maybe(fc.constantFrom("leaks", "noise", "invoice")),
    productId: maybe(fc.constantFrom("mill", "press")),
    agentId: maybe(fc.constantFrom("ann", "bob")),
    channels: maybe(fc.subarray(["web", "phone"], { minLength: 1 })),
  })
  .map(({ opened, reply, solve, ...rest }) => ({
    ...rest,
    openedAt: at(opened),
    ...(reply !== undefined && { firstRepliedAt: at(opened + reply) }),
    resolved: solve !== undefined,
    ...(solve !== undefined && { resolvedAt: at(opened + solve) }),
  }));
const tickets: fc.Arbitrary<Ticket[]> = fc
  .array(anyTicket, { maxLength: 40 })
  .map((rows) => rows.map((row, index) => JSON.parse(JSON.stringify({ id: `T${index}`, ...row })) as Ticket));
const calendar = {
  hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]], fri: [["09:00", "12:00"]] },
} as const;

/** A share with its counts, and bounds on both sides of it. */
function isShare({
  met,
  missed,
  trials,
  share,
  lower,
  upper,
}: {
  met: number;
  missed: number;
  trials: number;
  share: number;
  lower: number;
  upper: number;
}): void {
  expect(met + missed).toBe(trials);
  expect(share).toBeCloseTo(met / trials, 12);
  expect(0 <= lower && lower <= share && share <= upper && upper <= 1).toBe(true);
}

test("standards: each ticket is met, missed, undecided or unknown, once in each of their groups and periods", () => {
  const standard: fc.Arbitrary<ServiceStandard> = fc.record({
    id: fc.constant("S"),
    measure: fc.constantFrom("first-reply" as const, "resolution" as const),
    atMost: fc.constantFrom(60, 480, 2400),
    share: fc.constantFrom(0.5, 0.9),
  });
  fc.assert(
    fc.property(tickets, standard, fc.constantFrom("week" as const, "month" as const), (rows, each, period) => {
      const report = evaluateServiceStandards(rows, {
        standards: [each],
        calendar,
        timeZone: "UTC",
        asOf: "2026-11-30",
        period,
      });
      sound(report);
      expect(report.rejected).toEqual([]);
      const [found] = report.standards;
      if (found === undefined) throw new Error("a standard was lost");
      const { compliance, undecided, unknown, periods, missedWhere, byAgent, verdict, target } = found;
      expect(target).toBe(each.share);
      expect((compliance?.trials ?? 0) + undecided + unknown).toBe(rows.length);
      const all = [...(compliance === null ? [] : [compliance]), ...periods, ...missedWhere, ...byAgent];
      for (const share of all) isShare(share);
      expect(sum(periods.map(({ trials }) => trials))).toBe(compliance?.trials ?? 0);
      expect(sum(periods.map(({ met }) => met))).toBe(compliance?.met ?? 0);
      expect(periods.map(({ from }) => from)).toEqual(periods.map(({ from }) => from).toSorted());
      for (const by of ["topic", "product", "channel", "weekday"]) {
        const groups = missedWhere.filter((group) => group.by === by);
        expect(sum(groups.map(({ missed }) => missed))).toBeLessThanOrEqual(compliance?.missed ?? 0);
        expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
      }
      expect(sum(missedWhere.filter(({ by }) => by === "weekday").map(({ missed }) => missed))).toBe(
        compliance?.missed ?? 0,
      );
      expect(missedWhere.map(({ missed }) => missed)).toEqual(
        missedWhere.map(({ missed }) => missed).toSorted((a, b) => b - a),
      );
      expect(sum(byAgent.map(({ trials }) => trials))).toBeLessThanOrEqual(compliance?.trials ?? 0);
      // The verdict is where the bounds lie.
      if (compliance === null) expect(verdict).toBe("no-data");
      else expect(verdict).toBe(compliance.lower >= target ? "kept" : compliance.upper < target ? "missed" : "unclear");
    }),
    { numRuns: 100 },
  );
});

test("effort: the points add up to it, and lie between none and all of the scale", () => {
  fc.assert(
    fc.property(anyTicket, (row) => {
      const ticket = JSON.parse(JSON.stringify({ id: "T", ...row })) as MeasuredTicket;
      const { effort, contributions, coverage } = scoreEffort(ticket);
      sound({ effort, contributions, coverage });
      expect(coverage >= 0 && coverage <= 1).toBe(true);
      if (effort === null) return;
      expect(effort >= 1 && effort <= 5).toBe(true);
      expect(sum(contributions.map(({ points }) => points))).toBe(effort);
      expect(new Set(contributions.map(({ factor }) => factor)).size).toBe(contributions.length);
    }),
    { numRuns: 250 },
  );
});

test("staffing: what it says of a number of people is what serviceLevel says, and one fewer would not do", () => {
  const load = fc.record({
    contactsPerHour: fc.integer({ min: 0, max: 400 }),
    handleMinutes: fc.integer({ min: 1, max: 20 }),
    answerWithinMinutes: fc.constantFrom(0, 0.5, 3, 30),
    share: fc.constantFrom(0.5, 0.8, 0.99),
    shrinkage: fc.constantFrom(0, 0.3),
    patienceMinutes: maybe(fc.constantFrom(0.5, 2, 60)),
  });
  fc.assert(
    fc.property(load, ({ share, shrinkage, ...queue }) => {
      const staff = staffForStandard({ ...queue, share, shrinkage });
      sound(staff);
      const { people, rostered, model, offeredLoad, neededFor, alternatives, ...service } = staff;
      expect(serviceLevel({ ...queue, people })).toEqual({ people, ...service });
      expect(offeredLoad).toBeCloseTo((queue.contactsPerHour * queue.handleMinutes) / 60, 9);
      expect(rostered).toBe(Math.max(0, Math.ceil(people / (1 - shrinkage) - 1e-9)));
      expect(model).toBe(queue.patienceMinutes === undefined ? "Erlang C" : "Erlang A");
      expect(service.answeredInTime).toBeGreaterThanOrEqual(share);
      for (const part of [service.answeredInTime, service.waiting, service.abandoned, service.occupancy]) {
        expect(part >= 0 && part <= 1).toBe(true);
      }
      if (queue.patienceMinutes === undefined) expect(service.abandoned).toBe(0);
      for (const alternative of alternatives) {
        expect(alternative.service).toEqual(serviceLevel({ ...queue, people: alternative.people }));
        const does = (alternative.service?.answeredInTime ?? 0) >= share;
        if (alternative.people > people) expect(does).toBe(true);
        if (alternative.people < people && neededFor === "standard") expect(does).toBe(false);
      }
      const more = alternatives.map(({ service: each }) => each?.answeredInTime ?? 0);
      more.slice(1).forEach((answered, index) => {
        expect(answered).toBeGreaterThanOrEqual((more[index] ?? NaN) - 1e-12);
      });
    }),
    { numRuns: 100 },
  );
});

test("recurring problems: each kind once, its tickets those of its window, and what stands out does so by its p-value", () => {
  fc.assert(
    fc.property(tickets, fc.constantFrom(14, 28), (rows, windowDays) => {
      const asOf = "2026-11-15";
      const report = detectRecurringProblems(rows, { asOf, windowDays, historyDays: 60, from: "2026-08-03" });
      sound(report);
      const names = report.problems.map(({ topic, productId }) => JSON.stringify([topic, productId]));
      expect(new Set(names).size).toBe(names.length);
      const since = Date.parse(asOf) - (windowDays - 1) * 86_400_000;
      for (const { topic, productId, tickets: count, expected, pValue, standsOut, stoodOutOn } of report.problems) {
        const alike = rows.filter(
          (row) =>
            (topic === null || row.topic === topic) &&
            (productId === null || row.productId === productId) &&
            Date.parse(String(row.openedAt)) >= since &&
            String(row.openedAt).slice(0, 10) <= asOf,
        );
        expect(count).toBe(alike.length);
        if (pValue !== null) expect(pValue >= 0 && pValue <= 1).toBe(true);
        if (expected !== null) expect(expected).toBeGreaterThanOrEqual(0);
        if (standsOut) {
          expect(pValue).not.toBeNull();
          if (expected !== null) expect(count).toBeGreaterThan(expected);
        }
        if (stoodOutOn !== null) expect(stoodOutOn <= asOf).toBe(true);
      }
    }),
    { numRuns: 65 },
  );
});
