import fc from "fast-check";
import {
  businessMinutesBetween,
  evaluateServiceStandards,
  type EvaluateServiceStandardsOptions,
  type ServiceStandard,
  shareInterval,
  type StandardCompliance,
  type Ticket,
  type WorkingCalendar,
} from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const hours: [string, string][] = [["09:00", "17:00"]];
const calendar: WorkingCalendar = { hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
const answer: ServiceStandard = { id: "first answer", measure: "first-reply", atMost: 240, share: 0.9 };
/** Monday 16 November 2026, so many minutes after 09:00 in UTC. */
const at = (minutes: number): number => Date.UTC(2026, 10, 16, 9) + minutes * 60_000;
const day = 24 * 60;
let made = 0;
const ticket = (opened: number, more: Partial<Ticket> = {}): Ticket => ({
  id: `T${made++}`,
  openedAt: at(opened),
  ...more,
});
const evaluate = (
  tickets: Ticket[],
  standard: ServiceStandard,
  more: Partial<EvaluateServiceStandardsOptions> = {},
): StandardCompliance => {
  const options = { calendar, timeZone: "UTC", asOf: "2026-12-31", ...more, standards: [standard] };
  const [compliance] = evaluateServiceStandards(tickets, options).standards;
  if (compliance === undefined) throw new Error("no standard came back");
  return compliance;
};
const tally = ({ compliance, undecided, unknown }: StandardCompliance): number[] => [
  compliance?.met ?? 0,
  compliance?.missed ?? 0,
  undecided,
  unknown,
];

describe("a time", () => {
  test("counts in hours of service, or by the clock", () => {
    // Friday 16:00 to Monday 11:00: three working hours, 67 by the clock.
    const overTheWeekend = [ticket(4 * day + 420, { firstRepliedAt: at(7 * day + 120) })];
    expect(tally(evaluate(overTheWeekend, answer))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate(overTheWeekend, { ...answer, clock: "calendar" }))).toEqual([0, 1, 0, 0]);
  });

  test("is met to the minute", () => {
    const met = ticket(0, { firstRepliedAt: at(240) });
    const missed = ticket(0, { firstRepliedAt: at(240) + 1 });
    expect(tally(evaluate([met, missed], answer))).toEqual([1, 1, 0, 0]);
  });

  test("of a ticket that waits is missed once it is up, and undecided before", () => {
    const waiting = ticket(0, { replies: 0, resolved: false });
    const seenAfter = (minutes: number): number[] =>
      tally(
        evaluate([waiting, ticket(minutes, { firstRepliedAt: at(minutes) })], answer, { asOf: undefined as never }),
      );
    expect(seenAfter(240)).toEqual([0, 0, 2, 0]);
    expect(seenAfter(241)).toEqual([0, 1, 1, 0]);
  });

  test("does not count a quick answer before the slow ones of the same hours can be seen", () => {
    const quick = Array.from({ length: 5 }, () => ticket(0, { firstRepliedAt: at(1) }));
    const { compliance, undecided, verdict } = evaluate(quick, answer, { asOf: "2026-11-15" });
    expect([compliance, undecided, verdict]).toEqual([null, 0, "no-data"]);
    const sameDay = { ...answer, clock: "calendar" as const, atMost: 2 * day };
    expect(evaluate(quick, sameDay, { asOf: "2026-11-16" }).undecided).toBe(5);
    expect(evaluate(quick, sameDay, { asOf: "2026-11-18" }).compliance?.met).toBe(5);
  });

  test("of a problem that was solved without an answer ends with the solution", () => {
    const solved = { replies: 0, resolvedAt: at(60) };
    expect(tally(evaluate([ticket(0, solved)], answer))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate([ticket(0, { ...solved, resolvedAt: at(300) })], answer))).toEqual([0, 1, 0, 0]);
  });

  test("is unknown where the ticket does not tell", () => {
    const solution: ServiceStandard = {
      id: "solution",
      measure: "resolution",
      atMost: day,
      clock: "calendar",
      share: 0.8,
    };
    // Solved after an hour, but whether somebody answered before is not known.
    expect(tally(evaluate([ticket(0, { resolvedAt: at(60) })], answer))).toEqual([0, 0, 0, 1]);
    const silent = [ticket(0), ticket(0, { resolved: true }), ticket(0, { replies: 0 }), ticket(0, { resolved: null })];
    expect(tally(evaluate(silent, answer))).toEqual([0, 0, 0, 4]);
    expect(tally(evaluate(silent, solution))).toEqual([0, 0, 0, 4]);
    const known = [
      ticket(0, { resolvedAt: at(60) }),
      ticket(0, { resolvedAt: at(2 * day) }),
      ticket(0, { resolved: false }),
      ticket(0, { resolved: false, resolvedAt: at(60) }),
    ];
    expect(tally(evaluate(known, solution))).toEqual([1, 3, 0, 0]);
  });
});

