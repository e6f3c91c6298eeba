import fc from "fast-check";
import {
  nextBestActions,
  reviewPortfolio,
  scheduleFollowUps,
  scheduleServiceReminders,
  type Account,
  type NextBestActionOptions,
  type Portfolio,
  type WorkingCalendar,
} from "retention-kit";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-23";
const shift: [string, string][] = [["09:00", "17:00"]];
const calendar: WorkingCalendar = { hours: { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift } };
const seller = { timeZone: "Asia/Vientiane", calendar, minutesPerDay: 240 };
const sellers = [
  { ...seller, id: "north" },
  { ...seller, id: "south" },
];
const products = [
  { id: "mill", price: 900 },
  { id: "mill-care", price: 100, kind: "service-contract" as const, addOnTo: ["mill"] },
  { id: "press", price: 2400 },
];
const noise = { id: "T", openedAt: "2026-11-20T08:00:00Z", topic: "noise", resolved: false };
const reviewed = [{ on: "2026-11-01", kind: "review" }];
/** Reviewed lately, so that nothing is due. */
const calm: Account = { id: "calm", sellerId: "north", resources: "ample", touches: reviewed };

const bookOf = (accounts: Account[], options: { from?: string } = {}): Portfolio =>
  reviewPortfolio({ accounts, products, sellers }, { asOf, to: "2027-02-20", ...options });
const list = (accounts: Account[], options: Partial<NextBestActionOptions> = {}) =>
  nextBestActions(bookOf(accounts), { sellerId: "north", asOf, ...options });
const brief = (actions: ReturnType<typeof nextBestActions>): string[] =>
  actions.map(({ accountId, action, also }) => [accountId, action, ...also].join(" "));

describe("what there is to do", () => {
  test("is nothing where nothing is due", () => {
    expect(list([calm])).toEqual([]);
  });

  test("is a review that is booked for the day", () => {
    const book = bookOf([{ ...calm, touches: [] }], { from: asOf });
    const [booked] = book.plan.booked;
    const on = booked?.on ?? "";
    const [first] = nextBestActions(book, { sellerId: booked?.sellerId ?? "", asOf: on });
    expect(first).toMatchObject({
      action: "hold-review",
      accountId: "calm",
      params: { minutes: booked?.minutes },
      key: booked?.key,
      worth: book.accounts[0]?.attention.total,
      computedFor: on,
    });
    expect(first?.messages).toEqual(book.accounts[0]?.agenda?.questions);
  });

  test("is a problem that is open, and a customer about to leave", () => {
    const scale = { min: 1, max: 7, higherIsBetter: true };
    const hard = { ...noise, contacts: 9, reopens: 3, transfers: 4, repeatedInformation: 4 };
    const surveys = [{ at: "2026-11-21T08:00:00Z", metric: "ces" as const, score: 1, scale }];
    const customer: Account = { ...calm, owned: [{ productId: "mill", purchasedOn: "2024-03-01" }] };
    const [first] = list([{ ...customer, tickets: [hard], surveys }]);
    expect(first).toMatchObject({ action: "solve-problem", also: ["rescue", "invite"], params: { topic: "noise" } });
    expect(first?.reasons[0]).toEqual({
      code: "conversation.because.ticket-open",
      params: { ticketId: "T", topic: "noise", openedOn: "2026-11-20" },
    });
    const solved = { tickets: [{ ...hard, resolved: true }], surveys };
    expect(brief(list([{ ...customer, ...solved }]))).toEqual(["calm rescue invite"]);
    // Neither a prospect nor one that has left is about to leave.
    expect(brief(list([{ ...calm, ...solved, purchases: [] }]))).toEqual(["calm invite"]);
    expect(brief(list([{ ...customer, ...solved, status: "churned" }]))).toEqual(["calm invite"]);
  });

  test("is a review to arrange: booked for the days ahead, or due without a day", () => {
    const never = { ...calm, touches: [] };
    expect(list([never])[0]).toMatchObject({ action: "invite", channel: "call" });
    const full = sellers.map((one) => ({ ...one, minutesPerDay: 0 }));
    const book = reviewPortfolio({ accounts: [never], products, sellers: full }, { asOf, to: "2027-02-20" });
    const [first] = nextBestActions(book, { sellerId: "north", asOf });
    expect(first?.reasons[0]?.code).toBe("portfolio.action.review-without-day");
  });

  test("is a follow-up or a reminder whose day has come", () => {
    const followUps = scheduleFollowUps({ accountId: "calm", on: "2026-11-21" }, { asOf, calendar });
    const reminders = scheduleServiceReminders(
      { id: "m", accountId: "calm", productId: "mill", purchasedOn: "2024-12-01", warrantyEndsOn: "2026-12-01" },
      { asOf, rules: { warranty: { contractId: "mill-care" } } },
    );
    const owner: Account = {
      ...calm,
      owned: [{ productId: "mill", purchasedOn: "2024-12-01", maintenanceHoursPerYear: 90 }],
    };
    const actions = list([owner], { followUps: [followUps], reminders: [reminders] });
    expect(brief(actions)).toEqual(["calm follow-up remind"]);
    expect(actions[0]?.messages.map((message) => words(message, en))).toEqual([
      "Did everything arrive, and is it up and running?",
    ]);
    const [remind] = list([owner], { reminders: [reminders] });
    expect(remind).toMatchObject({ action: "remind", messages: [{ contractId: "mill-care" }] });
    expect(list([owner], { followUps: [{ ...followUps, contacts: followUps.contacts.slice(1) }] })).toEqual([]);
  });
});

