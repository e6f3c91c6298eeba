import fc from "fast-check";
import {
  addBusinessMinutes,
  addWorkingDays,
  addWorkingDaysToInstant,
  businessMinutesBetween,
  type CalendarLayer,
  dayOf,
  intersectCalendars,
  isOpenAt,
  isWorkingDay,
  mergeCalendars,
  nextOpening,
  openStretches,
  workingDaysBetween,
} from "retention-kit";
import { afterEach, describe, expect, test } from "vitest";
import { calendarLayers } from "../support/calendars.js";
import { clockChanges } from "../support/clock-changes.js";
import { wallMinutes, workingMinutes } from "../support/minute-walker.js";
import { plainCalendar, plainShifts } from "../support/plain-calendar.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
const dayNumberOf = (text: string): number => Math.floor(Date.parse(text) / DAY);
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

interface Case {
  timeZone: string;
  from: number;
  to: number;
  layers: CalendarLayer[];
  others: CalendarLayer[];
  minute: number;
}

const cases: fc.Arbitrary<Case> = clockChanges.chain(([timeZone, change]) => {
  const first = dayNumberOf(change) - 5;
  return fc
    .record({
      timeZone: fc.constant(timeZone),
      from: fc.integer({ min: -4000, max: 1500 }).map((minute) => Date.parse(change) + minute * MINUTE),
      length: fc.integer({ min: 1, max: 6000 }),
      layers: calendarLayers(first, first + 11),
      others: calendarLayers(first, first + 11),
      minute: fc.nat(),
    })
    .map(({ length, minute, ...one }) => ({ ...one, to: one.from + length * MINUTE, minute: minute % length }));
});

/** The first of instants that are in order. */
const firstFrom = (instants: readonly number[], from: number): number | undefined => instants.find((ms) => ms >= from);

describe("hours of single dates and of layers, against a walker that reads the layers date by date", () => {
  test("minutes, openings and stretches", () => {
    fc.assert(
      fc.property(cases, ({ timeZone, from, to, layers, minute }) => {
        const options = { calendar: layers, timeZone };
        const worked = workingMinutes(plainCalendar(layers), timeZone, from, to);
        expect(businessMinutesBetween(from, to, options)).toBe(worked.length);
        expect(businessMinutesBetween(from, to, { ...options, calendar: mergeCalendars(...layers) })).toBe(
          worked.length,
        );

        const open = new Set(worked);
        const at = from + minute * MINUTE;
        expect(isOpenAt(at, options)).toBe(open.has(at));
        const next = firstFrom(worked, at);
        if (next !== undefined) expect(nextOpening(at, options)).toBe(new Date(next).toISOString());

        const stretches = openStretches(from, to, options).map(({ start, end }) => [
          Date.parse(start),
          Date.parse(end),
        ]);
        const inStretches = stretches.flatMap(([start = 0, end = 0]) =>
          Array.from({ length: (end - start) / MINUTE }, (_, index) => start + index * MINUTE),
        );
        expect(inStretches).toEqual(worked);
        stretches.slice(1).forEach(([start], index) => {
          expect(start).toBeGreaterThan(stretches[index]?.[1] ?? Infinity);
        });

        const last = worked.at(-1);
        if (worked[0] === undefined || last === undefined) return;
        expect(addBusinessMinutes(from, worked.length, options)).toBe(new Date(last + MINUTE).toISOString());
        expect(addBusinessMinutes(to, -worked.length, options)).toBe(new Date(worked[0]).toISOString());
      }),
      { numRuns: 50 },
    );
  });

  test("what several calendars have in common", { tags: ["slow"] }, () => {
    fc.assert(
      fc.property(cases, ({ timeZone, from, to, layers, others }) => {
        const some = workingMinutes(plainCalendar(layers), timeZone, from, to);
        const more = new Set(workingMinutes(plainCalendar(others), timeZone, from, to));
        const common = intersectCalendars(layers, others);
        expect(businessMinutesBetween(from, to, { calendar: common, timeZone })).toBe(
          some.filter((ms) => more.has(ms)).length,
        );
        expect(intersectCalendars(common, others, layers)).toEqual(common);
        expect(JSON.parse(JSON.stringify(common))).toEqual(common);
      }),
      { numRuns: 20 },
    );
  });

  test("working days, also kept on an instant", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 9 }), ({ timeZone, from, layers }, days) => {
        const options = { calendar: layers, timeZone };
        const works = (day: number): boolean => plainShifts(layers, dateOf(day)).length > 0;
        const today = Math.floor(wallMinutes(from, timeZone) / 1440);
        expect(dayOf(from, timeZone)).toBe(dateOf(today));
        expect(isWorkingDay(dateOf(today), options)).toBe(works(today));

        let reached = today;
        for (let left = days; left > 0 && reached < today + 400;) if (works(++reached)) left--;
        fc.pre(reached < today + 400);
        expect(addWorkingDays(dateOf(today), days, options)).toBe(dateOf(reached));
        expect(workingDaysBetween(dateOf(today), dateOf(reached), options)).toBe(days + (works(today) ? 1 : 0));

        const instant = Date.parse(addWorkingDaysToInstant(from, days, options));
        const asked = reached * 1440 + (wallMinutes(from, timeZone) % 1440);
        // The first instant at which the clock shows the time asked for, or later.
        expect(wallMinutes(instant, timeZone)).toBeGreaterThanOrEqual(asked);
        expect(wallMinutes(instant - MINUTE, timeZone)).toBeLessThan(asked);
      }),
      { numRuns: 65 },
    );
  });
});

