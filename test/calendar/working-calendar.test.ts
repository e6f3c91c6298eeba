import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate, weekdayIndex } from "../../src/calendar/days/plain-date.js";
import { type ResolvedCalendar, resolveCalendar } from "../../src/calendar/working-calendars/working-calendar.js";
import type { WorkingCalendar } from "../../src/records/company/seller.js";
import { calendars } from "../support/calendars.js";

const resolve = (calendar: WorkingCalendar, away?: { from: string; to: string }[]): ResolvedCalendar =>
  resolveCalendar("planReviews", "sellers[0].calendar", calendar, away, "sellers[0].away");

const office: WorkingCalendar = {
  hours: {
    mon: [
      ["13:00", "17:00"],
      ["09:00", "12:00"],
    ],
    wed: [["22:00", "06:00"]],
    fri: [["16:00", "24:00"]],
    sun: [["18:00", "00:00"]],
  },
};
// 2026-11-16 is a Monday.
const minutes = (calendar: WorkingCalendar, ...dates: string[]): number[] => {
  const resolved = resolve(calendar);
  return dates.map((date) => resolved.minutesOn(parseDay(date)));
};

describe("minutes of a day", () => {
  test("are those of its shifts, wherever a shift ends", () => {
    const week = Array.from({ length: 7 }, (_, index) => plainDate(parseDay("2026-11-16") + index));
    expect(minutes(office, ...week)).toEqual([420, 0, 480, 0, 480, 0, 360]);
  });

  test("fall away on a holiday, come back on an extra day, and go for good on leave", () => {
    const holidays = ["2026-11-16", "2026-11-18"];
    const extraDays = ["2026-11-18", "2026-11-21"];
    const away = [{ from: "2026-11-18", to: "2026-11-18" }];
    const days = ["2026-11-16", "2026-11-18", "2026-11-21"];
    expect(minutes({ ...office, holidays }, ...days)).toEqual([0, 0, 0]);
    // The extra Wednesday has its own hours, the extra Saturday those of the first weekday with hours.
    expect(minutes({ ...office, holidays, extraDays }, ...days)).toEqual([0, 480, 420]);
    expect(minutes({ ...office, holidays, extraDays, away }, ...days)).toEqual([0, 0, 420]);
    expect(resolve({ ...office, extraDays }, away).minutesOn(parseDay("2026-11-18"))).toBe(0);
  });

  test("are none on an extra day of a calendar without hours", () => {
    expect(minutes({ hours: { mon: [] }, extraDays: ["2026-11-21"] }, "2026-11-21")).toEqual([0]);
  });

  test("of any calendar add up to what is said to lie before a day", () => {
    const from = parseDay("2026-01-01");
    fc.assert(
      fc.property(calendars(from, from + 60), fc.integer({ min: -30, max: 90 }), (calendar, length) => {
        const resolved = resolve(calendar);
        const first = from + Math.min(0, length);
        const end = from + Math.max(0, length);
        let minutesSoFar = 0;
        let daysSoFar = 0;
        for (let day = first; day < end; day++) {
          minutesSoFar += resolved.minutesOn(day);
          daysSoFar += resolved.minutesOn(day) > 0 ? 1 : 0;
        }
        expect(resolved.minutesBefore(end) - resolved.minutesBefore(first)).toBe(minutesSoFar);
        expect(resolved.workingDaysBefore(end) - resolved.workingDaysBefore(first)).toBe(daysSoFar);
      }),
    );
  });

  test("follow the rules day by day in any calendar", () => {
    const from = parseDay("2026-01-01");
    fc.assert(
      fc.property(calendars(from, from + 60), fc.integer({ min: -5, max: 65 }), (calendar, offset) => {
        const date = plainDate(from + offset);
        const { hours } = calendar;
        const [holidays, extraDays, away] = [calendar.holidays ?? [], calendar.extraDays ?? [], calendar.away ?? []];
        const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
        const own = hours[weekdays[weekdayIndex(from + offset)] ?? "mon"] ?? [];
        const usual = weekdays.map((weekday) => hours[weekday] ?? []).find((shifts) => shifts.length > 0) ?? [];
        let expected = holidays.includes(date) ? [] : own;
        if (extraDays.includes(date)) expected = own.length > 0 ? own : usual;
        if (away.some((leave) => leave.from <= date && date <= leave.to)) expected = [];
        expect(resolve(calendar).shiftsOn(from + offset)).toHaveLength(expected.length);
      }),
    );
  });
});

