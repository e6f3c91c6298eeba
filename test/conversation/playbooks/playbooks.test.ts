import fc from "fast-check";
import {
  addWorkingDays,
  followUpPlaybook,
  isWorkingDay,
  nextBestActions,
  playbookProgress,
  reviewPortfolio,
  runPlaybooks,
  scheduleFollowUps,
  workingWeek,
  type Account,
  type Contract,
  type Playbook,
  type PlaybookRuns,
  type RunPlaybooksOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";

const calendar = { ...workingWeek("mon-fri", "09:00-17:00"), holidays: ["2026-12-25", "2027-01-01"] };
const nps = { metric: "nps", scale: { min: 0, max: 10, higherIsBetter: true } } as const;
const run = (account: Account, playbook: Playbook, more: Partial<RunPlaybooksOptions> = {}): PlaybookRuns =>
  runPlaybooks(account, { playbooks: [playbook], asOf: "2026-11-24", calendar, ...more });
const stands = ({ runs }: PlaybookRuns): unknown =>
  runs.map(({ startedOn, state, steps }) => [startedOn, state, ...steps.map(({ status }) => status)]);
const calls: Playbook["steps"] = [
  { after: 1, kind: "call" },
  { after: 10, kind: "meeting" },
];

describe("triggers", () => {
  test("a new customer, by the first purchase or contract", () => {
    const playbook: Playbook = { id: "welcome", trigger: { on: "new-customer" }, steps: calls };
    const purchases = [{ on: "2026-11-20" }, { on: "2026-11-10" }];
    expect(stands(run({ id: "a", purchases }, playbook))).toEqual([["2026-11-10", "running", "due", "due"]]);
    const contracts = [{ id: "K", startsOn: "2026-11-05" }];
    expect(stands(run({ id: "a", purchases, contracts }, playbook))).toEqual([["2026-11-05", "running", "due", "due"]]);
    expect(stands(run({ id: "a" }, playbook))).toEqual([]);
    expect(stands(run({ id: "a", purchases }, playbook, { since: "2026-11-11" }))).toEqual([]);
  });

  test("each sale, of one product where it is named", () => {
    const purchases = [
      { on: "2026-11-10", productId: "mill" },
      { on: "2026-11-23", productId: "press" },
    ];
    const trigger = { on: "sale" } as const;
    expect(run({ id: "a", purchases }, { id: "s", trigger, steps: calls }).runs.map(({ key }) => key)).toEqual([
      "a:s:2026-11-10:mill",
      "a:s:2026-11-23:press",
    ]);
    const press = { id: "s", trigger: { ...trigger, productId: "press" }, steps: calls };
    expect(stands(run({ id: "a", purchases }, press))).toEqual([["2026-11-23", "running", "due", "planned"]]);
  });

  test("what was given back is no sale, and lines of one day and product are one", () => {
    const purchases = [
      { on: "2026-11-05", productId: "mill", amount: -20 },
      { on: "2026-11-06", productId: "mill", quantity: -1 },
      { on: "2026-11-10", productId: "mill", amount: 20 },
      { on: "2026-11-10", productId: "mill", amount: 30 },
      { on: "2026-11-10", productId: "press", amount: 5 },
      { on: "2026-11-11", amount: 5 },
      { on: "2026-11-11", amount: 7 },
    ];
    const keys = (on: "sale" | "new-customer"): string[] =>
      run({ id: "a", purchases }, { id: "s", trigger: { on }, steps: calls }).runs.map(({ key }) => key);
    expect(keys("sale")).toEqual(["a:s:2026-11-10:mill", "a:s:2026-11-10:press", "a:s:2026-11-11:"]);
    expect(keys("new-customer")).toEqual(["a:s:2026-11-10:"]);
  });

  test("an open problem, until it is solved", () => {
    const playbook: Playbook = { id: "p", trigger: { on: "open-problem" }, steps: calls };
    const open = { id: "T", openedAt: "2026-11-16T09:00:00Z", resolvedAt: null };
    expect(stands(run({ id: "a", tickets: [open] }, playbook))).toEqual([["2026-11-16", "running", "due", "planned"]]);
    const solved = { ...open, resolvedAt: "2026-11-18T09:00:00Z" };
    const over = run({ id: "a", tickets: [solved] }, playbook);
    expect(stands(over)).toEqual([["2026-11-16", "ended", "missed", "skipped"]]);
    expect(over.runs[0]?.reasons).toEqual([
      { code: "conversation.playbook.ended", params: { condition: "solved", on: "2026-11-18" } },
    ]);
    // On the 17th it was still open.
    expect(stands(run({ id: "a", tickets: [solved] }, playbook, { asOf: "2026-11-17" }))).toEqual([
      ["2026-11-16", "running", "due", "planned"],
    ]);
  });

  test("a renewal ahead, by the last day for notice, until another contract renews it or it is over", () => {
    const playbook: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps: calls };
    const contract = { id: "K", startsOn: "2026-03-01", endsOn: "2027-02-28" };
    expect(stands(run({ id: "a", contracts: [contract] }, playbook))).toEqual([]);
    const noticed = { ...contract, noticeOn: "2027-01-31" };
    expect(stands(run({ id: "a", contracts: [noticed] }, playbook))).toEqual([["2026-11-02", "running", "due", "due"]]);
    const renewal = { id: "K2", startsOn: "2026-11-10", renewedFrom: "K" };
    expect(stands(run({ id: "a", contracts: [noticed, renewal] }, playbook))).toEqual([
      ["2026-11-02", "ended", "missed", "skipped"],
    ]);
    const cancelled = { ...noticed, status: "cancelled" as const };
    expect(run({ id: "a", contracts: [cancelled] }, playbook).runs[0]?.reasons[0]?.params?.condition).toBe(
      "contract-ended",
    );
  });

  test("no renewal of an account that has left, and the end of one that runs when it leaves", () => {
    const playbook: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps: calls };
    const contracts = [{ id: "K", startsOn: "2026-03-01", endsOn: "2027-02-28", noticeOn: "2027-01-31" }];
    const gone = { id: "a", contracts, status: "churned" as const };
    const runs: [Partial<Account>, Partial<RunPlaybooksOptions>, unknown[]][] = [
      // Since no one knows when, or since before the run would have begun.
      [{}, {}, []],
      [{ statusSince: "2026-10-01" }, {}, []],
      // It left while the run went on.
      [{ statusSince: "2026-11-10" }, {}, [["2026-11-02", "ended", "missed", "skipped"]]],
      // It bought again, or will only leave.
      [{ statusSince: "2026-10-01", purchases: [{ on: "2026-10-05" }] }, {}, [["2026-11-02", "running", "due", "due"]]],
      [{ statusSince: "2026-12-01" }, {}, [["2026-11-02", "running", "due", "due"]]],
      // Where it stands says more than its status.
      [{}, { standing: { state: "slowing", since: "2026-11-01" } }, [["2026-11-02", "running", "due", "due"]]],
      [{ status: "customer" }, { standing: { state: "lost", since: null } }, []],
    ];
    for (const [account, more, expected] of runs) {
      expect(stands(run({ ...gone, ...account }, playbook, more))).toEqual(expected);
    }
    const left = run({ ...gone, statusSince: "2026-11-10" }, playbook).runs[0];
    expect(left?.reasons).toEqual([
      { code: "conversation.playbook.ended", params: { condition: "no-longer", on: "2026-11-10" } },
    ]);
    // One that went on the last time ends, though no one knows the day.
    const before = run({ id: "a", contracts }, playbook).runs;
    expect(run(gone, playbook, { previous: before }).runs.map(({ state }) => state)).toEqual(["ended"]);
  });

  test("a renewal that is signed and has not begun is one, also where it only follows on by its product", () => {
    const playbook: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps: calls };
    const contract = { id: "K", productId: "care", startsOn: "2026-01-01", endsOn: "2026-12-31" };
    const next = { id: "K2", productId: "care", startsOn: "2027-01-01", endsOn: "2027-12-31" };
    const settledBy = (...contracts: Contract[]): unknown =>
      run({ id: "a", contracts }, playbook).runs.map(({ about, reasons }) => [about, reasons[0]?.params?.condition]);
    expect(settledBy(contract, next)).toEqual([["K", "renewed"]]);
    expect(settledBy(contract, { ...next, productId: null, renewedFrom: "K" })).toEqual([["K", "renewed"]]);
    expect(settledBy(contract, { ...next, status: "draft" })).toEqual([["K", undefined]]);
    expect(settledBy(contract, { ...next, status: "cancelled" })).toEqual([["K", undefined]]);
    expect(settledBy(contract, { ...next, productId: "lease" })).toEqual([["K", undefined]]);
  });

  test("a contract that renews by itself has a run in each of its terms, the last in the one that runs", () => {
    const playbook: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps: calls };
    const yearly = { id: "K", startsOn: "2024-02-01", endsOn: "2025-01-31", autoRenews: true };
    expect(stands(run({ id: "a", contracts: [yearly] }, playbook))).toEqual([
      ["2024-11-02", "ended", "missed", "missed"],
      ["2025-11-02", "ended", "missed", "missed"],
      ["2026-11-02", "running", "due", "due"],
    ]);
    const [first] = run({ id: "a", contracts: [yearly] }, playbook).runs;
    expect(first?.reasons[0]?.params).toEqual({ condition: "renewed", on: "2025-02-01" });
    const expired = { ...yearly, status: "expired" as const };
    expect(stands(run({ id: "a", contracts: [expired] }, playbook))).toEqual([
      ["2024-11-02", "ended", "missed", "missed"],
    ]);
  });

  test("a detractor, once until a better answer", () => {
    const playbook: Playbook = { id: "d", trigger: { on: "detractor" }, steps: calls };
    const answer = (day: number, score: number) => ({ ...nps, at: `2026-11-${day}T09:00:00Z`, score });
    const surveys = [answer(10, 9), answer(12, 6), answer(13, 3), answer(20, 7), answer(23, 0)];
    expect(stands(run({ id: "a", surveys }, playbook))).toEqual([
      ["2026-11-12", "ended", "missed", "skipped"],
      ["2026-11-23", "running", "due", "planned"],
    ]);
  });

  test("a champion who left, slowing purchases, a signal", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: calls };
    const contacts = [
      { id: "P", role: "champion", left: "2026-11-20" },
      { id: "Q", role: "user", left: "2026-11-20" },
    ];
    expect(stands(run({ id: "a", contacts }, left))).toEqual([["2026-11-20", "running", "due", "planned"]]);
    expect(stands(run({ id: "a", contacts: [...contacts, { id: "R", role: "champion" }] }, left))).toEqual([
      ["2026-11-20", "ended", "skipped", "skipped"],
    ]);
    const slow: Playbook = { id: "s", trigger: { on: "slowing" }, steps: calls };
    expect(stands(run({ id: "a" }, slow))).toEqual([]);
    expect(stands(run({ id: "a" }, slow, { standing: { state: "slowing", since: "2026-11-19" } }))).toEqual([
      ["2026-11-19", "running", "due", "planned"],
    ]);
    const signals = [{ code: "moved", on: "2026-11-19", reviewBy: "2026-12-19" }];
    const moved: Playbook = { id: "m", trigger: { on: "signal", code: "moved" }, steps: calls };
    expect(stands(run({ id: "a", signals }, moved))).toEqual([["2026-11-19", "running", "due", "planned"]]);
  });
});

