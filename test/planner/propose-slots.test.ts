import fc from "fast-check";
import { type ProposeSlotsOptions, proposeSlots, type SlotProposal, type WorkingCalendar } from "retention-kit";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../src/calendar/days/plain-date.js";
import { resolveCalendar } from "../../src/calendar/working-calendars/working-calendar.js";
import { calendars } from "../support/calendars.js";
import { wallMinutes, workingMinutes } from "../support/minute-walker.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

const week = (...shifts: [string, string][]): WorkingCalendar["hours"] => ({
  mon: shifts,
  tue: shifts,
  wed: shifts,
  thu: shifts,
  fri: shifts,
});
const office = { hours: week(["09:00", "17:00"]) };
const newYork = { timeZone: "America/New_York", calendar: office };

// 2026-11-23 is a Monday.
const propose = (options: Partial<ProposeSlotsOptions> = {}, on = "2026-11-23", minutes = 60): SlotProposal =>
  proposeSlots({ on, minutes }, { seller: newYork, accountTimeZone: "America/New_York", ...options });
const times = ({ slots }: SlotProposal): string[] => slots.map(({ sellerTime }) => sellerTime.slice(11));
const codes = ({ reasons }: { reasons: readonly { code: string }[] }): string[] => reasons.map(({ code }) => code);

describe("slots that keep rules", () => {
  const at = (from: string, to: string, accountGroup?: string) => ({
    start: `2026-11-23T${from}-05:00`,
    end: `2026-11-23T${to}-05:00`,
    accountGroup,
  });

  test("keep a buffer from what is busy on both sides", () => {
    const busy = [at("10:00", "12:00"), at("14:00", "15:00")];
    expect(times(propose({ busy, count: 9 }))).toEqual(["12:00", "13:00", "15:00", "09:00", "16:00"]);
    expect(times(propose({ busy, count: 9, bufferMinutes: 15 }))).toEqual(["12:15", "15:15"]);
    expect(times(propose({ busy, count: 9, bufferMinutes: 20 }, "2026-11-23", 100))).toEqual(["15:20"]);
  });

  test("start by the latest start and give notice", () => {
    expect(times(propose({ count: 9, latestStart: "11:30" }))).toEqual(["10:00", "11:00", "09:00"]);
    expect(times(propose({ count: 9, notBefore: "2026-11-23T19:00Z" }))).toEqual(["14:00", "15:00", "16:00"]);
    const none = propose({ notBefore: "2026-11-24T19:00Z" });
    expect([none.slots, codes(none)]).toEqual([[], ["slots.ruled-out"]]);
  });

  test("do not follow or precede a meeting with the same group of accounts", () => {
    const busy = [at("10:00", "11:00", "hotels"), at("13:00", "14:00", "schools")];
    const accountGroup = "hotels";
    expect(times(propose({ busy, accountGroup, count: 9 }))).toEqual(["14:00", "15:00", "16:00"]);
    expect(times(propose({ busy, accountGroup: "banks", count: 9 }))).toHaveLength(6);
    expect(codes(propose({ busy: [at("09:00", "10:00", "hotels")], accountGroup }))).toEqual(["slots.ruled-out"]);
  });

  test("refuse what is none", () => {
    expect(() => propose({ bufferMinutes: -1 })).toThrow("proposeSlots: bufferMinutes must be at least 0");
    expect(() => propose({ notBefore: "noon" })).toThrow("proposeSlots: notBefore must be a moment");
    expect(() => propose({ latestStart: "noon" })).toThrow("proposeSlots: latestStart must be a time of day");
    expect(() => propose({ accountGroup: "" })).toThrow("proposeSlots: accountGroup must be a text");
  });
});

