import { utc } from "@date-fns/utc";
import { addMonths, formatISO } from "date-fns";
import fc from "fast-check";
import {
  assumptions,
  reviewAgenda,
  reviewPortfolio,
  reviewQuestions,
  scoreOpportunity,
  type Account,
  type ReviewAgenda,
  type ReviewAgendaOptions,
  type ReviewQuestion,
} from "retention-kit";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { reasonParameters } from "../../support/reason-parameters.js";
import { anyAccount, anyDate, catalogue, inOppositeOrder } from "../../planner/arbitraries.js";

const asOf = "2026-11-21";
const acme: Account = { id: "acme", segment: "hotel", annualBudget: 100, preferences: {} };
const codes = ({ questions }: Pick<ReviewAgenda, "questions">): string[] =>
  questions.map(({ code }) => code.replace("conversation.question.", ""));
const asked = (account: Account, options: Partial<ReviewAgendaOptions> = {}): string[] =>
  codes(reviewAgenda(account, { asOf, minutes: 60, ...options }));

describe("the occasion decides what is asked", () => {
  test("an account about which all is known gets the questions that every review covers", () => {
    expect(asked(acme)).toEqual(["going-well", "first-call", "day-to-day", "look-first", "other-suppliers"]);
  });

  test("a ticket that cost much effort since the last review comes first", () => {
    const account: Account = {
      ...acme,
      touches: [{ on: "2026-10-01", kind: "review" }],
      tickets: [
        { id: "T1", openedAt: "2026-09-30T08:00:00Z", topic: "invoice" },
        { id: "T2", openedAt: "2026-10-02T08:00:00Z", topic: "delivery" },
        { id: "T3", openedAt: "2026-10-03T08:00:00Z" },
        { id: "T4", openedAt: "2026-12-24T08:00:00Z" },
      ],
    };
    const efforts = ["T1", "T2", "T3", "T4"].map((ticketId) => ({ ticketId, effort: ticketId === "T3" ? 3.6 : 4.5 }));
    const [first] = reviewAgenda(account, { asOf, minutes: 12, efforts }).questions;
    expect(first).toMatchObject({
      code: "conversation.question.ticket-solved",
      params: { ticketId: "T2", topic: "delivery", effort: 4.5 },
      fills: "findings.problems.T2",
      reasons: [{ code: "conversation.because.ticket-effort" }, { code: "conversation.purpose.catch-problems" }],
    });
    expect(asked(account, { efforts: [{ ticketId: "T1", effort: 5 }] })).not.toContain("ticket-solved");
    expect(asked(account, { efforts, highEffort: 4.6 })).not.toContain("ticket-solved");
  });

  test("an open ticket is asked about, one that is solved or says nothing is not", () => {
    const openedAt = "2026-11-01T08:00:00Z";
    const withTicket = (ticket: object): string[] => asked({ ...acme, tickets: [{ id: "T", openedAt, ...ticket }] });
    expect(withTicket({ resolved: false })[0]).toBe("ticket-open");
    expect(withTicket({ resolvedAt: null })[0]).toBe("ticket-open");
    for (const ticket of [{}, { resolved: true }, { resolved: true, resolvedAt: null }, { resolvedAt: openedAt }]) {
      expect(withTicket(ticket)).not.toContain("ticket-open");
    }
    expect(withTicket({ resolved: false, mergedInto: "U" })).not.toContain("ticket-open");
  });

  test("one problem is asked about once, and whether it is solved only where it is not known to be open", () => {
    const opened = (id: string, openedAt: string, resolved: boolean) => ({
      id,
      openedAt,
      topic: `topic ${id}`,
      resolved,
    });
    const tickets = [
      opened("T1", "2026-10-01T08:00:00Z", false),
      opened("T2", "2026-10-02T08:00:00Z", false),
      opened("T3", "2026-10-03T08:00:00Z", true),
    ];
    const askedAbout = (efforts: Record<string, number>): unknown[] =>
      reviewAgenda(
        { ...acme, tickets },
        { asOf, minutes: 60, efforts: Object.entries(efforts).map(([ticketId, effort]) => ({ ticketId, effort })) },
      )
        .questions.filter(({ code }) => code.includes("ticket"))
        .map(({ code, params }) => [code.replace("conversation.question.", ""), params?.ticketId]);
    expect(askedAbout({ T1: 5 })).toEqual([["ticket-open", "T1"]]);
    expect(askedAbout({ T1: 4, T2: 5, T3: 3.6 })).toEqual([
      ["ticket-solved", "T3"],
      ["ticket-open", "T2"],
    ]);
    expect(askedAbout({ T1: 3, T2: 3.4 })).toEqual([["ticket-open", "T1"]]);
  });

  test("a ticket is open by the end of the day in the account's time zone", () => {
    const opened = (timeZone: string): string[] =>
      asked({ ...acme, timeZone, tickets: [{ id: "T", openedAt: "2026-11-21T20:00:00Z", resolved: false }] });
    expect(opened("America/Lima")).toContain("ticket-open");
    expect(opened("Asia/Vientiane")).not.toContain("ticket-open");
    expect(() => opened("Mars/North")).toThrow("reviewAgenda: timeZone must be an IANA time zone");
    expect(() => asked({ ...acme, tickets: {} as never })).toThrow("reviewAgenda: tickets must be an array, got {}");
  });

  test("what is unknown is asked for", () => {
    expect(asked({ id: "acme" })).toEqual([
      "going-well",
      "contact-wishes",
      "first-call",
      "plans",
      "budget",
      "day-to-day",
      "their-customers",
      "look-first",
      "other-suppliers",
    ]);
    expect(asked({ ...acme, annualBudget: null, resources: "ample" })).not.toContain("budget");
  });

  test("a long-owned product is asked about: the first to fall due, else the oldest", () => {
    const owned = [
      { productId: "machine", purchasedOn: "2023-11-21" },
      { productId: "extra", purchasedOn: "2024-01-01" },
    ];
    const asksAbout = (options: Partial<ReviewAgendaOptions>): unknown =>
      reviewAgenda({ ...acme, owned }, { asOf, minutes: 60, ...options }).questions.find(({ code }) =>
        code.endsWith("long-owned"),
      )?.params;
    expect(asksAbout({})).toEqual({ productId: "machine", purchasedOn: "2023-11-21" });
    expect(asksAbout({ longOwnedMonths: 37 })).toBeUndefined();
    const products = [
      { id: "machine", price: 10 },
      { id: "extra", price: 10, lifespanMonths: 40 },
    ];
    const opportunity = scoreOpportunity({ ...acme, owned }, { catalogue: products, asOf });
    expect(asksAbout({ opportunity })).toEqual({ productId: "extra", purchasedOn: "2024-01-01" });
  });

  test("an offer and unknown hours of maintenance are asked about", () => {
    const products = [
      { id: "machine", price: 10 },
      { id: "extra", price: 10 },
      { id: "care", price: 10, kind: "service-contract" as const, addOnTo: ["machine"] },
    ];
    const account: Account = { ...acme, owned: [{ productId: "machine", purchasedOn: "2026-01-05" }] };
    const opportunity = scoreOpportunity(account, { catalogue: products, asOf });
    const { questions } = reviewAgenda(account, { asOf, minutes: 60, opportunity });
    expect(questions.map(({ fills }) => fills)).toEqual(
      expect.arrayContaining(["owned.machine.maintenanceHoursPerYear", "findings.wanted.extra"]),
    );
  });

  test("a low survey answer and doubtful loyalty are approached with tact", () => {
    const scale = { min: 1, max: 7, higherIsBetter: true };
    const surveys: Account["surveys"] = [
      { at: "2026-11-01T00:00:00Z", metric: "ces", score: 2, scale },
      { at: "2026-01-01T00:00:00Z", metric: "ces", score: 7, scale },
    ];
    expect(asked({ ...acme, surveys }).slice(0, 2)).toEqual(["going-well", "low-score"]);
    expect(asked({ ...acme, surveys: surveys.slice(1) })).not.toContain("low-score");
    // Given on 2026-11-22 in Vientiane, the day after.
    const late = [{ at: "2026-11-21T20:00:00Z", metric: "ces" as const, score: 1, scale }];
    expect(asked({ ...acme, surveys: late })).toContain("low-score");
    expect(asked({ ...acme, surveys: late, timeZone: "Asia/Vientiane" })).not.toContain("low-score");
    const flat = [{ at: asOf + "T08:00:00Z", metric: "ces" as const, score: 1, scale: { ...scale, max: 1 } }];
    expect(() => asked({ ...acme, surveys: flat })).toThrow("reviewAgenda: surveys[0].scale.max must be above 1");
    const doubtful = asked(acme, { loyalty: { probability: 0.4 } });
    expect(doubtful.slice(-3)).toEqual(["look-first", "rival-offer", "other-suppliers"]);
    expect(doubtful).toContain("change-first");
  });

  test("asks about a bad answer of another kind than the last, and about whoever comes after a champion who left", () => {
    const scale = { min: 0, max: 10, higherIsBetter: true };
    const nps = { at: "2026-10-20T08:00:00Z", metric: "nps" as const, score: 5, scale };
    const csat = { at: "2026-11-10T08:00:00Z", metric: "csat" as const, score: 9, scale };
    expect(asked({ ...acme, surveys: [nps, csat] })).toContain("low-score");
    expect(asked({ ...acme, surveys: [{ ...nps, score: 7 }, csat] })).not.toContain("low-score");
    expect(asked({ ...acme, surveys: [{ ...nps, at: "2026-05-20T08:00:00Z" }, csat] })).not.toContain("low-score");

    const contacts = [{ id: "ann", role: "champion", left: "2026-10-20" }];
    expect(asked({ ...acme, contacts })).toContain("successor");
    const touches = [{ on: "2026-11-01", kind: "review" }];
    expect(asked({ ...acme, contacts, touches })).not.toContain("successor");
    expect(asked({ ...acme, contacts, touches: [{ on: "2026-11-01", kind: "call" }] })).toContain("successor");
    expect(asked({ ...acme, contacts: [{ id: "ann", role: "champion", left: true }], touches })).not.toContain(
      "successor",
    );
  });
});