describe("what ends a run", () => {
  const done = [{ on: "2026-11-20", kind: "call" }];

  test("is the account standing elsewhere, where the last runs are given back", () => {
    const slow: Playbook = { id: "s", trigger: { on: "slowing" }, steps: calls };
    const account: Account = { id: "a", touches: done };
    const before = run(account, slow, { standing: { state: "slowing", since: "2026-11-19" } }).runs;
    expect(stands({ runs: before } as PlaybookRuns)).toEqual([["2026-11-19", "running", "done", "planned"]]);
    const standing = { state: "active", since: "2026-11-25" };
    const next = run(account, slow, { standing, asOf: "2026-11-26", previous: before });
    expect(stands(next)).toEqual([["2026-11-19", "ended", "done", "skipped"]]);
    expect(next.runs[0]?.reasons).toEqual([
      { code: "conversation.playbook.ended", params: { condition: "no-longer", on: "2026-11-25" } },
    ]);
    expect(playbookProgress([next])[0]?.attained).toBe(1);
    // Where it stands is not told this time: that settles nothing.
    const untold = run(account, slow, { asOf: "2026-11-26", previous: before });
    expect(untold.runs[0]).toMatchObject({ key: before[0]?.key, state: "running", startedOn: "2026-11-19" });
    // It stays as it ended, when purchases slow anew and no longer.
    const again = { asOf: "2027-01-10", previous: next.runs };
    expect(stands(run(account, slow, { ...again, standing: { state: "slowing", since: "2027-01-04" } }))).toEqual([
      ["2026-11-19", "ended", "done", "skipped"],
      ["2027-01-04", "running", "due", "planned"],
    ]);
    expect(run(account, slow, { ...again, standing: { state: "active", since: "2027-01-08" } }).runs).toEqual(
      next.runs,
    );
    // Nothing is kept for playbooks that are no longer run, nor what began before the first day asked for.
    expect(run(account, { ...slow, id: "t" }, { ...again }).runs).toEqual(next.runs);
    expect(run(account, slow, { ...again, since: "2026-12-01" }).runs).toEqual([]);
  });

  test("is what started it leaving the records", () => {
    const moved: Playbook = { id: "m", trigger: { on: "signal", code: "moved" }, steps: calls };
    const signals = [{ code: "moved", on: "2026-11-19", reviewBy: "2026-12-19" }];
    const before = run({ id: "a", signals }, moved).runs;
    const next = run({ id: "a" }, moved, { asOf: "2026-11-25", previous: before }).runs;
    const ended = { code: "conversation.playbook.ended", params: { condition: "no-longer", on: "2026-11-25" } };
    expect([stands({ runs: next } as PlaybookRuns), next[0]?.reasons]).toEqual([
      [["2026-11-19", "ended", "skipped", "skipped"]],
      [ended],
    ]);
    expect(run({ id: "a" }, moved, { asOf: "2026-11-30", previous: next }).runs).toEqual(next);
    expect(() => run({ id: "a" }, moved, { previous: [{ ...before[0], startedOn: "19.11." } as never] })).toThrow(
      "previous[0].startedOn must be a day",
    );
  });

  test("is dated once where the records do not date it", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: calls };
    const contacts = [
      { id: "P", role: "champion", left: "2026-11-10" },
      { id: "R", role: "champion" },
    ];
    const touches = [{ on: "2026-11-12", kind: "call" }];
    const first = run({ id: "a", contacts, touches }, left);
    const later = run({ id: "a", contacts, touches }, left, { asOf: "2026-12-24", previous: first.runs });
    expect(stands(first)).toEqual([["2026-11-10", "ended", "done", "skipped"]]);
    expect(later.runs).toEqual(first.runs);
    // One who leaves next week is there still.
    const leaving = [contacts[0], { ...contacts[1], left: "2026-12-01" }] as typeof contacts;
    expect(stands(run({ id: "a", contacts: leaving }, left))).toEqual([["2026-11-10", "ended", "skipped", "skipped"]]);
  });

  test("starts for a champion who left on an unknown day when it was first told", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: calls };
    const contacts = [{ id: "P", role: "champion", left: true }];
    expect(run({ id: "a", contacts }, left).runs).toEqual([]);
    const first = run({ id: "a", contacts }, left, { previous: [] }).runs;
    const next = run({ id: "a", contacts }, left, { asOf: "2026-11-30", previous: first }).runs;
    expect(next.map(({ key, startedOn }) => [key, startedOn])).toEqual([["a:c:2026-11-24:P", "2026-11-24"]]);
    // The day, once it is known, is that of the same leaving.
    for (const day of ["2026-11-20", "2026-11-26"]) {
      const dated = [{ id: "P", role: "champion", left: day }];
      const later = run({ id: "a", contacts: dated }, left, { asOf: "2026-11-30", previous: first }).runs;
      expect(later.map(({ key }) => key)).toEqual(["a:c:2026-11-24:P"]);
    }
  });

  test("starts no second time for a champion whose run is over, and not on the day of another trigger's", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: calls };
    const contacts: Account["contacts"] = [{ id: "P", role: "champion", left: true }];
    const touches = [
      { on: "2026-11-26", kind: "call" },
      { on: "2026-12-05", kind: "meeting" },
    ];
    const first = run({ id: "a", contacts }, left, { previous: [] }).runs;
    const done = run({ id: "a", contacts, touches }, left, { asOf: "2026-12-10", previous: first });
    expect(stands(done)).toEqual([["2026-11-24", "completed", "done", "done"]]);
    const later = run({ id: "a", contacts, touches }, left, { asOf: "2026-12-24", previous: done.runs });
    expect(later.runs).toEqual(done.runs);
    // A contract of the same id is about to be renewed, and has been since the 2nd.
    const renewal: Playbook = { id: "r", trigger: { on: "renewal", daysAhead: 90 }, steps: calls };
    const contracts = [{ id: "P", startsOn: "2026-03-01", endsOn: "2027-02-28", noticeOn: "2027-01-31" }];
    const previous = run({ id: "a", contracts }, renewal, { asOf: "2026-11-15", previous: [] }).runs;
    const account: Account = { id: "a", contracts, contacts: [{ id: "P", role: "champion", left: "2026-11-20" }] };
    const both = runPlaybooks(account, { playbooks: [left, renewal], asOf: "2026-11-24", calendar, previous });
    // Those that began first come first, whatever the order of the playbooks.
    expect(both.runs.map(({ key }) => key)).toEqual(["a:r:2026-11-02:P", "a:c:2026-11-20:P"]);
  });

  test("one who leaves today replaces no one", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: calls };
    const leaving = (day: string): Account["contacts"] => [
      { id: "P", role: "champion", left: "2026-11-10" },
      { id: "R", role: "champion", left: day },
    ];
    const statesWith = (day: string) => run({ id: "a", contacts: leaving(day) }, left).runs.map(({ state }) => state);
    expect(statesWith("2026-11-24")).toEqual(["running", "running"]);
    expect(statesWith("2026-11-25")).toEqual(["ended"]);
  });

  test("keeps later contacts from doing its steps, and is no end where all of them are done", () => {
    const playbook: Playbook = { id: "p", trigger: { on: "open-problem" }, steps: calls };
    const tickets = [{ id: "T", openedAt: "2026-11-09T09:00:00Z", resolvedAt: "2026-11-18T09:00:00Z" }];
    expect(stands(run({ id: "a", tickets, touches: done }, playbook))).toEqual([
      ["2026-11-09", "ended", "missed", "skipped"],
    ]);
    const talks = [
      { on: "2026-11-10", kind: "call" },
      { on: "2026-11-17", kind: "meeting" },
    ];
    expect(stands(run({ id: "a", tickets, touches: talks }, playbook))).toEqual([
      ["2026-11-09", "completed", "done", "done"],
    ]);
  });
});

