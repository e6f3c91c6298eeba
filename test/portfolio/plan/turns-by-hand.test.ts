import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { giveTurns } from "../../../src/portfolio/plan/coverage-turns.js";
import { reasonsInPlan } from "../../../src/portfolio/plan/planned-reasons.js";
import { reopenClosing } from "../../../src/portfolio/plan/reopen-closing.js";

/** The steps of a plan on requests so few that each answer is worked out by hand. */

const FROM = parseDay("2026-11-23");
const on = (day: number) => plainDate(FROM + day);
const request = (key: string, more: object = {}) => ({
  key,
  accountId: key,
  priority: 1,
  earliestOn: on(0),
  idealOn: on(5),
  latestOn: on(30),
  reasons: [{ code: "usual" }],
  ...more,
});
const signals = { renewalDaysInHand: 14 };
type Request = ReturnType<typeof request> & { snoozedUntil?: string };

describe("turns of coverage", () => {
  const given = (requests: Request[], more: object = {}) => {
    giveTurns(
      requests as never,
      {
        rules: { asOfDay: FROM - 2, burningPriority: 4, attention: { priority: "attention" }, signals },
        noticeDay: FROM + 2,
        floor: new Map([["a", FROM + 10]]),
        inPlan: new Map(requests.map(({ accountId }) => [accountId, 1])),
        closing: new Map(),
        due: [
          { key: "a", latestDay: FROM + 20 },
          { key: "b", latestDay: FROM + 20 },
        ],
        burning: new Set(),
        complaints: new Set(),
        foremost: new Set(),
        dearest: new Set(),
        deadlines: new Map(),
        previous: [],
        ...more,
      } as never,
    );
    return requests;
  };
  const snoozed = (more: object = {}, own: object = {}) => given([request("a", own)], more)[0]?.snoozedUntil;

  test("put a review above all others, from its turn on, and say why", () => {
    const [a, b] = given([request("a"), request("b")]);
    expect(a).toMatchObject({
      priority: 8192,
      snoozedUntil: on(10),
      reasons: [{ code: "portfolio.coverage.first", params: { latestOn: on(20) } }, { code: "usual" }],
    });
    expect(b).toEqual(request("b"));
    const overdue = (latestDay: number) => given([request("a")], { due: [{ key: "a", latestDay }] })[0]?.reasons[0];
    expect([overdue(FROM - 3), overdue(FROM - 2)]).toEqual([
      { code: "portfolio.coverage.overdue", params: { latestOn: plainDate(FROM - 3) } },
      { code: "portfolio.coverage.first", params: { latestOn: plainDate(FROM - 2) } },
    ]);
    // By level it is twice the highest there is.
    const rules = { asOfDay: FROM, burningPriority: 4, attention: { priority: "level" }, signals };
    expect(given([request("a"), request("b", { priority: 3 })], { rules })[0]?.priority).toBe(6);
    expect(given([request("a")], { due: [] })[0]).toEqual(request("a"));
    expect(given([request("a")], { floor: new Map() })[0]).toEqual(request("a"));
  });

  test("do not hold back what is booked, what burns, what is dear, or what is one of several", () => {
    expect(snoozed()).toBe(on(10));
    expect(snoozed({}, { snoozedUntil: on(12) })).toBe(on(12));
    expect(snoozed({}, { snoozedUntil: on(9) })).toBe(on(10));
    const booked = (day: number) =>
      snoozed({ previous: [null, { key: 7, on: on(1) }, { key: "a" }, { key: "a", on: on(day) }] });
    expect([booked(6), booked(2), booked(20)]).toEqual([on(6), undefined, on(10)]);
    expect(snoozed({ floor: new Map([["a", FROM + 2]]) })).toBeUndefined();
    expect(snoozed({ floor: new Map([["a", FROM + 3]]) })).toBe(on(3));
    expect(snoozed({ burning: new Set(["a"]) })).toBeUndefined();
    expect(snoozed({ inPlan: new Map([["a", 2]]) })).toBeUndefined();
    // Four times the middle of the book is dear: it is not to wait behind those who need not hurry.
    expect([snoozed({}, { priority: 4 }), snoozed({}, { priority: 3.9 })]).toEqual([undefined, on(10)]);
    // Where a model tells who has most at risk, it is they who do not wait.
    expect(snoozed({ dearest: new Set(["b"]) }, { priority: 4 })).toBe(on(10));
    expect(snoozed({ inPlan: new Map() })).toBe(on(10));
  });

  test("do not hold back what asks for a day before them that can still be kept", () => {
    const deadline = (day: number, isOpen = true) =>
      snoozed({ deadlines: new Map([["a", [{ day: FROM + day, isOpen }]]]) });
    expect([deadline(5), deadline(2), deadline(9)]).toEqual([undefined, undefined, undefined]);
    // What ends before anyone can be booked waits least of all.
    expect([deadline(1), deadline(10), deadline(5, false)]).toEqual([undefined, on(10), on(10)]);
    // A window that closes before the interval is up.
    expect(snoozed({}, { latestOn: on(8) })).toBeUndefined();
    expect(snoozed({ due: [{ key: "a", latestDay: FROM + 8 }] }, { latestOn: on(8) })).toBe(on(10));
    expect(snoozed({ closing: new Map([["a", on(6)]]) })).toBeUndefined();
  });

  test("let a contract that ends before them go ahead, the dearer the sooner, and a dear one whenever it ends", () => {
    const first = (own: number, day: number, more: object = {}) => {
      const deadlines = new Map([["a", [{ day: FROM + day, isOpen: true }]]]);
      const [a] = given([request("a", { priority: own })], { deadlines, ...more });
      return [a?.priority, a?.snoozedUntil];
    };
    // 8192 + 128 a half doubling above 2^-6.5: 1 is 13 of them, 2 is 15, 4 is 17.
    expect(first(1, 5)).toEqual([8192 + 13 * 128, undefined]);
    expect(first(2, 5)).toEqual([8192 + 15 * 128, undefined]);
    expect(first(1, 40)).toEqual([8192, on(10)]);
    expect(first(4, 40)).toEqual([8192 + 17 * 128, undefined]);
    // However dear, below a complaint of one with most at risk; however small, above those whose turn it is.
    expect([first(4096, 5)[0], first(1 / 64, 5)[0]]).toEqual([8192 + 37 * 128, 8192 + 128]);
    expect(first(4, 5, { foremost: new Set(["a"]) })[0]).toBe(16_384);
    // One that cannot be held before the contract ends is another review.
    const later = given([request("a", { priority: 8, earliestOn: on(6) })], {
      deadlines: new Map([["a", [{ day: FROM + 5, isOpen: true }]]]),
    });
    expect(later[0]?.priority).toBe(8192);
  });

  test("come after a dear contract in its last two weeks, whether its own interval is up or not", () => {
    const priority = (own: number, day: number, isOpen = true) => {
      const deadlines = new Map([["c", [{ day: FROM + day, isOpen }]]]);
      return given([request("c", { priority: own })], { deadlines })[0]?.priority;
    };
    // Two days of notice and fourteen in hand.
    expect([priority(8, 15), priority(8, 16), priority(8, 15, false), priority(2, 15)]).toEqual([
      8192 + 19 * 128,
      8,
      8,
      2,
    ]);
  });

  test("put a complaint before the middle of the book", () => {
    const priority = (own: number, more: object = {}) =>
      given([request("c", { priority: own })], { complaints: new Set(["c"]), ...more })[0]?.priority;
    expect([priority(1), priority(5), priority(1, { complaints: new Set() })]).toEqual([4, 5, 1]);
    const rules = { asOfDay: FROM, burningPriority: 4, attention: { priority: "level" }, signals };
    expect(priority(1, { rules })).toBe(1);
  });
});

