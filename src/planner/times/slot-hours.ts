import { businessClock, firstInstantAt, type Stretch } from "../../calendar/working-time/business-clock.js";
import { MS_PER_DAY, MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import type { ResolvedCalendar } from "../../calendar/working-calendars/working-calendar.js";

/** How far a slot reaches beyond someone's working hours. */
export interface Outside {
  /** 0 inside the hours. */
  minutes: number;
  /** The day off it falls on, as a day number; the minutes are then beyond the usual hours. */
  dayOff: number | null;
}

/** A Monday. */
const FIRST_MONDAY = 4;

/**
 * The stretches in which a calendar has work, within two days of an instant; those that touch are one.
 * @internal
 */
export function workAround(calendar: ResolvedCalendar, timeZone: string, instant: number): Stretch[] {
  const day = dayOfInstant(instant, timeZone);
  const { stretchesOn } = businessClock(calendar, timeZone);
  return joined([-2, -1, 0, 1, 2].flatMap((offset) => stretchesOn(day + offset)));
}

/**
 * The stretches of the shifts that start on a day, into the next one where they cross midnight; those that touch are one.
 * @internal
 */
export function workOn(calendar: ResolvedCalendar, timeZone: string, day: number): Stretch[] {
  return joined(businessClock(calendar, timeZone).stretchesOn(day));
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = found.at(-1);
    if (last?.end === start) last.end = end;
    else if (end > start) found.push({ start, end });
  }
  return found;
}

/**
 * Minutes by which the nearest stretch would have to grow to hold a slot.
 * @internal
 */
export function minutesBeyond(slot: Stretch, stretches: readonly Stretch[]): number {
  const beyond = stretches.map(({ start, end }) => Math.max(0, start - slot.start) + Math.max(0, slot.end - end));
  return Math.min(...beyond) / MS_PER_MINUTE;
}

/**
 * How far a slot reaches beyond the hours of a week; on a day without any, or whose hours the clocks skip, beyond those of
 * the first weekday from Monday that has some.
 * @internal
 */
export function outsideOfWeek(
  slot: Stretch,
  stretches: readonly Stretch[],
  week: ResolvedCalendar,
  timeZone: string,
): Outside {
  const minutes = minutesBeyond(slot, stretches);
  const day = dayOfInstant(slot.start, timeZone);
  const works = businessClock(week, timeZone)
    .stretchesOn(day)
    .some(({ start, end }) => start < end);
  if (minutes === 0 || works) return { minutes, dayOff: null };
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((weekday) => week.shiftsOn(FIRST_MONDAY + weekday));
  const usual = weekdays.find((shifts) => shifts.length > 0) ?? [];
  const usualStretches = usual.map(({ start, end }) => ({
    start: firstInstantAt(day * MS_PER_DAY + start * MS_PER_MINUTE, timeZone),
    end: firstInstantAt(day * MS_PER_DAY + end * MS_PER_MINUTE, timeZone),
  }));
  return { minutes: minutesBeyond(slot, usualStretches), dayOff: day };
}

/**
 * Time from a slot to the nearer end of the stretch that it lies in; 0 where it lies in none.
 * @internal
 */
export function marginIn(slot: Stretch, stretches: readonly Stretch[]): number {
  return Math.max(0, ...stretches.map(({ start, end }) => Math.min(slot.start - start, end - slot.end)));
}

/**
 * Time that two sets of stretches have in common.
 * @internal
 */
export function commonTime(some: readonly Stretch[], others: readonly Stretch[]): number {
  let common = 0;
  for (const one of some) {
    for (const other of others) {
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  return common;
}
