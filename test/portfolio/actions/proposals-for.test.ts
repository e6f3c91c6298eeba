import type { Message, Reason } from "retention-kit";
import { describe, expect, test } from "vitest";
import type { BookedReview } from "../../../src/planner/plan/review-plan.js";
import { proposalsFor, type Scheduled, type SellersDay } from "../../../src/portfolio/actions/proposals-for.js";
import type { ReadAnswer } from "../../../src/portfolio/reading/action-answer.js";
import type { PortfolioAccount } from "../../../src/portfolio/report/account-report.js";

/** One account and one day, each rule of what is proposed by itself. */

const AS_OF_DAY = Date.parse("2026-11-23") / 86_400_000;
const on = (daysAhead: number): string => new Date((AS_OF_DAY + daysAhead) * 86_400_000).toISOString().slice(0, 10);
const said = (code: string): Reason => ({ code }) as Reason;
const today: SellersDay = {
  sellerId: "north",
  asOf: on(0),
  asOfDay: AS_OF_DAY,
  planFromDay: AS_OF_DAY - 3,
  answers: new Map(),
  doubtfulLoyalty: 0.5,
  reviewAgainDays: 30,
  inviteDaysAhead: 14,
};

interface Fields {
  total: number;
  coverage: number;
  loyalty: number | null;
  state: string;
  status: string;
  seller: string | null;
  lastTouchOn: string | null;
  approach: string;
  contactOn: string | null;
  channels: string[];
  openProblems: object[];
  signals: object[];
  offers: object[];
  agenda: object | null;
}

const accountOf = (fields: Partial<Fields> = {}): PortfolioAccount => {
  const { total = 70, coverage = 1, loyalty = null, state = "active", status = "not-due" } = fields;
  const { seller = "north", lastTouchOn = null, approach = "ask", contactOn = on(0) } = fields;
  const { channels = ["email", "call"], openProblems = [], signals = [], offers = [], agenda = null } = fields;
  return {
    accountId: "a",
    attention: { total, coverage },
    loyalty: loyalty === null ? null : { probability: loyalty },
    standing: { state },
    nextReview: { key: "a:r:1", sellerId: seller, status, latestOn: on(9), lastTouchOn, reasons: [said("due")] },
    invitation: {
      approach,
      on: contactOn,
      channel: channels[0] ?? null,
      channels,
      messages: [said("hello")],
      reasons: [said("likes")],
    },
    openProblems,
    signals,
    opportunity: { offers },
    agenda,
  } as unknown as PortfolioAccount;
};
const bookedOn = (daysAhead: number, more: object = {}): BookedReview =>
  ({
    key: "a:r:2",
    sellerId: "north",
    status: "planned",
    on: on(daysAhead),
    minutes: 45,
    reasons: [said("booked")],
    ...more,
  }) as unknown as BookedReview;
const answered = (key: string, given: Partial<ReadAnswer>): Map<string, ReadAnswer> =>
  new Map([[key, { answer: "done", onDay: AS_OF_DAY, untilDay: null, ...given }]]);

const proposed = (fields?: Partial<Fields>, given: Partial<Scheduled> = {}, day: Partial<SellersDay> = {}) =>
  proposalsFor(accountOf(fields), { ...today, ...day }, { booked: [], followUps: [], reminders: [], ...given });
const actions = (...values: Parameters<typeof proposed>): string[] => proposed(...values).map(({ action }) => action);

