import { epochMs, isInstant } from "../../calendar/days/instant.js";
import { addMonths, MS_PER_DAY, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import type { PlainDate } from "../../records/values/time.js";
import { finite, text } from "./read-field.js";

/** Readers of days, moments and zones as CRMs return them. Each gives `undefined` for what is not there or cannot be read. */

/** Below this many, whole numbers that stand for moments are seconds: as milliseconds they would lie before 1973. */
const LEAST_MS = 100_000_000_000;

/** Day number of 1990-01-01. */
const FIRST_DAY_OF_MOMENTS = 7305;

/** A moment with a blank for the `T`, or without an offset, as databases export it. */
const LOOSE_INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Epoch milliseconds of a moment: ISO 8601 with or without an offset, which is then UTC; a day is its midnight in UTC;
 * epoch seconds or milliseconds as number or text.
 *
 * A moment before 1990 is none: mostly it is seconds since 1970 that someone took for milliseconds. At midnight it may
 * be a day that an export has made a moment of.
 * @internal
 */
export function moment(value: unknown): number | undefined {
  if (value instanceof Date) return isInstant(value.getTime()) ? value.getTime() : undefined;
  // A year and a hyphen are no number of seconds, and by far the commonest.
  const epoch = typeof value === "string" && value[4] === "-" ? undefined : finite(value);
  if (epoch !== undefined) {
    const ms = Math.trunc(Math.abs(epoch) < LEAST_MS ? epoch * 1000 : epoch);
    return isInstant(ms) && ms >= FIRST_DAY_OF_MOMENTS * MS_PER_DAY ? ms : undefined;
  }
  const written = text(value);
  if (written === undefined) return undefined;
  const day = parseDay(written);
  if (!Number.isNaN(day)) return day * MS_PER_DAY;
  const match = LOOSE_INSTANT.exec(written);
  if (match === null) return undefined;
  const [, date = "", time = "", offset = "Z"] = match;
  const zone = /^(utc|z)$/i.test(offset) ? "Z" : offset;
  let ms: number;
  try {
    ms = epochMs("moment", "value", `${date}T${time}${zone}`);
  } catch {
    return undefined;
  }
  return ms < FIRST_DAY_OF_MOMENTS * MS_PER_DAY && ms % MS_PER_DAY !== 0 ? undefined : ms;
}

/**
 * A moment from 1990 on as ISO 8601 in UTC.
 * @internal
 */
export function instant(value: unknown): string | undefined {
  const ms = moment(value);
  return ms === undefined || ms < FIRST_DAY_OF_MOMENTS * MS_PER_DAY ? undefined : isoText(ms);
}

/**
 * Epoch milliseconds as ISO 8601 in UTC.
 * @internal
 */
export function isoText(ms: number): string | undefined {
  return isInstant(ms) ? new Date(ms).toISOString() : undefined;
}

/**
 * The day of a field: a plain date as it stands, which no zone may shift; a moment as the day of a zone.
 * @internal
 */
export function dayIn(value: unknown, timeZone: string): PlainDate | undefined {
  const written = text(value);
  if (typeof value === "string" && written !== undefined && !Number.isNaN(parseDay(written))) return written;
  const ms = moment(value);
  return ms === undefined ? undefined : plainDate(dayOfInstant(ms, timeZone));
}

/**
 * The day of a field that the system keeps as a date. Where an export has made a moment of it, at midnight as written it
 * is the day that is written, whatever its offset; at midnight of the zone the day there; else the day in UTC.
 * @internal
 */
export function day(value: unknown, timeZone?: string | null): PlainDate | undefined {
  const written = writtenDay(value);
  if (written !== undefined) return written;
  const ms = moment(value);
  if (ms === undefined) return undefined;
  const given = timeZone ?? "UTC";
  const there = dayOfInstant(ms, given);
  return plainDate(dayOfInstant(ms - 1, given) < there ? there : dayOfInstant(ms, "UTC"));
}

/**
 * The day of a moment that stands for a date, such as that on which a deal closes: at midnight the day that is written,
 * else that of a zone.
 * @internal
 */
export function dateIn(value: unknown, timeZone: string): PlainDate | undefined {
  const written = writtenDay(value);
  if (written !== undefined) return written;
  const ms = moment(value);
  return ms === undefined ? undefined : plainDate(dayOfInstant(ms, ms % MS_PER_DAY === 0 ? "UTC" : timeZone));
}

/** The day of a plain date, or of a moment that is written as midnight of its own offset. */
function writtenDay(value: unknown): PlainDate | undefined {
  const written = typeof value === "string" ? (text(value) ?? "") : "";
  const [, date = "", time = ""] = LOOSE_INSTANT.exec(written) ?? ["", written, "00:00"];
  return /^00:00(:00([.,]0+)?)?$/.test(time) && !Number.isNaN(parseDay(date)) ? date : undefined;
}

/**
 * The name of a time zone that the host knows.
 * @internal
 */
export function zone(value: unknown): string | undefined {
  const name = text(value);
  if (name === undefined) return undefined;
  try {
    assertTimeZone("zone", "value", name);
    return name;
  } catch {
    return undefined;
  }
}

/**
 * The day some days later, or earlier where negative.
 * @internal
 */
export function shiftDay(on: PlainDate, days: number): PlainDate | undefined {
  const shifted = parseDay(on) + days;
  return isInstant(shifted * MS_PER_DAY) ? plainDate(shifted) : undefined;
}

/**
 * The last day of a term of calendar months that begins on a day.
 * @internal
 */
export function endOfTerm(startsOn: PlainDate, months: number): PlainDate | undefined {
  const end = addMonths(parseDay(startsOn), months) - 1;
  return isInstant(end * MS_PER_DAY) ? plainDate(end) : undefined;
}
