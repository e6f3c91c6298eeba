import type { Contract } from "../../records/account/contract.js";
import { renewalWindow } from "./contract-succession.js";
import { isClosed } from "./contract-status.js";
import { lateRenewalDays } from "./late-until.js";

/** How the last term of a chain stands on a day: it goes on, may still be renewed late, or is over. */
export type Course = "goes on" | "late" | "over";

/**
 * How the last term of a chain stands on a day.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function courseOf(
  { contract, startDay, endDay }: { contract: Contract; startDay: number; endDay: number | null },
  asOfDay: number,
  windowDays: number,
): Course {
  const { status } = contract;
  const hasEnded = status === "expired" || (status === "cancelled" && endDay === null);
  const isPast = endDay !== null && endDay < asOfDay && !renewsItself(contract);
  if (!hasEnded && !isPast) return "goes on";
  const isLost = hasEnded || status === "cancelled";
  return isLost || isTooLateFor(endDay, windowAfter(startDay, endDay, windowDays), asOfDay) ? "over" : "late";
}

/**
 * Whether a contract begins a new term by itself.
 * @internal
 */
export function renewsItself(contract: Contract): boolean {
  return contract.autoRenews === true && !isClosed(contract);
}

/**
 * Whether a term ended so long ago that a late renewal would have come as well.
 *
 * @param windowDays - The term's own, as `windowAfter` tells it.
 * @internal
 */
export function isTooLateFor(endDay: number | null, windowDays: number, asOfDay: number): boolean {
  return endDay !== null && endDay + lateRenewalDays(windowDays) < asOfDay;
}

/**
 * Days after the end of a term within which it may be renewed late; 0 without an end.
 * @internal
 */
export function windowAfter(startDay: number, endDay: number | null, windowDays: number): number {
  return endDay === null ? 0 : Math.max(0, renewalWindow({ startDay, endDay }, windowDays));
}
