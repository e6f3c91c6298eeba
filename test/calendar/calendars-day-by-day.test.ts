import fc from "fast-check";
import {
  addBusinessMinutes,
  addWorkingDays,
  addWorkingDaysToInstant,
  businessMinutesBetween,
  type CalendarLayer,
  intersectCalendars,
  isOpenAt,
  isWorkingDay,
  mergeCalendars,
  nextOpening,
  openStretches,
  planReviews,
  type WorkingCalendar,
  workingDaysBetween,
  workingWeek,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { workingDayFinder } from "../../src/calendar/working-time/working-day-finder.js";
import { timeOfDay } from "../../src/calendar/working-calendars/shifts.js";
import { readWeekdayMinutes } from "../../src/calendar/working-calendars/weekday-minutes.js";
import { withoutLeave } from "../../src/calendar/working-calendars/without-leave.js";
import { resolveCalendar } from "../../src/calendar/working-calendars/working-calendar.js";
import { assertUntil } from "../support/assert-until.js";
import { calendarLayers } from "../support/calendars.js";
import { type PlainShift, plainShifts } from "../support/plain-calendar.js";

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 11, 24) / DAY;
const LAST = FIRST + 14;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const layersOf = calendarLayers(FIRST, LAST);

/** Each minute of work of the shifts of some days, from midnight of day 0. */
function minutesOf(shifts: readonly (readonly [number, PlainShift[]])[]): number[] {
  const all = shifts.flatMap(([day, list]) =>
    list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, minute) => day * 1440 + start + minute)),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

const minutesBetween = (layers: readonly CalendarLayer[], from: number, to: number): number[] =>
  minutesOf(
    Array.from({ length: to - from + 2 }, (_, index) => from - 1 + index).map(
      (day) => [day, plainShifts(layers, dateOf(day))] as const,
    ),
  ).filter((minute) => minute >= from * 1440 && minute < to * 1440);

/** Runs of minutes that follow each other. */
function stretchesOf(minutes: readonly number[]): [string, string][] {
  const stretches: [number, number][] = [];
  for (const minute of minutes) {
    const last = stretches.at(-1);
    if (last?.[1] === minute) last[1] = minute + 1;
    else stretches.push([minute, minute + 1]);
  }
  return stretches.map(([start, end]) => [
    new Date(start * 60_000).toISOString(),
    new Date(end * 60_000).toISOString(),
  ]);
}

