import type { ReviewWindow } from "./review-interval.js";
import { asksAtOnce, type OpenSignal } from "./review-signal.js";

/**
 * The signals that ask for a day before another.
 * @internal
 */
export function askingBefore(open: readonly OpenSignal[], day: number): OpenSignal[] {
  return open.filter(({ reviewByDay }) => reviewByDay < day);
}

/**
 * The ideal and the earliest day of a window that signals pull forward.
 * @internal
 */
export function pulledForward(
  window: ReviewWindow,
  pulling: readonly OpenSignal[],
  asOf: number,
  renewalDaysInHand: number,
): Pick<ReviewWindow, "ideal" | "earliest"> {
  const ideal = pulling.reduce((first, open) => Math.min(first, bestDay(open, asOf, renewalDaysInHand)), window.ideal);
  const pulled = window.earliest - (window.ideal - ideal);
  const arises = pulling.reduce((first, { onDay }) => Math.min(first, onDay), Infinity);
  // No window opens before what asks for it has arisen.
  return { ideal, earliest: Math.min(window.earliest, Math.max(pulled, Math.min(arises, ideal))) };
}

/** What has happened is best talked about at once, or as soon as it does; what is to be signed some days ahead. */
function bestDay(
  { signal: { code }, onDay, reviewByDay }: OpenSignal,
  asOf: number,
  renewalDaysInHand: number,
): number {
  if (asksAtOnce(code)) return Math.min(reviewByDay, Math.max(onDay, asOf));
  const isToSign = code === "renewal-near" || code === "deal-closing";
  return reviewByDay - (isToSign ? Math.min(renewalDaysInHand, Math.max(0, reviewByDay - onDay)) : 0);
}
