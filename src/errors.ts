import { likelyName } from "./likely-name.js";

/**
 * The one error this library throws. It says which function refused, at which field, and what it got.
 *
 * @example
 * import { RetentionError } from "retention-kit";
 *
 * new RetentionError("planReviews", "sellers[0].minutesPerDay", "must be at least 0 minutes", -30).message
 * //=> "planReviews: sellers[0].minutesPerDay must be at least 0 minutes, got -30"
 */
export class RetentionError extends Error {
  override readonly name = "RetentionError";
  /** The public function that refused the input. */
  declare readonly functionName: string;
  /** The field, as a path from the function's input. */
  declare readonly path: string;
  /** What the field must be. */
  declare readonly rule: string;
  /** What it was. */
  declare readonly value: unknown;

  /** Also true of an error of the package's other format, where a program both imports and requires it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "RetentionError";
  }

  /**
   * @param functionName - The public function that refused the input.
   * @param path - The field, as a path from the function's input: `accounts[3].owned[0].purchasedOn`.
   * @param rule - What the field must be.
   * @param value - What it was.
   * @param hint - What was probably meant, where that is known.
   */
  constructor(functionName: string, path: string, rule: string, value: unknown, hint?: string) {
    super(messageOf(functionName, path, rule, value) + (hint ? `; ${hint}` : ""));
    Object.assign(this, { functionName, path, rule, value });
  }
}

/**
 * A fault of the library: something that holds whatever the input, and does not. No batch takes it for a fault of a row.
 * @internal
 */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

/**
 * The refusal that a batch may list. Whatever else was thrown, such as a fault of the library, is thrown on.
 * @internal
 */
export function refusalOf(error: unknown): RetentionError {
  // eslint-disable-next-line no-restricted-syntax -- here it is.
  if (error instanceof RetentionError) return error;
  throw error;
}

/**
 * What a `RetentionError` says, for a row that is left out without one being thrown.
 * @internal
 */
export function messageOf(functionName: string, path: string, rule: string, value: unknown): string {
  return `${functionName}: ${path} ${rule}, got ${shown(value)}`;
}

/** Longest piece of an offending value that a message repeats. */
const SHOWN_LENGTH = 80;

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  let text: unknown;
  try {
    text = JSON.stringify(value);
  } catch {
    // Said below: a value whose `toJSON` gives nothing has no text either.
  }
  if (typeof text !== "string") return typeof value === "object" ? "an object that is not JSON" : typeof value;
  return text.length > SHOWN_LENGTH ? text.slice(0, SHOWN_LENGTH) + "…" : text;
}

/** Bounds of a number, both inclusive unless named otherwise. */
export interface NumberBounds {
  min?: number;
  max?: number | undefined;
  /** Exclusive lower bound. */
  above?: number;
  /** Exclusive upper bound. */
  below?: number;
}

/**
 * Asserts that the value is a finite number within the bounds.
 * @internal
 */
export function assertNumber(
  functionName: string,
  path: string,
  value: unknown,
  { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity }: NumberBounds = {},
): asserts value is number {
  const number = value as number;
  let rule = "";
  if (!Number.isFinite(value)) rule = "a finite number";
  else if (number < min) rule = `at least ${min}`;
  else if (number > max) rule = `at most ${max}`;
  else if (number <= above) rule = `above ${above}`;
  else if (number >= below) rule = `below ${below}`;
  if (rule) throw new RetentionError(functionName, path, `must be ${rule}`, value);
}

const NOT_NEGATIVE = { min: 0 };

/**
 * Asserts that the value is a whole number within the bounds, at least 0 unless told.
 * @internal
 */
export function assertCount(
  functionName: string,
  path: string,
  value: unknown,
  bounds: { min?: number; max?: number } = NOT_NEGATIVE,
): asserts value is number {
  assertNumber(functionName, path, value, bounds);
  if (bounds.min === undefined) assertNumber(functionName, path, value, NOT_NEGATIVE);
  if (!Number.isInteger(value)) throw new RetentionError(functionName, path, "must be a whole number", value);
}

/**
 * Asserts that the value is a share from 0 to 1.
 * @internal
 */
export function assertShare(functionName: string, path: string, value: unknown): asserts value is number {
  assertNumber(functionName, path, value, { min: 0, max: 1 });
}

/**
 * Asserts that the value is true or false: a text is neither.
 * @internal
 */
export function assertTruth(functionName: string, path: string, value: unknown): asserts value is boolean {
  if (typeof value !== "boolean") throw new RetentionError(functionName, path, "must be true or false", value);
}

/**
 * Asserts that the value is a string with at least one character.
 * @internal
 */
export function assertText(functionName: string, path: string, value: unknown): asserts value is string {
  if (typeof value !== "string" || value.length === 0) {
    throw new RetentionError(functionName, path, "must be a text that is not empty", value);
  }
}

/**
 * Asserts that the value is an array of strings, each with at least one character.
 * @internal
 */
export function assertTexts(functionName: string, path: string, value: unknown): asserts value is string[] {
  assertArray(functionName, path, value);
  for (const [index, text] of value.entries()) assertText(functionName, `${path}[${index}]`, text);
}

/**
 * Asserts that the value is one of the words given.
 * @internal
 */
export function assertOneOf<T extends string | number>(
  functionName: string,
  path: string,
  value: unknown,
  words: readonly T[],
): asserts value is T {
  if (!(words as readonly unknown[]).includes(value)) {
    throw new RetentionError(functionName, path, `must be one of ${words.join(", ")}`, value);
  }
}

