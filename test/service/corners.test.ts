import fc from "fast-check";
import {
  detectRecurringProblems,
  effortPolicy,
  evaluateServiceStandards,
  scoreEffort,
  ticketDueTimes,
  ticketFromEvents,
  ticketsFromEvents,
  type EvaluateServiceStandardsOptions,
  type MeasuredTicket,
  type ServiceStandard,
  type StandardCompliance,
  type Ticket,
  type TicketEvent,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { effortOnly } from "../../src/service/effort/effort-only.js";
import { effortScorecard } from "../../src/service/effort/effort-policy.js";
import { excessVariation } from "../../src/service/problems/excess-tickets.js";
import { earlierWindows } from "../../src/service/problems/problem-series.js";
import { erlangA } from "../../src/service/standards/erlang.js";

/** Monday 16 November 2026, so many minutes after 09:00 in UTC. */
const at = (minutes: number): number => Date.UTC(2026, 10, 16, 9) + minutes * 60_000;
const iso = (minutes: number): string => new Date(at(minutes)).toISOString();
const events = (...lines: [minutes: number, kind: string, more?: Partial<TicketEvent>][]): TicketEvent[] =>
  lines.map(([minutes, kind, more]) => ({ ticketId: "T1", kind, at: at(minutes), ...more }));

describe("the log of a ticket", () => {
  test("names what solved it only where it is solved, and is known", () => {
    const resolution = "part-replaced";
    expect(ticketFromEvents(events([0, "opened"], [9, "resolved", { resolution }])).resolution).toBe(resolution);
    expect("resolution" in ticketFromEvents(events([0, "opened"], [9, "resolved"]))).toBe(false);
    const merged = events([0, "opened"], [9, "resolved", { resolution }], [10, "merged", { mergedInto: "T2" }]);
    expect("resolution" in ticketFromEvents(merged)).toBe(false);
    expect(
      "resolution" in ticketFromEvents(events([0, "opened"], [9, "resolved", { resolution }], [10, "reopened"])),
    ).toBe(false);
    // The later of two solutions in a row says it, where it says anything.
    const twice = events([0, "opened"], [8, "resolved", { resolution: "reset" }], [9, "resolved", { resolution }]);
    expect(ticketFromEvents(twice).resolution).toBe(resolution);
    expect(ticketFromEvents([...twice, ...events([10, "resolved"])]).resolution).toBe(resolution);
  });

  test("counts reopenings apart where it was solved or closed between them", () => {
    const reopens = (between: string): number | null =>
      ticketFromEvents(events([0, "opened"], [1, "closed"], [2, "reopened"], [3, between], [4, "reopened"])).reopens;
    expect([reopens("resolved"), reopens("closed"), reopens("reply")]).toEqual([2, 2, 1]);
  });

  test("counts no transfer to the person who has it, whatever the group", () => {
    const opened = events([0, "opened", { person: "ann", group: "desk" }]);
    const moved = (more: Partial<TicketEvent>): unknown => {
      const { transfers, transfersBetweenPeople, transfersBetweenGroups } = ticketFromEvents([
        ...opened,
        ...events([1, "transferred", more]),
      ]);
      return [transfers, transfersBetweenPeople, transfersBetweenGroups];
    };
    expect(moved({ person: "ann" })).toEqual([0, 0, 0]);
    expect(moved({ group: "desk" })).toEqual([0, 0, 0]);
    expect(moved({ person: "bob" })).toEqual([1, 1, null]);
    expect(moved({ group: "lab" })).toEqual([1, null, 1]);
    expect(moved({ person: "bob", group: "desk" })).toEqual([1, 1, 0]);
    expect(moved({ person: "ann", group: "lab" })).toEqual([1, 0, 1]);
    expect(moved({})).toEqual([1, null, null]);
  });

  test("takes lines of one id for one, whatever else they say, and lines of no id for one where they say the same", () => {
    const same = events([0, "opened"], [1, "reply", { id: "7" }], [2, "reply", { id: "7" }], [3, "reply", { id: "8" }]);
    expect(ticketFromEvents(same)).toMatchObject({ replies: 2, firstRepliedAt: iso(1), ignored: { doubled: 1 } });
    const without = events([0, "opened"], [1, "reply"], [1, "reply"], [2, "reply"]);
    expect(ticketFromEvents(without)).toMatchObject({ replies: 2, ignored: { doubled: 1 } });
  });

  test.each([
    ["open", ["new", "open", "in progress", "hold", "on hold", "On-Hold", " IN_PROGRESS "]],
    ["waiting", ["pending", "waiting", "waiting for customer", "Waiting_for  Customer"]],
    ["resolved", ["solved", "resolved", "Solved"]],
    ["closed", ["closed"]],
  ])("knows the words for %s", (meaning, words) => {
    for (const status of words) {
      const {
        status: stood,
        waits,
        ignored,
      } = ticketFromEvents(
        events([0, "opened"], [1, "status-changed", { status: "pending" }], [5, "status-changed", { status }]),
      );
      expect(ignored.unknownKinds).toEqual([]);
      expect(stood).toBe(meaning === "resolved" || meaning === "closed" ? meaning : "open");
      expect(waits).toEqual([{ from: iso(1), to: meaning === "waiting" ? null : iso(5) }]);
    }
  });

  test("settles statuses: open after a solution is a reopening, waiting after one too, open after open nothing", () => {
    const statuses = (...words: string[]): unknown => {
      const { reopens, status, waits } = ticketFromEvents([
        ...events([0, "opened"]),
        ...words.map((word, index) => events([index + 1, "status-changed", { status: word }])).flat(),
      ]);
      return [reopens, status, waits?.map(({ from, to }) => [from, to])];
    };
    expect(statuses("open", "open")).toEqual([0, "open", undefined]);
    expect(statuses("solved", "open")).toEqual([1, "open", undefined]);
    expect(statuses("closed", "open", "closed", "open")).toEqual([2, "open", undefined]);
    expect(statuses("solved", "pending")).toEqual([1, "open", [[iso(2), null]]]);
    expect(statuses("pending", "open", "open")).toEqual([0, "open", [[iso(1), iso(2)]]]);
    expect(statuses("pending", "solved", "open", "open")).toEqual([1, "open", [[iso(1), iso(2)]]]);
  });

  test("keeps its messages: what opened it is the customer's, unless that was an answer", () => {
    const told = (...lines: [number, string][]): unknown =>
      ticketFromEvents(events(...lines), { keepMessages: true }).messages?.map(({ at: when, by }) => [when, by]);
    expect(told([0, "self-service"], [5, "reply"], [6, "message"], [7, "reply"])).toEqual([
      [iso(5), "desk"],
      [iso(6), "customer"],
      [iso(7), "desk"],
    ]);
    expect(told([0, "self-service"])).toEqual([[iso(0), "customer"]]);
    expect(told([0, "transferred"], [1, "opened"], [2, "reply"])).toEqual([
      [iso(0), "customer"],
      [iso(1), "customer"],
      [iso(2), "desk"],
    ]);
  });

  test("waits only from a line that says so, to the next that ends it", () => {
    const waits = (...lines: [number, string][]): unknown =>
      ticketFromEvents(events([0, "opened"], ...lines)).waits?.map(({ from, to }) => [from, to]);
    expect(waits([5, "message"], [6, "resumed"])).toBeUndefined();
    expect(waits([5, "waiting"], [9, "resumed"], [12, "reopened"])).toEqual([[iso(5), iso(9)]]);
    expect(waits([5, "waiting"], [9, "resolved"], [12, "waiting"])).toEqual([[iso(5), iso(9)]]);
    expect(waits([5, "waiting"], [7, "message"], [9, "waiting"], [12, "resumed"])).toEqual([
      [iso(5), iso(7)],
      [iso(9), iso(12)],
    ]);
    expect(waits([5, "resolved"], [6, "message"], [7, "waiting"], [8, "reopened"], [9, "waiting"])).toEqual([
      [iso(9), null],
    ]);
  });

  test("says what it knows of the ticket, and leaves out what no line says", () => {
    const known = { accountId: "acme", topic: "login", productId: "p", priority: "high", person: "ann", group: "desk" };
    expect(ticketFromEvents(events([0, "opened", known]))).toMatchObject({
      accountId: "acme",
      topic: "login",
      productId: "p",
      priority: "high",
      agentId: "ann",
      group: "desk",
    });
    const without = ticketFromEvents(events([0, "opened"]));
    for (const field of [
      "accountId",
      "topic",
      "productId",
      "priority",
      "agentId",
      "group",
      "mergedInto",
      "resolution",
    ]) {
      expect(field in without).toBe(false);
    }
    // The last line that says it does, and the ticket's own lines before those merged into it.
    const topics = events([0, "opened", { topic: "a" }], [1, "message", { topic: "b" }], [2, "message"]);
    expect(ticketFromEvents(topics).topic).toBe("b");
    const merged = events(
      [3, "opened", { ticketId: "T2", topic: "c" }],
      [4, "merged", { ticketId: "T2", mergedInto: "T1" }],
    );
    expect(ticketFromEvents([...topics, ...merged]).topic).toBe("b");
    expect(ticketFromEvents([...events([0, "opened"]), ...merged]).topic).toBe("c");
  });

  test("lists unknown kinds by name, and follows only lines that say merged", () => {
    const odd = events([0, "opened"], [1, "zebra"], [2, "apple"], [3, "zebra"]);
    expect(ticketFromEvents(odd).ignored.unknownKinds).toEqual([
      { kind: "apple", count: 1 },
      { kind: "zebra", count: 2 },
    ]);
    expect(ticketFromEvents(events([0, "opened"], [1, "reply", { mergedInto: "T2" }])).status).toBe("open");
  });

  test("has the lines up to the end of a day, in the zone given", () => {
    const midnight = 15 * 60;
    const lines = events([0, "opened"], [midnight - 1, "reply"], [midnight, "reply"]);
    expect(ticketFromEvents(lines, { asOf: "2026-11-16" }).replies).toBe(1);
    expect(ticketFromEvents(lines, { asOf: "2026-11-17" }).replies).toBe(2);
    expect(ticketFromEvents(lines, { asOf: "2026-11-16", timeZone: "America/New_York" }).replies).toBe(2);
    // Midnight of Vientiane is 17:00 in UTC.
    expect(
      ticketFromEvents(events([0, "opened"], [479, "reply"], [480, "reply"]), {
        asOf: "2026-11-16",
        timeZone: "Asia/Vientiane",
      }).replies,
    ).toBe(1);
    const justBefore = [...lines, { ticketId: "T1", kind: "reply", at: at(midnight) - 1 }];
    expect(ticketFromEvents(justBefore, { asOf: "2026-11-16" }).replies).toBe(2);
  });

  test("waits again after statuses that ended a wait: resumed, reopened, solved", () => {
    const waits = (...lines: [number, string, Partial<TicketEvent>?][]): unknown =>
      ticketFromEvents(events([0, "opened"], ...(lines as [number, string][]))).waits?.map(({ from, to }) => [
        from,
        to,
      ]);
    const status = (word: string): Partial<TicketEvent> => ({ status: word });
    for (const kind of ["resumed", "resolved"]) {
      // Open once more is nothing where the wait is over.
      expect(
        waits(
          [1, "waiting"],
          [5, kind],
          [7, "status-changed", status("open")],
          [9, "status-changed", status("pending")],
        ),
      ).toEqual([
        [iso(1), iso(5)],
        [iso(9), null],
      ]);
    }
    expect(waits([1, "waiting"], [5, "self-service"], [9, "resumed"])).toEqual([[iso(1), iso(9)]]);
  });

  test("is in the order of opening, then of ids, and rejects in the order of lines", () => {
    const line = (ticketId: string, minutes: number, kind = "opened"): TicketEvent => ({
      ticketId,
      kind,
      at: at(minutes),
    });
    const { accepted, rejected } = ticketsFromEvents([
      line("T3", 5),
      line("T9", 1, "odd"),
      line("T2", 5),
      { ticketId: "T8", kind: "opened", at: "soon" },
      line("T1", 6),
      line("T7", 0, "merged"),
    ]);
    expect(accepted.map(({ id }) => id)).toEqual(["T2", "T3", "T1"]);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, "kind"],
      [3, "at"],
      [5, "mergedInto"],
    ]);
  });
});

