import { assertObject } from "./assert-values.js";
import { likelyName } from "./likely-name.js";
import { RetentionError } from "./retention-error.js";

/**
 * Asserts that the value is a plain object with none but the fields given: a misspelled option is an error, not a default.
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
 * Fields of which none is `null`, though some may be left out.
 * @internal
 */
export type Known<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], null> };

/**
 * The fields that are known: one that is `null` is as good as left out.
 * @internal
 */
export function withoutNulls<Fields extends object>(fields: Fields): Known<Fields> {
  // Looked through by a loop: a list of the values of every row would take longer to make than to read.
  for (const name in fields) {
    if (fields[name] !== null) continue;
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Known<Fields>;
  }
  return fields as Known<Fields>;
}

/**
 * Refuses options that are no object, or that have one more than those named: a misspelled option must not pass for one
 * left out.
 *
 * @returns The options without those that are `null`.
 * @internal
 */
export function assertOptions<Options extends object>(
  functionName: string,
  path: string,
  options: Options,
  names: OptionNames<NoInfer<Options>>,
  otherNames: OtherNames = {},
): Known<Options> {
  assertObject(functionName, path, options);
  let known = options as Known<Options>;
  for (const name in options) {
    if (!Object.hasOwn(names, name)) throw unknownFieldError(functionName, path, name, Object.keys(names), otherNames);
    const check = names[name];
    if (options[name] === null) known = withoutNulls(options);
    else if (check !== true) check(functionName, `${path}.${name}`, options[name]);
  }
  return known;
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
