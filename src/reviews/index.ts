/** When an account is due. */
export type { DayInterval } from "./day-interval.js";
export type {
  AnchoredInterval,
  ReviewAnchor,
  ReviewRhythm,
  ReviewRhythmInput,
  WeekInterval,
} from "./review-interval.js";
export { nextReview, type NextReview, type NextReviewOptions } from "./next-review.js";
export {
  type AccountInterval,
  type ContactKinds,
  type ProductKind,
  type ReviewIntervals,
  type ReviewLevel,
  type ReviewPolicy,
  type ReviewPolicyInput,
  type ReviewPolicyOptions,
  type ReviewPriority,
} from "./review-policy-input.js";
export { reviewPolicy } from "./review-policy.js";
export type { ReviewSignal } from "./review-signal.js";
export { upcomingReviews, type UpcomingReviewsOptions } from "./upcoming-reviews.js";
export {
  type AccountTouchCount,
  type AccountTouchProgress,
  type SellerTouchProgress,
  type TouchCount,
  type TouchGoal,
  touchProgress,
  type TouchProgress,
  type TouchProgressOptions,
} from "./touch-progress.js";
