/** Which review on which day, with which seller, at what time. */
export { type AreaPlan, type GatheredReview, groupByArea, type GroupByAreaOptions } from "./areas/group-by-area.js";
export {
  type PlanningProgress,
  planReviewsBySeller,
  type PlanReviewsBySellerOptions,
} from "./plan-reviews-by-seller.js";
export { planReviews } from "./plan-reviews.js";
export {
  type AddedReview,
  comparePlans,
  type DroppedReview,
  type LoadDifference,
  type PlanComparison,
  type ShiftedReview,
} from "./plan/compare-plans.js";
export { joinPlans } from "./plan/join-plans.js";
export {
  type DayUtilisation,
  loadOf,
  type LoadOfOptions,
  type PlanLoad,
  type SellerUtilisation,
  type Utilisation,
  type WeekUtilisation,
} from "./plan/plan-load.js";
export type { PlanReviewsOptions } from "./plan/plan-reviews-options.js";
export type { PlanningRequest } from "./plan/planning-request.js";
export type {
  BookedReview,
  BookingRemedy,
  DayLoad,
  MovedReview,
  PeriodLoad,
  PeriodShortage,
  PinConflict,
  PreviousBooking,
  ReviewPlace,
  ReviewPlan,
  SellerLoad,
  UnbookedCause,
  UnbookedReview,
} from "./plan/review-plan.js";
export {
  type BusyTime,
  type ProposedSlot,
  proposeSlots,
  type ProposeSlotsOptions,
  type SlotProposal,
} from "./times/propose-slots.js";
