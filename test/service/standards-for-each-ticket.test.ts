import fc from "fast-check";
import {
  evaluateServiceStandards,
  type EvaluateServiceStandardsOptions,
  type ServiceStandard,
  type StandardCompliance,
  type Ticket,
  type WorkingCalendar,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const hours: [string, string][] = [["09:00", "17:00"]];
const calendar: WorkingCalendar = { hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
/** Monday 16 November 2026, so many minutes after 09:00 in UTC. */
const at = (minutes: number): number => Date.UTC(2026, 10, 16, 9) + minutes * 60_000;
const day = 24 * 60;
const solution: ServiceStandard = { id: "solution", measure: "resolution", atMost: 100, share: 0.9, clock: "calendar" };
const ticket = (id: string, more: Partial<Ticket> = {}): Ticket => ({ id, openedAt: at(0), ...more });

function evaluate(
  tickets: Ticket[],
  standard: ServiceStandard,
  more: Partial<EvaluateServiceStandardsOptions> = {},
): StandardCompliance {
  const options = { calendar, timeZone: "UTC", asOf: "2026-12-31", ...more, standards: [standard] };
  const { standards, rejected } = evaluateServiceStandards(tickets, options);
  expect(rejected).toEqual([]);
  const [compliance] = standards;
  if (compliance === undefined) throw new Error("no standard came back");
  return compliance;
}

/** Met, missed, undecided and unknown. */
const tally = ({ compliance, undecided, unknown }: StandardCompliance): number[] => [
  compliance?.met ?? 0,
  compliance?.missed ?? 0,
  undecided,
  unknown,
];

describe("a clock that stands still while the customer has the ball", () => {
  const waits = [{ from: at(50), to: at(90) }];

  test("counts the rest, on the limit to the millisecond", () => {
    const solvedAt = (resolvedAt: number): Ticket[] => [ticket("T1", { resolvedAt, waits })];
    expect(tally(evaluate(solvedAt(at(140)), solution))).toEqual([0, 1, 0, 0]);
    expect(tally(evaluate(solvedAt(at(140)), { ...solution, pauses: "customer" }))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate(solvedAt(at(140) + 1), { ...solution, pauses: "customer" }))).toEqual([0, 1, 0, 0]);
  });

  test("leaves a ticket undecided for as long as it waits", () => {
    const waiting = [ticket("T1", { resolved: false, waits: [{ from: at(50), to: null }] })];
    expect(tally(evaluate(waiting, { ...solution, pauses: "customer" }))).toEqual([0, 0, 1, 0]);
    expect(tally(evaluate(waiting, solution))).toEqual([0, 1, 0, 0]);
  });

  test("counts minute by minute what a walk through the minutes counts", () => {
    const stretch = fc
      .tuple(fc.nat({ max: 300 }), fc.nat({ max: 80 }))
      .map(([from, long]) => ({ from: at(from), to: at(from + long) }));
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 5 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 300 }),
        (list, end, atMost) => {
          let minutes = 0;
          for (let minute = 0; minute < end; minute++) {
            if (!list.some(({ from, to }) => from <= at(minute) && at(minute) < to)) minutes++;
          }
          const solved = [ticket("T1", { resolvedAt: at(end), waits: list })];
          const expected = minutes <= atMost ? [1, 0, 0, 0] : [0, 1, 0, 0];
          expect(tally(evaluate(solved, { ...solution, atMost, pauses: "customer" }))).toEqual(expected);
        },
      ),
    );
  });
});

