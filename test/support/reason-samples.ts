import { reasonParameters } from "./reason-parameters.js";

/** A value that a parameter may have. */
type Value = string | number;

const kinds = reasonParameters();

/** Every reason code. */
export const reasonCodes: readonly string[] = [...kinds.keys()];

/** Values of each parameter of a code. */
export function valuesOf(code: string): [name: string, values: Value[]][] {
  return [...(kinds.get(code) ?? [])].map(([name, kind]) => [
    name,
    kind === "string" ? ["sample", "2026-11-21"] : kind === "number" ? [2, 0, 1, 1 / 3, 1_234_567.891, -2] : kind,
  ]);
}

/** Parameters of a code: the first of each value, then each other value in turn. */
export function samples(code: string): Record<string, Value>[] {
  const values = valuesOf(code);
  const first = Object.fromEntries(values.map(([name, [value = ""]]) => [name, value]));
  return [first, ...values.flatMap(([name, [, ...others]]) => others.map((value) => ({ ...first, [name]: value })))];
}
