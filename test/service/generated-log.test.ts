import { readFileSync } from "node:fs";
import {
  evaluateServiceStandards,
  type LoggedTicket,
  type ServiceStandard,
  type StandardMeasure,
  ticketsFromEvents,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { generatedCalendar, generatedLog } from "../support/generated-log.js";

/** What pandas makes of the same log; see the script beside it. */
const expected = JSON.parse(readFileSync(new URL("../fixtures/pandas/service-log.json", import.meta.url), "utf8")) as {
  lines: number;
  tickets: number;
  solved: number;
  waits: number;
  gross: number;
  net: number;
  netByTheWall: number;
  checksum: number;
  netByQuarter: Record<string, number>;
  standards: {
    measure: StandardMeasure;
    atMost: number;
    clock: "business" | "calendar";
    pauses: boolean;
    verdicts: { met: number; missed: number; undecided: number; unknown: number };
  }[];
};

describe("10,000 tickets with pauses, reopenings, merges and hours that change", () => {
  const events = generatedLog(10_000);
  const hours = { calendar: generatedCalendar, timeZone: "Europe/Berlin" };
  const { accepted, rejected } = ticketsFromEvents(events, hours);
  /** Where nothing is told of waiting, nothing was waited. */
  const net = ({ netResolutionMinutes, fullResolutionMinutes }: LoggedTicket, by: "business" | "calendar"): number =>
    (netResolutionMinutes ?? fullResolutionMinutes)?.[by] ?? 0;

  test("last the minutes that pandas counts", () => {
    const solved = accepted.filter(({ fullResolutionMinutes }) => fullResolutionMinutes !== null);
    const sum = (ofTicket: (ticket: LoggedTicket) => number): number =>
      solved.reduce((total, ticket) => total + ofTicket(ticket), 0);
    const quarter = ({ openedAt }: LoggedTicket): string =>
      `${openedAt.slice(0, 4)}Q${Math.ceil(Number(openedAt.slice(5, 7)) / 3)}`;
    expect(rejected).toEqual([]);
    expect(events).toHaveLength(expected.lines);
    expect({
      tickets: accepted.length,
      solved: solved.length,
      waits: accepted.reduce((count, { waits }) => count + (waits?.length ?? 0), 0),
      gross: sum(({ fullResolutionMinutes }) => fullResolutionMinutes?.business ?? 0),
      net: sum((ticket) => net(ticket, "business")),
      netByTheWall: sum((ticket) => net(ticket, "calendar")),
      checksum: sum((ticket) => (Number(ticket.id.slice(1)) + 1) * net(ticket, "business")) % 1_000_000_007,
    }).toEqual({
      tickets: expected.tickets,
      solved: expected.solved,
      waits: expected.waits,
      gross: expected.gross,
      net: expected.net,
      netByTheWall: expected.netByTheWall,
      checksum: expected.checksum,
    });
    for (const [name, minutes] of Object.entries(expected.netByQuarter)) {
      expect(sum((ticket) => (quarter(ticket) === name ? net(ticket, "business") : 0))).toBe(minutes);
    }
  });

  test("meet standards as pandas judges them, as they stood at the end of a day", { tags: ["slow"] }, () => {
    const standards = expected.standards.map(({ measure, atMost, clock, pauses }, index): ServiceStandard => ({
      id: `standard ${index}`,
      measure,
      atMost,
      clock,
      share: 0.9,
      ...(pauses && { pauses: "customer" }),
    }));
    const report = evaluateServiceStandards(accepted, { ...hours, standards, asOf: "2026-06-30" });
    expect(
      report.standards.map(({ compliance, undecided, unknown }) => ({
        met: compliance?.met,
        missed: compliance?.missed,
        undecided,
        unknown,
      })),
    ).toEqual(expected.standards.map(({ verdicts }) => verdicts));
  });
});