describe("why the review is held", () => {
  const purchases = [
    { on: "2026-06-01", amount: 500 },
    { on: "2026-08-17", amount: 500 },
    { on: "2026-09-01", amount: -500 },
    { on: "2026-12-01", amount: 500 },
  ];
  const told = (account: Partial<Account>, options: Partial<ReviewAgendaOptions> = {}): string[] => {
    const before = asked({ ...acme, ...account });
    const { questions } = reviewAgenda({ ...acme, ...account }, { asOf, minutes: 60, ...options });
    return questions
      .filter((question) => !before.includes(question.code.replace("conversation.question.", "")))
      .flatMap((question) => [words(question, en), words(question.reasons[0] ?? question, en)]);
  };

  test("who stopped buying is asked what has changed, and who is new how it has gone", () => {
    for (const standing of ["slowing", "lapsed", "lost"] as const) {
      expect(told({ purchases }, { standing })).toEqual([
        // What was ordered on 17 August went back.
        "What has changed since your last order, on 2026-06-01?",
        "they last bought on 2026-06-01",
      ]);
    }
    expect(told({ purchases }, { standing: "new" })).toEqual([
      "How have things gone since your first order, on 2026-06-01?",
      "they bought for the first time on 2026-06-01",
    ]);
    expect(told({ purchases }, { standing: "active" })).toEqual([]);
    expect(told({}, { standing: "lost" })).toEqual([]);
  });

  test("use that falls is asked about since the day of its signal", () => {
    const signals = [
      { code: "long-silence", on: "2026-10-01" },
      { code: "usage-falling", on: "2026-10-05" },
    ];
    expect(told({}, { signals })).toEqual([
      "What do you use less than before, and why?",
      "they have used less of it since 2026-10-05",
    ]);
    expect(told({}, { signals: [{ code: "usage-falling", on: "2026-11-22" }] })).toEqual([]);
  });

  test("an invoice past its day that is not paid is asked about, the oldest first", () => {
    const code = (...invoices: NonNullable<Account["invoices"]>): string[] => asked({ ...acme, invoices });
    expect(code({ dueOn: "2026-10-01", amount: 50 })).toContain("invoice");
    expect(code({ dueOn: "2026-10-01", amount: 50, paidOn: "2026-11-22" })).toContain("invoice");
    expect(code({ dueOn: "2026-10-01", amount: 50, paidOn: "2026-11-21" })).not.toContain("invoice");
    expect(code({ dueOn: "2026-11-21", amount: 50 })).not.toContain("invoice");
    expect(code({ dueOn: "2026-10-01", amount: -50 })).not.toContain("invoice");
    const invoices = ["2026-10-01", "2026-09-01"].map((dueOn) => ({ dueOn, amount: 50 }));
    const { questions } = reviewAgenda({ ...acme, invoices }, { asOf, minutes: 60 });
    expect(questions.find(({ code: each }) => each === "conversation.question.invoice")?.params).toEqual({
      on: "2026-09-01",
    });
  });

  test("a prospect that nobody met is asked what matters to it", () => {
    const { standing } = { standing: "prospect" as const };
    expect(told({ touches: [] }, { standing })).toEqual([
      "What matters most to you when you choose a supplier?",
      "no conversation with them is on record",
    ]);
    expect(told({ touches: [{ on: "2026-10-01", kind: "email" }] }, { standing })).toHaveLength(2);
    expect(told({ touches: [{ on: "2026-10-01", kind: "call" }] }, { standing })).toEqual([]);
  });

  test("what it can spend is unknown where nothing tells of it, and only estimated where its spend does", () => {
    const account: Account = { id: "a", segment: "hotel", preferences: {}, purchases };
    const because = (of: Account): string[] => {
      const opportunity = scoreOpportunity(of, { catalogue: [{ id: "mill", price: 900 }], asOf });
      const { questions } = reviewAgenda(of, { asOf, minutes: 60, opportunity });
      return questions
        .filter(({ code }) => code === "conversation.question.budget")
        .map(({ reasons: [why] }) => words(why ?? { code: "" }, en, { currency: "EUR" }));
    };
    expect(because(account)).toEqual(["what they can spend is only estimated, from 500 EUR a year"]);
    expect(because({ ...account, purchases: [] })).toEqual(["what they can spend is not known"]);
  });

  test("in the main job it is known from where the account stands", () => {
    const { accounts } = reviewPortfolio(
      {
        accounts: [
          { id: "new", purchases: [{ on: "2026-11-15", amount: 900 }] },
          { id: "prospect", status: "prospect", purchases: [], touches: [] },
          { id: "late", purchases, invoices: [{ dueOn: "2026-10-01", amount: 90 }] },
          { id: "stranger", status: "prospect", purchases: [] },
        ],
        products: [],
        sellers: [],
      },
      { asOf, to: "2027-01-31", agenda: "all" },
    );
    const first = accounts.map(({ agenda }) => codes(agenda ?? { questions: [] }));
    expect(first[0]).toContain("first-use");
    expect(first[1]).toContain("first-meeting");
    expect(first[2]).toContain("invoice");
    // Where contacts are not on record, it may have been met.
    expect(first[3]).not.toContain("first-meeting");
  });
});