test("a count is judged by the ticket, and may grow until it is solved", () => {
  const once: ServiceStandard = { id: "one contact", measure: "contacts", atMost: 1, share: 0.7 };
  const tickets = [
    ticket(0, { contacts: 1, resolved: true }),
    ticket(0, { contacts: 2, resolved: true }),
    ticket(0, { contacts: 2, resolved: false }),
    ticket(0, { contacts: 1, resolved: false }),
    ticket(0, { contacts: 1, resolvedAt: Date.UTC(2027, 1, 1) }),
    ticket(0),
  ];
  expect(tally(evaluate(tickets, once))).toEqual([1, 2, 2, 1]);
});

describe("the share", () => {
  const mixed = (met: number, missed: number): Ticket[] => [
    ...Array.from({ length: met }, () => ticket(0, { firstRepliedAt: at(10) })),
    ...Array.from({ length: missed }, () => ticket(0, { firstRepliedAt: at(10 * day) })),
  ];

  test("has the Wilson interval", () => {
    expect(evaluate(mixed(45, 5), answer, { confidence: 0.9 }).compliance).toEqual({
      met: 45,
      missed: 5,
      ...shareInterval(45, 50, { confidence: 0.9 }),
    });
  });

  test("keeps or misses the standard only where the interval says so", () => {
    const verdict = (met: number, missed: number): string => evaluate(mixed(met, missed), answer).verdict;
    expect(verdict(200, 2)).toBe("kept");
    expect(verdict(46, 4)).toBe("unclear");
    expect(verdict(30, 20)).toBe("missed");
    expect(verdict(0, 0)).toBe("no-data");
    // A promise to all is broken by one, and never proved by some.
    expect(evaluate(mixed(50, 0), { ...answer, share: 1 }).verdict).toBe("unclear");
    expect(evaluate(mixed(50, 1), { ...answer, share: 1 }).verdict).toBe("missed");
  });
});

