import { FIRST_DAY, LAST_DAY, MS_PER_DAY, MS_PER_MINUTE } from "../days/plain-date.js";
import { dayOfInstant, offsetAt, offsetChanges, steadyOffset } from "../days/time-zone.js";
import type { ResolvedCalendar } from "../working-calendars/working-calendar.js";

/**
 * Working time of a calendar in a zone, in milliseconds that pass, not in hours that the clock shows.
 *
 * A time of day is the first instant at which the zone's clocks read it or later. That one rule settles what a clock
 * change would leave open: a time that the clocks skip is the instant of the change, a time they show twice is its first,
 * a day they skip has no length. It also keeps the order of times, so that shifts which do not overlap by the clock do
 * not overlap in time either.
 *
 * @internal
 */
export interface BusinessClock {
  /** The shifts that start on a day, in order; one that the clocks skip has no length. */
  readonly stretchesOn: (day: number) => Stretch[];
  /** Working time from an instant to one that is not before it. */
  readonly workBetween: (from: number, to: number) => number;
  /**
   * Nearest instant, after `from` in direction 1 or before it in direction -1, with `work` between the two; `null` if
   * the years up to 9999, or from 0 on, have less. `work` is above 0.
   */
  readonly instantAfterWork: (from: number, work: number, direction: 1 | -1) => number | null;
}

/** A stretch of time in epoch milliseconds, its end not included. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * The working time of a calendar in a zone.
 *
 * Cost: a question over years adds up the minutes by the clock without walking them, then corrects the two or three days
 * around each clock change.
 *
 * @internal
 */
export function businessClock(calendar: ResolvedCalendar, timeZone: string): BusinessClock {
  const stretchesOn = (day: number): Stretch[] => {
    const midnight = day * MS_PER_DAY;
    const steady = steadyOffset(midnight - 2 * MS_PER_DAY, midnight + 4 * MS_PER_DAY, timeZone);
    const instantOf = (minute: number): number => {
      const local = midnight + minute * MS_PER_MINUTE;
      return steady === null ? firstInstantAt(local, timeZone) : local - steady;
    };
    return calendar.shiftsOn(day).map(({ start, end }) => ({ start: instantOf(start), end: instantOf(end) }));
  };

  /** Working time of the shifts that start on a day in `from` to `until`, the latter not included. */
  const workOfDays = (from: number, until: number): number => {
    let work = (calendar.minutesBefore(until) - calendar.minutesBefore(from)) * MS_PER_MINUTE;
    if (work === 0) return 0;
    for (const day of daysNearChanges(from, until, timeZone)) {
      const byTheClock = calendar.minutesOn(day) * MS_PER_MINUTE;
      work += stretchesOn(day).reduce((sum, { start, end }) => sum + end - start, -byTheClock);
    }
    return work;
  };

  /** Working time from the start of the shifts of `firstDay` to an instant. */
  const workUntil = (firstDay: number, instant: number): number => {
    // Shifts run into the next day, and clocks put back at midnight repeat the day before: the neighbours may overlap it.
    const day = dayOfInstant(instant, timeZone);
    let work = workOfDays(firstDay, day - 1);
    for (let near = day - 1; near <= day + 1; near++) {
      for (const { start, end } of stretchesOn(near)) work += Math.max(0, Math.min(end, instant) - start);
    }
    return work;
  };

  const workBetween = (from: number, to: number): number => {
    const firstDay = dayOfInstant(from, timeZone) - 2;
    return workUntil(firstDay, to) - workUntil(firstDay, from);
  };

  const instantAfterWork = (from: number, work: number, direction: 1 | -1): number | null => {
    const today = dayOfInstant(from, timeZone);
    const workBefore = workUntil(today - 2, from);
    let day = today - 2 * direction;
    let left = work + (direction === 1 ? workBefore : workOfDays(today - 2, today + 3) - workBefore);
    // Strides of days double until one holds all that is left, then halve down to the day that does.
    let stride = 1;
    let growing = true;
    for (;;) {
      const far = day + direction * (stride - 1);
      const within = direction === 1 ? far <= LAST_DAY : far >= FIRST_DAY;
      const ahead = within ? workOfDays(Math.min(day, far), Math.max(day, far) + 1) : Infinity;
      if (ahead < left) {
        left -= ahead;
        day = far + direction;
        if (growing) stride *= 2;
      } else if (stride > 1) {
        growing = false;
        stride /= 2;
      } else if (within) {
        break;
      } else {
        return null;
      }
    }
    const stretches = stretchesOn(day);
    for (const { start, end } of direction === 1 ? stretches : stretches.reverse()) {
      if (end - start >= left) return direction === 1 ? start + left : end - left;
      left -= end - start;
    }
    return null;
  };

  return { stretchesOn, workBetween, instantAfterWork };
}

/** The days in `from` to `until`, the latter not included, whose shifts a clock change may lengthen or shorten. */
function daysNearChanges(from: number, until: number, timeZone: string): number[] {
  const days: number[] = [];
  let next = from;
  const changes = offsetChanges((from - 2) * MS_PER_DAY, (until + 2) * MS_PER_DAY, timeZone);
  for (const { at, before, after } of changes) {
    const first = Math.floor((at + Math.min(before, after)) / MS_PER_DAY) - 1;
    const last = Math.floor((at + Math.max(before, after)) / MS_PER_DAY);
    for (let day = Math.max(first, next); day <= last && day < until; day++) {
      days.push(day);
      next = day + 1;
    }
  }
  return days;
}

/**
 * The first instant at which the zone's clocks read a local time, in milliseconds from day 0, or later.
 * @internal
 */
export function firstInstantAt(local: number, timeZone: string): number {
  let start = local - 2 * MS_PER_DAY;
  let offset = offsetAt(start, timeZone);
  for (const change of offsetChanges(start, local + 2 * MS_PER_DAY, timeZone)) {
    if (local - offset < change.at) break;
    start = change.at;
    offset = change.after;
  }
  return Math.max(start, local - offset);
}
