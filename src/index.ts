/**
 * Scoring, planning, loyalty, purchase models and word of mouth, and the main job over all of it.
 * @module retention-kit
 */

// Errors
export { RetentionError } from "./errors.js";

// Records
export type { Account, OwnedProduct } from "./records/account.js";
export type { AccountSignal } from "./records/account-signal.js";
export type { Contact } from "./records/contact.js";
export type { ContactPreferences } from "./records/contact-preferences.js";
export type { Contract } from "./records/contract.js";
export type { Deal, DealLine } from "./records/deal.js";
export type { Invoice } from "./records/invoice.js";
export type { Product } from "./records/product.js";
export type { Purchase } from "./records/purchase.js";
export type { Batch, Rejection } from "./records/rejection.js";
export type {
  CalendarLayer,
  LayeredCalendar,
  Seller,
  Weekday,
  WeeklyHours,
  WorkingCalendar,
} from "./records/seller.js";
export type { SurveyAnswer } from "./records/survey-answer.js";
export type { Ticket, TicketMessage, TicketSolution, TicketWait } from "./records/ticket.js";
export type { Instant, PlainDate, TimeUnit } from "./records/time.js";
export type { Touch } from "./records/touch.js";
export type { Usage } from "./records/usage.js";

// Evidence
export type { Assumption } from "./evidence/assumption.js";
export {
  assumptions,
  type AssumptionKey,
  type AssumptionOverrides,
  type Assumptions,
  type AssumptionValue,
} from "./evidence/assumptions.js";
export type { AssumptionPreset } from "./evidence/preset-of.js";
export type { Contribution, Explained } from "./reasons/explained.js";
export type { Message, Reason, ReasonCode, ReasonParameters } from "./reasons/reason.js";
export type { ReviewInterval } from "./evidence/review-figures.js";

// Calendar
export { addBusinessMinutes } from "./calendar/add-business-minutes.js";
export { addWorkingDays } from "./calendar/add-working-days.js";
export { addWorkingDaysToInstant } from "./calendar/add-working-days-to-instant.js";
export { businessMinutesBetween, type WorkingTimeOptions } from "./calendar/business-minutes-between.js";
export { dayOf } from "./calendar/day-of.js";
export { intersectCalendars } from "./calendar/intersect-calendars.js";
export { isOpenAt } from "./calendar/is-open-at.js";
export { isWorkingDay, type WorkingDayOptions } from "./calendar/is-working-day.js";
export { mergeCalendars } from "./calendar/merge-calendars.js";
export { nextOpening } from "./calendar/next-opening.js";
export { openStretches, type OpenStretch } from "./calendar/open-stretches.js";
export { workingDaysBetween } from "./calendar/working-days-between.js";