describe("effort", () => {
  test("of a ticket with no solution on record takes the time so far, where it is said to have none", () => {
    const open = { id: "T1", openedAt: at(0), contacts: 9, transfers: 0 };
    const now = at(60 * 24 * 30);
    const time = (more: Partial<MeasuredTicket>): boolean =>
      scoreEffort({ ...open, ...more }, { now }).contributions.some(({ factor }) => factor === "timeAgainstStandard");
    expect(time({ resolvedAt: null })).toBe(true);
    expect(time({ resolved: false })).toBe(true);
    expect(time({ resolved: false, resolvedAt: at(5) })).toBe(true);
    expect(time({})).toBe(false);
    expect(time({ resolved: null, resolvedAt: null })).toBe(true);
    expect(scoreEffort({ ...open, resolvedAt: null }).contributions.map(({ factor }) => factor)).not.toContain(
      "timeAgainstStandard",
    );
  });

  test("alone is that of the explained result", () => {
    const count = fc.option(fc.nat({ max: 6 }));
    const anyTicket: fc.Arbitrary<MeasuredTicket> = fc.record({
      id: fc.constant("T1"),
      openedAt: fc.constant(at(0)),
      resolved: fc.option(fc.boolean()),
      resolvedAt: fc.option(fc.integer({ min: 0, max: 10_000 }).map(at)),
      contacts: count,
      reopens: count,
      transfers: count,
      repeatedInformation: count,
      selfServiceAttempts: count,
      channels: fc.option(fc.array(fc.constantFrom("web", "phone"), { maxLength: 4 })),
      waits: fc.constantFrom(null, [{ from: at(10), to: at(700) }], [{ from: at(10) }]),
    });
    const policy = effortPolicy({ minimumCoverage: 0.4 });
    const scorecard = effortScorecard(policy);
    fc.assert(
      fc.property(anyTicket, fc.option(fc.integer({ min: -5, max: 20_000 }).map(at)), (ticket, now) => {
        const { effort } = scoreEffort(ticket, { policy, ...(now === null ? {} : { now }) });
        expect(effortOnly("test", ticket, { policy, scorecard, clock: null, now })).toBe(effort);
      }),
      { numRuns: 500 },
    );
    const short = { id: "T1", openedAt: at(0), resolvedAt: null, contacts: 4 };
    expect(effortOnly("test", short, { policy, scorecard, clock: null, now: at(1) })).toBe(
      scoreEffort(short, { policy, now: at(1) }).effort,
    );
  });
});