describe("hours of a date", () => {
  const day: [string, string][] = [["09:00", "17:00"]];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  const minutesOn = (date: string, calendar: CalendarLayer): number =>
    businessMinutesBetween(`${date}T00:00Z`, Date.parse(`${date}T00:00Z`) + DAY, {
      calendar: [{ hours }, calendar],
      timeZone: "UTC",
    });

  test("a half day, a Saturday sale, a break on a date, a closed date", () => {
    expect(minutesOn("2026-12-24", { dates: { "2026-12-24": [["09:00", "12:00"]] } })).toBe(180);
    expect(minutesOn("2026-11-28", { dates: { "2026-11-28": [["08:00", "20:00"]] } })).toBe(720);
    const withBreak: [string, string][] = [
      ["09:00", "10:30"],
      ["11:00", "17:00"],
    ];
    expect(minutesOn("2026-11-24", { dates: { "2026-11-24": withBreak } })).toBe(450);
    expect(minutesOn("2026-11-24", { dates: { "2026-11-24": [] } })).toBe(0);
  });

  test("win over holidays and extra days, and lose against leave", () => {
    const dates: CalendarLayer["dates"] = { "2026-12-24": [["09:00", "12:00"]], "2026-12-26": [] };
    expect(minutesOn("2026-12-24", { dates, holidays: ["2026-12-24"] })).toBe(180);
    expect(minutesOn("2026-12-26", { dates, extraDays: ["2026-12-26"] })).toBe(0);
    expect(minutesOn("2026-12-24", { dates, away: [{ from: "2026-12-24", to: "2026-12-24" }] })).toBe(0);
  });

  test("may run over midnight", () => {
    const calendar = { hours: {}, dates: { "2026-12-31": [["22:00", "02:00"]] as [string, string][] } };
    const options = { calendar, timeZone: "UTC" };
    expect(businessMinutesBetween("2027-01-01T00:00Z", "2027-01-01T12:00Z", options)).toBe(120);
    expect(isWorkingDay("2027-01-01", options)).toBe(false);
    expect(nextOpening("2027-01-01T02:00Z", options)).toBeNull();
  });

  test("are refused where they overlap, are no shifts, or no date", () => {
    const calendar = (dates: CalendarLayer["dates"]) => ({
      hours: { mon: [["22:00", "06:00"]] as [string, string][] },
      dates,
    });
    expect(() => isWorkingDay("2026-11-24", { calendar: calendar({ "2026-11-24": [["05:00", "09:00"]] }) })).toThrow(
      "isWorkingDay: calendar.dates.2026-11-24 must not have shifts that overlap those of the day before or after",
    );
    expect(() => isWorkingDay("2026-11-24", { calendar: calendar({ "2026-11-24": [["5", "9"]] }) })).toThrow(
      "calendar.dates.2026-11-24[0] must be two times that differ",
    );
    expect(() => isWorkingDay("2026-11-24", { calendar: calendar({ "2026-02-30": [] }) })).toThrow(
      "calendar.dates.2026-02-30 must be a day that exists",
    );
  });
});

