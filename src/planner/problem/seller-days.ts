import { LEAVE_NAMES } from "../../calendar/working-calendars/calendar-fields.js";
import { offsetAt } from "../../calendar/days/time-zone.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { MS_PER_DAY, MS_PER_MINUTE, weekdayIndex } from "../../calendar/days/plain-date.js";
import { readWeekdayMinutes } from "../../calendar/working-calendars/weekday-minutes.js";
import { USUAL_MINUTES, usualWeek } from "../../calendar/working-calendars/usual-hours.js";
import { withoutLeave } from "../../calendar/working-calendars/without-leave.js";
import { resolveCalendar, type ResolvedCalendar } from "../../calendar/working-calendars/working-calendar.js";
import { assertNumber, assertText, assertTexts, nearMissCheck, RetentionError } from "../../errors.js";
import type { Seller } from "../../records/company/seller.js";
import { type SellerPeriod, sellerPeriods } from "./period-caps.js";

/** Whether a seller is there on a day. */
export const DAY_OFF = 0;
export const AT_WORK = 1;
export const ON_LEAVE = 2;

/** Hours of an account whose own hours are unknown, in minutes of its own clock. */
const ACCOUNT_OPENS = 9 * 60;
const ACCOUNT_CLOSES = 17 * 60;

const SELLER_FIELDS: Readonly<Record<keyof Seller, true>> = {
  id: true,
  timeZone: true,
  calendar: true,
  minutesPerDay: true,
  minutesByWeekday: true,
  minutesPerWeek: true,
  minutesPerMonth: true,
  away: true,
  segments: true,
};

const MINUTES_PER_DAY = 1440;

/**
 * A seller over the days of a plan, day 0 being its first.
 * @internal
 */
export interface SellerDays {
  id: string;
  /** Minutes for reviews on each day. */
  minutes: Int32Array;
  /** Weeks and months with minutes of their own; none where the days alone count. */
  periods: readonly SellerPeriod[];
  /** Working minutes of each day, for reviews or anything else. */
  working: Int32Array;
  /**
   * Working minutes of each day that reviews may fill where the last may start by the latest start and takes this many
   * minutes; `null` if any time will do.
   */
  startsUntil: ((length: number) => Int32Array) | null;
  /** `DAY_OFF`, `AT_WORK` or `ON_LEAVE` on each day; leave on a day off is a day off. */
  state: Uint8Array;
  /** `null` for every segment. */
  segments: ReadonlySet<string> | null;
  /** Minutes of each day's work that fall between 9 and 17 o'clock in an account's zone. */
  overlapWith: (timeZone: string) => Int32Array;
}

/**
 * Lays sellers out over the days of a plan: at most the minutes of the day, at most what the calendar leaves, nothing in
 * leave.
 * @internal
 */
export function sellerDays(
  functionName: string,
  sellers: readonly Seller[],
  { from, days, latestStart }: { from: number; days: number; latestStart: number | null },
): SellerDays[] {
  const paths = new Map<string, number>();
  const assertNames = nearMissCheck(functionName, SELLER_FIELDS, LEAVE_NAMES);
  return sellers.map((seller, index) => {
    const path = `sellers[${index}]`;
    if (typeof seller !== "object" || (seller as unknown) === null) {
      throw new RetentionError(functionName, path, "must be a seller", seller);
    }
    assertNames(seller, () => path);
    assertText(functionName, `${path}.id`, seller.id);
    if (paths.has(seller.id)) {
      const rule = `must differ from the id of sellers[${paths.get(seller.id) ?? 0}]`;
      throw new RetentionError(functionName, `${path}.id`, rule, seller.id);
    }
    paths.set(seller.id, index);
    const minutesPerDay = seller.minutesPerDay ?? USUAL_MINUTES;
    assertNumber(functionName, `${path}.minutesPerDay`, minutesPerDay, { min: 0 });
    const byWeekday = readWeekdayMinutes(functionName, `${path}.minutesByWeekday`, seller.minutesByWeekday ?? {});
    const periodsOf = (kind: "week" | "month", field: "minutesPerWeek" | "minutesPerMonth"): SellerPeriod[] => {
      const most = seller[field] ?? null;
      if (most === null) return [];
      assertNumber(functionName, `${path}.${field}`, most, { min: 0 });
      return sellerPeriods(kind, Math.floor(most), from, days);
    };
    assertTimeZone(functionName, `${path}.timeZone`, seller.timeZone);
    if (seller.segments != null) assertTexts(functionName, `${path}.segments`, seller.segments);

    const calendarPath = `${path}.calendar`;
    const ownCalendar = seller.calendar ?? usualWeek();
    const calendar = resolveCalendar(functionName, calendarPath, ownCalendar, seller.away, `${path}.away`);
    const leaveAside = resolveCalendar(functionName, calendarPath, withoutLeave(ownCalendar));
    const minutes = new Int32Array(days);
    const working = new Int32Array(days);
    const state = new Uint8Array(days);
    for (let day = 0; day < days; day++) {
      const all = calendar.minutesOn(from + day);
      working[day] = Math.floor(all);
      minutes[day] = Math.floor(Math.min(byWeekday[weekdayIndex(from + day)] ?? minutesPerDay, all));
      state[day] = all > 0 ? AT_WORK : leaveAside.minutesOn(from + day) > 0 ? ON_LEAVE : DAY_OFF;
    }
    const overlaps = new Map<string, Int32Array>();
    const overlapWith = (timeZone: string): Int32Array => {
      const known = overlaps.get(timeZone);
      if (known !== undefined) return known;
      const overlap = Int32Array.from({ length: days }, (_, day) =>
        overlapOn(calendar, from + day, seller.timeZone, timeZone),
      );
      overlaps.set(timeZone, overlap);
      return overlap;
    };
    return {
      id: seller.id,
      minutes,
      periods: [...periodsOf("week", "minutesPerWeek"), ...periodsOf("month", "minutesPerMonth")],
      working,
      startsUntil:
        latestStart === null
          ? null
          : (length) =>
              Int32Array.from({ length: days }, (_, day) => startable(calendar, from + day, latestStart + length)),
      state,
      segments: seller.segments == null ? null : new Set(seller.segments),
      overlapWith,
    };
  });
}

/** Minutes of a day's shifts up to a time of day. */
function startable(calendar: ResolvedCalendar, day: number, until: number): number {
  return calendar.shiftsOn(day).reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - start), 0);
}

/** Minutes of a day's shifts that fall into an account's hours, with both clocks as they stand at the shift's start. */
function overlapOn(calendar: ResolvedCalendar, day: number, sellerZone: string, accountZone: string): number {
  let minutes = 0;
  for (const { start, end } of calendar.shiftsOn(day)) {
    const local = day * MS_PER_DAY + start * MS_PER_MINUTE;
    const instant = local - offsetAt(local, sellerZone);
    const ahead = (offsetAt(instant, accountZone) - offsetAt(instant, sellerZone)) / MS_PER_MINUTE;
    for (let midnight = -2 * MINUTES_PER_DAY; midnight <= 2 * MINUTES_PER_DAY; midnight += MINUTES_PER_DAY) {
      const opens = Math.max(start + ahead, midnight + ACCOUNT_OPENS);
      const closes = Math.min(end + ahead, midnight + ACCOUNT_CLOSES);
      minutes += Math.max(0, closes - opens);
    }
  }
  return minutes;
}