describe("a contract", () => {
  const contract = (more: object = {}): NonNullable<Account["contracts"]>[number] => ({
    id: "c1",
    startsOn: "2026-02-01",
    endsOn: "2027-01-31",
    ...more,
  });
  const told = (...contracts: NonNullable<Account["contracts"]>): string[] => {
    const { questions } = reviewAgenda({ ...acme, contracts }, { asOf, minutes: 60 });
    const found = questions.find(({ code }) => code === "conversation.question.contract");
    return found === undefined ? [] : [words(found, en), words(found.reasons[0] ?? found, en)];
  };

  test("is asked about where notice was given, where it ends soon, and where it waits for a signature", () => {
    expect(told(contract({ status: "cancelled" }))).toEqual([
      "What made you give notice on contract c1, and what would have to change for you to stay?",
      "notice was given on contract c1, which ends on 2027-01-31",
    ]);
    expect(told(contract())).toEqual([
      "How has contract c1 worked out for you, and would you like to continue it after 2027-01-31?",
      "contract c1 ends on 2027-01-31",
    ]);
    expect(told(contract(), contract({ id: "c2", status: "draft", startsOn: "2027-02-01", endsOn: null }))).toEqual([
      "What do you still need before you can sign contract c2?",
      "contract c2, from 2027-02-01, is waiting for a signature",
    ]);
    expect(asked({ ...acme, contracts: [contract({ status: "cancelled" })] }).slice(0, 2)).toEqual([
      "going-well",
      "contract",
    ]);
  });

  test("is not asked about where the account is said to have left, unless it has bought since", () => {
    const asks = (more: Partial<Account>): boolean =>
      asked({ ...acme, contracts: [contract()], ...more }).includes("contract");
    const left = { status: "churned", statusSince: "2026-05-01" } as const;
    expect(asks({})).toBe(true);
    expect(asks(left)).toBe(false);
    expect(asks({ status: "churned" })).toBe(false);
    expect(asks({ ...left, purchases: [{ on: "2026-05-02", amount: 10 }] })).toBe(true);
    expect(asks({ ...left, purchases: [{ on: "2026-05-01", amount: 10 }] })).toBe(false);
    expect(asks({ ...left, statusSince: "2026-12-01" })).toBe(true);
  });

  test("is asked about for 60 days after its end, while it may still be renewed", () => {
    const late = contract({ startsOn: "2025-01-01", endsOn: "2026-09-22" });
    expect(told(late)[1]).toBe("contract c1 ended on 2026-09-22 and is not renewed yet");
    expect(told(contract({ id: "c4", endsOn: "2027-01-31" }), late)[1]).toContain("contract c1 ended");
    expect(told({ ...late, status: "expired" })).toEqual([]);
  });

  test("of several the one with notice comes first, then the draft, then what ends first", () => {
    const cancelled = contract({ id: "c3", status: "cancelled", endsOn: "2029-01-31" });
    const draft = contract({ id: "c2", status: "draft", startsOn: "2027-02-01", endsOn: null });
    expect(told(contract(), draft, cancelled)[1]).toContain("contract c3");
    expect(told(contract({ endsOn: "2027-03-31" }), contract({ id: "c4" }))[1]).toBe("contract c4 ends on 2027-01-31");
    // What is to come in the place of one given notice on is asked about, not the notice.
    expect(told({ ...draft, renewedFrom: "c3" }, cancelled)[1]).toContain("contract c2");
  });

  test("is not asked about where nothing is to be decided", () => {
    expect(told(contract({ endsOn: "2027-05-21" }))).toHaveLength(2);
    expect(told(contract({ endsOn: "2027-05-22" }))).toEqual([]);
    expect(told(contract({ startsOn: "2025-01-01", endsOn: "2026-09-20" }))).toEqual([]);
    expect(told(contract({ endsOn: null }))).toEqual([]);
    expect(told(contract({ status: "cancelled", endsOn: "2026-11-20" }))).toEqual([]);
    expect(told(contract({ status: "draft", endsOn: "2026-11-20" }))).toEqual([]);
    expect(told(contract({ startsOn: "2026-12-01" }))).toEqual([]);
    expect(told(contract(), contract({ id: "c2", renewedFrom: "c1", startsOn: "2027-02-01", endsOn: null }))).toEqual(
      [],
    );
    // It renews by itself: in the last term of notice, when it is too late for that, and every month.
    expect(told(contract({ autoRenews: true, noticeOn: "2026-11-21" }))).toHaveLength(2);
    expect(told(contract({ autoRenews: true, noticeOn: "2026-11-20" }))).toEqual([]);
    expect(told(contract({ autoRenews: true, endsOn: "2026-02-28" }))).toEqual([]);
    expect(told(contract({ autoRenews: true, startsOn: "2025-02-01", endsOn: "2026-01-31" }))[1]).toBe(
      "contract c1 ends on 2027-01-31",
    );
  });
});