describe("steps", () => {
  const trigger = { on: "new-customer" } as const;
  const acme: Account = { id: "a", sellerId: "north", purchases: [{ on: "2026-11-09" }] };

  test("are done by touches, each of which does one", () => {
    const steps = [
      { after: 1, kind: "call" },
      { after: 3, kind: "call" },
      { after: 5, kind: "meeting", orKinds: ["visit"] },
    ];
    const of = (...touches: [string, string][]): unknown =>
      stands(
        run(
          { ...acme, touches: touches.map(([on, kind]) => ({ on: `2026-11-${on}`, kind })) },
          {
            id: "w",
            trigger,
            steps,
          },
        ),
      );
    expect(of(["05", "call"])).toEqual([["2026-11-09", "running", "due", "due", "due"]]);
    expect(of(["10", "call"])).toEqual([["2026-11-09", "running", "done", "due", "due"]]);
    expect(of(["10", "call"], ["12", "call"], ["16", "visit"])).toEqual([
      ["2026-11-09", "completed", "done", "done", "done"],
    ]);
    expect(of(["16", "visit"])).toEqual([["2026-11-09", "completed", "missed", "missed", "done"]]);
    expect(of(["25", "call"])).toEqual([["2026-11-09", "running", "due", "due", "due"]]);
  });

  test("are left out where they are no longer needed", () => {
    const of = (unless: NonNullable<Playbook["steps"][number]["unless"]>, more: Partial<Account>): unknown =>
      run({ ...acme, ...more }, { id: "w", trigger, steps: [{ after: 20, kind: "gift", unless }] }).runs[0]?.steps[0]
        ?.status;
    expect(of(["talked"], {})).toBe("planned");
    expect(of(["talked"], { touches: [{ on: "2026-11-20", kind: "call" }] })).toBe("skipped");
    expect(of(["replied"], { touches: [{ on: "2026-11-20", kind: "email", direction: "in" }] })).toBe("skipped");
    expect(of(["replied"], { touches: [{ on: "2026-11-20", kind: "email", direction: "out" }] })).toBe("planned");
    expect(of(["bought"], { purchases: [{ on: "2026-11-09" }, { on: "2026-11-20" }] })).toBe("skipped");
    expect(of(["bought"], {})).toBe("planned");
    expect(of(["solved"], { tickets: [{ id: "T", openedAt: "2026-11-20T09:00:00Z", resolvedAt: null }] })).toBe(
      "planned",
    );
    expect(of(["recovered"], { surveys: [{ ...nps, at: "2026-11-20T09:00:00Z", score: 9 }] })).toBe("skipped");
  });

  test("name who holds them, and say where nobody is known", () => {
    const steps = [
      { after: 1, kind: "call", who: "escalation" },
      { after: 2, kind: "call", who: ["seller", "escalation"] },
      { after: 3, kind: "call", who: "support" },
    ];
    const of = (more: Partial<RunPlaybooksOptions>): (readonly string[] | undefined)[] | undefined =>
      run(acme, { id: "w", trigger, steps }, more).runs[0]?.steps.map(({ sellerIds }) => sellerIds);
    expect(of({ escalation: "head" })).toEqual([["head"], ["north", "head"], ["support"]]);
    expect(of({})).toEqual([[], ["north"], ["support"]]);
    expect(run(acme, { id: "w", trigger, steps }).contacts[0]?.reasons.map(({ code }) => code)).toContain(
      "conversation.playbook.nobody",
    );
  });

  test("keep the customer's preferences", () => {
    const playbook: Playbook = { id: "w", trigger, steps: calls };
    const silent = run({ ...acme, preferences: { doNotContact: true } }, playbook);
    expect([stands(silent), silent.contacts]).toEqual([[["2026-11-09", "completed", "skipped", "skipped"]], []]);
    const fridays = run({ ...acme, preferences: { hours: { fri: [["09:00", "12:00"]] } } }, playbook);
    expect(fridays.contacts.map(({ on }) => on)).toEqual(["2026-11-27", "2026-12-04"]);
  });

  test("stand on a seller's list, until they are done", () => {
    const account = { ...acme, tickets: [] };
    const sellers = [{ id: "north", timeZone: "UTC", calendar, minutesPerDay: 60 }];
    const list = (touches: Account["touches"]): string[] => {
      const book = reviewPortfolio(
        { accounts: [{ ...account, touches }], products: [], sellers },
        { asOf: "2026-11-24", to: "2027-02-20" },
      );
      const followUps = [run({ ...account, touches }, { id: "w", trigger, steps: [{ after: 1, kind: "gift" }] })];
      return nextBestActions(book, { sellerId: "north", asOf: "2026-11-24", followUps }).flatMap(({ action, also }) => [
        action,
        ...also,
      ]);
    };
    expect(list([])).toContain("follow-up");
    expect(list([{ on: "2026-11-20", kind: "gift" }])).not.toContain("follow-up");
  });
});