describe("a review booked for the day", () => {
  test("is to be held, with the questions of the agenda, on a channel on which people talk", () => {
    const questions = [said("how-is-it")];
    const given = { booked: [bookedOn(0)] };
    const hold = {
      key: "a:r:2",
      action: "hold-review",
      what: { code: "portfolio.action.hold-review", params: { minutes: 45 } },
      messages: questions,
      reasons: [said("booked")],
      worth: 70,
      channel: "call",
    };
    expect(proposed({ agenda: { questions } }, given)).toStrictEqual([hold]);
    expect(proposed({}, given)).toStrictEqual([{ ...hold, messages: [] }]);
    // Even where it is too soon to contact it for anything else, or nobody knows when it may be.
    for (const contactOn of [on(1), null]) {
      const more = { contactOn, status: "due", openProblems: [{ ticketId: "t", topic: "x", openedOn: on(-1) }] };
      expect(actions(more, given)).toEqual(["hold-review"]);
      expect(actions(more)).toEqual([]);
    }
    expect(actions({ contactOn: on(0), status: "due" })).toEqual(["invite"]);
    expect(actions({ approach: "none" }, given)).toEqual([]);
  });

  test.each(["review", "meeting", "visit", "call", "phone", "video"])("people talk by %s", (channel) => {
    const given = { booked: [bookedOn(0)] };
    expect(proposed({ channels: ["sms", "email", channel, "call"] }, given)[0]?.channel).toBe(channel);
  });

  test("is held on no channel by which people only write", () => {
    for (const channel of ["email", "sms", "whatsapp", ""]) {
      expect(proposed({ channels: [channel] }, { booked: [bookedOn(0)] })[0]?.channel).toBeNull();
    }
  });

  test("is that of whoever holds it or comes along, while it is not over", () => {
    const of = (more: object, seller: string | null = "south") => actions({ seller }, { booked: [bookedOn(0, more)] });
    expect(of({})).toEqual(["hold-review"]);
    expect(of({ sellerId: "south" })).toEqual([]);
    expect(of({ sellerId: "south", alsoSellerIds: ["east"] })).toEqual([]);
    expect(of({ sellerId: "south", alsoSellerIds: ["east", "north"] })).toEqual(["hold-review"]);
    expect(of({ status: "completed" })).toEqual([]);
    expect(of({ on: on(1) })).toEqual(["invite"]);
    expect(of({ on: on(-1) })).toEqual([]);
  });

  test("is answered once it was held, dropped or put off, until a later plan has a day for it again", () => {
    const of = (given: Partial<ReadAnswer>, key = "a:r:2") =>
      actions({}, { booked: [bookedOn(0)] }, { answers: answered(key, given) }).length > 0;
    expect(of({}, "another")).toBe(true);
    expect(of({})).toBe(false);
    expect(of({ onDay: AS_OF_DAY - 9 })).toBe(false);
    expect(of({ onDay: AS_OF_DAY + 1 })).toBe(true);
    expect(of({ answer: "snoozed", untilDay: AS_OF_DAY + 1 })).toBe(false);
    expect(of({ answer: "snoozed", untilDay: AS_OF_DAY })).toBe(true);
    expect(of({ answer: "dropped", onDay: AS_OF_DAY - 3 })).toBe(false);
    expect(of({ answer: "dropped", onDay: AS_OF_DAY - 4 })).toBe(true);
  });

  test("is worth what is at stake, and nothing is told of it where nothing is known", () => {
    const worth = (total: number, coverage: number) =>
      proposed({ total, coverage }, { booked: [bookedOn(0)] })[0]?.worth;
    expect(worth(0, 0)).toBeNull();
    expect(worth(0, 0.5)).toBe(0);
    expect(worth(7, 0)).toBe(7);
  });
});