describe("layers of a calendar, read day by day as they are documented", () => {
  test("have these shifts and sums, merged or not, or as one calendar that holds from a day on", () => {
    const ways = fc.constantFrom("layers", "merged", "one");
    fc.assert(
      fc.property(layersOf, ways, (given, way) => {
        const one: WorkingCalendar = { ...given[0], ...given[1], hours: { ...given[0]?.hours, ...given[1]?.hours } };
        const layers = way === "one" ? [one] : given;
        const calendar = way === "one" ? one : way === "merged" ? mergeCalendars(...layers) : layers;
        const { shiftsOn, minutesOn, minutesBefore, workingDaysBefore } = resolveCalendar("test", "calendar", calendar);
        const days = Array.from({ length: 42 }, (_, index) => FIRST - 9 + index);
        let [minutes, count] = [0, 0];
        const expected = days.map((day) => {
          const shifts = plainShifts(layers, dateOf(day));
          const worked = shifts.reduce((sum, { start, end }) => sum + end - start, 0);
          const before = [minutes, count];
          minutes += worked;
          if (shifts.length > 0) count++;
          return [dateOf(day), shifts, worked, ...before];
        });
        const [first = 0] = days;
        const found = days.map((day) => [
          dateOf(day),
          shiftsOn(day),
          minutesOn(day),
          minutesBefore(day) - minutesBefore(first),
          workingDaysBefore(day) - workingDaysBefore(first),
        ]);
        expect(found).toEqual(expected);

        const away = layers.flatMap(({ away = [] }) => away ?? []);
        const rested = resolveCalendar("test", "calendar", withoutLeave(calendar));
        const never = layers.map((layer) => ({ ...layer, away: [] }));
        if (away.length === 0) return;
        expect(days.map(rested.shiftsOn)).toEqual(days.map((day) => plainShifts(never, dateOf(day))));
      }),
      { numRuns: 40 },
    );
  });

  test("are open for these stretches", () => {
    fc.assert(
      fc.property(layersOf, fc.nat({ max: 1440 * 10 }), fc.integer({ min: 1, max: 3000 }), (layers, start, length) => {
        const options = { calendar: layers, timeZone: "UTC" };
        const [from, to] = [FIRST * 1440 + start, FIRST * 1440 + start + length];
        const worked = minutesBetween(layers, FIRST - 1, LAST + 1).filter((minute) => minute >= from && minute < to);
        const [a, b] = [from * 60_000, to * 60_000];
        expect(openStretches(a, b, options).map(({ start, end }) => [start, end])).toEqual(stretchesOf(worked));
        expect(businessMinutesBetween(a, b, options)).toBe(worked.length);
        for (const at of [worked[0], worked.at(-1), from, to - 1]) {
          if (at === undefined) continue;
          expect(isOpenAt(at * 60_000, options)).toBe(worked.includes(at));
          expect(isOpenAt(at * 60_000 + 59_999, options)).toBe(worked.includes(at));
        }
        const [first] = worked;
        if (first === undefined) return;
        expect(nextOpening(a, options)).toBe(new Date(first * 60_000).toISOString());
        const half = Math.ceil(worked.length / 2);
        const reached = new Date((worked[half - 1] ?? 0) * 60_000 + 60_000).toISOString();
        expect(addBusinessMinutes(a, half, options)).toBe(reached);
      }),
      { numRuns: 40 },
    );
  });

  test("have in common what the minutes of each have, and come out as a calendar would be written", () => {
    fc.assert(
      fc.property(fc.array(layersOf, { minLength: 1, maxLength: 3 }), (calendars) => {
        const common = intersectCalendars(...calendars);
        const expected = calendars
          .map((layers) => minutesBetween(layers, FIRST - 8, LAST + 18))
          .reduce((all, some) => {
            const shared = new Set(some);
            return all.filter((minute) => shared.has(minute));
          });
        expect(minutesBetween([common], FIRST - 8, LAST + 18)).toEqual(expected);

        expect(common.extraDays).toEqual([]);
        const dated = [...(common.holidays ?? []), ...Object.keys(common.dates ?? {})];
        const away = common.away ?? [];
        expect(new Set(dated).size).toBe(dated.length);
        expect(common.holidays).toEqual([...(common.holidays ?? [])].sort());
        expect(Object.keys(common.dates ?? {})).toEqual(Object.keys(common.dates ?? {}).sort());
        expect("dates" in common).toBe(Object.keys(common.dates ?? {}).length > 0);
        // A single day is named only where its hours are not those of its week, and where no one is on leave.
        const plain = [{ hours: common.hours, hoursFrom: common.hoursFrom }];
        const told = dated.map((date) => [
          JSON.stringify(plainShifts([common], date)) === JSON.stringify(plainShifts(plain, date)),
          away.some(({ from, to }) => from <= date && date <= to),
        ]);
        expect(told).toEqual(dated.map(() => [false, false]));
        // Leave of anyone is leave of all, its first day aside where a night shift runs into it.
        const leave = (date: string) =>
          calendars.some((layers) =>
            layers.some(({ away = [], validFrom }) =>
              (away ?? []).some(({ from, to }) => (validFrom ?? "0000-01-01") <= date && from <= date && date <= to),
            ),
          );
        const wrong: string[] = [];
        for (let day = FIRST - 2; day < LAST + 14; day++) {
          const date = dateOf(day);
          const isAway = away.some(({ from, to }) => from <= date && date <= to);
          if (isAway ? !leave(date) : leave(date) && leave(dateOf(day - 1))) wrong.push(date);
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("have their weeks in common from each day on which one of them changes", () => {
    const day: [string, string][] = [["09:00", "17:00"]];
    const one: WorkingCalendar = {
      hours: { mon: day, tue: [["22:00", "02:00"]] },
      hoursFrom: { "2027-02-01": { mon: [["10:00", "24:00"]] } },
    };
    const other: WorkingCalendar = {
      hours: { mon: [["12:00", "20:00"]], tue: [["23:00", "24:00"]], wed: [["00:00", "01:00"]] },
      validFrom: "2027-01-01",
    };
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const night = { ...none, tue: [["23:00", "24:00"]], wed: [["00:00", "01:00"]] };
    expect(intersectCalendars(one, other)).toEqual({
      hours: none,
      hoursFrom: {
        "2027-01-01": { ...night, mon: [["12:00", "17:00"]] },
        "2027-02-01": { ...night, mon: [["12:00", "20:00"]] },
      },
      holidays: [],
      extraDays: [],
      away: [],
    });
    expect(intersectCalendars({ hours: { mon: [["22:00", "00:00"]] } }).hours.mon).toEqual([["22:00", "24:00"]]);
    const nights = { hours: { mon: [["22:00", "06:30"]] } } as const;
    expect(
      intersectCalendars(
        { ...nights, away: [{ from: "2026-12-29", to: "2026-12-31" }] },
        { ...nights, holidays: ["2027-01-04"], dates: { "2027-01-11": [["22:00", "23:00"]] } },
      ),
    ).toEqual({
      hours: { ...none, mon: [["22:00", "06:30"]] },
      holidays: ["2027-01-04"],
      extraDays: [],
      away: [{ from: "2026-12-29", to: "2026-12-31" }],
      dates: { "2027-01-11": [["22:00", "23:00"]] },
    });
    // A night runs into the first day of leave, on which the other calendar begins: only the days after it are leave.
    const mornings = { hours: { tue: [["00:00", "12:00"]], wed: [["00:00", "12:00"]] } } as const;
    const split = (to: string) => intersectCalendars({ ...nights, away: [{ from: "2026-12-29", to }] }, mornings);
    expect(split("2026-12-31")).toEqual({
      hours: { ...none, tue: [["00:00", "06:30"]] },
      holidays: [],
      extraDays: [],
      away: [{ from: "2026-12-30", to: "2026-12-31" }],
    });
    expect(split("2026-12-29").away).toEqual([]);
    // The night before a day off, and before other hours, reaches into it; that of the day itself goes.
    const daily = (shift: [string, string]) => workingWeek("mon-sun", shift.join("-"));
    const every: [string, string] = ["22:00", "06:00"];
    const early = daily(["00:00", "12:00"]);
    const common = (calendar: WorkingCalendar) => intersectCalendars(calendar, early);
    expect(common({ ...daily(every), holidays: ["2026-12-29"] }).holidays).toEqual(["2026-12-30"]);
    expect(common({ ...daily(every), dates: { "2026-12-29": [["23:00", "03:00"]] } }).dates).toEqual({
      "2026-12-30": [["00:00", "03:00"]],
    });
    const absent = common({ ...daily(every), away: [{ from: "2026-12-29", to: "2026-12-30" }] });
    expect([absent.away, absent.holidays]).toEqual([[{ from: "2026-12-30", to: "2026-12-30" }], ["2026-12-31"]]);
    const moved = common({ hours: { thu: [every] }, hoursFrom: { "2027-01-01": { thu: [] } } });
    expect([moved.dates, moved.holidays]).toEqual([{ "2027-01-01": [["00:00", "06:00"]] }, []]);
    expect(common({ ...early, away: [{ from: "2026-12-29", to: "2026-12-29" }] }).away).toEqual([
      { from: "2026-12-29", to: "2026-12-29" },
    ]);
    // Days at the ends of what four digits of year can write.
    const ends = intersectCalendars(
      { hours: { fri: day, sat: day }, holidays: ["9999-12-31"] },
      { hours: { sat: day, fri: day }, holidays: ["0000-01-01"], dates: { "0000-01-07": [] } },
    );
    expect(ends.holidays).toEqual(["0000-01-01", "0000-01-07", "9999-12-31"]);
    // What the night of the last day would reach has no date.
    expect(common({ hours: { fri: [every] }, holidays: ["9999-12-31"] }).holidays).toEqual([]);
  });
});

describe("shifts that overlap are refused", () => {
  const times = ["00:00", "02:00", "06:00", "09:00", "20:00", "24:00"];
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to]): [string, string] => [times[from] ?? "", times[to] ?? ""]);
  const shifts = fc.array(shift, { maxLength: 2 });
  const date = fc.integer({ min: FIRST, max: FIRST + 6 }).map(dateOf);
  const weekday = fc.constantFrom("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  const week = fc.dictionary(weekday, shifts, { maxKeys: 3 });
  const anyCalendar = fc.record(
    {
      hours: week,
      hoursFrom: fc.dictionary(date, week, { maxKeys: 1 }),
      dates: fc.dictionary(date, shifts, { maxKeys: 2 }),
      extraDays: fc.array(date, { maxLength: 2 }),
    },
    { requiredKeys: ["hours"] },
  ) as fc.Arbitrary<WorkingCalendar>;

  const overlapsIn = (layer: CalendarLayer): boolean => {
    let busy = -Infinity;
    for (let day = FIRST - 8; day < FIRST + 17; day++) {
      for (const { start, end } of plainShifts([layer], dateOf(day))) {
        if (day * 1440 + start < busy) return true;
        busy = day * 1440 + end;
      }
    }
    return false;
  };

  test("and no others", () => {
    let [refused, taken] = [0, 0];
    assertUntil(
      fc.property(anyCalendar, (calendar) => {
        const later = Object.entries(calendar.hoursFrom ?? {}).map(([, hours]) => ({ ...calendar.hours, ...hours }));
        const weeks = [calendar.hours, ...later].map((hours) => ({ hours }));
        const expected = [calendar, ...weeks].some(overlapsIn);
        let thrown = "";
        try {
          isWorkingDay(dateOf(FIRST), { calendar });
        } catch (error) {
          thrown = (error as Error).message;
        }
        // Hours of a date are read also where the day before or after them rules nothing out.
        const lists = [calendar.hours, ...Object.values(calendar.hoursFrom ?? {}), calendar.dates ?? {}];
        const own = lists.some((list) =>
          Object.values(list as Record<string, [string, string][]>).some((ofDay) =>
            overlapsIn({ hours: {}, dates: { [dateOf(FIRST)]: ofDay } }),
          ),
        );
        expect([thrown, thrown !== ""]).toEqual([thrown, expected || own]);
        if (thrown === "") taken++;
        else refused++;
      }),
      { numRuns: 130 },
      () => {
        expect(refused).toBeGreaterThan(50);
        expect(taken).toBeGreaterThan(50);
      },
    );
  });
});

test("fields that are null are as if they were not there, and days may come in any order, twice", () => {
  const bare = { hours: { mon: [["09:00", "17:00"]] } } as const;
  const empty = { hoursFrom: null, holidays: null, extraDays: null, away: null, dates: null, validFrom: null };
  const plain = resolveCalendar("f", "calendar", { ...bare, ...empty });
  expect([plain.special, plain.weeks.length]).toEqual([[], 1]);
  expect(mergeCalendars({ ...bare, ...empty })).toEqual({ ...bare, holidays: [], extraDays: [], away: [] });
  // Mondays of 2026: the last is holiday twice.
  const holidays = ["2026-12-28", "2026-12-14", "2026-12-28", "2026-12-07", "1969-12-29", "1969-12-01"];
  const closed = resolveCalendar("f", "calendar", { ...bare, holidays });
  expect(closed.special.map(({ from }) => dateOf(from))).toEqual([...new Set(holidays)].sort());
  expect(workingDaysBetween("2026-12-01", "2026-12-31", { calendar: { ...bare, holidays } })).toBe(1);
  expect(workingDaysBetween("1969-12-01", "1969-12-31", { calendar: { ...bare, holidays } })).toBe(3);
  for (const twice of [
    ["2026-12-07", "2026-12-28", "2026-12-28"],
    ["2026-12-28", "2026-12-28"],
  ]) {
    const calendar = { ...bare, holidays: twice };
    expect(workingDaysBetween("2026-12-01", "2027-01-31", { calendar })).toBe(8 - new Set(twice).size);
  }
  const leave = [{ from: "2026-12-20", to: "2026-12-22" }];
  expect(workingDaysBetween("2026-12-01", "2026-12-31", { calendar: { ...bare, holidays, away: leave } })).toBe(0);
});

describe("days are found and counted", () => {
  const office = workingWeek("mon-fri", "09:00-17:00");

  test("up to the ends of the years that have four digits", () => {
    const options = { calendar: office };
    // 9999-12-31 is a Friday, 0000-01-01 a Saturday.
    expect(addWorkingDays("9999-12-30", 1, options)).toBe("9999-12-31");
    expect(() => addWorkingDays("9999-12-30", 2, options)).toThrow("addWorkingDays: days must not lead beyond");
    expect(addWorkingDays("0000-01-04", -1, options)).toBe("0000-01-03");
    expect(() => addWorkingDays("0000-01-04", -2, options)).toThrow("days must not lead beyond");
    const daily = { calendar: workingWeek("mon-sun", "00:00-24:00") };
    expect(addWorkingDays("0000-01-03", -2, daily)).toBe("0000-01-01");
    expect(() => addWorkingDays("0000-01-03", -3, daily)).toThrow("days must not lead beyond");
    expect(addWorkingDays("0000-01-01", 3_652_424, daily)).toBe("9999-12-31");
    expect(() => addWorkingDays("0000-01-01", 3_652_425, daily)).toThrow("days must not lead beyond");
    expect(workingDaysBetween("0000-01-01", "9999-12-31", daily)).toBe(3_652_425);
    expect(addWorkingDaysToInstant("2026-11-21T10:00:00.5Z", 0, { ...daily, timeZone: "UTC" })).toBe(
      "2026-11-21T10:00:00.500Z",
    );
  });

  test("that suit the customer, within a year and a day", () => {
    const find = workingDayFinder("f", { hours: { mon: [["09:00", "17:00"]] } });
    // Day 4 of 1970 is a Monday.
    expect([find(0, () => true), find(4, () => true), find(5, () => true)]).toEqual([4, 4, 11]);
    expect(find(4, (day) => day > 20)).toBe(25);
    expect(find(2, (day) => day === 368)).toBe(368);
    expect(() => find(1, (day) => day === 368)).toThrow(
      "f: calendar must have a working day that suits the customer within a year of 1970-01-02",
    );
  });

  test("also by an opening at the very first and the very last moment", () => {
    const daily = { calendar: workingWeek("mon-sun", "00:00-24:00"), timeZone: "UTC" };
    expect(addBusinessMinutes("9999-12-30T23:58:00Z", 1, daily)).toBe("9999-12-30T23:59:00.000Z");
    expect(() => addBusinessMinutes("9999-12-30T23:58:00Z", 2, daily)).toThrow("must not exceed the working time");
    expect(addBusinessMinutes("0000-01-02T00:01:00Z", -1, daily)).toBe("0000-01-02T00:00:00.000Z");
    expect(() => addBusinessMinutes("0000-01-02T00:01:00Z", -2, daily)).toThrow("must not exceed the working time");
    expect(nextOpening("9999-12-30T23:59:59.999Z", { ...daily, calendar: { hours: {} } })).toBeNull();
    // Less than half a millisecond is none.
    expect(addBusinessMinutes(0, 0.000_008, daily)).toBe("1970-01-01T00:00:00.000Z");
    expect(addBusinessMinutes(0, 0.000_009, daily)).toBe("1970-01-01T00:00:00.001Z");
    expect(openStretches(0, 0, daily)).toEqual([]);
    expect(openStretches(DAY - 1, DAY + 1, daily)).toEqual([
      { start: "1970-01-01T23:59:59.999Z", end: "1970-01-02T00:00:00.001Z" },
    ]);
  });
});

describe("where the clocks change", () => {
  const daily = (start: string, end: string) => workingWeek("mon-sun", `${start}-${end}`);

  test("at midnight back into the day before, the next day's shift has begun", () => {
    // St John's went from 00:01 on 2010-11-07 back to 23:01 on the 6th, at 02:31 UTC.
    const options = { calendar: daily("00:00", "08:00"), timeZone: "America/St_Johns" };
    const [from, to] = ["2010-11-07T02:00:00.000Z", "2010-11-07T03:00:00.000Z"];
    expect(businessMinutesBetween(from, to, options)).toBe(30);
    expect([isOpenAt(from, options), isOpenAt(to, options)]).toEqual([false, true]);
    expect(openStretches(from, to, options)).toEqual([{ start: "2010-11-07T02:30:00.000Z", end: to }]);
    expect(businessMinutesBetween("2010-11-01T14:00Z", "2010-11-15T14:00Z", options)).toBe(14 * 480 + 60);
  });

  test("a shift of the same day is counted by the clock before and after", () => {
    // Lord Howe Island put its clocks back half an hour on 2026-04-05 at 02:00, when it was 15:00 UTC on the 4th.
    const lordHowe = { calendar: daily("01:00", "05:00"), timeZone: "Australia/Lord_Howe" };
    expect(businessMinutesBetween("2026-04-04T12:00Z", "2026-04-05T06:00Z", lordHowe)).toBe(270);
    // Apia, ten hours behind, put them back an hour on 2011-04-02 at 04:00.
    const apia = { calendar: daily("22:00", "06:00"), timeZone: "Pacific/Apia" };
    expect(businessMinutesBetween("2011-03-27T22:00Z", "2011-04-07T23:00Z", apia)).toBe(11 * 480 + 60);
  });

  test("nothing moves by no days, or by days there and back", () => {
    const options = { calendar: daily("09:00", "17:00"), timeZone: "America/New_York" };
    // The second half past one of 2026-11-01.
    expect(addWorkingDaysToInstant("2026-11-01T06:30Z", 0, options)).toBe("2026-11-01T06:30:00.000Z");
    expect(addWorkingDaysToInstant("2026-11-03T06:30Z", -2, options)).toBe("2026-11-01T05:30:00.000Z");
  });

  test("the first and the last days are reached in zones behind and ahead", () => {
    const allDay = daily("00:00", "24:00");
    const ahead = { calendar: allDay, timeZone: "Pacific/Kiritimati" };
    expect(addBusinessMinutes("9999-12-30T20:00Z", 60, ahead)).toBe("9999-12-30T21:00:00.000Z");
    const behind = { calendar: allDay, timeZone: "America/New_York" };
    expect(addBusinessMinutes("0000-01-02T05:00Z", -10, behind)).toBe("0000-01-02T04:50:00.000Z");
    expect(
      nextOpening("9999-12-30T12:00Z", { calendar: workingWeek("sat", "09:00-17:00"), timeZone: "UTC" }),
    ).toBeNull();
  });

  test("a stretch is open at its start and no more at its end", () => {
    const options = { calendar: daily("09:00", "17:00"), timeZone: "UTC" };
    const at = (time: string) => isOpenAt(`2026-11-23T${time}Z`, options);
    expect(["08:59:59.999", "09:00", "16:59:59.999", "17:00"].map(at)).toEqual([false, true, true, false]);
  });
});

describe("each function is named in what it refuses, with the field", () => {
  const hours = { mon: [["09:00", "17:00"]] } as const;
  const good = { calendar: { hours }, timeZone: "UTC" };
  const badCalendar = { calendar: { hours: 5 } as never, timeZone: "UTC" };
  const badZone = { calendar: { hours }, timeZone: "Mars" };
  const more = { ...good, holidays: [] } as never;
  const day = "2026-11-23";
  const functions: Record<string, (options: never) => unknown> = {
    addBusinessMinutes: (options) => addBusinessMinutes(0, 1, options),
    addWorkingDays: (options) => addWorkingDays(day, 1, options),
    addWorkingDaysToInstant: (options) => addWorkingDaysToInstant(0, 1, options),
    businessMinutesBetween: (options) => businessMinutesBetween(0, 1, options),
    isOpenAt: (options) => isOpenAt(0, options),
    isWorkingDay: (options) => isWorkingDay(day, options),
    nextOpening: (options) => nextOpening(0, options),
    openStretches: (options) => openStretches(0, 1, options),
    workingDaysBetween: (options) => workingDaysBetween(day, day, options),
  };

  test.each(Object.entries(functions))("%s", (name, call) => {
    const hoursFault = "calendar.hours must be an object of shifts by weekday, got 5";
    const by = name === "addWorkingDaysToInstant" ? "addWorkingDays" : name;
    expect(() => call(badCalendar as never)).toThrow(`${by}: ${hoursFault}`);
    expect(() => call(more)).toThrow(`${name}: options must have no field but calendar, timeZone, got "holidays"`);
    if (/Minutes|Instant|Open|open/.test(name)) {
      expect(() => call(badZone as never)).toThrow(`${name}: timeZone must be an IANA time zone`);
    } else expect(() => call({ calendar: { hours } } as never)).not.toThrow();
  });

  test.each<[() => unknown, string]>([
    [() => addBusinessMinutes("x", 1, good), "addBusinessMinutes: instant must be a moment"],
    [() => addBusinessMinutes(0, NaN, good), "addBusinessMinutes: minutes must be"],
    [() => addWorkingDays("x", 1, good), "addWorkingDays: date must be a day"],
    [() => addWorkingDays(day, 0.5, good), "addWorkingDays: days must be a whole number"],
    [() => addWorkingDaysToInstant("x", 1, good), "addWorkingDaysToInstant: instant must be a moment"],
    [() => addWorkingDaysToInstant(0, 0.5, good), "addWorkingDaysToInstant: days must be a whole number"],
    [() => businessMinutesBetween("x", 1, good), "businessMinutesBetween: from must be a moment"],
    [() => businessMinutesBetween(0, "x", good), "businessMinutesBetween: to must be a moment"],
    [() => isOpenAt("x", good), "isOpenAt: instant must be a moment"],
    [() => isWorkingDay("x", good), "isWorkingDay: date must be a day"],
    [() => nextOpening("x", good), "nextOpening: instant must be a moment"],
    [() => openStretches("x", 1, good), "openStretches: from must be a moment"],
    [() => openStretches(0, "x", good), "openStretches: to must be a moment"],
    [() => openStretches(1, 0, good), "openStretches: to must not lie before from, got 0"],
    [() => workingDaysBetween("x", day, good), "workingDaysBetween: from must be a day"],
    [() => workingDaysBetween(day, "x", good), "workingDaysBetween: to must be a day"],
    [() => intersectCalendars(), "intersectCalendars: calendars must hold at least one calendar, got []"],
    [() => intersectCalendars({ hours }, badCalendar.calendar), "intersectCalendars: calendars[1].hours must be an"],
    [() => mergeCalendars({}, 5 as never), "mergeCalendars: layers[1] must be a layer of a working calendar, got 5"],
    [() => mergeCalendars({}, [] as never), "mergeCalendars: layers[1] must be a layer of a working calendar, got []"],
    [() => mergeCalendars(null as never), "mergeCalendars: layers[0] must be a layer of a working calendar, got null"],
    [() => mergeCalendars({ hoursFrom: { x: {} } }), "mergeCalendars: layers[0].hoursFrom.x must be a day that"],
    [() => mergeCalendars({ hoursFrom: [] as never }), "mergeCalendars: layers[0].hoursFrom must be"],
    [() => mergeCalendars({ validFrom: "x" }), "mergeCalendars: layers[0].validFrom must be a day that exists"],
    [() => mergeCalendars({ dates: { x: [] } }), "mergeCalendars: layers[0].dates.x must be a day that exists"],
    [() => mergeCalendars({ away: 5 as never }), "mergeCalendars: layers[0].away must be a list of days from and to"],
    [() => mergeCalendars({ away: [{ from: day }] as never }), "mergeCalendars: layers[0].away[0].to must be a day"],
    [() => mergeCalendars({ extraDays: ["x"] }), "mergeCalendars: layers[0].extraDays[0] must be a day"],
    [() => mergeCalendars({ extraDays: day as never }), "mergeCalendars: layers[0].extraDays must be a list of days"],
    [
      () => mergeCalendars({ hoursFrom: { [day]: { tue: [["x", "y"]] } } }),
      "mergeCalendars: layers[0].hoursFrom.2026-11-23.tue[0] must be two times",
    ],
    [() => isWorkingDay(day, { calendar: [] }), "isWorkingDay: calendar must have at least one layer, got []"],
    [() => isWorkingDay(day, { calendar: [{}, { holidays: 5 } as never] }), "isWorkingDay: calendar[1].holidays must"],
    [() => isWorkingDay(day, { calendar: 5 as never }), "isWorkingDay: calendar must be a working calendar, got 5"],
    [() => isWorkingDay(day, { calendar: { hours: [] as never } }), "isWorkingDay: calendar.hours must be an object"],
    [
      () =>
        isWorkingDay(day, {
          calendar: [{ hours: { sun: [["22:00", "06:00"]] } }, { hours: { mon: [["05:00", "9:00"]] } }],
        }),
      "isWorkingDay: calendar[1].hours.mon[0] must be two times",
    ],
    [
      () =>
        isWorkingDay(day, {
          calendar: [{ hours: { sun: [["22:00", "06:00"]] } }, { hours: { mon: [["05:00", "09:00"]] } }],
        }),
      "isWorkingDay: calendar.merged.hours.mon must not start before the shift of the day before ends",
    ],
    [
      () => resolveCalendar("f", "calendar", { hours }, 5 as never),
      "f: away must be a list of days from and to, got 5",
    ],
    [() => mergeCalendars({ hours: { mon: [["09:00", "10:00", "11:00"]] } }), "hours.mon[0] must be two times"],
    [
      () => mergeCalendars({ hours: { mon: [new Set(["09:00", "10:00"])] } } as never),
      "hours.mon[0] must be two times",
    ],
    [() => isWorkingDay(day, { calendar: { hours: null as never } }), "calendar.hours must be an object of shifts"],
    [
      () =>
        isWorkingDay(day, {
          calendar: { hours, dates: { [day]: [["22:00", "06:00"]], "2026-11-24": [["05:00", "09:00"]] } },
        }),
      "isWorkingDay: calendar.dates.2026-11-23 must not have shifts that overlap those of the day before or after, got [[",
    ],
    [
      () =>
        isWorkingDay(day, {
          calendar: {
            hours: { sun: [["22:00", "06:00"]] },
            hoursFrom: { [day]: { sun: [], mon: [["05:00", "09:00"]] } },
          },
        }),
      "isWorkingDay: calendar.hoursFrom.2026-11-23 must not have shifts that overlap those of the day before or after, got {",
    ],
    [
      () => isWorkingDay(day, { calendar: { hours, dates: { [day]: [["x", "y"]] } } }),
      "isWorkingDay: calendar.dates.2026-11-23[0] must be two times that differ",
    ],
    ...["leave", "vacation", "vacations"].map((name): [() => unknown, string] => [
      () => planReviews([], { from: day, to: day, sellers: [{ id: "north", timeZone: "UTC", [name]: [] }] }),
      `planReviews: sellers[0].${name} must not be there: no such field, got []; did you mean away?`,
    ]),
    [() => workingDayFinder("f", { hours: 5 as never }), "f: calendar.hours must be an object of shifts by weekday"],
    [() => timeOfDay("f", "at", "24:01"), 'f: at must be a time of day, as "16:30", got "24:01"'],
    [() => readWeekdayMinutes("f", "m", { mon: -1 }), "f: m.mon must be at least 0, got -1"],
    [() => readWeekdayMinutes("f", "m", { monday: 1 }), "f: m must have no field but mon, tue"],
    [() => workingWeek(5 as never), "workingWeek: days must be days of the week, as mon-fri or mon,wed,fri, got 5"],
    [() => workingWeek("mon-tue-wed"), "workingWeek: days must be days of the week"],
    [() => workingWeek("mon-xyz"), "workingWeek: days must be days of the week"],
    [() => workingWeek("xyz-mon"), "workingWeek: days must be days of the week"],
    [() => workingWeek("mon", 5 as never), "workingWeek: shifts[0] must be two times, as 09:00-17:00, got 5"],
    [() => workingWeek("mon", "09:00-10:00", "11-12-13"), "workingWeek: shifts[1] must be two times"],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });

  test.each<readonly [object, string]>([
    [{ holiday: [] }, "holidays"],
    ...["leave", "vacation", "vacations"].map((name) => [{ [name]: [] }, "away"] as const),
    ...["daysOff", "closed"].map((name) => [{ [name]: [] }, "holidays"] as const),
    ...["week", "workingHours"].map((name) => [{ [name]: {} }, "hours"] as const),
    ...["specialDays", "exceptions"].map((name) => [{ [name]: {} }, "dates"] as const),
  ])("%j is told the name that is meant", (field, name) => {
    expect(() => isWorkingDay(day, { calendar: { hours, ...field } })).toThrow(`did you mean ${name}?`);
  });

  test.each([
    ...["hours", "hoursFrom", "holidays", "extraDays", "away", "dates", "validFrom"].map((name) => [name, name]),
    ["workingHours", "hours"],
    ["holiday", "holidays"],
    ["leave", "away"],
  ])("%s beside the calendar is told its place in it", (name, field) => {
    expect(() => isWorkingDay(day, { ...good, [name]: [] })).toThrow(`did you mean calendar.${field}?`);
  });

  test.each(["zone", "tz"])("%s is told that it is timeZone", (name) => {
    expect(() => isWorkingDay(day, { calendar: { hours }, [name]: "UTC" })).toThrow("did you mean timeZone?");
  });
});

describe("times of day", () => {
  const read = (time: unknown): number | null => {
    try {
      return timeOfDay("f", "at", time);
    } catch {
      return null;
    }
  };

  test("are five characters from 00:00 to 24:00", () => {
    for (let minute = 0; minute <= 1440; minute++) {
      const text = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      if (read(text) !== minute) expect([text, read(text)]).toEqual([text, minute]);
    }
    for (const time of ["24:01", "25:00", "12:60", "1:00", "01:0", "01:00 ", "01.00", "0100", "a1:00", "01:0a", 900]) {
      expect([time, read(time)]).toEqual([time, null]);
    }
    expect(() => timeOfDay("f", "at", ["0", "1", ":", "0", "0"])).toThrow("f: at must be a time of day");
  });

  test("by weekday are those given, also where null stands for none", () => {
    expect(readWeekdayMinutes("f", "m", { mon: 0, sun: 30, tue: null })).toEqual([
      0,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      30,
    ]);
  });
});