test("the follow-ups after a sale are one of them, on the same days", () => {
  const anyDay = fc.integer({ min: parseDay("2026-01-01"), max: parseDay("2027-12-31") });
  fc.assert(
    fc.property(anyDay, fc.constantFrom("mon-fri", "mon-sat", "tue-sat"), (sold, days) => {
      const on = plainDate(sold);
      const options = { asOf: on, calendar: workingWeek(days, "09:00-17:00") };
      const account: Account = { id: "a", purchases: [{ on, productId: "mill" }] };
      const { contacts } = scheduleFollowUps({ accountId: "a", on, productId: "mill" }, { ...options, account });
      const ours = runPlaybooks(account, { ...options, playbooks: [followUpPlaybook()] }).contacts;
      expect(ours.map((contact) => [contact.code, contact.on])).toEqual(
        contacts.map((contact) => [contact.code, contact.on]),
      );
    }),
    { numRuns: 65 },
  );
});

test("progress adds up over accounts", () => {
  const playbook: Playbook = { id: "w", trigger: { on: "new-customer" }, steps: calls };
  const results = [
    run({ id: "a", purchases: [{ on: "2026-11-09" }], touches: [{ on: "2026-11-10", kind: "call" }] }, playbook),
    run({ id: "b", purchases: [{ on: "2026-11-20" }], touches: [{ on: "2026-11-24", kind: "call" }] }, playbook),
    run({ id: "c", purchases: [{ on: "2026-11-09" }] }, playbook),
  ];
  expect(playbookProgress(results)).toEqual([
    {
      playbookId: "w",
      runs: 3,
      running: 3,
      completed: 0,
      ended: 0,
      steps: { done: 2, due: 3, planned: 1, missed: 0, skipped: 0 },
      attained: 2 / 5,
      onTime: 1 / 2,
    },
  ]);
});