describe("a review to arrange", () => {
  test("is one that is due and has no day", () => {
    expect(proposed({ status: "due" })).toStrictEqual([
      {
        key: "a:r:1:invite",
        action: "invite",
        what: { code: "portfolio.action.invite" },
        messages: [said("hello")],
        reasons: [
          { code: "portfolio.action.review-without-day", params: { latestOn: on(9) } },
          said("due"),
          said("likes"),
        ],
        worth: 70,
        channel: "email",
      },
    ]);
    expect(actions({ status: "overdue" })).toEqual(["invite"]);
    expect(actions({ status: "not-due" })).toEqual([]);
    expect(actions({ status: "due" }, {}, { answers: answered("a:r:1", {}) })).toEqual([]);
    // Nothing is to be arranged on the day on which it is held.
    expect(actions({ status: "due" }, { booked: [bookedOn(0)] })).toEqual(["hold-review"]);
  });

  test("is one that is booked for one of the next 14 days, arranged for each day anew", () => {
    const [invite, ...more] = proposed({}, { booked: [bookedOn(14)] });
    expect(more).toEqual([]);
    expect(invite).toMatchObject({ key: `a:r:2:invite:${on(14)}`, action: "invite" });
    expect(invite?.reasons[0]).toStrictEqual({ code: "portfolio.action.booked-on", params: { on: on(14) } });
    const of = (booked: BookedReview[], answers: SellersDay["answers"] = new Map<string, ReadAnswer>()) =>
      actions({ status: "due" }, { booked }, { answers });
    expect(of([bookedOn(1)])).toEqual(["invite"]);
    expect(of([bookedOn(15)])).toEqual([]);
    expect(of([bookedOn(3, { status: "pinned" })])).toEqual([]);
    expect(of([bookedOn(3)], answered("a:r:2", {}))).toEqual([]);
    expect(of([bookedOn(3)], answered(`a:r:2:invite:${on(3)}`, {}))).toEqual([]);
    expect(of([bookedOn(3)], answered(`a:r:2:invite:${on(4)}`, {}))).toEqual(["invite"]);
  });

  test("is arranged by its seller, also of an account that another owns, and not by who comes along", () => {
    const of = (seller: string | null, ...booked: BookedReview[]) => actions({ status: "due", seller }, { booked });
    const along = bookedOn(3, { sellerId: "south", alsoSellerIds: ["north"] });
    expect(of("south", bookedOn(3))).toEqual(["invite"]);
    expect(of("south")).toEqual([]);
    expect(of("north", along)).toEqual([]);
    expect(of("north", along, bookedOn(5))).toEqual(["invite"]);
    // The owner has nothing to arrange while another is going to hold it.
    const other = { sellerId: "south" };
    expect(of("north", bookedOn(3, other))).toEqual([]);
    expect(of("north", bookedOn(0, other))).toEqual(["invite"]);
    expect(of("north", bookedOn(3, { ...other, status: "completed" }))).toEqual(["invite"]);
    expect(of("north", bookedOn(-3), bookedOn(3, other))).toEqual(["invite"]);
  });

  test("of an account that no one owns is that of whoever holds its next review", () => {
    const of = (...booked: BookedReview[]) => actions({ status: "due", seller: null }, { booked });
    expect(of(bookedOn(3))).toEqual(["invite"]);
    expect(of()).toEqual([]);
    const problem = { ticketId: "t", topic: "x", openedOn: on(-1) };
    const problems = (...booked: BookedReview[]) => actions({ seller: null, openProblems: [problem] }, { booked });
    expect(problems(bookedOn(30))).toEqual(["solve-problem"]);
    expect(problems(bookedOn(30, { sellerId: "south" }))).toEqual([]);
    const completed = { sellerId: "south", status: "completed" };
    expect(problems(bookedOn(-30, completed), bookedOn(30))).toEqual(["solve-problem"]);
  });
});

test("an open problem is to be solved, each once, worth what it may cost", () => {
  const openProblems = [
    { ticketId: "t", topic: "noise", openedOn: on(-4), worth: 12 },
    { ticketId: "u", topic: null, openedOn: on(-2), worth: null },
  ];
  const [first, second, ...more] = proposed({ openProblems });
  expect(more).toEqual([]);
  expect(first).toStrictEqual({
    key: "a:problem:t",
    action: "solve-problem",
    what: { code: "portfolio.action.solve-problem", params: { topic: "noise" } },
    messages: [{ code: "conversation.follow-up.about-ticket", params: { topic: "noise" } }],
    reasons: [
      { code: "conversation.because.ticket-open", params: { ticketId: "t", topic: "noise", openedOn: on(-4) } },
    ],
    worth: 12,
    channel: "email",
  });
  expect(second).toMatchObject({ key: "a:problem:u", worth: 70 });
  expect(proposed({ openProblems }, {}, { answers: answered("a:problem:t", {}) })).toHaveLength(1);
  expect(proposed({ openProblems, seller: "south" })).toEqual([]);
});

