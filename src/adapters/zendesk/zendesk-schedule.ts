import { assertObject, likelyName } from "../../errors.js";
import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { Weekday, WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { day } from "../shared/read-day.js";
import { fields, number, objectsIn } from "../shared/read-field.js";
import { railsZone } from "./rails-zone.js";
import type { ZendeskSchedule } from "./zendesk-objects.js";

/** Hours of service in the shape of this library. */
export interface ServiceSchedule {
  calendar: WorkingCalendar;
  /** IANA zone; missing where the schedule names none that is known. */
  timeZone?: string;
  /** What could not be read and is left out, as paths in the schedule; missing where there is nothing of the kind. */
  left?: readonly string[];
}

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** Days of the week as Zendesk counts them. */
const WEEKDAYS: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Longest holiday that is spelt out day by day. */
const MOST_DAYS = 366;

/**
 * Turns a Zendesk schedule into a working calendar, for `ticketsFromEvents`, `evaluateServiceStandards` and sellers.
 * Zendesk writes hours as minutes of the week from Sunday, 0:00, and uses the time zone names of Ruby on Rails.
 *
 * @param schedule - The schedule, with its holidays if they were asked for.
 * @returns The calendar and its zone. An interval that runs past midnight is split there. One that cannot be read is
 *   left out and listed in `left`, as is a misspelled `intervals` or `holidays`.
 * @throws RetentionError when the schedule is not an object.
 *
 * @example
 * import { zendeskSchedule } from "retention-kit/adapters";
 *
 * zendeskSchedule({
 *   time_zone: "Eastern Time (US & Canada)",
 *   intervals: [{ start_time: 1980, end_time: 2460 }, { start_time: 3420, end_time: 3900 }],
 *   holidays: [{ name: "New Year", start_date: "2027-01-01", end_date: "2027-01-01" }],
 * })
 * //=> {
 * //   calendar: { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] }, holidays: ["2027-01-01"] },
 * //   timeZone: "America/New_York",
 * // }
 */
export function zendeskSchedule(schedule: ZendeskSchedule): ServiceSchedule {
  assertObject("zendeskSchedule", "schedule", schedule);
  const hours: Partial<Record<Weekday, [string, string][]>> = {};
  const left = misspelt(schedule);
  for (const [start, end] of stretches(schedule, left)) {
    for (let from = start; from < end;) {
      const to = Math.min(end, (Math.floor(from / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY);
      const weekday = WEEKDAYS[Math.floor(from / MINUTES_PER_DAY) % 7];
      if (weekday !== undefined)
        (hours[weekday] ??= []).push([clock(from), to % MINUTES_PER_DAY === 0 ? "24:00" : clock(to)]);
      from = to;
    }
  }
  const holidays = rowsOf(schedule.holidays, "holidays", left).flatMap(({ row, path }) => {
    const days = daysOf(row);
    if (days.length === 0) left.push(path);
    return days;
  });
  const calendar = holidays.length === 0 ? { hours } : { hours, holidays };
  const timeZone = railsZone(schedule.time_zone);
  if (timeZone === undefined && schedule.time_zone != null) left.push("time_zone");
  return { calendar, ...(timeZone !== undefined && { timeZone }), ...(left.length > 0 && { left }) };
}

const FIELDS = ["time_zone", "intervals", "holidays"] as const;

/** Fields that are nearly one that is missing: Zendesk's own have other names. */
function misspelt(schedule: ZendeskSchedule): string[] {
  const missing = FIELDS.filter((name) => schedule[name] == null);
  return Object.keys(schedule).filter(
    (name) => !FIELDS.some((field) => field === name) && likelyName(name, missing, {}, 1 / 4) !== undefined,
  );
}

/** The objects of a list with their places; what is none is left out. */
function rowsOf(list: unknown, name: string, left: string[]): { row: Record<string, unknown>; path: string }[] {
  if (list == null) return [];
  if (!Array.isArray(list)) {
    left.push(name);
    return [];
  }
  return list.flatMap((row: unknown, index) => {
    const path = `${name}[${index}]`;
    const [found] = objectsIn([row]);
    if (found !== undefined) return [{ row: fields(found), path }];
    left.push(path);
    return [];
  });
}

/** Intervals in order and without overlap. */
function stretches({ intervals }: ZendeskSchedule, left: string[]): [number, number][] {
  const merged: [number, number][] = [];
  const given = rowsOf(intervals, "intervals", left).flatMap(({ row, path }): [number, number][] => {
    const { start_time, end_time } = row;
    const start = number(start_time);
    const end = number(end_time);
    const whole = start !== undefined && end !== undefined && Number.isInteger(start) && Number.isInteger(end);
    if (whole && start >= 0 && start < end && end <= MINUTES_PER_WEEK) return [[start, end]];
    left.push(path);
    return [];
  });
  for (const [start, end] of given.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function clock(minuteOfWeek: number): string {
  const minute = minuteOfWeek % MINUTES_PER_DAY;
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function daysOf({ start_date, end_date }: { start_date?: unknown; end_date?: unknown }): PlainDate[] {
  const from = day(start_date);
  if (from === undefined || (end_date != null && day(end_date) === undefined)) return [];
  const first = parseDay(from);
  const last = Math.min(parseDay(day(end_date) ?? from), first + MOST_DAYS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => plainDate(first + index));
}
