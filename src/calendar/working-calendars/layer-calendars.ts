import { RetentionError } from "../../errors.js";
import type {
  CalendarLayer,
  LayeredCalendar,
  Weekday,
  WeeklyHours,
  WorkingCalendar,
} from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { byDay, readCalendar } from "./calendar-fields.js";
import { type DayRange, mergeRanges } from "./day-ranges.js";
import { plainDate } from "../days/plain-date.js";
import { WEEKDAYS } from "../../records/company/seller.js";

type ShiftTexts = readonly (readonly string[])[];

/** What a layer says of a single day: off, worked as usual, or its hours. */
type SingleDay = "holiday" | "extra day" | ShiftTexts;

/** Hours that a layer names, from a day on. */
interface HoursStep {
  from: number;
  hours: WeeklyHours;
}

/**
 * Whether a calendar comes as a list of layers.
 * @internal
 */
export function isLayered(calendar: LayeredCalendar): calendar is readonly CalendarLayer[] {
  return Array.isArray(calendar);
}

/**
 * Lays working calendars over each other, the widest first. The result is read by itself where it is used.
 * @internal
 */
export function layerCalendars(functionName: string, path: string, layers: readonly CalendarLayer[]): WorkingCalendar {
  const steps: HoursStep[] = [];
  const days = new Map<number, SingleDay>();
  const leave: DayRange[] = [];
  layers.forEach((layer, index) => {
    if (typeof layer !== "object" || (layer as unknown) === null || Array.isArray(layer)) {
      throw new RetentionError(functionName, `${path}[${index}]`, "must be a layer of a working calendar", layer);
    }
    const hours = layer.hours ?? {};
    const calendar: WorkingCalendar = hours === layer.hours ? (layer as WorkingCalendar) : { ...layer, hours };
    const { validFrom, ...fields } = readCalendar(functionName, `${path}[${index}]`, calendar);
    steps.push({ from: validFrom, hours });
    for (const { day, value } of byDay(functionName, `${path}[${index}].hoursFrom`, layer.hoursFrom ?? {})) {
      steps.push({ from: Math.max(day, validFrom), hours: value });
    }
    const name = (day: number, as: SingleDay): void => {
      if (day >= validFrom) days.set(day, as);
    };
    for (const day of fields.holidays) name(day, "holiday");
    for (const day of fields.extraDays) name(day, "extra day");
    for (const { day, value } of byDay(functionName, `${path}[${index}].dates`, layer.dates ?? {})) name(day, value);
    for (const { from, to } of fields.away) {
      if (to >= validFrom) leave.push({ from: Math.max(from, validFrom), to });
    }
  });

  const holidays: PlainDate[] = [];
  const extraDays: PlainDate[] = [];
  const dates: Record<PlainDate, [string, string][]> = {};
  for (const day of [...days.keys()].sort((left, right) => left - right)) {
    const as = days.get(day) ?? [];
    if (as === "holiday") holidays.push(plainDate(day));
    else if (as === "extra day") extraDays.push(plainDate(day));
    else dates[plainDate(day)] = copyOf(as);
  }
  const hoursFrom = changesOf(steps);
  return {
    hours: hoursOn(steps, -Infinity),
    ...(Object.keys(hoursFrom).length === 0 ? {} : { hoursFrom }),
    holidays,
    extraDays,
    away: mergeRanges(leave).map(({ from, to }) => ({ from: plainDate(from), to: plainDate(to) })),
    ...(Object.keys(dates).length === 0 ? {} : { dates }),
  };
}

/** The hours of each weekday as the last step that names it says, of those that hold on a day. */
function hoursOn(steps: readonly HoursStep[], day: number): WeeklyHours {
  const hours: Partial<Record<Weekday, [string, string][]>> = {};
  for (const { from, hours: named } of steps) {
    if (from > day) continue;
    for (const weekday of WEEKDAYS) {
      const shifts = named[weekday] ?? null;
      if (shifts !== null) hours[weekday] = copyOf(shifts);
    }
  }
  return hours;
}

/** Whole weeks of hours by the days on which they change. */
function changesOf(steps: readonly HoursStep[]): Record<PlainDate, WeeklyHours> {
  const starts = new Set(steps.map(({ from }) => from));
  const changes: Record<PlainDate, WeeklyHours> = {};
  let before = JSON.stringify(hoursOn(steps, -Infinity));
  for (const from of [...starts].sort((left, right) => left - right)) {
    const hours = hoursOn(steps, from);
    const text = JSON.stringify(hours);
    if (text !== before) changes[plainDate(from)] = hours;
    before = text;
  }
  return changes;
}

function copyOf(shifts: ShiftTexts): [string, string][] {
  return shifts.map(([start = "", end = ""]) => [start, end]);
}