describe("an answer that is fresh", () => {
  const owner: Account = { ...acme, owned: [{ productId: "machine", purchasedOn: "2026-01-05" }] };
  const since = (on: string, field: string): string[] => asked(owner, { answers: [{ field, on }] });

  test("is not asked for again until its months are over", () => {
    const field = "findings.underused.machine";
    expect(asked(owner)).toContain("most-used");
    expect(since("2026-05-22", field)).not.toContain("most-used");
    expect(since("2026-05-21", field)).toContain("most-used");
    expect(since("2026-12-01", field)).toContain("most-used");
  });

  test("may be a field of the account that has grown stale", () => {
    const bank: ReviewQuestion[] = reviewQuestions.map((question) =>
      question.fills === "segment" ? { ...question, when: "always" } : question,
    );
    expect(asked(acme, { questions: bank })).not.toContain("their-customers");
    const answers = [{ field: "segment", on: "2024-11-21" }];
    expect(asked(acme, { questions: bank, answers })).toContain("their-customers");
  });

  test("is listed among what was left out", () => {
    const { leftOut } = reviewAgenda(owner, {
      asOf,
      minutes: 60,
      answers: [{ field: "findings.firstCall", on: asOf }],
    });
    expect(leftOut).toEqual([
      {
        code: "conversation.question.first-call",
        reasons: [{ code: "conversation.left-out.known", params: { field: "findings.firstCall" } }],
      },
    ]);
  });
});