describe("over time and place", () => {
  /** In month m from January 2026, 10 tickets of which `met` are answered in time. */
  const month = (m: number, met: number, more: Partial<Ticket> = {}): Ticket[] =>
    Array.from({ length: 10 }, (_, index) => {
      const openedAt = Date.UTC(2026, m, 5, 10);
      return { id: `M${made++}`, openedAt, firstRepliedAt: openedAt + (index < met ? 1 : 9 * day) * 60_000, ...more };
    });

  test("weeks that start on Sunday, where they do", () => {
    // Opened on Saturday the 21st and on Sunday the 22nd.
    const weekend = [5, 6].map((days) => ticket(days * day, { firstRepliedAt: at(days * day) }));
    const froms = (weekStartsOn?: string): string[] =>
      evaluate(weekend, answer, { period: "week", weekStartsOn }).periods.map(({ from }) => from);
    expect(froms()).toEqual(["2026-11-16"]);
    expect(froms("sun")).toEqual(["2026-11-15", "2026-11-22"]);
  });

  test("periods and their trend", () => {
    const falling = [...month(0, 10), ...month(1, 9), ...month(3, 6), ...month(4, 3)];
    const { periods, trend, reasons } = evaluate(falling, answer);
    expect(periods.map(({ from, met, trials }) => [from, met, trials])).toEqual([
      ["2026-01-01", 10, 10],
      ["2026-02-01", 9, 10],
      ["2026-04-01", 6, 10],
      ["2026-05-01", 3, 10],
    ]);
    expect(trend?.direction).toBe("worsening");
    expect(reasons.map(({ code }) => code)).toEqual(["effort.standard.share", "effort.standard.worsening"]);
    expect(evaluate([...month(0, 3), ...month(1, 6), ...month(2, 10)], answer).trend?.direction).toBe("improving");
    expect(evaluate([...month(0, 8), ...month(1, 9)], answer).trend?.direction).toBe("steady");
    expect(evaluate(month(0, 8), answer).trend).toBeNull();
    expect(evaluate(falling, answer, { period: "quarter" }).periods.map(({ from }) => from)).toEqual([
      "2026-01-01",
      "2026-04-01",
    ]);
  });

  test("where it is missed, most misses first", () => {
    const tickets = [
      ...month(0, 4, { topic: "delivery", productId: "P1", channels: ["phone", "web"] }),
      ...month(0, 9, { topic: "login", productId: "P2" }),
      ...month(0, 10, { topic: "billing" }),
    ];
    const { missedWhere, reasons } = evaluate(tickets, answer);
    expect(missedWhere.map(({ by, name, met, missed }) => [by, name, met, missed])).toEqual([
      ["weekday", "mon", 23, 7],
      ["topic", "delivery", 4, 6],
      ["product", "P1", 4, 6],
      ["channel", "phone", 4, 6],
      ["topic", "login", 9, 1],
      ["product", "P2", 9, 1],
    ]);
    expect(reasons.map((reason) => inWords(reason, en))).toEqual([
      '"first answer" was met in 77% of 30 tickets; the promise is 90%',
      '"first answer" is missed most for the topic delivery: 6 of 7 misses',
    ]);
  });

  test("a standard may be for some tickets alone", () => {
    const tickets = [
      ...month(0, 4, { topic: "delivery", productId: "P1", channels: ["phone"] }),
      ...month(0, 9, { topic: "login", productId: "P2", channels: ["web", "phone"] }),
      ...month(0, 10),
    ];
    const trials = (more: Partial<ServiceStandard>): number | undefined =>
      evaluate(tickets, { ...answer, ...more }).compliance?.trials;
    expect(trials({})).toBe(30);
    expect(trials({ topics: ["login"] })).toBe(10);
    expect(trials({ productIds: ["P1", "P2"] })).toBe(20);
    expect(trials({ channels: ["phone"] })).toBe(10);
    expect(trials({ topics: ["login"], channels: ["phone"] })).toBeUndefined();
  });

  test("days begin and end by the clocks of the zone", () => {
    // Vientiane is seven hours ahead: the last evening of January in UTC is the first of February, a Monday, there.
    const openedAt = Date.UTC(2027, 0, 31, 20);
    const late = [{ id: "late", openedAt, firstRepliedAt: openedAt + 9 * day * 60_000 }];
    const seen = (timeZone: string, asOf: string): StandardCompliance =>
      evaluate(late, { ...answer, clock: "calendar", atMost: 0 }, { timeZone, asOf });
    const there = seen("Asia/Vientiane", "2027-02-28");
    expect(there.periods.map(({ from }) => from)).toEqual(["2027-02-01"]);
    expect(there.missedWhere).toMatchObject([{ by: "weekday", name: "mon" }]);
    expect(seen("UTC", "2027-02-28").periods.map(({ from }) => from)).toEqual(["2027-01-01"]);
    expect(tally(seen("Asia/Vientiane", "2027-01-31"))).toEqual([0, 0, 0, 0]);
    expect(tally(seen("UTC", "2027-01-31"))).toEqual([0, 1, 0, 0]);
  });

  test("from a day on", () => {
    const tickets = [...month(0, 10), ...month(5, 10)];
    expect(evaluate(tickets, answer, { from: "2026-06-05" }).compliance?.trials).toBe(10);
    expect(evaluate(tickets, answer, { from: "2026-06-06" }).compliance).toBeNull();
  });
});