// Measures
export type { CalendarPeriod } from "./calendar/calendar-period.js";
export {
  cohortTable,
  type Cohort,
  type CohortCell,
  type CohortTable,
  type CohortTableOptions,
} from "./measures/cohort-table.js";
export { compareGroups, type Group, type GroupComparison, type SharedGroup } from "./measures/compare-groups.js";
export type { IntervalOptions } from "./measures/confidence.js";
export {
  customerEffortScore,
  type CustomerEffortScore,
  type CustomerEffortScoreOptions,
  type EffortRule,
  type EffortScale,
} from "./measures/customer-effort-score.js";
export {
  customerSatisfaction,
  type CustomerSatisfaction,
  type CustomerSatisfactionOptions,
} from "./measures/customer-satisfaction.js";
export {
  customerValue,
  type CustomerValue,
  type CustomerValueInput,
  type ValueConvention,
} from "./measures/customer-value.js";
export { drawControlGroup, type ControlGroup, type DrawControlGroupOptions } from "./measures/draw-control-group.js";
export {
  mayAsk,
  type AskPermission,
  type MayAskOptions,
  type SentSurvey,
  type SurveyPolicy,
} from "./measures/may-ask.js";
export { netPromoterScore, type NetPromoterScore } from "./measures/net-promoter-score.js";
export {
  repeatPurchaseRate,
  type RepeatPurchaseRate,
  type RepeatPurchaseRateOptions,
} from "./measures/repeat-purchase-rate.js";
export {
  retentionLeverage,
  type AssumptionOptions,
  type RetentionLeverage,
  type RetentionLeverageInput,
} from "./measures/retention-leverage.js";
export { retentionRate, type CustomerCounts, type RetentionRate } from "./measures/retention-rate.js";
export { sampleSize, type SampleSizeOptions } from "./measures/sample-size.js";
export { shareInterval, type ShareInterval } from "./measures/share-interval.js";
export { survivalCurve, type Stay, type SurvivalCurve } from "./measures/survival-curve.js";

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
export { defineCatalogue } from "./opportunity/define-catalogue.js";
export { type Catalogue, type CatalogueDefinition, type CatalogueOptions } from "./opportunity/catalogue.js";
export {
  fitPurchasePropensity,
  type PropensityFitOptions,
  type PropensityModel,
  type PropensityObservation,
} from "./opportunity/fit-purchase-propensity.js";
export type { Means } from "./opportunity/means.js";
export type { Offer } from "./opportunity/offers.js";
export type { OpportunityLevel } from "./opportunity/opportunity-level.js";
export {
  opportunityPolicy,
  type OpportunityPolicy,
  type OpportunityPolicyInput,
  type OpportunityPolicyOptions,
} from "./opportunity/opportunity-policy.js";
export { type OfferKind } from "./opportunity/openings.js";
export { type OpportunityFactor } from "./opportunity/opportunity-scorecard.js";
export { purchaseObservations, type PurchaseObservationsOptions } from "./opportunity/purchase-observations.js";
export { rankOpportunities } from "./opportunity/rank-opportunities.js";
export { scoreOpportunity, type Opportunity, type OpportunityOptions } from "./opportunity/score-opportunity.js";

// Effort
export {
  detectRecurringProblems,
  type DetectRecurringProblemsOptions,
  type RecurringProblem,
  type RecurringProblems,
} from "./service/problems/detect-recurring-problems.js";
export type { EffortDriver, EffortRange, EffortWeights, TimeStandard } from "./service/effort/driver.js";
export type { MeasuredTicket } from "./service/effort/driver-values.js";
export type { EarlierSolutions, SolutionUsed } from "./service/problems/earlier-solutions.js";
export { effortPolicy, type EffortPolicy, type EffortPolicyInput } from "./service/effort/effort-policy.js";
export type { EffortWeightsModel, FittedDriver } from "./service/effort/effort-weights-model.js";
export {
  evaluateServiceStandards,
  type EvaluateServiceStandardsOptions,
  type ServiceStandardsReport,
} from "./service/standards/evaluate-service-standards.js";
export { fitEffortWeights, type FitEffortWeightsOptions } from "./service/effort/fit-effort-weights.js";
export type { TicketAnswer } from "./service/effort/link-answers.js";
export type { ProblemKind } from "./service/problems/problem-series.js";
export { scoreEffort, type EffortScore, type ScoreEffortOptions } from "./service/effort/score-effort.js";
export type { ServiceHours } from "./service/log/service-clock.js";
export type { QueueLoad, StaffedService } from "./service/standards/queue-service.js";
export { serviceLevel, type TeamLoad } from "./service/standards/service-level.js";
export type {
  ServiceStandard,
  StandardLimit,
  StandardMeasure,
  StandardRule,
  StandardScope,
  TimeMeasure,
} from "./service/standards/service-standard.js";
export type {
  StandardCompliance,
  StandardGroup,
  StandardPeriod,
  StandardShare,
  StandardShareOf,
} from "./service/standards/standard-compliance.js";
export { staffForStandard, type ServiceLoad, type Staffing } from "./service/standards/staff-for-standard.js";
export {
  ticketDueTimes,
  type StandardDueTime,
  type TicketDueTime,
  type TicketDueTimesOptions,
} from "./service/standards/ticket-due-times.js";
export type { TicketHours } from "./service/standards/ticket-hours.js";
export type { TicketEvent, TicketEventKind } from "./service/log/ticket-event.js";
export { ticketFromEvents } from "./service/log/ticket-from-events.js";
export {
  type ElapsedMinutes,
  type LoggedTicket,
  type StatusMeaning,
  type TicketFromEventsOptions,
} from "./service/log/logged-ticket.js";
export { ticketsFromEvents } from "./service/log/tickets-from-events.js";
export type { UnitsFrom, UnitsInUse } from "./service/problems/units-in-use.js";