describe("an account in trouble, or with more than one thing", () => {
  const ticket = { id: "T1", topic: "noise", openedAt: "2026-11-10T08:00:00Z", resolved: false };
  const old: Account = {
    id: "acme",
    owned: [{ productId: "mill", purchasedOn: "2015-03-01" }],
    tickets: [ticket],
  };
  test("while a problem is open the talk begins with it, and nothing is sold, priced or traded in", () => {
    const opportunity = scoreOpportunity(old, { catalogue, asOf });
    const agenda = reviewAgenda(old, { asOf, minutes: 60, opportunity });
    expect(codes(agenda)[0]).toBe("ticket-open");
    const selling = ["long-owned", "plans", "budget", "would-help"];
    expect(codes(agenda).filter((code) => selling.includes(code))).toEqual([]);
    expect(agenda.leftOut.find(({ code }) => code.endsWith("long-owned"))?.reasons).toEqual([
      { code: "conversation.left-out.problem-open", params: { topic: "noise" } },
    ]);
    const solved = { ...old, tickets: [{ ...ticket, resolved: true }] };
    expect(asked(solved, { opportunity })).toEqual(expect.arrayContaining(["long-owned", "plans", "budget"]));
  });

  test("what matters is what most was spent on, not the last trifle; and a contract does not hold up", () => {
    const purchases = [
      { on: "2019-03-01", productId: "press", amount: 9000 },
      { on: "2026-10-01", productId: "brush", amount: 5 },
      { on: "2018-10-01", productId: "care", amount: 20_000 },
    ];
    const products = [{ id: "care", price: 900, kind: "service-contract" as const }];
    const agenda = reviewAgenda({ ...acme, purchases }, { asOf, minutes: 60, products });
    const about = (code: string) =>
      agenda.questions.find((question) => question.code.endsWith(code))?.params?.productId;
    expect([about("most-used"), about("long-owned")]).toEqual(["press", "press"]);
    const contracts = [{ id: "C1", productId: "care", startsOn: "2018-10-01" }];
    const known = reviewAgenda({ ...acme, purchases, contracts }, { asOf, minutes: 60 });
    expect(JSON.stringify(known.questions)).not.toContain("care");
  });
});

