import {
  detectRecurringProblems,
  effortPolicy,
  evaluateServiceStandards,
  fitEffortWeights,
  scoreEffort,
  serviceLevel,
  staffForStandard,
  ticketDueTimes,
  ticketFromEvents,
  ticketsFromEvents,
  type Rejection,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { wrongKinds } from "../support/wrong-kinds.js";

const refusal = (functionName: string, path: string): Error =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;

/** Every option once of another kind, at its path under a name. */
const options = (given: object, under = "options."): { path: string; input: never }[] =>
  wrongKinds(given)
    // A moment may be a number.
    .filter(({ path }) => path !== "at" && path !== "now")
    .map(({ path, input }) => ({ path: `${under}${path}`, input: input as never }));

const hours = { calendar: { hours: { mon: [] }, holidays: ["2026-12-25"] }, timeZone: "Asia/Vientiane" };
const policy = {
  kind: "effort-policy",
  weights: { transfers: 2 },
  ranges: { transfers: { from: 0, to: 3 } },
  timeStandard: { businessMinutes: 60, calendarMinutes: 120 },
  minimumCoverage: 0.5,
};
const standards = [
  { id: "a", measure: "first-reply", atMost: 60, clock: "calendar", pauses: "customer", share: 0.9, topics: ["login"] },
  {
    id: "b",
    measure: "contacts",
    share: 0.8,
    rules: [{ atMost: 2, productIds: ["p"], channels: ["web"], priorities: ["high"], segments: ["s"], groups: ["g"] }],
  },
  { id: "c", measure: "resolution", share: 0.8, rules: [{ atMost: 2, clock: "business", pauses: "customer" }] },
];
const ofTickets = {
  standards,
  ...hours,
  hoursByGroup: { night: hours },
  accounts: [{ id: "acme", timeZone: "UTC" }],
  inAccountZone: true,
};

describe("an option of another kind is refused by its place", () => {
  test.each(options(policy, "policy."))("effortPolicy: $path", ({ path, input }) => {
    expect(() => effortPolicy(input)).toThrow(refusal("effortPolicy", path));
  });

  test.each(options({ policy, now: "2026-11-21T09:00:00Z", ...hours }))("scoreEffort: $path", ({ path, input }) => {
    const ticket = { id: "T1", openedAt: "2026-11-16T09:00:00Z" };
    expect(() => scoreEffort(ticket, input)).toThrow(refusal("scoreEffort", path));
  });

  test.each(options({ policy, priorWeight: 1, answerWithinDays: 7, ...hours }))(
    "fitEffortWeights: $path",
    ({ path, input }) => {
      expect(() => fitEffortWeights([], [], input)).toThrow(refusal("fitEffortWeights", path));
    },
  );

  const log = {
    recordedKinds: ["opened"],
    contactGapMinutes: 10,
    statuses: { waits: "waiting" },
    keepMessages: true,
    asOf: "2026-11-21",
    ...hours,
  };
  test.each(options(log))("ticketFromEvents and ticketsFromEvents: $path", ({ path, input }) => {
    expect(() => ticketFromEvents([], input)).toThrow(refusal("ticketFromEvents", path));
    expect(() => ticketsFromEvents([], input)).toThrow(refusal("ticketsFromEvents", path));
  });

  const problems = {
    asOf: "2026-11-21",
    windowDays: 28,
    historyDays: 364,
    from: "2025-01-01",
    by: ["topic"],
    unitsInUse: { total: [{ from: "2025-01-01", units: 5 }], products: { p: [{ from: "2025-01-01", units: 5 }] } },
    falseDiscoveryRate: 0.1,
    excessVariation: 0.1,
    timeZone: "UTC",
  };
  test.each(options(problems))("detectRecurringProblems: $path", ({ path, input }) => {
    expect(() => detectRecurringProblems([], input)).toThrow(refusal("detectRecurringProblems", path));
  });

  const evaluation = { from: "2026-01-01", asOf: "2026-11-21", period: "week", weekStartsOn: "sun", confidence: 0.9 };
  test.each(options({ ...ofTickets, ...evaluation }))("evaluateServiceStandards: $path", ({ path, input }) => {
    expect(() => evaluateServiceStandards([], input)).toThrow(refusal("evaluateServiceStandards", path));
  });

  test.each(options({ ...ofTickets, at: "2026-11-21T09:00:00Z" }))("ticketDueTimes: $path", ({ path, input }) => {
    expect(() => ticketDueTimes([], input)).toThrow(refusal("ticketDueTimes", path));
  });

  const load = { contactsPerHour: 20, handleMinutes: 5, answerWithinMinutes: 1, patienceMinutes: 2 };
  test.each(options({ ...load, people: 3 }, "load."))("serviceLevel: $path", ({ path, input }) => {
    expect(() => serviceLevel(input)).toThrow(refusal("serviceLevel", path));
  });
  test.each(options({ ...load, share: 0.8, mostAbandoned: 0.1, mostOccupancy: 0.9, shrinkage: 0.3 }, "load."))(
    "staffForStandard: $path",
    ({ path, input }) => {
      expect(() => staffForStandard(input)).toThrow(refusal("staffForStandard", path));
    },
  );

  test("and so is an option that does not exist", () => {
    const odd = { odd: 1 } as never;
    expect(() => effortPolicy({}, odd)).toThrow(refusal("effortPolicy", "options"));
    expect(() => effortPolicy(odd)).toThrow(refusal("effortPolicy", "policy"));
    expect(() => scoreEffort({} as never, odd)).toThrow(refusal("scoreEffort", "options"));
    expect(() => scoreEffort(null as never)).toThrow(refusal("scoreEffort", "ticket"));
    expect(() => fitEffortWeights([], [], odd)).toThrow(refusal("fitEffortWeights", "options"));
    expect(() => ticketFromEvents([], odd)).toThrow(refusal("ticketFromEvents", "options"));
    expect(() => ticketsFromEvents([], odd)).toThrow(refusal("ticketsFromEvents", "options"));
    expect(() => detectRecurringProblems([], odd)).toThrow(refusal("detectRecurringProblems", "options"));
    expect(() => evaluateServiceStandards([], odd)).toThrow(refusal("evaluateServiceStandards", "options"));
    expect(() => ticketDueTimes([], odd)).toThrow(refusal("ticketDueTimes", "options"));
    expect(() => serviceLevel(odd)).toThrow(refusal("serviceLevel", "load"));
    expect(() => staffForStandard(odd)).toThrow(refusal("staffForStandard", "load"));
  });
});

describe("a list that is none is refused by its name", () => {
  const none = null as never;
  const at = "2026-11-21T09:00:00Z";
  test.each<[string, string, () => unknown]>([
    ["ticketFromEvents", "events", () => ticketFromEvents(none)],
    ["ticketFromEvents", "events", () => ticketFromEvents([])],
    ["ticketFromEvents", "events[0]", () => ticketFromEvents([none])],
    ["ticketsFromEvents", "events", () => ticketsFromEvents(none)],
    ["fitEffortWeights", "tickets", () => fitEffortWeights(none, [])],
    ["fitEffortWeights", "answers", () => fitEffortWeights([], none)],
    ["fitEffortWeights", "answers", () => fitEffortWeights([], [])],
    ["detectRecurringProblems", "tickets", () => detectRecurringProblems(none, { asOf: "2026-11-21" })],
    ["evaluateServiceStandards", "tickets", () => evaluateServiceStandards(none, { standards: [] })],
    ["ticketDueTimes", "tickets", () => ticketDueTimes(none, { standards: [], at })],
  ])("%s: %s", (functionName, path, act) => {
    expect(act).toThrow(refusal(functionName, path));
  });
});

describe("a row with a field of another kind is rejected by its place", () => {
  const moment = "2026-11-16T10:00:00Z";
  const ticket = {
    id: "T1",
    openedAt: "2026-11-16T09:00:00Z",
    firstRepliedAt: moment,
    resolvedAt: moment,
    resolved: true,
    contacts: 2,
    replies: 1,
    reopens: 1,
    transfers: 1,
    solutions: [{ at: "2026-11-16T09:30:00Z", reopenedAt: "2026-11-16T09:40:00Z" }, { at: moment }],
    waits: [{ from: "2026-11-16T09:10:00Z", to: "2026-11-16T09:20:00Z" }],
    messages: [{ at: moment, by: "desk" }],
  };
  const rejectionOf = ({ rejected }: { rejected: readonly Rejection[] }): unknown =>
    rejected.map(({ path, message }) => [path, message.split(":")[0]]);

  // Moments may be numbers, and a text of digits is a text: neither is refused for its kind.
  const ofTicket = wrongKinds(ticket).filter(({ path }) => !/(?:At|at|from|to|id)$/.test(path));
  test.each(ofTicket)("evaluateServiceStandards and ticketDueTimes: $path", ({ path, input }) => {
    const rows = [input as never];
    expect(rejectionOf(evaluateServiceStandards(rows, { standards: [] }))).toEqual([
      [path, "evaluateServiceStandards"],
    ]);
    expect(rejectionOf(ticketDueTimes(rows, { standards: [], at: moment }))).toEqual([[path, "ticketDueTimes"]]);
  });

  const badMoment = (path: string, more: object): [string, object] => [path, { ...ticket, ...more }];
  test.each([
    badMoment("openedAt", { openedAt: "soon" }),
    badMoment("firstRepliedAt", { firstRepliedAt: "soon" }),
    badMoment("firstRepliedAt", { firstRepliedAt: "2026-11-16T08:59:59Z" }),
    badMoment("resolvedAt", { resolvedAt: "2026-11-16T08:59:59Z" }),
    badMoment("solutions[0].at", { solutions: [{ at: "soon" }] }),
    badMoment("solutions[0].at", { solutions: [{ at: "2026-11-16T08:59:59Z" }] }),
    badMoment("solutions[0].reopenedAt", { solutions: [{ at: moment, reopenedAt: "2026-11-16T09:59:59Z" }] }),
    badMoment("solutions[0].reopenedAt", { solutions: [{ at: moment }, { at: moment }] }),
    badMoment("solutions[1].at", { solutions: [{ at: moment, reopenedAt: moment }, { at: "2026-11-16T09:59:59Z" }] }),
    badMoment("waits[0].from", { waits: [{ from: "soon" }] }),
    badMoment("waits[0].to", { waits: [{ from: moment, to: "soon" }] }),
    badMoment("waits[0].to", { waits: [{ from: moment, to: "2026-11-16T09:59:59Z" }] }),
    badMoment("messages[0].at", { messages: [{ at: "soon", by: "desk" }] }),
    badMoment("messages[0].by", { messages: [{ at: moment, by: "us" }] }),
  ])("a moment that cannot be: %s, %j", (path, row) => {
    expect(rejectionOf(evaluateServiceStandards([row as never], { standards: [] }))).toEqual([
      [path, "evaluateServiceStandards"],
    ]);
  });

  test("moments at the limits are not", () => {
    const atOnce = {
      ...ticket,
      firstRepliedAt: ticket.openedAt,
      solutions: [{ at: ticket.openedAt, reopenedAt: ticket.openedAt }],
    };
    const { rejected } = evaluateServiceStandards(
      [atOnce, { id: "T2", openedAt: moment, waits: [{ from: moment, to: moment }] }],
      { standards: [] },
    );
    expect(rejected).toEqual([]);
  });

  const line = {
    id: "1",
    ticketId: "T1",
    kind: "opened",
    at: moment,
    channel: "web",
    person: "p",
    group: "g",
    resolution: "r",
    mergedInto: "T2",
    accountId: "acme",
    topic: "login",
    productId: "p",
    priority: "high",
    status: "new",
  };
  test.each(wrongKinds(line).filter(({ path }) => path !== "at"))("a log's line: $path", ({ path, input }) => {
    expect(() => ticketFromEvents([input as never])).toThrow(refusal("ticketFromEvents", `events[0].${path}`));
    expect(rejectionOf(ticketsFromEvents([input as never]))).toEqual([[path, "ticketsFromEvents"]]);
  });
  test.each([
    ["at", { at: "soon" }],
    ["ticketId", { ticketId: null }],
    ["ticketId", { ticketId: "" }],
    ["kind", { kind: undefined }],
    ["topic", { topic: "" }],
    ["mergedInto", { kind: "merged", mergedInto: null }],
    ["status", { kind: "status-changed", status: null }],
  ])("a log's line: %s, %j", (path, more) => {
    const rows = [{ ...line, ...more } as never];
    expect(() => ticketFromEvents(rows)).toThrow(refusal("ticketFromEvents", `events[0].${path}`));
    expect(rejectionOf(ticketsFromEvents(rows))).toEqual([[path, "ticketsFromEvents"]]);
  });

  const effort = {
    ...ticket,
    channels: ["web"],
    repeatedInformation: 0,
    selfServiceAttempts: 1,
    topic: "t",
    productId: "p",
  };
  const counted = wrongKinds(effort).filter(({ path }) =>
    /^(?:contacts|reopens|transfers|repeatedInformation|selfServiceAttempts|resolved)$/.test(path),
  );
  test.each(counted)("scoreEffort and detectRecurringProblems: $path", ({ path, input }) => {
    expect(() => scoreEffort(input as never)).toThrow(refusal("scoreEffort", path));
    expect(rejectionOf(detectRecurringProblems([input as never], { asOf: "2026-11-21" }))).toEqual([
      [path, "detectRecurringProblems"],
    ]);
  });
  test.each([
    ["id", { id: "" }],
    ["openedAt", { openedAt: "soon" }],
    ["resolvedAt", { resolvedAt: "2026-11-16T08:59:59Z", waits: [] }],
    ["resolvedAt", { resolvedAt: "soon", waits: [] }],
    ["channels", { channels: "web" }],
    ["contacts", { contacts: -1 }],
    ["transfers", { transfers: 0.5 }],
    ["waits", { waits: 7 }],
    ["fullResolutionMinutes.business", { waits: null, fullResolutionMinutes: { calendar: 1, business: -1 } }],
    ["netResolutionMinutes.business", { netResolutionMinutes: { calendar: 1, business: "7" } }],
  ])("scoreEffort: %s, %j", (path, more) => {
    expect(() => scoreEffort({ ...effort, ...more } as never)).toThrow(refusal("scoreEffort", path));
  });
  test.each([
    ["topic", { topic: 7 }],
    ["topic", { topic: "" }],
    ["productId", { productId: 7 }],
    ["resolution", { resolution: 7 }],
    ["openedAt", { openedAt: "soon" }],
    ["resolvedAt", { resolvedAt: "soon" }],
    ["resolvedAt", { resolvedAt: "2026-11-16T08:59:59Z" }],
  ])("detectRecurringProblems: %s, %j", (path, more) => {
    expect(rejectionOf(detectRecurringProblems([{ ...effort, ...more } as never], { asOf: "2026-11-21" }))).toEqual([
      [path, "detectRecurringProblems"],
    ]);
  });

  test.each([
    ["metric", { metric: "nps" }],
    ["scale", { scale: null }],
    ["scale", { scale: { min: 1, max: 5 } }],
    ["scale.min", { scale: { min: "1", max: 5, higherIsBetter: true } }],
    ["scale.max", { scale: { min: 5, max: 5, higherIsBetter: true } }],
    ["score", { score: 6 }],
    ["score", { score: 0 }],
    ["scale", { scale: { min: 0, max: 5, higherIsBetter: true } }],
    ["scale", { scale: { min: 1, max: 6, higherIsBetter: true } }],
    ["scale", { scale: { min: 1, max: 5, higherIsBetter: false } }],
    ["ticketId", { ticketId: "T9" }],
    ["at", { ticketId: null, accountId: "acme", at: "soon" }],
    ["accountId", { ticketId: null, accountId: "bolt" }],
  ])("an answer of fitEffortWeights: %s, %j", (path, more) => {
    const scale = { min: 1, max: 5, higherIsBetter: true };
    const answer = { ticketId: "T1", at: moment, metric: "ces", score: 1, scale };
    const { rejected } = fitEffortWeights([ticket], [answer, { ...answer, score: 5 }, { ...answer, ...more }] as never);
    expect(rejectionOf({ rejected })).toEqual([[path, "fitEffortWeights"]]);
  });
});
