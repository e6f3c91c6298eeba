/**
 * The one error this library throws. It says which function refused, at which field, and what it got.
 *
 * @example
 * new RetentionError("planReviews", "sellers[0].minutesPerDay", "must be at least 0 minutes", -30).message
 * //=> "planReviews: sellers[0].minutesPerDay must be at least 0 minutes, got -30"
 */
export class RetentionError extends Error {
  override readonly name = "RetentionError";

  /**
   * @param functionName - The public function that refused the input.
   * @param path - The field, as a path from the function's input: `accounts[3].owned[0].purchasedOn`.
   * @param rule - What the field must be.
   * @param value - What it was.
   */
  constructor(
    readonly functionName: string,
    readonly path: string,
    readonly rule: string,
    readonly value: unknown,
  ) {
    super(`${functionName}: ${path} ${rule}, got ${shown(value)}`);
  }
}

/** Longest piece of an offending value that a message repeats. */
const SHOWN_LENGTH = 80;

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint" || value === undefined) return String(value);
  if (typeof value === "function" || typeof value === "symbol") return typeof value;
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    text = "an object that is not JSON";
  }
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** Bounds of a number, both inclusive unless named otherwise. */
export interface NumberBounds {
  min?: number;
  max?: number;
  /** Exclusive lower bound. */
  above?: number;
  /** Exclusive upper bound. */
  below?: number;
}

/**
 * Refuses anything but a finite number within the bounds.
 * @internal
 */
export function assertNumber(
  functionName: string,
  path: string,
  value: unknown,
  bounds: NumberBounds = {},
): asserts value is number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new RetentionError(functionName, path, "must be a finite number", value);
  }
  const { min, max, above, below } = bounds;
  if (min !== undefined && value < min) throw new RetentionError(functionName, path, `must be at least ${min}`, value);
  if (max !== undefined && value > max) throw new RetentionError(functionName, path, `must be at most ${max}`, value);
  if (above !== undefined && value <= above) {
    throw new RetentionError(functionName, path, `must be above ${above}`, value);
  }
  if (below !== undefined && value >= below) {
    throw new RetentionError(functionName, path, `must be below ${below}`, value);
  }
}

/**
 * Refuses anything but a whole number within the bounds, at least 0 unless told.
 * @internal
 */
export function assertCount(
  functionName: string,
  path: string,
  value: unknown,
  bounds: { min?: number; max?: number } = {},
): asserts value is number {
  assertNumber(functionName, path, value, bounds.min === undefined ? { ...bounds, min: 0 } : bounds);
  if (!Number.isInteger(value)) throw new RetentionError(functionName, path, "must be a whole number", value);
}

/**
 * Refuses anything but a share from 0 to 1.
 * @internal
 */
export function assertShare(functionName: string, path: string, value: unknown): asserts value is number {
  assertNumber(functionName, path, value, { min: 0, max: 1 });
}

/**
 * Refuses anything but a string with at least one character.
 * @internal
 */
export function assertText(functionName: string, path: string, value: unknown): asserts value is string {
  if (typeof value !== "string" || value.length === 0) {
    throw new RetentionError(functionName, path, "must be a text that is not empty", value);
  }
}

/**
 * Refuses anything but one of the words given.
 * @internal
 */
export function assertOneOf<T extends string>(
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
 * Refuses anything but a plain object that has none but the fields given: a misspelt option is an error, not a default.
 * @internal
 */
export function assertFields(
  functionName: string,
  path: string,
  value: unknown,
  fields: readonly string[],
): asserts value is Record<string, unknown> {
  assertObject(functionName, path, value);
  const unknownField = Object.keys(value).find((key) => !fields.includes(key));
  if (unknownField !== undefined) {
    throw new RetentionError(functionName, path, `must have no field but ${fields.join(", ")}`, unknownField);
  }
}

/**
 * The name of every option there is. An object rather than a list, so that the compiler finds the one forgotten.
 * @internal
 */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

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
): void {
  assertObject(functionName, path, options);
  for (const name in options) {
    if (!Object.hasOwn(names, name)) {
      throw new RetentionError(functionName, path, `must have no field but ${Object.keys(names).join(", ")}`, name);
    }
    if (name === "assumptions") assertFigures(functionName, `${path}.${name}`, options[name]);
  }
}

/** Every table of figures has this one. */
const ANY_FIGURE = "loyalty.priorCustomers";

/** Refuses bare overrides, and lists of figures used, where a whole table of figures is asked for. */
function assertFigures(functionName: string, path: string, figures: unknown): void {
  if (figures === undefined) return;
  assertObject(functionName, path, figures);
  const figure = (figures as Record<string, unknown>)[ANY_FIGURE];
  if (typeof figure === "object" && figure !== null && "key" in figure) return;
  throw new RetentionError(functionName, path, "must be what assumptions(preset, overrides) gives", figures);
}

/**
 * Refuses anything but an array.
 * @internal
 */
export function assertArray(functionName: string, path: string, value: unknown): asserts value is unknown[] {
  if (!Array.isArray(value)) throw new RetentionError(functionName, path, "must be an array", value);
}

/**
 * Refuses anything but an object with fields.
 * @internal
 */
export function assertObject(functionName: string, path: string, value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RetentionError(functionName, path, "must be an object", value);
  }
}

/**
 * Refuses anything but an array of objects.
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