describe("slots that suit both", () => {
  test("keep an hour from the ends of the day, the earliest first, and do not overlap", () => {
    expect(times(propose({ count: 9 }))).toEqual([
      "10:00",
      "11:00",
      "12:00",
      "13:00",
      "14:00",
      "15:00",
      "09:00",
      "16:00",
    ]);
    expect(times(propose())).toHaveLength(3);
  });

  test("fit what is left between busy times", () => {
    const busy = [
      { start: "2026-11-23T09:00-05:00", end: "2026-11-23T12:10-05:00" },
      { start: "2026-11-23T13:30-05:00", end: "2026-11-23T17:00-05:00" },
    ];
    expect(times(propose({ busy }))).toEqual(["12:15"]);
    expect(codes(propose({ busy }))).toEqual([]);
    // Off the quarter hour only where it must be.
    expect(times(propose({ busy }, "2026-11-23", 80))).toEqual(["12:10"]);
  });

  test("lie in the hours that both have, whatever the offset between them", () => {
    // Kathmandu is ahead of London by 5:45: 09:00 to 17:00 there is 03:15 to 11:15 in London.
    const seller = { timeZone: "Europe/London", calendar: office };
    const proposal = propose({ seller, accountTimeZone: "Asia/Kathmandu", count: 5 }, "2026-11-23", 30);
    expect(proposal.commonMinutes).toBe(135);
    expect(proposal.slots[0]).toEqual({
      start: "2026-11-23T09:00:00.000Z",
      end: "2026-11-23T09:30:00.000Z",
      sellerTime: "2026-11-23T09:00",
      accountTime: "2026-11-23T14:45",
      reasons: [],
    });
    expect(times(proposal)).toEqual(["09:00", "09:30", "10:00", "10:30"]);
  });

  test("follow the clocks of either side as they change", () => {
    const common = (on: string): number => propose({ accountTimeZone: "Europe/London" }, on).commonMinutes;
    // New York changes on 8 March and 1 November 2026, London on 29 March and 25 October.
    expect(["2026-03-06", "2026-03-09", "2026-03-30", "2026-10-26", "2026-11-02"].map(common)).toEqual([
      180, 240, 180, 240, 180,
    ]);
  });

  test("take an hour that is short as it comes, so that all slots are offered", () => {
    const accountHours = { mon: [["09:00", "10:00"]] } satisfies WorkingCalendar["hours"];
    const proposal = proposeSlots(
      { on: "2026-11-23", minutes: 30 },
      { seller: { ...newYork, calendar: office }, accountTimeZone: "America/New_York", accountHours },
    );
    expect(times(proposal)).toEqual(["09:00", "09:30"]);
  });

  test("lie in the night shift of the booked day, after midnight too, and not in that of the day before", () => {
    const seller = { timeZone: "UTC", calendar: { hours: week(["22:00", "06:00"]) } };
    const always: [string, string][] = [["00:00", "24:00"]];
    const accountHours = { mon: always, tue: always, wed: always } satisfies WorkingCalendar["hours"];
    const night = propose({ seller, accountTimeZone: "UTC", accountHours, count: 20 }, "2026-11-24");
    expect(night.slots.map(({ sellerTime }) => sellerTime.slice(8))).toEqual([
      ...["24T23:00", "25T00:00", "25T01:00", "25T02:00", "25T03:00", "25T04:00"],
      ...["24T22:00", "25T05:00"],
    ]);
    expect(night.commonMinutes).toBe(480);
    // Where the account is there only after midnight, that is the time.
    const early = { wed: [["00:00", "02:00"]] } satisfies WorkingCalendar["hours"];
    expect(propose({ seller, accountTimeZone: "UTC", accountHours: early }, "2026-11-24").slots[0]?.sellerTime).toBe(
      "2026-11-25T00:00",
    );
  });
});

