import { addMonths, MS_PER_DAY, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { epochMs, isInstant } from "../../calendar/days/instant.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import type { PlainDate } from "../../records/values/time.js";

/**
 * Readers of single fields as CRMs return them: everything may be a text, empty, or missing. Each gives `undefined`
 * for what is not there or cannot be read.
 */

/** Below this many, whole numbers that stand for moments are seconds: as milliseconds they would lie before 1973. */
const LEAST_MS = 100_000_000_000;

/** Day number of 1990-01-01. */
const FIRST_DAY_OF_MOMENTS = 7305;

/** A moment with a blank for the `T`, or without an offset, as databases export it. */
const LOOSE_INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A text that is not empty, without blanks around it; a number as its digits.
 * @internal
 */
export function text(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "bigint") {
    return Number.isFinite(Number(value)) ? String(value) : undefined;
  }
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** Largest number that a record takes: sums of such stay exact. */
const MOST = 1e12;

/**
 * A number that a record may hold, also where it comes as a text.
 * @internal
 */
export function number(value: unknown): number | undefined {
  const read = finite(value);
  return read !== undefined && Math.abs(read) <= MOST ? read : undefined;
}

/**
 * A finite number of any size, also where it comes as a text; -0 is 0.
 * @internal
 */
export function finite(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : undefined;
  const digits = text(value);
  if (digits === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return undefined;
  const parsed = Number(digits);
  return Number.isFinite(parsed) ? parsed + 0 : undefined;
}

/**
 * A whole number of at least 0.
 * @internal
 */
export function count(value: unknown): number | undefined {
  const parsed = number(value);
  return parsed !== undefined && Number.isInteger(parsed) && parsed >= 0 ? parsed : undefined;
}

/** What exports write for a checkbox: Salesforce's Data Loader takes all of these but the single letters t and f, which are Postgres's. */
const YES = ["true", "1", "yes", "y", "t", "on"];
const NO = ["false", "0", "no", "n", "f", "off"];

/**
 * A boolean, also as a word or a number of an export in any case: true, yes, on, 1; false, no, off, 0.
 * @internal
 */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = text(value)?.toLowerCase() ?? "";
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}

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

/** Where systems keep when a row was last changed, in the row or among its properties. */
const CHANGED = [
  "updatedAt",
  "updated_at",
  "SystemModstamp",
  "LastModifiedDate",
  "hs_lastmodifieddate",
  "lastmodifieddate",
];

/**
 * Whether a row takes the place of an earlier one with its id: where both say when they were last changed, the newer one
 * does, else the one that was given last.
 * @internal
 */
export function replaces(row: object, before: object): boolean {
  const [now, then] = [changedAt(row), changedAt(before)];
  return now === undefined || then === undefined || now >= then;
}

/**
 * The newer one of two rows with one id, with what it does not have at all of the older one: its associations, and
 * properties that were not asked for. An empty one stays empty.
 * @internal
 */
export function completed<Row extends object>(row: Row, older: object): Row {
  const [now, then] = [fields(row), fields(older)];
  const all: Record<string, unknown> = {};
  if (now.associations === undefined && then.associations !== undefined) all.associations = then.associations;
  if (typeof now.properties === "object" && now.properties !== null && then.properties !== undefined) {
    const asked = Object.entries(now.properties).filter(([, value]) => value !== undefined);
    all.properties = { ...fields(then.properties), ...Object.fromEntries(asked) };
  }
  return Object.keys(all).length === 0 ? row : { ...row, ...all };
}

function changedAt(row: object): number | undefined {
  for (const holder of [
    row as Readonly<Record<string, unknown>>,
    fields((row as { properties?: unknown }).properties),
  ]) {
    for (const name of CHANGED) {
      const given = holder[name];
      const at = moment(typeof given === "object" && given !== null && "value" in given ? given.value : given);
      if (at !== undefined) return at;
    }
  }
  return undefined;
}

/**
 * The first of several fields that holds anything; what it holds may still be no moment.
 * @internal
 */
export function filled(...values: readonly unknown[]): unknown {
  return values.find((value) => value instanceof Date || text(value) !== undefined);
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
 * The host of a web address or of an e-mail address, in lower case and without `www.`.
 * @internal
 */
export function domain(value: unknown): string | undefined {
  const written = text(value)?.toLowerCase();
  if (written === undefined) return undefined;
  const [address = ""] = written
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^.*@/, "")
    .split(/[/?#:]/);
  const host = address.replace(/^www\./, "").replace(/\.$/, "");
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : undefined;
}

/**
 * The ids in a field that lists several, parted by semicolons or commas; what follows a colon is no part of an id.
 * @internal
 */
export function idList(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => text(each) ?? []);
  return (text(value) ?? "").split(/[;,]/).flatMap((each) => text(each.split(":")[0]) ?? []);
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

/**
 * What should be an object, as one: without fields where it is none.
 * @internal
 */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/**
 * What should be a list, as one of its objects.
 * @internal
 */
export function objectsIn(value: unknown): object[] {
  return Array.isArray(value) ? value.filter((each: unknown) => typeof each === "object" && each !== null) : [];
}

/**
 * The value that a table has for a key, whatever the key.
 * @internal
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
