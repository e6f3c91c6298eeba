// Errors
export { RetentionError } from "./errors.js";

// Records
export type { Account, OwnedProduct } from "./records/account.js";
export type { Product } from "./records/product.js";
export type { Purchase } from "./records/purchase.js";
export type { Batch, Rejection } from "./records/rejection.js";
export type { Seller, Weekday, WorkingCalendar } from "./records/seller.js";
export type { SurveyAnswer } from "./records/survey-answer.js";
export type { Ticket } from "./records/ticket.js";
export type { Instant, PlainDate, TimeUnit } from "./records/time.js";
export type { Touch } from "./records/touch.js";

// Evidence
export type { Assumption } from "./evidence/assumption.js";
export {
  assumptions,
  type AssumptionKey,
  type AssumptionOverrides,
  type AssumptionPreset,
  type Assumptions,
  type AssumptionValue,
} from "./evidence/assumptions.js";
export type { Contribution, Explained } from "./evidence/explained.js";
export type { Reason, ReasonCode, ReasonParameters } from "./evidence/reason.js";
export type { ReviewInterval } from "./evidence/review-figures.js";

// Calendar

// Measures
export type { IntervalOptions } from "./measures/confidence.js";
export { shareInterval, type ShareInterval } from "./measures/share-interval.js";

// Scorecard
export {
  defineScorecard,
  type ScoreBand,
  type Scorecard,
  type ScorecardDefinition,
} from "./scorecard/define-scorecard.js";
export { evaluateScorecard, type ScorecardResult, type ScorecardValues } from "./scorecard/evaluate-scorecard.js";
export type { BandFactor, BoundedFactor, DecayFactor, Factor, LinearFactor, StepFactor } from "./scorecard/factor.js";

// Opportunity

// Effort

// Purchases

// Value

// Word of mouth

// Loyalty

// Reviews
export type { PlanningRequest } from "./reviews/planning-request.js";
export type {
  BookedReview,
  BookingRemedy,
  DayLoad,
  MovedReview,
  PinConflict,
  PreviousBooking,
  ReviewPlan,
  SellerLoad,
  UnbookedCause,
  UnbookedReview,
} from "./reviews/review-plan.js";
export { nextReview, type NextReview, type NextReviewOptions } from "./reviews/next-review.js";
export {
  reviewPolicy,
  type ProductKind,
  type ReviewIntervals,
  type ReviewLevel,
  type ReviewPolicy,
  type ReviewPolicyInput,
  type ReviewPolicyOptions,
  type ReviewPriority,
} from "./reviews/review-policy.js";
export type { ReviewSignal } from "./reviews/review-signal.js";
export { upcomingReviews, type UpcomingReviewsOptions } from "./reviews/upcoming-reviews.js";

// Portfolio
