import type { ReviewWindow } from "./review-interval.js";
import type { OpenSignal } from "./review-signal.js";

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
  const ideal = pulling.reduce((first, { signal, onDay, reviewByDay }) => {
    const isToSign = signal.code === "renewal-near" || signal.code === "deal-closing";
    const inHand = isToSign ? Math.min(renewalDaysInHand, Math.max(0, reviewByDay - onDay)) : 0;
    return Math.min(first, reviewByDay - inHand);
  }, window.ideal);
  const pulled = window.earliest - (window.ideal - ideal);
  const arises = pulling.reduce((first, { onDay }) => Math.min(first, onDay), Infinity);
  const earliest = arises > asOf ? Math.min(window.earliest, Math.max(pulled, Math.min(arises, ideal))) : pulled;
  return { ideal, earliest };
}