describe("one of the customers with most money at risk, with a complaint,", () => {
  test("comes before the reviews whose turn it is, unless levels alone decide", () => {
    const priorities = (priority: string) => {
      const requests = [request("late"), request("dear")];
      giveTurns(
        requests as never,
        {
          rules: { asOfDay: FROM, burningPriority: 4, attention: { priority }, signals },
          noticeDay: FROM + 1,
          floor: new Map([["late", FROM + 1]]),
          inPlan: new Map(),
          closing: new Map(),
          due: [{ key: "late", latestDay: FROM - 400 }],
          burning: new Set(["dear"]),
          complaints: new Set(["dear"]),
          foremost: new Set(["dear"]),
          deadlines: new Map(),
          previous: [],
        } as never,
      );
      return requests.map((each) => each.priority);
    };
    expect(priorities("attention")).toEqual([8192, 16_384]);
    expect(priorities("level")).toEqual([2, 1]);
  });
});

describe("windows that close before anyone can be booked", () => {
  const reopened = (own: object, more: object = {}) => {
    const one = request("a", own);
    const closing = reopenClosing([one] as never, {
      deadlines: new Map(),
      planFromDay: FROM,
      toDay: FROM + 60,
      noticeDay: FROM + 2,
      inPlan: new Map([["a", 1]]),
      ...more,
    });
    return { closing: closing.get("a"), latestOn: one.latestOn, earliestOn: one.earliestOn, idealOn: one.idealOn };
  };
  const kept = (latestOn: string) => ({ closing: undefined, latestOn, earliestOn: on(0), idealOn: on(5) });
  const opened = (closing: string) => ({ closing, latestOn: on(-1), earliestOn: on(-1), idealOn: on(-1) });

  test("are kept open, as those are that are overdue", () => {
    expect(reopened({ latestOn: on(4) })).toEqual(opened(on(4)));
    expect(reopened({ latestOn: on(8) })).toEqual(opened(on(8)));
    expect(reopened({ latestOn: on(0) })).toEqual(opened(on(0)));
    expect(reopened({ latestOn: on(9) })).toEqual(kept(on(9)));
    expect(reopened({ latestOn: on(-1) })).toEqual(kept(on(-1)));
    expect(reopened({ latestOn: on(4) }, { inPlan: new Map([["a", 2]]) })).toEqual(kept(on(4)));
    expect(reopened({ latestOn: on(4), earliestOn: on(-9), idealOn: on(-5) })).toEqual({
      closing: on(4),
      latestOn: on(-1),
      earliestOn: on(-9),
      idealOn: on(-5),
    });
  });

  test("close where a contract ends, once they are overdue", () => {
    const ending = (day: number, isOpen = true, latestOn = on(-3)) =>
      reopened(
        { latestOn },
        {
          deadlines: new Map([
            [
              "a",
              [
                { day: FROM + 1, isOpen: true },
                { day: FROM + day, isOpen },
              ],
            ],
          ]),
        },
      ).latestOn;
    expect([ending(20), ending(9), ending(59)]).toEqual([on(20), on(9), on(59)]);
    expect([ending(8), ending(60), ending(20, false), ending(20, true, on(30))]).toEqual([
      on(-3),
      on(-3),
      on(-3),
      on(30),
    ]);
    expect(ending(20, true, on(4))).toBe(on(-1));
  });
});

