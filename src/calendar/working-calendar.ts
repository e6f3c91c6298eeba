import { RetentionError } from "../errors.js";
import type { WorkingCalendar } from "../records/seller.js";
import { readCalendar, readLeave } from "./calendar-fields.js";
import { type DayRange, mergeRanges, rangeAround } from "./day-ranges.js";
import { weekdayIndex } from "./plain-date.js";
import { minutesOfShifts, runsInto, type Shift } from "./shifts.js";
import { tally } from "./day-counts.js";

/**
 * A working calendar, checked and ready to be asked about day numbers. The minutes of a shift count on the day it
 * starts on, by the clock: a night in which the clocks change is not told apart from another.
 */
export interface ResolvedCalendar {
  /** In order, free of overlaps; empty on a day off. */
  readonly shiftsOn: (day: number) => readonly Shift[];
  /** 0 on a day off. */
  readonly minutesOn: (day: number) => number;
  /** Sum of `minutesOn` over the days before a day; only the difference of two such sums means anything. */
  readonly minutesBefore: (day: number) => number;
  /** Count of working days before a day; only the difference of two such counts means anything. */
  readonly workingDaysBefore: (day: number) => number;
}

interface SpecialDays extends DayRange {
  shifts: readonly Shift[];
}

const NO_SHIFTS: readonly Shift[] = [];

/**
 * Checks a working calendar and makes it ready to be asked about.
 *
 * Leave, from the calendar's own `away` and from the argument, beats an extra day, which beats a holiday, which beats
 * the weekday. An extra day has the hours of its weekday, or where that has none, those of the first weekday from
 * Monday that has some; in a calendar without any hours it has none either.
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
  away?: WorkingCalendar["away"],
  awayPath = "away",
): ResolvedCalendar {
  const { week, holidays, extraDays, away: ownLeave } = readCalendar(functionName, path, calendar);
  const leave = mergeRanges([...ownLeave, ...readLeave(functionName, awayPath, away ?? [])]);

  const usualShifts = week.find((shifts) => shifts.length > 0) ?? NO_SHIFTS;
  const regularShifts = (day: number): readonly Shift[] => week[weekdayIndex(day)] ?? NO_SHIFTS;
  const singleDays = new Map<number, readonly Shift[]>();
  for (const day of holidays) singleDays.set(day, NO_SHIFTS);
  for (const day of extraDays) {
    const own = regularShifts(day);
    singleDays.set(day, own.length > 0 ? own : usualShifts);
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

  // Each sum is prepared when it is first asked for: most callers need one or none.
  const sumOf = (amount: (shifts: readonly Shift[]) => number): ((day: number) => number) => {
    let sumBefore: ((day: number) => number) | undefined;
    return (day) => {
      sumBefore ??= tally(
        week.map(amount),
        special.map(({ from, to, shifts }) => ({ from, to, amount: amount(shifts) })),
      );
      return sumBefore(day);
    };
  };
  return {
    shiftsOn,
    minutesOn: (day) => minutesOfShifts(shiftsOn(day)),
    minutesBefore: sumOf(minutesOfShifts),
    workingDaysBefore: sumOf((shifts) => Math.min(shifts.length, 1)),
  };
}