describe("layers that hold from a day on", () => {
  const lastYear: CalendarLayer = { hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] } };
  const thisYear: CalendarLayer = { validFrom: "2027-01-01", hours: { mon: [["08:00", "18:00"]], fri: [] } };

  test("leave what was before as it was", () => {
    const calendar = mergeCalendars(lastYear, thisYear);
    expect(calendar).toEqual({
      hours: lastYear.hours,
      hoursFrom: { "2027-01-01": thisYear.hours },
      holidays: [],
      extraDays: [],
      away: [],
    });
    const options = { calendar: [lastYear, thisYear], timeZone: "UTC" };
    expect(businessMinutesBetween("2026-12-28T00:00Z", "2026-12-29T00:00Z", options)).toBe(480);
    expect(businessMinutesBetween("2027-01-04T00:00Z", "2027-01-05T00:00Z", options)).toBe(600);
    expect(isWorkingDay("2027-01-08", { calendar })).toBe(false);
  });

  test("name holidays, dates and leave for their own time only", () => {
    const layer: CalendarLayer = {
      validFrom: "2027-01-01",
      holidays: ["2026-12-28", "2027-01-04"],
      dates: { "2026-12-25": [], "2027-01-08": [["09:00", "10:00"]] },
      away: [{ from: "2026-12-20", to: "2027-01-02" }],
    };
    expect(mergeCalendars(lastYear, layer)).toEqual({
      hours: lastYear.hours,
      holidays: ["2027-01-04"],
      extraDays: [],
      away: [{ from: "2027-01-01", to: "2027-01-02" }],
      dates: { "2027-01-08": [["09:00", "10:00"]] },
    });
  });

  test("have no work before that day where nothing else does", () => {
    const options = { calendar: { ...thisYear, hours: thisYear.hours ?? {} }, timeZone: "UTC" };
    expect(nextOpening("2026-06-01T12:00Z", options)).toBe("2027-01-04T08:00:00.000Z");
    expect(addBusinessMinutes("2027-01-04T09:00Z", -60, options)).toBe("2027-01-04T08:00:00.000Z");
    expect(() => addBusinessMinutes("2027-01-04T09:00Z", -61, options)).toThrow("must not exceed the working time");
  });

  test("are refused where old hours run into new ones", () => {
    const nights: CalendarLayer = { hours: { thu: [["22:00", "06:00"]] } };
    const early: CalendarLayer = { validFrom: "2027-01-01", hours: { thu: [], fri: [["05:00", "09:00"]] } };
    expect(() => mergeCalendars(nights, early)).toThrow(
      "mergeCalendars: merged.hoursFrom.2027-01-01 must not have shifts that overlap",
    );
    expect(() => isWorkingDay("2027-01-01", { calendar: [] })).toThrow("calendar must have at least one layer, got []");
  });

  test("merge the same whichever are merged first", () => {
    const first = dayNumberOf("2026-12-20");
    const layers = calendarLayers(first, first + 20);
    fc.assert(
      fc.property(layers, layers, ([a = {}, ...some], more) => {
        const atOnce = mergeCalendars(a, ...some, ...more);
        expect(mergeCalendars(mergeCalendars(a, ...some), ...more)).toEqual(atOnce);
        expect(mergeCalendars(a, ...some, mergeCalendars(...more))).toEqual(atOnce);
      }),
    );
  });
});

describe("a misspelt field names the one that is meant", () => {
  const hours = { mon: [["09:00", "17:00"]] as [string, string][] };
  test.each<[() => unknown, string]>([
    [
      () => addWorkingDays("2026-11-21", 2, { calendar: { hours }, holidays: [] } as never),
      'addWorkingDays: options must have no field but calendar, timeZone, got "holidays"; did you mean calendar.holidays?',
    ],
    [() => isWorkingDay("2026-11-21", { calendar: { hours, holiday: [] } as never }), "did you mean holidays?"],
    [() => mergeCalendars({ leave: [] } as never), 'got "leave"; did you mean away?'],
    [() => mergeCalendars({ valid_from: "2026-01-01" } as never), "did you mean validFrom?"],
    [() => isOpenAt(0, { calendar: { hours }, timezone: "UTC" } as never), "did you mean timeZone?"],
    [() => openStretches(1, 0, { calendar: { hours }, timeZone: "UTC" }), "to must not lie before from"],
    [() => intersectCalendars(), "must hold at least one calendar"],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });

  test("and none where none is near", () => {
    expect(() => mergeCalendars({ colour: "red" } as never)).toThrow(/got "colour"$/);
  });
});

describe("the host's own time zone", () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  test("changes nothing", () => {
    const answers = new Set<string>();
    const calendar: CalendarLayer[] = [
      { hours: { mon: [["09:00", "17:00"]], sat: [["22:00", "06:00"]] } },
      { validFrom: "2026-11-01", hours: { mon: [["08:00", "12:00"]] }, dates: { "2026-11-04": [["01:00", "03:00"]] } },
    ];
    const options = { calendar, timeZone: "America/New_York" };
    for (const zone of ["UTC", "America/New_York", "Asia/Phnom_Penh", "Pacific/Apia", "Asia/Kathmandu"]) {
      process.env.TZ = zone;
      answers.add(
        JSON.stringify([
          businessMinutesBetween("2026-03-06T12:00Z", "2026-11-06T12:00Z", options),
          openStretches("2026-10-30T12:00Z", "2026-11-06T12:00Z", options),
          nextOpening("2026-11-03T00:00Z", options),
          addWorkingDaysToInstant("2026-10-30T03:00Z", 2, options),
          dayOf("2026-10-30T03:00Z", "America/New_York"),
          intersectCalendars(calendar, { hours: { sat: [["20:00", "23:00"]], sun: [["00:00", "12:00"]] } }),
        ]),
      );
    }
    expect(answers.size).toBe(1);
  });
});
