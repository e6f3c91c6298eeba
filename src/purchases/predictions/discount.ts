import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertFields, assertNumber, RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { assertTimeUnit } from "../histories/time-unit.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/** A rate of discount with its unit of time. */
export interface Discount {
  /** Effective rate, at most 1 and above 0, or 0 where there is a horizon, so that 10% is 0.1: money a unit of time later is worth 1/(1 + rate) of itself. */
  rate: number;
  /**
   * Unit of time of the rate. It must be given where the model knows its own: 1% a week is 68% a year.
   * @defaultValue the period or opportunity of a model without a unit of time
   */
  per?: TimeUnit | null | undefined;
}

/**
 * Least rate, as sums forever would take forever below it.
 * @internal
 */
export const LEAST_RATE = 1e-6;

/**
 * The force of discount δ in the model's unit of time: money a time t later is worth e^(−δt) of itself.
 * @internal
 */
export function forceOfDiscount(
  functionName: string,
  discount: Discount,
  timeUnit: TimeUnit | null,
  leastRate = LEAST_RATE,
): number {
  assertFields(functionName, "options.discount", discount, ["rate", "per"]);
  const { rate, per } = discount as Discount;
  assertNumber(functionName, "options.discount.rate", rate, { min: leastRate });
  if (rate > 1) {
    throw new RetentionError(functionName, "options.discount.rate", "must be at most 1", rate, "10% is 0.1");
  }
  const force = log1p(rate);
  if (per == null) {
    if (timeUnit === null) return force;
    const rule = `must be given, such as { rate: ${rate}, per: "year" } or, the model's unit, per: "${timeUnit}"`;
    throw new RetentionError(functionName, "options.discount.per", rule, per);
  }
  assertTimeUnit(functionName, "options.discount.per", per);
  if (timeUnit === null) {
    throw new RetentionError(functionName, "options.discount.per", "needs a model that knows its unit of time", per);
  }
  return (force * daysInUnit[timeUnit]) / daysInUnit[per];
}