test("any tickets: each is in one place, and a time is judged as counted minute by minute of the calendar", () => {
  const moments = fc.integer({ min: 0, max: 20 * day });
  const tickets = fc.array(
    fc.tuple(moments, fc.option(fc.nat(10 * day), { nil: null }), fc.boolean()).map(([opened, wait, resolved]) =>
      ticket(opened, {
        firstRepliedAt: wait === null ? null : at(opened + wait),
        replies: wait === null ? 0 : 1,
        resolved,
      }),
    ),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(tickets, fc.nat(2000), (any, atMost) => {
      const now = Date.UTC(2026, 11, 1) - 1;
      const result = evaluate(any, { ...answer, atMost }, { asOf: "2026-11-30" });
      const seen = any.filter(({ openedAt }) => Number(openedAt) <= now);
      expect(tally(result).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
      const minutes = (from: unknown, to: unknown): number =>
        businessMinutesBetween(Number(from), Number(to), { calendar, timeZone: "UTC" });
      const decided = seen.filter(({ openedAt }) => minutes(openedAt, now) > atMost);
      const met = decided.filter(
        ({ openedAt, firstRepliedAt }) =>
          typeof firstRepliedAt === "number" && minutes(openedAt, firstRepliedAt) <= atMost,
      );
      expect(result.compliance?.met ?? 0).toBe(met.length);
    }),
  );
});

describe("refusals", () => {
  test("malformed and merged tickets", () => {
    const rows = [
      ticket(0, { firstRepliedAt: at(-1) }),
      ticket(0, { openedAt: "yesterday" }),
      ticket(0, { contacts: -1 }),
      ticket(0, { firstRepliedAt: at(10), mergedInto: "T0" }),
    ];
    const { standards, rejected } = evaluateServiceStandards(rows, {
      standards: [answer],
      calendar,
      timeZone: "UTC",
      asOf: "2026-12-31",
    });
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "firstRepliedAt"],
      [1, "openedAt"],
      [2, "contacts"],
    ]);
    expect(standards[0]?.verdict).toBe("no-data");
    expect(evaluateServiceStandards([], { standards: [] })).toEqual({ standards: [], rejected: [] });
  });

  test.each<[string, Partial<ServiceStandard>, string]>([
    ["no id", { id: "" }, "options.standards[0].id must be a text"],
    ["an unknown measure", { measure: "smiles" }, "options.standards[0].measure must be one of"],
    ["a share of nothing", { share: 0 }, "options.standards[0].share must be above 0"],
    ["a share above all", { share: 90 }, "options.standards[0].share must be at most 1"],
    ["half a contact", { measure: "contacts", atMost: 0.5 }, "options.standards[0].atMost must be a whole number"],
    [
      "a topic that is no list",
      { topics: "login" as unknown as string[] },
      "options.standards[0].topics must be an array",
    ],
    ["an unknown field", { within: 4 } as Partial<ServiceStandard>, "options.standards[0]"],
  ])("%s", (_, more, message) => {
    expect(() => evaluate([], { ...answer, ...more })).toThrow(`evaluateServiceStandards: ${message}`);
  });

  test("business minutes without a calendar, and one id twice", () => {
    expect(() => evaluateServiceStandards([], { standards: [answer] })).toThrow(
      'options.standards[0].clock must be "calendar" where no calendar is given',
    );
    expect(() => evaluateServiceStandards([], { standards: [answer, answer], calendar })).toThrow(
      "options.standards[1].id must not be that of another standard",
    );
  });
});