test("problems of as many tickets are told by name, and a window holds its first day", () => {
  const ticket = (topic: string | null, productId: string | null, on: string): Ticket => ({
    id: `${topic}${productId}${on}`,
    openedAt: `${on}T09:00:00Z`,
    topic,
    productId,
  });
  const problems = (tickets: Ticket[], more: object = {}) =>
    detectRecurringProblems(tickets, { asOf: "2026-11-28", windowDays: 7, historyDays: 7, ...more });
  const named = problems(
    [ticket("b", "q", "2026-11-22"), ticket("b", "p", "2026-11-22"), ticket("a", "z", "2026-11-22")],
    { by: ["topic-and-product", "product"] },
  );
  expect(named.problems.map(({ topic, productId }) => [topic, productId])).toEqual([
    [null, "p"],
    [null, "q"],
    [null, "z"],
    ["a", "z"],
    ["b", "p"],
    ["b", "q"],
  ]);
  const unnamed = [
    ticket(null, null, "2026-11-21"),
    ticket(null, null, "2026-11-22"),
    ticket(null, null, "2026-11-28"),
  ];
  expect(problems(unnamed)).toMatchObject({
    unnamed: 2,
    problems: [],
    window: { from: "2026-11-22", to: "2026-11-28" },
  });
  // A topic is held against all units in use, whatever a product of no name has.
  const unitsInUse = {
    total: [
      { from: "2026-01-01", units: 1 },
      { from: "2026-11-22", units: 3 },
    ],
    products: { null: [{ from: "2026-01-01", units: 1 }] },
  };
  const [topic] = problems([ticket("a", null, "2026-11-15"), ticket("a", null, "2026-11-22")], {
    unitsInUse,
    by: ["topic"],
  }).problems;
  // One ticket and one more in seven days of one unit, three units now.
  expect(topic?.expected).toBeCloseTo(6, 12);
});