test("several things of one kind are one action, with what is said of each; what is of another kind stands beside it", () => {
  const two = [noise, { ...noise, id: "U", openedAt: "2026-11-21T08:00:00Z", topic: "heat" }];
  const [first, ...others] = list([{ ...calm, touches: [], tickets: two, purchases: [] }]);
  expect(others).toEqual([]);
  expect(first?.action).toBe("solve-problem");
  expect(first?.messages.map(({ params }) => params?.topic)).toEqual(["noise", "heat"]);
  expect(first?.reasons.map(({ params }) => params?.ticketId)).toEqual(["T", "U"]);
  expect(first?.things.map(({ key, action }) => [key, action])).toEqual([
    ["calm:problem:T", "solve-problem"],
    ["calm:problem:U", "solve-problem"],
    [expect.stringContaining("calm:first:1:invite"), "invite"],
  ]);
  expect(first?.also).toEqual(["invite"]);
});

test("of one kind what is worth more comes first, and last what no one knows the worth of", () => {
  const never = (id: string): Account => ({ ...calm, id, touches: [] });
  const book = bookOf(["a", "b", "c"].map(never));
  const worth = new Map([
    ["a", { coverage: 0, total: 0 }],
    ["b", { coverage: 1, total: 0.25 }],
    ["c", { coverage: 1, total: 0.5 }],
  ]);
  const accounts = book.accounts.map((report) => ({
    ...report,
    attention: { ...report.attention, ...worth.get(report.accountId) },
  }));
  const found = nextBestActions({ ...book, accounts }, { sellerId: "north", asOf });
  expect(found.map((action) => [action.accountId, action.worth])).toEqual([
    ["c", 0.5],
    ["b", 0.25],
    ["a", null],
  ]);
  const answered = (more: object) => () => list([calm], { answers: [{ key: "k", answer: "done", on: asOf, ...more }] });
  expect(answered({ on: "today" })).toThrow("nextBestActions: answers[0].on must");
  expect(answered({ key: 7 })).toThrow("nextBestActions: answers[0].key must");
  expect(answered({ answer: "snoozed" })).toThrow("nextBestActions: answers[0].until must");
  expect(answered({ until: asOf })).toThrow("nextBestActions: answers[0].until must be left out");
});

test("follow-ups and reminders are refused by the name of what is wrong in them", () => {
  const asking = (more: object) => () => list([calm], more);
  expect(asking({ seller: "north" })).toThrow("nextBestActions: options must have no field but");
  expect(() => nextBestActions(bookOf([calm]), 7 as never)).toThrow("nextBestActions: options must");
  expect(asking({ assumptions: 7 })).toThrow("nextBestActions: options.assumptions must");
  for (const [field, rows] of [
    ["followUps", "contacts"],
    ["reminders", "reminders"],
  ] as const) {
    const good = { accountId: "calm", [rows]: [] };
    expect(asking({ [field]: [good] })).not.toThrow();
    expect(asking({ [field]: {} })).toThrow(`nextBestActions: ${field} must`);
    expect(asking({ [field]: [good, { ...good, accountId: 7 }] })).toThrow(
      `nextBestActions: ${field}[1].accountId must`,
    );
    expect(asking({ [field]: [{ accountId: "calm" }] })).toThrow(`nextBestActions: ${field}[0].${rows} must`);
  }
});

describe("the list", () => {
  const waiting: Account[] = ["e", "d", "c"].map((id) => ({ ...calm, id, tickets: [noise] }));

  test("has each account once, the urgent first, and no more than asked for", () => {
    const never = { ...calm, id: "a", touches: [] };
    expect(brief(list([never, ...waiting]))).toEqual([
      "c solve-problem",
      "d solve-problem",
      "e solve-problem",
      "a invite",
    ]);
    expect(brief(list([never, ...waiting], { count: 2 }))).toEqual(["c solve-problem", "d solve-problem"]);
  });

  test("is the seller's own", () => {
    expect(list(waiting, { sellerId: "south" })).toEqual([]);
  });

  test("leaves out who does not want to be contacted, at all or so soon", () => {
    const with_ = (account: Partial<Account>) => list([{ ...calm, tickets: [noise], ...account }]);
    expect(with_({ preferences: { doNotContact: true } })).toEqual([]);
    expect(with_({ preferences: { channels: [] } })).toEqual([]);
    expect(with_({ preferences: { daysBetweenContacts: 30 } })).toEqual([]);
    expect(with_({ preferences: { hours: { tue: shift } } })).toEqual([]);
    expect(with_({ preferences: { channels: ["sms"], language: "lo" } })[0]).toMatchObject({
      channel: "sms",
      language: "lo",
    });
  });

  test("does not hold a review with one who does not want to be contacted", () => {
    // Booked before the customer said so.
    const { plan } = bookOf([{ ...calm, touches: [] }]);
    const { accounts } = bookOf([{ ...calm, touches: [], preferences: { doNotContact: true } }]);
    const [booked] = plan.booked;
    expect(booked).toBeDefined();
    expect(nextBestActions({ accounts, plan }, { sellerId: "north", asOf: booked?.on ?? asOf })).toEqual([]);
  });

  test("does not depend on the order of the book and can be stored", () => {
    const any = fc.shuffledSubarray([...waiting, { ...calm, id: "a", touches: [] }, calm], { minLength: 1 });
    fc.assert(
      fc.property(any, (accounts) => {
        const actions = list(accounts);
        expect(list(accounts.toReversed())).toEqual(actions);
        expect(JSON.parse(JSON.stringify(actions))).toEqual(actions);
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  [{ asOf: "today" }, "asOf must be a day that exists"],
  [{ sellerId: "" }, "sellerId must be a text that is not empty"],
  [{ count: 0 }, "count must be at least 1, got 0"],
])("%j is refused", (options, message) => {
  expect(() => list([calm], options)).toThrow(`nextBestActions: ${message}`);
});
