import fc from "fast-check";
import {
  detectRecurringProblems,
  evaluateServiceStandards,
  scoreEffort,
  type MeasuredTicket,
  type Reason,
  type Ticket,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { effortClaims, problemClaims, standardClaims } from "../support/claims-of-service.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-21";
const TODAY = Date.parse(AS_OF) / 86_400_000;
const HOUR = 3_600_000;
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 4 });
const at = (hour: number): string => `${new Date(TODAY * 24 * HOUR + hour * HOUR).toISOString().slice(0, 19)}Z`;

test("what is said of the effort of a ticket is what the customer went through", () => {
  const { untrue, unsaid, blind } = telling(effortClaims);
  const count = maybe(fc.nat({ max: 6 }));
  const ticket: fc.Arbitrary<MeasuredTicket> = fc
    .record({
      contacts: count,
      transfers: count,
      repeatedInformation: count,
      selfServiceAttempts: count,
      resolved: maybe(fc.boolean()),
      took: maybe(fc.nat({ max: 300 })),
      channels: maybe(fc.subarray(["web", "phone", "email"], { minLength: 1 })),
    })
    .map(({ took, ...rest }) => ({
      id: "T1",
      openedAt: at(-400),
      ...rest,
      ...(took !== undefined && rest.resolved !== false && { resolvedAt: at(-400 + took) }),
    }));
  assertUntil(
    fc.property(ticket, fc.nat({ max: 6 }), (given, earlierContacts) => {
      const scored = scoreEffort(given, { earlierContacts });
      const scene = { ticket: given, earlierContacts, contributions: scored.contributions };
      expect(untrue(scored.reasons as Reason[], scene)).toEqual([]);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual(["scorecard.out-of-bounds"]);
    },
  );
  expect(blind()).toEqual([]);
});

const tickets: fc.Arbitrary<Ticket[]> = fc
  .record({
    quiet: fc.array(fc.nat({ max: 24 * 380 }), { maxLength: 30 }),
    burst: fc.array(fc.nat({ max: 24 * 27 }), { maxLength: 12 }),
    of: fc.infiniteStream(
      fc.record({
        topic: maybe(fc.constantFrom("leaks", "noise")),
        productId: maybe(fc.constantFrom("mill", "press")),
        channels: maybe(fc.constantFrom(["phone"], ["web", "phone"])),
        took: fc.option(fc.nat({ max: 200 }), { nil: null }),
        replied: fc.option(fc.nat({ max: 80 }), { nil: null }),
        resolution: maybe(fc.constantFrom("reset", "new part")),
      }),
    ),
  })
  .map(({ quiet, burst, of }) =>
    [...quiet, ...burst].map((ago, index): Ticket => {
      const { took, replied, topic, ...rest } = of.next().value as Record<string, never> & {
        took: number | null;
        replied: number | null;
        topic: string;
      };
      return {
        ...rest,
        id: `T${index}`,
        openedAt: at(-ago),
        topic: index < quiet.length ? topic : "leaks",
        resolved: took !== null,
        ...(took !== null && { resolvedAt: at(-ago + took) }),
        ...(replied === null ? index % 3 > 0 && { replies: 0 } : { firstRepliedAt: at(-ago + replied) }),
      };
    }),
  );

test("what is said of problems that come again is what the tickets say", () => {
  const { untrue, unsaid, blind } = telling(problemClaims);
  const days = { windowDays: fc.integer({ min: 7, max: 40 }), historyDays: fc.integer({ min: 1, max: 364 }) };
  assertUntil(
    fc.property(tickets, fc.record(days), (rows, given) => {
      const { problems } = detectRecurringProblems(rows, { asOf: AS_OF, ...given });
      const wrong = problems.flatMap(({ topic, productId, expected, reasons }) =>
        untrue(reasons as Reason[], { tickets: rows, topic, productId, expected, asOf: TODAY, ...given }),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 400 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of standards is what the tickets say", () => {
  const { untrue, unsaid, blind } = telling(standardClaims);
  assertUntil(
    fc.property(tickets, fc.integer({ min: 1, max: 4000 }), (rows, atMost) => {
      const standard = {
        id: "answer",
        measure: "first-reply" as const,
        clock: "calendar" as const,
        atMost,
        share: 0.9,
      };
      const { standards } = evaluateServiceStandards(rows, { standards: [standard], asOf: AS_OF });
      const scene = { tickets: rows, standard, until: (TODAY + 1) * 24 * HOUR };
      expect(standards.flatMap(({ reasons }) => untrue(reasons as Reason[], scene))).toEqual([]);
    }),
    { numRuns: 400 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
