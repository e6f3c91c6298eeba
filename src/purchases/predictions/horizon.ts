import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertCount, assertNumber, RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { assertTimeUnit } from "../histories/time-unit.js";

/**
 * Most opportunities ahead, as they are counted one by one.
 * @internal
 */
export const MOST_OPPORTUNITIES = 1e6;

/**
 * Refuses a horizon that is negative or, for opportunities, not a whole number.
 * @internal
 */
export function assertHorizon(functionName: string, model: { kind: string }, horizon: unknown): void {
  if (model.kind === "bg-bb") assertCount(functionName, "options.horizon", horizon, { max: MOST_OPPORTUNITIES });
  else assertNumber(functionName, "options.horizon", horizon, { min: 0 });
}

/**
 * A horizon in the model's unit of time.
 * @internal
 */
export function horizonIn(
  functionName: string,
  model: { kind: string; timeUnit: TimeUnit | null },
  horizon: number | undefined,
  unit: TimeUnit | undefined,
): number {
  assertNumber(functionName, "options.horizon", horizon, { min: 0 });
  let own = horizon;
  if (unit !== undefined) {
    assertTimeUnit(functionName, "options.unit", unit);
    if (model.timeUnit === null) {
      throw new RetentionError(functionName, "options.unit", "needs a model that knows its unit of time", unit);
    }
    if (unit !== model.timeUnit) own = (horizon * daysInUnit[unit]) / daysInUnit[model.timeUnit];
  }
  assertHorizon(functionName, model, own);
  return own;
}
