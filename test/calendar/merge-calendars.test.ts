import fc from "fast-check";
import { type CalendarLayer, isWorkingDay, mergeCalendars } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../src/calendar/days/plain-date.js";
import { resolveCalendar } from "../../src/calendar/working-calendars/working-calendar.js";
import { calendars } from "../support/calendars.js";

const company: CalendarLayer = {
  hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] },
  holidays: ["2026-12-25", "2026-11-23"],
};
const team: CalendarLayer = { hours: { fri: [] }, extraDays: ["2026-11-23", "2026-11-28"] };
const person: CalendarLayer = {
  hours: { tue: [["10:00", "16:00"]] },
  holidays: ["2026-11-28"],
  away: [{ from: "2026-11-23", to: "2026-11-24" }],
};

const first = parseDay("2026-01-01");

describe("merging", () => {
  test("takes hours by weekday and days one by one from the last layer that names them", () => {
    expect(mergeCalendars(company, team, person)).toEqual({
      hours: { mon: [["09:00", "17:00"]], tue: [["10:00", "16:00"]], fri: [] },
      holidays: ["2026-11-28", "2026-12-25"],
      extraDays: ["2026-11-23"],
      away: [{ from: "2026-11-23", to: "2026-11-24" }],
    });
  });

  test("lets a team work on a company holiday, and nobody on leave", () => {
    expect(isWorkingDay("2026-11-23", { calendar: mergeCalendars(company, team) })).toBe(true);
    expect(isWorkingDay("2026-11-23", { calendar: mergeCalendars(company, team, person) })).toBe(false);
    expect(isWorkingDay("2026-11-23", { calendar: mergeCalendars(person, company, team) })).toBe(false);
  });

  test("joins leave that touches or overlaps", () => {
    const away = [
      { from: "2026-12-28", to: "2026-12-31" },
      { from: "2026-12-01", to: "2026-12-10" },
    ];
    expect(mergeCalendars({ away }, { away: [{ from: "2026-12-05", to: "2026-12-27" }] }).away).toEqual([
      { from: "2026-12-01", to: "2026-12-31" },
    ]);
  });

  const layers = calendars(first, first + 40);

  test("keeps a single calendar as it is, day by day", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: -10, max: 60 }), (calendar, offset) => {
        const merged = resolveCalendar("test", "merged", mergeCalendars(calendar));
        const alone = resolveCalendar("test", "alone", calendar);
        expect(merged.shiftsOn(first + offset)).toEqual(alone.shiftsOn(first + offset));
      }),
    );
  });

  test("gives the same whichever layers are merged first", () => {
    fc.assert(
      fc.property(layers, layers, layers, (a, b, c) => {
        const atOnce = mergeCalendars(a, b, c);
        expect(mergeCalendars(mergeCalendars(a, b), c)).toEqual(atOnce);
      }),
    );
  });

  test("changes neither the layers nor shares anything with them", () => {
    const hours: CalendarLayer["hours"] = { mon: [["09:00", "17:00"]] };
    const merged = mergeCalendars({ hours });
    (merged.hours.mon?.[0] as [string, string] | undefined)?.fill("00:00");
    expect(hours).toEqual({ mon: [["09:00", "17:00"]] });
    expect(mergeCalendars()).toEqual({ hours: {}, holidays: [], extraDays: [], away: [] });
  });
});

describe("layers are refused", () => {
  test("one by one, by their place", () => {
    expect(() => mergeCalendars(company, { holidays: ["2026-02-30"] })).toThrow(
      'mergeCalendars: layers[1].holidays[0] must be a day that exists, as YYYY-MM-DD, got "2026-02-30"',
    );
  });

  test("together where only together they are wrong", () => {
    expect(() =>
      mergeCalendars({ hours: { sun: [["22:00", "06:00"]] } }, { hours: { mon: [["05:00", "09:00"]] } }),
    ).toThrow("mergeCalendars: merged.hours.mon must not start before the shift of the day before ends");
  });
});
