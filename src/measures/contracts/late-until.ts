import { renewalWindow } from "./contract-succession.js";

/**
 * Days after an end up to the last one on which a late renewal may begin. It begins that many days after the day after the end
 * at most, and after a term too short for a late renewal on no day.
 *
 * @param windowDays - The term's own, as `renewalWindow` tells it.
 * @internal
 */
export function lateRenewalDays(windowDays: number): number {
  return windowDays > 0 ? windowDays + 1 : 0;
}

/**
 * The last day on which a contract that has ended may be renewed late, after which it counts as lost. It is one rule, and all
 * that looks at late renewals follows it.
 *
 * @param windowDays - As for `renewalWindow`.
 * @internal
 */
export function lateUntilDay(term: { startDay: number; endDay: number }, windowDays: number): number {
  return term.endDay + lateRenewalDays(renewalWindow(term, windowDays));
}
