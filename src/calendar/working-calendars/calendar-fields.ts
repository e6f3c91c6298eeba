import { assertFields, assertObject, type OtherNames, RetentionError } from "../../errors.js";
import type { WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import type { DayRange } from "./day-ranges.js";
import { dayNumber, parseDay } from "../days/plain-date.js";
import { type Shift, shiftsOfDay, shiftsOfWeek } from "./shifts.js";

/** The hours of a week, Monday first, from a day on. */
export interface WeekFrom {
  /** `-Infinity` where they hold from the start. */
  from: number;
  week: readonly (readonly Shift[])[];
}

/** The fields of a working calendar as day numbers, each checked by itself. */
export interface CalendarFields {
  /** `-Infinity` where the calendar holds from the start. */
  validFrom: number;
  /** In order of time; the first from the start, `validFrom` aside. */
  weeks: WeekFrom[];
  holidays: number[];
  extraDays: number[];
  dates: Map<number, readonly Shift[]>;
  away: DayRange[];
}

/**
 * The fields of a working calendar.
 * @internal
 */
export const CALENDAR_FIELDS: readonly (keyof WorkingCalendar)[] = [
  "hours",
  "hoursFrom",
  "holidays",
  "extraDays",
  "away",
  "dates",
  "validFrom",
];

/**
 * Other names for leave.
 * @internal
 */
export const LEAVE_NAMES: OtherNames = { leave: "away", vacation: "away", vacations: "away" };

const OTHER_NAMES: OtherNames = {
  leave: "away",
  vacation: "away",
  vacations: "away",
  daysOff: "holidays",
  closed: "holidays",
  week: "hours",
  workingHours: "hours",
  specialDays: "dates",
  exceptions: "dates",
};

/**
 * Reads the fields of a working calendar.
 * @internal
 */
export function readCalendar(functionName: string, path: string, calendar: WorkingCalendar): CalendarFields {
  if (typeof calendar !== "object" || (calendar as unknown) === null || Array.isArray(calendar)) {
    throw new RetentionError(functionName, path, "must be a working calendar", calendar);
  }
  assertFields(functionName, path, calendar, CALENDAR_FIELDS, OTHER_NAMES);
  const { hours, hoursFrom, holidays, extraDays, away, dates, validFrom }: WorkingCalendar = calendar;
  const week = shiftsOfWeek(functionName, `${path}.hours`, hours);
  return {
    validFrom: (validFrom ?? null) === null ? -Infinity : dayNumber(functionName, `${path}.validFrom`, validFrom),
    weeks: weeksFrom(functionName, path, week, hoursFrom),
    holidays: readDays(functionName, path, "holidays", holidays),
    extraDays: readDays(functionName, path, "extraDays", extraDays),
    dates: readDates(functionName, path, dates),
    away: (away ?? null) === null ? [] : readLeave(functionName, `${path}.away`, away),
  };
}

/**
 * The week in force on a day, of weeks in order of time.
 * @internal
 */
export function weekOn(weeks: readonly WeekFrom[], day: number): WeekFrom["week"] {
  return weeks.findLast(({ from }) => from <= day)?.week ?? [];
}

/**
 * Reads leave, inclusive at both ends.
 * @internal
 */
export function readLeave(functionName: string, path: string, leave: unknown): DayRange[] {
  if (!Array.isArray(leave)) throw new RetentionError(functionName, path, "must be a list of days from and to", leave);
  return leave.map((range: { from?: unknown; to?: unknown } | null, index) => {
    const from = dayNumber(functionName, `${path}[${index}].from`, range?.from);
    const to = dayNumber(functionName, `${path}[${index}].to`, range?.to);
    if (to < from)
      throw new RetentionError(functionName, `${path}[${index}].to`, "must not lie before from", range?.to);
    return { from, to };
  });
}

/** What an object says of a day. */
export interface OfDay<Value> {
  day: number;
  date: PlainDate;
  value: Value;
}

/**
 * What an object says by date, in order of time.
 * @internal
 */
export function byDay<Value>(
  functionName: string,
  path: string,
  byDate: Readonly<Record<PlainDate, Value>>,
): OfDay<Value>[] {
  assertObject(functionName, path, byDate);
  return Object.entries(byDate)
    .map(([date, value]) => ({ day: dayNumber(functionName, `${path}.${date}`, date), date, value }))
    .sort((left, right) => left.day - right.day);
}

function weeksFrom(
  functionName: string,
  path: string,
  first: WeekFrom["week"],
  hoursFrom: WorkingCalendar["hoursFrom"],
): WeekFrom[] {
  const weeks: WeekFrom[] = [{ from: -Infinity, week: first }];
  if (hoursFrom === undefined || hoursFrom === null) return weeks;
  let week = first;
  for (const { day, date, value } of byDay(functionName, `${path}.hoursFrom`, hoursFrom)) {
    week = shiftsOfWeek(functionName, `${path}.hoursFrom.${date}`, value, week);
    weeks.push({ from: day, week });
  }
  return weeks;
}

function readDates(functionName: string, path: string, dates: WorkingCalendar["dates"]): CalendarFields["dates"] {
  const read: CalendarFields["dates"] = new Map();
  if (dates === undefined || dates === null) return read;
  for (const { day, date, value } of byDay(functionName, `${path}.dates`, dates)) {
    read.set(day, shiftsOfDay(functionName, `${path}.dates.${date}`, value));
  }
  return read;
}

function readDays(functionName: string, path: string, field: "holidays" | "extraDays", dates: unknown): number[] {
  if (dates === undefined || dates === null) return [];
  if (!Array.isArray(dates))
    throw new RetentionError(functionName, `${path}.${field}`, "must be a list of days", dates);
  return dates.map((date: unknown, index) => {
    const day = parseDay(date);
    // The path of each date is written only where it is needed: calendars come with hundreds of them.
    return Number.isNaN(day) ? dayNumber(functionName, `${path}.${field}[${index}]`, date) : day;
  });
}
