import { RetentionError } from "../errors.js";
import type { WorkingCalendar } from "../records/seller.js";
import type { PlainDate } from "../records/time.js";
import { type DayRange, mergeRanges, rangeAround } from "./day-ranges.js";
import { dayNumber, weekdayIndex } from "./plain-date.js";
import { minutesOfShifts, runsInto, type Shift, shiftsOfWeek } from "./shifts.js";
import { tally } from "./tally.js";

/**
 * A working calendar, checked and ready to be asked about day numbers. The minutes of a shift count on the day it
 * starts on, by the clock: a night in which the clocks change is not told apart from another.
 */
export interface ResolvedCalendar {
  /** In order, free of overlaps; empty on a day off. */
  shiftsOn(day: number): readonly Shift[];
  /** 0 on a day off. */
  minutesOn(day: number): number;
  /** Sum of `minutesOn` over the days before a day; only the difference of two such sums means anything. */
  minutesBefore(day: number): number;
  /** Count of working days before a day; only the difference of two such counts means anything. */
  workingDaysBefore(day: number): number;
}

/** Leave, inclusive at both ends. */
type Leave = readonly { from: PlainDate; to: PlainDate }[];

interface SpecialDays extends DayRange {
  shifts: readonly Shift[];
}

const NO_SHIFTS: readonly Shift[] = [];

/**
 * Checks a working calendar and makes it ready to be asked about.
 *
 * Leave, from the calendar's own `away` and from the argument, beats an extra day, which beats a holiday, which beats
 * the weekday. An extra day has the hours of its weekday, or where that has none, those of the first weekday from
 * Monday that has some.
 *
 * Cost: sorts the special days; each question afterwards takes the logarithm of their number.
 *
 * @param path - Where the calendar stands in the caller's input, for errors.
 * @param awayPath - Where the leave stands.
 * @internal
 */
export function resolveCalendar(
  functionName: string,
  path: string,
  calendar: WorkingCalendar,
  away: Leave = [],
  awayPath = "away",
): ResolvedCalendar {
  if (typeof calendar !== "object" || (calendar as unknown) === null) {
    throw new RetentionError(functionName, path, "must be a working calendar", calendar);
  }
  const week = shiftsOfWeek(functionName, `${path}.hours`, calendar.hours);
  const holidays = days(functionName, `${path}.holidays`, calendar.holidays ?? []);
  const extraDays = days(functionName, `${path}.extraDays`, calendar.extraDays ?? []);
  const leave = mergeRanges([
    ...ranges(functionName, `${path}.away`, calendar.away ?? []),
    ...ranges(functionName, awayPath, away),
  ]);

  const usualShifts = week.find((shifts) => shifts.length > 0);
  if (usualShifts === undefined && extraDays.length > 0) {
    const rule = "must be empty in a calendar without hours";
    throw new RetentionError(functionName, `${path}.extraDays`, rule, calendar.extraDays);
  }
  const regularShifts = (day: number): readonly Shift[] => week[weekdayIndex(day)] ?? NO_SHIFTS;
  const singleDays = new Map(holidays.map((day) => [day, NO_SHIFTS]));
  for (const day of extraDays) {
    const own = regularShifts(day);
    singleDays.set(day, own.length > 0 ? own : (usualShifts ?? NO_SHIFTS));
  }
  const special: SpecialDays[] = leave.map((range) => ({ ...range, shifts: NO_SHIFTS }));
  for (const [day, shifts] of singleDays) {
    if (rangeAround(leave, day) === undefined) special.push({ from: day, to: day, shifts });
  }
  special.sort((a, b) => a.from - b.from);

  const shiftsOn = (day: number): readonly Shift[] => rangeAround(special, day)?.shifts ?? regularShifts(day);
  extraDays.forEach((day, index) => {
    if (runsInto(shiftsOn(day - 1), shiftsOn(day)) || runsInto(shiftsOn(day), shiftsOn(day + 1))) {
      const rule = "must not have shifts that overlap those of the day before or after";
      throw new RetentionError(functionName, `${path}.extraDays[${index}]`, rule, calendar.extraDays?.[index]);
    }
  });

  const sumOf = (amount: (shifts: readonly Shift[]) => number): ((day: number) => number) =>
    tally(
      week.map(amount),
      special.map(({ from, to, shifts }) => ({ from, to, amount: amount(shifts) })),
    );
  return {
    shiftsOn,
    minutesOn: (day) => minutesOfShifts(shiftsOn(day)),
    minutesBefore: sumOf(minutesOfShifts),
    workingDaysBefore: sumOf((shifts) => Math.min(shifts.length, 1)),
  };
}

function days(functionName: string, path: string, dates: unknown): number[] {
  if (!Array.isArray(dates)) throw new RetentionError(functionName, path, "must be a list of days", dates);
  return dates.map((date: unknown, index) => dayNumber(functionName, `${path}[${index}]`, date));
}

function ranges(functionName: string, path: string, leave: unknown): DayRange[] {
  if (!Array.isArray(leave)) throw new RetentionError(functionName, path, "must be a list of days from and to", leave);
  return leave.map((range: { from?: unknown; to?: unknown } | null, index) => {
    const from = dayNumber(functionName, `${path}[${index}].from`, range?.from);
    const to = dayNumber(functionName, `${path}[${index}].to`, range?.to);
    if (to < from)
      throw new RetentionError(functionName, `${path}[${index}].to`, "must not lie before from", range?.to);
    return { from, to };
  });
}