describe("time and tact", () => {
  test("with little time the most urgent questions are left, one of each area", () => {
    expect(asked(acme, { minutes: 10 })).toEqual(["going-well", "day-to-day", "look-first"]);
    // The feeling is the first question however short the review is.
    expect(asked(acme, { minutes: 9 })).toEqual(["going-well", "day-to-day", "look-first"]);
    expect(() => reviewAgenda(acme, { asOf, minutes: 8 })).toThrow(
      "reviewAgenda: minutes must be at least 9, for one question in each area, got 8",
    );
  });

  test("the plainest questions can be left out", () => {
    const tactful = reviewAgenda({ id: "acme" }, { asOf, minutes: 60, mostDirect: "indirect" });
    expect(codes(tactful)).toEqual(["going-well", "plans", "day-to-day", "look-first"]);
    expect(tactful.leftOut.find(({ code }) => code.endsWith("budget"))?.reasons).toEqual([
      { code: "conversation.left-out.too-direct", params: { subject: "money" } },
    ]);
  });

  test("a direct question is not opened by an indirect one that comes in a later area", () => {
    const bank: ReviewQuestion[] = reviewQuestions.map((question) =>
      question.code.endsWith(".budget") ? { ...question, area: "relationship", when: "always" } : question,
    );
    const { questions, leftOut } = reviewAgenda({ id: "acme" }, { asOf, minutes: 60, questions: bank });
    expect(questions.map(({ code }) => code)).not.toContain("conversation.question.budget");
    expect(leftOut).toMatchObject([{ reasons: [{ code: "conversation.left-out.too-direct" }] }]);
  });

  test("a direct question stays out when nothing opens its subject", () => {
    const { leftOut } = reviewAgenda(
      { id: "acme" },
      { asOf, minutes: 60, answers: [{ field: "resources", on: asOf }] },
    );
    expect(leftOut.map(({ code }) => code)).toEqual(["conversation.question.plans", "conversation.question.budget"]);
  });
});

test("minutes and urgency are assumptions, which the result names", () => {
  const minutes = { ...assumptions()["reviews.agenda.minutes"].value, "going-well": 9 };
  const assumed = assumptions("published", { "reviews.agenda.minutes": minutes });
  const agenda = reviewAgenda(acme, { asOf, minutes: 60, assumptions: assumed });
  expect(agenda.questions[0]).toMatchObject({ code: "conversation.question.going-well", minutes: 9 });
  const used = ["reviews.agenda.occasions", "reviews.agenda.minutes", "reviews.agenda.urgency"];
  expect(agenda.assumptions.map(({ key }) => key)).toEqual(used);
  const own = reviewAgenda(acme, { asOf, minutes: 60, questions: reviewQuestions });
  expect(own.assumptions.map(({ key }) => key)).toEqual(used.slice(0, 1));
});