// Purchases
export {
  betaDiscreteWeibullModel,
  type BetaDiscreteWeibullModel,
  type BetaDiscreteWeibullParameters,
} from "./purchases/models/contracts/beta-discrete-weibull-model.js";
export { bgBbModel, type BgBbModel, type BgBbParameters } from "./purchases/models/bg-bb/bg-bb-model.js";
export { type PeriodModelOptions } from "./purchases/engine/period-options.js";
export { bgNbdModel, type BgNbdModel, type BgNbdParameters } from "./purchases/models/beta-geometric/bg-nbd-model.js";
export type { ContractCohort, ContractFitOptions } from "./purchases/models/contracts/contract-cohorts.js";
export {
  compareModels,
  type CompareOptions,
  type FrequencyBin,
  type JudgedHistory,
  type ModelComparison,
} from "./purchases/evaluation/compare-models.js";
export type { ContractAge } from "./purchases/models/contracts/contract-age.js";
export type { ContractModel } from "./purchases/models/contracts/contract-models.js";
export {
  cumulativeTracking,
  type TrackingOptions,
  type TrackingPoint,
} from "./purchases/evaluation/cumulative-tracking.js";
export type { Discount } from "./purchases/predictions/discount.js";
export { discountedResidualLifetime } from "./purchases/predictions/discounted-residual-lifetime.js";
export {
  type DiscountOptions,
  discountedResidualPurchases,
} from "./purchases/predictions/discounted-residual-purchases.js";
export { expectedNextPurchase, type NextPurchase } from "./purchases/predictions/expected-next-purchase.js";
export { expectedPurchases, type HorizonOptions } from "./purchases/predictions/expected-purchases.js";
export { expectedSpend } from "./purchases/models/gamma-gamma/expected-spend.js";
export { explainAlive, type ExplainedAlive } from "./purchases/predictions/explain-alive.js";
export { fitBetaDiscreteWeibull } from "./purchases/models/contracts/fit-beta-discrete-weibull.js";
export { type CountedOpportunities, fitBgBb } from "./purchases/models/bg-bb/fit-bg-bb.js";
export { type PeriodFitOptions } from "./purchases/engine/period-options.js";
export { fitBgNbd } from "./purchases/models/beta-geometric/fit-bg-nbd.js";
export {
  fitGammaGamma,
  type SpendFitOptions,
  type SpendHistory,
} from "./purchases/models/gamma-gamma/fit-gamma-gamma.js";
export type {
  CountedHistory,
  CovariateCoefficients,
  CovariateNames,
  FittedHistoryModel,
  FitOptions,
} from "./purchases/engine/fit-histories.js";
export { fitMbgNbd } from "./purchases/models/beta-geometric/fit-mbg-nbd.js";
export { fitParetoNbd } from "./purchases/models/pareto-nbd/fit-pareto-nbd.js";
export { fitShiftedBetaGeometric } from "./purchases/models/contracts/fit-shifted-beta-geometric.js";
export {
  frequencyRecencyMatrix,
  type MatrixCell,
  type MatrixOptions,
} from "./purchases/evaluation/frequency-recency-matrix.js";
export {
  gammaGammaModel,
  type GammaGammaModel,
  type GammaGammaParameters,
} from "./purchases/models/gamma-gamma/gamma-gamma-model.js";
export type { ContinuousModel, HistoryOf, PurchaseModel } from "./purchases/predictions/posterior.js";
export type { OpportunityHistory, PurchaseHistory } from "./purchases/histories/history.js";
export type { ModelOptions } from "./purchases/engine/history-model-from-parameters.js";
export { type LikelihoodRatio, likelihoodRatioTest } from "./purchases/evaluation/likelihood-ratio-test.js";
export { lifetimeValue, type LifetimeValueOptions } from "./purchases/predictions/lifetime-value.js";
export { type LikelihoodHistory, type LikelihoodModel, logLikelihood } from "./purchases/evaluation/log-likelihood.js";
export { mbgNbdModel, type MbgNbdModel } from "./purchases/models/beta-geometric/mbg-nbd-model.js";
export type { AnyModel, Model } from "./purchases/engine/model.js";
export {
  type BootstrapOptions,
  predictionInterval,
  type PredictionInterval,
  type PredictionIntervalOptions,
} from "./purchases/evaluation/prediction-interval.js";
export {
  predictPurchases,
  type PurchasePrediction,
  type PurchasePredictions,
} from "./purchases/predictions/predict-purchases.js";
export { type AliveOptions, probabilityAlive } from "./purchases/predictions/probability-alive.js";
export { probabilityOfBuying } from "./purchases/predictions/probability-of-buying.js";
export { type CountOptions, probabilityOfPurchases } from "./purchases/predictions/probability-of-purchases.js";
export {
  paretoNbdModel,
  type ParetoNbdModel,
  type ParetoNbdParameters,
} from "./purchases/models/pareto-nbd/pareto-nbd-model.js";
export {
  purchaseAccumulator,
  type PurchaseAccumulator,
  type PurchaseSummary,
  type SummaryOptions,
} from "./purchases/histories/purchase-accumulator.js";
export {
  type HoldoutOptions,
  type HoldoutSplit,
  type HoldoutSummary,
  splitHoldout,
} from "./purchases/histories/split-holdout.js";
export {
  shiftedBetaGeometricModel,
  type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters,
} from "./purchases/models/contracts/shifted-beta-geometric-model.js";
export {
  type SimulatedFuture,
  simulateHistories,
  type SimulationOptions,
} from "./purchases/evaluation/simulate-histories.js";
export { survival, type SurvivalOptions } from "./purchases/models/contracts/survival.js";
export { type PurchaseSummaries, summarizePurchases } from "./purchases/histories/summarize-purchases.js";

