import { WEEKDAYS } from "../../records/company/seller.js";
import { RetentionError } from "../../errors.js";
import type { WorkingCalendar } from "../../records/company/seller.js";
import { twoDigitsAt } from "../days/plain-date.js";

/** A stretch of work in minutes from midnight of the day it starts on; above 1440 it ends on the next day. */
export interface Shift {
  start: number;
  end: number;
}

/** @internal */
export const MINUTES_PER_DAY = 1440;

/**
 * The shifts of each weekday from Monday, in order and free of overlaps.
 *
 * @param before - Shifts of the weekdays that are not named; none by default.
 * @internal
 */
export function shiftsOfWeek(
  functionName: string,
  path: string,
  hours: unknown,
  before: readonly (readonly Shift[])[] = [],
): (readonly Shift[])[] {
  if (typeof hours !== "object" || hours === null || Array.isArray(hours)) {
    throw new RetentionError(functionName, path, "must be an object of shifts by weekday", hours);
  }
  for (const key of Object.keys(hours)) {
    if (!(WEEKDAYS as readonly string[]).includes(key)) {
      throw new RetentionError(functionName, path, `must have no keys but ${WEEKDAYS.join(", ")}`, key);
    }
  }
  const given = hours as WorkingCalendar["hours"];
  const week = WEEKDAYS.map((weekday, index) => {
    const shifts = given[weekday] ?? null;
    return shifts === null ? (before[index] ?? []) : shiftsOfDay(functionName, `${path}.${weekday}`, shifts);
  });
  WEEKDAYS.forEach((weekday, index) => {
    if (runsInto(week[(index + 6) % 7] ?? [], week[index] ?? [])) {
      const rule = "must not start before the shift of the day before ends";
      throw new RetentionError(functionName, `${path}.${weekday}`, rule, given[weekday]);
    }
  });
  return week;
}

/**
 * Whether the shifts of one day are still running when those of the next begin.
 * @internal
 */
export function runsInto(shifts: readonly Shift[], next: readonly Shift[]): boolean {
  return (shifts.at(-1)?.end ?? 0) - MINUTES_PER_DAY > (next[0]?.start ?? Infinity);
}

/**
 * Minutes of work in a day's shifts.
 * @internal
 */
export function minutesOfShifts(shifts: readonly Shift[]): number {
  return shifts.reduce((minutes, { start, end }) => minutes + end - start, 0);
}

/**
 * The shifts of a day, in order and free of overlaps.
 * @internal
 */
export function shiftsOfDay(functionName: string, path: string, shifts: unknown): Shift[] {
  if (!Array.isArray(shifts)) throw new RetentionError(functionName, path, "must be a list of shifts", shifts);
  const inOrder = shifts.map((shift: unknown, index) => {
    const read = parseShift(shift);
    if (read !== null) return read;
    const rule = 'must be two times that differ, as ["09:00", "17:00"]';
    throw new RetentionError(functionName, `${path}[${index}]`, rule, shift);
  });
  inOrder.sort((a, b) => a.start - b.start);
  inOrder.forEach(({ start }, index) => {
    if (start < (inOrder[index - 1]?.end ?? 0)) {
      throw new RetentionError(functionName, path, "must hold shifts that do not overlap", shifts);
    }
  });
  return inOrder;
}

function parseShift(shift: unknown): Shift | null {
  if (!Array.isArray(shift) || shift.length !== 2) return null;
  const [from, to] = shift as [unknown, unknown];
  const start = parseTime(from);
  const end = parseTime(to);
  if (!(start < MINUTES_PER_DAY && end <= MINUTES_PER_DAY && start !== end)) return null;
  return { start, end: end < start ? end + MINUTES_PER_DAY : end };
}

/**
 * A shift as a calendar writes it.
 * @internal
 */
export function shiftText({ start, end }: Shift): [string, string] {
  return [timeText(start), end === MINUTES_PER_DAY ? "24:00" : timeText(end % MINUTES_PER_DAY)];
}

function timeText(minute: number): string {
  const twoDigits = (number: number): string => String(number).padStart(2, "0");
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/**
 * Minutes from midnight of a time of day that a caller gave, as `"16:30"`.
 * @internal
 */
export function timeOfDay(functionName: string, path: string, time: unknown): number {
  const minute = parseTime(time);
  if (Number.isNaN(minute)) throw new RetentionError(functionName, path, 'must be a time of day, as "16:30"', time);
  return minute;
}

/** Minutes from midnight of a time from "00:00" to "24:00", else `NaN`. */
function parseTime(time: unknown): number {
  if (typeof time !== "string" || time.length !== 5 || time[2] !== ":") return NaN;
  const hour = twoDigitsAt(time, 0);
  const minute = twoDigitsAt(time, 3);
  return (Math.min(hour, minute) >= 0 && hour < 24 && minute < 60) || time === "24:00" ? hour * 60 + minute : NaN;
}
