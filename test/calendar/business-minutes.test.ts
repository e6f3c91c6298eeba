import fc from "fast-check";
import { addBusinessMinutes, businessMinutesBetween, type WorkingCalendar } from "retention-kit";
import { afterEach, describe, expect, test } from "vitest";
import { resolveCalendar } from "../../src/calendar/working-calendars/working-calendar.js";
import { calendars } from "../support/calendars.js";
import { clockChanges } from "../support/clock-changes.js";
import { workingMinutes } from "../support/minute-walker.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
const dayOf = (text: string): number => Math.floor(Date.parse(text) / DAY);

const allWeek = (...shifts: [string, string][]): WorkingCalendar => ({
  hours: { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: shifts, sun: shifts },
});
const office: WorkingCalendar = {
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((weekday) => [weekday, [["09:00", "17:00"]]])),
};

describe("a shift over a clock change counts the minutes that pass", () => {
  const minutes = (timeZone: string, shift: [string, string], from: string, to: string): number =>
    businessMinutesBetween(from, to, { calendar: allWeek(shift), timeZone });

  test("an hour less when clocks go forward, an hour more when they go back", () => {
    const night: [string, string] = ["22:00", "06:00"];
    expect(minutes("America/New_York", night, "2026-03-07T17:00Z", "2026-03-08T17:00Z")).toBe(420);
    expect(minutes("America/New_York", night, "2026-10-31T17:00Z", "2026-11-01T17:00Z")).toBe(540);
    expect(minutes("America/New_York", night, "2026-06-06T17:00Z", "2026-06-07T17:00Z")).toBe(480);
    // Half an hour on Lord Howe Island.
    expect(minutes("Australia/Lord_Howe", night, "2026-04-04T02:00Z", "2026-04-05T02:00Z")).toBe(510);
  });

  test("a time that the clocks skip is the instant of the change", () => {
    // 02:00 to 03:00 is skipped on 2026-03-29 in Berlin: the change is at 01:00 UTC.
    const from = "2026-03-29T00:00Z";
    const to = "2026-03-29T12:00Z";
    expect(minutes("Europe/Berlin", ["02:30", "04:00"], from, to)).toBe(60);
    expect(minutes("Europe/Berlin", ["01:00", "02:30"], from, to)).toBe(60);
    expect(minutes("Europe/Berlin", ["02:10", "02:50"], from, to)).toBe(0);
  });

  test("a time that the clocks show twice is its first", () => {
    // 02:00 to 03:00 comes twice on 2026-10-25 in Berlin, from 00:00 UTC and from 01:00 UTC.
    const from = "2026-10-24T22:00Z";
    const to = "2026-10-25T12:00Z";
    expect(minutes("Europe/Berlin", ["02:30", "04:00"], from, to)).toBe(150);
    expect(minutes("Europe/Berlin", ["01:00", "02:30"], from, to)).toBe(90);
    expect(minutes("Europe/Berlin", ["02:00", "03:00"], from, to)).toBe(120);
  });

  test("also where the clocks go back over midnight, into the day before", () => {
    // St John's went from 00:01 on 2010-11-07 back to 23:01 on the 6th.
    const from = "2010-11-06T12:00Z";
    const to = "2010-11-07T12:00Z";
    expect(minutes("America/St_Johns", ["23:00", "24:00"], from, to)).toBe(60);
    expect(minutes("America/St_Johns", ["00:00", "08:00"], from, to)).toBe(540);
    expect(minutes("America/St_Johns", ["22:00", "02:00"], from, to)).toBe(300);
  });
});

test("the day that Apia skipped has no minutes, and a night shift goes on into the day after it", () => {
  const zone = { calendar: office, timeZone: "Pacific/Apia" };
  // Thursday the 29th is followed by Saturday the 31st.
  expect(businessMinutesBetween("2011-12-29T10:00Z", "2011-12-31T10:00Z", zone)).toBe(480);
  expect(addBusinessMinutes("2011-12-30T03:00Z", 1, zone)).toBe("2012-01-01T19:01:00.000Z");
  const nights = { calendar: allWeek(["22:00", "06:00"]), timeZone: "Pacific/Apia" };
  expect(businessMinutesBetween("2011-12-30T00:00Z", "2011-12-30T18:00Z", nights)).toBe(480);
});

describe("zones off by 45 minutes", () => {
  test.each([
    ["Asia/Kathmandu", "2026-11-23T03:15:00.000Z", "2026-11-23T11:15:00.000Z"],
    ["Australia/Eucla", "2026-11-23T00:15:00.000Z", "2026-11-23T08:15:00.000Z"],
    ["Pacific/Chatham", "2026-11-22T19:15:00.000Z", "2026-11-23T03:15:00.000Z"],
  ])("%s works from %s to %s", (timeZone, start, end) => {
    const options = { calendar: office, timeZone };
    expect(addBusinessMinutes("2026-11-22T12:00Z", 480, options)).toBe(end);
    expect(addBusinessMinutes(end, -480, options)).toBe(start);
    expect(businessMinutesBetween("2026-11-22T12:00Z", "2026-11-23T12:00Z", options)).toBe(480);
  });
});