describe("what is said of a review in the plan", () => {
  const booking = (key: string, day: number, reasons: object[] = []) => ({
    key,
    accountId: "acme",
    on: on(day),
    reasons,
  });
  const codes = (
    review: ReturnType<typeof booking>,
    more: object = {},
    booked = [review],
    day: string | undefined = review.on,
  ) =>
    reasonsInPlan(
      booked as never,
      {
        planFromDay: FROM,
        noticeDay: FROM + 2,
        due: [{ key: "a", latestDay: FROM + 9 }],
        deadlines: new Map(),
        closing: new Map(),
        broughtForward: new Set(),
        keptOn: new Set(),
        ...more,
      } as never,
    )(review as never, day).map(({ code, params }) =>
      params === undefined ? code : `${code} ${String(Object.values(params)[0])}`,
    );
  const ideal = { code: "planning.day.ideal" };
  const late = { code: "planning.day.late" };
  const overdue = { code: "planning.day.overdue" };
  const signal = (day: number) => ({ code: "reviews.signal", params: { reviewBy: on(day) } });
  const passed = { code: "passed" };
  const deadline = (day: number) => ({ deadlines: new Map([["acme", [{ day: FROM + day, passed, isOpen: true }]]]) });

  test("its ideal day, unless it is held for its day alone or a day has passed", () => {
    expect(codes(booking("a", 5, [ideal]))).toEqual(["planning.day.ideal"]);
    expect(codes(booking("a", 5, [ideal]), { keptOn: new Set(["a"]) })).toEqual([]);
    expect(codes(booking("a", 5, [ideal]), deadline(4))).toEqual(["passed"]);
    expect(codes(booking("a", 5, [ideal]), deadline(5))).toEqual(["planning.day.ideal"]);
  });

  test("that a deadline has passed with the first review of the account alone", () => {
    const [first, second] = [booking("a", 5), booking("b", 9)];
    expect(codes(first, deadline(4), [second, first])).toEqual(["passed"]);
    expect(codes(second, deadline(4), [second, first])).toEqual([]);
    expect(codes(first, deadline(4), [first], undefined)).toEqual(["passed"]);
  });

  test("that it is late, unless that is told already", () => {
    expect(codes(booking("a", 5, [late]))).toEqual(["planning.day.late"]);
    expect(codes(booking("a", 5, [{ code: "reviews.overdue" }, late]))).toEqual(["reviews.overdue"]);
    expect(codes(booking("a", 5, [{ code: "portfolio.coverage.overdue" }, late]))).toEqual([
      "portfolio.coverage.overdue",
    ]);
    expect(codes(booking("a", 5, [late]), { broughtForward: new Set(["a"]) })).toEqual([]);
  });

  test("that it comes after the day that a signal asked for, the first that could be kept", () => {
    const told = (day: number, ...asked: number[]) => codes(booking("a", day, [...asked.map(signal), ideal, late]));
    const signals = (...asked: number[]) => asked.map((day) => `reviews.signal ${on(day)}`);
    expect(told(5, 4)).toEqual([...signals(4), `planning.day.overdue ${on(4)}`]);
    expect(told(5, 9, 3, 4).at(-1)).toBe(`planning.day.overdue ${on(3)}`);
    expect(told(5, 5)).toEqual([...signals(5), "planning.day.ideal", "planning.day.late"]);
    expect(told(5, 1)).toEqual([...signals(1), "planning.day.ideal", "planning.day.late"]);
    expect(told(5, 2)).toEqual([...signals(2), `planning.day.overdue ${on(2)}`]);
    // The end of a rhythm long ago is not why it is late.
    const ended = { code: "portfolio.coverage.overdue", params: { latestOn: "2021-08-08" } };
    expect(codes(booking("a", 5, [ended, signal(4)]))).toEqual([...signals(4), `planning.day.overdue ${on(4)}`]);
    expect(codes(booking("a", 4, [ended, signal(4)]))).toEqual([
      ...signals(4),
      "portfolio.coverage.overdue 2021-08-08",
    ]);
    expect(codes(booking("a", 5, [signal(4), { code: "reviews.overdue" }])).at(-1)).toBe(
      `planning.day.overdue ${on(4)}`,
    );
    const first = booking("b", 1);
    expect(codes(booking("a", 5, [signal(4), ideal]), {}, [booking("a", 5), first])).toEqual([
      ...signals(4),
      "planning.day.ideal",
    ]);
  });

  test("that it comes after the last day of its window, unless that passed before the plan", () => {
    const closed = (day: number, latest: number, reasons: object[] = [overdue]) =>
      codes(booking("a", day, reasons), { closing: new Map([["a", on(latest)]]) });
    expect(closed(12, 9)).toEqual([`planning.day.overdue ${on(9)}`]);
    expect(closed(12, 8, [ideal, late])).toEqual([`planning.day.overdue ${on(8)}`]);
    // The planner tells it of a window that it opened again; what the rhythm asked for before is told with the account.
    const after = (latest: number) => ({ code: "planning.day.overdue", params: { latestOn: on(latest) } });
    expect(codes(booking("a", 12, [after(8)]))).toEqual([`planning.day.overdue ${on(8)}`]);
    expect([closed(9, 9), codes(booking("a", 12, [after(-1)])), codes(booking("a", 12, [overdue]))]).toEqual([
      [],
      [],
      [],
    ]);
    // What a signal asked for before anything could be booked is told with the signal.
    expect([closed(12, 1), codes(booking("a", 12, [after(1)]))]).toEqual([[], []]);
    // After the end of a contract says more.
    expect(codes(booking("a", 12, [after(8), late]), deadline(8))).toEqual(["passed"]);
  });
});