describe("a calendar is refused", () => {
  const refuse = (calendar: unknown): (() => void) => {
    return () => {
      resolve(calendar as WorkingCalendar);
    };
  };

  test.each([
    [[["9:00", "17:00"]], '[0] must be two times that differ, as ["09:00", "17:00"], got ["9:00","17:00"]'],
    [[["09:00", "24:01"]], "[0] must be two times"],
    [[["24:00", "08:00"]], "[0] must be two times"],
    [[["09:00", "09:00"]], "[0] must be two times"],
    [[["09:00"]], "[0] must be two times"],
    [["09:00-17:00"], "[0] must be two times"],
    ["09:00-17:00", " must be a list of shifts"],
    [
      [
        ["09:00", "13:00"],
        ["12:59", "17:00"],
      ],
      " must hold shifts that do not overlap",
    ],
  ])("for the hours %j", (mon, message) => {
    expect(refuse({ hours: { mon } })).toThrow(`planReviews: sellers[0].calendar.hours.mon${message}`);
  });

  test("for a weekday that does not exist", () => {
    expect(refuse({ hours: { monday: [["09:00", "17:00"]] } })).toThrow(
      'sellers[0].calendar.hours must have no keys but mon, tue, wed, thu, fri, sat, sun, got "monday"',
    );
  });

  test("for a shift that runs into the next day's, also from Sunday to Monday", () => {
    expect(refuse({ hours: { sun: [["22:00", "06:00"]], mon: [["05:00", "09:00"]] } })).toThrow(
      "hours.mon must not start before the shift of the day before ends",
    );
    expect(refuse({ hours: { sun: [["22:00", "06:00"]], mon: [["06:00", "09:00"]] } })).not.toThrow();
  });

  test("for an extra day that overlaps its neighbours", () => {
    const hours = { mon: [["22:00", "06:00"]], sun: [["05:00", "09:00"]] };
    expect(refuse({ hours, extraDays: ["2026-11-21"] })).toThrow(
      "sellers[0].calendar.extraDays[0] must not have shifts that overlap those of the day before or after",
    );
  });

  test("for days that do not exist and leave that ends before it starts", () => {
    expect(refuse({ hours: {}, holidays: ["2026-02-29"] })).toThrow("sellers[0].calendar.holidays[0] must be a day");
    expect(() => resolve({ hours: {} }, [{ from: "2026-11-21", to: "2026-11-20" }])).toThrow(
      'sellers[0].away[0].to must not lie before from, got "2026-11-20"',
    );
    expect(refuse({ hours: {}, away: [null] })).toThrow("sellers[0].calendar.away[0].from must be a day");
    expect(refuse(null)).toThrow("sellers[0].calendar must be a working calendar, got null");
    expect(refuse({})).toThrow("sellers[0].calendar.hours must be an object of shifts by weekday, got undefined");
  });
});

test("a calendar that holds from a day on is closed before it, whatever it says of single days", () => {
  const calendar: WorkingCalendar = {
    validFrom: "2026-06-03",
    hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "12:00"]] },
    // A Sunday before it, and one after; a Tuesday before, the day itself, and a Thursday after it.
    extraDays: ["2026-05-31", "2026-06-07"],
    dates: {
      "2026-06-02": [["10:00", "11:00"]],
      "2026-06-03": [["10:00", "12:00"]],
      "2026-06-04": [["10:00", "13:00"]],
    },
  };
  const days = ["2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-07", "2026-06-08"];
  expect(minutes(calendar, ...days)).toEqual([0, 0, 0, 120, 180, 480, 480]);
});