test("a day is shorter by seconds where clocks were put forward by seconds", () => {
  // Monrovia, 44 minutes and 30 seconds behind, took the time of Greenwich on Friday, 7 January 1972.
  const zone = { calendar: { hours: { fri: [["00:00", "24:00"]] } } as const, timeZone: "Africa/Monrovia" };
  expect(businessMinutesBetween("1972-01-06T00:00Z", "1972-01-09T00:00Z", zone)).toBe(1440 - 44.5);
});

describe("boundaries", () => {
  const options = { calendar: office, timeZone: "UTC" };

  test("the nearest instant is the end of a shift going on, its start going back", () => {
    expect(addBusinessMinutes("2026-11-20T09:00Z", 480, options)).toBe("2026-11-20T17:00:00.000Z");
    expect(addBusinessMinutes("2026-11-20T17:00Z", 1, options)).toBe("2026-11-23T09:01:00.000Z");
    expect(addBusinessMinutes("2026-11-23T17:00Z", -480, options)).toBe("2026-11-23T09:00:00.000Z");
    expect(addBusinessMinutes("2026-11-23T09:00Z", -1, options)).toBe("2026-11-20T16:59:00.000Z");
  });

  test("adding 0 moves nothing, on a Sunday either", () => {
    expect(addBusinessMinutes("2026-11-22T03:04:05.678+07:00", 0, options)).toBe("2026-11-21T20:04:05.678Z");
    expect(addBusinessMinutes("2026-11-22T00:00Z", -0, options)).toBe("2026-11-22T00:00:00.000Z");
    expect(businessMinutesBetween("2026-11-22T00:00Z", "2026-11-22T00:00Z", options)).toBe(0);
    expect(businessMinutesBetween("2026-11-22T09:00Z", "2026-11-22T00:00Z", options)).toBe(0);
  });

  test("seconds count", () => {
    expect(businessMinutesBetween("2026-11-20T16:59:30Z", "2026-11-20T18:00Z", options)).toBe(0.5);
    expect(addBusinessMinutes("2026-11-20T16:59:30Z", 0.25, options)).toBe("2026-11-20T16:59:45.000Z");
  });

  test("a night shift on the eve of a holiday runs to its end, and one on the holiday does not start", () => {
    const calendar = { ...allWeek(["22:00", "06:00"]), holidays: ["2026-12-25"] };
    const between = (from: string, to: string): number =>
      businessMinutesBetween(from, to, { calendar, timeZone: "UTC" });
    expect(between("2026-12-25T00:00Z", "2026-12-26T00:00Z")).toBe(360);
    expect(between("2026-12-26T00:00Z", "2026-12-26T12:00Z")).toBe(0);
  });
});

describe("a calendar with too little working time", () => {
  const add = (calendar: WorkingCalendar, minutes: number, from = "2026-11-20T12:00Z"): string =>
    addBusinessMinutes(from, minutes, { calendar, timeZone: "Europe/Paris" });

  test.each([1, -1])("is refused when it is empty, going %i", (minutes) => {
    expect(() => add({ hours: {} }, minutes)).toThrow(
      `addBusinessMinutes: minutes must not exceed the working time of the calendar in the years 0 to 9999, got ${minutes}`,
    );
  });

  test("is refused when leave never ends, and serves until it starts", () => {
    const calendar = { ...office, away: [{ from: "2026-11-24", to: "9999-12-31" }] };
    expect(add(calendar, 720)).toBe("2026-11-23T16:00:00.000Z");
    expect(() => add(calendar, 721)).toThrow("must not exceed the working time");
  });

  test("is refused for more than fits before the year 10000", () => {
    expect(() => add(office, 600, "9999-12-29T12:00Z")).not.toThrow();
    expect(() => add(office, 60_000, "9999-12-29T12:00Z")).toThrow("must not exceed the working time");
    expect(() => add(office, -60_000, "0000-01-20T12:00Z")).toThrow("must not exceed the working time");
    expect(add(office, 1, "0000-01-02T00:00Z")).toMatch(/^0000-01-03T/);
    expect(() => add(allWeek(["00:00", "24:00"]), 60 * 24, "9999-12-30T12:00Z")).toThrow("must not exceed");
  });
});