/**
 * Asserts that the value is a plain object with none but the fields given: a misspelt option is an error, not a default.
 * The error names the field that was probably meant.
 *
 * @param otherNames - Names that people know a field by, such as `leave` for `away`.
 * @internal
 */
export function assertFields(
  functionName: string,
  path: string,
  value: unknown,
  fields: readonly string[],
  otherNames: OtherNames = {},
): asserts value is Record<string, unknown> {
  assertObject(functionName, path, value);
  const unknownField = Object.keys(value).find((key) => !fields.includes(key));
  if (unknownField !== undefined) throw unknownFieldError(functionName, path, unknownField, fields, otherNames);
}

/**
 * Refuses a row with a field whose name is nearly, but not quite, one that is read. Other fields of a host pass: rows
 * often carry more than is asked for.
 * @internal
 */
export function assertNoNearMiss(
  functionName: string,
  path: string,
  row: object,
  fields: Readonly<Record<string, true>>,
  otherNames: OtherNames = {},
): void {
  for (const name in row) {
    if (Object.hasOwn(fields, name)) continue;
    const likely = likelyName(name, Object.keys(fields), otherNames, 1 / 4);
    if (likely === undefined) continue;
    const value = (row as Record<string, unknown>)[name];
    const place = path === "" ? name : `${path}.${name}`;
    throw new RetentionError(functionName, place, "must not be there: no such field", value, `did you mean ${likely}?`);
  }
}

/**
 * Refuses rows of which one has a field whose name is nearly one that is read.
 * @internal
 */
export function assertNoNearMissInRows(
  functionName: string,
  path: string,
  rows: readonly unknown[],
  fields: Readonly<Record<string, true>>,
): void {
  const check = nearMissCheck(functionName, fields);
  let index = 0;
  const pathOf = (): string => `${path}[${index}]`;
  for (; index < rows.length; index++) check(rows[index], pathOf);
}

/**
 * A function that refuses one row after the other for such a field. Rows of one list are written alike, so that each name is
 * looked at once.
 * @internal
 */
export function nearMissCheck(
  functionName: string,
  fields: Readonly<Record<string, true>>,
): (row: unknown, pathOf?: () => string) => void {
  const passed = new Set(Object.keys(fields));
  // Names by their place in the rows so far, which is nearly always that in the next.
  const places: string[] = [];
  return (row, pathOf) => {
    if (typeof row !== "object" || row === null) return;
    let place = 0;
    for (const name in row) {
      if (places[place] !== name && !passed.has(name)) {
        // Its value is read only where it is refused: a host's own field may not be readable.
        const get = (): unknown => (row as Record<string, unknown>)[name];
        const alone = Object.defineProperty({}, name, { enumerable: true, get });
        assertNoNearMiss(functionName, pathOf?.() ?? "", alone, fields);
        passed.add(name);
      }
      places[place++] = name;
    }
  };
}

/**
 * Names in use elsewhere for a field, with the name of the field.
 * @internal
 */
export type OtherNames = Readonly<Record<string, string>>;

function unknownFieldError(
  functionName: string,
  path: string,
  name: string,
  fields: readonly string[],
  otherNames: OtherNames,
): RetentionError {
  const likely = likelyName(name, fields, otherNames, 1 / 3);
  const rule = `must have no field but ${fields.join(", ")}`;
  return new RetentionError(functionName, path, rule, name, likely && `did you mean ${likely}?`);
}

/**
 * Every option there is, `true` or the check of its value. An object rather than a list, so that the compiler finds the
 * one forgotten; figures cannot go unchecked.
 * @internal
 */
export type OptionNames<Options> = {
  readonly [Name in keyof Options]-?: Name extends "assumptions" ? OptionCheck : true;
};

type OptionCheck = (functionName: string, path: string, value: unknown) => void;

/**
 * Refuses options that are no object, or that have one more than those named: a misspelt option must not pass for one
 * left out.
 * @internal
 */
export function assertOptions<Options extends object>(
  functionName: string,
  path: string,
  options: Options,
  names: OptionNames<NoInfer<Options>>,
  otherNames: OtherNames = {},
): void {
  assertObject(functionName, path, options);
  for (const name in options) {
    if (!Object.hasOwn(names, name)) throw unknownFieldError(functionName, path, name, Object.keys(names), otherNames);
    const check = names[name];
    if (check !== true) check(functionName, `${path}.${name}`, options[name]);
  }
}

/**
 * Refuses bare overrides, and lists of figures used, where a whole table of figures is asked for.
 * @internal
 */
export function assertFigures(functionName: string, path: string, figures: unknown): void {
  if (figures === undefined) return;
  assertObject(functionName, path, figures);
  // Every table of figures has this one.
  const figure = (figures as Record<string, { key?: unknown } | null | undefined>)["loyalty.priorCustomers"];
  if (figure?.key !== undefined) return;
  throw new RetentionError(functionName, path, "must be what assumptions(preset, overrides) gives", figures);
}

/**
 * Asserts that the value is an array.
 * @internal
 */
export function assertArray(functionName: string, path: string, value: unknown): asserts value is unknown[] {
  if (!Array.isArray(value)) throw new RetentionError(functionName, path, "must be an array", value);
}

/**
 * Asserts that the value is an object with fields.
 * @internal
 */
export function assertObject(functionName: string, path: string, value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RetentionError(functionName, path, "must be an object", value);
  }
}

/**
 * Asserts that the value is an array of objects.
 * @internal
 */
export function assertRows(functionName: string, path: string, rows: readonly unknown[]): void {
  assertArray(functionName, path, rows);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (typeof row !== "object" || row === null) {
      throw new RetentionError(functionName, `${path}[${index}]`, "must be an object", row);
    }
  }
}