test("excess variation is that of windows that can be compared, two at least", () => {
  // By hand: squares 32 beside 8 of a steady stream, over 12 · 11 / 9 pairs, twice.
  const four = [0, 4, 8].map((tickets) => ({ tickets, exposure: 1 }));
  const alone = excessVariation([four]);
  expect(alone).toBeCloseTo(9 / 11, 12);
  expect(excessVariation([four, [{ tickets: 50, exposure: 1 }], []])).toBe(alone);
  expect(
    excessVariation([
      four,
      [
        { tickets: 5, exposure: 0 },
        { tickets: 9, exposure: 0 },
      ],
    ]),
  ).toBe(alone);
  expect(
    earlierWindows(
      { topic: "a", productId: null, days: [3, 10, 11], solved: [], exposure: (from, until) => until - from },
      0,
      15,
      7,
    ),
  ).toEqual([
    { tickets: 2, exposure: 7 },
    { tickets: 1, exposure: 7 },
  ]);
});

test("Erlang A of ten thousand people with twice their work is finite: who is too many gives up", () => {
  // A sum of terms up to exp(760), just short of where the incomplete gamma function takes over.
  for (const load of [12_000, 13_000, 13_800, 13_950, 20_000]) {
    const { abandoned, occupancy, waiting } = erlangA(10_000, load, 1, 0.1, 1);
    expect(abandoned).toBeCloseTo(1 - 10_000 / load, 9);
    expect(occupancy).toBeCloseTo(1, 9);
    expect(waiting).toBeCloseTo(1, 9);
  }
  // Where only the incomplete gamma function is used, who is too many for two people gives up.
  const { abandoned, meanWait } = erlangA(2, 500, 1, 0.1, 1);
  expect(abandoned).toBeCloseTo(1 - 2 / 500, 12);
  expect(meanWait).toBeCloseTo(1 - 2 / 500, 12);
});