describe("where no slot suits both", () => {
  test("the one that asks the less of the side it asks most of is proposed, with its reasons", () => {
    const proposal = propose({ accountTimeZone: "Asia/Tokyo" });
    expect(proposal).toMatchObject({ commonMinutes: 0, reasons: [{ code: "slots.no-common-hours" }] });
    // Tokyo starts at 19:00 in New York, two hours after the seller's day.
    expect(proposal.slots[0]).toEqual({
      start: "2026-11-23T22:30:00.000Z",
      end: "2026-11-23T23:30:00.000Z",
      sellerTime: "2026-11-23T17:30",
      accountTime: "2026-11-24T07:30",
      reasons: [
        { code: "slots.outside-seller-hours", params: { minutes: 90 } },
        { code: "slots.outside-account-hours", params: { minutes: 90 } },
      ],
    });
  });

  test("common hours without a gap are told apart from no common hours", () => {
    const busy = [{ start: "2026-11-23T08:00-05:00", end: "2026-11-23T18:00-05:00" }];
    const proposal = propose({ busy, count: 1 });
    expect(codes(proposal)).toEqual(["slots.no-common-gap"]);
    expect(times(proposal)).toEqual(["07:00"]);
    expect(proposal.commonMinutes).toBe(480);
  });

  test("a day that is full has no slots", () => {
    const busy = [{ start: "2026-11-22T00:00Z", end: "2026-11-25T00:00Z" }];
    expect(propose({ busy })).toEqual({
      slots: [],
      commonMinutes: 480,
      reasons: [{ code: "slots.day-full", params: { on: "2026-11-23", minutes: 60 } }],
    });
    expect(codes(propose({}, "2026-11-23", 1441))).toEqual(["slots.day-full"]);
  });

  test("nothing is proposed on a seller's day off, in leave, or on a day that the zone skipped", () => {
    const off = { slots: [], commonMinutes: 0 };
    expect(propose({}, "2026-11-22")).toMatchObject({ ...off, reasons: [{ code: "slots.seller-off" }] });
    const away = [{ from: "2026-11-20", to: "2026-11-30" }];
    expect(propose({ seller: { ...newYork, away } })).toMatchObject(off);
    expect(propose({ seller: { ...newYork, timeZone: "Pacific/Apia" } }, "2011-12-30")).toMatchObject(off);
  });

  test("an account's day off is used only where the seller has no other time, at its usual hours", () => {
    const seller = {
      timeZone: "UTC",
      calendar: { hours: { sat: [["09:00", "17:00"]] } satisfies WorkingCalendar["hours"] },
    };
    const saturday = propose({ seller, accountTimeZone: "UTC", count: 1 }, "2026-11-21");
    expect(codes(saturday)).toEqual(["slots.no-common-hours"]);
    expect(saturday.slots[0]).toMatchObject({
      sellerTime: "2026-11-21T09:00",
      reasons: [{ code: "slots.account-day-off", params: { on: "2026-11-21" } }],
    });
    // So is a day whose only hours the clocks skip.
    const sunday = propose(
      {
        seller: { ...newYork, calendar: { hours: { sun: [["09:00", "17:00"]] } } },
        accountHours: { sun: [["02:00", "03:00"]] },
      },
      "2026-03-08",
    );
    expect(sunday.slots[0]).toMatchObject({
      sellerTime: "2026-03-08T05:30",
      reasons: [
        { code: "slots.outside-seller-hours", params: { minutes: 210 } },
        { code: "slots.account-day-off", params: { on: "2026-03-08" } },
        { code: "slots.outside-account-hours", params: { minutes: 210 } },
      ],
    });
    // A Friday evening in New York is Saturday in Tokyo: the account is asked for its Friday evening rather.
    const friday = propose({ accountTimeZone: "Asia/Tokyo", count: 1 }, "2026-11-20");
    expect(friday.slots[0]?.accountTime.slice(0, 10)).toBe("2026-11-20");
  });
});

