import { RetentionError } from "../../errors.js";
import type { LayeredCalendar, WeeklyHours, WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { weekOn } from "./calendar-fields.js";
import { type DayRange, mergeRanges, rangeAround } from "./day-ranges.js";
import { FIRST_DAY, LAST_DAY, plainDate, weekdayIndex } from "../days/plain-date.js";
import { MINUTES_PER_DAY, type Shift, shiftText } from "./shifts.js";
import { WEEKDAYS } from "../../records/company/seller.js";
import { type ResolvedCalendar, resolveCalendar } from "./working-calendar.js";

type Shifts = readonly Shift[];

/**
 * The hours that several calendars have in common, such as for a visit that needs a seller and a technician. All are
 * read by the same clock; for calendars in different zones, compare `openStretches`.
 *
 * A shift of the result belongs to the day on which the common time starts: a night shift and an early shift meet on
 * the day of the morning. Days that any of them has off or works differently become holidays or dates of the result;
 * leave stays leave.
 *
 * Cost: one pass over all special days.
 *
 * @param calendars - At least one.
 * @returns One working calendar, its days in order.
 * @throws RetentionError when there is no calendar, or one is not valid.
 *
 * @example
 * import { intersectCalendars } from "retention-kit";
 *
 * const seller = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] }, holidays: ["2026-12-21"] };
 * const technician = { hours: { mon: [["13:00", "20:00"]] }, dates: { "2026-11-24": [["07:00", "10:00"]] } };
 * intersectCalendars(seller, technician)
 * //=> {
 * //     hours: { mon: [["13:00", "17:00"]], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
 * //     holidays: ["2026-12-21"],
 * //     extraDays: [],
 * //     away: [],
 * //     dates: { "2026-11-24": [["09:00", "10:00"]] },
 * //   }
 */
export function intersectCalendars(...calendars: readonly LayeredCalendar[]): WorkingCalendar {
  const resolved = calendars.map((calendar, index) =>
    resolveCalendar("intersectCalendars", `calendars[${index}]`, calendar),
  );
  if (resolved.length === 0) {
    throw new RetentionError("intersectCalendars", "calendars", "must hold at least one calendar", calendars);
  }
  const starts = [...new Set(resolved.flatMap(({ weeks }) => weeks.map(({ from }) => from)))].sort((a, b) => a - b);
  const weeks = starts.map((from) => ({ from, week: commonWeek(resolved, from) }));
  const usualOn = (day: number): Shifts => weekOn(weeks, day)[weekdayIndex(day)] ?? [];

  const away = mergeRanges(resolved.flatMap((calendar) => leaveOf(calendar, resolved)));
  const holidays: PlainDate[] = [];
  const dates: [PlainDate, [string, string][]][] = [];
  for (const day of unusualDays(resolved, starts)) {
    if (rangeAround(away, day) !== undefined) continue;
    const shifts = commonOn(resolved, day);
    if (sameShifts(shifts, usualOn(day))) continue;
    if (shifts.length === 0) holidays.push(plainDate(day));
    else dates.push([plainDate(day), shifts.map(shiftText)]);
  }
  const [first, ...later] = weeks.map(({ from, week }) => ({ from, hours: hoursOf(week) }));
  const hoursFrom = later.map(({ from, hours }) => [plainDate(from), hours] as const);
  return {
    hours: first?.hours ?? {},
    ...(hoursFrom.length === 0 ? {} : { hoursFrom: Object.fromEntries(hoursFrom) }),
    holidays,
    extraDays: [],
    away: away.map(({ from, to }) => ({ from: plainDate(from), to: plainDate(to) })),
    ...(dates.length === 0 ? {} : { dates: Object.fromEntries(dates) }),
  };
}

/** The time that all have in common, of weeks that repeat. */
function commonWeek(calendars: readonly ResolvedCalendar[], from: number): Shifts[] {
  const inForce = calendars.map(({ weeks }) => weekOn(weeks, from));
  return WEEKDAYS.map((_, weekday) =>
    commonShifts(inForce.map((week) => [week[(weekday + 6) % 7] ?? [], week[weekday] ?? []])),
  );
}

/** The time that all have in common on a day. */
function commonOn(calendars: readonly ResolvedCalendar[], day: number): Shifts {
  return commonShifts(calendars.map(({ shiftsOn }) => [shiftsOn(day - 1), shiftsOn(day)]));
}

/** The time that starts on a day and that all have in common, given each one's shifts of the day before and the day. */
function commonShifts(ofEach: readonly (readonly [Shifts, Shifts])[]): Shift[] {
  const [first = [], ...others] = ofEach.map(([before, today]) => [
    ...before.map(({ start, end }) => ({ start: start - MINUTES_PER_DAY, end: end - MINUTES_PER_DAY })),
    ...today,
  ]);
  let common = first;
  for (const other of others) {
    common = common.flatMap((one) =>
      other
        .map(({ start, end }) => ({ start: Math.max(start, one.start), end: Math.min(end, one.end) }))
        .filter(({ start, end }) => start < end),
    );
  }
  return common.filter(({ start }) => start >= 0);
}

/** Days that some calendar has not as in its week, and those that a shift of the day before may reach. */
function unusualDays(calendars: readonly ResolvedCalendar[], starts: readonly number[]): number[] {
  const days = new Set(starts);
  for (const { special } of calendars) {
    for (const { from, to } of special) for (const day of [from, to + 1]) days.add(day);
  }
  return [...days].filter((day) => day >= FIRST_DAY && day <= LAST_DAY).sort((a, b) => a - b);
}

/** A calendar's leave; its first day only where no shift of the night before goes on in it. */
function leaveOf({ special }: ResolvedCalendar, calendars: readonly ResolvedCalendar[]): DayRange[] {
  return special
    .filter(({ leave }) => leave)
    .map(({ from, to }) => ({ from: commonOn(calendars, from).length === 0 ? from : from + 1, to }))
    .filter(({ from, to }) => from <= to);
}

function sameShifts(some: Shifts, others: Shifts): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, index) => start === others[index]?.start && end === others[index].end)
  );
}

function hoursOf(week: readonly Shifts[]): WeeklyHours {
  return Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, (week[index] ?? []).map(shiftText)]));
}