describe("a customer about to leave", () => {
  const rescue = (fields: Partial<Fields>, day: Partial<SellersDay> = {}) =>
    proposed({ loyalty: 0.4, ...fields }, {}, day).find(({ action }) => action === "rescue");

  test("is to be talked with where its loyalty is doubtful and it has not left", () => {
    expect(rescue({ lastTouchOn: on(-30) })).toStrictEqual({
      key: `a:rescue:${on(-30)}`,
      action: "rescue",
      what: { code: "portfolio.action.rescue" },
      messages: [{ code: "conversation.recommendation.show-value" }],
      reasons: [{ code: "conversation.because.loyalty-doubtful", params: { probability: 0.4 } }],
      worth: 70,
      channel: "call",
    });
    for (const state of ["new", "active", "slowing"]) expect(rescue({ state })?.key).toBe("a:rescue:first");
    for (const state of ["prospect", "lapsed", "lost", ""]) expect(rescue({ state })).toBeUndefined();
    expect(rescue({ loyalty: null })).toBeUndefined();
    expect(rescue({ loyalty: 0.5 })).toBeUndefined();
    expect(rescue({ channels: ["email"] })?.channel).toBe("email");
  });

  test("waits for 30 days after a talk, or until something has happened since", () => {
    const signal = (code: string, daysAhead: number) => ({ code, on: on(daysAhead) });
    const since = (lastTouchOn: string | null, ...signals: object[]) => rescue({ lastTouchOn, signals })?.key;
    expect(since(on(-29))).toBeUndefined();
    expect(since(on(-30))).toBe(`a:rescue:${on(-30)}`);
    expect(since(on(-10), signal("open-problem", -9))).toBe(`a:rescue:${on(-9)}`);
    expect(since(on(-10), signal("open-problem", -10))).toBeUndefined();
    expect(since(on(-10), signal("open-problem", 0), signal("bad-answer", -3))).toBe(`a:rescue:${on(0)}`);
    expect(since(on(-10), signal("bad-answer", -3), signal("open-problem", 0))).toBe(`a:rescue:${on(0)}`);
    expect(since(on(-10), signal("open-problem", 1))).toBeUndefined();
    for (const code of ["value-at-risk", "long-silence"]) expect(since(on(-10), signal(code, -3))).toBeUndefined();
    expect(since(null, signal("bad-answer", -3))).toBe(`a:rescue:${on(-3)}`);
    expect(since(null, signal("long-silence", -3))).toBe("a:rescue:first");
  });
});

describe("what was scheduled", () => {
  const contact = (daysAhead: number, more: object = {}) =>
    ({
      key: "f",
      on: on(daysAhead),
      channel: "sms",
      reasons: [said("bought")],
      code: "ask",
      ...more,
    }) as unknown as Message;
  const followUps = (...contacts: Message[]) => [{ contacts }] as unknown as Scheduled["followUps"];

  test("is a follow-up whose day has come, by the owner or those who are named", () => {
    const given = (daysAhead: number, more?: object) => ({ followUps: followUps(contact(daysAhead, more)) });
    expect(proposed({}, given(0))).toStrictEqual([
      {
        key: "f",
        action: "follow-up",
        what: { code: "portfolio.action.follow-up" },
        messages: [contact(0)],
        reasons: [said("bought")],
        worth: 70,
        channel: "sms",
      },
    ]);
    expect(actions({}, given(-8))).toEqual(["follow-up"]);
    expect(actions({}, given(1))).toEqual([]);
    expect(actions({ seller: "south" }, given(0))).toEqual([]);
    expect(actions({ seller: "south" }, given(0, { sellerIds: ["east", "north"] }))).toEqual(["follow-up"]);
    expect(actions({}, given(0, { sellerIds: ["south"] }))).toEqual([]);
    expect(actions({}, given(0), { answers: answered("f", {}) })).toEqual([]);
  });

  test("is a reminder whose day has come, worth the contract that it offers", () => {
    const reminder = (daysAhead: number) => ({
      key: "m",
      on: on(daysAhead),
      channel: "email",
      reasons: [said("warranty")],
      contractId: "care",
    });
    const given = (daysAhead: number) =>
      ({ reminders: [{ reminders: [reminder(daysAhead)] }] }) as unknown as Partial<Scheduled>;
    const offers = [
      { productId: "mill", value: 5 },
      { productId: "care", value: 90 },
    ];
    expect(proposed({ offers }, given(0))).toStrictEqual([
      {
        key: "m",
        action: "remind",
        what: { code: "portfolio.action.remind" },
        messages: [reminder(0)],
        reasons: [said("warranty")],
        worth: 90,
        channel: "email",
      },
    ]);
    expect(proposed({}, given(-3))[0]?.worth).toBe(70);
    expect(actions({}, given(1))).toEqual([]);
    expect(actions({ seller: "south" }, given(0))).toEqual([]);
  });
});
