import { RetentionError } from "../../errors.js";
import type { LayeredCalendar, WorkingCalendar } from "../../records/company/seller.js";
import { type CalendarFields, readCalendar, readLeave, type WeekFrom, weekOn } from "./calendar-fields.js";
import { type DayRange, mergeRanges, rangeAround } from "./day-ranges.js";
import { isLayered, layerCalendars } from "./layer-calendars.js";
import { plainDate, weekdayIndex } from "../days/plain-date.js";
import { MINUTES_PER_DAY, minutesOfShifts, runsInto, type Shift } from "./shifts.js";
import { sumsByDay } from "./day-counts.js";

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
  /** The regular weeks in order of time; the first from the start. */
  readonly weeks: readonly WeekFrom[];
  /** The days that are not as in their week, in order and disjoint. */
  readonly special: readonly SpecialDays[];
}

/** Days in a row with the same hours, which need not be those of their week. */
export interface SpecialDays extends DayRange {
  shifts: readonly Shift[];
  /** Whether they are leave. */
  leave: boolean;
}

const NO_SHIFTS: readonly Shift[] = [];

/**
 * Checks a working calendar, or the layers of one, and makes it ready to be asked about.
 *
 * Leave, from the calendar's own `away` and from the argument, beats the hours of a date, which beat an extra day, which
 * beats a holiday, which beats the weekday. An extra day has the hours of its weekday, or where that has none, those of
 * the first weekday from Monday that has some; in a week without any hours it has none either.
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
  calendar: LayeredCalendar,
  away?: WorkingCalendar["away"],
  awayPath = "away",
): ResolvedCalendar {
  if (isLayered(calendar)) {
    if (calendar.length === 0) throw new RetentionError(functionName, path, "must have at least one layer", calendar);
    const merged = layerCalendars(functionName, path, calendar);
    return resolveCalendar(functionName, `${path}.merged`, merged, away, awayPath);
  }
  const fields = readCalendar(functionName, path, calendar);
  const weeks = weeksInForce(fields);
  const ownLeave = fields.away;
  const leave = mergeRanges(
    (away ?? null) === null ? ownLeave : [...ownLeave, ...readLeave(functionName, awayPath, away)],
  );

  const [first, second] = weeks;
  const weekOf = first !== undefined && second === undefined ? () => first.week : (day: number) => weekOn(weeks, day);
  const regularShifts = (day: number): readonly Shift[] => weekOf(day)[weekdayIndex(day)] ?? NO_SHIFTS;
  const special: SpecialDays[] = leave.map(({ from, to }) => ({ from, to, shifts: NO_SHIFTS, leave: true }));
  const addDay = (day: number, shifts: readonly Shift[]): void => {
    if (rangeAround(leave, day) !== undefined) return;
    special.push({ from: day, to: day, shifts, leave: false });
  };
  if (fields.extraDays.length === 0 && fields.dates.size === 0) {
    for (const day of eachOnce(fields.holidays)) addDay(day, NO_SHIFTS);
  } else {
    for (const [day, shifts] of singleDays(fields, weekOf)) addDay(day, shifts);
  }
  special.sort((a, b) => a.from - b.from);

  const shiftsOn =
    special.length === 0
      ? regularShifts
      : (day: number): readonly Shift[] => rangeAround(special, day)?.shifts ?? regularShifts(day);
  if (weeks.some(({ week }) => week.some(runsOverMidnight)) || special.some(({ shifts }) => runsOverMidnight(shifts))) {
    assertNoOverlaps(functionName, path, calendar, fields, shiftsOn);
  }

  // Each sum is prepared when it is first asked for: most callers need one or none.
  const sumOf = (amount: (shifts: readonly Shift[]) => number): ((day: number) => number) => {
    let sumBefore: ((day: number) => number) | undefined;
    return (day) => {
      sumBefore ??= sumBeforeDay(weeks, special, amount);
      return sumBefore(day);
    };
  };
  return {
    shiftsOn,
    minutesOn: (day) => minutesOfShifts(shiftsOn(day)),
    minutesBefore: sumOf(minutesOfShifts),
    workingDaysBefore: sumOf((shifts) => Math.min(shifts.length, 1)),
    weeks,
    special,
  };
}

function runsOverMidnight(shifts: readonly Shift[]): boolean {
  const last = shifts[shifts.length - 1];
  return last !== undefined && last.end > MINUTES_PER_DAY;
}

/** No work before the first day on which the calendar holds. */
function weeksInForce({ weeks, validFrom }: CalendarFields): CalendarFields["weeks"] {
  if (validFrom === -Infinity) return weeks;
  return [
    { from: -Infinity, week: [] },
    { from: validFrom, week: weekOn(weeks, validFrom) },
    ...weeks.filter(({ from }) => from > validFrom),
  ];
}

