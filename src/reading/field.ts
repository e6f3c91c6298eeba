import { readCalendar, readLeave } from "../calendar/working-calendars/calendar-fields.js";
import { instantFault, ticketInstantFault } from "../calendar/days/instant.js";
import { dayRule, parseDay } from "../calendar/days/plain-date.js";
import { shiftsOfWeek } from "../calendar/working-calendars/shifts.js";
import { readWeekdayMinutes } from "../calendar/working-calendars/weekday-minutes.js";
import { assertTimeZone } from "../calendar/days/time-zone.js";
import type { OtherNames } from "../errors.js";
import { resolveCalendar } from "../calendar/working-calendars/working-calendar.js";
import type { CalendarLayer, WorkingCalendar } from "../records/company/seller.js";

/** What a value breaks, as a sentence that begins with its path; `null` if it can be read. */
export type Fault = (value: unknown) => string | null;

/** A field of a record, and how it is read: by its fault, by the words it may hold, or by a check that throws. */
export interface Field {
  fault?: Fault;
  words?: readonly string[];
  /** Throws a RetentionError with the place at fault, as a path that begins with the one given. */
  check?: (path: string, value: unknown) => void;
  /** A row without it cannot be read. */
  required?: true;
  /** A field that is present but empty means that it has not happened; a missing field does not. */
  emptyTells?: true;
  /** For a list of rows: what each of them holds. */
  rows?: RecordKind;
  /** For an object whose fields are read one by one: what it holds. */
  within?: RecordFields;
  /** For an object with fields of any name, which are read one by one: what each of them breaks. */
  values?: Fault;
}

/** The fields of a record, by name. */
export type RecordFields = Readonly<Record<string, Field>>;

/** A kind of record: its fields, and what they must be to each other. */
export interface RecordKind {
  fields: RecordFields;
  /** Names that rows of this kind may have as well. */
  extra?: readonly string[];
  /** Names that others use, with the field that is meant. */
  otherNames?: OtherNames;
  /** What a row breaks as a whole. */
  whole?: (row: Readonly<Record<string, unknown>>) => WholeFault | null;
}

/** What a row breaks as a whole. */
export interface WholeFault {
  path: string;
  rule: string;
  /** Whether the field at fault is left out, in place of the row. */
  field?: true;
}

/** Stands in errors that are caught and told under the name of the function that reads. */
const NAME = "read";

/**
 * Largest amount, quantity and hours: sums of them over any account stay finite.
 * @internal
 */
export const MOST = 1e12;

/** @internal */
export const text: Fault = (value) =>
  typeof value === "string" && value !== "" ? null : "must be a text that is not empty";

/** @internal */
export const day: Fault = (value) =>
  typeof value === "string" && !Number.isNaN(parseDay(value)) ? null : dayRule(value);

/** @internal */
export const instant: Fault = instantFault;

/** @internal */
export const ticketInstant: Fault = ticketInstantFault;

/** @internal */
export const number: Fault = (value) => {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return `must be a finite number${isNumberInDisguise(value) ? " (Number(value) makes one)" : ""}`;
  }
  return value > MOST ? `must be at most ${MOST}` : value < -MOST ? `must be at least ${-MOST}` : null;
};

/** A number as text, or as the object that a database's decimal column gives. */
function isNumberInDisguise(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return "toNumber" in value;
  return (
    typeof value === "bigint" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
  );
}

/** @internal */
export const notNegative: Fault = (value) => number(value) ?? ((value as number) < 0 ? "must be at least 0" : null);

/** @internal */
export const share: Fault = (value) => notNegative(value) ?? ((value as number) > 1 ? "must be at most 1" : null);

/** @internal */
export const count: Fault = (value) =>
  notNegative(value) ?? (Number.isInteger(value) ? null : "must be a whole number");

/** @internal */
export const price: Fault = (value) =>
  notNegative(value) ?? ((value as number) > 1e9 ? `must be at most 1000000000` : null);

/** @internal */
export const lifespan: Fault = (value) => {
  const months = value as number;
  return count(value) ?? (months < 1 ? "must be at least 1" : months > 1200 ? "must be at most 1200" : null);
};

/** @internal */
export const truth: Fault = (value) => (typeof value === "boolean" ? null : "must be true or false");

/** @internal */
export const dayOrTruth: Fault = (value) =>
  truth(value) === null || day(value) === null ? null : "must be a day, true or false";

/** @internal */
export const list: Fault = (value) => (Array.isArray(value) ? null : "must be an array");

/** @internal */
export const texts: Fault = (value) =>
  Array.isArray(value) && value.every((entry) => text(entry) === null) ? null : "must be a list of texts";

/** @internal */
export const object: Fault = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? null : "must be an object";

/** @internal */
export function timeZone(path: string, value: unknown): void {
  assertTimeZone(NAME, path, value);
}

/** @internal */
export function weeklyHours(path: string, value: unknown): void {
  shiftsOfWeek(NAME, path, value);
}

/** @internal */
export function weekdayMinutes(path: string, value: unknown): void {
  readWeekdayMinutes(NAME, path, value);
}

/** @internal */
export function calendar(path: string, value: unknown): void {
  if (Array.isArray(value)) resolveCalendar(NAME, path, value as readonly CalendarLayer[]);
  else readCalendar(NAME, path, value as WorkingCalendar);
}

/** @internal */
export function leave(path: string, value: unknown): void {
  readLeave(NAME, path, value);
}
