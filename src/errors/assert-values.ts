import { RetentionError } from "./retention-error.js";

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