// Value
export type { OtherValueItem } from "./reasons/codes/value.js";
export type { AskNext } from "./value/ask-next.js";
export { matchValue, type MatchedCustomer, type ValueMatch } from "./value/match-value.js";
export {
  rankValueDrivers,
  type ValueDriver,
  type ValueDriverOptions,
  type ValueDrivers,
  type ValueGroup,
} from "./value/rank-value-drivers.js";
export {
  switchingRisk,
  type PerceivedSwitch,
  type PerceivedValue,
  type SwitchingRisk,
  type SwitchingRiskOptions,
  type TippingPoint,
} from "./value/switching-risk.js";
export type { CustomerKind, ValueFamily } from "./value/value-groups.js";
export type { ValueInterview } from "./value/value-interview.js";

// Word of mouth
export {
  type BassDiffusion,
  bassDiffusion,
  type BassDiffusionInput,
  type BassDiffusionOptions,
} from "./word-of-mouth/diffusion/bass-diffusion.js";
export type {
  OnlinePosting,
  ProblemOutcome,
  TellingOutcome,
  WordOfMouthCohort,
} from "./word-of-mouth/process/cohort.js";
export type { WordOfMouthChannel } from "./word-of-mouth/process/quantity.js";
export {
  type CustomerReferralValue,
  customerReferralValue,
  type CustomerReferralValueOptions,
  type Referral,
} from "./word-of-mouth/referrals/customer-referral-value.js";
export {
  type BassDiffusionFit,
  type BassForecast,
  type BassInterval,
  fitBassDiffusion,
  type FitBassDiffusionOptions,
} from "./word-of-mouth/diffusion/fit-bass-diffusion.js";
export type { NegativeBinomialFit } from "./word-of-mouth/fit-negative-binomial.js";
export {
  fitWordOfMouth,
  type FitWordOfMouthOptions,
  type ReferralRecord,
  type WordOfMouthFit,
  type WordOfMouthObservations,
} from "./word-of-mouth/fit-word-of-mouth.js";
export type { Estimate, WordOfMouthEstimates } from "./word-of-mouth/process/estimate.js";
export {
  type MarketDamage,
  marketDamage,
  type MarketDamageInput,
  type MarketDamageOptions,
  type OutcomeDamage,
} from "./word-of-mouth/market-damage.js";
export {
  projectReferralProgram,
  type ReferralProgram,
  type ReferralProgramInput,
  type ReferralProgramOptions,
} from "./word-of-mouth/referrals/project-referral-program.js";
export {
  type ChannelOfWordOfMouth,
  type GenerationOfWordOfMouth,
  type OutcomeOfWordOfMouth,
  type PeriodOfWordOfMouth,
  projectWordOfMouth,
  type WordOfMouthOptions,
  type WordOfMouthProjection,
} from "./word-of-mouth/project-word-of-mouth.js";
export type { SimulatedEstimate, SimulatedQuantities } from "./word-of-mouth/simulation/path-tallies.js";
export type { Reproduction } from "./word-of-mouth/exact/reproduction.js";
export {
  sensitivity,
  type SensitivityBar,
  type SensitivityInput,
  type SensitivityOptions,
  type WordOfMouthQuantity,
  type WordOfMouthSensitivity,
} from "./word-of-mouth/sensitivity.js";
export {
  type SimulatedPeriod,
  type SimulatedWordOfMouth,
  simulateWordOfMouth,
  type SimulateWordOfMouthOptions,
} from "./word-of-mouth/simulate-word-of-mouth.js";
export type {
  MeanRange,
  MixtureTells,
  NegativeBinomialTells,
  PoissonTells,
  RangeTells,
  SharesTells,
  TailTells,
  Tells,
} from "./word-of-mouth/process/tells.js";
export { type ViralGrowth, viralGrowth, type ViralGrowthInput } from "./word-of-mouth/referrals/viral-growth.js";

