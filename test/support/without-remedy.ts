import type { UnbookedReview } from "retention-kit";

/** A review without a day as it is told where no one looked for what would have booked it. */
export function withoutRemedy(review: UnbookedReview): UnbookedReview {
  const reasons = review.reasons.filter(({ code }) => !code.startsWith("planning.remedy."));
  return { ...review, remedy: null, reasons };
}