describe("a bank of one's own", () => {
  const own: ReviewQuestion = {
    code: "our.hall",
    text: "How is the new hall?",
    area: "needs",
    purpose: "learn-needs",
    when: "always",
    urgency: 90,
    minutes: 1,
    fills: "findings.hall",
    freshForMonths: 3,
    directness: "open",
  };

  test("adds to ours or takes its place, in the user's own words", () => {
    const { questions } = reviewAgenda(acme, { asOf, minutes: 60, questions: [...reviewQuestions, own] });
    const hall = questions.find(({ code }) => code === "our.hall");
    expect(hall && words(hall, en)).toBe("How is the new hall?");
  });

  test("carries its own words and what the occasion knows to follow-ups and to what is left out", () => {
    const followUps = [
      { answer: "no", code: "our.next" },
      { answer: "yes", code: "our.last" },
    ] as unknown as NonNullable<ReviewQuestion["followUps"]>;
    const ticket: ReviewQuestion = {
      ...own,
      code: "our.ticket",
      text: "And that ticket?",
      when: "ticket-open",
      followUps,
    };
    const next = { ...own, code: "our.next", text: "What would help?" };
    const account = { ...acme, tickets: [{ id: "T", openedAt: "2026-11-01T08:00:00Z", resolved: false }] };
    const agendaOf = (minutes: number) =>
      reviewAgenda(account, { asOf, minutes: 60, questions: [...reviewQuestions, { ...ticket, minutes }, next] });
    const params = { ticketId: "T", openedOn: "2026-11-01", topic: "T" };
    expect(agendaOf(1).questions.find(({ code }) => code === "our.ticket")).toMatchObject({
      ...{ code: "our.ticket", text: "And that ticket?", params },
      followUps: [
        { answer: "no", code: "our.next", text: "What would help?", params },
        { answer: "yes", code: "our.last", params },
      ],
    });
    expect(agendaOf(60).leftOut.find(({ code }) => code === "our.ticket")).toEqual({
      ...{ code: "our.ticket", text: "And that ticket?", params },
      reasons: [{ code: "conversation.left-out.no-time", params: { minutes: 60 } }],
    });
    // Where the occasion knows nothing more there is nothing to fill in.
    const hall = reviewAgenda(acme, { asOf, minutes: 60, questions: [...reviewQuestions, own] }).questions.find(
      ({ code }) => code === "our.hall",
    );
    expect(Object.keys(hall ?? {})).not.toContain("params");
  });

  test.each([
    [
      [...reviewQuestions, { ...own, minutes: 0 }],
      `questions[${reviewQuestions.length}].minutes must be at least 1, got 0`,
    ],
    [[...reviewQuestions, own, own], `questions[${reviewQuestions.length + 1}].code must not come twice`],
    [[own], 'questions must hold for the area "relationship" an indirect question to ask always'],
    [[{ ...own, when: "never" as "always" }], "questions[0].when must be one of always, "],
  ])("is refused where it cannot work", (questions, message) => {
    expect(() => reviewAgenda(acme, { asOf, minutes: 60, questions })).toThrow(`reviewAgenda: ${message}`);
  });

  test("every question of ours has the parameters its words need, and every code its words", () => {
    const parameters = reasonParameters();
    for (const { code, when, followUps } of reviewQuestions) {
      const given = [...(parameters.get(`conversation.because.${when}`)?.keys() ?? [])];
      expect(given).toEqual(expect.arrayContaining([...(parameters.get(code)?.keys() ?? ["no such code"])]));
      for (const { code } of followUps ?? []) expect(parameters.get(code)).toEqual(new Map());
    }
  });
});

