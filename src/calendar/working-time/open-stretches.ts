import { RetentionError } from "../../errors.js";
import type { Instant } from "../../records/values/time.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { businessClock, type Stretch } from "./business-clock.js";
import type { WorkingTimeOptions } from "./business-minutes-between.js";
import { epochMs } from "../days/instant.js";
import { assertTimeZone, dayOfInstant } from "../days/time-zone.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/** A stretch of time in which work goes on without a break, in UTC; its end is not part of it. */
export interface OpenStretch {
  start: string;
  end: string;
}

/**
 * The working hours between two instants, for example for a day view or the free time around appointments. Adjacent
 * shifts are one stretch, even over midnight; those that reach beyond the two instants are cut there.
 *
 * Cost: one pass over the days between.
 *
 * @param from - First instant.
 * @param to - Last instant, not before the first.
 * @param options - The working calendar and its zone.
 * @returns The stretches in order.
 * @throws RetentionError when an instant has no offset, `to` lies before `from`, the calendar is not a valid one, or the
 * zone is unknown.
 *
 * @example
 * import { openStretches } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "12:30"], ["13:00", "17:00"]] } };
 * openStretches("2026-11-22T00:00Z", "2026-11-23T15:00Z", { calendar, timeZone: "Europe/Paris" })
 * //=> [
 * //     { start: "2026-11-23T08:00:00.000Z", end: "2026-11-23T11:30:00.000Z" },
 * //     { start: "2026-11-23T12:00:00.000Z", end: "2026-11-23T15:00:00.000Z" },
 * //   ]
 */
export function openStretches(from: Instant, to: Instant, options: WorkingTimeOptions): OpenStretch[] {
  assertTimeOptions("openStretches", options);
  const calendar = resolveCalendar("openStretches", "calendar", options.calendar);
  assertTimeZone("openStretches", "timeZone", options.timeZone);
  const first = epochMs("openStretches", "from", from);
  const last = epochMs("openStretches", "to", to);
  if (last < first) throw new RetentionError("openStretches", "to", "must not lie before from", to);

  const { stretchesOn } = businessClock(calendar, options.timeZone);
  const joined: Stretch[] = [];
  const lastDay = dayOfInstant(last, options.timeZone) + 1;
  for (let day = dayOfInstant(first, options.timeZone) - 1; day <= lastDay; day++) {
    if (calendar.minutesOn(day) === 0) continue;
    for (const stretch of stretchesOn(day)) {
      const start = Math.max(stretch.start, first);
      const end = Math.min(stretch.end, last);
      if (start >= end) continue;
      const before = joined.at(-1);
      if (before?.end === start) before.end = end;
      else joined.push({ start, end });
    }
  }
  return joined.map(({ start, end }) => ({ start: new Date(start).toISOString(), end: new Date(end).toISOString() }));
}