/** Days, each once; mostly they come in order, and so. */
function eachOnce(days: readonly number[]): Iterable<number> {
  for (let index = 1; index < days.length; index++) {
    if ((days[index] ?? 0) <= (days[index - 1] ?? 0)) return new Set(days);
  }
  return days;
}

/** The hours of single days, from the first on which the calendar holds. */
function singleDays(
  { holidays, extraDays, dates, validFrom }: CalendarFields,
  weekOf: (day: number) => WeekFrom["week"],
): Map<number, readonly Shift[]> {
  const days = new Map<number, readonly Shift[]>();
  for (const day of holidays) days.set(day, NO_SHIFTS);
  for (const day of extraDays) {
    const week = weekOf(day);
    const shiftsOfDay = week[weekdayIndex(day)] ?? NO_SHIFTS;
    days.set(day, shiftsOfDay.length > 0 ? shiftsOfDay : (week.find((shifts) => shifts.length > 0) ?? NO_SHIFTS));
  }
  for (const [day, shifts] of dates) days.set(day, shifts);
  for (const day of days.keys()) if (day < validFrom) days.delete(day);
  return days;
}

/** A week is held to its own shifts when it is read; what remains is where one day is not followed by its usual next. */
function assertNoOverlaps(
  functionName: string,
  path: string,
  calendar: WorkingCalendar,
  { weeks, dates, extraDays }: CalendarFields,
  shiftsOn: (day: number) => readonly Shift[],
): void {
  const assertApart = (day: number, field: string, value: unknown): void => {
    if (runsInto(shiftsOn(day - 1), shiftsOn(day)) || runsInto(shiftsOn(day), shiftsOn(day + 1))) {
      const rule = "must not have shifts that overlap those of the day before or after";
      throw new RetentionError(functionName, `${path}.${field}`, rule, value);
    }
  };
  for (const day of dates.keys()) assertApart(day, `dates.${plainDate(day)}`, calendar.dates?.[plainDate(day)]);
  extraDays.forEach((day, index) => {
    assertApart(day, `extraDays[${index}]`, calendar.extraDays?.[index]);
  });
  for (const { from } of weeks) {
    if (from > -Infinity) assertApart(from, `hoursFrom.${plainDate(from)}`, calendar.hoursFrom?.[plainDate(from)]);
  }
}

/** Sums an amount over the days before a day, each week's part by itself. */
function sumBeforeDay(
  weeks: readonly WeekFrom[],
  special: readonly SpecialDays[],
  amount: (shifts: readonly Shift[]) => number,
): (day: number) => number {
  const exceptions = special.map(({ from, to, shifts }) => ({ from, to, amount: amount(shifts) }));
  const [first, ...later] = weeks.map(({ from, week }) => ({
    from,
    sum: sumsByDay(week.map(amount), exceptions),
    ahead: 0,
  }));
  if (first === undefined) return () => 0;
  let before = first;
  for (const part of later) {
    part.ahead = before.ahead + before.sum(part.from) - part.sum(part.from);
    before = part;
  }
  if (later.length === 0) return first.sum;
  return (day) => {
    const { sum, ahead } = later.findLast(({ from }) => from <= day) ?? first;
    return sum(day) + ahead;
  };
}