describe("any account", () => {
  const anyTicket = fc.record(
    {
      id: fc.constantFrom("T1", "T2", "T3"),
      openedAt: anyDate.map((date) => `${date}T08:00:00Z`),
      resolved: fc.boolean(),
      topic: fc.constant("delivery"),
    },
    { requiredKeys: ["id", "openedAt"] },
  );
  const anySurvey = fc.record({
    at: anyDate.map((date) => `${date}T08:00:00Z`),
    metric: fc.constant("nps" as const),
    score: fc.integer({ min: 0, max: 10 }),
    scale: fc.constant({ min: 0, max: 10, higherIsBetter: true }),
  });
  const fields = reviewQuestions.map(({ fills }) =>
    fills.replace("{productId}", "machine").replace("{ticketId}", "T1"),
  );
  const anyCase = fc.record({
    account: anyAccount,
    tickets: fc.uniqueArray(anyTicket, { selector: ({ id }) => id }),
    surveys: fc.array(anySurvey, { maxLength: 3 }),
    asOf: anyDate,
    minutes: fc.integer({ min: 10, max: 70 }),
    loyalty: fc.option(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }) })),
    efforts: fc.array(
      fc.record({ ticketId: fc.constantFrom("T1", "T2"), effort: fc.double({ min: 1, max: 5, noNaN: true }) }),
      { maxLength: 2 },
    ),
    answers: fc.array(fc.record({ field: fc.constantFrom(...fields), on: anyDate }), { maxLength: 8 }),
    mostDirect: fc.constantFrom("indirect" as const, "open" as const, "direct" as const),
  });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;
  const agendaOf = ({ account, tickets, surveys, ...options }: Case): ReviewAgenda =>
    reviewAgenda(
      { ...account, tickets, surveys },
      { ...options, opportunity: scoreOpportunity(account, { catalogue, asOf: options.asOf }) },
    );
  const always = (property: (any: Case) => void): void => {
    fc.assert(fc.property(anyCase, property), { numRuns: 100 });
  };

  test("is asked in all three areas, within the time", () => {
    always((any) => {
      const { questions, minutes } = agendaOf(any);
      expect(new Set(questions.map(({ area }) => area))).toEqual(new Set(["relationship", "needs", "rivals"]));
      expect(minutes).toBe(questions.reduce((sum, question) => sum + question.minutes, 0));
      expect(minutes).toBeLessThanOrEqual(any.minutes);
    });
  });

  test("hears no direct question on a sensitive subject before an indirect one", () => {
    always((any) => {
      const { questions } = agendaOf(any);
      questions.forEach(({ directness, subject }, index) => {
        if (directness !== "direct" || subject === null) return;
        const before = questions.slice(0, index);
        expect(before.some((other) => other.subject === subject && other.directness === "indirect")).toBe(true);
      });
    });
  });

  test("is not asked what is known and fresh", () => {
    always((any) => {
      for (const { fills, code } of agendaOf(any).questions) {
        const months = reviewQuestions.find((question) => question.code === code)?.freshForMonths ?? 0;
        const answers = any.answers.filter(({ field, on }) => field === fills && on <= any.asOf);
        const staleOn = answers.map(({ on }) =>
          formatISO(addMonths(`${on}T00:00:00Z`, months, { in: utc }), { representation: "date" }),
        );
        for (const day of staleOn) expect(day <= any.asOf).toBe(true);
        if (fills === "segment" && answers.length === 0) expect(any.account.segment).toBeUndefined();
      }
    });
  });

  test("is not asked for what its record tells, even by questions that every review may ask", () => {
    const bank = reviewQuestions.map((question): ReviewQuestion => {
      const asksForUnknown = question.when.endsWith("-unknown") && question.when !== "maintenance-unknown";
      return asksForUnknown ? { ...question, when: "always" } : question;
    });
    const anyRecord = fc.record(
      {
        segment: fc.constant("hotel"),
        annualBudget: fc.constantFrom(null, 0, 500),
        resources: fc.constantFrom(null, "ample" as const),
        preferences: fc.constant({}),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 10, max: 70 }), (record, minutes) => {
        const fills = reviewAgenda({ id: "acme", ...record }, { asOf, minutes, questions: bank }).questions.map(
          (question) => question.fills,
        );
        const known = Object.entries(record).filter(([, value]) => value !== null);
        for (const [field] of known) expect(fills).not.toContain(field);
        if (minutes === 70)
          for (const field of ["segment", "preferences", "resources"]) {
            if (!known.some(([name]) => name === field)) expect(fills).toContain(field);
          }
      }),
    );
  });

  test("gets the same agenda in whatever order its rows come, and each question once", () => {
    always((any) => {
      const account = inOppositeOrder(any.account);
      const agenda = agendaOf(any);
      const turned = { tickets: any.tickets.toReversed(), surveys: any.surveys.toReversed() };
      expect(agendaOf({ ...any, ...turned, account, answers: any.answers.toReversed() })).toEqual(agenda);
      const all = [...agenda.questions, ...agenda.leftOut].map(({ code }) => code);
      expect(new Set(all).size).toBe(all.length);
    });
  });
});

test.each([
  [{ efforts: [null] }, "efforts[0] must be an object"],
  [{ efforts: [{ ticketId: 5, effort: 4 }] }, "efforts[0].ticketId must be a text"],
  [{ efforts: [{ ticketId: "t", effort: "4" }] }, "efforts[0].effort must be a finite number"],
  [{ answers: [null] }, "answers[0] must be an object"],
  [{ opportunity: 5 }, "opportunity must be an object"],
  [{ opportunity: {} }, "opportunity.offers must be an array"],
  [{ opportunity: { offers: [null], reasons: [] } }, "opportunity.offers[0] must be an object"],
  [{ opportunity: { offers: [], reasons: null } }, "opportunity.reasons must be an array"],
  [{ questions: [null] }, "questions[0] must be an object"],
])("the options %j are refused by name", (options, message) => {
  expect(() => reviewAgenda({ id: "a" }, { asOf: "2026-01-05", minutes: 30, ...options } as never)).toThrow(
    `reviewAgenda: ${message}`,
  );
});