// Loyalty
export type { LoyaltyChange } from "./loyalty/estimate/changed-most-by.js";
export {
  comparePredictions,
  type ComparePredictionsOptions,
  type PredictionDifference,
  type PredictionsComparison,
} from "./loyalty/compare-predictions.js";
export { estimateLoyalty, type LoyaltyEstimate } from "./loyalty/estimate/estimate-loyalty.js";
export type { EstimateLoyaltyOptions } from "./loyalty/estimate/estimate-context.js";
export {
  evaluatePredictions,
  type CalibrationBin,
  type EvaluatePredictionsOptions,
  type PredictionEvaluation,
  type PredictionWeights,
} from "./loyalty/evaluate-predictions.js";
export type { PredictionScores } from "./loyalty/ordered-predictions.js";
export type { Bounds } from "./loyalty/resampled-accounts.js";
export { fitLoyaltyModel, type FitLoyaltyModelOptions } from "./loyalty/model/fit-loyalty-model.js";
export {
  healthPolicy,
  type HealthFactor,
  type HealthPolicy,
  type HealthPolicyInput,
} from "./loyalty/health/health-policy.js";
export type { LoyaltyEvidence } from "./loyalty/estimate/loyalty-evidence.js";
export type { EffortCurve, Influence, LoyaltyModel } from "./loyalty/model/loyalty-model.js";
export type { LoyaltyObservation } from "./loyalty/model/loyalty-observations.js";
export { priorLoyaltyModel, type PriorLoyaltyModelOptions } from "./loyalty/model/prior-loyalty-model.js";
export {
  scoreHealth,
  type HealthEvent,
  type HealthScore,
  type ScoreHealthOptions,
} from "./loyalty/health/score-health.js";
export { recoveryValue, type RecoveryValue, type RecoveryValueOptions } from "./loyalty/recovery/recovery-value.js";

