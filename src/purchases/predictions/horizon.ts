import { assertCount, assertNumber } from "../../errors.js";

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
