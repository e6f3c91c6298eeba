import { TIME_UNITS } from "../../records/values/time.js";
import { assertOneOf, RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";

/**
 * Asserts that the value is a unit of time.
 * @internal
 */
export function assertTimeUnit(functionName: string, path: string, unit: unknown): asserts unit is TimeUnit {
  assertOneOf(functionName, path, unit, TIME_UNITS);
}

/**
 * Refuses data in one unit of time for a model in another; either may leave its unit out.
 * @internal
 */
export function assertSameUnit(
  functionName: string,
  path: string,
  unit: TimeUnit | null | undefined,
  expected: TimeUnit | null,
): void {
  if (unit == null) return;
  assertTimeUnit(functionName, path, unit);
  if (expected !== null && unit !== expected) {
    throw new RetentionError(functionName, path, `must be the model's unit of time, "${expected}"`, unit);
  }
}