const always: ServiceStandard = { id: "s", measure: "first-reply", atMost: 60, share: 0.5, clock: "calendar" };

function evaluate(
  tickets: readonly Ticket[],
  standard: Partial<ServiceStandard> = {},
  more: Partial<EvaluateServiceStandardsOptions> = {},
): StandardCompliance {
  const { standards, rejected } = evaluateServiceStandards(tickets, {
    standards: [{ ...always, ...standard }],
    asOf: "2026-12-31",
    ...more,
  });
  expect(rejected).toEqual([]);
  const [first] = standards;
  if (first === undefined) throw new Error("no standard came back");
  return first;
}

describe("how a standard was kept", () => {
  const replied = (id: string, minutes: number, more: Partial<Ticket> = {}): Ticket => ({
    id,
    openedAt: at(0),
    firstRepliedAt: at(minutes),
    ...more,
  });

  test("has reasons: the share, the trend where there is one, and where it was missed most", () => {
    expect(evaluate([]).reasons).toEqual([{ code: "effort.standard.no-data", params: { standard: "s" } }]);
    const share = { code: "effort.standard.share", params: { standard: "s", share: 0.5, target: 0.5, tickets: 2 } };
    const [met, missed] = [replied("T1", 60), replied("T2", 61)];
    expect(evaluate([met, missed]).reasons).toEqual([share]);
    const most = (by: string, name: string): unknown => ({
      code: "effort.standard.missed-most",
      params: { standard: "s", by, name, missed: 1, of: 1 },
    });
    const both = (more: Partial<Ticket>): unknown =>
      evaluate([
        { ...met, ...more },
        { ...missed, ...more },
      ]).reasons;
    expect(both({ topic: "login" })).toEqual([share, most("topic", "login")]);
    expect(both({ productId: "p" })).toEqual([share, most("product", "p")]);
    expect(both({ channels: ["web", "phone"] })).toEqual([share, most("channel", "web")]);
    expect(both({ priority: "high" })).toEqual([share]);
  });

  test("is told of each part in which it was missed", () => {
    const tickets = [
      replied("T1", 61, { priority: "high", topic: "a", accountId: "acme" }),
      replied("T2", 61, { priority: "high", topic: "b", accountId: "acme" }),
      replied("T3", 60, { priority: "high", topic: "b" }),
      replied("T4", 60, { priority: "low", topic: "c" }),
    ];
    const accounts = [{ id: "acme", segment: "hotel" }];
    expect(
      evaluate(tickets, {}, { accounts }).missedWhere.map(({ by, name, missed, met }) => [by, name, missed, met]),
    ).toEqual([
      ["segment", "hotel", 2, 0],
      ["priority", "high", 2, 1],
      ["weekday", "mon", 2, 2],
      ["topic", "a", 1, 0],
      ["topic", "b", 1, 1],
    ]);
  });

  test("is told of each person, those furthest below first, of equal ones the less sure, then by name", () => {
    const of = (agentId: string, met: number, missed: number): Ticket[] =>
      [...Array<number>(met).fill(60), ...Array<number>(missed).fill(61)].map((minutes, index) =>
        replied(`${agentId}${index}`, minutes, { agentId, group: `of ${agentId}` }),
      );
    const tickets = [
      ...of("zoe", 1, 1),
      ...of("ann", 3, 0),
      ...of("bob", 1, 1),
      ...of("cat", 0, 3),
      ...of("dan", 9, 0),
    ];
    const { byAgent, byGroup } = evaluate(tickets);
    expect(byAgent.map(({ name }) => name)).toEqual(["cat", "bob", "zoe", "ann", "dan"]);
    expect(byGroup.map(({ name }) => name)).toEqual(["of cat", "of bob", "of zoe", "of ann", "of dan"]);
    // Wilson's intervals: 0 of 3 reaches up to 0.56, 9 of 9 down to 0.70.
    expect(byAgent.map(({ verdict }) => verdict)).toEqual(["unclear", "unclear", "unclear", "unclear", "kept"]);
    expect(evaluate(of("cat", 0, 6)).byAgent[0]?.verdict).toBe("missed");
  });

  test("is seen at the last moment that any ticket tells of, unless told", () => {
    const waits: Ticket = { id: "T1", openedAt: at(0), replies: 0, resolved: false };
    const seen = (more: Partial<Ticket>): number => {
      const tickets = [waits, { id: "T2", openedAt: at(0), firstRepliedAt: at(1), ...more }];
      const { standards } = evaluateServiceStandards(tickets, { standards: [always] });
      return standards[0]?.compliance?.missed ?? 0;
    };
    expect(seen({})).toBe(0);
    expect(seen({ openedAt: at(61), firstRepliedAt: at(61) })).toBe(1);
    expect(seen({ firstRepliedAt: at(60) })).toBe(0);
    // Then the other one was answered too late itself.
    expect(seen({ firstRepliedAt: at(61) })).toBe(2);
    expect(seen({ resolvedAt: at(61) })).toBe(1);
    expect(seen({ solutions: [{ at: at(61) }] })).toBe(1);
    expect(seen({ solutions: [{ at: at(1), reopenedAt: at(61) }] })).toBe(1);
    expect(seen({ waits: [{ from: at(1), to: at(61) }] })).toBe(1);
    expect(seen({ waits: [{ from: at(61) }] })).toBe(1);
    expect(seen({ waits: [{ from: at(60) }] })).toBe(0);
    expect(
      seen({
        messages: [
          { at: at(61), by: "desk" },
          { at: at(1), by: "customer" },
        ],
      }),
    ).toBe(1);
  });

  test("takes a ticket that is solved at no known time for unknown, and one that no one solved for open", () => {
    const open = (more: Partial<Ticket>): unknown => {
      const { compliance, unknown, undecided } = evaluate([{ id: "T1", openedAt: at(0), ...more }], {
        measure: "time-open",
      });
      return [compliance?.met ?? 0, compliance?.missed ?? 0, undecided, unknown];
    };
    expect(open({ resolved: true })).toEqual([0, 0, 0, 1]);
    expect(open({})).toEqual([0, 0, 0, 1]);
    expect(open({ resolved: false })).toEqual([0, 1, 0, 0]);
    expect(open({ resolvedAt: at(60) })).toEqual([1, 0, 0, 0]);
  });

  test("refuses tickets whose topic is no text", () => {
    const { rejected } = evaluateServiceStandards([{ id: "T1", openedAt: at(0), topic: 7 as never }], {
      standards: [always],
    });
    expect(rejected.map(({ path }) => path)).toEqual(["topic"]);
  });

  test("counts contacts and transfers as they stand, and reopenings as they stood", () => {
    const told = (measure: ServiceStandard["measure"]): unknown => {
      const ticket: Ticket = {
        id: "T1",
        openedAt: at(0),
        resolvedAt: at(90),
        contacts: 2,
        transfers: 2,
        reopens: 2,
        solutions: [
          { at: at(10), reopenedAt: at(20) },
          { at: at(30), reopenedAt: at(60 * 24 * 60) },
          { at: at(60 * 24 * 61) },
        ],
      };
      const { compliance, undecided } = evaluate([ticket], { measure, atMost: 1, clock: undefined });
      return [compliance?.met ?? 0, compliance?.missed ?? 0, undecided];
    };
    expect([told("contacts"), told("transfers"), told("reopens")]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  test("counts what was written while it was solved from the reopening on, and nothing where nobody wrote", () => {
    const next = (solutions: Ticket["solutions"], ...turns: ["customer" | "desk", number][]): unknown => {
      const messages = turns.map(([by, minutes]) => ({ by, at: at(minutes) }));
      const ticket: Ticket = {
        id: "T1",
        openedAt: at(0),
        resolvedAt: at(900),
        reopens: 1,
        messages,
        ...(solutions && { solutions }),
      };
      const { compliance } = evaluate([ticket], { measure: "next-reply" });
      return [compliance?.met ?? 0, compliance?.missed ?? 0];
    };
    const solutions = [{ at: at(100), reopenedAt: at(300) }, { at: at(900) }];
    expect(next(solutions, ["customer", 0], ["desk", 50], ["customer", 200], ["desk", 400])).toEqual([0, 1]);
    expect(next(solutions, ["customer", 0], ["desk", 50], ["desk", 400])).toEqual([0, 0]);
    expect(next(solutions, ["customer", 0], ["desk", 50], ["customer", 200], ["desk", 250], ["desk", 400])).toEqual([
      0, 0,
    ]);
    // Where nobody dated the solutions, the one that held ends a wait.
    expect(next(undefined, ["customer", 0], ["desk", 50], ["customer", 850])).toEqual([1, 0]);
    expect(next(undefined, ["customer", 0], ["desk", 50], ["customer", 830])).toEqual([0, 1]);
  });

  test("asks of next-reply only after the first answer", () => {
    const next = (...turns: ["customer" | "desk", number][]): unknown => {
      const messages = turns.map(([by, minutes]) => ({ by, at: at(minutes) }));
      const { compliance, undecided } = evaluate([{ id: "T1", openedAt: at(0), resolvedAt: at(900), messages }], {
        measure: "next-reply",
      });
      return [compliance?.met ?? 0, compliance?.missed ?? 0, undecided];
    };
    expect(next(["customer", 0], ["customer", 5], ["desk", 500])).toEqual([0, 0, 0]);
    expect(next(["customer", 0], ["desk", 500], ["customer", 510], ["desk", 520])).toEqual([1, 0, 0]);
  });
});

describe("the queue", () => {
  const due = (tickets: Ticket[], standard: Partial<ServiceStandard>, minutes: number): unknown =>
    ticketDueTimes(tickets, { standards: [{ ...always, ...standard }], at: at(minutes) }).accepted.map(
      ({ ticketId, minutesLeft }) => [ticketId, minutesLeft],
    );

  test("names the account, where it is known", () => {
    const told = (accountId?: string): unknown =>
      ticketDueTimes([{ id: "T1", openedAt: at(0), resolved: false, ...(accountId !== undefined && { accountId }) }], {
        standards: [always],
        at: at(1),
      }).accepted[0];
    expect(told("acme")).toMatchObject({ ticketId: "T1", accountId: "acme" });
    expect("accountId" in (told() as object)).toBe(false);
  });

  test("counts of next-reply only the answer that is still owed", () => {
    const messages = (
      [
        ["customer", 0],
        ["desk", 5],
        ["customer", 10],
        ["desk", 40],
        ["customer", 100],
      ] as const
    ).map(([by, minutes]) => ({ by, at: at(minutes) }));
    expect(due([{ id: "T1", openedAt: at(0), resolved: false, messages }], { measure: "next-reply" }, 120)).toEqual([
      ["T1", 40],
    ]);
  });

  test("tells the chance of a miss only where it is about the whole time, and that it is sure once it is missed", () => {
    const chances = (measure: ServiceStandard["measure"], minutes: number, more: Partial<Ticket> = {}): unknown => {
      const messages = [
        { by: "customer" as const, at: at(0) },
        { by: "desk" as const, at: at(1) },
        { by: "customer" as const, at: at(2) },
      ];
      const solved = [30, 200].map((took, index): Ticket => ({
        id: `S${index}`,
        openedAt: at(-5000),
        resolvedAt: at(-5000 + took),
        firstRepliedAt: at(-5000 + took),
        replies: 1,
      }));
      const { accepted } = ticketDueTimes(
        [{ id: "T1", openedAt: at(0), resolved: false, messages, ...more }, ...solved],
        { standards: [{ ...always, measure }], at: at(minutes) },
      );
      return accepted[0]?.due.map(({ breachProbability, comparable, breachPredicted }) => [
        breachProbability,
        comparable,
        breachPredicted,
      ]);
    };
    expect(chances("next-reply", 10)).toEqual([[null, 0, null]]);
    expect(chances("periodic-update", 10)).toEqual([[null, 0, null]]);
    expect(chances("next-reply", 63)).toEqual([[1, 0, true]]);
    // One of two that waited ten minutes took more than an hour.
    expect(chances("resolution", 10)).toEqual([[0.5, 2, true]]);
    expect(chances("resolution", 60)).toEqual([[1, 1, true]]);
    expect(chances("resolution", 61)).toEqual([[1, 0, true]]);
  });

  test("has what stands still last, also where it was first, and by id where times are one", () => {
    const ticket = (id: string, openedAt: number, more: Partial<Ticket> = {}): Ticket => ({
      id,
      openedAt,
      resolved: false,
      ...more,
    });
    const tickets = [
      ticket("T1", at(0), { waits: [{ from: at(1) }] }),
      ticket("T4", at(5)),
      ticket("T3", at(5)),
      ticket("T2", at(2)),
    ];
    expect(due(tickets, { measure: "resolution", pauses: "customer" }, 30)).toEqual([
      ["T2", 32],
      ["T3", 35],
      ["T4", 35],
      ["T1", null],
    ]);
    expect(due(tickets.toReversed(), { measure: "resolution", pauses: "customer" }, 30)).toEqual([
      ["T2", 32],
      ["T3", 35],
      ["T4", 35],
      ["T1", null],
    ]);
  });
});

test("a group's hours take from the others what they leave out, in each account's zone", () => {
  const shift = (from: string, to: string): EvaluateServiceStandardsOptions["calendar"] => ({
    hours: { mon: [[from, to]], tue: [[from, to]] },
  });
  // Opened at 09:00 and answered at 12:00 on Monday, in UTC.
  const met = (group: string | null, accountId: string | null, atMost: number, more: object = {}): boolean => {
    const ticket: Ticket = { id: "T1", openedAt: at(0), firstRepliedAt: at(180), group, accountId };
    const options = {
      calendar: shift("09:00", "17:00"),
      timeZone: "UTC",
      hoursByGroup: {
        late: { calendar: shift("11:00", "17:00") },
        // Three hours ahead: 12:00 to 15:00 there.
        moscow: { timeZone: "Europe/Moscow" },
        early: { calendar: shift("05:00", "10:00") },
      },
      accounts: [
        { id: "laos", timeZone: "Asia/Vientiane" },
        { id: "unknown", timeZone: null },
      ],
      ...more,
    };
    const seen = { standards: [{ ...always, clock: "business" as const, atMost }], asOf: "2026-12-31", ...options };
    return evaluateServiceStandards([ticket], seen).standards[0]?.compliance?.met === 1;
  };
  const minutes = (group: string | null, accountId: string | null, more?: object): number =>
    [0, 60, 120, 180].find((atMost) => met(group, accountId, atMost, more)) ?? Infinity;
  expect([null, "late", "moscow", "early", "other"].map((group) => minutes(group, "laos"))).toEqual([
    180, 60, 180, 60, 180,
  ]);
  // 16:00 to 19:00 in Vientiane.
  const inZone = { inAccountZone: true };
  // 05:00 to 10:00 in Vientiane ends at 03:00 in UTC, also for a group that has a week of its own and no zone.
  expect(["early", "moscow"].map((group) => minutes(group, null, { timeZone: "Asia/Vientiane" }))).toEqual([0, 180]);
  expect([null, "late", "moscow", "early", "other"].map((group) => minutes(group, "laos", inZone))).toEqual([
    60, 60, 60, 0, 60,
  ]);
  expect([null, "late"].map((group) => minutes(group, "unknown", inZone))).toEqual([180, 60]);
  expect([null, "late"].map((group) => minutes(group, null, inZone))).toEqual([180, 60]);
  // Two groups and one zone in one call.
  const tickets = ["late", "early", null].map((group, index): Ticket => ({
    id: `T${index}`,
    openedAt: at(0),
    firstRepliedAt: at(180),
    group,
    accountId: "laos",
  }));
  const { standards } = evaluateServiceStandards(tickets, {
    standards: [{ ...always, clock: "business", atMost: 30 }],
    asOf: "2026-12-31",
    calendar: shift("09:00", "17:00"),
    hoursByGroup: { late: { calendar: shift("11:00", "16:20") }, early: { calendar: shift("05:00", "10:00") } },
    accounts: [{ id: "laos", timeZone: "Asia/Vientiane" }],
    inAccountZone: true,
  });
  expect(standards[0]?.compliance).toMatchObject({ met: 2, missed: 1 });
});