test("what is wrong with a playbook is named", () => {
  const refuses = (playbook: object, message: string): void => {
    expect(() => run({ id: "a" }, playbook as Playbook)).toThrow(message);
  };
  const steps = [{ after: 1, kind: "call" }];
  refuses({ id: "w", trigger: { on: "birthday" }, steps }, "runPlaybooks: playbooks[0].trigger.on must be one of");
  refuses({ id: "w", trigger: { on: "renewal" }, steps }, "playbooks[0].trigger.daysAhead must be a finite number");
  refuses({ id: "w", trigger: { on: "sale" }, steps: [{ kind: "call" }] }, "must have either after");
  refuses(
    { id: "w", trigger: { on: "sale" }, steps: [{ after: 1, kind: "call", until: [] }] },
    "must have no field but",
  );
  expect(() => runPlaybooks({ id: "a" }, { playbooks: [], asOf: "2026-11-31", calendar })).toThrow(
    "asOf must be a day",
  );
});

test("1,000 runs keep working days, order and keys, and go on from day to day", () => {
  const anyOn = fc.integer({ min: parseDay("2026-09-01"), max: parseDay("2026-12-31") }).map(plainDate);
  const anyStep = fc.record({
    after: fc.nat({ max: 40 }),
    kind: fc.constantFrom("call", "meeting", "email"),
    unless: fc.subarray(["bought", "talked", "replied", "recovered", "solved"] as const),
  });
  const anyPlaybook = fc.record({
    id: fc.constant("w"),
    trigger: fc.constantFrom(
      { on: "sale" as const },
      { on: "new-customer" as const },
      { on: "detractor" as const },
      { on: "open-problem" as const },
    ),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 4 }).map((steps) => steps.sort((a, b) => a.after - b.after)),
  });
  const anyAccount = fc.record({
    id: fc.constant("a"),
    timeZone: fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York"),
    purchases: fc.uniqueArray(fc.record({ on: anyOn }), { maxLength: 3, selector: ({ on }) => on }),
    touches: fc.array(
      fc.record({
        on: anyOn,
        kind: fc.constantFrom("call", "meeting", "email"),
        direction: fc.constantFrom("in", "out"),
      }),
      { maxLength: 5 },
    ),
    surveys: fc.array(
      fc.record({ on: anyOn, score: fc.integer({ min: 0, max: 10 }) }).map(({ on, score }) => ({
        ...nps,
        at: `${on}T12:00:00Z`,
        score,
      })),
      { maxLength: 3 },
    ),
    tickets: fc.array(fc.record({ on: anyOn, isOpen: fc.boolean() }), { maxLength: 2 }).map((rows) =>
      rows.map(({ on, isOpen }, index) => ({
        id: `T${index}`,
        openedAt: `${on}T12:00:00Z`,
        resolvedAt: isOpen ? null : `${plainDate(parseDay(on) + 3)}T12:00:00Z`,
      })),
    ),
  });
  fc.assert(
    fc.property(anyAccount, anyPlaybook, anyOn, (account, playbook, asOf) => {
      const { runs, contacts } = run(account, playbook, { asOf });
      expect(new Set(runs.flatMap(({ steps }) => steps.map(({ key }) => key))).size).toBe(
        runs.length * playbook.steps.length,
      );
      for (const { on } of contacts) {
        expect(on >= asOf && isWorkingDay(on, { calendar })).toBe(true);
      }
      for (const { startedOn, steps } of runs) {
        steps.forEach(({ dueOn, doneOn, status }, index) => {
          const { after = 0 } = playbook.steps[index] ?? {};
          if (after > 0) expect(dueOn).toBe(addWorkingDays(startedOn, after, { calendar }));
          else expect(dueOn >= startedOn && isWorkingDay(dueOn, { calendar })).toBe(true);
          expect(status === "done").toBe(doneOn !== null);
          if (doneOn !== null) expect(doneOn >= startedOn && doneOn <= asOf).toBe(true);
          if (status === "due") expect(dueOn <= asOf).toBe(true);
          if (status === "planned") expect(dueOn > asOf).toBe(true);
        });
      }
      // A day later the same runs are there, and what was done stays done.
      const later = new Map(
        run(account as Account, playbook, { asOf: plainDate(parseDay(asOf) + 1) }).runs.map((one) => [one.key, one]),
      );
      for (const { key, steps } of runs) {
        const next = later.get(key);
        expect(next).toBeDefined();
        steps.forEach(({ doneOn }, index) => {
          if (doneOn !== null) expect(next?.steps[index]?.doneOn).toBe(doneOn);
        });
      }
    }),
    { numRuns: 1000 },
  );
});