describe("against a walker from minute to minute", () => {
  const cases = clockChanges.chain(([timeZone, change]) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      from: fc.integer({ min: -3000, max: 500 }).map((minute) => Date.parse(change) + minute * MINUTE),
      length: fc.integer({ min: 0, max: 5000 }),
      calendar: calendars(dayOf(change) - 4, dayOf(change) + 6),
    }),
  );

  test("any stretch around a clock change has the same minutes, and adding them leads back", () => {
    fc.assert(
      fc.property(cases, ({ timeZone, from, length, calendar }) => {
        const to = from + length * MINUTE;
        const options = { calendar, timeZone };
        const worked = workingMinutes(resolveCalendar("test", "calendar", calendar), timeZone, from, to);
        expect(businessMinutesBetween(from, to, options)).toBe(worked.length);
        expect(businessMinutesBetween(to, from, options)).toBe(0 - worked.length);

        const [first] = worked;
        const last = worked.at(-1);
        if (first === undefined || last === undefined) return;
        const end = new Date(last + MINUTE).toISOString();
        expect(addBusinessMinutes(from, worked.length, options)).toBe(end);
        expect(addBusinessMinutes(to, -worked.length, options)).toBe(new Date(first).toISOString());
      }),
      { numRuns: 50 },
    );
  });
});

describe("over years", () => {
  const zones = fc.constantFrom("Europe/London", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "UTC");
  const instants = fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2045-01-01") });
  const special = calendars(dayOf("2024-01-01"), dayOf("2028-01-01"));

  test("minutes add up", () => {
    fc.assert(
      fc.property(zones, special, instants, instants, instants, (timeZone, calendar, a, b, c) => {
        const between = (from: number, to: number): number =>
          Math.round(businessMinutesBetween(from, to, { calendar, timeZone }) * MINUTE);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b)).toBe(0 - between(b, a));
      }),
    );
  });

  test("are the sum of their weeks", () => {
    fc.assert(
      fc.property(zones, special, instants, fc.integer({ min: 1, max: 300 }), (timeZone, calendar, from, weeks) => {
        const between = (start: number, end: number): number =>
          Math.round(businessMinutesBetween(start, end, { calendar, timeZone }) * MINUTE);
        let sum = 0;
        for (let week = 0; week < weeks; week++) sum += between(from + week * 7 * DAY, from + (week + 1) * 7 * DAY);
        expect(between(from, from + weeks * 7 * DAY)).toBe(sum);
      }),
      { numRuns: 30 },
    );
  });

  test("adding is the inverse of counting, and gives the nearest instant", () => {
    const amounts = fc.integer({ min: -2_000_000, max: 2_000_000 });
    fc.assert(
      fc.property(zones, special, instants, amounts, (timeZone, calendar, from, minutes) => {
        fc.pre(minutes !== 0 && Object.values(calendar.hours).some((shifts) => (shifts ?? []).length > 0));
        const options = { calendar, timeZone };
        const reached = addBusinessMinutes(from, minutes, options);
        expect(businessMinutesBetween(from, reached, options)).toBe(minutes);
        const nearest = new Date(Date.parse(reached) - Math.sign(minutes)).toISOString();
        const nearer = businessMinutesBetween(from, nearest, options);
        expect(Math.abs(nearer)).toBeLessThan(Math.abs(minutes));
      }),
    );
  });
});

describe("the host's own time zone", () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  test("changes nothing", () => {
    const offsets = new Set<number>();
    const answers = new Set<string>();
    for (const zone of ["UTC", "America/New_York", "Asia/Phnom_Penh", "Pacific/Apia", "Asia/Kathmandu"]) {
      process.env.TZ = zone;
      offsets.add(new Date(0).getTimezoneOffset());
      const options = { calendar: office, timeZone: "America/New_York" };
      answers.add(addBusinessMinutes("2026-03-06T12:00Z", 2000, options));
      answers.add(String(businessMinutesBetween("2026-03-06T12:00Z", new Date("2026-11-06T12:00Z"), options)));
    }
    expect(offsets.size).toBe(5);
    expect(answers.size).toBe(2);
  });
});

test.each([
  [() => businessMinutesBetween("2026-11-20", 0, { calendar: office, timeZone: "UTC" }), "from must be a moment"],
  [() => businessMinutesBetween(0, "now", { calendar: office, timeZone: "UTC" }), "to must be a moment"],
  [() => businessMinutesBetween(0, 0, { calendar: office, timeZone: "Nowhere" }), "timeZone must be an IANA time zone"],
  [() => addBusinessMinutes(0, NaN, { calendar: office, timeZone: "UTC" }), "minutes must be a finite number"],
  [
    () => addBusinessMinutes(0, 1, { calendar: { hours: { mon: [["9", "17"]] } }, timeZone: "UTC" }),
    "calendar.hours.mon",
  ],
])("bad input is refused (%#)", (call, message) => {
  expect(call).toThrow(message);
});