describe("against a walker from minute to minute", () => {
  const zones = fc.constantFrom(
    "America/New_York",
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
  );
  // Around the changes of March and April 2026.
  const days = fc.integer({ min: 20_518, max: 20_550 });

  test("slots suit both wherever a quarter hour does, and only then go without a reason", () => {
    const cases = fc.record({
      sellerZone: zones,
      accountTimeZone: zones,
      day: days,
      calendar: calendars(20_518, 20_550),
      accountHours: calendars(20_518, 20_550).map(({ hours }) => hours),
      minutes: fc.integer({ min: 1, max: 24 }).map((step) => step * 5),
      busy: fc.array(fc.tuple(fc.nat({ max: 2880 }), fc.nat({ max: 300 })), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(cases, ({ sellerZone, accountTimeZone, day, calendar, accountHours, minutes, busy }) => {
        fc.pre(Object.values(accountHours).some((shifts) => (shifts ?? []).length > 0));
        const from = day * DAY - DAY;
        const to = day * DAY + 2 * DAY;
        const taken = busy.map(([start, length]) => ({
          start: day * DAY - DAY / 2 + start * MINUTE,
          end: day * DAY - DAY / 2 + (start + length) * MINUTE,
        }));
        const seller = { timeZone: sellerZone, calendar };
        const proposal = proposeSlots(
          { on: plainDate(day), minutes },
          { seller, accountTimeZone, accountHours, busy: taken, count: 100 },
        );

        const account = resolveCalendar("test", "account", { hours: accountHours });
        const resolved = resolveCalendar("test", "calendar", calendar);
        const ownDay = { ...resolved, shiftsOn: (each: number) => (each === day ? resolved.shiftsOn(each) : []) };
        const sellerAtWork = new Set(workingMinutes(ownDay, sellerZone, from, to + DAY));
        const accountAtWork = new Set(workingMinutes(account, accountTimeZone, from, to + DAY));
        const isFree = (ms: number): boolean => taken.every(({ start, end }) => ms < start || ms >= end);
        const isOnDay = (ms: number): boolean =>
          sellerAtWork.has(ms) || Math.floor(wallMinutes(ms, sellerZone) / 1440) === day;
        const minutesOf = (start: number): number[] => Array.from({ length: minutes }, (_, at) => start + at * MINUTE);
        const suits = (start: number): boolean =>
          minutesOf(start).every((ms) => isOnDay(ms) && isFree(ms) && sellerAtWork.has(ms) && accountAtWork.has(ms));

        for (const { start, end, reasons } of proposal.slots) {
          expect(Date.parse(end) - Date.parse(start)).toBe(minutes * MINUTE);
          expect(minutesOf(Date.parse(start)).every((ms) => isOnDay(ms) && isFree(ms))).toBe(true);
          expect(suits(Date.parse(start))).toBe(reasons.length === 0);
        }
        const someSuit = Array.from({ length: 3 * 96 }, (_, quarter) => from + quarter * 15 * MINUTE).some(suits);
        if (someSuit) expect(proposal.reasons).toEqual([]);
        const [best] = proposal.slots;
        if (best !== undefined) expect(proposal.reasons.length).toBe(best.reasons.length === 0 ? 0 : 1);
      }),
      { numRuns: 25 },
    );
  });
});

test.each<[Partial<ProposeSlotsOptions>, string]>([
  [{ accountTimeZone: "Nowhere" }, "accountTimeZone must be an IANA time zone"],
  [{ seller: { ...newYork, timeZone: "Nowhere" } }, "seller.timeZone must be an IANA time zone"],
  [{ accountHours: {} }, "accountHours must have hours on a weekday"],
  [{ accountHours: { mon: [["9", "17"]] } }, "accountHours.mon[0] must be two times that differ"],
  [{ busy: [{ start: "2026-11-23", end: 0 }] }, "busy[0].start must be a moment"],
  [{ busy: [{ start: 1, end: 0 }] }, "busy[0].end must not lie before start, got 0"],
  [{ count: 0 }, "count must be at least 1"],
])("%j is refused", (options, message) => {
  expect(() => propose(options)).toThrow(`proposeSlots: ${message}`);
});

test("a review without a day or length is refused", () => {
  expect(() => propose({}, "2026-02-30")).toThrow("proposeSlots: review.on must be a day that exists");
  expect(() => propose({}, "2026-11-23", 0)).toThrow("proposeSlots: review.minutes must be at least 1");
});
