/* eslint-disable @typescript-eslint/no-non-null-assertion -- months are looked up within the table. */
import { RetentionError } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";

/**
 * Plain dates over day numbers: day 0 is 1970-01-01, and no zone is involved. Two primitives, `dayNumber` and
 * `plainDate`, carry all the rest.
 */

/** @internal */
export const MS_PER_MINUTE = 60_000;
/** @internal */
export const MS_PER_DAY = 86_400_000;

/**
 * The first and last day that four digits of year can write.
 * @internal
 */
export const FIRST_DAY = -719_528;
/** @internal */
export const LAST_DAY = 2_932_896;

/** Character codes of `0` and `-`. */
const ZERO = 48;
const HYPHEN = 45;

/**
 * The day number of what should be a plain date; `NaN` where it is no text, or no day that exists.
 * @internal
 */
export function parseDay(date: unknown): number {
  return typeof date === "string" && date.length === 10 ? leadingDay(date) : NaN;
}

/**
 * The day number of the plain date that a text begins with; `NaN` where it begins with none.
 * @internal
 */
export function leadingDay(text: string): number {
  if (text.length < 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return NaN;
  const thousands = text.charCodeAt(0) - ZERO;
  const hundreds = text.charCodeAt(1) - ZERO;
  const tens = text.charCodeAt(2) - ZERO;
  const ones = text.charCodeAt(3) - ZERO;
  const tenMonths = text.charCodeAt(5) - ZERO;
  const months = text.charCodeAt(6) - ZERO;
  const tenDays = text.charCodeAt(8) - ZERO;
  const days = text.charCodeAt(9) - ZERO;
  // One test for all: only from 0 to 9 neither the number nor six more has another bit than the lowest four.
  const bits = thousands | hundreds | tens | ones | tenMonths | months | tenDays | days;
  const bitsAbove =
    (thousands + 6) |
    (hundreds + 6) |
    (tens + 6) |
    (ones + 6) |
    (tenMonths + 6) |
    (months + 6) |
    (tenDays + 6) |
    (days + 6);
  if (((bits | bitsAbove) & ~15) !== 0) return NaN;
  const year = 1000 * thousands + 100 * hundreds + 10 * tens + ones;
  const month = 10 * tenMonths + months;
  const day = 10 * tenDays + days;
  if (month < 1 || month > 12 || day < 1) return NaN;
  const at = (year - FIRST_STARTED) * 12 + month - 1;
  if (at < 0 || at >= MONTHS_STARTED) return day <= daysInMonth(year, month) ? dayOfCivil(year, month, day) : NaN;
  starts ??= monthStarts();
  const found = starts[at]! + day - 1;
  return found < starts[at + 1]! ? found : NaN;
}

/** Years whose months are looked up, as reading dates is most of what rows cost. */
const FIRST_STARTED = 1900;
const MONTHS_STARTED = 3600;

/** The first days of those months and of the one after them; made where a date is first read. */
let starts: Int32Array | undefined;

function monthStarts(): Int32Array {
  return Int32Array.from({ length: MONTHS_STARTED + 1 }, (_, at) =>
    dayOfCivil(FIRST_STARTED + Math.floor(at / 12), (at % 12) + 1, 1),
  );
}

/**
 * The day number of a plain date that a caller gave.
 * @internal
 */
export function dayNumber(functionName: string, path: string, date: unknown): number {
  const day = parseDay(date);
  if (Number.isNaN(day)) throw new RetentionError(functionName, path, dayRule(date), date);
  return day;
}

/**
 * The day number of a field of a row: its path is written out where it is no day, and only there, as rows are many.
 * @internal
 */
export function dayInRow(functionName: string, list: string, index: number, field: string, date: unknown): number {
  const day = parseDay(date);
  return Number.isNaN(day) ? dayNumber(functionName, `${list}[${index}].${field}`, date) : day;
}

/** Texts of days that were asked for, so that results share them. Looked up by hand: millions are asked for. */
const texts = new Map<number, PlainDate>();

/** Most days that are remembered, a century. */
const MOST_TEXTS = 36_525;

/**
 * What something that is not a day should have been. A moment is told how it becomes one.
 * @internal
 */
export function dayRule(value: unknown): string {
  const isMoment = value instanceof Date || (typeof value === "string" && value.charAt(10) === "T");
  return `must be a day that exists, as YYYY-MM-DD${isMoment ? " (dayOf(moment, zone) makes one of a moment)" : ""}`;
}

/**
 * The plain date of a day number.
 * @internal
 */
export function plainDate(day: number): PlainDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = dateText(day);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(day, text);
  return text;
}

function dateText(day: number): PlainDate {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) {
    throw new RetentionError("plainDate", "day", "must lie in the years 0000 to 9999", day);
  }
  const { year, month, dayOfMonth } = civil(day);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/**
 * The day that lies a number of calendar months later, or earlier where negative; the 31st becomes the last day of a
 * shorter month.
 * @internal
 */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const monthsFromZero = year * 12 + (month - 1) + months;
  const toYear = Math.floor(monthsFromZero / 12);
  const toMonth = monthsFromZero - toYear * 12 + 1;
  return dayOfCivil(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/**
 * Day of the week, 0 for Monday to 6 for Sunday.
 * @internal
 */
export function weekdayIndex(day: number): number {
  // Day 0 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Year, month and day of the month of a day number.
 * Hinnant (2021), "chrono-compatible low-level date algorithms": years start in March, so that leap days come last.
 * @internal
 */
export function civil(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * Day number of a year, month and day of the month: the inverse of `civil`, from the same source.
 * @internal
 */
export function dayOfCivil(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const century = Math.floor(marchYear / 100);
  const leapDays = Math.floor(marchYear / 4) - century + Math.floor(century / 4);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  return 365 * marchYear + leapDays + dayOfYear - 719_468;
}

/**
 * Days of a month, which counts from 1.
 * @internal
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The number that the characters from one place to just before another spell; `NaN` where one is no digit.
 * @internal
 */
export function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The number of two characters; below 0 where one is no digit. Without a loop, and always whole: most of what rows cost is
 * reading their dates.
 * @internal
 */
export function twoDigitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
