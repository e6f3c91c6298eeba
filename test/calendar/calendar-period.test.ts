import { utc } from "@date-fns/utc";
import {
  addMonths,
  differenceInCalendarISOWeeks,
  differenceInCalendarMonths,
  differenceInCalendarQuarters,
  differenceInCalendarYears,
} from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDayOf, periodOf, type CalendarPeriod } from "../../src/calendar/days/calendar-period.js";
import { civil, MS_PER_DAY, parseDay, plainDate, weekdayIndex } from "../../src/calendar/days/plain-date.js";

const days = fc.integer({ min: parseDay("1600-01-01"), max: parseDay("2600-12-31") });
const periods = fc.constantFrom<CalendarPeriod>("week", "month", "quarter", "year");

test("a day lies in its period: from the first day of it to before the first day of the next", () => {
  fc.assert(
    fc.property(days, periods, (day, period) => {
      const index = periodOf(day, period);
      expect(firstDayOf(index, period)).toBeLessThanOrEqual(day);
      expect(firstDayOf(index + 1, period)).toBeGreaterThan(day);
    }),
  );
});

test("weeks start on Monday, the others on the first of a month of theirs", () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(weekdayIndex(firstDayOf(periodOf(day, "week"), "week"))).toBe(0);
      const { year, month } = civil(day);
      const first = (of: CalendarPeriod): string => plainDate(firstDayOf(periodOf(day, of), of));
      const named = (firstMonth: number): string => `${year}-${String(firstMonth).padStart(2, "0")}-01`;
      expect(first("month")).toBe(named(month));
      expect(first("quarter")).toBe(named(month - ((month - 1) % 3)));
      expect(first("year")).toBe(named(1));
    }),
  );
});

test("weeks that start on another day begin on it, and are as long", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 6 }), (day, weekStart) => {
      const index = periodOf(day, "week", weekStart);
      const first = firstDayOf(index, "week", weekStart);
      expect(weekdayIndex(first)).toBe(weekStart);
      expect(first).toBeLessThanOrEqual(day);
      expect(firstDayOf(index + 1, "week", weekStart)).toBe(first + 7);
      expect(day).toBeLessThan(first + 7);
      expect(periodOf(day, "month", weekStart)).toBe(periodOf(day, "month"));
    }),
  );
});

test("periods are numbered as date-fns counts them in UTC", () => {
  const countTo = {
    week: differenceInCalendarISOWeeks,
    month: differenceInCalendarMonths,
    quarter: differenceInCalendarQuarters,
    year: differenceInCalendarYears,
  };
  fc.assert(
    fc.property(days, periods, (day, period) => {
      expect(periodOf(day, period)).toBe(countTo[period](day * MS_PER_DAY, 0, { in: utc }));
    }),
    { numRuns: 2000 },
  );
  for (let index = -4440; index < 7560; index++) {
    expect(firstDayOf(index, "month")).toBe(addMonths(0, index, { in: utc }).getTime() / MS_PER_DAY);
  }
});
