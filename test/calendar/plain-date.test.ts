import { addMonths as addMonthsByDateFns } from "date-fns";
import { utc } from "@date-fns/utc";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, dayNumber, parseDay, plainDate, weekdayIndex } from "../../src/calendar/days/plain-date.js";

const MS_PER_DAY = 86_400_000;
const days = fc.integer({ min: parseDay("0001-01-01"), max: parseDay("9990-12-31") });

describe("day numbers", () => {
  test("agree with the host's UTC calendar", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * MS_PER_DAY);
        expect(plainDate(day)).toBe(date.toISOString().slice(0, 10));
        expect(parseDay(plainDate(day))).toBe(day);
        expect(weekdayIndex(day)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  test("reach from the first day of the year 0000 to the last of 9999, and no further", () => {
    // As new Date(0).setUTCFullYear tells: 719,528 days before 1970, and 2,932,896 after its first.
    const [first, last] = ["0000-01-01", "9999-12-31"].map(parseDay);
    expect([first, last]).toEqual([-719_528, 2_932_896]);
    expect([plainDate(-719_528), plainDate(2_932_896)]).toEqual(["0000-01-01", "9999-12-31"]);
    for (const day of [-719_529, 2_932_897, NaN]) {
      expect(() => plainDate(day)).toThrow("plainDate: day must lie in the years 0000 to 9999, got");
    }
  });

  test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "2026-1-01", "26-01-01", ""])(
    "%s is no day",
    (text) => {
      expect(() => dayNumber("nextReview", "asOf", text)).toThrow(
        `nextReview: asOf must be a day that exists, as YYYY-MM-DD, got "${text}"`,
      );
    },
  );

  test("a moment is no day, and the error says what makes one of it", () => {
    expect(() => dayNumber("nextReview", "asOf", "2026-01-01T00:00:00Z")).toThrow(
      'nextReview: asOf must be a day that exists, as YYYY-MM-DD (dayOf(moment, zone) makes one of a moment), got "2026-01-01T00:00:00Z"',
    );
  });
});

describe("adding months", () => {
  test("clamps at the end of a shorter month", () => {
    const later = (date: string, months: number): string => plainDate(addMonths(parseDay(date), months));
    expect(later("2024-01-31", 1)).toBe("2024-02-29");
    expect(later("2023-01-31", 1)).toBe("2023-02-28");
    expect(later("2026-08-31", -6)).toBe("2026-02-28");
    expect(later("2026-12-31", 2)).toBe("2027-02-28");
  });

  test("agrees with date-fns in UTC", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1200, max: 100 }), (day, months) => {
        const expected = addMonthsByDateFns(day * MS_PER_DAY, months, { in: utc });
        fc.pre(expected.getUTCFullYear() >= 1);
        expect(addMonths(day, months)).toBe(expected.getTime() / MS_PER_DAY);
      }),
    );
  });
});
