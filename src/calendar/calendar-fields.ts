import { RetentionError } from "../errors.js";
import type { WorkingCalendar } from "../records/seller.js";
import type { DayRange } from "./day-ranges.js";
import { dayNumber } from "./plain-date.js";
import { type Shift, shiftsOfWeek } from "./shifts.js";

/** The fields of a working calendar as day numbers, each checked by itself. */
export interface CalendarFields {
  /** Monday first. */
  week: Shift[][];
  holidays: number[];
  extraDays: number[];
  away: DayRange[];
}

/**
 * Reads the fields of a working calendar.
 * @internal
 */
export function readCalendar(functionName: string, path: string, calendar: WorkingCalendar): CalendarFields {
  if (typeof calendar !== "object" || (calendar as unknown) === null) {
    throw new RetentionError(functionName, path, "must be a working calendar", calendar);
  }
  return {
    week: shiftsOfWeek(functionName, `${path}.hours`, calendar.hours),
    holidays: readDays(functionName, `${path}.holidays`, calendar.holidays ?? []),
    extraDays: readDays(functionName, `${path}.extraDays`, calendar.extraDays ?? []),
    away: readLeave(functionName, `${path}.away`, calendar.away ?? []),
  };
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

function readDays(functionName: string, path: string, dates: unknown): number[] {
  if (!Array.isArray(dates)) throw new RetentionError(functionName, path, "must be a list of days", dates);
  return dates.map((date: unknown, index) => dayNumber(functionName, `${path}[${index}]`, date));
}
