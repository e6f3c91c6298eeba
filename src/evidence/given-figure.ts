import { assertArray, assertFields, assertOneOf } from "../errors.js";
import { given, type PartOf } from "../records/values/given.js";
import type { Assumption } from "./assumption.js";

/**
 * Where a figure comes from that the caller gave.
 * @internal
 */
export const GIVEN = {
  population: "as given by the caller",
  source: "given by the caller",
  grade: "given",
} as const;

/**
 * A figure with several parts, of which the caller may give some; as it is where none is given.
 * @internal
 */
export function givenFigure<Parts extends object>(
  figure: Assumption<Parts>,
  parts: PartOf<Parts> | null | undefined,
): Assumption<Parts> {
  if (parts == null) return figure;
  return Object.freeze({ ...figure, ...GIVEN, value: Object.freeze({ ...figure.value, ...given(parts) }) });
}

/**
 * Checks what all policies have in common: no unknown field, its own `kind` if any, and a list of `assumptions` if it was
 * resolved and stored.
 * @internal
 */
export function assertPolicy(
  functionName: string,
  path: string,
  policy: object,
  kind: string,
  fields: readonly string[],
): void {
  assertFields(functionName, path, policy, ["kind", ...fields, "assumptions"]);
  if (policy.kind != null) assertOneOf(functionName, `${path}.kind`, policy.kind, [kind]);
  if (policy.assumptions != null) assertArray(functionName, `${path}.assumptions`, policy.assumptions);
}

/**
 * A figure of one number, or the caller's number in its place.
 * @internal
 */
export function givenNumber(figure: Assumption, number: number | null | undefined): Assumption {
  return number == null ? figure : Object.freeze({ ...figure, ...GIVEN, value: number });
}