// Reviews
export type { FollowUpPolicy, FollowUpStep } from "./conversation/follow-ups/follow-up-policy.js";
export {
  scheduleFollowUps,
  type FollowUp,
  type FollowUpOptions,
  type FollowUps,
  type Sale,
} from "./conversation/follow-ups/schedule-follow-ups.js";
export {
  recommendAfterReview,
  type AfterReview,
  type AfterReviewOptions,
  type AfterReviewPolicy,
} from "./conversation/recommendation/recommend-after-review.js";
export { type OfferCase, type Recommendation } from "./conversation/recommendation/recommendation.js";
export type { ReviewFindings, ReviewProblem } from "./conversation/recommendation/review-findings.js";
export { joinPlans } from "./planner/plan/join-plans.js";
export { planReviews } from "./planner/plan-reviews.js";
export {
  planReviewsBySeller,
  type PlanningProgress,
  type PlanReviewsBySellerOptions,
} from "./planner/plan-reviews-by-seller.js";
export type { PlanReviewsOptions } from "./planner/plan/plan-reviews-options.js";
export {
  loadOf,
  type DayUtilisation,
  type LoadOfOptions,
  type PlanLoad,
  type SellerUtilisation,
  type Utilisation,
  type WeekUtilisation,
} from "./planner/plan/plan-load.js";
export {
  comparePlans,
  type AddedReview,
  type DroppedReview,
  type LoadDifference,
  type PlanComparison,
  type ReviewPlace,
  type ShiftedReview,
} from "./planner/plan/compare-plans.js";
export {
  type ProposedSlot,
  proposeSlots,
  type ProposeSlotsOptions,
  type SlotProposal,
} from "./planner/times/propose-slots.js";
export type { PlanningRequest } from "./planner/plan/planning-request.js";
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
} from "./planner/plan/review-plan.js";
export { nextReview, type NextReview, type NextReviewOptions } from "./reviews/next-review.js";
export {
  reviewAgenda,
  type AgendaQuestion,
  type ReviewAgenda,
  type ReviewAgendaOptions,
} from "./conversation/agenda/review-agenda.js";
export {
  reviewInvitation,
  type InvitationPolicy,
  type ReviewInvitation,
  type ReviewInvitationOptions,
} from "./conversation/review-invitation.js";
export type {
  Directness,
  QuestionOccasion,
  ReviewArea,
  ReviewPurpose,
  ReviewQuestion,
} from "./conversation/agenda/review-question.js";
export type { ReminderRules, ServiceAsset, ServiceRule } from "./conversation/reminders/reminder-rules.js";
export {
  scheduleServiceReminders,
  type ServiceReminder,
  type ServiceReminderOptions,
  type ServiceReminders,
} from "./conversation/reminders/schedule-service-reminders.js";
export type { DueService } from "./conversation/reminders/due-services.js";
export type { UseReading } from "./conversation/reminders/use-forecast.js";
export { reviewQuestions } from "./conversation/agenda/review-questions.js";
export {
  reviewPolicy,
  type AccountInterval,
  type ProductKind,
  type ReviewIntervals,
  type ReviewLevel,
  type ReviewPolicy,
  type ReviewPolicyInput,
  type ReviewPolicyOptions,
  type ReviewPriority,
} from "./reviews/review-policy.js";
export type { DayInterval } from "./reviews/day-interval.js";
export type { ReviewSignal } from "./reviews/review-signal.js";
export { upcomingReviews, type UpcomingReviewsOptions } from "./reviews/upcoming-reviews.js";