describe("rules", () => {
  const standard: ServiceStandard = {
    ...solution,
    rules: [
      { priorities: ["urgent"], segments: ["gold"], atMost: 10 },
      { priorities: ["urgent"], atMost: 20 },
      { channels: ["phone"], atMost: 30 },
      { groups: ["repair"], atMost: 200, clock: "business", pauses: "customer" },
    ],
  };
  const accounts = [{ id: "A1", segment: "gold" }, { id: "A2" }];
  const met = (more: Partial<Ticket>, minutes: number, own: Partial<ServiceStandard> = {}): number[] =>
    tally(evaluate([ticket("T1", { resolvedAt: at(minutes), ...more })], { ...standard, ...own }, { accounts }));

  test("decide by the first that fits, else the standard does", () => {
    expect(met({ priority: "urgent", accountId: "A1" }, 11)).toEqual([0, 1, 0, 0]);
    expect(met({ priority: "urgent", accountId: "A2" }, 11)).toEqual([1, 0, 0, 0]);
    expect(met({ priority: "urgent", channels: ["phone"] }, 25)).toEqual([0, 1, 0, 0]);
    expect(met({ channels: ["phone"] }, 25)).toEqual([1, 0, 0, 0]);
    expect(met({ channels: ["web", "phone"] }, 99)).toEqual([1, 0, 0, 0]);
    // Two hundred working minutes to Tuesday morning, by a clock that the customer stops.
    const waits = [{ from: at(150), to: at(day) }];
    expect(met({ group: "repair", waits }, day + 50)).toEqual([1, 0, 0, 0]);
    expect(met({ group: "repair", waits }, day + 51)).toEqual([0, 1, 0, 0]);
  });

  test("leave a ticket out where none fits and the standard has no limit of its own", () => {
    const { id, measure, share, clock, rules } = standard;
    const none = { id, measure, share, clock, rules } as ServiceStandard;
    expect(tally(evaluate([ticket("T1", { resolvedAt: at(5) })], none, { accounts }))).toEqual([0, 0, 0, 0]);
    expect(tally(evaluate([ticket("T1", { resolvedAt: at(5), channels: ["phone"] })], none))).toEqual([1, 0, 0, 0]);
  });

  test.each<[Partial<ServiceStandard>, string]>([
    [{ rules: [{ atMost: -1 }] }, "options.standards[0].rules[0].atMost must be at least 0"],
    [{ rules: [{ priority: ["urgent"], atMost: 1 } as never] }, 'got "priority"; did you mean priorities?'],
    [{ rules: [{ atMost: 1, pauses: "us" }] }, "options.standards[0].rules[0].pauses must be one of customer"],
    [{ atMost: undefined }, "options.standards[0].atMost must be a finite number"],
    [{ priorities: "urgent" as never }, "options.standards[0].priorities must be an array"],
    [{ measure: "reply" }, "options.standards[0].measure must be one of first-reply, next-reply"],
  ])("are refused where they make no sense (%#)", (more, message) => {
    expect(() => evaluateServiceStandards([], { standards: [{ ...solution, ...more }] })).toThrow(message);
  });
});

describe("measures about every answer and every solution", () => {
  const standard = (measure: ServiceStandard["measure"], atMost: number): ServiceStandard => ({
    ...solution,
    measure,
    atMost,
  });
  const messages = (...turns: ["customer" | "desk", number][]): Ticket["messages"] =>
    turns.map(([by, minutes]) => ({ by, at: at(minutes) }));

  test("next-reply is the longest wait for an answer after the first", () => {
    const told = (...turns: ["customer" | "desk", number][]): Ticket[] => [
      ticket("T1", { resolvedAt: at(1000), messages: messages(["customer", 0], ["desk", 500], ...turns) }),
    ];
    const next = standard("next-reply", 60);
    expect(tally(evaluate(told(["customer", 600], ["customer", 640], ["desk", 660]), next))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate(told(["customer", 600], ["customer", 640], ["desk", 661]), next))).toEqual([0, 1, 0, 0]);
    // A solution ends the wait, and thanks after it start none.
    expect(tally(evaluate(told(["customer", 950], ["customer", 1100]), next))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate(told(["customer", 900]), next))).toEqual([0, 1, 0, 0]);
    // Nobody asked anything: the standard is not about this ticket.
    expect(tally(evaluate(told(), next))).toEqual([0, 0, 0, 0]);
    expect(tally(evaluate([ticket("T1", { resolvedAt: at(1000) })], next))).toEqual([0, 0, 0, 1]);
  });

  test("next-reply counts what was written while it was solved from the reopening on", () => {
    const told = ticket("T1", {
      resolvedAt: at(1000),
      reopens: 1,
      solutions: [{ at: at(100), reopenedAt: at(300) }, { at: at(1000) }],
      messages: messages(["customer", 0], ["desk", 50], ["customer", 200], ["desk", 350]),
    });
    expect(tally(evaluate([told], standard("next-reply", 50)))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate([told], standard("next-reply", 49)))).toEqual([0, 1, 0, 0]);
  });

  test("periodic-update is the longest silence of ours while it is open", () => {
    const told = ticket("T1", {
      resolvedAt: at(1000),
      reopens: 1,
      solutions: [{ at: at(100), reopenedAt: at(800) }, { at: at(1000) }],
      messages: messages(["customer", 0], ["desk", 40], ["desk", 60], ["desk", 930]),
    });
    expect(tally(evaluate([told], standard("periodic-update", 130)))).toEqual([1, 0, 0, 0]);
    expect(tally(evaluate([told], standard("periodic-update", 129)))).toEqual([0, 1, 0, 0]);
    const unanswered = ticket("T2", { resolvedAt: at(1000), messages: messages(["customer", 0]) });
    expect(tally(evaluate([unanswered], standard("periodic-update", 10)))).toEqual([0, 0, 0, 0]);
  });

  test("first-solution, resolution and time-open differ on a ticket that came back", () => {
    const told = ticket("T1", {
      resolvedAt: at(1000),
      reopens: 1,
      solutions: [{ at: at(100), reopenedAt: at(800) }, { at: at(1000) }],
    });
    const limits = (measure: ServiceStandard["measure"], exact: number): void => {
      expect(tally(evaluate([told], standard(measure, exact)))).toEqual([1, 0, 0, 0]);
      expect(tally(evaluate([told], standard(measure, exact - 1)))).toEqual([0, 1, 0, 0]);
    };
    limits("first-solution", 100);
    limits("time-open", 300);
    limits("resolution", 1000);
    const undated = ticket("T1", { resolvedAt: at(1000), reopens: 1 });
    expect(tally(evaluate([undated], standard("first-solution", 100)))).toEqual([0, 0, 0, 1]);
    expect(tally(evaluate([undated], standard("time-open", 100)))).toEqual([0, 0, 0, 1]);
  });
});

