import { addBusinessDays, differenceInBusinessDays } from "date-fns";
import { utc } from "@date-fns/utc";
import fc from "fast-check";
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { calendars } from "../support/calendars.js";

const MS_PER_DAY = 86_400_000;
const FIRST = parseDay("2026-01-01");
const office: WorkingCalendar = {
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((weekday) => [weekday, [["09:00", "17:00"]]])),
};
const withSpecialDays = calendars(FIRST, FIRST + 120);
const days = fc.integer({ min: FIRST - 60, max: FIRST + 180 });
const anyDay = fc.integer({ min: parseDay("0100-01-01"), max: parseDay("9900-01-01") });

describe("from Monday to Friday", () => {
  test("adding agrees with date-fns in UTC from any working day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, amount) => {
        fc.pre(isWorkingDay(plainDate(day), { calendar: office }));
        const expected = addBusinessDays(day * MS_PER_DAY, amount, { in: utc }).getTime() / MS_PER_DAY;
        expect(addWorkingDays(plainDate(day), amount, { calendar: office })).toBe(plainDate(expected));
      }),
    );
  });

  test("counting agrees with date-fns in UTC, which leaves the last day out", () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 3000 }), (day, length) => {
        const expected = differenceInBusinessDays((day + length + 1) * MS_PER_DAY, day * MS_PER_DAY, { in: utc });
        expect(workingDaysBetween(plainDate(day), plainDate(day + length), { calendar: office })).toBe(expected);
      }),
    );
  });

  test("a Saturday or a Sunday leads to Monday and back to Friday", () => {
    const options = { calendar: office };
    expect(addWorkingDays("2026-11-21", 1, options)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-22", 1, options)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-22", -1, options)).toBe("2026-11-20");
    expect(addWorkingDays("2026-11-22", 0, options)).toBe("2026-11-22");
    expect(workingDaysBetween("2026-11-21", "2026-11-22", options)).toBe(0);
    expect(workingDaysBetween("2026-11-22", "2026-11-21", options)).toBe(0);
    expect(workingDaysBetween("2026-11-20", "2026-11-20", options)).toBe(1);
  });
});

describe("in any calendar", () => {
  test("counting is asking day by day", () => {
    fc.assert(
      fc.property(withSpecialDays, days, fc.nat({ max: 100 }), (calendar, day, length) => {
        let count = 0;
        for (let at = day; at <= day + length; at++) count += isWorkingDay(plainDate(at), { calendar }) ? 1 : 0;
        expect(workingDaysBetween(plainDate(day), plainDate(day + length), { calendar })).toBe(count);
        if (length > 0)
          expect(workingDaysBetween(plainDate(day + length), plainDate(day), { calendar })).toBe(0 - count);
      }),
    );
  });

  test("adding leads to a working day with that many in between", () => {
    const amounts = fc.integer({ min: -100, max: 100 }).filter((amount) => amount !== 0);
    fc.assert(
      fc.property(withSpecialDays, days, amounts, (calendar, day, amount) => {
        fc.pre(Object.values(calendar.hours).some((shifts) => (shifts ?? []).length > 0));
        const reached = addWorkingDays(plainDate(day), amount, { calendar });
        expect(isWorkingDay(reached, { calendar })).toBe(true);
        const [from, to] = amount > 0 ? [plainDate(day + 1), reached] : [reached, plainDate(day - 1)];
        expect(workingDaysBetween(from, to, { calendar })).toBe(Math.abs(amount));
      }),
    );
  });
});

test("a shift over midnight makes the day it starts on a working day", () => {
  const options = { calendar: { hours: { fri: [["22:00", "06:00"]] } satisfies WorkingCalendar["hours"] } };
  expect(isWorkingDay("2026-11-20", options)).toBe(true);
  expect(isWorkingDay("2026-11-21", options)).toBe(false);
});

describe("too few working days", () => {
  test.each([
    ["2026-11-21", 1, { hours: {} }],
    ["2026-11-21", -1, { hours: {} }],
    ["9999-12-30", 3, office],
    ["9999-12-31", 1, office],
    ["0000-01-01", -1, office],
    ["2026-11-21", 1e9, office],
    ["2026-11-21", 5, { ...office, away: [{ from: "2026-11-26", to: "9999-12-31" }] }],
  ])("from %s on, %d", (date, amount, calendar) => {
    expect(() => addWorkingDays(date, amount, { calendar })).toThrow(
      `addWorkingDays: days must not lead beyond the working days of the calendar, got ${amount}`,
    );
  });

  test("or no whole number of them", () => {
    expect(() => addWorkingDays("2026-11-21", 1.5, { calendar: office })).toThrow("days must be a whole number");
    expect(() => addWorkingDays("2026-11-21", NaN, { calendar: office })).toThrow("days must be a finite number");
    expect(() => addWorkingDays("2026-02-30", 0, { calendar: office })).toThrow("date must be a day that exists");
  });
});