// Allocation
export {
  allocateReviews,
  type AllocatedSeller,
  type AllocateReviewsOptions,
  type AllocationSensitivity,
  type ReviewAllocation,
} from "./allocation/allocate-reviews.js";
export type { AllocatedReviews, HeldContacts } from "./allocation/allocated-reviews.js";
export type { AllocationAccount, ResponseSource, SegmentCurves } from "./allocation/allocation-account.js";
export { cadencePolicy, type CadencePolicyOptions } from "./allocation/cadence-policy.js";
export type { ContactKind } from "./allocation/contact-kinds.js";
export type { ContactOptionsInput } from "./allocation/read-accounts.js";
export { sizeTeam, type SizedTeam, type SizeTeamOptions, type TeamSize } from "./allocation/size-team.js";
export type { AttentionParts, AttentionStakes } from "./allocation/curves/curve-from-attention.js";
export type { ResponseAnswers } from "./allocation/curves/curve-from-answers.js";
export { responseAt } from "./allocation/curves/response-at.js";
export {
  responseCurve,
  type AdbudgResponse,
  type ExponentialResponse,
  type ResponseCurve,
  type ResponseCurveBasis,
  type ResponseCurveOptions,
  type ResponseSpec,
  type TableResponse,
} from "./allocation/curves/response-curve.js";
export type { ResponseFactors, ResponseJudgment } from "./allocation/curves/response-judgment.js";
export type { HourMove } from "./allocation/hour-moves.js";
export type { AllocationSeller } from "./allocation/team-hours.js";

// Portfolio
export type { ActionKind } from "./portfolio/proposals-for.js";
export { nextBestActions, type NextBestAction, type NextBestActionOptions } from "./portfolio/next-best-actions.js";
export type { AccountEffort } from "./portfolio/account-effort.js";
export type { BookModels } from "./portfolio/book-models.js";
export type { BookValueAtRisk } from "./portfolio/stakes/book-value-at-risk.js";
export type { AccountWordOfMouth, BookWordOfMouth } from "./portfolio/book-word-of-mouth.js";
export type { PortfolioModels, PortfolioOptions, PortfolioPolicies } from "./portfolio/portfolio-options.js";
export type { PortfolioRejection } from "./portfolio/portfolio-rejection.js";
export { reviewPortfolio, type Portfolio, type PortfolioRecords } from "./portfolio/review-portfolio.js";
export { type PortfolioAccount } from "./portfolio/account-picture.js";
export type { AccountStanding, AccountState } from "./portfolio/standing/account-standing.js";
export type { StandingPolicy } from "./portfolio/standing/standing-policy.js";
export type { SignalPolicy } from "./portfolio/review-signals.js";
export type { Growth } from "./portfolio/stakes/account-growth.js";
export type { Renewal, RenewalIntention } from "./portfolio/stakes/account-renewal.js";
export type { Bounded, ValueAtRisk } from "./portfolio/stakes/value-at-risk.js";
export type { WinBack } from "./portfolio/stakes/win-back.js";
export type { ValueAtRiskPolicy } from "./portfolio/stakes/value-at-risk.js";
export type { WordOfMouthPolicy } from "./portfolio/word-of-mouth-policy.js";

// The back-test
export { backtest, type Backtest } from "./backtest/backtest.js";
export type { BacktestOptions, BacktestProgress, BacktestRule } from "./backtest/backtest-options.js";
export type { Extreme } from "./backtest/extremes.js";
export type { JudgedBuying, JudgedPredictor, Predictor } from "./backtest/judge-buying-again.js";
export type { JudgedOffers, OffersByRule } from "./backtest/judge-offers.js";
export type { ExpectedTenth, JudgedGroup, JudgedOpportunity } from "./backtest/judge-opportunity.js";
export type { JudgedPlan, Reached } from "./backtest/judge-plan.js";
export type { JudgedRisk } from "./backtest/judge-value-at-risk.js";
export type { BacktestWindow } from "./backtest/judge-window.js";
export type { Refit } from "./backtest/predicted-book.js";
export type { Verdict } from "./backtest/verdicts.js";
