import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertNumber, assertObject, RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/time.js";
import { assertTimeUnit } from "../histories/time-unit.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/** A rate of discount with its unit of time. */
export interface Discount {
  /** Effective rate: money a unit of time later is worth 1/(1 + rate) of itself. */
  rate: number;
  /**
   * Unit of time of the rate.
   * @defaultValue the model's own unit or period
   */
  per?: TimeUnit | undefined;
}

/**
 * Least rate, as sums for ever would take for ever below it.
 * @internal
 */
export const LEAST_RATE = 1e-6;

/**
 * The force of discount δ in the model's unit of time: money a time t later is worth e^(−δt) of itself.
 * @internal
 */
export function forceOfDiscount(functionName: string, discount: Discount, timeUnit: TimeUnit | null): number {
  assertObject(functionName, "options.discount", discount);
  const { rate, per } = discount;
  assertNumber(functionName, "options.discount.rate", rate, { min: LEAST_RATE, max: 1e6 });
  const force = log1p(rate);
  if (per === undefined) return force;
  assertTimeUnit(functionName, "options.discount.per", per);
  if (timeUnit === null) {
    throw new RetentionError(functionName, "options.discount.per", "needs a model that knows its unit of time", per);
  }
  return (force * daysInUnit[timeUnit]) / daysInUnit[per];
}
