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
