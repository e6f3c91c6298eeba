import fc from "fast-check";
import {
  assumptions,
  isWorkingDay,
  scheduleFollowUps,
  type Account,
  type FollowUpOptions,
  type WorkingCalendar,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";

const shift: [string, string][] = [["09:00", "17:00"]];
const calendar: WorkingCalendar = {
  hours: { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift },
  holidays: ["2026-11-10"],
};
/** A Tuesday. */
const sale = { accountId: "acme", on: "2026-11-03", productId: "mill" };
const acme: Account = { id: "acme" };
const schedule = (options: Partial<FollowUpOptions> = {}) =>
  scheduleFollowUps(sale, { asOf: "2026-11-03", calendar, ...options });
const days = (options: Partial<FollowUpOptions>): string[] => schedule(options).contacts.map(({ on }) => on);
const drops = (options: Partial<FollowUpOptions>): string[] =>
  schedule(options).dropped.map(({ dueOn, reasons }) => `${dueOn} ${reasons[0]?.code ?? ""}`);

describe("the contacts after a sale", () => {
  test("fall on working days, the first week first", () => {
    const { contacts, dropped } = schedule();
    // The 7th day is a holiday, the 90th a Monday.
    expect(contacts.map(({ code, dueOn, on }) => [code.replace("conversation.follow-up.", ""), dueOn, on])).toEqual([
      ["arrived", "2026-11-05", "2026-11-05"],
      ["first-week", "2026-11-10", "2026-11-11"],
      ["in-use", "2026-12-03", "2026-12-03"],
      ["results", "2027-02-01", "2027-02-01"],
    ]);
    expect(contacts.map(({ key }) => key)).toEqual([1, 2, 3, 4].map((number) => `acme:2026-11-03:mill:${number}`));
    expect(dropped).toEqual([]);
  });

  test("are dropped when a touch has happened in their time or later", () => {
    const touched = (on: string, kind = "call"): Partial<FollowUpOptions> => ({
      asOf: "2026-11-08",
      account: { ...acme, touches: [{ on, kind }] },
    });
    // Half-way from the 2nd to the 7th day is the 5th, 2026-11-08.
    expect(days(touched("2026-11-07"))).toEqual(["2026-11-11", "2026-12-03", "2027-02-01"]);
    expect(days(touched("2026-11-08"))).toEqual(["2026-12-03", "2027-02-01"]);
    expect(drops(touched("2026-11-08"))).toEqual([
      "2026-11-05 conversation.follow-up.touched",
      "2026-11-10 conversation.follow-up.touched",
    ]);
    expect(drops(touched("2026-11-05", "email"))).toEqual(["2026-11-05 conversation.follow-up.passed"]);
    expect(drops(touched("2026-11-03"))).toEqual(["2026-11-05 conversation.follow-up.passed"]);
    expect(drops(touched("2026-11-09"))).toEqual(["2026-11-05 conversation.follow-up.passed"]);
  });

  test("come late while their time lasts, and are dropped after it", () => {
    const [late] = schedule({ asOf: "2026-11-06" }).contacts;
    expect(late).toMatchObject({ dueOn: "2026-11-05", on: "2026-11-06" });
    expect(late?.reasons).toContainEqual({ code: "conversation.follow-up.late", params: { dueOn: "2026-11-05" } });
    expect(drops({ asOf: "2026-11-22" })).toHaveLength(2);
    expect(days({ asOf: "2027-06-01" })).toEqual(["2027-06-01"]);
  });

  test("are about the ticket while one is open, the next of them only", () => {
    const withTicket = (ticket: object): Account => ({
      ...acme,
      tickets: [{ id: "T", openedAt: "2026-11-03T08:00:00Z", topic: "noise", resolved: false, ...ticket }],
    });
    const { contacts } = schedule({ account: withTicket({}) });
    expect(contacts.map(({ code }) => code).slice(0, 2)).toEqual([
      "conversation.follow-up.about-ticket",
      "conversation.follow-up.first-week",
    ]);
    expect(contacts[0]?.params).toEqual({ topic: "noise" });
    const others = [
      { resolved: true },
      { productId: "grinder" },
      { openedAt: "2026-11-04T00:00:00Z" },
      { mergedInto: "U" },
    ];
    for (const ticket of others) {
      expect(schedule({ account: withTicket(ticket) }).contacts[0]?.code).toBe("conversation.follow-up.arrived");
    }
  });

  test("count a ticket as open by what had happened on the day asked on, in the account's time zone", () => {
    const withTicket = (ticket: object, timeZone?: string): string | undefined => {
      const tickets = [{ id: "T", openedAt: "2026-11-01T08:00:00Z", topic: "noise", ...ticket }];
      return schedule({ account: { ...acme, tickets, ...(timeZone && { timeZone }) } }).contacts[0]?.code;
    };
    const [arrived, about] = ["conversation.follow-up.arrived", "conversation.follow-up.about-ticket"];
    // Asked on 2026-11-03.
    expect(withTicket({ resolved: false })).toBe(about);
    expect(withTicket({ resolvedAt: "2026-11-04T08:00:00Z", resolved: true })).toBe(about);
    expect(withTicket({ resolvedAt: "2026-11-03T08:00:00Z" })).toBe(arrived);
    expect(withTicket({ resolved: false, openedAt: "2026-11-04T00:00:00Z" })).toBe(arrived);
    expect(withTicket({ resolved: false, openedAt: "2026-11-03T20:00:00Z" }, "Asia/Vientiane")).toBe(arrived);
    expect(withTicket({ resolved: false, openedAt: "2026-11-04T02:00:00Z" }, "America/Lima")).toBe(about);
  });

  test("follow the assumed days, and say so", () => {
    const days = { arrived: 1, firstWeek: 3, inUse: 20, results: 60 };
    const assumed = assumptions("published", { "reviews.followUpDays": days });
    const { contacts, assumptions: used } = schedule({ assumptions: assumed });
    expect(contacts.map(({ dueOn }) => dueOn)).toEqual(["2026-11-04", "2026-11-06", "2026-11-23", "2027-01-02"]);
    expect(used).toEqual([assumed["reviews.followUpDays"]]);
    expect(schedule({ policy: { steps: [{ code: "our.visit", afterDays: 5 }] } }).assumptions).toEqual([]);
  });

  test("follow a plan of one's own", () => {
    const steps = [{ code: "our.visit", text: "How is the new hall?", afterDays: 5 }];
    expect(schedule({ policy: { steps } }).contacts).toMatchObject([
      { code: "our.visit", text: "How is the new hall?" },
    ]);
  });
});

describe("the customer's preferences win", () => {
  const prefer = (preferences: Account["preferences"], touches: Account["touches"] = []): Partial<FollowUpOptions> => ({
    account: { ...acme, preferences: preferences ?? {}, touches },
  });

  test("over the plan, where it wants no contact", () => {
    expect(schedule(prefer({ doNotContact: true })).contacts).toEqual([]);
    expect(drops(prefer({ doNotContact: true }))).toHaveLength(4);
    expect(schedule(prefer({ hours: {} })).dropped[0]?.reasons).toEqual([{ code: "conversation.contact.no-hours" }]);
  });

  test("over the channel, the weekday and the language", () => {
    const [first] = schedule(prefer({ channels: ["sms"], hours: { wed: shift }, language: "hi" })).contacts;
    expect(first).toMatchObject({ channel: "sms", on: "2026-11-11", dueOn: "2026-11-10", language: "hi" });
  });

  test("over the days between contacts: steps move, and are dropped where they would leave their time", () => {
    expect(days(prefer({ daysBetweenContacts: 10 }))).toEqual(["2026-11-05", "2026-11-16", "2026-12-03", "2027-02-01"]);
    expect(days(prefer({ daysBetweenContacts: 40 }))).toEqual(["2026-11-05", "2026-12-15", "2027-02-01"]);
  });
});

test.each<[string, () => unknown]>([
  ["account.id must be that of the sale, acme", () => schedule({ account: { id: "other" } })],
  ["calendar must have a working day that suits", () => schedule({ calendar: { hours: {} } })],
  [
    "policy.steps[1].afterDays must be at least 6",
    () =>
      schedule({
        policy: {
          steps: [
            { code: "a", afterDays: 5 },
            { code: "b", afterDays: 5 },
          ],
        },
      }),
  ],
  ["policy.channels must hold at least one", () => schedule({ policy: { channels: [] } })],
  ["on must be a day that exists", () => scheduleFollowUps({ ...sale, on: "soon" }, { asOf: "2026-11-03", calendar })],
])("%s", (message, act) => {
  expect(act).toThrow(`scheduleFollowUps: ${message}`);
});

test("every step is held or dropped, on working days, apart and never before the day asked on", () => {
  const anyDay = fc.integer({ min: parseDay("2026-11-01"), max: parseDay("2027-03-01") }).map(plainDate);
  const anyTouches = fc.array(fc.record({ on: anyDay, kind: fc.constantFrom("call", "email", "review") }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(anyDay, anyTouches, fc.nat({ max: 50 }), (asOf, touches, daysBetweenContacts) => {
      const account: Account = { ...acme, touches, preferences: { daysBetweenContacts } };
      const { contacts, dropped } = schedule({ asOf, account });
      expect(contacts.length + dropped.length).toBe(4);
      expect(schedule({ asOf, account: { ...account, touches: touches.toReversed() } })).toMatchObject({
        contacts,
        dropped,
      });
      contacts.forEach(({ on }, index) => {
        expect(on >= asOf && isWorkingDay(on, { calendar })).toBe(true);
        const next = contacts[index + 1];
        if (next) expect(parseDay(next.on) - parseDay(on)).toBeGreaterThanOrEqual(Math.max(1, daysBetweenContacts));
      });
    }),
  );
});

test("a misspelt field of a touch or a ticket is named with its place", () => {
  const withRows = (rows: object) => () => schedule({ account: { ...acme, ...rows } });
  expect(withRows({ touches: [{ on: "2026-11-01", knd: "call" }] })).toThrow("account.touches[0]");
  expect(withRows({ tickets: [{ id: "T", openedat: "2026-11-01T08:00:00Z" }] })).toThrow("account.tickets[0]");
});
