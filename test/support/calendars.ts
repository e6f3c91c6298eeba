import fc from "fast-check";
import { plainDate } from "../../src/calendar/days/plain-date.js";
import type { CalendarLayer, Weekday, WeeklyHours, WorkingCalendar } from "../../src/records/company/seller.js";

const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Working calendars with special days between two day numbers. */
export function calendars(from: number, to: number): fc.Arbitrary<WorkingCalendar> {
  const { hours, date, leave } = parts(from, to);
  return fc
    .record({
      hours,
      holidays: fc.array(date, { maxLength: 6 }),
      extraDays: fc.array(date, { maxLength: 6 }),
      away: fc.array(leave, { maxLength: 3 }),
    })
    .map((calendar: WorkingCalendar) =>
      Object.values(calendar.hours).some((list) => (list ?? []).length > 0) ? calendar : { ...calendar, extraDays: [] },
    );
}

/** Layers of a calendar, the first of which has hours: with hours of single dates, and hours that change from a day on. */
export function calendarLayers(from: number, to: number): fc.Arbitrary<CalendarLayer[]> {
  const { shifts, hours, date, leave } = parts(from, to);
  const someHours = fc.dictionary(fc.constantFrom(...WEEKDAYS), shifts, { maxKeys: 4 });
  const layer: fc.Arbitrary<CalendarLayer> = fc.record(
    {
      hours: someHours,
      hoursFrom: fc.dictionary(date, someHours, { maxKeys: 2 }),
      holidays: fc.array(date, { maxLength: 4 }),
      extraDays: fc.array(date, { maxLength: 4 }),
      dates: fc.dictionary(date, shifts, { maxKeys: 6 }),
      away: fc.array(leave, { maxLength: 2 }),
      validFrom: date,
    },
    { requiredKeys: [] },
  );
  return fc.tuple(hours, fc.array(layer, { maxLength: 3 })).map(([week, layers]) => [{ hours: week }, ...layers]);
}

interface Parts {
  shifts: fc.Arbitrary<[string, string][]>;
  hours: fc.Arbitrary<WeeklyHours>;
  date: fc.Arbitrary<string>;
  leave: fc.Arbitrary<{ from: string; to: string }>;
}

/** Shifts over midnight end before 04:00 and others start from 04:00 on, so that no two ever overlap. */
function parts(from: number, to: number): Parts {
  const quarters = (min: number, max: number): fc.Arbitrary<number> =>
    fc.integer({ min: min * 12, max: max * 12 }).map((step) => step * 5);
  const dayShifts = fc
    .uniqueArray(quarters(4, 24), { minLength: 0, maxLength: 4 })
    .map((times) => times.sort((a, b) => a - b))
    .map((times) =>
      Array.from({ length: Math.floor(times.length / 2) }, (_, index): [string, string] => [
        clock(times[2 * index] ?? 0),
        clock(times[2 * index + 1] ?? 0),
      ]),
    );
  const nightShift = fc
    .tuple(quarters(20, 23), quarters(0, 4))
    .map(([start, end]): [string, string][] => [[clock(start), clock(end)]]);
  const shifts = fc.oneof({ weight: 3, arbitrary: dayShifts }, { weight: 1, arbitrary: nightShift });
  const date = fc.integer({ min: from, max: to }).map(plainDate);
  const leave = fc
    .tuple(fc.integer({ min: from, max: to }), fc.nat({ max: 10 }))
    .map(([first, length]) => ({ from: plainDate(first), to: plainDate(first + length) }));
  const hours = fc.record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, shifts])));
  return { shifts, hours, date, leave };
}