test("tickets are seen as they stood, also those that were reopened later", () => {
  const told = ticket("T1", {
    resolved: false,
    reopens: 1,
    solutions: [{ at: at(60), reopenedAt: at(3 * day) }],
  });
  expect(tally(evaluate([told], solution, { asOf: "2026-11-17" }))).toEqual([1, 0, 0, 0]);
  expect(tally(evaluate([told], solution, { asOf: "2026-11-19" }))).toEqual([0, 1, 0, 0]);
  const never: ServiceStandard = { id: "once", measure: "reopens", atMost: 0, share: 0.9 };
  expect(tally(evaluate([told], never, { asOf: "2026-11-17" }))).toEqual([1, 0, 0, 0]);
  expect(tally(evaluate([told], never, { asOf: "2026-11-19" }))).toEqual([0, 1, 0, 0]);
});

test("a group can have its own hours, and an account its own zone", () => {
  const night: WorkingCalendar = { hours: { mon: [["17:00", "24:00"]] } };
  const business: ServiceStandard = { id: "solution", measure: "resolution", atMost: 60, share: 0.9 };
  const solved = (more: Partial<Ticket>): Ticket[] => [ticket("T1", { resolvedAt: at(9 * 60), ...more })];
  // From 09:00 to 18:00 in UTC.
  expect(tally(evaluate(solved({}), business))).toEqual([0, 1, 0, 0]);
  const options = {
    hoursByGroup: { night: { calendar: night } },
    accounts: [{ id: "A1", timeZone: "America/Los_Angeles" }],
  };
  expect(tally(evaluate(solved({ group: "night" }), business, options))).toEqual([1, 0, 0, 0]);
  // 01:00 to 10:00 in Los Angeles.
  expect(tally(evaluate(solved({ accountId: "A1" }), business, { ...options, inAccountZone: true }))).toEqual([
    1, 0, 0, 0,
  ]);
  expect(tally(evaluate(solved({ accountId: "A1" }), business, options))).toEqual([0, 1, 0, 0]);
  const both = { ...options, hoursByGroup: { night: { calendar: night, timeZone: "UTC" } }, inAccountZone: true };
  expect(tally(evaluate(solved({ accountId: "A1", group: "night" }), { ...business, atMost: 0 }, both))).toEqual([
    1, 0, 0, 0,
  ]);
  expect(() => evaluate([], business, { hoursByGroup: { night: { zone: "UTC" } as never } })).toThrow(
    "options.hoursByGroup.night must have no field but calendar, timeZone",
  );
});

test("the share of each person and group stands beside the whole", () => {
  const tickets = Array.from({ length: 60 }, (_, index) =>
    ticket(`T${index}`, {
      resolvedAt: at(index % 3 === 0 ? 150 : 50),
      agentId: index % 3 === 0 && index > 10 ? "north" : "south",
      ...(index < 30 && { group: "repair" }),
    }),
  );
  const { byAgent, byGroup } = evaluate(tickets, solution);
  expect(byAgent.map(({ name, met, missed, verdict }) => [name, met, missed, verdict])).toEqual([
    ["north", 0, 16, "missed"],
    ["south", 40, 4, "unclear"],
  ]);
  expect(byGroup.map(({ name, trials }) => [name, trials])).toEqual([["repair", 30]]);
});
