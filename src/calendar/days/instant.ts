import { RetentionError } from "../../errors.js";
import {
  digits,
  FIRST_DAY,
  LAST_DAY,
  leadingDay,
  MS_PER_DAY,
  MS_PER_MINUTE,
  parseDay,
  twoDigitsAt,
} from "./plain-date.js";

/** A day of margin at both ends, so that an instant has a plain date in every zone. */
const FIRST_INSTANT = (FIRST_DAY + 1) * MS_PER_DAY;
const LAST_INSTANT = LAST_DAY * MS_PER_DAY - 1;

/** Day, hour, minute, second, the first three digits of its fraction, then `Z` or an offset. */
const ISO_INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,3})\d*)?)?(?:Z| ?([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

const YEAR_1990 = 631_152_000_000;
const TICKET_RULE = "must not lie before 1990: seconds since 1970 have to be given as milliseconds";

/** Seconds since 1970, from 1990 on; read as milliseconds they are days of early 1970. */
const FIRST_SECONDS = 631_152_000;
const LAST_SECONDS = 10_000_000_000;
const SECONDS_RULE = "must be in milliseconds: seconds since 1970 have to be multiplied by 1000";

const RULE =
  "must be a moment: ISO 8601 with Z or an offset, whole epoch milliseconds, or a Date, in the years 0 to 9999";

/**
 * Epoch milliseconds of an instant that a caller gave. Digits below a millisecond are dropped.
 * @internal
 */
export function epochMs(functionName: string, path: string, instant: unknown): number {
  const ms = msOf(instant);
  const fault = faultOf(instant, ms);
  if (fault !== null) throw new RetentionError(functionName, path, fault, instant);
  return ms;
}

/**
 * Epoch milliseconds of an instant in a ticket. One before 1990 is refused: it is nearly always a count of seconds.
 * @internal
 */
export function ticketMs(functionName: string, path: string, instant: unknown): number {
  const ms = msOf(instant);
  if (Number.isNaN(ms)) throw new RetentionError(functionName, path, RULE, instant);
  if (ms < YEAR_1990) throw new RetentionError(functionName, path, TICKET_RULE, instant);
  return ms;
}

/**
 * The same of a field of a row, for a ticket or not: its path is written out where it is no instant, and only there.
 * @internal
 */
export function msInRow(functionName: string, list: string, index: number, field: string, instant: unknown): number {
  const ms = msOf(instant);
  return faultOf(instant, ms) === null ? ms : epochMs(functionName, `${list}[${index}].${field}`, instant);
}

/**
 * What an instant breaks; `null` if it is one.
 * @internal
 */
export function instantFault(instant: unknown): string | null {
  return faultOf(instant, msOf(instant));
}

/**
 * What an instant in a ticket breaks; `null` if it is one.
 * @internal
 */
export function ticketInstantFault(instant: unknown): string | null {
  const ms = msOf(instant);
  return Number.isNaN(ms) ? RULE : ms < YEAR_1990 ? TICKET_RULE : null;
}

function faultOf(instant: unknown, ms: number): string | null {
  if (Number.isNaN(ms)) return RULE;
  return typeof instant === "number" && ms >= FIRST_SECONDS && ms < LAST_SECONDS ? SECONDS_RULE : null;
}

/**
 * Epoch milliseconds of an instant; `NaN` where it is none.
 * @internal
 */
export function msOf(instant: unknown): number {
  let ms = NaN;
  if (typeof instant === "number") ms = instant;
  else if (typeof instant === "string") ms = parseInstant(instant);
  else if (instant instanceof Date) ms = instant.getTime();
  return isInstant(ms) ? ms : NaN;
}

/**
 * Whether a number is an instant that this library counts with.
 * @internal
 */
export function isInstant(ms: number): boolean {
  return Number.isInteger(ms) && ms >= FIRST_INSTANT && ms <= LAST_INSTANT;
}

/** `NaN` where the text is no instant: `Date.parse` would read a text without an offset in the host's zone. */
function parseInstant(text: string): number {
  const plain = parsePlainUtc(text);
  if (!Number.isNaN(plain)) return plain;
  const match = ISO_INSTANT.exec(text);
  if (match === null) return NaN;
  const [, date = "", hour, minute, second = 0, fraction = "", sign, offsetHour = 0, offsetMinute = 0] = match;
  const minutes = Number(hour) * 60 + Number(minute);
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1);
  return (
    parseDay(date) * MS_PER_DAY +
    (minutes - offset) * MS_PER_MINUTE +
    Number(second) * 1000 +
    Number(fraction.padEnd(3, "0"))
  );
}

/**
 * Reads the commonest form, `2026-11-21T09:00:00Z` with or without milliseconds, by place, which is several times as
 * fast as by pattern; `NaN` for any other.
 */
function parsePlainUtc(text: string): number {
  const { length } = text;
  const hour = twoDigitsAt(text, 11);
  const minute = twoDigitsAt(text, 14);
  const second = twoDigitsAt(text, 17);
  const ms = length === 20 ? 0 : length === 24 && text[19] === "." ? digits(text, 20, 23) : NaN;
  const separated = text[10] === "T" && text[13] === ":" && text[16] === ":" && text[length - 1] === "Z";
  // Below 0 where they are no digits.
  const areDigits = Math.min(hour, minute, second) >= 0;
  if (!(separated && areDigits && hour < 24 && minute < 60 && second < 60)) return NaN;
  return leadingDay(text) * MS_PER_DAY + (hour * 60 + minute) * MS_PER_MINUTE + second * 1000 + ms;
}
